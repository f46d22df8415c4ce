#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "graph/model/story_reader.hpp"

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

/// The shortest connection of two actors through events they take part in, relations between events, and,
/// where nothing closer is known, events that the same words tell of, which counts for one and a half steps;
/// the place of an event counts for three. Of several that are equally short, the one through the most
/// salient events, then the one of the smallest handles. Rejected events carry nothing. Nothing when they are
/// not connected.
///
/// Dijkstra's algorithm (Boost.Graph) over the bipartite graph of actors and events: a step costs one, and an
/// event up to a thousandth more the less salient it is, so that length always decides first.
std::optional<Path> shortest_path(const model::StoryReader& story, model::ActorId from, model::ActorId to);

}  // namespace dateline::topology
