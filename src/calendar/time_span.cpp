#include "src/calendar/time_span.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "src/calendar/edtf.hpp"
#include "src/calendar/units.hpp"

namespace dateline::calendar {
namespace {

constexpr std::array<std::string_view, 11> precision_names{"unknown", "day",     "week",      "month",
                                                           "season",  "quarter", "half-year", "year",
                                                           "decade",  "century", "millennium"};

template <typename Visit>
void each_date(const edtf::Expression& expression, Visit visit) {
  if (const auto* date = std::get_if<edtf::Date>(&expression)) visit(*date);
  if (const auto* interval = std::get_if<edtf::Interval>(&expression)) {
    for (const edtf::End* end : {&interval->start, &interval->end}) {
      if (end->kind == edtf::End::Kind::known) visit(end->date);
    }
  }
  if (const auto* set = std::get_if<edtf::Set>(&expression)) {
    for (const edtf::Range& range : set->elements) {
      if (range.first) visit(*range.first);
      if (range.last) visit(*range.last);
    }
  }
}

Precision finest(const edtf::Expression& expression) {
  Precision result = Precision::unknown;
  each_date(expression, [&result](const edtf::Date& date) {
    const Precision precision = precision_of(date);
    if (result == Precision::unknown || (precision != Precision::unknown && precision < result))
      result = precision;
  });
  return result;
}

void set_bounds(TimeSpan& span, const edtf::Bounds& bounds) {
  span.earliest_start = bounds.earliest_start;
  span.latest_start = bounds.latest_start;
  span.earliest_end = bounds.earliest_end;
  span.latest_end = bounds.latest_end;
}

std::string clock_of(const edtf::Expression& expression) {
  const auto* date = std::get_if<edtf::Date>(&expression);
  if (!date || !date->clock) return {};
  const std::string text = edtf::canonical(expression);
  return text.substr(text.find('T'));
}

/// The later of two lower bounds, the earlier of two upper bounds; an absent one yields.
std::optional<Day> later(std::optional<Day> one, std::optional<Day> other) {
  return std::max(one, other);
}
std::optional<Day> earlier(std::optional<Day> one, std::optional<Day> other) {
  if (!one || !other) return one ? one : other;
  return std::min(one, other);
}

/// One end of an interval, written no finer than the bounds: the unit that is exactly [first, last], else the
/// smallest of month, year, decade and century that holds both.
std::string edtf_of_end(std::optional<Day> first, std::optional<Day> last) {
  if (!first || !last) return "..";
  if (const auto unit = unit_of(*first, *last); unit && !unit->edtf.empty() &&
                                                unit->precision != Precision::quarter &&
                                                unit->precision != Precision::half_year) {
    return unit->edtf;
  }
  const CivilDate begin = civil_of(*first), end = civil_of(*last);
  if (begin.year == end.year) {
    const bool month = begin.month == end.month;
    const Stretch days = month ? months_from(begin.year, begin.month, 1) : years_from(begin.year, 1);
    return unit_of(days.first, days.last)->edtf;
  }
  for (const Year length : {10, 100, 1000}) {
    if (begin.year < 0 || end.year > 9999 || begin.year / length != end.year / length) continue;
    const Stretch days = years_from(begin.year / length * length, length);
    return unit_of(days.first, days.last)->edtf;
  }
  return "..";
}

/// EDTF and precision for bounds of any shape.
void describe(TimeSpan& span, bool once) {
  if (span.unknown()) return;
  if (once) {
    const TimeSpan plain = one_day_of(span.earliest_start, span.latest_end);
    span.edtf = plain.edtf;
    span.precision = plain.precision;
    return;
  }
  const std::string start = edtf_of_end(span.earliest_start, span.latest_start);
  const std::string end = edtf_of_end(span.earliest_end, span.latest_end);
  span.edtf = start + "/" + end;
  if (const auto read = span_from_edtf(span.edtf)) span.precision = read->precision;
}

auto bounds_of(const TimeSpan& span) {
  return std::tie(span.earliest_start, span.latest_start, span.earliest_end, span.latest_end);
}

bool contradictory(std::optional<Day> first, std::optional<Day> last) {
  return first && last && *last < *first;
}

/// An absent bound sorts after every day.
std::tuple<bool, std::int64_t> rank(std::optional<Day> day) {
  return {!day, day ? day->number : 0};
}

}  // namespace

std::string_view name_of(Precision precision) {
  return precision_names[static_cast<std::size_t>(precision)];
}

TimeSpan on_day(Day day) {
  return one_day_of(day, day);
}

TimeSpan one_day_of(std::optional<Day> first, std::optional<Day> last) {
  TimeSpan span;
  if ((!first && !last) || contradictory(first, last)) return span;
  set_bounds(span, {first, last, first, last});
  span.precision = Precision::day;
  if (!first) {
    span.edtf = "[.." + edtf_of_day(*last) + "]";
  } else if (!last) {
    span.edtf = "[" + edtf_of_day(*first) + "..]";
  } else if (const auto unit = unit_of(*first, *last)) {
    span.precision = unit->precision;
    span.edtf = unit->edtf.empty() ? edtf_of_range(*first, *last) : unit->edtf;
  } else {
    span.edtf = edtf_of_range(*first, *last);
    if (const auto read = edtf::parse(span.edtf); read.expression) span.precision = finest(*read.expression);
  }
  return span;
}

TimeSpan lasting(std::optional<Day> first, std::optional<Day> last) {
  TimeSpan span;
  if ((!first && !last) || contradictory(first, last)) return span;
  set_bounds(span, {first, first ? first : last, last ? last : first, last});
  span.precision = Precision::day;
  span.edtf = (first ? edtf_of_day(*first) : "..") + "/" + (last ? edtf_of_day(*last) : "..");
  return span;
}

TimeSpan unknown_time() {
  return {};
}

std::optional<TimeSpan> span_within(std::optional<Day> earliest_start, std::optional<Day> latest_start,
                                    std::optional<Day> earliest_end, std::optional<Day> latest_end) {
  TimeSpan span;
  const bool once = earliest_start == earliest_end && latest_start == latest_end;
  set_bounds(span, {earliest_start, earlier(latest_start, latest_end), later(earliest_end, earliest_start),
                    latest_end});
  if (contradictory(span.earliest_start, span.latest_start) ||
      contradictory(span.earliest_end, span.latest_end)) {
    return {};
  }
  describe(span, once);
  return span;
}

std::optional<TimeSpan> span_from_edtf(std::string_view text) {
  const edtf::Parsed parsed = edtf::parse(text);
  if (!parsed.expression) return {};
  const edtf::Expression& expression = *parsed.expression;
  TimeSpan span;
  set_bounds(span, edtf::bounds(expression));
  span.edtf = edtf::canonical(expression);
  span.precision = finest(expression);
  each_date(expression, [&span](const edtf::Date& date) {
    for (const edtf::Part* part : {&date.year, &date.month, &date.day}) {
      span.uncertain |= part->qualifier.uncertain;
      span.approximate |= part->qualifier.approximate;
    }
  });
  span.clock = clock_of(expression);
  if (std::holds_alternative<edtf::Set>(expression) && span.bounded() && span.momentary()) {
    const auto unit = unit_of(*span.earliest_start, *span.latest_end);
    if (unit && unit->precision == Precision::week) span.precision = Precision::week;
  }
  return span;
}

std::int64_t margin_in_days(const TimeSpan& span) {
  if (!span.approximate) return 0;
  switch (span.precision) {
    case Precision::day:
      return 3;
    case Precision::week:
      return 7;
    case Precision::month:
      return 31;
    case Precision::season:
    case Precision::quarter:
      return 92;
    case Precision::half_year:
      return 183;
    case Precision::decade:
      return 1827;
    case Precision::century:
      return 9132;
    case Precision::millennium:
      return 91311;
    default:
      break;
  }
  const auto known = span.earliest_start ? span.earliest_start : span.latest_end;
  if (span.precision != Precision::year || !known) return 366;
  const Year year = civil_of(*known).year;
  return year % 10 == 0 ? 1827 : year % 5 == 0 ? 731 : 366;
}

TimeSpan widened(const TimeSpan& span) {
  const std::int64_t margin = margin_in_days(span);
  TimeSpan wide = span;
  if (wide.earliest_start) *wide.earliest_start = *wide.earliest_start - margin;
  if (wide.latest_start) *wide.latest_start = *wide.latest_start + margin;
  if (wide.earliest_end) *wide.earliest_end = *wide.earliest_end - margin;
  if (wide.latest_end) *wide.latest_end = *wide.latest_end + margin;
  return wide;
}

TimeSpan qualified(TimeSpan span, bool uncertain, bool approximate) {
  span.uncertain |= uncertain;
  span.approximate |= approximate;
  const edtf::Parsed parsed = edtf::parse(span.edtf);
  if (!parsed.expression || (!uncertain && !approximate)) return span;
  const auto* date = std::get_if<edtf::Date>(&*parsed.expression);
  edtf::Expression plain = *parsed.expression;
  if (date && date->kind == edtf::Kind::season && span.bounded()) {
    const edtf::Parsed range = edtf::parse(edtf_of_range(*span.earliest_start, *span.latest_end));
    if (range.expression) plain = *range.expression;
  }
  span.edtf = edtf::canonical(edtf::qualified(std::move(plain), {uncertain, approximate}));
  return span;
}

std::optional<TimeSpan> intersection(const TimeSpan& one, const TimeSpan& other) {
  auto both = span_within(
      later(one.earliest_start, other.earliest_start), earlier(one.latest_start, other.latest_start),
      later(one.earliest_end, other.earliest_end), earlier(one.latest_end, other.latest_end));
  if (!both) return {};
  if (bounds_of(*both) == bounds_of(one)) return one;
  if (bounds_of(*both) == bounds_of(other)) return other;
  both->phrase = one.phrase.empty() ? other.phrase : one.phrase;
  both->anchor = one.anchor.empty() ? other.anchor : one.anchor;
  both->clock = one.clock.empty() ? other.clock : one.clock;
  both->stated = one.stated && other.stated;
  return qualified(*std::move(both), one.uncertain || other.uncertain, one.approximate || other.approximate);
}

bool sorts_before(const TimeSpan& one, const TimeSpan& other) {
  const auto key = [](const TimeSpan& span) {
    const auto first = span.earliest_start ? span.earliest_start : span.latest_end;
    return std::tuple{rank(first), rank(span.latest_end), rank(span.latest_start)};
  };
  return key(one) < key(other);
}

}  // namespace dateline::calendar
