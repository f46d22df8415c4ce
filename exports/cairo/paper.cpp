#include "exports/cairo/paper.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <type_traits>

#include "src/base/problem.hpp"

namespace dateline::cairo {
namespace {

struct NamedPaper {
  std::string_view name;
  double width_mm, height_mm;
};

constexpr NamedPaper papers[] = {{"a4", 210, 297},         {"a4-landscape", 297, 210},
                                 {"a3", 297, 420},         {"a3-landscape", 420, 297},
                                 {"letter", 215.9, 279.4}, {"letter-landscape", 279.4, 215.9},
                                 {"picture", 0, 0}};
constexpr double widest_column_mm = 2000;

double smallest_text_px(const view::Picture& picture, double otherwise_px) {
  double smallest_px = std::numeric_limits<double>::infinity();
  view::each_line(picture,
                  [&](const view::TextLine& line) { smallest_px = std::min(smallest_px, line.size_px); });
  return std::isinf(smallest_px) ? otherwise_px : smallest_px;
}

/// Letters with their accents and tails.
Extent letters_of(const view::TextLine& line) {
  return {line.baseline_px - line.size_px, line.baseline_px + line.size_px * 0.35};
}

Extent joined(const Extent& one, const Extent& other) {
  return {std::min(one.top_px, other.top_px), std::max(one.bottom_px, other.bottom_px)};
}

constexpr Extent nowhere = {std::numeric_limits<double>::infinity(),
                            -std::numeric_limits<double>::infinity()};

double stroke_of(const view::Look& look) {
  return look.stroke ? look.stroke_px / 2 : 0;
}

/// Stretches of height that no cut goes through.
class Obstacles {
 public:
  void add(const Extent& extent) {
    if (extent.bottom_px > extent.top_px) extents_.push_back(extent);
  }
  /// Joins what overlaps; before the first question.
  void settle() {
    std::sort(extents_.begin(), extents_.end(),
              [](const Extent& one, const Extent& other) { return one.top_px < other.top_px; });
    std::vector<Extent> settled;
    for (const Extent& extent : extents_) {
      if (!settled.empty() && extent.top_px < settled.back().bottom_px) {
        settled.back().bottom_px = std::max(settled.back().bottom_px, extent.bottom_px);
      } else {
        settled.push_back(extent);
      }
    }
    extents_ = std::move(settled);
  }
  /// The last place at or above `y_px` that is in none.
  double last_free(double y_px) const {
    const auto after = std::upper_bound(extents_.begin(), extents_.end(), y_px,
                                        [](double y, const Extent& extent) { return y < extent.top_px; });
    if (after == extents_.begin()) return y_px;
    const Extent& at = *std::prev(after);
    return y_px < at.bottom_px ? at.top_px : y_px;
  }

 private:
  std::vector<Extent> extents_;
};

struct Places {
  Obstacles marks_and_lines;
  Obstacles entries;
};

Places places_of(const view::Picture& picture, double page_px) {
  Places places;
  const double highest_px = page_px / 3;
  const auto add = [&](const Extent& extent) {
    if (extent.bottom_px - extent.top_px > highest_px) return;
    places.marks_and_lines.add(extent);
    places.entries.add(extent);
  };
  for (const view::Group& group : picture.groups) {
    const bool is_entry = !group.id.empty() || group.is_scale;
    for (const view::Shape& shape : group.shapes) {
      const auto* const text = std::get_if<view::TextLines>(&shape);
      // A photograph is not cut, however high it is.
      if (std::holds_alternative<view::Image>(shape)) {
        places.marks_and_lines.add(extent_of(shape));
        places.entries.add(extent_of(shape));
      } else if (text == nullptr) {
        add(extent_of(shape));
      }
      if (text == nullptr) continue;
      for (const view::TextLine& line : text->lines) {
        add(letters_of(line));
        // A heading stays with what it is above.
        const bool is_heading = !is_entry && line.face != type::Face::text;
        if (is_heading) places.entries.add({line.baseline_px, line.baseline_px + 2.5 * line.size_px});
      }
    }
    const Extent whole = extent_of(group);
    if (is_entry && whole.bottom_px - whole.top_px <= page_px / 2) places.entries.add(whole);
  }
  places.marks_and_lines.settle();
  places.entries.settle();
  return places;
}

}  // namespace

Extent extent_of(const view::Shape& shape) {
  return std::visit(
      [](const auto& it) {
        using Kind = std::decay_t<decltype(it)>;
        Extent extent = nowhere;
        if constexpr (std::is_same_v<Kind, view::Rectangle>) {
          const double stroke_px = stroke_of(it.look);
          extent = {it.box.y_px - stroke_px, it.box.y_px + it.box.height_px + stroke_px};
        } else if constexpr (std::is_same_v<Kind, view::Circle>) {
          const double reach_px = it.radius_px + stroke_of(it.look);
          extent = {it.middle.y_px - reach_px, it.middle.y_px + reach_px};
        } else if constexpr (std::is_same_v<Kind, view::Path>) {
          const double stroke_px = stroke_of(it.look);
          const auto reach = [&](const view::Point& point) {
            extent = joined(extent, {point.y_px - stroke_px, point.y_px + stroke_px});
          };
          for (const view::PathStep& step : it.steps) {
            if (step.kind == view::PathStep::Kind::close) continue;
            reach(step.to);
            if (step.kind != view::PathStep::Kind::curve) continue;
            reach(step.guide1);  // a curve stays within its guides
            reach(step.guide2);
          }
        } else if constexpr (std::is_same_v<Kind, view::Image>) {
          extent = {it.box.y_px, it.box.y_px + it.box.height_px};
        } else {
          for (const view::TextLine& line : it.lines) extent = joined(extent, letters_of(line));
        }
        return extent;
      },
      shape);
}

Extent extent_of(const view::Group& group) {
  Extent extent = nowhere;
  for (const view::Shape& shape : group.shapes) extent = joined(extent, extent_of(shape));
  return extent;
}

std::optional<Paper> paper_named(std::string_view name) {
  for (const NamedPaper& paper : papers)
    if (paper.name == name) return Paper{paper.width_mm * pt_per_mm, paper.height_mm * pt_per_mm};
  if (!name.ends_with("mm")) return std::nullopt;
  const std::string_view number = name.substr(0, name.size() - 2);
  double width_mm = 0;
  const auto read = std::from_chars(number.data(), number.data() + number.size(), width_mm);
  if (read.ec != std::errc{} || read.ptr != number.data() + number.size()) return std::nullopt;
  if (!(width_mm >= 1) || width_mm > widest_column_mm) return std::nullopt;
  return Paper{width_mm * pt_per_mm, 0};
}

view::Picture fitted(const Paper& paper, double narrowest_px,
                     const std::function<view::Picture(double width_px)>& lay_out) {
  constexpr double usual_smallest_px = 12;
  constexpr double text_pts[] = {10, 9, 8, 7};
  constexpr double largest_in_column_pt = 9;
  constexpr double on_pages_pt = 8;
  double smallest_px = usual_smallest_px;
  const auto width_px = [&](double text_pt) { return std::floor(paper.width_pt * smallest_px / text_pt); };
  const auto set_in = [&](double text_pt) {
    view::Picture picture = lay_out(width_px(text_pt));
    const double found_px = smallest_text_px(picture, smallest_px);
    if (found_px >= smallest_px) return picture;
    smallest_px = found_px;
    return lay_out(width_px(text_pt));
  };
  if (width_px(smallest_text_pt) < narrowest_px)
    throw base::DataError(
        {.what = fmt::format("{:.0f} mm are too narrow a page for this picture", paper.width_pt / pt_per_mm),
         .why = fmt::format("its text would be smaller than {} points", smallest_text_pt),
         .remedy = fmt::format("take --page {:.0f}mm or wider",
                               std::ceil(narrowest_px * smallest_text_pt / smallest_px / pt_per_mm))});
  std::optional<view::Picture> on_pages;
  for (const double text_pt : text_pts) {
    if (width_px(text_pt) < narrowest_px) continue;
    if (paper.height_pt == 0 && text_pt > largest_in_column_pt) continue;
    view::Picture picture = set_in(text_pt);
    // A view may be wider than it is asked to be.
    const double printed_pt = smallest_px * paper.width_pt / picture.width_px;
    if (printed_pt < smallest_text_pt - 1e-6)
      throw base::DataError(
          {.what = fmt::format("on this page the text would be {:.1f} points small", printed_pt),
           .why = fmt::format("less than {} cannot be read", smallest_text_pt),
           .remedy = "take a wider --page, or --page picture"});
    if (paper.height_pt == 0) return picture;
    if (picture.height_px * paper.width_pt / picture.width_px <= paper.height_pt) return picture;
    if (text_pt <= on_pages_pt && !on_pages) on_pages = std::move(picture);
  }
  return std::move(*on_pages);
}

std::vector<Slice> slices_of(const view::Picture& picture, double page_px) {
  if (picture.height_px <= page_px) return {{0, picture.height_px}};
  const Places places = places_of(picture, page_px);
  std::vector<Slice> slices;
  double top_px = 0;
  while (top_px < picture.height_px) {
    Slice slice{.top_px = top_px};
    double room_px = page_px - page_margin_px * (slices.empty() ? 1 : 2);
    for (const view::Group& group : picture.groups) {
      if (slices.empty() || top_px >= group.repeated_until_px) continue;
      slice.scale = &group;
      const Extent extent = extent_of(group);
      room_px -= extent.bottom_px - extent.top_px + scale_gap_px;
    }
    const double limit_px = top_px + std::max(room_px, page_px / 4);
    slice.bottom_px = picture.height_px;
    if (limit_px < picture.height_px) {
      slice.bottom_px = places.entries.last_free(limit_px);
      if (slice.bottom_px < top_px + room_px / 3)
        slice.bottom_px = places.marks_and_lines.last_free(limit_px);
      // What stands in the way of every cut is higher than a page: letters over letters.
      if (slice.bottom_px <= top_px) slice.bottom_px = limit_px;
    }
    slices.push_back(slice);
    top_px = slice.bottom_px;
  }
  return slices;
}

}  // namespace dateline::cairo
