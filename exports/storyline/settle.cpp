#include "exports/storyline/settle.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>

#include "exports/storyline/min_cut.hpp"

namespace dateline::storyline {
namespace {

constexpr std::int64_t never = std::int64_t{1} << 40;

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

/// Everything as high as the separations let it be.
std::vector<std::int64_t> highest(int things, const std::vector<Separation>& separations) {
  std::vector<std::int64_t> heights(at(things), 0);
  for (bool moved = true; moved;) {
    moved = false;
    for (const Separation& s : separations) {
      const std::int64_t least = heights[at(s.above)] + s.distance;
      if (heights[at(s.below)] >= least) continue;
      heights[at(s.below)] = least;
      moved = true;
    }
  }
  return heights;
}

/// Moves the things by `move` whose moving together saves most. The cost is a sum of convex functions of
/// differences: that set is a least cut, and where no set saves anything, at no length of move, the cost is
/// the least of all. Returns whether it moved any.
bool move_some(std::vector<std::int64_t>& heights, const std::vector<Separation>& separations,
               const std::vector<Pull>& pulls, std::int64_t move) {
  MinCut cut(static_cast<int>(heights.size()));
  for (const Separation& s : separations) {
    const std::int64_t spare = heights[at(s.below)] - heights[at(s.above)] - s.distance;
    if (spare >= std::abs(move)) continue;
    // Downwards the upper may not move without the lower, upwards the lower not without the upper.
    if (move > 0) {
      cut.add_cost(s.above, s.below, never);
    } else {
      cut.add_cost(s.below, s.above, never);
    }
  }
  for (const Pull& p : pulls) {
    const std::int64_t off = heights[at(p.second)] - heights[at(p.first)] - p.distance;
    cut.add_costs(p.first, p.second, p.weight * (std::abs(off - move) - std::abs(off)),
                  p.weight * (std::abs(off + move) - std::abs(off)));
  }
  if (cut.least_cost() >= 0) return false;
  for (std::size_t i = 0; i < heights.size(); ++i) {
    if (cut.chosen(static_cast<int>(i))) heights[i] += move;
  }
  return true;
}

}  // namespace

std::vector<std::int64_t> settle(int things, const std::vector<Separation>& separations,
                                 const std::vector<Pull>& pulls) {
  std::vector<std::int64_t> heights = highest(things, separations);
  if (heights.empty()) return heights;
  std::int64_t move = 1;
  while (move < *std::ranges::max_element(heights)) move *= 2;
  for (; move >= 1; move /= 2) {
    for (bool moved = true; moved;) {
      moved = move_some(heights, separations, pulls, move);
      moved = move_some(heights, separations, pulls, -move) || moved;
    }
  }
  const std::int64_t top = *std::ranges::min_element(heights);
  for (std::int64_t& height : heights) height -= top;
  return heights;
}

}  // namespace dateline::storyline
