#include "src/times/point.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

namespace dateline::times {

using calendar::CivilDate;
using calendar::Day;
using calendar::Year;

namespace {

constexpr std::array<std::string_view, 4> season_codes = {"SP", "SU", "FA", "WI"};

std::int64_t floor_div(std::int64_t value, std::int64_t by) {
  return value >= 0 ? value / by : -((-value + by - 1) / by);
}

Day day_at(Year year, int month, int day) {
  return calendar::day_of({year, static_cast<unsigned>(month), static_cast<unsigned>(day)});
}

Day month_end(Year year, int month) {
  return day_at(year, month, static_cast<int>(calendar::days_in_month(year, static_cast<unsigned>(month))));
}

/// Months in a row from `month` on: the first day of the first, the last of the last.
struct MonthRun {
  Year year;
  int month;
  int months;
  Day first() const { return day_at(year, month, 1); }
  Day last() const {
    const int index = month - 1 + months - 1;
    return month_end(year + index / 12, index % 12 + 1);
  }
};

MonthRun months_of(const Point& point) {
  switch (point.grain) {
    case Grain::half:
      return {point.year, point.part * 6 - 5, 6};
    case Grain::quarter:
      return {point.year, point.part * 3 - 2, 3};
    case Grain::season:
      return {point.year, point.part * 3 + 3, 3};
    case Grain::month:
      return {point.year, point.part, 1};
    default:
      return {point.year, 1, 12};
  }
}

int years_of(Grain grain) {
  return grain == Grain::century ? 100 : grain == Grain::decade ? 10 : 1;
}

}  // namespace

Day Point::first_day() const {
  if (grain == Grain::day) return day_at(year, part, day);
  if (grain == Grain::week) return calendar::monday_of(year, static_cast<unsigned>(part));
  if (grain == Grain::weekend) return calendar::monday_of(year, static_cast<unsigned>(part)) + 5;
  return months_of(*this).first();
}

Day Point::last_day() const {
  if (grain == Grain::day) return first_day();
  if (grain == Grain::week) return first_day() + 6;
  if (grain == Grain::weekend) return first_day() + 1;
  if (grain == Grain::century || grain == Grain::decade) return month_end(year + years_of(grain) - 1, 12);
  return months_of(*this).last();
}

int Point::month() const {
  if (grain == Grain::day || grain == Grain::month) return part;
  return static_cast<int>(calendar::civil_of(first_day()).month);
}

std::string Point::timex() const {
  // A decade before Christ is named after its last digits' year: the 470s BC are 479 to 470 BC.
  const bool before_christ = year <= 0;
  const Year named = !before_christ ? year : 1 - (year + years_of(grain) - 1);
  const std::string_view era = before_christ ? "BC" : "";
  switch (grain) {
    case Grain::none:
      return {};
    case Grain::century:
      return fmt::format("{}{:02}", era, named / 100);
    case Grain::decade:
      return fmt::format("{}{:03}", era, named / 10);
    case Grain::year:
      return fmt::format("{}{:04}", era, named);
    case Grain::half:
      return fmt::format("{}{:04}-H{}", era, named, part);
    case Grain::quarter:
      return fmt::format("{}{:04}-Q{}", era, named, part);
    case Grain::season:
      return fmt::format("{}{:04}-{}", era, named, season_codes[static_cast<std::size_t>(part)]);
    case Grain::month:
      return fmt::format("{}{:04}-{:02}", era, named, part);
    case Grain::week:
      return fmt::format("{}{:04}-W{:02}", era, named, part);
    case Grain::weekend:
      return fmt::format("{}{:04}-W{:02}-WE", era, named, part);
    case Grain::day:
      return fmt::format("{}{:04}-{:02}-{:02}", era, named, part, day);
  }
  return {};
}

Point point_of_day(Day day) {
  const CivilDate date = calendar::civil_of(day);
  return {Grain::day, date.year, static_cast<int>(date.month), static_cast<int>(date.day)};
}

Point point_of_year(Year year) {
  return {Grain::year, year, 0, 0};
}

Point point_of_month(Year year, int month) {
  return {Grain::month, year, month, 0};
}

Point unit_around(Grain grain, Day day) {
  const CivilDate date = calendar::civil_of(day);
  const int month = static_cast<int>(date.month);
  switch (grain) {
    case Grain::century:
    case Grain::decade:
      return {grain, floor_div(date.year, years_of(grain)) * years_of(grain), 0, 0};
    case Grain::half:
      return {grain, date.year, (month + 5) / 6, 0};
    case Grain::quarter:
      return {grain, date.year, (month + 2) / 3, 0};
    case Grain::season:
      return {grain, month < 3 ? date.year - 1 : date.year, month < 3 ? 3 : (month - 3) / 3, 0};
    case Grain::month:
      return point_of_month(date.year, month);
    case Grain::week:
    case Grain::weekend: {
      const calendar::WeekDate week = calendar::week_of(day);
      return {grain, week.year, static_cast<int>(week.week), 0};
    }
    case Grain::day:
      return point_of_day(day);
    case Grain::none:
    case Grain::year:
      break;
  }
  return point_of_year(date.year);
}

Point shifted(const Point& point, std::int64_t count) {
  Point result = point;
  const auto shift_part = [&](int units, int lowest) {
    const std::int64_t index = point.part - lowest + count;
    result.year = point.year + floor_div(index, units);
    result.part = static_cast<int>(index - floor_div(index, units) * units) + lowest;
  };
  switch (point.grain) {
    case Grain::none:
      break;
    case Grain::century:
    case Grain::decade:
    case Grain::year:
      result.year += count * years_of(point.grain);
      break;
    case Grain::half:
      shift_part(2, 1);
      break;
    case Grain::quarter:
      shift_part(4, 1);
      break;
    case Grain::season:
      shift_part(4, 0);
      break;
    case Grain::month:
      shift_part(12, 1);
      break;
    case Grain::week:
    case Grain::weekend:
      result = unit_around(point.grain, point.first_day() + 7 * count);
      break;
    case Grain::day:
      result = point_of_day(point.first_day() + count);
      break;
  }
  return result;
}

}  // namespace dateline::times
