#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "src/calendar/day.hpp"

namespace dateline::times {

/// The calendar units an expression of time can name, from coarse to fine.
enum class Grain : std::uint8_t {
  none,
  century,
  decade,
  year,
  half,
  quarter,
  season,
  month,
  week,
  weekend,
  day
};

/// One unit of the calendar: the year 1939, week 27 of 2017, spring 1943, the 1990s, 10 July 2017.
struct Point {
  Grain grain = Grain::none;
  /// Astronomical (0 is 1 BC); the ISO year of a week; the first year of a decade or century.
  calendar::Year year = 0;
  int part = 0;  ///< month 1..12, week 1..53, half 1..2, quarter 1..4, season 0..3 (spring first)
  int day = 0;   ///< 1..31

  bool known() const { return grain != Grain::none; }
  calendar::Day first_day() const;
  calendar::Day last_day() const;
  /// TIMEX3: "1939", "2017-W27", "1943-SP", "199", "19", "BC0480-09".
  std::string timex() const;
  /// The month it begins in, 1..12.
  int month() const;

  bool operator==(const Point&) const = default;
};

Point point_of_day(calendar::Day day);
Point point_of_year(calendar::Year year);
Point point_of_month(calendar::Year year, int month);
/// The unit of that grain which `day` lies in. A winter belongs to the year its December is in; a weekend is
/// that of the day's week.
Point unit_around(Grain grain, calendar::Day day);
/// `count` units later, or earlier.
Point shifted(const Point& point, std::int64_t count);

}  // namespace dateline::times
