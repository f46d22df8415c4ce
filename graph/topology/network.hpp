#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "graph/model/network_reader.hpp"

namespace dateline::topology {

struct NetworkGraph;

/// What of a story becomes a network.
struct NetworkChoice {
  /// Only these events; all that are not rejected where there is none.
  std::function<bool(model::EventId)> takes = nullptr;
  bool places = true;  ///< also who was in something only as its place
  bool links = true;   ///< also relations between events
};

/// The whole network of a story in memory: actors and events, each part and each relation in both directions.
/// For questions on all of it; what lies around one actor is read from the story (path.hpp, nearness.hpp).
///
/// Boost's compressed sparse row graph with 32-bit indices: four bytes a direction of an edge, and four a
/// vertex.
class Network {
 public:
  explicit Network(const model::NetworkReader& story, const NetworkChoice& choice = {});
  ~Network();
  Network(Network&&) noexcept;
  Network& operator=(Network&&) noexcept;

  std::size_t actor_count() const;
  std::size_t event_count() const;
  /// Both directions counted.
  std::size_t edge_count() const;
  /// What it takes in memory.
  std::size_t bytes() const;

  /// The least number of edges from an actor to everything that it is connected with, itself with 0, in the
  /// order in which a breadth-first search meets them; at most `farthest` of them away. Empty for an actor
  /// that is not in the network.
  struct Reached {
    std::uint64_t actors = 0, events = 0;
    std::uint32_t farthest = 0;  ///< edges to the last one
  };
  Reached reach(model::ActorId from, std::uint32_t farthest = UINT32_MAX) const;

  /// For the algorithms of this room.
  const NetworkGraph& graph() const { return *graph_; }

 private:
  std::unique_ptr<NetworkGraph> graph_;
};

}  // namespace dateline::topology
