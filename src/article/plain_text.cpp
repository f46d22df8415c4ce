#include "src/article/plain_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "src/article/line_features.hpp"
#include "src/article/plain_dates.hpp"
#include "src/article/prune.hpp"
#include "src/text/fold.hpp"

namespace dateline::article {
namespace {

constexpr std::size_t max_title_words = 30;
constexpr std::size_t title_reach = 40;  // blocks before the article in which its title may stand

bool is_blank_at(std::string_view text, std::size_t i, std::size_t& length) {
  length = 1;
  const char c = text[i];
  if (c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\v') return true;
  if (text.substr(i, 2) == "\xc2\xa0") return length = 2, true;
  if (text.substr(i, 3) == "\xe2\x80\x8b" || text.substr(i, 3) == "\xef\xbb\xbf") return length = 3, true;
  return false;
}

base::ByteSpan trimmed(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t length = 1;
  while (begin < end && is_blank_at(text.substr(0, end), begin, length)) begin += length;
  while (end > begin) {
    if (is_blank_at(text, end - 1, length) && length == 1) {
      --end;
    } else if (end - begin >= 2 && text.substr(end - 2, 2) == "\xc2\xa0") {
      end -= 2;
    } else if (end - begin >= 3 && (text.substr(end - 3, 3) == "\xe2\x80\x8b")) {
      end -= 3;
    } else {
      break;
    }
  }
  return {begin, end};
}

bool may_be_title(const LineFeatures& features) {
  return features.words >= 2 && features.words <= max_title_words && !features.is_prose() &&
         !features.ends_cut;
}

// The block that repeats what the page title says, nearest to the article's begin.
std::size_t headline_before(std::string_view text, const std::vector<Block>& blocks,
                            std::size_t article_begin) {
  const std::string page_title = text::fold(words_at(text, blocks.front().span));
  const std::size_t last = std::min(article_begin + 2, blocks.size());
  const std::size_t first = article_begin > title_reach ? article_begin - title_reach : 0;
  for (std::size_t i = last; i-- > first;) {
    const std::string_view words = words_at(text, blocks[i].span);
    if (words.size() > 400) continue;
    const LineFeatures features = features_of(words);
    if (features.words < 3 || features.words > max_title_words) continue;
    const std::string folded = text::fold(words);
    if (page_title.starts_with(folded) ||
        (folded.size() > 30 && page_title.find(folded) != std::string::npos))
      return i;
  }
  return blocks.size();
}

std::size_t block_saying(std::string_view text, const std::vector<Block>& blocks, const std::string& title) {
  const std::string wanted = text::fold(title);
  for (std::size_t i = 0; i < std::min<std::size_t>(blocks.size(), 200); ++i) {
    const std::string_view words = words_at(text, blocks[i].span);
    if (words.size() <= 2 * title.size() + 20 && text::fold(words) == wanted) return i;
  }
  return blocks.size();
}

void set_title(Article& article, std::size_t index) {
  Block& block = article.blocks[index];
  block.kind = BlockKind::title;
  block.drop_reason.clear();
  std::string_view words = words_at(article.text, block.span);
  const bool is_page = std::any_of(article.blocks.begin(), article.blocks.end(),
                                   [](const Block& other) { return !other.kept(); });
  if (is_page) words = without_site_name(words);
  article.title_span = base::ByteSpan{block.span.begin, block.span.begin + words.size()};
  if (article.title.empty()) article.title = std::string(words);
}

void find_title(Article& article, const WrittenDates& dates) {
  std::vector<Block>& blocks = article.blocks;
  if (blocks.empty()) return;
  if (!article.title.empty()) {
    if (const std::size_t at = block_saying(article.text, blocks, article.title); at < blocks.size())
      return set_title(article, at);
  }
  const auto begin = static_cast<std::size_t>(
      std::find_if(blocks.begin(), blocks.end(), [](const Block& block) { return block.kept(); }) -
      blocks.begin());
  if (begin > 0 && begin < blocks.size()) {
    const std::size_t at = headline_before(article.text, blocks, begin);
    if (at < blocks.size()) return set_title(article, at);
  }
  // A day may stand above the title.
  const std::size_t top = is_date_line(words_at(article.text, blocks.front().span), dates) ? 1 : 0;
  if (top + 1 >= blocks.size()) return;
  const LineFeatures first = features_of(words_at(article.text, blocks[top].span));
  if (may_be_title(first) && (begin > top || !first.ends_as_sentence)) set_title(article, top);
}

void find_byline(Article& article) {
  const auto title = std::find_if(article.blocks.begin(), article.blocks.end(),
                                  [](const Block& block) { return block.kind == BlockKind::title; });
  const std::size_t begin =
      title == article.blocks.end() ? 0 : static_cast<std::size_t>(title - article.blocks.begin());
  const std::size_t end = std::min(article.blocks.size(), begin + 12);
  for (std::size_t i = begin; i < end; ++i) {
    Block& block = article.blocks[i];
    const std::string names = byline_of(words_at(article.text, block.span));
    if (names.empty()) continue;
    block.kind = BlockKind::byline;
    if (!block.kept()) block.drop_reason = "byline";
    if (article.byline.empty()) article.byline = names;
    return;
  }
}

void name_kinds(Article& article) {
  std::vector<Block>& blocks = article.blocks;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    Block& block = blocks[i];
    if (block.drop_reason == "caption") block.kind = BlockKind::caption;
    if (block.drop_reason == "byline") block.kind = BlockKind::byline;
    if (!block.kept() || block.kind != BlockKind::paragraph || i == 0 || i + 1 >= blocks.size()) continue;
    const LineFeatures features = features_of(words_at(article.text, block.span));
    const LineFeatures next = features_of(words_at(article.text, blocks[i + 1].span));
    if (features.is_scrap() && features.words <= 14 && next.words > features.words && next.ends_as_sentence)
      block.kind = BlockKind::heading;
  }
}

}  // namespace

std::vector<Block> blocks_of_lines(std::string_view text) {
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < text.size();) {
    const bool full = blocks.size() + 1 >= max_text_blocks;
    const std::size_t end = full ? text.size() : std::min(text.find('\n', i), text.size());
    const base::ByteSpan span = trimmed(text, i, end);
    if (!span.empty()) blocks.push_back({span, BlockKind::paragraph, ""});
    i = end + 1;
  }
  return blocks;
}

std::string_view without_site_name(std::string_view title) {
  for (const std::string_view mark : {" | ", " - ", " – ", " — ", " :: ", " • ", " · "}) {
    const std::size_t at = title.rfind(mark);
    if (at == std::string_view::npos) continue;
    const LineFeatures site = features_of(title.substr(at + mark.size()));
    const LineFeatures rest = features_of(title.substr(0, at));
    if (site.words <= 5 && rest.words >= 3 && rest.words > site.words) return title.substr(0, at);
  }
  return title;
}

bool is_byline_label(std::string_view line) {
  if (line.size() > 14) return false;
  std::string folded = text::lower_ascii(line);
  while (!folded.empty() && (folded.back() == ':' || folded.back() == ' ')) folded.pop_back();
  return folded == "by" || folded == "written by" || folded == "author" || folded == "words by" ||
         folded == "posted by" || folded == "story by";
}

bool is_personal_name(std::string_view words) {
  if (words.size() > 60 || words.find_first_of("0123456789@/|:!?#&%") != std::string_view::npos) return false;
  const LineFeatures features = features_of(words);
  const std::string lower = text::lower_ascii(words);
  for (const char* other :
       {"team", "staff", "editor", "written", "author", "min read", "contents", "posted", "article"})
    if (lower.find(other) != std::string::npos) return false;
  return features.words >= 2 && features.words <= 4 && features.capital_words == features.words &&
         features.sentence_ends <= 1 && !features.ends_as_sentence;
}

std::string byline_of(std::string_view line) {
  const std::string lower = text::lower_ascii(line.substr(0, 20));
  std::size_t label = 0;
  for (const std::string_view words :
       {"by ", "by: ", "written by ", "written by: ", "words by ", "story by ", "author: "})
    if (lower.starts_with(words)) label = words.size();
  if (line.size() > 120 || label == 0) return "";
  std::string_view names = line.substr(label);
  names = names.substr(0, names.find_first_of(",|/(@0123456789"));
  for (const std::string_view mark :
       {" for ", " on ", " in ", " - ", " – ", " — ", " • ", " · ", " ● ", " ⋅ ", " Published", " Updated"})
    if (const std::size_t at = names.find(mark); at != std::string_view::npos) names = names.substr(0, at);
  while (!names.empty() && names.back() == ' ') names.remove_suffix(1);
  const LineFeatures features = features_of(names);
  std::size_t joints = 0;
  for (std::size_t at = names.find(" and "); at != std::string_view::npos; at = names.find(" and ", at + 5))
    ++joints;
  const bool names_only = features.capital_words + joints >= features.words;
  if (features.words < 2 || features.words > 9 || !names_only || features.sentence_ends > 1) return "";
  return std::string(names);
}

void read_plain_text(Article& article, const BoilerplateRules& rules, const WrittenDates& dates) {
  article.blocks = blocks_of_lines(article.text);
  if (article.blocks.size() >= max_text_blocks)
    article.notes.push_back(
        fmt::format("more than {} lines: the last of them are taken as one paragraph", max_text_blocks));
  prune_plain_text(article.text, article.blocks, rules);
  find_title(article, dates);
  find_byline(article);
  name_kinds(article);
  find_plain_date(dates, article);
}

}  // namespace dateline::article
