#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "src/calendar/edtf.hpp"
#include "src/calendar/edtf_completion.hpp"
#include "src/calendar/print.hpp"
#include "src/calendar/timex.hpp"
#include "src/calendar/units.hpp"
#include "src/calendar/words.hpp"

namespace dateline::calendar {
namespace {

// Longer text is no date that anyone types; EDTF may be longer.
constexpr std::size_t longest = 120;

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return result;
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

/// Lower case, one space between words, a hyphen for every dash, and no space around it.
std::string plain_text(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("\xE2\x80\x93") || rest.starts_with("\xE2\x80\x94") ||
        rest.starts_with("\xE2\x88\x92")) {
      result += '-';
      i += 2;
    } else if (!is_space(text[i])) {
      result += text[i];
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  std::string tight;
  for (std::size_t i = 0; i < result.size(); ++i) {
    const bool by_hyphen = result[i] == ' ' && ((!tight.empty() && tight.back() == '-') ||
                                                (i + 1 < result.size() && result[i + 1] == '-'));
    if (!by_hyphen) tight += result[i];
  }
  return lower(trimmed(tight));
}

/// Takes one of `words` and the space after it off the front of `text`.
template <std::size_t n>
bool take_word(std::string_view& text, const std::array<std::string_view, n>& words) {
  for (std::string_view word : words) {
    if (!text.starts_with(word)) continue;
    const std::string_view rest = text.substr(word.size());
    const bool stuck = word.ends_with('.') || word == "c";  // "c.1890", "c1890"
    if (rest.empty() || (rest[0] != ' ' && !(stuck && rest[0] >= '0' && rest[0] <= '9'))) continue;
    text = trimmed(rest);
    return true;
  }
  return false;
}

using Words = std::vector<std::string>;

/// Commas part words as spaces do; "of" and "the" say nothing; "8th" is "8", "nov." is "nov".
Words words_of(std::string_view text) {
  Words words;
  std::string word;
  const auto finish = [&words, &word] {
    if (word.size() > 1 && word.back() == '.') word.pop_back();
    if (!word.empty() && word != "of" && word != "the") words.push_back(word);
    word.clear();
  };
  for (char c : text) {
    if (c == ' ' || c == ',') {
      finish();
    } else {
      word += c;
    }
  }
  finish();
  return words;
}

std::optional<Year> number_in(std::string_view word, std::size_t most_digits) {
  if (word.empty() || word.size() > most_digits) return {};
  if (!std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; })) return {};
  return edtf::number_of(word);
}

/// "8" or "8th".
std::optional<unsigned> day_number(std::string_view word) {
  for (std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (word.ends_with(ending)) word.remove_suffix(2);
  }
  const auto number = number_in(word, 2);
  if (!number || *number < 1 || *number > 31) return {};
  return static_cast<unsigned>(*number);
}

/// A month by its name or by the first three letters or more of it, as "sept".
std::optional<unsigned> month_number(std::string_view word) {
  for (std::size_t i = 0; word.size() >= 3 && i < english.months.size(); ++i) {
    if (lower(english.months[i]).starts_with(word)) return static_cast<unsigned>(i + 1);
  }
  return {};
}

std::optional<TimeSpan> unit_of_days(const Stretch& days) {
  return one_day_of(days.first, days.last);
}

/// Words without their era: the year is the last of them, or the first ("2017 Q3").
class UnitReader {
 public:
  explicit UnitReader(Words words) : words_(std::move(words)) {}

  std::optional<TimeSpan> read() {
    if (words_.empty() || words_.size() > 6) return {};
    if (words_.size() > 1 && words_[0] == "week") return week();
    if (words_.size() == 2 && words_[1] == english.century) return century();
    if (words_.size() == 1 && !with_era() && words_[0].ends_with("s")) return decade();
    with_era();
    if (words_.empty()) return {};
    if (words_.size() > 1 && number_in(words_[0], 4) && words_[0].size() == 4) {
      std::rotate(words_.begin(), words_.begin() + 1, words_.end());
    }
    const auto year = year_number(words_.back());
    if (!year) return {};
    words_.pop_back();
    return within(*year);
  }

 private:
  /// Takes "bc" or "ad" away.
  bool with_era() {
    for (std::string_view era : {"bc", "bce", "ad", "ce"}) {
      if (words_.back() == era) {
        words_.pop_back();
      } else if (era[0] == 'a' && words_.size() > 1 && words_[words_.size() - 2] == era) {
        words_.erase(words_.end() - 2);
      } else {
        continue;
      }
      era_ = era[0];
      return true;
    }
    return false;
  }

  std::optional<Year> year_number(std::string_view word) const {
    const auto number = number_in(word, era_ ? 15 : 4);
    if (!number || (!era_ && word.size() != 4) || (era_ && *number == 0)) return {};
    return era_ == 'b' ? 1 - *number : *number;
  }

  std::optional<TimeSpan> within(Year year) const {
    if (words_.empty()) return unit_of_days(years_from(year, 1));
    if (words_.size() == 1) return part_of_year(year, words_[0]);
    if (words_.size() != 2) return {};
    for (std::size_t i = 0; i < english.ordinals.size(); ++i) {
      if (words_[0] != english.ordinals[i]) continue;
      if (words_[1] == "quarter") return part_of_year(year, fmt::format("q{}", i + 1));
      if (words_[1] == "half") return part_of_year(year, fmt::format("h{}", i + 1));
    }
    auto day = day_number(words_[0]);
    auto month = month_number(words_[1]);
    if (!day || !month) {
      day = day_number(words_[1]);
      month = month_number(words_[0]);
    }
    if (!day || !month || !is_valid({year, *month, *day})) return {};
    return on_day(day_of({year, *month, *day}));
  }

  static std::optional<TimeSpan> part_of_year(Year year, std::string_view word) {
    if (const auto month = month_number(word)) return unit_of_days(months_from(year, *month, 1));
    if (word.size() == 2 && (word[0] == 'q' || word[0] == 'h')) {
      const unsigned parts = word[0] == 'q' ? 4 : 2, months = 12 / parts;
      if (word[1] < '1' || word[1] > static_cast<char>('0' + parts)) return {};
      return unit_of_days(months_from(year, static_cast<unsigned>(word[1] - '1') * months + 1, months));
    }
    for (std::size_t i = 0; i < english.seasons.size(); ++i) {
      if (word != english.seasons[i] && !(i == 2 && word == "fall")) continue;
      const edtf::Date first = edtf::date_of({year, 1, 1});
      return span_from_edtf(fmt::format("{}{}-{}", first.negative ? "-" : "", first.year.digits, 21 + i));
    }
    return {};
  }

  std::optional<TimeSpan> decade() const {
    const auto year = number_in(std::string_view(words_[0]).substr(0, words_[0].size() - 1), 4);
    if (!year || words_[0].size() != 5 || *year % 10 != 0) return {};
    return unit_of_days(years_from(*year, 10));
  }

  std::optional<TimeSpan> century() const {
    const auto number = day_number(words_[0]);
    if (!number) return {};
    return unit_of_days(years_from((Year{*number} - 1) * 100, 100));
  }

  std::optional<TimeSpan> week() {
    words_.erase(words_.begin());
    const auto day = UnitReader(words_).read();
    if (!day || !day->single_day()) return {};
    const Day monday = *day->earliest_start - (weekday_of(*day->earliest_start) - 1);
    return one_day_of(monday, monday + 6);
  }

  Words words_;
  char era_ = 0;
};

/// One unit of the calendar in words or figures.
std::optional<TimeSpan> unit(std::string_view text) {
  text = trimmed(text);
  if (const auto week = span_from_timex(upper(text)); week && week->clock.empty() && text.size() > 3)
    return week;
  if (auto span = span_from_edtf(upper(text));
      span && span->edtf.find_first_of("/[{") == std::string::npos && text.size() > 3) {
    return span;
  }
  return UnitReader(words_of(text)).read();
}

std::optional<TimeSpan> joined(const std::optional<TimeSpan>& first, const std::optional<TimeSpan>& last,
                               bool once) {
  if (!first || !last || !first->bounded() || !last->bounded()) return {};
  const std::string edtf =
      once ? fmt::format("[{}..{}]", first->edtf, last->edtf) : fmt::format("{}/{}", first->edtf, last->edtf);
  if (auto span = span_from_edtf(edtf)) return span;
  if (*last->latest_end < *first->earliest_start) return {};
  if (once) return one_day_of(first->earliest_start, last->latest_end);
  return span_within(first->earliest_start, first->latest_end, last->earliest_start, last->latest_end);
}

std::string join(Words::const_iterator begin, Words::const_iterator end) {
  std::string text;
  for (auto word = begin; word != end; ++word) text += (text.empty() ? "" : " ") + *word;
  return text;
}

/// Two units of which one may borrow from the other: "3" and "9 July 2017", "28 June" and "4 July 2017",
/// "July 3" and "9, 2017", "58" and "51 BC".
std::optional<TimeSpan> pair(std::string_view left, std::string_view right, bool once) {
  const Words left_words = words_of(left), right_words = words_of(right);
  if (left_words.empty() || right_words.empty()) return {};
  auto last = unit(right);
  if (!last) last = unit(left_words[0] + " " + std::string(right));
  const bool era = right_words.back() == "bc" || right_words.back() == "bce";
  auto first = era ? std::nullopt : unit(left);
  for (std::size_t taken = 1; !first && taken <= right_words.size(); ++taken) {
    first = unit(std::string(left) + " " +
                 join(right_words.end() - static_cast<std::ptrdiff_t>(taken), right_words.end()));
  }
  if (!first && era) first = unit(left);
  return joined(first, last, once);
}

std::optional<TimeSpan> range(std::string_view text) {
  if (std::string_view rest = text; take_word<1>(rest, {english.between})) {
    const std::size_t middle = rest.find(" and ");
    if (middle == std::string_view::npos) return {};
    return pair(rest.substr(0, middle), rest.substr(middle + 5), true);
  }
  if (const std::size_t dots = text.find(".."); dots != std::string_view::npos) {
    return joined(unit(text.substr(0, dots)), unit(text.substr(dots + 2)), true);
  }
  std::string_view rest = text;
  take_word<1>(rest, {"from"});
  for (std::string_view middle : {" to ", " until ", "/"}) {
    const std::size_t at = rest.find(middle);
    if (at != std::string_view::npos) return pair(rest.substr(0, at), rest.substr(at + middle.size()), false);
  }
  for (std::size_t at = rest.find('-'); at != std::string_view::npos; at = rest.find('-', at + 1)) {
    if (auto span = pair(rest.substr(0, at), rest.substr(at + 1), false)) return span;
  }
  return {};
}

enum class Side { none, before, until, by, after, not_before, from };

/// "before 8 November" takes in that day, as printed; "before 2017" ends with 2016.
std::optional<TimeSpan> on_one_side(const TimeSpan& unit, Side side, bool exact) {
  if (!unit.bounded()) return {};
  const bool whole = exact && unit.precision != Precision::day;
  if (side == Side::before && whole) return one_day_of({}, *unit.earliest_start - 1);
  if (side == Side::after && whole) return one_day_of(*unit.latest_end + 1, {});
  const bool lasts = side == Side::until || side == Side::from;
  const bool lower = side == Side::from || side == Side::after || side == Side::not_before;
  std::string edtf = lower ? unit.edtf + (lasts ? "/.." : "..") : (lasts ? "../" : "..") + unit.edtf;
  if (!lasts) edtf = "[" + edtf + "]";
  if (auto span = span_from_edtf(edtf)) return span;
  if (lasts && lower) return span_within(unit.earliest_start, unit.latest_end, unit.earliest_start, {});
  if (lasts) return span_within({}, unit.latest_end, unit.earliest_start, unit.latest_end);
  return lower ? one_day_of(unit.earliest_start, {}) : one_day_of({}, unit.latest_end);
}

/// [..2016-12-31] as "[..2016]", so that "before 2017" is printed as it was said.
TimeSpan in_whole_years(TimeSpan span, Precision said) {
  const auto end = span.earliest_start ? span.earliest_start : span.latest_end;
  if (!end || (said != Precision::year && said != Precision::month)) return span;
  const CivilDate date = civil_of(*end);
  const Stretch days =
      said == Precision::year ? years_from(date.year, 1) : months_from(date.year, date.month, 1);
  const auto unit = unit_of(days.first, days.last);
  const std::string edtf = span.earliest_start ? "[" + unit->edtf + "..]" : "[.." + unit->edtf + "]";
  return span_from_edtf(edtf).value_or(span);
}

Side take_side(std::string_view& text) {
  if (take_word<2>(text, {"before", "earlier than"})) return Side::before;
  if (take_word<2>(text, {"until", "till"})) return Side::until;
  if (take_word<5>(text, {"by", "not after", "not later than", "no later than", "up to"})) return Side::by;
  if (take_word<2>(text, {"after", "later than"})) return Side::after;
  if (take_word<2>(text, {"not before", "no earlier than"})) return Side::not_before;
  if (take_word<2>(text, {"since", "from"})) return Side::from;
  return Side::none;
}

std::optional<TimeSpan> reported(std::string_view text) {
  const auto day = unit(text);
  if (!day || !day->latest_end) return {};
  TimeSpan span = one_day_of({}, day->latest_end);
  span.anchor = "published";
  return span;
}

/// A unit or a range, with the words before it that bound it on one side or make it approximate.
std::optional<TimeSpan> with_side(std::string_view text, bool& took_circa) {
  std::string_view rest = text;
  Side side = take_side(rest);
  took_circa = take_word<8>(rest, {"c.", "ca.", "c", "ca", "circa", "about", "around", "approximately"});
  bool open = false;
  if (side == Side::none && rest.ends_with("..")) {
    side = Side::not_before;
    rest.remove_suffix(2);
    open = true;
  } else if (side == Side::none && rest.starts_with("..")) {
    side = Side::by;
    rest.remove_prefix(2);
    open = true;
  }
  const auto one = unit(rest);
  if (!one) return open ? std::nullopt : range(side == Side::from ? text : rest);
  if (side == Side::none) return one;
  const bool exact = !took_circa;
  auto span = on_one_side(*one, side, exact);
  const bool moved = (side == Side::before || side == Side::after) && exact;
  if (span && moved) return in_whole_years(std::move(*span), one->precision);
  return span;
}

}  // namespace

std::optional<TimeSpan> span_from_people(std::string_view text) {
  const std::string_view said = trimmed(text);
  std::optional<TimeSpan> span = span_from_edtf(said);
  if (!span && said.size() <= longest) {
    const std::string plain = plain_text(said);
    std::string_view rest = plain;
    if (rest == "unknown" || rest == english.unknown) return unknown_time();
    if (take_word<1>(rest, {english.reported})) {
      span = reported(rest);
      if (span) span->phrase = said;
      return span;
    }
    bool uncertain = take_word<4>(rest, {"possibly", "perhaps", "probably", "maybe"}), approximate = false;
    if (rest.ends_with('?')) {
      uncertain = true;
      rest.remove_suffix(1);
    }
    span = with_side(rest, approximate);
    if (span) span = qualified(std::move(*span), uncertain, approximate);
  }
  if (!span) return {};
  span->phrase = said;
  span->stated = true;
  return span;
}

}  // namespace dateline::calendar
