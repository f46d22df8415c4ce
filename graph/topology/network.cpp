#include "graph/topology/network.hpp"

#include <algorithm>

#include "graph/topology/network_graph.hpp"

namespace dateline::topology {
namespace {

/// Numbers for handles, in their order.
class Vertices {
 public:
  void note(std::uint32_t handle) {
    if (handle >= vertex_.size()) vertex_.resize(std::size_t{handle} + 1, NetworkGraph::none);
    vertex_[handle] = 0;
  }
  template <class Id>
  void settle(std::uint32_t first, std::vector<Id>& ids) {
    for (std::uint32_t handle = 0; handle < vertex_.size(); ++handle) {
      if (vertex_[handle] == NetworkGraph::none) continue;
      vertex_[handle] = first++;
      ids.push_back({handle});
    }
  }
  std::uint32_t at(std::uint32_t handle) const {
    return handle < vertex_.size() ? vertex_[handle] : NetworkGraph::none;
  }
  std::vector<std::uint32_t>&& taken() { return std::move(vertex_); }

 private:
  std::vector<std::uint32_t> vertex_;
};

}  // namespace

Network::Network(const model::NetworkReader& story, const NetworkChoice& choice)
    : graph_(std::make_unique<NetworkGraph>()) {
  Vertices actors, events;
  story.each_salience([&](model::EventId id, double) {
    if (!choice.takes || choice.takes(id)) events.note(id.number);
  });
  const auto each_part = [&](const auto& visit) {
    story.each_participation([&](model::EventId event, const model::Participant& part) {
      if (events.at(event.number) == NetworkGraph::none) return;
      if (choice.places || part.role != model::Role::place) visit(event.number, part.actor.number);
    });
  };
  // In handles first, for an actor has no vertex before all are known.
  std::vector<std::uint32_t> sources, targets;
  each_part([&](std::uint32_t event, std::uint32_t actor) {
    actors.note(actor);
    sources.push_back(event);
    targets.push_back(actor);
  });
  actors.settle(0, graph_->actors);
  events.settle(static_cast<std::uint32_t>(graph_->actors.size()), graph_->events);
  const std::size_t parts = sources.size();
  for (std::size_t i = 0; i < parts; ++i) {
    sources[i] = events.at(sources[i]);
    targets[i] = actors.at(targets[i]);
  }
  if (choice.links) {
    story.each_link([&](model::EventId one, const model::Link& link) {
      const std::uint32_t from = events.at(one.number), to = events.at(link.other.number);
      if (from == NetworkGraph::none || to == NetworkGraph::none || from == to) return;
      sources.push_back(from);
      targets.push_back(to);
    });
  }
  const std::size_t edges = sources.size();
  sources.reserve(2 * edges);
  targets.reserve(2 * edges);
  for (std::size_t i = 0; i < edges; ++i) {
    sources.push_back(targets[i]);
    targets.push_back(sources[i]);
  }
  graph_->graph = NetworkGraph::Graph(boost::construct_inplace_from_sources_and_targets, sources, targets,
                                      graph_->vertex_count());
  graph_->vertex_of_actor = actors.taken();
}

Network::~Network() = default;
Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;

std::size_t Network::actor_count() const {
  return graph_->actors.size();
}

std::size_t Network::event_count() const {
  return graph_->events.size();
}

std::size_t Network::edge_count() const {
  return boost::num_edges(graph_->graph);
}

std::size_t Network::bytes() const {
  return sizeof(std::uint32_t) * (edge_count() + graph_->vertex_count() + 1 + graph_->actors.size() +
                                  graph_->events.size() + graph_->vertex_of_actor.size());
}

Network::Reached Network::reach(model::ActorId from, std::uint32_t farthest) const {
  const NetworkGraph& network = *graph_;
  Reached reached;
  if (from.number >= network.vertex_of_actor.size()) return reached;
  const std::uint32_t start = network.vertex_of_actor[from.number];
  if (start == NetworkGraph::none) return reached;
  std::vector<bool> seen(network.vertex_count());
  std::vector<std::uint32_t> level{start}, next;
  seen[start] = true;
  for (std::uint32_t length = 0; !level.empty(); ++length) {
    reached.farthest = length;
    for (const std::uint32_t vertex : level)
      (network.is_actor(vertex) ? reached.actors : reached.events) += 1;
    if (length == farthest) break;
    next.clear();
    for (const std::uint32_t vertex : level)
      network.each_neighbour(vertex, [&](std::uint32_t neighbour) {
        if (seen[neighbour]) return;
        seen[neighbour] = true;
        next.push_back(neighbour);
      });
    level.swap(next);
  }
  return reached;
}

}  // namespace dateline::topology
