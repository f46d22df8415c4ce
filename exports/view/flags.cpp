#include <algorithm>
#include <cmath>

#include "exports/view/placement.hpp"

namespace dateline::view {
namespace {

constexpr double pole_inset_px = 9;  ///< from a pole to its text
constexpr double gap_x_px = 18;
constexpr double gap_y_px = 14;
constexpr double lane_px = 12;
constexpr double open_margin_px = 76;

struct Side {
  std::vector<std::size_t> flags;
  std::vector<double> lane_end_px;  ///< where the last mark of each lane ends

  double lanes_px() const { return lane_px * static_cast<double>(std::max<std::size_t>(lane_end_px.size(), 1)); }
};

/// The scale on which every label still ends within the measure.
TimeScale scale_for(const std::vector<PlacedEvent>& events, const query::Result& result, const Measure& measure) {
  std::vector<ScaledDays> days;
  double widest_px = 0;
  double left_margin_px = 0;
  for (const PlacedEvent& event : events) {
    days.push_back(*scaled_days(result.events[event.index].when));
    widest_px = std::max(widest_px, event.label.width_px + pole_inset_px);
    if (!result.events[event.index].when.earliest_start) left_margin_px = open_margin_px;
  }
  double x1_px = measure.right_px;
  for (int attempt = 0; attempt < 6; ++attempt) {
    const TimeScale scale(days, measure.left_px, x1_px, left_margin_px);
    double over_px = 0;
    for (const PlacedEvent& event : events) {
      const double anchor_px = anchor_of(mark_of(result.events[event.index], scale));
      over_px = std::max(over_px, anchor_px + event.label.width_px + pole_inset_px - measure.right_px);
    }
    if (over_px <= 0) return scale;
    x1_px = std::max(x1_px - over_px, measure.right_px - widest_px);
  }
  return {days, measure.left_px, measure.right_px - widest_px, left_margin_px};
}

/// How far from the axis label i must stand on a side whose flags to the right are placed.
double offset_on(const Side& side, const std::vector<PlacedEvent>& events, const std::vector<double>& offsets,
                 std::size_t i) {
  double offset_px = 0;
  const double end_px = events[i].anchor_px + pole_inset_px + events[i].label.width_px + gap_x_px;
  for (const std::size_t j : side.flags) {
    if (events[j].anchor_px < end_px) {
      offset_px = std::max(offset_px, offsets[j] + events[j].label.height_px + gap_y_px);
    }
  }
  return offset_px;
}

/// The lane of a mark next to the axis, so that marks do not cover each other. Equal marks share a place.
std::size_t lane_for(Side& side, const std::vector<PlacedEvent>& events, const std::vector<std::size_t>& lanes,
                     std::size_t i, const std::vector<std::size_t>& placed) {
  const Mark& mark = events[i].mark;
  for (const std::size_t j : placed) {
    const Mark& other = events[j].mark;
    if (other.kind == mark.kind && other.standing == mark.standing && other.x0_px == mark.x0_px &&
        other.x1_px == mark.x1_px && other.full0_px == mark.full0_px && other.full1_px == mark.full1_px) {
      return lanes[j];
    }
  }
  const double reach_px = mark.kind == MarkKind::day ? 7 : 3;
  std::size_t lane = 0;
  while (lane < side.lane_end_px.size() && side.lane_end_px[lane] > mark.x0_px - reach_px) ++lane;
  if (lane == side.lane_end_px.size()) side.lane_end_px.push_back(0);
  side.lane_end_px[lane] = mark.x1_px + reach_px;
  return lane;
}

}  // namespace

Placement place_flags(std::vector<PlacedEvent> events, const query::Result& result, const Measure& measure,
                      calendar::DateStyle style, const type::Fonts& fonts) {
  const TimeScale scale = scale_for(events, result, measure);
  for (PlacedEvent& event : events) {
    event.mark = mark_of(result.events[event.index], scale);
    event.anchor_px = anchor_of(event.mark);
  }
  std::stable_sort(events.begin(), events.end(), [](const PlacedEvent& one, const PlacedEvent& other) {
    return one.anchor_px < other.anchor_px;
  });

  Side above;
  Side below;
  std::vector<double> offsets(events.size(), 0);
  std::vector<bool> is_above(events.size(), false);
  for (std::size_t i = events.size(); i-- > 0;) {
    const double up_px = offset_on(above, events, offsets, i);
    const double down_px = offset_on(below, events, offsets, i);
    is_above[i] = up_px <= down_px;
    offsets[i] = is_above[i] ? up_px : down_px;
    (is_above[i] ? above : below).flags.push_back(i);
  }

  std::vector<std::size_t> lanes(events.size(), 0);
  for (Side* side : {&above, &below}) {
    std::vector<std::size_t> by_start = side->flags;
    std::sort(by_start.begin(), by_start.end(), [&](std::size_t one, std::size_t other) {
      return events[one].mark.x0_px != events[other].mark.x0_px ? events[one].mark.x0_px < events[other].mark.x0_px
                                                                : one < other;
    });
    std::vector<std::size_t> placed;
    for (const std::size_t i : by_start) {
      lanes[i] = lane_for(*side, events, lanes, i, placed);
      placed.push_back(i);
    }
  }

  const auto reach_px = [&](const Side& side) {
    double reach = 0;
    for (const std::size_t i : side.flags) reach = std::max(reach, offsets[i] + events[i].label.height_px);
    return side.flags.empty() ? lane_px : side.lanes_px() + gap_y_px + reach;
  };
  const double axis_px = reach_px(above);
  Placement placement;
  for (std::size_t i = 0; i < events.size(); ++i) {
    PlacedEvent& event = events[i];
    const double from_axis_px = lane_px * (static_cast<double>(lanes[i]) + 0.75);
    const double width_px = pole_inset_px + event.label.width_px;
    if (is_above[i]) {
      const double top_px = axis_px - above.lanes_px() - gap_y_px - offsets[i] - event.label.height_px;
      event.mark.y_px = axis_px - from_axis_px;
      event.box = {event.anchor_px, top_px, width_px, event.label.height_px};
      event.leader = Leader{event.anchor_px, event.mark.y_px, top_px + 3};
    } else {
      const double top_px = axis_px + ribbon_px + below.lanes_px() + gap_y_px + offsets[i];
      event.mark.y_px = axis_px + ribbon_px + from_axis_px;
      event.box = {event.anchor_px, top_px, width_px, event.label.height_px};
      event.leader = Leader{event.anchor_px, event.mark.y_px, top_px + event.label.height_px - 3};
    }
    event.lines = event.label.at(event.anchor_px + pole_inset_px, event.box.y_px);
  }
  placement.axes.push_back(axis_of(scale, axis_px, style, fonts));
  placement.height_px = axis_px + ribbon_px + reach_px(below);
  placement.events = std::move(events);
  return placement;
}

}  // namespace dateline::view
