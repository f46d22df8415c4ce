#pragma once

#include <functional>
#include <vector>

#include "graph/model/network_reader.hpp"

namespace dateline::topology {

/// An actor near another one.
struct NearActor {
  model::ActorId actor;
  unsigned hops = 0;  ///< events in between, at the least
  model::ActorId
      through;  ///< who is one hop nearer and shares most of `events`; the smallest handle of equals
  std::vector<model::EventId> events;  ///< all shared with actors one hop nearer, what matters more first
};

/// All actors at most `hops` events away from `start`, the nearer first, then those who share more events,
/// then by handle. `takes` says which events count; rejected ones never do. That two things happened in one
/// place connects nobody.
///
/// Breadth-first, over what is read as it is reached.
std::vector<NearActor> actors_around(const model::NetworkReader& story, model::ActorId start, unsigned hops,
                                     const std::function<bool(model::EventId)>& takes);

/// An event near another one.
struct NearEvent {
  model::EventId event;
  bool related = false;                ///< a relation joins the two
  std::vector<model::ActorId> shared;  ///< who takes part in both, as more than the place; by handle
};

/// The events that an event is related to, or shares actors with: related ones first, then those that share
/// more actors, then what matters more, then by handle. `takes` says which events count; rejected ones never
/// do. Empty for an event that is not there.
std::vector<NearEvent> events_around(const model::NetworkReader& story, model::EventId of,
                                     const std::function<bool(model::EventId)>& takes);

}  // namespace dateline::topology
