#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::calendar {

/// Astronomical year of the proleptic Gregorian calendar (0 is 1 BC), of any size a 64-bit number holds.
using Year = std::int64_t;

/// The years from -max_year to max_year have days that can be counted; 25 thousand million million.
constexpr Year max_year = 25'000'000'000'000'000;

/// A civil day, counted from 1970-01-01 (day 0). Years up to about ±2.5e16 fit.
struct Day {
  std::int64_t number = 0;
  auto operator<=>(const Day&) const = default;
  Day operator+(std::int64_t days) const { return {number + days}; }
  Day operator-(std::int64_t days) const { return {number - days}; }
  std::int64_t operator-(Day other) const { return number - other.number; }
};

/// A day as it is written. month 1..12, day 1..31.
struct CivilDate {
  Year year = 1970;
  unsigned month = 1;
  unsigned day = 1;
  auto operator<=>(const CivilDate&) const = default;
};

/// An ISO 8601 week day. week 1..53, weekday 1 (Monday) .. 7 (Sunday).
struct WeekDate {
  Year year = 1970;
  unsigned week = 1;
  unsigned weekday = 1;
};

bool is_leap(Year year);
/// 28..31; month 1..12.
unsigned days_in_month(Year year, unsigned month);
/// Whether there is such a day, of a year that can be counted: 30 February is none.
bool is_valid(const CivilDate& date);
/// The day; `date` must be valid.
Day day_of(const CivilDate& date);
CivilDate civil_of(Day day);
/// 1 (Monday) .. 7 (Sunday).
unsigned weekday_of(Day day);
WeekDate week_of(Day day);
/// Monday of an ISO week.
Day monday_of(Year year, unsigned week);
/// 52 or 53.
unsigned weeks_in_year(Year year);

/// "2017-07-10"; "-0044-03-15"; "Y-17000-01-01" is never written here: years beyond four digits keep their
/// sign and all their digits ("+12000-01-01").
std::string iso(Day day);
/// The reverse of iso(); nothing when `text` is no day.
std::optional<Day> day_from_iso(std::string_view text);

}  // namespace dateline::calendar
