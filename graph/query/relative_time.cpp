#include "graph/query/relative_time.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "src/base/problem.hpp"

namespace dateline::query {
namespace {

using calendar::CivilDate;
using calendar::Day;

constexpr std::int64_t most_units = 9999;
constexpr std::int64_t days_in_week = 7, months_in_year = 12;

enum class Unit { day, week, month, year };

/// "last-month" is {-1, month}; "last-3-months" {-1, month, 3}.
struct Relative {
  int direction = 0;  ///< -1 last, 0 this, 1 next
  Unit unit = Unit::day;
  std::int64_t count = 0;  ///< of units that run from or to today; 0: the unit of the calendar
};

std::optional<Unit> unit_from(std::string_view text, bool plural) {
  if (plural && text.ends_with('s')) text.remove_suffix(1);
  if (text == "day") return Unit::day;
  if (text == "week") return Unit::week;
  if (text == "month") return Unit::month;
  if (text == "year") return Unit::year;
  return std::nullopt;
}

std::optional<Relative> relative_from(std::string_view text) {
  if (text == "today") return Relative{0, Unit::day};
  if (text == "yesterday") return Relative{-1, Unit::day};
  if (text == "tomorrow") return Relative{1, Unit::day};
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const std::string_view which = text.substr(0, dash);
  if (which != "this" && which != "last" && which != "next") return std::nullopt;
  Relative out{which == "this" ? 0 : which == "last" ? -1 : 1};
  std::string_view rest = text.substr(dash + 1);
  if (const std::size_t second = rest.find('-'); second != std::string_view::npos) {
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + second, out.count);
    if (error != std::errc() || end != rest.data() + second || out.count < 1 || out.count > most_units ||
        out.direction == 0)
      return std::nullopt;
    rest.remove_prefix(second + 1);
  }
  const auto unit = unit_from(rest, out.count > 0);
  if (!unit || (out.count == 0 && *unit == Unit::day)) return std::nullopt;
  out.unit = *unit;
  return out;
}

/// The first day of a month that lies so many months from that of `day`.
CivilDate first_of_month(Day day, std::int64_t months) {
  const CivilDate date = calendar::civil_of(day);
  const std::int64_t number = date.year * months_in_year + date.month - 1 + months;
  const std::int64_t month = ((number % months_in_year) + months_in_year) % months_in_year;
  return {(number - month) / months_in_year, static_cast<unsigned>(month) + 1, 1};
}

/// The same day of another month, or its last one.
Day months_from(Day day, std::int64_t months) {
  CivilDate date = first_of_month(day, months);
  date.day = std::min(calendar::civil_of(day).day, calendar::days_in_month(date.year, date.month));
  return calendar::day_of(date);
}

Day units_from(Day day, Unit unit, std::int64_t count) {
  switch (unit) {
    case Unit::day:
      return day + count;
    case Unit::week:
      return day + count * days_in_week;
    case Unit::month:
      return months_from(day, count);
    case Unit::year:
      return months_from(day, count * months_in_year);
  }
  return day;
}

/// The first day of the unit of the calendar that lies so many units from that of `day`.
Day start_of_unit(Day day, Unit unit, std::int64_t count) {
  switch (unit) {
    case Unit::day:
      return day + count;
    case Unit::week:
      return day - (calendar::weekday_of(day) - 1) + count * days_in_week;
    case Unit::month:
      return calendar::day_of(first_of_month(day, count));
    case Unit::year:
      return calendar::day_of({calendar::civil_of(day).year + count, 1, 1});
  }
  return day;
}

}  // namespace

bool is_relative_time(std::string_view text) {
  return relative_from(text).has_value();
}

std::optional<calendar::TimeSpan> relative_time(std::string_view text, Day today) {
  const auto relative = relative_from(text);
  if (!relative) return std::nullopt;
  const auto& [direction, unit, count] = *relative;
  if (count > 0 && direction < 0) return calendar::one_day_of(units_from(today, unit, -count) + 1, today);
  if (count > 0) return calendar::one_day_of(today + 1, units_from(today, unit, count));
  return calendar::one_day_of(start_of_unit(today, unit, direction),
                              start_of_unit(today, unit, direction + 1) - 1);
}

std::string nearest_relative_time(const std::string& text) {
  std::vector<std::string> words = {"today", "yesterday", "tomorrow"};
  for (const char* which : {"this-", "last-", "next-"})
    for (const char* unit : {"week", "month", "year"}) words.push_back(std::string(which) + unit);
  for (const char* which : {"last-7-", "next-7-"})
    for (const char* unit : {"days", "weeks", "months", "years"}) words.push_back(std::string(which) + unit);
  return base::nearest_of(text, words.data(), words.data() + words.size());
}

}  // namespace dateline::query
