#include "src/calendar/day.hpp"

#include <date/date.h>
#include <date/iso_week.h>
#include <fmt/format.h>

namespace dateline::calendar {
namespace {

// The Gregorian calendar repeats every 400 years, which are 20871 whole weeks. The date library counts years
// up to 32767, so each question is asked of the same year in one cycle that it knows and the answer is moved
// back.
constexpr Year cycle_years = 400;
constexpr std::int64_t cycle_days = 146097;
constexpr Year known_years = 2000;

std::int64_t floor_divide(std::int64_t number, std::int64_t by) {
  return number / by - (number % by < 0 ? 1 : 0);
}

struct Shifted {
  int year;             // 2000..2399
  std::int64_t cycles;  // how many cycles the true year lies later
};

Shifted shifted(Year year) {
  const std::int64_t cycles = floor_divide(year, cycle_years);
  return {static_cast<int>(year - cycles * cycle_years + known_years), cycles - known_years / cycle_years};
}

struct ShiftedDay {
  date::sys_days day;  // 1970..2369
  std::int64_t cycles;
};

ShiftedDay shifted(Day day) {
  const std::int64_t cycles = floor_divide(day.number, cycle_days);
  return {date::sys_days{date::days{static_cast<int>(day.number - cycles * cycle_days)}}, cycles};
}

Day moved_back(date::sys_days day, std::int64_t cycles) {
  return {day.time_since_epoch().count() + cycles * cycle_days};
}

std::optional<unsigned> two_digits(std::string_view text) {
  if (text.size() != 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9') return {};
  return static_cast<unsigned>((text[0] - '0') * 10 + (text[1] - '0'));
}

std::optional<Year> year_from_iso(std::string_view text) {
  const bool signed_year = !text.empty() && (text[0] == '+' || text[0] == '-');
  const bool negative = signed_year && text[0] == '-';
  const bool plus = signed_year && !negative;
  if (signed_year) text.remove_prefix(1);
  if (text.size() < 4 || text.size() > 17) return {};
  if (text.size() > 4 && (!signed_year || text[0] == '0')) return {};
  if (text.size() == 4 && plus) return {};
  Year year = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return {};
    year = year * 10 + (c - '0');
  }
  if (negative && year == 0) return {};
  return negative ? -year : year;
}

}  // namespace

bool is_leap(Year year) {
  return date::year{shifted(year).year}.is_leap();
}

unsigned days_in_month(Year year, unsigned month) {
  const date::year_month_day_last last = date::year{shifted(year).year} / date::month{month} / date::last;
  return static_cast<unsigned>(last.day());
}

bool is_valid(const CivilDate& date) {
  return date.year >= -max_year && date.year <= max_year && date.month >= 1 && date.month <= 12 &&
         date.day >= 1 && date.day <= days_in_month(date.year, date.month);
}

Day day_of(const CivilDate& date) {
  const Shifted year = shifted(date.year);
  return moved_back(date::sys_days{date::year{year.year} / date::month{date.month} / date::day{date.day}},
                    year.cycles);
}

CivilDate civil_of(Day day) {
  const ShiftedDay known = shifted(day);
  const date::year_month_day date{known.day};
  return {static_cast<int>(date.year()) + known.cycles * cycle_years, static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day())};
}

unsigned weekday_of(Day day) {
  return date::weekday{shifted(day).day}.iso_encoding();
}

WeekDate week_of(Day day) {
  const ShiftedDay known = shifted(day);
  const iso_week::year_weeknum_weekday week{known.day};
  return {static_cast<int>(week.year()) + known.cycles * cycle_years, static_cast<unsigned>(week.weeknum()),
          static_cast<unsigned>(week.weekday())};
}

Day monday_of(Year year, unsigned week) {
  const Shifted known = shifted(year);
  return moved_back(iso_week::year{known.year} / iso_week::weeknum{week} / iso_week::mon, known.cycles);
}

unsigned weeks_in_year(Year year) {
  const iso_week::year_lastweek last{iso_week::year{shifted(year).year}};
  return static_cast<unsigned>(last.weeknum());
}

std::string iso(Day day) {
  const CivilDate date = civil_of(day);
  const Year size = date.year < 0 ? -date.year : date.year;
  const std::string_view sign = date.year < 0 ? "-" : size > 9999 ? "+" : "";
  return fmt::format("{}{:04}-{:02}-{:02}", sign, size, date.month, date.day);
}

std::optional<Day> day_from_iso(std::string_view text) {
  if (text.size() < 10) return {};
  const std::string_view tail = text.substr(text.size() - 6);
  if (tail[0] != '-' || tail[3] != '-') return {};
  const auto year = year_from_iso(text.substr(0, text.size() - 6));
  const auto month = two_digits(tail.substr(1, 2));
  const auto day = two_digits(tail.substr(4, 2));
  if (!year || !month || !day) return {};
  const CivilDate date{*year, *month, *day};
  if (!is_valid(date)) return {};
  return day_of(date);
}

}  // namespace dateline::calendar
