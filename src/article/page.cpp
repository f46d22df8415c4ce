#include "src/article/page.hpp"

#include <algorithm>

#include "src/article/line_features.hpp"
#include "src/article/plain_text.hpp"
#include "src/text/fold.hpp"

namespace dateline::article {
namespace {

// Where the article begins: its first kept block.
std::size_t article_begin(const Article& article) {
  return static_cast<std::size_t>(std::find_if(article.blocks.begin(), article.blocks.end(),
                                               [](const Block& block) { return block.kept(); }) -
                                  article.blocks.begin());
}

bool says_same(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return false;
  const std::string& shorter = a.size() < b.size() ? a : b;
  const std::string& longer = a.size() < b.size() ? b : a;
  return shorter == longer || (shorter.size() >= 15 && longer.find(shorter) != std::string::npos);
}

// The block that is the headline: a heading that says what the page's title says, else its only first-level
// heading.
std::size_t headline_of(const Article& article, const std::vector<BlockContext>& contexts,
                        const HtmlTree& tree, const PageMetadata& page) {
  const std::string title = text::fold(page.title), window = text::fold(page.window_title);
  const std::vector<Block>& blocks = article.blocks;
  std::size_t first_level = blocks.size(), first_levels = 0, saying = blocks.size();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto node = static_cast<std::size_t>(contexts[i].node);
    const int level = heading_level(tree.nodes[node].tag);
    if (level == 0 || level > 3 || blocks[i].span.size() > 400) continue;
    const std::string words = text::fold(words_at(article.text, blocks[i].span));
    if (says_same(words, title) || says_same(words, window)) {
      if (level == 1) return i;
      if (saying == blocks.size()) saying = i;
    }
    if (level == 1 && ++first_levels == 1) first_level = i;
  }
  if (saying < blocks.size()) return saying;
  const bool is_headline =
      first_levels == 1 && features_of(words_at(article.text, blocks[first_level].span)).words >= 3;
  return is_headline ? first_level : blocks.size();
}

void set_title(const HtmlTree& tree, const std::vector<BlockContext>& contexts, const PageMetadata& page,
               Article& article) {
  const std::size_t at = headline_of(article, contexts, tree, page);
  if (at < article.blocks.size()) {
    Block& block = article.blocks[at];
    block.kind = BlockKind::title;
    block.drop_reason.clear();
    article.title_span = block.span;
    if (article.title.empty()) article.title = std::string(words_at(article.text, block.span));
  }
  if (article.title.empty()) article.title = std::string(without_site_name(page.title));
  if (article.title.empty()) article.title = std::string(without_site_name(page.window_title));
}

// <time> between headline and article, or right after its first paragraphs.
void find_time_element(const HtmlTree& tree, const std::vector<BlockContext>& contexts,
                       const WrittenDates& dates, std::size_t headline, Article& article) {
  const std::size_t begin = article_begin(article);
  if (begin >= article.blocks.size()) return;
  const std::size_t first = headline < begin ? headline : begin - std::min<std::size_t>(begin, 12);
  const std::size_t last = std::min(begin + 2, article.blocks.size() - 1);
  const std::int32_t from = contexts[first].node, to = contexts[last].node;
  for (std::int32_t i = from; i <= to; ++i) {
    const HtmlNode& node = tree.nodes[static_cast<std::size_t>(i)];
    if (node.tag != HtmlTag::time) continue;
    const std::string around = text::fold(tree.text_under(node.parent, 200));
    if (around.find("updated") != std::string::npos && around.find("publish") == std::string::npos) continue;
    auto day = dates.first_in(tree.attribute(node, "datetime").value_or(""));
    if (!day) day = dates.first_in(tree.text_under(i, 100));
    if (!day) continue;
    article.published = day;
    article.published_from = "time-element";
    return;
  }
}

void find_byline_block(Article& article, std::size_t headline) {
  const std::size_t begin = std::min(article_begin(article), article.blocks.size());
  const std::size_t first =
      headline < article.blocks.size() ? headline : begin - std::min<std::size_t>(begin, 12);
  const std::size_t last = std::min(std::max(begin, first) + 3, article.blocks.size());
  for (std::size_t i = first; i < last && article.byline.empty(); ++i)
    article.byline = byline_of(words_at(article.text, article.blocks[i].span));
}

}  // namespace

void describe_page(const HtmlTree& tree, const std::vector<BlockContext>& contexts,
                   const MetadataReader& reader, Article& article) {
  const PageMetadata page = reader.read(tree, article.url);
  set_title(tree, contexts, page, article);
  const auto headline = static_cast<std::size_t>(
      std::find_if(article.blocks.begin(), article.blocks.end(),
                   [](const Block& block) { return block.kind == BlockKind::title; }) -
      article.blocks.begin());
  if (article.url.empty()) article.url = page.url;
  if (article.outlet.empty()) article.outlet = page.outlet;
  if (article.byline.empty()) article.byline = page.byline;
  if (article.byline.empty()) find_byline_block(article, headline);
  if (article.language.empty()) article.language = page.language;
  if (!article.published && page.published) {
    article.published = page.published;
    article.published_from = page.published_from;
  }
  if (!article.published) find_time_element(tree, contexts, reader.dates(), headline, article);
}

}  // namespace dateline::article
