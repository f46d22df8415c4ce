#include "src/article/page.hpp"

#include <algorithm>

#include "src/article/lead_image.hpp"
#include "src/article/line_features.hpp"
#include "src/article/page_bylines.hpp"
#include "src/article/plain_text.hpp"
#include "src/text/fold.hpp"

namespace dateline::article {
namespace {

constexpr std::size_t max_head_blocks = 25;  // between a headline and its article
constexpr std::size_t max_foot_blocks = 12;  // below an article that may say when it was published

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

PageEnds ends_of(const Article& article, std::size_t headline) {
  const std::size_t size = article.blocks.size();
  const std::size_t begin = std::min(article_begin(article), size);
  const bool has_headline = headline < size && headline <= begin;
  const std::size_t top = has_headline ? headline : begin;
  const std::size_t before = has_headline ? 3 : 8;
  PageEnds ends;
  ends.headline = headline;
  ends.head_begin = top - std::min(top, before);
  ends.head_end = std::min({begin + 3, top + max_head_blocks, size});
  ends.foot_begin = size;
  while (ends.foot_begin > begin && !article.blocks[ends.foot_begin - 1].kept()) --ends.foot_begin;
  ends.foot_end = std::min(ends.foot_begin + max_foot_blocks, size);
  return ends;
}

bool is_of_change(const HtmlTree& tree, const HtmlNode& time) {
  const std::string property = text::lower_ascii(tree.attribute(time, "itemprop").value_or(""));
  const std::string names = text::lower_ascii(tree.attribute(time, "class").value_or(""));
  return property.find("modified") != std::string::npos ||
         (names.find("modified") != std::string::npos && names.find("published") == std::string::npos);
}

// What the <time> of a block says in its attribute; " " for one that says no day there, "" where there is
// none.
std::string_view time_of(const HtmlTree& tree, const std::vector<BlockContext>& contexts, std::size_t block,
                         const WrittenDates& dates) {
  const std::int32_t begin = contexts[block].node;
  std::int32_t end = std::min(static_cast<std::int32_t>(tree.nodes.size()), begin + 40);
  if (block + 1 < contexts.size() && contexts[block + 1].node > begin)
    end = std::min(end, contexts[block + 1].node);
  for (std::int32_t i = begin; i < end; ++i) {
    const HtmlNode& node = tree.nodes[static_cast<std::size_t>(i)];
    if (node.tag != HtmlTag::time || is_of_change(tree, node)) continue;
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

std::optional<StatedPublication> written_day(const HtmlTree& tree, const std::vector<BlockContext>& contexts,
                                             const WrittenDates& dates, const PageEnds& ends,
                                             const Article& article) {
  enum class Wanted { first, labelled, any };
  std::optional<StatedPublication> written;
  const auto take = [&](std::size_t i, Wanted wanted) {
    const std::string_view part = contexts[i].part;
    if (written || part == "comments" || (part == "related-links" && i < ends.headline)) return;
    const std::string_view time = time_of(tree, contexts, i, dates);
    const auto found = stated_by(words_at(article.text, article.blocks[i].span), time, dates);
    if (!found) return;
    const bool labelled =
        found->labelled || (i > 0 && is_date_label(words_at(article.text, article.blocks[i - 1].span)));
    if ((wanted == Wanted::labelled && !labelled) || (wanted == Wanted::first && !found->first)) return;
    written = {found->day, time.empty() ? "dateline" : "time-element"};
  };
  // Below the article may stand when it first appeared.
  for (std::size_t i = ends.foot_begin; i < ends.foot_end; ++i) take(i, Wanted::first);
  for (std::size_t i = ends.head_begin; i < ends.head_end; ++i) take(i, Wanted::labelled);
  for (std::size_t i = ends.head_begin; i < ends.head_end; ++i) take(i, Wanted::any);
  for (std::size_t i = ends.foot_begin; i < ends.foot_end; ++i)
    if (contexts[i].part != "related-links") take(i, Wanted::labelled);
  return written;
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
  const PageEnds ends = ends_of(article, headline);
  if (article.url.empty()) article.url = page.url;
  if (article.outlet.empty()) article.outlet = page.outlet;
  if (article.byline.empty()) article.byline = page.byline;
  if (article.byline.empty())
    article.byline = written_byline(tree, contexts, *page.names, dates, ends, article);
  if (article.byline.empty()) article.byline = page.organization;
  if (article.language.empty()) article.language = page.language;
  article.section = page.section;
  article.stated_publications = page.published;
  if (!page.is_undated) {
    const auto written = written_day(tree, contexts, dates, ends, article);
    const auto is_known = [&](const StatedPublication& other) { return other.day == written->day; };
    if (written && std::none_of(page.published.begin(), page.published.end(), is_known))
      article.stated_publications.push_back(*written);
  }
  article.modified = page.modified;
  for (std::size_t i = ends.head_begin; i < ends.head_end && !article.modified; ++i)
    article.modified = day_of_change(words_at(article.text, article.blocks[i].span), dates);
  if (!article.published && !article.stated_publications.empty()) {
    article.published = article.stated_publications.front().day;
    article.published_from = article.stated_publications.front().from;
  }
  const auto node_of = [&](std::size_t block) {
    return block < contexts.size() ? contexts[block].node : static_cast<std::int32_t>(tree.nodes.size());
  };
  article.image =
      lead_image_of(tree, node_of(ends.head_begin), node_of(ends.foot_begin), page.image, *page.names);
}

}  // namespace dateline::article
