#pragma once

#include <optional>
#include <vector>

#include "exports/view/label.hpp"
#include "exports/view/time_scale.hpp"
#include "exports/view/timeline_view.hpp"

namespace dateline::view {

/// A dated event on its way to a place.
struct PlacedEvent {
  std::size_t index = 0;  ///< in the result
  TextBlock label;
  Mark mark;
  double anchor_px = 0;   ///< where on the axis its leader stands
  Box box;
  std::vector<TextLine> lines;
  std::optional<Leader> leader;
};

/// Where the labels of a plot stand, from y = 0 downwards.
struct Placement {
  std::vector<PlacedEvent> events;
  std::vector<Axis> axes;
  std::vector<Box> bands;
  double height_px = 0;
};

/// The left and right ends of what may be drawn on.
struct Measure {
  double left_px = 0, right_px = 0;
};

inline constexpr double ribbon_px = 26;

/// The mark of a dated event at y = 0; `when` has a bound.
Mark mark_of(const query::ResultEvent& event, const TimeScale& scale);
/// Where the leader of a mark stands.
double anchor_of(const Mark& mark);
/// The ribbon with its ticks and breaks, its top at `y_px`.
Axis axis_of(const TimeScale& scale, double y_px, calendar::DateStyle style, const type::Fonts& fonts);

/// Labels as flags on poles above and below one axis: the earlier, the higher, so that no pole meets a label. Grows
/// with the square of the events: for few.
Placement place_flags(std::vector<PlacedEvent> events, const query::Result& result, const Measure& measure,
                      calendar::DateStyle style, const type::Fonts& fonts);

/// Labels each below its own mark, as high as there is room under an axis, which is repeated at the end.
Placement place_columns(std::vector<PlacedEvent> events, const query::Result& result, const Measure& measure,
                        calendar::DateStyle style, const type::Fonts& fonts);

}  // namespace dateline::view
