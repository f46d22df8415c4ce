#pragma once

#include <cstdint>
#include <vector>

namespace dateline::storyline {

/// `below` is at least `distance` below `above`.
struct Separation {
  int above = 0, below = 0;
  std::int64_t distance = 0;
};

/// Costs `weight` for each unit by which `second` is not exactly `distance` below `first`.
struct Pull {
  int first = 0, second = 0;
  std::int64_t distance = 0;
  std::int64_t weight = 1;
};

/// Heights of things, numbered from 0, that keep all separations and cost the least that is possible; the
/// uppermost is at 0. The separations go round in no circle. Many heights may cost the same; these are one of
/// them, always the same.
std::vector<std::int64_t> settle(int things, const std::vector<Separation>& separations,
                                 const std::vector<Pull>& pulls);

}  // namespace dateline::storyline
