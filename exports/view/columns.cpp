#include <algorithm>
#include <cmath>

#include "exports/view/placement.hpp"

namespace dateline::view {
namespace {

constexpr double cell_px = 4;  ///< the grain of the skyline
constexpr double mark_px = 18; ///< the height of a mark's own line
constexpr double gap_x_px = 20;
constexpr double gap_y_px = 16;
constexpr double open_margin_px = 76;

/// How far down the page is taken, for each narrow column of it.
class Skyline {
 public:
  Skyline(const Measure& measure, double top_px)
      : left_px_(measure.left_px),
        taken_px_(static_cast<std::size_t>((measure.right_px - measure.left_px) / cell_px) + 2, top_px) {}

  /// The top of the highest free place for a box from x0 to x1; it is taken down to `height_px` below that.
  double take(double x0_px, double x1_px, double height_px) {
    const std::size_t first = cell(x0_px);
    const std::size_t last = cell(x1_px + gap_x_px);
    double top_px = 0;
    for (std::size_t i = first; i <= last; ++i) top_px = std::max(top_px, taken_px_[i]);
    for (std::size_t i = first; i <= last; ++i) taken_px_[i] = top_px + height_px + gap_y_px;
    return top_px;
  }
  double end_px() const { return *std::max_element(taken_px_.begin(), taken_px_.end()); }

 private:
  std::size_t cell(double x_px) const {
    const double at = std::floor((x_px - left_px_) / cell_px);
    return static_cast<std::size_t>(std::clamp(at, 0.0, static_cast<double>(taken_px_.size() - 1)));
  }
  double left_px_;
  std::vector<double> taken_px_;
};

bool same_place(const Mark& one, const Mark& other) {
  return one.kind == other.kind && one.standing == other.standing && one.x0_px == other.x0_px &&
         one.full0_px == other.full0_px && one.full1_px == other.full1_px && one.x1_px == other.x1_px;
}

double left_end_of(const Mark& mark) { return mark.kind == MarkKind::day ? mark.x0_px - 5 : mark.x0_px; }
double right_end_of(const Mark& mark) { return mark.kind == MarkKind::day ? mark.x1_px + 5 : mark.x1_px; }

/// Sets events [first, last), which share one mark, in a grid below it.
void place_group(std::vector<PlacedEvent>& events, std::size_t first, std::size_t last, const Measure& measure,
                 Skyline& skyline) {
  const std::size_t count = last - first;
  double column_px = 0;
  for (std::size_t i = first; i < last; ++i) column_px = std::max(column_px, events[i].label.width_px);
  const double measure_px = measure.right_px - measure.left_px;
  const auto fitting = static_cast<std::size_t>(std::max(1.0, (measure_px + gap_x_px) / (column_px + gap_x_px)));
  const auto wanted = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(count) / 2)));
  const std::size_t columns = std::clamp<std::size_t>(wanted, 1, fitting);
  const double width_px = static_cast<double>(columns) * (column_px + gap_x_px) - gap_x_px;

  std::vector<double> row_px((count + columns - 1) / columns, 0);
  for (std::size_t i = 0; i < count; ++i) {
    row_px[i / columns] = std::max(row_px[i / columns], events[first + i].label.height_px);
  }
  double height_px = mark_px - gap_y_px;
  for (const double row : row_px) height_px += row + gap_y_px;

  const Mark& mark = events[first].mark;
  const double x_px = std::max(measure.left_px, std::min(left_end_of(mark), measure.right_px - width_px));
  const double top_px = skyline.take(std::min(x_px, left_end_of(mark)),
                                     std::max(x_px + width_px, right_end_of(mark)), height_px);
  double y_px = top_px + mark_px;
  for (std::size_t i = 0; i < count; ++i) {
    PlacedEvent& event = events[first + i];
    if (i > 0 && i % columns == 0) y_px += row_px[i / columns - 1] + gap_y_px;
    const double cell_x_px = x_px + static_cast<double>(i % columns) * (column_px + gap_x_px);
    event.mark.y_px = top_px + mark_px / 2;
    event.box = {cell_x_px, y_px, event.label.width_px, event.label.height_px};
    event.lines = event.label.at(cell_x_px, y_px);
  }
}

/// Every other stretch between ticks, so that the eye finds the date of a mark far from the axis.
void add_bands(Placement& placement, double top_px, double bottom_px) {
  const Axis& axis = placement.axes.front();
  for (const AxisPart& part : axis.parts) {
    std::vector<double> edges_px;
    for (const Tick& tick : axis.ticks) {
      if (tick.x_px >= part.x0_px && tick.x_px < part.x1_px) edges_px.push_back(tick.x_px);
    }
    edges_px.push_back(part.x1_px);
    for (std::size_t i = 0; i + 1 < edges_px.size(); i += 2) {
      placement.bands.push_back({edges_px[i], top_px, edges_px[i + 1] - edges_px[i], bottom_px - top_px});
    }
  }
}

}  // namespace

Placement place_columns(std::vector<PlacedEvent> events, const query::Result& result, const Measure& measure,
                        calendar::DateStyle style, const type::Fonts& fonts) {
  std::vector<ScaledDays> days;
  double left_margin_px = 0;
  for (const PlacedEvent& event : events) {
    const calendar::TimeSpan& when = result.events[event.index].when;
    days.push_back(*scaled_days(when));
    if (!when.earliest_start) left_margin_px = open_margin_px;
  }
  const TimeScale scale(std::move(days), measure.left_px, measure.right_px, left_margin_px);
  for (PlacedEvent& event : events) {
    event.mark = mark_of(result.events[event.index], scale);
    event.anchor_px = anchor_of(event.mark);
  }

  Placement placement;
  const double top_px = ribbon_px + gap_y_px;
  Skyline skyline(measure, top_px);
  for (std::size_t first = 0; first < events.size();) {
    std::size_t last = first + 1;
    while (last < events.size() && same_place(events[first].mark, events[last].mark)) ++last;
    place_group(events, first, last, measure, skyline);
    first = last;
  }
  const double bottom_px = skyline.end_px();
  placement.axes.push_back(axis_of(scale, 0, style, fonts));
  placement.axes.push_back(axis_of(scale, bottom_px, style, fonts));
  add_bands(placement, ribbon_px, bottom_px);
  placement.height_px = bottom_px + ribbon_px;
  placement.events = std::move(events);
  return placement;
}

}  // namespace dateline::view
