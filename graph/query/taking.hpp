#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "graph/query/matcher.hpp"

namespace dateline::query {

/// What is not taken.
struct Counts {
  std::uint64_t left_out = 0;  ///< beyond the asked number, or of too little salience
  std::uint64_t possible = 0;  ///< that only may lie in the asked time
  std::uint64_t probable = 0;  ///< of these, those that probably do
};

/// The events that a matcher takes, in the order in which they are shown. Throws as Matcher::explain_nothing.
std::vector<std::unique_ptr<model::Event>> take_events(Matcher& matcher, const Options& options,
                                                       Counts& counts);

/// How they were found; `taken` is how many events, or claims of them, are in the answer.
Plan plan_of(const Matcher& matcher, std::uint64_t taken, const Counts& counts);

}  // namespace dateline::query
