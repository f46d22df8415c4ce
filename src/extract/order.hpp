#pragma once

#include <string_view>
#include <vector>

#include "src/extract/reading.hpp"

namespace dateline::extract {

/// One event was no later than another.
struct Constraint {
  Index earlier = 0;
  Index later = 0;
  bool said = false;    ///< words say it outright ("before the election")
  base::ByteSpan span;  ///< those words, or empty
};

/// What the words of the article say about the order of its events: prepositions and conjunctions ("before",
/// "after", "in the run-up to"), "later", what is told after it happened. Relations that belong in the record
/// are added to the reading.
std::vector<Constraint> find_order(Reading& reading);

/// Tightens the bounds of events by the constraints until nothing changes. A constraint that contradicts what
/// is stated is left aside.
void propagate(Reading& reading, const std::vector<Constraint>& constraints);

}  // namespace dateline::extract
