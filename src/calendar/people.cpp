#include <fmt/format.h>

#include <array>
#include <string>
#include <utility>

#include "src/calendar/people_unit.hpp"
#include "src/calendar/print.hpp"
#include "src/calendar/units.hpp"
#include "src/calendar/words.hpp"

namespace dateline::calendar {
namespace {

// Longer text is no date that anyone types; EDTF may be longer.
constexpr std::size_t longest = 120;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
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
  auto one = unit(rest);
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
