#pragma once

#include <cstdint>
#include <vector>

#include "exports/storyline/story.hpp"

namespace dateline::storyline {

/// What is certain of the fewest crossings of a story.
struct Proof {
  int at_least = 0;           ///< no orders have fewer crossings
  std::vector<Order> orders;  ///< the best that came up; empty where none did
  int crossings = 0;          ///< theirs
  std::int64_t looks = 0;     ///< at clauses: the measure of work
};

/// Searches for orders with the fewest crossings and for the proof that there are no better ones, until the
/// two meet, or what is proven comes up to `known`, the crossings of orders at hand, or it has looked at
/// clauses so often. Tries nothing where the clauses alone would be too many for that. `story` has passed
/// `check`.
Proof prove(const Story& story, int known, std::int64_t most_looks);

}  // namespace dateline::storyline
