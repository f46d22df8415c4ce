#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/calendar/day.hpp"

namespace dateline::calendar {

/// Words with places in them: "{day}. {month} {year}".
class Pattern {
 public:
  enum class Slot : std::uint8_t { first, last, day, month, year, number, ordinal, roman, date, the };
  using Value = std::pair<Slot, std::string_view>;

  struct Piece {
    std::string words;         ///< what stands before the place
    std::optional<Slot> slot;  ///< none after the last place
    bool operator==(const Piece&) const = default;
  };

  Pattern() = default;
  explicit Pattern(std::vector<Piece> pieces) : pieces_(std::move(pieces)) {}

  /// A place that `values` does not name stays empty.
  std::string filled(std::initializer_list<Value> values) const;
  bool has(Slot slot) const;

  bool operator==(const Pattern&) const = default;

 private:
  std::vector<Piece> pieces_;
};

/// What a printed date can be, as far as words before it care: German has "seit dem Frühjahr 2017" and "seit
/// 2017". `other` is a list, or what is only about right.
enum class DateKind : std::uint8_t {
  day,
  month,
  year,
  spring,
  summer,
  autumn,
  winter,
  quarter,
  half,
  decade,
  century,
  other
};
inline constexpr std::size_t date_kind_count = 12;

/// Words that stand before a date and may govern it.
enum class DateLead : std::uint8_t {
  before,
  after,
  from,
  since,
  until,
  by,
  about,
  reported,
  possibly,
  probably
};
inline constexpr std::size_t date_lead_count = 10;

/// The patterns of a locale that there is one of.
enum class DatePattern : std::uint8_t {
  day,
  day_of_year,
  days_in_month,
  days_in_year,
  days_across_years,
  month,
  months_in_year,
  months_across_years,
  short_day,
  short_day_of_year,
  short_days_in_month,
  short_days_in_year,
  short_days_across_years,
  short_month,
  short_months_in_year,
  short_months_across_years,
  years,
  years_bc,
  mixed_range,
  bc,
  ad,
  spring,
  summer,
  autumn,
  winter,
  quarter_1,
  quarter_2,
  quarter_3,
  quarter_4,
  half_1,
  half_2,
  short_quarter,
  short_half,
  decade,
  century,
  between,
  conjunction,
  disjunction,
  about_inside,
  inferred,
  unknown,
  undated,
  one_day,
  many_days,
  one_week,
  many_weeks,
  one_month,
  many_months,
  one_year,
  many_years
};
inline constexpr std::size_t date_pattern_count = 50;

/// Every word and pattern that a printed date consists of, in one language. docs/formats/locales.md says what
/// each is for.
struct Locale {
  /// What it is asked for by, "de", "de-AT"; the first is what texts in it are marked with.
  std::vector<std::string> tags;
  std::array<std::string, 12> months;        ///< beside a day: "listopada"
  std::array<std::string, 12> months_alone;  ///< without one: "listopad"
  std::array<std::string, 12> short_months;  ///< the same, abbreviated
  std::array<std::string, 12> short_months_alone;
  std::string first_day;  ///< "1", "1er"
  std::array<Pattern, date_pattern_count> patterns;
  std::array<Pattern, date_lead_count> leads;
  /// Where one kind of date wants other words after a lead than the rest.
  std::array<std::array<std::optional<Pattern>, date_kind_count>, date_lead_count> leads_of;
  /// A date with what a lead that says {the} puts before it: "dem 8. November 2016".
  std::array<std::optional<Pattern>, date_kind_count> governed;
  /// Words that run together, in the order in which they are replaced: "de el" is "del".
  std::vector<std::pair<std::string, std::string>> contractions;

  const Pattern& of(DatePattern pattern) const { return patterns[static_cast<std::size_t>(pattern)]; }
  /// What HTML's lang takes: "de".
  const std::string& language() const { return tags.front(); }
  /// Whether it is asked for by this name; "de_DE" is "de-DE", in any letter case.
  bool answers_to(std::string_view name) const;

  /// "10 July 2017, inferred", of a date that is printed already.
  std::string inferred(std::string_view date) const;
  /// The heading of events without a date: "Date unknown".
  std::string undated() const;
  /// "7 months", "1 day" for a whole number. `one` and `many` are the patterns of the unit.
  std::string counted(double number, DatePattern one, DatePattern many) const;

  bool operator==(const Locale&) const = default;
};

/// Reads a locale: a line a name, "until until {the}"; "#" and a blank begin a remark. Throws DataError,
/// which names the line, where a name is unknown, missing or given twice, and where a pattern lacks a place,
/// or has one that it cannot fill. `path` is for messages.
Locale read_locale(std::string_view text, std::string_view path);

/// The names of all patterns that a locale must have, in the order of its documentation.
std::vector<std::string> locale_names();

/// "9 July 2017". Lives as long as the program.
const Locale& british();
/// "July 9, 2017", as the Associated Press has it. Lives as long as the program.
const Locale& associated_press();

}  // namespace dateline::calendar
