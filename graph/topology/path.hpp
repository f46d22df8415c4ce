#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "graph/model/network_reader.hpp"

namespace dateline::topology {

/// How a path goes on from one thing to the next.
struct PathStep {
  std::variant<model::ActorId, model::EventId> to;
  std::optional<model::Role> role;              ///< an actor's part in an event
  std::optional<model::RelationKind> relation;  ///< between two events, in the direction it was stated
  bool backwards = false;                       ///< the relation was stated from `to`
  bool same_words = false;  ///< between two events that one sentence tells of, and nothing closer
};

struct Path {
  model::ActorId from;
  std::vector<PathStep> steps;  ///< ends with the actor that was asked for
};

struct Paths {
  std::vector<Path> paths;    ///< the first is that through the most salient events
  std::uint64_t count = 0;    ///< of all that are equally short, also of those beyond the asked number
  std::uint64_t visited = 0;  ///< actors and events whose neighbours were read
};

/// The shortest connections of two actors through events they take part in, relations between events, and,
/// where nothing closer is known, events that the same words tell of, which counts for one and a half steps;
/// the place of an event counts for three. At most `most` of those that are equally short: the more salient
/// their events the earlier, then by the handles on the way. Rejected events carry nothing. None when they
/// are not connected.
///
/// A search from both ends, level by level (Pohl, Bi-directional search, 1971), over what is read as it is
/// reached: it stops as soon as nothing unread can be on a path that is as short. No more of the story is
/// read than that.
Paths shortest_paths(const model::NetworkReader& story, model::ActorId from, model::ActorId to,
                     std::size_t most = 1);

}  // namespace dateline::topology
