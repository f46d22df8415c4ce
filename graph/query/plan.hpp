#pragma once

#include <cstdint>
#include <optional>
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

/// What else bounds an answer, beside the clauses of its filter.
struct Limit {
  std::string name;  ///< its option, or what it is about: "--max 50", "meetings"
  std::string how;   ///< what it takes or leaves out, in words; may be empty with a number
  std::optional<std::uint64_t> left_out{};  ///< how many of them it left out; nothing where that is not known
  std::string of = "event";                 ///< what that number counts: "event", "row", "actor"
};

/// How a question was answered, as it ran.
struct Plan {
  std::string access{};    ///< by what was found what to read: "index over actors and days"; "" where no
                           ///< filter was asked
  std::uint64_t read = 0;  ///< events that were read whole
  std::string read_of = "event";  ///< what `read` counts
  std::uint64_t taken = 0;
  std::uint64_t left_out = 0;  ///< taken, but beyond the asked number
  std::uint64_t possible = 0;  ///< that only may lie in the asked time
  std::vector<ClausePlan> clauses{};
  std::vector<Limit> limits{};  ///< in the order in which they act
};

}  // namespace dateline::query
