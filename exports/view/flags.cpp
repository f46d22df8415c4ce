#include <algorithm>
#include <cmath>
#include <optional>

#include "exports/view/placement.hpp"

namespace dateline::view {
namespace {

constexpr double pole_inset_px = 9;  ///< from a pole to its text
constexpr double gap_x_px = 18;
constexpr double gap_y_px = 14;
constexpr double lane_px = 12;

constexpr double least_pole_gap_px = 6;

struct Side {
  std::vector<std::size_t> flags;
  std::vector<double> lane_end_px;  ///< where the last mark of each lane ends

  double lanes_px() const {
    return lane_px * static_cast<double>(std::max<std::size_t>(lane_end_px.size(), 1));
  }
};

/// Events by the place of their poles, and how their flags fly. On one side of the axis a flag never meets a
/// pole when of two flags near each other the right one does not fly to the left while the left one flies to
/// the right, when the earlier of two that fly to the right is the farther from the axis, and of two that fly
/// to the left the later.
struct Flags {
  std::vector<PlacedEvent> events;
  std::vector<bool> to_left;
  std::vector<bool> is_above;
  std::vector<double> offset_px;  ///< from the axis
  double height_px = 0;           ///< of both sides
};

double width_of(const PlacedEvent& event) {
  return pole_inset_px + event.label.width_px;
}

/// Where the pole of a mark stands that leaves a choice: as far from the poles that stand already as matters,
/// then near its middle.
double free_pole(const Mark& mark, const std::vector<double>& taken_px) {
  const double middle_px = anchor_of(mark);
  const bool is_likely = mark.kind == MarkKind::likely;
  const double left_px = is_likely ? mark.x0_px : mark.full0_px;
  const double right_px = is_likely ? mark.x1_px : mark.full1_px;
  double best_px = middle_px;
  double best_gap_px = -1;
  for (int step_px = 0; step_px <= 24; step_px = step_px > 0 ? -step_px : 2 - step_px) {
    const double x_px = middle_px + step_px;
    if (step_px != 0 && (x_px < left_px || x_px > right_px)) continue;
    double gap_px = least_pole_gap_px;
    for (const double other_px : taken_px) gap_px = std::min(gap_px, std::abs(other_px - x_px));
    if (gap_px <= best_gap_px) continue;
    best_gap_px = gap_px;
    best_px = x_px;
  }
  return best_px;
}

/// Puts the mark of each event on the scale, and its pole; equal marks share one.
void place_poles(std::vector<PlacedEvent>& events, const query::Result& result, const TimeScale& scale) {
  std::vector<double> taken_px;
  for (PlacedEvent& event : events) {
    event.mark = mark_of(result.events[event.index], scale);
    event.anchor_px = anchor_of(event.mark);
    if (event.mark.kind == MarkKind::day) taken_px.push_back(event.anchor_px);
  }
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (events[i].mark.kind == MarkKind::day) continue;
    const auto end = events.begin() + static_cast<std::ptrdiff_t>(i);
    const auto same = std::find_if(events.begin(), end, [&](const PlacedEvent& other) {
      return same_place(other.mark, events[i].mark);
    });
    events[i].anchor_px = same == end ? free_pole(events[i].mark, taken_px) : same->anchor_px;
    taken_px.push_back(events[i].anchor_px);
  }
  std::stable_sort(events.begin(), events.end(), [](const PlacedEvent& one, const PlacedEvent& other) {
    return one.anchor_px < other.anchor_px;
  });
}

double left_of(const Flags& flags, std::size_t i) {
  return flags.events[i].anchor_px - (flags.to_left[i] ? width_of(flags.events[i]) : 0);
}

/// The room between flag i and flag j to its right.
double gap_between(const Flags& flags, std::size_t i, std::size_t j) {
  return flags.to_left[i] && !flags.to_left[j] ? 0 : gap_x_px;
}

bool share_pole(const Flags& flags, std::size_t i, std::size_t j) {
  return flags.events[i].anchor_px == flags.events[j].anchor_px && flags.to_left[i] == flags.to_left[j];
}

enum class Above { free, yes, no };

/// Gives the flags [first, last) their sides, where these are free, and their distances from the axis.
void pile(Flags& flags, std::size_t first, std::size_t last, const std::vector<Above>& above) {
  std::vector<std::size_t> order;
  for (std::size_t i = last; i-- > first;) {
    if (!flags.to_left[i]) order.push_back(i);
  }
  for (std::size_t i = first; i < last; ++i) {
    if (flags.to_left[i]) order.push_back(i);
  }
  // Of one pole what is above is piled from its last, what is below from its first: both read downwards.
  for (std::size_t from = 0; from < order.size();) {
    std::size_t to = from + 1;
    while (to < order.size() && share_pole(flags, order[from], order[to])) ++to;
    std::sort(order.begin() + static_cast<std::ptrdiff_t>(from),
              order.begin() + static_cast<std::ptrdiff_t>(to), [&](std::size_t one, std::size_t other) {
                const bool is_below = above[one - first] == Above::no;
                if (is_below != (above[other - first] == Above::no)) return !is_below;
                return is_below ? one < other : one > other;
              });
    from = to;
  }
  std::vector<std::size_t> sides[2];
  double reach_px[2] = {0, 0};
  for (const std::size_t i : order) {
    const double left_px = left_of(flags, i);
    const double right_px = left_px + width_of(flags.events[i]);
    double offset_px[2] = {0, 0};
    for (const int side : {0, 1}) {
      for (const std::size_t j : sides[side]) {
        const double other_left_px = left_of(flags, j);
        const double other_right_px = other_left_px + width_of(flags.events[j]);
        // Flags that fly apart keep clear of each other by their poles.
        const double gap_px = left_px >= other_left_px ? gap_between(flags, j, i) : gap_between(flags, i, j);
        if (other_left_px >= right_px + gap_px || left_px >= other_right_px + gap_px) continue;
        offset_px[side] =
            std::max(offset_px[side], flags.offset_px[j] + flags.events[j].label.height_px + gap_y_px);
      }
    }
    const Above asked = above[i - first];
    const int side = asked == Above::yes ? 0 : asked == Above::no ? 1 : offset_px[0] <= offset_px[1] ? 0 : 1;
    flags.is_above[i] = side == 0;
    flags.offset_px[i] = offset_px[side];
    sides[side].push_back(i);
    reach_px[side] = std::max(reach_px[side], offset_px[side] + flags.events[i].label.height_px);
  }
  flags.height_px = reach_px[0] + reach_px[1];
}

/// The same with the sides found such that flags of one pole read downwards in their order: the first ones
/// above the axis, the rest below, parted where that is lowest.
void stack(Flags& flags, std::size_t first, std::size_t last) {
  std::vector<Above> above(last - first, Above::free);
  for (std::size_t from = first; from < last;) {
    std::size_t to = from + 1;
    while (to < last && share_pole(flags, from, to)) ++to;
    const auto part_at = [&](std::size_t middle) {
      for (std::size_t i = from; i < to; ++i) above[i - first] = i < middle ? Above::yes : Above::no;
      pile(flags, first, last, above);
      return flags.height_px;
    };
    if (to - from > 1) {
      std::size_t best = from;
      double best_px = part_at(from);
      for (std::size_t middle = from + 1; middle <= to; ++middle) {
        const double height_px = part_at(middle);
        if (height_px >= best_px) continue;
        best = middle;
        best_px = height_px;
      }
      part_at(best);
    }
    from = to;
  }
  pile(flags, first, last, above);
}

/// Lets the first flags of each cluster fly to the left where that makes it lower. False when a flag does not
/// fit within the measure either way.
bool orient(Flags& flags, const Measure& measure) {
  const std::size_t count = flags.events.size();
  double widest_px = 0;
  for (const PlacedEvent& event : flags.events) widest_px = std::max(widest_px, width_of(event));
  for (std::size_t first = 0; first < count;) {
    std::size_t last = first + 1;
    while (last < count &&
           flags.events[last].anchor_px - flags.events[last - 1].anchor_px < widest_px + gap_x_px) {
      ++last;
    }
    std::optional<std::size_t> best;
    double best_px = 0;
    for (std::size_t turned = 0; turned <= last - first; ++turned) {
      bool fits = true;
      for (std::size_t i = first; i < last; ++i) {
        flags.to_left[i] = i < first + turned;
        fits = fits && left_of(flags, i) >= measure.left_px &&
               left_of(flags, i) + width_of(flags.events[i]) <= measure.right_px;
      }
      if (!fits) continue;
      stack(flags, first, last);
      if (best && flags.height_px >= best_px - 1) continue;
      best = turned;
      best_px = flags.height_px;
    }
    if (!best) return false;
    for (std::size_t i = first; i < last; ++i) flags.to_left[i] = i < first + *best;
    first = last;
  }
  return true;
}

struct Chosen {
  TimeScale scale;
  Flags flags;
};

Flags flags_on(const TimeScale& scale, std::vector<PlacedEvent> events, const query::Result& result) {
  place_poles(events, result, scale);
  const std::size_t count = events.size();
  return {std::move(events), std::vector<bool>(count), std::vector<bool>(count), std::vector<double>(count),
          0};
}

/// Gives the marks of a side lanes next to the axis, so that they do not cover each other. Equal marks share
/// a place.
void give_lanes(Side& side, const std::vector<PlacedEvent>& events, std::vector<std::size_t>& lanes) {
  std::vector<std::size_t> by_start = side.flags;
  std::stable_sort(by_start.begin(), by_start.end(), [&](std::size_t one, std::size_t other) {
    return events[one].mark.x0_px < events[other].mark.x0_px;
  });
  for (std::size_t n = 0; n < by_start.size(); ++n) {
    const Mark& mark = events[by_start[n]].mark;
    const auto same = std::find_if(by_start.begin(), by_start.begin() + static_cast<std::ptrdiff_t>(n),
                                   [&](std::size_t other) { return same_place(events[other].mark, mark); });
    if (same != by_start.begin() + static_cast<std::ptrdiff_t>(n)) {
      lanes[by_start[n]] = lanes[*same];
      continue;
    }
    const double reach_px = mark.kind == MarkKind::day ? 7 : 3;
    std::size_t lane = 0;
    while (lane < side.lane_end_px.size() && side.lane_end_px[lane] > mark.x0_px - reach_px) ++lane;
    if (lane == side.lane_end_px.size()) side.lane_end_px.push_back(0);
    side.lane_end_px[lane] = mark.x1_px + reach_px;
    lanes[by_start[n]] = lane;
  }
}

}  // namespace

Placement place_flags(const std::vector<PlacedEvent>& events, const query::Result& result,
                      const Measure& measure, calendar::DateForm form, const type::Fonts& fonts) {
  double widest_px = 0;
  for (const PlacedEvent& event : events) widest_px = std::max(widest_px, width_of(event));
  std::optional<Chosen> chosen;
  for (const double share : {0.0, 0.4, 0.7, 1.0}) {
    // With all of it left free, each label has room to the right of its pole.
    const TimeScale scale = scale_of(events, result, measure, measure.right_px - share * widest_px, form);
    Flags flags = flags_on(scale, events, result);
    if (!orient(flags, measure)) continue;
    stack(flags, 0, flags.events.size());
    if (!chosen || flags.height_px < chosen->flags.height_px - 1) chosen = Chosen{scale, std::move(flags)};
  }
  if (!chosen) return {};
  const TimeScale& scale = chosen->scale;
  Flags& flags = chosen->flags;

  Side above;
  Side below;
  for (std::size_t i = 0; i < flags.events.size(); ++i)
    (flags.is_above[i] ? above : below).flags.push_back(i);
  std::vector<std::size_t> lanes(flags.events.size(), 0);
  for (Side* side : {&above, &below}) give_lanes(*side, flags.events, lanes);
  const auto reach_px = [&](const Side& side) {
    double reach = 0;
    for (const std::size_t i : side.flags) {
      reach = std::max(reach, flags.offset_px[i] + flags.events[i].label.height_px);
    }
    return side.flags.empty() ? lane_px : side.lanes_px() + gap_y_px + reach;
  };
  const double axis_px = reach_px(above);
  for (std::size_t i = 0; i < flags.events.size(); ++i) {
    PlacedEvent& event = flags.events[i];
    const double height_px = event.label.height_px;
    const double mark_px = lane_px * (static_cast<double>(lanes[i]) + 0.75);
    const double from_axis_px =
        (flags.is_above[i] ? above : below).lanes_px() + gap_y_px + flags.offset_px[i];
    const double top_px =
        flags.is_above[i] ? axis_px - from_axis_px - height_px : axis_px + ribbon_px + from_axis_px;
    event.mark.y_px = flags.is_above[i] ? axis_px - mark_px : axis_px + ribbon_px + mark_px;
    const double pole_px = event.anchor_px + 0.5;
    event.leader =
        Leader{pole_px, event.mark.y_px, pole_px, flags.is_above[i] ? top_px + 3 : top_px + height_px - 3};
    event.box = {left_of(flags, i), top_px, width_of(event), height_px};
    event.lines =
        event.label.at(event.anchor_px + (flags.to_left[i] ? -pole_inset_px : pole_inset_px), top_px);
    for (TextLine& line : event.lines) line.ends_at_x = flags.to_left[i];
  }
  Placement placement;
  placement.axes.push_back(axis_of(scale, axis_px, form, fonts));
  placement.height_px = axis_px + ribbon_px + reach_px(below);
  placement.events = std::move(flags.events);
  return placement;
}

}  // namespace dateline::view
