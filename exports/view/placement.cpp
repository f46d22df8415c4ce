#include "exports/view/placement.hpp"

#include <algorithm>
#include <cmath>

namespace dateline::view {
namespace {

/// Below this a time is drawn wider than it is, so that it can be seen.
constexpr double least_span_px = 14;

MarkKind kind_of(const query::ResultEvent& event) {
  const calendar::TimeSpan& when = event.when;
  if (event.likely) return MarkKind::likely;
  if (!when.stated) return MarkKind::inferred;
  if (is_stated_day(event)) return MarkKind::day;
  return when.momentary() ? MarkKind::one_of : MarkKind::lasting;
}

/// The ends of something that lasted: a doubtful begin fades in, a doubtful end fades out.
void place_lasting(Mark& mark, const calendar::TimeSpan& when, const TimeScale& scale) {
  if (when.earliest_start) mark.x0_px = scale.begin_of(*when.earliest_start);
  if (when.latest_end) mark.x1_px = scale.end_of(*when.latest_end);
  mark.full0_px = when.latest_start ? scale.begin_of(*when.latest_start) : mark.x0_px;
  mark.full1_px = when.earliest_end ? scale.end_of(*when.earliest_end) : mark.x1_px;
  mark.full0_px = std::clamp(mark.full0_px, mark.x0_px, mark.x1_px);
  mark.full1_px = std::clamp(mark.full1_px, mark.full0_px, mark.x1_px);
}

/// A likely day has its sign in the middle and a reach to both sides; of several days none has a sign.
void place_likely(Mark& mark, const calendar::TimeSpan& days) {
  const double middle_px = std::round((mark.x0_px + mark.x1_px) / 2);
  const double reach_px =
      days.single_day() ? likely_reach_px : std::round(std::max(mark.x1_px - mark.x0_px, least_span_px) / 2);
  mark.x0_px = middle_px - reach_px;
  mark.x1_px = middle_px + reach_px;
  mark.full0_px = days.single_day() ? middle_px : mark.x0_px;
  mark.full1_px = days.single_day() ? middle_px : mark.x1_px;
}

}  // namespace

bool is_stated_day(const query::ResultEvent& event) {
  const calendar::TimeSpan& when = event.when;
  return !event.likely && when.stated && when.single_day() && !when.approximate && !when.uncertain;
}

TimeScale scale_of(const std::vector<PlacedEvent>& events, const query::Result& result,
                   const Measure& measure, double x1_px, calendar::DateForm form) {
  constexpr double open_margin_px = open_end_px + 12;
  std::vector<ScaledDays> days;
  days.reserve(events.size());
  TimeScale::Frame frame{.x0_px = measure.left_px, .x1_px = x1_px, .end_px = measure.right_px, .dates = form};
  for (const PlacedEvent& event : events) {
    const calendar::TimeSpan& when = result.events[event.index].place();
    days.push_back(*scaled_days(when));
    if (!when.earliest_start) frame.first_margin_px = open_margin_px;
    if (!when.latest_end) frame.last_margin_px = open_margin_px;
  }
  return {std::move(days), frame};
}

Mark mark_of(const query::ResultEvent& event, const TimeScale& scale) {
  const calendar::TimeSpan& when = event.place();
  const ScaledDays days = *scaled_days(when);
  Mark mark{.kind = kind_of(event), .standing = standing_of(event)};
  mark.x0_px = scale.begin_of(days.first);
  mark.x1_px = scale.end_of(days.last);
  if (mark.kind == MarkKind::day) {
    const double middle_px = std::round((mark.x0_px + mark.x1_px) / 2);
    mark.x0_px = mark.full0_px = mark.full1_px = mark.x1_px = middle_px;
    return mark;
  }
  if (mark.kind == MarkKind::likely) {
    place_likely(mark, when);
    return mark;
  }
  const bool open_start = !when.earliest_start;
  const bool open_end = !when.latest_end;
  if (mark.x1_px - mark.x0_px < least_span_px && !open_start && !open_end) {
    const double middle_px = (mark.x0_px + mark.x1_px) / 2;
    mark.x0_px = middle_px - least_span_px / 2;
    mark.x1_px = middle_px + least_span_px / 2;
  }
  if (mark.kind == MarkKind::lasting) {
    const double x0_px = mark.x0_px;
    const double x1_px = mark.x1_px;
    place_lasting(mark, when, scale);
    mark.x0_px = std::min(mark.x0_px, x0_px);
    mark.x1_px = std::max(mark.x1_px, x1_px);
  } else if (when.approximate && when.bounded()) {
    // As wide as what "about" leaves open, and full where it was said.
    mark.full0_px = scale.begin_of(*when.earliest_start);
    mark.full1_px = scale.end_of(*when.latest_end);
  } else {
    // Neither begin nor end is known of what fell somewhere in here.
    const double fade_px = std::min(closed_fade_px, (mark.x1_px - mark.x0_px) / 3);
    mark.full0_px = mark.x0_px + (open_start ? 0 : fade_px);
    mark.full1_px = mark.x1_px - (open_end ? 0 : fade_px);
    if (open_start) mark.full1_px = mark.x1_px;
    if (open_end) mark.full0_px = mark.x0_px;
  }
  if (open_start) {
    mark.full0_px = std::max(mark.full0_px, mark.x0_px);
    mark.x0_px -= open_end_px;
    if (mark.kind != MarkKind::lasting) mark.full0_px = mark.x1_px - closed_fade_px;
  }
  if (open_end) {
    mark.x1_px += open_end_px;
    if (mark.kind != MarkKind::lasting) mark.full1_px = mark.x0_px + closed_fade_px;
  }
  for (double* x_px : {&mark.x0_px, &mark.full0_px, &mark.full1_px, &mark.x1_px}) *x_px = std::round(*x_px);
  mark.full0_px = std::clamp(mark.full0_px, mark.x0_px, mark.x1_px);
  mark.full1_px = std::clamp(mark.full1_px, mark.full0_px, mark.x1_px);
  return mark;
}

bool same_place(const Mark& one, const Mark& other) {
  return one.kind == other.kind && one.standing == other.standing && one.x0_px == other.x0_px &&
         one.full0_px == other.full0_px && one.full1_px == other.full1_px && one.x1_px == other.x1_px;
}

double anchor_of(const Mark& mark) {
  if (mark.kind == MarkKind::day) return mark.x0_px;
  if (mark.kind == MarkKind::lasting) return mark.full0_px + 1;
  return std::round((mark.full0_px + mark.full1_px) / 2);
}

Axis axis_of(const TimeScale& scale, double y_px, calendar::DateForm form, const type::Fonts& fonts) {
  constexpr double inset_px = 5;
  Axis axis{.y_px = y_px, .height_px = ribbon_px};
  const double baseline_px = y_px + ribbon_px / 2 + axis_text.size_px * 0.36;
  const auto words_of = [&](const calendar::TimeSpan& unit) {
    return calendar::print(unit, form, calendar::DateLength::abbreviated);
  };
  for (const TimeScale::Part& part : scale.parts()) {
    axis.parts.push_back({part.x0_px, part.x1_px});
    constexpr double spacing_px = 96;
    const std::vector<TimeScale::TickDay> ticks = scale.ticks(part, spacing_px);
    bool labelled = false;
    for (std::size_t i = 0; i < ticks.size(); ++i) {
      Tick tick{.x_px = std::round(ticks[i].x_px)};
      const double end_px = i + 1 < ticks.size() ? ticks[i + 1].x_px : part.x1_px;
      TextLine line = line_of(words_of(ticks[i].unit), axis_text, tick.x_px + inset_px, baseline_px, fonts);
      if (line.x_px + line.room_px <= end_px) {
        tick.label = std::move(line);
        labelled = true;
      }
      axis.ticks.push_back(std::move(tick));
    }
    if (labelled) continue;
    // Too short for round dates: its own first day instead.
    std::erase_if(axis.ticks,
                  [&](const Tick& tick) { return tick.x_px >= part.x0_px && tick.x_px < part.x1_px; });
    TextLine line = line_of(words_of(calendar::on_day(part.first)), axis_text, 0, baseline_px, fonts);
    line.x_px = std::round(std::min(part.first_px + inset_px, part.x1_px - line.room_px - inset_px));
    axis.ticks.push_back({.x_px = std::round(part.first_px)});
    if (line.x_px >= part.x0_px + inset_px) {
      axis.ticks.back().x_px = line.x_px - inset_px;
      axis.ticks.back().label = std::move(line);
    }
  }
  for (const TimeScale::Silence& silence : scale.silences()) {
    TextLine line = line_of(silence.words, axis_text, 0, baseline_px, fonts);
    line.x_px = std::round((silence.x0_px + silence.x1_px - line.room_px) / 2);
    axis.breaks.push_back({{silence.x0_px, silence.x1_px}, std::move(line)});
  }
  return axis;
}

}  // namespace dateline::view
