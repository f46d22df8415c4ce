#pragma once

#include <cstdint>
#include <vector>

#include "graph/model/story_reader.hpp"

namespace dateline::topology {

/// Towards what led to an event, or what came of it.
enum class Way { causes, effects };

/// Why an event belongs to a chain.
enum class Why {
  cause,     ///< the one is said to have led to the other
  response,  ///< the one is said to have answered the other
  order,     ///< the one is said to have come before the other, no more
  dates  ///< their dates say so, and the same actors take part: nobody says that they have to do with each
         ///< other
};

struct Consequence {
  model::EventId event;
  model::EventId from;  ///< the one a step nearer to the asked event
  unsigned steps = 1;   ///< to the asked event
  Why why = Why::cause;
  model::SourceId source;  ///< whose words say it; none where the editor says it, and with `dates`
  base::ByteSpan words;
  std::uint64_t shared = 0;  ///< with `dates`: the actors that take part in both
};

struct Consequences {
  std::vector<Consequence> stated;  ///< the nearer first; by handle
  std::vector<Consequence>
      inferred;                     ///< by dates: those that share more actors first, then what matters more
  std::uint64_t inferred_more = 0;  ///< beyond the asked number
  std::uint64_t read = 0;           ///< events that were read, for their relations or their dates
};

/// What led to an event, or came of it. Causes and responses are followed on, at most `most_steps`; stated
/// order is not, for whatever came before would come up. Each event comes once, by the shortest way. Rejected
/// events never. At most `most_inferred` by dates alone: those that certainly lie before it (or after), and
/// in which at least one of its actors takes part as more than the place.
Consequences consequences(const model::StoryReader& story, model::EventId of, Way way, unsigned most_steps,
                          std::uint64_t most_inferred);

}  // namespace dateline::topology
