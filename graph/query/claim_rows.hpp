#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/query/filter.hpp"
#include "graph/query/plan.hpp"
#include "graph/query/query.hpp"
#include "graph/query/result.hpp"

namespace dateline::query {

/// What one source says of one event.
struct ClaimRow {
  ResultClaim claim;                  ///< with its words, and the date and title that they give
  std::string event;                  ///< "E3"
  std::string event_title;            ///< as the story tells it
  std::string kind;                   ///< as the source has it: "statement"
  std::string modality;               ///< "actual", "planned", "alleged", "hypothetical"
  std::string polarity;               ///< "positive", "negative"
  std::string unresolved;             ///< words that would date it if more were known
  std::vector<ResultActor> speakers;  ///< who says so inside the text
  std::vector<ResultActor> about;     ///< who else takes part, each once
  std::vector<std::string> also;      ///< with Claims::spoken: the further claims of the same words, "C9"
};

struct ClaimResult {
  std::vector<ClaimRow> rows;
  std::vector<ResultSource> sources;  ///< all that the rows name, by handle
  std::uint64_t left_out = 0;         ///< events beyond the asked number
  std::uint64_t possible = 0;         ///< events not listed because only possibly inside the asked time
  std::uint64_t probable = 0;         ///< those of `possible` whose likely days lie there
};

enum class Claims {
  all,  ///< in the order of their events in time, those of an event by handle
  /// Only those that somebody in the text says, in the order of the days they give; what one says in one
  /// stretch of words is one row, whatever events it tells of.
  spoken,
};

/// The claims that count of the events that `filter` takes. Words about the source and the speaker (source:,
/// outlet:, said-by:, about:) are asked of each claim. Where the editor has decided who takes part, that
/// holds for all claims of the event. `options` and errors as with query::ask; Options::max counts events.
ClaimResult ask_claims(const model::StoryReader& story, const Filter& filter, Claims claims,
                       const Options& options = {}, Plan* plan = nullptr);

}  // namespace dateline::query
