#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "exports/view/picture.hpp"

namespace dateline::cairo {

/// What a PDF is printed on, in points of 1/72 inch.
struct Paper {
  double width_pt = 0;   ///< 0: as wide as the picture
  double height_pt = 0;  ///< 0: as high as the picture, on one page
};

inline constexpr double pt_per_mm = 72 / 25.4;
/// How large a picture is that no paper says a size for: a pixel is 1/96 inch.
inline constexpr double usual_pt_per_px = 0.75;
/// Nothing is printed larger: what is narrower stands in the middle of its page.
inline constexpr double largest_pt_per_px = 1;
/// Text is never printed smaller.
inline constexpr double smallest_text_pt = 7;

/// "a4", "a4-landscape", "a3", "a3-landscape", "letter", "letter-landscape", "picture", and the width of a
/// column in millimetres, "90mm". Nothing for other names.
std::optional<Paper> paper_named(std::string_view name);

/// The picture as it is best laid out for a paper with a width: with as large a text as lets it stand on one
/// page, from 10 down to 7 points; where it takes several, with 8. `lay_out` is given a width in pixels and
/// is called a few times. Throws DataError where the paper is too narrow for a picture of `narrowest_px`, or
/// as wide as `lay_out` makes it, with text that can be read.
view::Picture fitted(const Paper& paper, double narrowest_px,
                     const std::function<view::Picture(double width_px)>& lay_out);

/// A part of a picture, from edge to edge, that stands on one page.
struct Slice {
  double top_px = 0;
  double bottom_px = 0;
  const view::Group* scale = nullptr;  ///< what stands above it once more
};

/// The space kept at the top and the bottom of pages that a picture is cut into.
inline constexpr double page_margin_px = 40;
/// Between a repeated scale and what stands below it.
inline constexpr double scale_gap_px = 12;

struct Extent {
  double top_px = 0;
  double bottom_px = 0;
};

/// From the top to the bottom of all shapes.
Extent extent_of(const view::Shape& shape);
Extent extent_of(const view::Group& group);

/// Cuts a picture into pages of a height: between entries where that leaves no page two thirds empty, else
/// between lines; never through a line of text or a mark. Only what is higher than a third of a page is cut
/// through: tinted bands, leaders, lines of actors. One slice where the whole picture fits.
std::vector<Slice> slices_of(const view::Picture& picture, double page_px);

}  // namespace dateline::cairo
