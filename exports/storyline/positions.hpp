#pragma once

#include <vector>

#include "exports/storyline/story.hpp"

namespace dateline::storyline {

/// Distances between lines that are neighbours at a step, in any unit: pixels, say. At least 1 each.
struct Spacing {
  int in_group = 12;        ///< of two lines of one group: exactly this
  int between_groups = 30;  ///< of two lines of two groups: at least this
};

struct Positions {
  std::vector<std::vector<double>> y;  ///< by step, in its order; downwards from 0, the uppermost
  double height = 0;                   ///< the largest of them
  int bends = 0;                       ///< how often a line goes on at another height at the next step
  double bent = 0;                     ///< by how much in all
};

/// Heights of the lines, given their orders, which fit the story: as many lines go straight on as can, then
/// those that do not are led a short way. Throws std::invalid_argument where the orders do not fit.
Positions place_lines(const Story& story, const std::vector<Order>& orders, const Spacing& spacing = {});

}  // namespace dateline::storyline
