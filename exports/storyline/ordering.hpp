#pragma once

#include <cstdint>
#include <vector>

#include "exports/storyline/story.hpp"

namespace dateline::storyline {

/// How long to look for fewer crossings. Counted in comparisons, never by the clock: a story has the same
/// picture on every machine.
struct Effort {
  std::int64_t comparisons = 8'000'000;  ///< at most about; a second has some fifty million
  int idle_rounds = 20;                  ///< rounds of search without anything better, after which it stops
};

/// For a picture that is made once, to be printed: up to about a minute, where the optimum is not found
/// before.
constexpr Effort thorough_effort{2'500'000'000, 2000};

struct Ordering {
  std::vector<Order> orders;  ///< one a step
  int crossings = 0;
  int at_least = 0;  ///< no orders have fewer crossings than this, as far as was proven

  bool is_optimal() const { return crossings == at_least; }
};

/// An order of the lines at each step, groups kept together, with few crossings. The same for groups, and
/// members of groups, that are given in another order. Throws as `check` does.
///
///     Story story{.lines = 3, .steps = {{{{0}, {1}, {2}}}, {{{0, 2}, {1}}}}};
///     order_lines(story).crossings == 0
Ordering order_lines(const Story& story, const Effort& effort = {});

}  // namespace dateline::storyline
