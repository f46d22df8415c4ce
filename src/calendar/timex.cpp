#include "src/calendar/timex.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "src/calendar/edtf.hpp"
#include "src/calendar/edtf_completion.hpp"
#include "src/calendar/units.hpp"

namespace dateline::calendar {
namespace {

struct SeasonCode {
  std::string_view code;
  std::string_view edtf;
};
constexpr std::array<SeasonCode, 5> season_codes{
    {{"SP", "21"}, {"SU", "22"}, {"FA", "23"}, {"AU", "23"}, {"WI", "24"}}};
constexpr std::array<std::string_view, 6> parts_of_day{"MO", "MI", "AF", "EV", "NI", "DT"};

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<Year> number(std::string_view text, std::size_t size) {
  if (text.size() != size || !all_digits(text)) return {};
  return edtf::number_of(text);
}

TimeSpan one_of(const Stretch& days) {
  return one_day_of(days.first, days.last);
}

/// "W27", "W27-WE", "W27-3".
std::optional<TimeSpan> in_week(Year year, std::string_view rest) {
  const auto week = number(rest.substr(1, 2), 2);
  if (!week || *week < 1 || *week > weeks_in_year(year)) return {};
  const Day monday = monday_of(year, static_cast<unsigned>(*week));
  const std::string_view within = rest.substr(3);
  if (within.empty()) return one_day_of(monday, monday + 6);
  if (within == "-WE") return one_day_of(monday + 5, monday + 6);
  if (within.size() == 2 && within[0] == '-' && within[1] >= '1' && within[1] <= '7') {
    return on_day(monday + (within[1] - '1'));
  }
  return {};
}

/// What follows the year and a hyphen.
std::optional<TimeSpan> within_year(Year year, std::string_view written_year, std::string_view rest) {
  if (rest.size() >= 3 && rest[0] == 'W' && rest[1] != 'I') return in_week(year, rest);
  if (rest.size() == 2 && rest[0] == 'Q' && rest[1] >= '1' && rest[1] <= '4') {
    return one_of(months_from(year, static_cast<unsigned>(rest[1] - '1') * 3 + 1, 3));
  }
  if (rest.size() == 2 && rest[0] == 'H' && (rest[1] == '1' || rest[1] == '2')) {
    return one_of(months_from(year, rest[1] == '1' ? 1 : 7, 6));
  }
  for (const SeasonCode& season : season_codes) {
    if (rest == season.code) return span_from_edtf(fmt::format("{}-{}", written_year, season.edtf));
  }
  if (rest == "XX" || rest == "XX-XX") return one_of(years_from(year, 1));
  const auto month = number(rest.substr(0, 2), 2);
  if (!month || *month < 1 || *month > 12) return {};
  const std::string_view day_part = rest.substr(2);
  if (day_part.empty() || day_part == "-XX")
    return one_of(months_from(year, static_cast<unsigned>(*month), 1));
  const auto day = number(day_part.substr(1), 2);
  const CivilDate date{year, static_cast<unsigned>(*month), static_cast<unsigned>(day.value_or(0))};
  if (day_part[0] != '-' || !is_valid(date)) return {};
  return on_day(day_of(date));
}

std::optional<TimeSpan> calendar_part(std::string_view value) {
  const bool before_christ = value.starts_with("BC");
  const std::string_view date = before_christ ? value.substr(2) : value;
  const std::size_t hyphen = std::min(date.find('-'), date.size());
  const std::string_view written = date.substr(0, hyphen);
  if (written.size() > 4 || !all_digits(written)) return {};
  const Year count = edtf::number_of(written);
  if (hyphen < date.size()) {
    if (written.size() != 4 || before_christ) return {};
    return within_year(count, written, date.substr(hyphen + 1));
  }
  if (before_christ) {
    if (written.size() != 4 || count == 0) return {};
    return one_of(years_from(1 - count, 1));
  }
  constexpr std::array<Year, 4> lengths{1000, 100, 10, 1};
  const Year length = lengths[written.size() - 1];
  return one_of(years_from(count * length, length));
}

bool is_clock(std::string_view clock) {
  const std::string_view part = clock.substr(1);
  if (std::find(parts_of_day.begin(), parts_of_day.end(), part) != parts_of_day.end()) return true;
  if (const auto hour = number(part, 2)) return *hour <= 24;
  const edtf::Parsed read = edtf::parse(fmt::format("2000-01-01{}", clock));
  return read.expression.has_value();
}

std::string season_value(const TimeSpan& span) {
  if (span.edtf.size() < 2) return {};
  const std::string_view number = std::string_view(span.edtf).substr(span.edtf.size() - 2);
  for (const SeasonCode& season : season_codes) {
    if (number == season.edtf)
      return fmt::format("{:04}-{}", civil_of(*span.earliest_start).year, season.code);
  }
  return {};
}

std::string coarse_value(Precision precision, const CivilDate& first) {
  switch (precision) {
    case Precision::month:
      return fmt::format("{:04}-{:02}", first.year, first.month);
    case Precision::quarter:
      return fmt::format("{:04}-Q{}", first.year, first.month / 3 + 1);
    case Precision::half_year:
      return fmt::format("{:04}-H{}", first.year, first.month / 6 + 1);
    case Precision::year:
      return fmt::format("{:04}", first.year);
    case Precision::decade:
      return fmt::format("{:03}", first.year / 10);
    case Precision::century:
      return fmt::format("{:02}", first.year / 100);
    case Precision::millennium:
      return fmt::format("{}", first.year / 1000);
    default:
      return {};
  }
}

}  // namespace

std::optional<TimeSpan> span_from_timex(std::string_view value) {
  const std::size_t clock_at = value.find('T');
  auto span = calendar_part(value.substr(0, clock_at));
  if (!span) return {};
  if (clock_at != std::string_view::npos) {
    const std::string_view clock = value.substr(clock_at);
    if (!is_clock(clock)) return {};
    span->clock = clock;
  }
  span->stated = true;
  return span;
}

std::string timex_from_span(const TimeSpan& span) {
  if (!span.bounded() || !span.momentary()) return {};
  const Day first = *span.earliest_start, last = *span.latest_end;
  const CivilDate begin = civil_of(first);
  if (begin.year < 0 || civil_of(last).year > 9999) return {};
  if (span.precision == Precision::season) return season_value(span);
  if (weekday_of(first) == 6 && last - first == 1) {
    const WeekDate week = week_of(first);
    return fmt::format("{:04}-W{:02}-WE{}", week.year, week.week, span.clock);
  }
  const auto unit = unit_of(first, last);
  if (!unit) return {};
  if (unit->precision == Precision::day) return iso(first) + span.clock;
  if (unit->precision == Precision::week) {
    const WeekDate week = week_of(first);
    return fmt::format("{:04}-W{:02}", week.year, week.week);
  }
  return coarse_value(unit->precision, begin);
}

}  // namespace dateline::calendar
