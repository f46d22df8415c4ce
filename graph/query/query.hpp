#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/model/story_reader.hpp"
#include "graph/query/filter.hpp"
#include "graph/query/plan.hpp"
#include "graph/query/result.hpp"

namespace dateline::query {

/// How much is looked up of each event that is taken.
struct Wanted {
  bool quotes = true;  ///< the words of claims; without them no text is read
  bool parts = true;   ///< who takes part, claims and relations; what is left out Parts has, one at a time
  bool relations = false;  ///< without parts: relations all the same
};

struct Options {
  std::uint64_t max = 0;      ///< at most so many events, the most salient; 0: all
  double least_salience = 0;  ///< events below are left out and counted in Result::left_out
  bool certain = false;       ///< take only what certainly lies in the asked time
  bool possible = false;      ///< take all that may lie in it
  Wanted wanted{};            ///< of what is taken
  std::optional<calendar::Day>
      today{};  ///< from which "last-month" counts; without it such words are refused
};

/// The events of `story` that `filter` takes. Without `certain` or `possible` a time word takes what
/// certainly lies in the time, and for `when:` also what may and is bounded on both sides by what was said;
/// the rest that may is counted in Result::possible, and in Result::probable too where its likely days lie
/// there: what is only likely is never taken for certain. Events of a selection (`in:NAME`) have its titles
/// and notes, and stand in its order. Rejected events are taken only by `state:rejected`. Throws UsageError
/// for a value that cannot be read (a date, a state), DataError for a name, a kind or an outlet that is not
/// in the story, with the near miss. `plan`, where it is asked for, says how the answer was found.
Result ask(const model::StoryReader& story, const Filter& filter, const Options& options = {},
           Plan* plan = nullptr);

/// One event with everything there is to show of it; throws DataError when there is no such event.
Result ask_one(const model::StoryReader& story, model::EventId id);

/// These events with everything there is to show of them, in the order in which they are shown; those that
/// are not in the story are left out.
Result ask_these(const model::StoryReader& story, const std::vector<model::EventId>& ids);

}  // namespace dateline::query
