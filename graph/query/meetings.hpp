#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/query/query.hpp"

namespace dateline::query {

/// Two actors and where they met.
struct MetPair {
  model::ActorId one, other;           ///< the smaller handle first; with an asked actor that one
  std::vector<model::EventId> events;  ///< in time
};

struct MetOptions {
  std::optional<model::ActorId> one, other;  ///< only who met this one; only these two
  bool any_event = false;                    ///< not only where people meet: whatever both took part in
};

struct Met {
  std::vector<MetPair> pairs;  ///< who met more often first, then by handle
  std::uint64_t possible = 0;  ///< events that only may lie in the asked time
};

/// Who met whom in the events that the filter takes. People meet in events of the kinds meeting, negotiation
/// and visit that are said to have happened; a place is not met, nor who is only cited. Throws as ask() does.
Met who_met(const model::StoryReader& story, const Filter& filter, const Options& options,
            const MetOptions& wanted, Plan* plan = nullptr);

}  // namespace dateline::query
