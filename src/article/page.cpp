#include "src/article/page.hpp"

#include <algorithm>

#include "src/article/line_features.hpp"
#include "src/article/plain_text.hpp"
#include "src/text/fold.hpp"

namespace dateline::article {
namespace {

constexpr std::size_t max_head_blocks = 25;  // between a headline and its article
constexpr std::size_t max_foot_blocks = 8;   // below an article that may say when it was published

// Where the article begins: its first kept block after the headline.
std::size_t article_begin(const Article& article) {
  const auto is_body = [](const Block& block) { return block.kept() && block.kind != BlockKind::title; };
  return static_cast<std::size_t>(std::find_if(article.blocks.begin(), article.blocks.end(), is_body) -
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
  const bool has_headline = headline < size && headline <= begin;
  const std::size_t top = has_headline ? headline : begin;
  const std::size_t before = has_headline ? 3 : 8;
  return {top - std::min(top, before), std::min({begin + 3, top + max_head_blocks, size})};
}

std::string_view time_of(const HtmlTree& tree, std::int32_t block, const WrittenDates& dates) {
  const std::int32_t next = tree.nodes[static_cast<std::size_t>(block)].next_sibling;
  const std::int32_t end = std::min(static_cast<std::int32_t>(tree.nodes.size()), block + 40);
  for (std::int32_t i = block; i < (next < 0 ? end : std::min(next, end)); ++i) {
    const HtmlNode& node = tree.nodes[static_cast<std::size_t>(i)];
    if (node.tag != HtmlTag::time) continue;
    const std::string_view datetime = tree.attribute(node, "datetime").value_or(" ");
    return dates.first_in(datetime) ? datetime : " ";
  }
  return {};
}

// What a block of the head states, by its words or by its <time>.
std::optional<StatedDay> stated_by(std::string_view words, std::string_view time, const WrittenDates& dates) {
  auto stated = publication_day_of(words, dates);
  if (stated || time.size() < 2 || words.size() > 120) return stated;
  const std::string folded = text::fold(words);
  for (const char* other : {"updated", "modified", "reviewed"})
    if (folded.find(other) != std::string::npos) return std::nullopt;
  return StatedDay{*dates.first_in(time)};
}

// A label that stands alone before its date.
bool is_date_label(std::string_view words) {
  if (words.size() > 24) return false;
  std::string folded = text::fold(words);
  while (!folded.empty() && (folded.back() == ':' || folded.back() == ' ')) folded.pop_back();
  for (const char* label : {"published", "published on", "publish date", "publication date", "date published",
                            "posted", "posted on", "posted by", "release date"})
    if (folded == label) return true;
  return false;
}

void find_written_date(const HtmlTree& tree, const std::vector<BlockContext>& contexts,
                       const WrittenDates& dates, std::size_t headline, Article& article) {
  const Head head = head_of(article, headline);
  enum class Wanted { first, labelled, any };
  const auto take = [&](std::size_t i, Wanted wanted) {
    const std::string_view part = contexts[i].part;
    if (article.published || part == "comments" || (part == "related-links" && i < headline)) return;
    const std::string_view time = time_of(tree, contexts[i].node, dates);
    const auto found = stated_by(words_at(article.text, article.blocks[i].span), time, dates);
    if (!found) return;
    const bool labelled =
        found->labelled || (i > 0 && is_date_label(words_at(article.text, article.blocks[i - 1].span)));
    if ((wanted == Wanted::labelled && !labelled) || (wanted == Wanted::first && !found->first)) return;
    article.published = found->day;
    article.published_from = time.empty() ? "dateline" : "time-element";
  };
  // Below the article may stand when it first appeared.
  std::size_t end = article.blocks.size();
  while (end > head.last && !article.blocks[end - 1].kept()) --end;
  for (std::size_t i = end; i < std::min(end + max_foot_blocks, article.blocks.size()); ++i)
    take(i, Wanted::first);
  for (std::size_t i = head.first; i < head.last; ++i) take(i, Wanted::labelled);
  for (std::size_t i = head.first; i < head.last; ++i) take(i, Wanted::any);
}

// Whether an element around a block, up to three levels, is named for the author.
bool is_named_for_author(const HtmlTree& tree, std::int32_t block) {
  std::int32_t at = block;
  for (int level = 0; level < 3 && at > 0; ++level) {
    const HtmlNode& node = tree.nodes[static_cast<std::size_t>(at)];
    const std::string names = text::lower_ascii(tree.attribute(node, "class").value_or(""));
    if (names.find("author") != std::string::npos || names.find("byline") != std::string::npos) return true;
    at = node.parent;
  }
  return false;
}

void find_byline_block(const HtmlTree& tree, const std::vector<BlockContext>& contexts,
                       const WrittenDates& dates, std::size_t headline, Article& article) {
  const Head head = head_of(article, headline);
  for (std::size_t i = head.first; i < head.last && article.byline.empty(); ++i)
    article.byline = byline_of(words_at(article.text, article.blocks[i].span));
  for (std::size_t i = head.first; i < head.last && article.byline.empty(); ++i) {
    const std::string_view words = words_at(article.text, article.blocks[i].span);
    const bool labelled = i > 0 && is_byline_label(words_at(article.text, article.blocks[i - 1].span));
    if (i == headline || !is_personal_name(words)) continue;
    if (labelled || is_named_for_author(tree, contexts[i].node)) article.byline = std::string(words);
  }
  // A name between the headline and the date is a byline too.
  for (std::size_t i = headline + 1; i < head.last && article.byline.empty() && headline < i; ++i) {
    const std::string_view words = words_at(article.text, article.blocks[i].span);
    if (article.blocks[i].kept() || !is_personal_name(words)) continue;
    for (std::size_t k = i + 1; k < std::min(i + 4, head.last); ++k)
      if (publication_day_of(words_at(article.text, article.blocks[k].span), dates) ||
          text::fold(words_at(article.text, article.blocks[k].span)).starts_with("updated "))
        article.byline = std::string(words);
  }
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
  if (article.byline.empty()) find_byline_block(tree, contexts, dates, headline, article);
  if (article.byline.empty()) article.byline = page.organization;
  if (article.language.empty()) article.language = page.language;
  if (!article.published && page.published) {
    article.published = page.published;
    article.published_from = page.published_from;
  }
  if (!article.published) find_written_date(tree, contexts, dates, headline, article);
}

}  // namespace dateline::article
