#pragma once

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cstdint>
#include <vector>

#include "graph/model/ids.hpp"

namespace dateline::topology {

/// Actors are the vertices from 0 on, events those after them, both by handle.
struct NetworkGraph {
  using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                   boost::no_property, std::uint32_t, std::uint32_t>;
  static constexpr std::uint32_t none = UINT32_MAX;

  Graph graph;
  std::vector<model::ActorId> actors;
  std::vector<model::EventId> events;
  std::vector<std::uint32_t> vertex_of_actor;  ///< by the number of its handle; none where it is not in it

  std::uint32_t vertex_count() const { return static_cast<std::uint32_t>(actors.size() + events.size()); }
  bool is_actor(std::uint32_t vertex) const { return vertex < actors.size(); }

  /// Calls visit(neighbour) for each; faster than Boost's iterators of edges, which carry both ends.
  template <class Visit>
  void each_neighbour(std::uint32_t vertex, Visit visit) const {
    const auto [begin, end] = boost::adjacent_vertices(vertex, graph);
    for (auto at = begin; at != end; ++at) visit(*at);
  }
};

}  // namespace dateline::topology
