#include <algorithm>
#include <cmath>

#include "exports/view/placement.hpp"
#include "exports/view/spreading.hpp"

namespace dateline::view {
namespace {

constexpr double lane_px = 13;
constexpr double gap_x_px = 22;
constexpr double gap_y_px = 26;
constexpr double longest_overlap_px = 20;  ///< of a leader with the mark it comes from

double left_end_of(const Mark& mark) {
  return mark.kind == MarkKind::day ? mark.x0_px - 5 : mark.x0_px;
}
double right_end_of(const Mark& mark) {
  return mark.kind == MarkKind::day ? mark.x1_px + 5 : mark.x1_px;
}

/// Where the label would best begin: below the part of the mark that says most.
double wanted_x(const Mark& mark) {
  if (mark.kind == MarkKind::day) return mark.x0_px - 5;
  if (mark.kind == MarkKind::likely) return mark.x0_px;
  return mark.full0_px - mark.x0_px > closed_fade_px ? mark.full0_px - 30 : mark.x0_px;
}

/// The events of a row, in order.
struct Row {
  std::size_t first = 0, last = 0;
  std::size_t lanes = 1;
  double labels_px = 0;  ///< the height of its highest label
};

/// As many labels a row as there is room for.
std::vector<Row> divide(const std::vector<PlacedEvent>& events, const Measure& measure) {
  std::vector<Row> rows;
  double used_px = 0;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const double label_px = events[i].label.width_px + gap_x_px;
    if (rows.empty() || used_px + label_px - gap_x_px > measure.right_px - measure.left_px) {
      rows.push_back({.first = i});
      used_px = 0;
    }
    used_px += label_px;
    rows.back().last = i + 1;
    rows.back().labels_px = std::max(rows.back().labels_px, events[i].label.height_px);
  }
  return rows;
}

/// Places the labels of a row beside each other, each as near to its mark as the others allow.
void place_beside(const Row& row, const Measure& measure, std::vector<PlacedEvent>& events) {
  std::vector<double> wanted_px;
  std::vector<double> lengths_px;
  for (std::size_t i = row.first; i < row.last; ++i) {
    wanted_px.push_back(wanted_x(events[i].mark));
    lengths_px.push_back(events[i].label.width_px + gap_x_px);
  }
  const std::vector<double> begins_px =
      spread(wanted_px, lengths_px, measure.left_px, measure.right_px + gap_x_px);
  for (std::size_t i = row.first; i < row.last; ++i)
    events[i].box.x_px = std::round(begins_px[i - row.first]);
}

bool is_led_left(const PlacedEvent& event) {
  return event.box.x_px < left_end_of(event.mark) - 1;
}

/// Gives the marks of a row lanes, counted upwards from the labels, so that no leader meets a mark, a label
/// or another leader: of those led to the right the later stand higher, of those led to the left the earlier.
std::vector<std::size_t> lanes_of(Row& row, const std::vector<PlacedEvent>& events) {
  std::vector<std::size_t> order;
  for (std::size_t i = row.first; i < row.last; ++i) {
    if (!is_led_left(events[i])) order.push_back(i);
  }
  for (std::size_t i = row.last; i-- > row.first;) {
    if (is_led_left(events[i])) order.push_back(i);
  }
  std::vector<std::size_t> lanes(row.last - row.first, 0);
  for (std::size_t n = 0; n < order.size(); ++n) {
    const PlacedEvent& event = events[order[n]];
    const double left_px = std::min(left_end_of(event.mark), event.box.x_px) - 4;
    const double right_px = std::max(right_end_of(event.mark), event.box.x_px) + 4;
    std::size_t& lane = lanes[order[n] - row.first];
    for (std::size_t m = 0; m < n; ++m) {
      const PlacedEvent& other = events[order[m]];
      if (std::min(left_end_of(other.mark), other.box.x_px) > right_px) continue;
      if (std::max(right_end_of(other.mark), other.box.x_px) < left_px) continue;
      lane = std::max(lane, lanes[order[m] - row.first] + 1);
    }
    row.lanes = std::max(row.lanes, lane + 1);
  }
  return lanes;
}

void set_row(Row& row, double top_px, std::vector<PlacedEvent>& events) {
  const std::vector<std::size_t> lanes = lanes_of(row, events);
  const double label_y_px = top_px + lane_px * static_cast<double>(row.lanes) + 3;
  for (std::size_t i = row.first; i < row.last; ++i) {
    PlacedEvent& event = events[i];
    const std::size_t lane = lanes[i - row.first];
    event.mark.y_px = label_y_px - 3 - lane_px * (static_cast<double>(lane) + 0.5);
    event.box = {event.box.x_px, label_y_px, event.label.width_px, event.label.height_px};
    event.lines = std::move(event.label).at(event.box.x_px, label_y_px);
    const double pole_px = event.box.x_px + 0.5;
    const bool is_above = left_end_of(event.mark) <= pole_px && right_end_of(event.mark) >= pole_px;
    if (is_above && lane == 0) continue;
    // A leader begins in the end of its mark, and where that fades, not far inside.
    const Mark& mark = event.mark;
    const double overlap_px = mark.kind == MarkKind::likely ? 0 : longest_overlap_px;
    const double from_px = is_above             ? pole_px
                           : is_led_left(event) ? std::min(mark.full0_px, mark.x0_px + overlap_px)
                                                : std::max(mark.full1_px, mark.x1_px - overlap_px);
    event.leader = Leader{from_px, std::floor(event.mark.y_px) + 0.5, pole_px, label_y_px + 1};
  }
}

/// Every other stretch between ticks, so that the eye finds the date of a mark far from the axis. Beside the
/// marks alone: labels do not stand at their dates.
void add_bands(Placement& placement, const Strip& strip) {
  const Axis& axis = placement.axes.front();
  for (const AxisPart& part : axis.parts) {
    std::vector<double> edges_px;
    for (const Tick& tick : axis.ticks) {
      if (tick.x_px >= part.x0_px && tick.x_px < part.x1_px) edges_px.push_back(tick.x_px);
    }
    edges_px.push_back(part.x1_px);
    for (std::size_t i = 0; i + 1 < edges_px.size(); i += 2) {
      placement.bands.push_back(
          {edges_px[i], strip.top_px - 5, edges_px[i + 1] - edges_px[i], strip.bottom_px - strip.top_px + 8});
    }
  }
}

}  // namespace

double lay_rows(std::vector<PlacedEvent>& events, const Measure& measure, double top_px,
                std::vector<Strip>* strips) {
  double y_px = top_px;
  double bottom_px = top_px;
  for (Row& row : divide(events, measure)) {
    place_beside(row, measure, events);
    set_row(row, y_px, events);
    const double marks_px = lane_px * static_cast<double>(row.lanes);
    if (strips != nullptr) strips->push_back({y_px, y_px + marks_px});
    bottom_px = y_px + marks_px + 3 + row.labels_px;
    y_px = bottom_px + gap_y_px;
  }
  return bottom_px;
}

Placement place_rows(std::vector<PlacedEvent> events, const query::Result& result, const Measure& measure,
                     calendar::DateForm form, const type::Fonts& fonts) {
  const TimeScale scale = scale_of(events, result, measure, measure.right_px, form);
  for (PlacedEvent& event : events) event.mark = mark_of(result.events[event.index], scale);
  std::vector<Strip> strips;
  const double y_px = lay_rows(events, measure, ribbon_px + 12, &strips) + gap_y_px;
  Placement placement;
  placement.axes.push_back(axis_of(scale, 0, form, fonts));
  placement.axes.push_back(axis_of(scale, y_px, form, fonts));
  for (const Strip& strip : strips) add_bands(placement, strip);
  placement.height_px = y_px + ribbon_px;
  placement.events = std::move(events);
  return placement;
}

}  // namespace dateline::view
