#include "graph/topology/path.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <compare>
#include <map>
#include <utility>

namespace dateline::topology {
namespace {

/// The words that several events are told in.
struct Sentence {
  model::SourceId source;
  std::uint64_t begin = 0;
  auto operator<=>(const Sentence&) const = default;
};

struct Node {
  std::variant<model::ActorId, model::EventId, Sentence> what;
};

struct Edge {
  /// Whole steps are worth this much, so that no sum of preferences outweighs one.
  static constexpr std::int64_t step = 1'000'000'000;
  std::int64_t cost = step;
  std::optional<model::Role> role;
  std::optional<model::RelationKind> relation;
  bool backwards = false;
};

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, Node, Edge>;
using Vertex = boost::graph_traits<Graph>::vertex_descriptor;

/// The story as actors and events, each connection in both directions.
struct StoryGraph {
  Graph graph;
  std::map<model::ActorId, Vertex> actors;
  std::map<model::EventId, Vertex> events;

  explicit StoryGraph(const model::StoryReader& story) {
    std::vector<model::Event> all;
    story.each_event({}, [&](const model::Event& event) {
      if (event.state != model::State::rejected) all.push_back(event);
      return true;
    });
    for (const model::Event& event : all) events[event.id] = boost::add_vertex(Node{event.id}, graph);
    for (const model::Event& event : all) {
      for (const model::Participation& part : event.participants) add_participation(event, part);
      for (const model::Relation& relation : story.relations_of(event.id))
        if (relation.from == event.id && events.count(relation.to)) add_relation(relation);
      for (const model::Claim& claim : story.claims_of(event.id)) add_sentence(event.id, claim);
    }
  }

 private:
  /// Event and sentence, either way: three quarters of a step, so that it is one and a half from event to
  /// event.
  void add_sentence(model::EventId event, const model::Claim& claim) {
    if (claim.quote.empty()) return;
    const Sentence sentence{claim.source, claim.quote.begin};
    const auto [at, is_new] = sentences_.try_emplace(sentence, Vertex{});
    if (is_new) at->second = boost::add_vertex(Node{sentence}, graph);
    const Edge edge{.cost = Edge::step * 3 / 4};
    boost::add_edge(events[event], at->second, edge, graph);
    boost::add_edge(at->second, events[event], edge, graph);
  }

  Vertex vertex_of(model::ActorId id) {
    const auto at = actors.find(id);
    if (at != actors.end()) return at->second;
    return actors[id] = boost::add_vertex(Node{id}, graph);
  }

  void add_participation(const model::Event& event, const model::Participation& part) {
    // Less than a thousandth of a step for each of the two edges of an event.
    const auto doubt = static_cast<std::int64_t>((1.0 - std::clamp(event.salience, 0.0, 1.0)) * 1000.0);
    // That two things happened in one place connects their people little.
    const std::int64_t steps = part.role == model::Role::place ? 3 : 1;
    const Edge edge{.cost = steps * Edge::step + doubt, .role = part.role};
    boost::add_edge(vertex_of(part.actor), events[event.id], edge, graph);
    boost::add_edge(events[event.id], vertex_of(part.actor), edge, graph);
  }

  void add_relation(const model::Relation& relation) {
    Edge edge{.relation = relation.kind};
    boost::add_edge(events[relation.from], events[relation.to], edge, graph);
    edge.backwards = true;
    boost::add_edge(events[relation.to], events[relation.from], edge, graph);
  }

  std::map<Sentence, Vertex> sentences_;
};

}  // namespace

std::optional<Path> shortest_path(const model::StoryReader& story, model::ActorId from, model::ActorId to) {
  const StoryGraph story_graph(story);
  const Graph& graph = story_graph.graph;
  const auto start = story_graph.actors.find(from);
  const auto goal = story_graph.actors.find(to);
  if (start == story_graph.actors.end() || goal == story_graph.actors.end()) return std::nullopt;
  if (from == to) return Path{from, {}};
  std::vector<Vertex> predecessor(boost::num_vertices(graph));
  std::vector<std::int64_t> distance(boost::num_vertices(graph));
  boost::dijkstra_shortest_paths(graph, start->second,
                                 boost::predecessor_map(predecessor.data())
                                     .distance_map(distance.data())
                                     .weight_map(boost::get(&Edge::cost, graph)));
  if (predecessor[goal->second] == goal->second) return std::nullopt;
  Path path{from, {}};
  for (Vertex at = goal->second; at != start->second; at = predecessor[at]) {
    const Edge* best = nullptr;  // of parallel edges the cheapest, the first of equals
    for (auto [edge, end] = boost::out_edges(predecessor[at], graph); edge != end; ++edge) {
      if (boost::target(*edge, graph) == at && (!best || graph[*edge].cost < best->cost))
        best = &graph[*edge];
    }
    const auto& what = graph[at].what;
    if (std::holds_alternative<Sentence>(what)) continue;
    PathStep step{.to = model::ActorId{}, .role = best->role, .relation = best->relation};
    if (const auto* actor = std::get_if<model::ActorId>(&what))
      step.to = *actor;
    else
      step.to = std::get<model::EventId>(what);
    step.backwards = best->backwards;
    step.same_words = std::holds_alternative<Sentence>(graph[predecessor[at]].what);
    path.steps.push_back(std::move(step));
  }
  std::reverse(path.steps.begin(), path.steps.end());
  return path;
}

}  // namespace dateline::topology
