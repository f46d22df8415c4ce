#include "exports/interchange/slides.hpp"

#include <algorithm>

#include "exports/interchange/days.hpp"
#include "src/calendar/moment.hpp"

namespace dateline::interchange {
namespace {

SlideDate date_at(calendar::Day day) {
  const calendar::CivilDate date = calendar::civil_of(day);
  return {.year = counted_year(date.year), .month = date.month, .day = date.day};
}

/// The month or the year that `first` and `last` are the ends of; nothing where they are of neither.
std::optional<SlideDate> unit_of(calendar::Day first, calendar::Day last) {
  const calendar::CivilDate from = calendar::civil_of(first), to = calendar::civil_of(last);
  if (from.year != to.year || from.day != 1 || to.day != calendar::days_in_month(to.year, to.month))
    return std::nullopt;
  if (from.month == to.month)
    return SlideDate{.year = counted_year(from.year), .month = from.month, .day = 0};
  if (from.month == 1 && to.month == 12)
    return SlideDate{.year = counted_year(from.year), .month = 0, .day = 0};
  return std::nullopt;
}

/// The last day on which an event of these certainly or probably was, as far as it has one.
std::optional<calendar::Day> last_of(const query::Result& result) {
  std::optional<calendar::Day> last;
  for (const query::ResultEvent& event : result.events) {
    const calendar::TimeSpan& place = event.place();
    const std::optional<calendar::Day>& day = place.latest_end ? place.latest_end : place.earliest_start;
    if (day && (!last || *last < *day)) last = day;
  }
  return last;
}

}  // namespace

Slides::Slides(Writing& writing)
    : writing_(writing),
      entries_(writing.handover),
      end_of_all_(last_of(writing.handover.result).value_or(calendar::day_at(writing.handover.made_at))) {}

Slide Slides::of(const query::ResultEvent& event) {
  Losses& losses = writing_.losses;
  Slide slide{.id = event.id,
              .edtf = event.when.edtf,
              .date = date_in_words(event),
              .headline = headline_of(event),
              .entry = entries_.of(event)};
  const calendar::TimeSpan& place = event.place();
  if (place.bounded()) {
    slide.first = place.earliest_start;
    slide.last = place.latest_end;
    const auto unit = place.momentary() ? unit_of(*slide.first, *slide.last) : std::nullopt;
    slide.start = unit.value_or(date_at(*slide.first));
    if (!unit && slide.first != slide.last) slide.end = date_at(*slide.last);
    if (!unit && slide.end && place.momentary())
      losses.add("{} date that is one day of several became a range, with its words beside it",
                 "{} dates that are one day of several became ranges, with their words beside them");
    return slide;
  }
  slide.first = place.latest_end       ? place.latest_end
                : place.earliest_start ? place.earliest_start
                                       : end_of_all_;
  slide.last = slide.first;
  slide.start = date_at(*slide.first);
  if (place.unknown())
    losses.add("{} event without a date stands at the end, and says so",
               "{} events without a date stand at the end, and say so");
  else
    losses.add("{} date before or after a day stands at that day, with its words beside it",
               "{} dates before or after a day stand at that day, with their words beside them");
  return slide;
}

}  // namespace dateline::interchange
