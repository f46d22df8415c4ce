#include "src/article/plain_dates.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "src/article/dateline.hpp"
#include "src/article/line_features.hpp"
#include "src/article/plain_text.hpp"
#include "src/text/fold.hpp"

namespace dateline::article {
namespace {

constexpr std::size_t head_before_title = 3, head_before_text = 8;  // lines above
constexpr std::size_t head_after_title = 12;                        // lines below
constexpr std::size_t head_into_text = 3;
constexpr std::size_t foot_lines = 6;
constexpr std::size_t longest_date_line = 100;  // bytes
constexpr std::size_t most_other_words = 6;     // of a line that states a day without saying of what

/// Words that may stand around a day without saying that it is that of something else.
bool goes_with_date(std::string_view folded) {
  static constexpr std::string_view words[] = {
      "published", "posted", "updated", "first", "originally", "on",      "at",        "date",     "by",
      "the",       "am",     "pm",      "gmt",   "utc",        "est",     "edt",       "et",       "pst",
      "pdt",       "bst",    "cet",     "cest",  "monday",     "tuesday", "wednesday", "thursday", "friday",
      "saturday",  "sunday", "mon",     "tue",   "tues",       "wed",     "thu",       "thur",     "thurs",
      "fri",       "sat",    "sun",     "st",    "nd",         "rd",      "th",        "of"};
  return std::find(std::begin(words), std::end(words), folded) != std::end(words);
}

/// How many words of a line are neither its day nor such as go with one. A byline counts as none.
std::size_t other_words(std::string_view line, const WrittenDates& dates) {
  const std::string folded = text::fold(line);
  std::size_t count = 0;
  const bool byline = folded.starts_with("by ");
  bool dated = false;
  for (std::size_t i = 0; i < folded.size();) {
    const std::size_t begin = folded.find_first_not_of(" \t,.|:;()[]-/\"'", i);
    if (begin == std::string::npos) break;
    const std::size_t end = std::min(folded.find_first_of(" \t,.|:;()[]-/\"'", begin), folded.size());
    const std::string_view word = std::string_view(folded).substr(begin, end - begin);
    i = end;
    const bool number = word.find_first_of("0123456789") != std::string_view::npos;
    if (number || dates.month_named(word) > 0) dated = true;
    if (number || dates.month_named(word) > 0 || goes_with_date(word)) continue;
    if (byline && !dated) continue;
    ++count;
  }
  return count;
}

std::size_t index_of_title(const Article& article) {
  return static_cast<std::size_t>(
      std::find_if(article.blocks.begin(), article.blocks.end(),
                   [](const Block& block) { return block.kind == BlockKind::title; }) -
      article.blocks.begin());
}

bool is_text(const Article& article, const Block& block) {
  return block.kept() && block.kind == BlockKind::paragraph &&
         features_of(words_at(article.text, block.span)).is_prose();
}

void take(Article& article, calendar::Day day) {
  if (article.published) return;
  article.published = day;
  article.published_from = "dateline";
}

}  // namespace

bool is_date_line(std::string_view line, const WrittenDates& dates) {
  return line.size() < longest_date_line && dates.first_in(line) && other_words(line, dates) == 0;
}

void find_plain_date(const WrittenDates& dates, Article& article) {
  const std::vector<Block>& blocks = article.blocks;
  const auto words = [&](std::size_t i) { return words_at(article.text, blocks[i].span); };
  const std::size_t title = index_of_title(article);
  const auto text =
      static_cast<std::size_t>(std::find_if(blocks.begin(), blocks.end(),
                                            [&](const Block& block) { return is_text(article, block); }) -
                               blocks.begin());
  if (text == blocks.size()) return;
  const bool titled = title < text;
  const std::size_t top = titled ? title : text;
  const std::size_t first = top - std::min(top, titled ? head_before_title : head_before_text);
  const std::size_t last = std::min({text + head_into_text, top + head_after_title, blocks.size()});
  for (const bool wants_label : {true, false}) {
    for (std::size_t i = first; i < (wants_label ? last : std::min(last, text)); ++i) {
      if (i == title) continue;
      const auto stated = publication_day_of(words(i), dates);
      if (!stated || (wants_label ? !stated->labelled : other_words(words(i), dates) > most_other_words))
        continue;
      // A name between the title and the day is a byline.
      for (std::size_t k = title + 1; titled && article.byline.empty() && k < i; ++k)
        if (is_personal_name(words(k))) article.byline = std::string(words(k));
      article.blocks[i].kind = BlockKind::byline;
      return take(article, stated->day);
    }
  }
  if (const auto dateline = dateline_of(words(text), dates); dateline && dateline->day)
    return take(article, *dateline->day);
  std::size_t end = blocks.size();
  while (end > text && !is_text(article, blocks[end - 1])) --end;
  for (std::size_t i = end; i < std::min(end + foot_lines, blocks.size()); ++i) {
    const auto stated = publication_day_of(words(i), dates);
    const bool is_last = i + 1 == blocks.size() && is_date_line(words(i), dates);
    if (!stated || (!stated->labelled && !is_last)) continue;
    article.blocks[i].kind = BlockKind::byline;
    return take(article, stated->day);
  }
}

}  // namespace dateline::article
