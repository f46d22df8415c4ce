#include "exports/interchange/days.hpp"

#include <fmt/format.h>

namespace dateline::interchange {

Days days_of(const calendar::TimeSpan& when) {
  using Kind = Days::Kind;
  if (when.unknown() || when.uncertain) return {};
  const calendar::TimeSpan span = calendar::widened(when);
  Days days{.kind = Kind::none, .first = span.earliest_start, .last = span.latest_end};
  if (days.bounded())
    days.kind = span.single_day() ? Kind::day : span.momentary() ? Kind::one_day_of : Kind::lasting;
  else if (days.last)
    days.kind = Kind::before;
  else if (days.first)
    days.kind = Kind::after;
  return days;
}

std::string date_holding(const std::optional<calendar::Day>& first, const std::optional<calendar::Day>& last,
                         calendar::Year least, calendar::Year most) {
  if (!first || !last) return {};
  const calendar::CivilDate from = calendar::civil_of(*first);
  const calendar::CivilDate to = calendar::civil_of(*last);
  if (from.year != to.year || from.year < least || from.year > most) return {};
  if (from.month != to.month) return fmt::format("{:04}", from.year);
  if (from.day != to.day) return fmt::format("{:04}-{:02}", from.year, from.month);
  return fmt::format("{:04}-{:02}-{:02}", from.year, from.month, from.day);
}

FromTo dates_of(const calendar::TimeSpan& when, calendar::Year least, calendar::Year most) {
  if (when.uncertain) return {};
  const calendar::TimeSpan span = calendar::widened(when);
  if (span.momentary())
    return {.date = date_holding(span.earliest_start, span.latest_end, least, most), .start = {}, .end = {}};
  return {.date = {},
          .start = date_holding(span.earliest_start, span.latest_start, least, most),
          .end = date_holding(span.earliest_end, span.latest_end, least, most)};
}

bool loses_bounds(const query::ResultEvent& event, const FromTo& dates) {
  if (event.when.unknown()) return false;
  const auto says = [](const std::string& date, const auto& first, const auto& last) {
    const auto span = calendar::span_from_edtf(date);
    return span && span->earliest_start == first && span->latest_end == last;
  };
  if (event.when.momentary()) return !says(dates.date, event.when.earliest_start, event.when.latest_end);
  return !says(dates.start, event.when.earliest_start, event.when.latest_start) ||
         !says(dates.end, event.when.earliest_end, event.when.latest_end);
}

calendar::Year counted_year(calendar::Year astronomical) {
  return astronomical > 0 ? astronomical : astronomical - 1;
}

}  // namespace dateline::interchange
