#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

#include "src/calendar/edtf.hpp"
#include "src/calendar/edtf_completion.hpp"
#include "src/calendar/units.hpp"

namespace dateline::calendar::edtf {
namespace {

bool matches(std::string_view digits, unsigned value) {
  const char tens = static_cast<char>('0' + value / 10), ones = static_cast<char>('0' + value % 10);
  return (digits[0] == 'X' || digits[0] == tens) && (digits[1] == 'X' || digits[1] == ones);
}

/// The years that four digits or X allow, by rank in order of time.
class YearPattern {
 public:
  explicit YearPattern(const Date& date) : date_(date) {
    for (char c : date.year.digits) count_ *= c == 'X' ? 10 : 1;
  }
  unsigned count() const { return count_; }
  /// Nothing for the year minus nought.
  std::optional<Year> at(unsigned rank) const {
    unsigned rest = date_.negative ? count_ - 1 - rank : rank;
    unsigned place = count_;
    Year year = 0;
    for (char c : date_.year.digits) {
      if (c == 'X') {
        place /= 10;
        year = year * 10 + rest / place;
        rest %= place;
      } else {
        year = year * 10 + (c - '0');
      }
    }
    if (!date_.negative) return year;
    if (year == 0) return {};
    return -year;
  }

 private:
  const Date& date_;
  unsigned count_ = 1;
};

std::optional<CivilDate> completion_in(Year year, const Date& date, bool first) {
  for (unsigned i = 1; i <= 12; ++i) {
    const unsigned month = first ? i : 13 - i;
    if (!date.month.digits.empty() && !matches(date.month.digits, month)) continue;
    const unsigned days = days_in_month(year, month);
    for (unsigned j = 1; j <= days; ++j) {
      const unsigned day = first ? j : days + 1 - j;
      if (date.day.digits.empty() || matches(date.day.digits, day)) return CivilDate{year, month, day};
    }
  }
  return {};
}

std::optional<CivilDate> completion(const Date& date, bool first) {
  const YearPattern years(date);
  // Which days there are depends on one thing alone: one leap year and one common year that lack the day are
  // enough.
  bool leap_tried = false, common_tried = false;
  for (unsigned rank = 0; rank < years.count() && !(leap_tried && common_tried); ++rank) {
    const auto year = years.at(first ? rank : years.count() - 1 - rank);
    if (!year) continue;
    bool& tried = is_leap(*year) ? leap_tried : common_tried;
    if (tried) continue;
    if (const auto day = completion_in(*year, date, first)) return day;
    tried = true;
  }
  return {};
}

Reach reach_of_years(Year first, Year last) {
  Reach result;
  if (first > max_year) {
    result.first = day_of({max_year, 12, 31});
  } else if (first >= -max_year) {
    result.first = day_of({first, 1, 1});
  }
  if (last < -max_year) {
    result.last = day_of({-max_year, 1, 1});
  } else if (last <= max_year) {
    result.last = day_of({last, 12, 31});
  }
  return result;
}

struct Season {
  unsigned first_month, months;
};

/// From season 21 on.
constexpr std::array<Season, 21> seasons{{
    {3, 3}, {6, 3},  {9, 3}, {12, 3},  // spring, summer, autumn, winter
    {3, 3}, {6, 3},  {9, 3}, {12, 3},  // the same, said of the north
    {9, 3}, {12, 3}, {3, 3}, {6, 3},   // and of the south
    {1, 3}, {4, 3},  {7, 3}, {10, 3},  // quarters
    {1, 4}, {5, 4},  {9, 4},           // thirds
    {1, 6}, {7, 6},                    // halves
}};

Reach reach_of_months(Year year, Season season) {
  if (year < -max_year || year > max_year) return reach_of_years(year, year);
  const Stretch days = months_from(year, season.first_month, season.months);
  return {days.first, days.last};
}

/// A year of which only the leading digits are meant, or a long one.
Reach reach_of_number(const Date& date) {
  std::string_view digits = date.year.digits;
  const std::size_t leading = std::min(digits.find_first_not_of('0'), digits.size() - 1);
  digits.remove_prefix(leading);
  constexpr Year beyond = std::numeric_limits<Year>::max();
  const bool countable = date.exponent == 0 && digits.size() <= 18;
  Year first = countable ? number_of(digits) : beyond, last = first;
  if (countable && date.significant && *date.significant < digits.size()) {
    Year step = 1;
    for (std::size_t i = *date.significant; i < digits.size(); ++i) step *= 10;
    first = first / step * step;
    last = first + step - 1;
  }
  if (date.negative) return reach_of_years(-last, -first);
  return reach_of_years(first, last);
}

bool starts_earlier(const Reach& one, const Reach& other) {
  if (!one.first || !other.first) return !one.first && other.first;
  return *one.first < *other.first;
}

void merge_tighter_latest(std::optional<Day>& bound, std::optional<Day> day) {
  if (day && (!bound || *day < *bound)) bound = day;
}

void merge_tighter_earliest(std::optional<Day>& bound, std::optional<Day> day) {
  if (day && (!bound || *day > *bound)) bound = day;
}

Bounds bounds_of(const Interval& interval) {
  Bounds result;
  if (interval.start.kind == End::Kind::known) {
    const Reach start = reach(interval.start.date);
    result.earliest_start = start.first;
    result.latest_start = start.last;
  }
  if (interval.end.kind == End::Kind::known) {
    const Reach end = reach(interval.end.date);
    result.earliest_end = end.first;
    result.latest_end = end.last;
  }
  merge_tighter_latest(result.latest_start, result.latest_end);
  merge_tighter_earliest(result.earliest_end, result.earliest_start);
  return result;
}

Bounds bounds_of(const Set& set) {
  Reach outer;  // from the earliest to the latest
  Bounds inner;
  bool begun = false;
  for (const Range& range : set.elements) {
    Reach first = range.first ? reach(*range.first) : Reach{};
    Reach last = range.last ? reach(*range.last) : range.consecutive ? Reach{} : first;
    if (!begun || starts_earlier(first, outer)) outer.first = first.first;
    if (!begun || (outer.last && (!last.last || *last.last > *outer.last))) outer.last = last.last;
    begun = true;
    merge_tighter_latest(inner.latest_start, range.first ? first.last : last.last);
    merge_tighter_earliest(inner.earliest_end, range.last ? last.first : first.first);
  }
  if (!set.all) return {outer.first, outer.last, outer.first, outer.last};
  return {outer.first, inner.latest_start, inner.earliest_end, outer.last};
}

}  // namespace

std::optional<CivilDate> first_completion(const Date& date) {
  return completion(date, true);
}
std::optional<CivilDate> last_completion(const Date& date) {
  return completion(date, false);
}

Year number_of(std::string_view digits) {
  constexpr Year largest = std::numeric_limits<Year>::max();
  Year value = 0;
  for (char c : digits) {
    if (value > (largest - 9) / 10) return largest;
    value = value * 10 + (c - '0');
  }
  return value;
}

Date date_of(const CivilDate& day) {
  Date date;
  date.negative = day.year < 0;
  const Year size = date.negative ? -day.year : day.year;
  if (size > 9999) date.kind = Kind::long_year;
  date.year.digits = fmt::format("{:04}", size);
  date.month.digits = fmt::format("{:02}", day.month);
  date.day.digits = fmt::format("{:02}", day.day);
  return date;
}

Reach reach(const Date& date) {
  if (date.significant) return reach_of_number(date);
  const Year sign = date.negative ? -1 : 1;
  if (date.kind == Kind::long_year && date.month.digits.empty()) return reach_of_number(date);
  if (date.kind == Kind::calendar_date) {
    const auto first = first_completion(date), last = last_completion(date);
    if (!first || !last) return {};
    return {day_of(*first), day_of(*last)};
  }
  const Year year = sign * number_of(date.year.digits);
  if (date.kind == Kind::century) return reach_of_years(year * 100, year * 100 + 99);
  if (date.kind == Kind::decade) return reach_of_years(year * 10, year * 10 + 9);
  const auto month = static_cast<unsigned>(number_of(date.month.digits));
  if (date.kind == Kind::season) return reach_of_months(year, seasons[month - 21]);
  if (date.day.digits.empty()) return reach_of_months(year, {month, 1});
  const Day day = day_of({year, month, static_cast<unsigned>(number_of(date.day.digits))});
  return {day, day};
}

Bounds bounds(const Expression& expression) {
  if (const Date* date = std::get_if<Date>(&expression)) {
    const Reach days = reach(*date);
    return {days.first, days.last, days.first, days.last};
  }
  if (const Interval* interval = std::get_if<Interval>(&expression)) return bounds_of(*interval);
  return bounds_of(std::get<Set>(expression));
}

}  // namespace dateline::calendar::edtf
