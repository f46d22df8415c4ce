#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "src/extract/reading.hpp"

namespace dateline::extract {

/// "Four days", "two years".
struct Distance {
  int count = 0;
  char unit = 'D';  ///< as in TIMEX3 durations: D, W, M, Y
};

/// One event was no later than another.
struct Constraint {
  Index earlier = 0;
  Index later = 0;
  bool said = false;                 ///< words say it outright ("before the election")
  base::ByteSpan span;               ///< those words, or empty
  std::optional<Distance> distance;  ///< "four days before the landing"
};

/// What the words of the article say about the order of its events: prepositions and conjunctions ("before",
/// "after", "in the run-up to"), "later", what is told after it happened. Relations that belong in the record
/// are added to the reading.
std::vector<Constraint> find_order(Reading& reading);

/// Dates events that words put at a distance from a dated one, then tightens the bounds of events by the
/// constraints until nothing changes. A constraint that contradicts what is stated is left aside.
void propagate(Reading& reading, const std::vector<Constraint>& constraints);

}  // namespace dateline::extract
