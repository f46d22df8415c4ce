#pragma once

#include <optional>

#include "exports/view/label.hpp"
#include "exports/view/timeline_view.hpp"

namespace dateline::view {

/// The picture beside an event, with caption and credit beneath it, placed from (0, 0).
struct ImageBlock {
  Image image;
  TextBlock words;  ///< placed from (0, 0) too, below the picture
  double width_px = 0, height_px = 0;

  PlacedImage at(double x_px, double y_px) const;
};

/// Not wider than `widest_px`, no higher than suits a column, and no larger than its own pixels. Nothing
/// where the event has none, and where options or detail leave pictures out.
std::optional<ImageBlock> image_of(const query::ResultEvent& event, const TimelineOptions& options,
                                   double widest_px, const type::Fonts& fonts);

}  // namespace dateline::view
