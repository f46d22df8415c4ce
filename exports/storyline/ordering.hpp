#pragma once

#include <cstdint>
#include <vector>

#include "exports/storyline/story.hpp"

namespace dateline::storyline {

/// How long to look for fewer crossings. Counted in comparisons, never by the clock: a story has the same
/// picture on every machine.
struct Effort {
  std::int64_t comparisons = 8'000'000;  ///< at most about; a second has some hundred million
  int idle_rounds = 20;                  ///< rounds of search without anything better, after which it stops
};

/// Where an optimum is wanted: minutes for a long story, and less than a second for a short one.
constexpr Effort thorough_effort{5'000'000'000, 1000};

struct Ordering {
  std::vector<Order> orders;  ///< one a step
  int crossings = 0;
};

/// An order of the lines at each step, groups kept together, with few crossings. The same for groups, and
/// members of groups, that are given in another order. Throws as `check` does.
///
///     Story story{.lines = 3, .steps = {{{{0}, {1}, {2}}}, {{{0, 2}, {1}}}}};
///     order_lines(story).crossings == 0
Ordering order_lines(const Story& story, const Effort& effort = {});

}  // namespace dateline::storyline
