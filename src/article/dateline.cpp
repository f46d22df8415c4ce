#include "src/article/dateline.hpp"

#include <algorithm>
#include <string>

#include "src/article/line_features.hpp"
#include "src/text/fold.hpp"

namespace dateline::article {
namespace {

constexpr std::size_t longest_dateline = 100;  // bytes
constexpr std::size_t most_place_words = 5, most_agency_words = 4;
constexpr std::size_t most_paragraphs = 3;  // in which it is looked for: a summary may stand before the text

std::string_view trimmed(std::string_view words) {
  constexpr std::string_view blanks = " \t\n\xc2\xa0,:";
  const std::size_t begin = words.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return words.substr(begin, words.find_last_not_of(blanks) - begin + 1);
}

/// Whether words name a day, be it without a year: a number and a month, or a whole day.
bool is_day(std::string_view words, const WrittenDates& dates) {
  const std::string folded = text::fold(words);
  bool number = false, month = false;
  for (std::size_t i = 0; i < folded.size();) {
    const std::size_t begin = std::min(folded.find_first_not_of(" .,/-", i), folded.size());
    const std::size_t end = std::min(folded.find_first_of(" .,/-", begin), folded.size());
    const std::string_view word = std::string_view(folded).substr(begin, end - begin);
    number |= word.find_first_of("0123456789") != std::string_view::npos;
    month |= dates.month_named(word) > 0;
    i = end;
  }
  return (number && month) || dates.first_in(words).has_value();
}

bool is_year(std::string_view words) {
  return words.size() == 4 && words.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Whether words are a name: each begins with a capital, but for "of" and its like between two.
bool is_name(std::string_view words, std::size_t most_words) {
  const LineFeatures features = features_of(words);
  if (features.words == 0 || features.words > most_words) return false;
  std::size_t small = 0;
  for (const std::string_view word : {" of ", " the ", " and ", " de ", " la ", " am ", " an der ", " upon "})
    small += words.find(word) != std::string_view::npos ? features_of(word).words : 0;
  return features.capital_words + small >= features.words &&
         features_of(words.substr(0, 2)).capital_words > 0;
}

bool is_in_capitals(std::string_view words) {
  const auto count = [&](char first, char last) {
    return std::count_if(words.begin(), words.end(), [&](char c) { return c >= first && c <= last; });
  };
  return count('a', 'z') == 0 && count('A', 'Z') >= 3;
}

/// "NY", "Ill.", "D.C.": the state that a town is in.
bool is_state(std::string_view words) {
  return words.size() >= 2 && words.size() <= 6 && words[0] >= 'A' && words[0] <= 'Z' &&
         (words.back() == '.' || (words.size() == 2 && words[1] >= 'A' && words[1] <= 'Z'));
}

/// Whether a place is one without a day or an agency beside it: "DUBAI, United Arab Emirates", "New York,
/// NY".
bool stands_alone(std::string_view place) {
  const std::size_t comma = std::min(place.find(", "), place.size());
  return is_in_capitals(place.substr(0, comma)) ||
         (comma < place.size() && is_state(place.substr(comma + 2)));
}

/// The agency that is named between signs ("(Reuters)", "/PRNewswire/"), and what stands before it.
struct Parted {
  std::string_view before, agency;
};

Parted parted(std::string_view words) {
  for (const std::string_view signs : {"()", "//", "[]"}) {
    const std::size_t close = words.rfind(signs[1]);
    if (close == std::string_view::npos || close == 0) continue;
    const std::size_t open = words.rfind(signs[0], close - 1);
    if (open == std::string_view::npos || !trimmed(words.substr(close + 1)).empty()) continue;
    return {words.substr(0, open), trimmed(words.substr(open + 1, close - open - 1))};
  }
  return {words, {}};
}

/// A dateline and where the words after its dash begin.
struct Opening {
  Dateline dateline;
  std::size_t after = 0;
};

std::optional<Opening> opening_of(std::string_view paragraph, const WrittenDates& dates) {
  std::size_t end = std::string_view::npos, after = 0;
  for (const std::string_view dash : {" - ", " – ", " — ", " -- ", "— ", "—", ".- "}) {
    const std::size_t at = paragraph.substr(0, longest_dateline + dash.size()).find(dash);
    if (at >= end) continue;
    end = at;
    after = at + dash.size();
  }
  if (end > longest_dateline || after >= paragraph.size()) return std::nullopt;
  if (paragraph[after] >= 'a' && paragraph[after] <= 'z') return std::nullopt;  // "NASA - the agency"
  const std::string_view words = paragraph.substr(0, end);
  auto [before, agency] = parted(words);
  bool dated = false;
  if (!agency.empty() && is_day(agency, dates)) {  // "Berlin (8 July) -"
    dated = true;
    agency = {};
  }
  Dateline dateline{.span = {0, end}, .agency = std::string(agency)};
  for (std::size_t at = 0; at <= before.size();) {
    const std::size_t comma = std::min(before.find(',', at), before.size());
    const std::string_view part = trimmed(before.substr(at, comma - at));
    at = comma + 1;
    if (part.empty()) continue;
    if (is_day(part, dates) || (dated && is_year(part))) {
      dated = true;
    } else if (dated) {
      return std::nullopt;  // a sentence that goes on: "On 3 May, the court"
    } else {
      dateline.place += (dateline.place.empty() ? "" : ", ") + std::string(part);
    }
  }
  if (!agency.empty() && !is_name(agency, most_agency_words) && !is_in_capitals(agency)) return std::nullopt;
  if (dateline.place.empty() ? agency.empty() : !is_name(dateline.place, most_place_words))
    return std::nullopt;
  if (!dated && agency.empty() && !stands_alone(dateline.place)) return std::nullopt;
  dateline.day = dates.first_in(words);
  return Opening{std::move(dateline), after};
}

}  // namespace

std::optional<Dateline> dateline_of(std::string_view paragraph, const WrittenDates& dates) {
  std::optional<Opening> opening = opening_of(paragraph, dates);
  return opening ? std::optional(std::move(opening->dateline)) : std::nullopt;
}

std::size_t dateline_length(std::string_view paragraph, const WrittenDates& dates) {
  const std::optional<Opening> opening = opening_of(paragraph, dates);
  return opening ? opening->after : 0;
}

std::optional<Dateline> find_dateline(const Article& article, const WrittenDates& dates) {
  std::size_t seen = 0;
  for (const Block& block : article.blocks) {
    if (!block.kept() || block.kind != BlockKind::paragraph) continue;
    const std::string_view words = words_at(article.text, block.span);
    if (!features_of(words).is_prose()) continue;
    if (std::optional<Dateline> dateline = dateline_of(words, dates)) {
      dateline->span = {block.span.begin, block.span.begin + dateline->span.end};
      return dateline;
    }
    if (++seen == most_paragraphs) break;
  }
  return std::nullopt;
}

}  // namespace dateline::article
