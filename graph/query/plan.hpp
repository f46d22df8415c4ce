#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dateline::query {

/// What became of one clause of a filter.
struct ClausePlan {
  std::string words;  ///< as it is written: "who:obama"
  std::string how;    ///< how it was made ready and tested: "names of 53 actors compared: A1 Barack Obama"
  bool of_claims = false;      ///< the numbers count claims, not events
  std::uint64_t asked = 0;     ///< how many it was asked of: those that the clauses before it had left
  std::uint64_t held = 0;      ///< of how many of them it holds
  std::uint64_t possible = 0;  ///< of how many it only may hold
};

/// How a question was answered, as it ran.
struct Plan {
  std::string access;      ///< by what the events to read were found: "index over actors and days"
  std::uint64_t read = 0;  ///< events that were read whole
  std::uint64_t taken = 0;
  std::uint64_t left_out = 0;  ///< taken, but beyond the asked number
  std::uint64_t possible = 0;  ///< that only may lie in the asked time
  std::vector<ClausePlan> clauses;
};

}  // namespace dateline::query
