#pragma once

#include <optional>
#include <vector>

#include "exports/view/label.hpp"
#include "exports/view/time_scale.hpp"
#include "exports/view/timeline_view.hpp"

namespace dateline::view {

/// An event with a place in time on its way to one on the page.
struct PlacedEvent {
  std::size_t index = 0;  ///< in the result
  TextBlock label;
  Mark mark;
  double anchor_px = 0;  ///< where on the axis its leader stands
  Box box;
  std::vector<TextLine> lines;
  std::optional<Leader> leader;
  std::vector<Mark> also;
  std::optional<GridLine> tie;
  std::optional<Paint> backing;
};

/// Where the labels of a plot stand, from y = 0 downwards.
struct Placement {
  std::vector<PlacedEvent> events;
  std::vector<Axis> axes;
  std::vector<Box> bands;
  std::vector<GridLine> grid;
  double height_px = 0;
};

/// The left and right ends of what may be drawn on.
struct Measure {
  double left_px = 0, right_px = 0;
};

/// From y = top to y = bottom.
struct Strip {
  double top_px = 0, bottom_px = 0;
};

inline constexpr double ribbon_px = 26;
/// How far an open end is drawn.
inline constexpr double open_end_px = 64;
/// How far an end fades that is known to lie in there.
inline constexpr double closed_fade_px = 12;
/// How far the mark of a likely day reaches to both sides of it.
inline constexpr double likely_reach_px = 15;

/// Whether words state one day, without a doubt.
bool is_stated_day(const query::ResultEvent& event);

/// The scale of the events from `measure.left_px` to `x1_px`, with room for the open ends among them.
TimeScale scale_of(const std::vector<PlacedEvent>& events, const query::Result& result,
                   const Measure& measure, double x1_px, calendar::DateForm form);
/// The mark of an event with a place in time, at y = 0.
Mark mark_of(const query::ResultEvent& event, const TimeScale& scale);
/// Whether two marks look the same and stand in the same place along the axis.
bool same_place(const Mark& one, const Mark& other);
/// Where the leader of a mark stands.
double anchor_of(const Mark& mark);
/// The ribbon with its ticks and breaks, its top at `y_px`.
Axis axis_of(const TimeScale& scale, double y_px, calendar::DateForm form, const type::Fonts& fonts);

/// Labels as flags on poles above and below one axis: the earlier, the higher, so that no pole meets a label.
/// Grows with the cube of the events: for few. An empty placement when the measure is too narrow for flags.
Placement place_flags(const std::vector<PlacedEvent>& events, const query::Result& result,
                      const Measure& measure, calendar::DateForm form, const type::Fonts& fonts);

/// Labels in rows from `top_px` downwards, in their order, marks and leaders above them, as near below their
/// marks as the row allows. The marks have their places along the axis already. Where the last row ends.
/// Where the marks of each row stand is added to `strips`.
double lay_rows(std::vector<PlacedEvent>& events, const Measure& measure, double top_px,
                std::vector<Strip>* strips = nullptr);

/// Labels in rows under an axis that is repeated at the end, in the order of the result, as near below their
/// marks as the row allows; where that is not right below, a line leads there. Takes linear time.
Placement place_rows(std::vector<PlacedEvent> events, const query::Result& result, const Measure& measure,
                     calendar::DateForm form, const type::Fonts& fonts);

}  // namespace dateline::view
