#include "src/article/page.hpp"

#include <algorithm>

#include "src/article/line_features.hpp"
#include "src/article/plain_text.hpp"
#include "src/text/fold.hpp"

namespace dateline::article {
namespace {

constexpr std::size_t max_head_blocks = 25;  // between a headline and its article

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

void set_title(std::size_t at, const PageMetadata& page, Article& article) {
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

// The blocks around headline and begin of the article, where pages say who wrote it and when.
struct Head {
  std::size_t first = 0, last = 0;
};

Head head_of(const Article& article, std::size_t headline) {
  const std::size_t size = article.blocks.size();
  const std::size_t begin = std::min(article_begin(article), size);
  const bool near = headline < size && headline <= begin && begin - headline <= max_head_blocks;
  const std::size_t top = near ? headline : begin;
  const std::size_t before = near ? 3 : 8;
  return {top - std::min(top, before), std::min(begin + 3, size)};
}

bool holds_time_element(const HtmlTree& tree, std::int32_t block) {
  const std::int32_t next = tree.nodes[static_cast<std::size_t>(block)].next_sibling;
  const std::int32_t end = std::min(static_cast<std::int32_t>(tree.nodes.size()), block + 40);
  for (std::int32_t i = block; i < (next < 0 ? end : std::min(next, end)); ++i)
    if (tree.nodes[static_cast<std::size_t>(i)].tag == HtmlTag::time) return true;
  return false;
}

void find_written_date(const HtmlTree& tree, const std::vector<BlockContext>& contexts,
                       const WrittenDates& dates, std::size_t headline, Article& article) {
  const Head head = head_of(article, headline);
  for (const bool only_labelled : {true, false}) {
    for (std::size_t i = head.first; i < head.last && !article.published; ++i) {
      if (contexts[i].part == "related-links" && i < headline) continue;
      const auto found = publication_day_of(words_at(article.text, article.blocks[i].span), dates);
      if (!found || (only_labelled && !found->labelled)) continue;
      article.published = found->day;
      article.published_from = holds_time_element(tree, contexts[i].node) ? "time-element" : "dateline";
    }
  }
}

void find_byline_block(Article& article, std::size_t headline) {
  const Head head = head_of(article, headline);
  for (std::size_t i = head.first; i < head.last && article.byline.empty(); ++i)
    article.byline = byline_of(words_at(article.text, article.blocks[i].span));
}

}  // namespace

std::size_t headline_of(const HtmlTree& tree, const VisibleText& page, const PageMetadata& metadata) {
  const std::string title = text::fold(metadata.title), window = text::fold(metadata.window_title);
  const std::vector<Block>& blocks = page.blocks;
  std::size_t first_level = blocks.size(), first_levels = 0, saying = blocks.size();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto node = static_cast<std::size_t>(page.contexts[i].node);
    const int level = heading_level(tree.nodes[node].tag);
    if (level == 0 || level > 3 || blocks[i].span.size() > 400) continue;
    const std::string words = text::fold(words_at(page.text, blocks[i].span));
    if (says_same(words, title) || says_same(words, window)) {
      if (level == 1) return i;
      if (saying == blocks.size()) saying = i;
    }
    if (level == 1 && ++first_levels == 1) first_level = i;
  }
  if (saying < blocks.size()) return saying;
  const bool is_headline =
      first_levels == 1 && features_of(words_at(page.text, blocks[first_level].span)).words >= 3;
  return is_headline ? first_level : blocks.size();
}

void describe_page(const HtmlTree& tree, const std::vector<BlockContext>& contexts, const PageMetadata& page,
                   const WrittenDates& dates, std::size_t headline, Article& article) {
  set_title(headline, page, article);
  if (article.url.empty()) article.url = page.url;
  if (article.outlet.empty()) article.outlet = page.outlet;
  if (article.byline.empty()) article.byline = page.byline;
  if (article.byline.empty()) find_byline_block(article, headline);
  if (article.language.empty()) article.language = page.language;
  if (!article.published && page.published) {
    article.published = page.published;
    article.published_from = page.published_from;
  }
  if (!article.published) find_written_date(tree, contexts, dates, headline, article);
}

}  // namespace dateline::article
