#include "graph/topology/centrality.hpp"

#include <algorithm>
#include <cmath>

#include "graph/topology/network_graph.hpp"

namespace dateline::topology {
namespace {

/// Sums up, from one actor after another, how much each vertex lies between it and the others.
class Betweenness {
 public:
  explicit Betweenness(const NetworkGraph& network)
      : network_(network),
        distance_(network.vertex_count(), NetworkGraph::none),
        paths_(network.vertex_count()),
        dependency_(network.vertex_count()),
        sum_(network.actors.size()),
        squares_(network.actors.size()) {
    order_.reserve(network.vertex_count());
  }

  void add_from(std::uint32_t source) {
    search(source);
    // From the farthest back. What a vertex is to those behind it: for each of them its share of the paths,
    // times what that one ends or leads on to.
    for (std::size_t i = order_.size(); i-- > 0;) {
      const std::uint32_t vertex = order_[i];
      const double own = network_.is_actor(vertex) ? 1 : 0;
      const double share = (own + dependency_[vertex]) / paths_[vertex];
      const std::uint32_t before = distance_[vertex] - 1;
      network_.each_neighbour(vertex, [&](std::uint32_t neighbour) {
        if (distance_[neighbour] == before) dependency_[neighbour] += paths_[neighbour] * share;
      });
      if (network_.is_actor(vertex) && vertex != source) {
        sum_[vertex] += dependency_[vertex];
        squares_[vertex] += dependency_[vertex] * dependency_[vertex];
      }
    }
    for (const std::uint32_t vertex : order_) {
      distance_[vertex] = NetworkGraph::none;
      paths_[vertex] = 0;
      dependency_[vertex] = 0;
    }
    order_.clear();
  }

  double sum(std::size_t actor) const { return sum_[actor]; }
  double squares(std::size_t actor) const { return squares_[actor]; }

 private:
  /// Breadth-first: distances, and the numbers of shortest paths.
  void search(std::uint32_t source) {
    distance_[source] = 0;
    paths_[source] = 1;
    order_.push_back(source);
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const std::uint32_t vertex = order_[i];
      const std::uint32_t next = distance_[vertex] + 1;
      const double paths = paths_[vertex];
      network_.each_neighbour(vertex, [&](std::uint32_t neighbour) {
        if (distance_[neighbour] == NetworkGraph::none) {
          distance_[neighbour] = next;
          order_.push_back(neighbour);
        }
        if (distance_[neighbour] == next) paths_[neighbour] += paths;
      });
    }
  }

  const NetworkGraph& network_;
  std::vector<std::uint32_t> distance_, order_;
  std::vector<double> paths_, dependency_;
  std::vector<double> sum_, squares_;
};

void add_betweenness(const NetworkGraph& network, std::uint64_t samples, std::vector<Centrality>& all) {
  const std::size_t actors = network.actors.size();
  if (actors < 3) return;
  const bool is_exact = samples == 0 || actors <= samples;
  const std::size_t count = is_exact ? actors : static_cast<std::size_t>(samples);
  Betweenness between(network);
  // Evenly spread over the handles, which come in the order of the reading: no chance, and the same each
  // time.
  for (std::size_t i = 0; i < count; ++i) between.add_from(static_cast<std::uint32_t>(i * actors / count));
  const auto others = static_cast<double>((actors - 1) * (actors - 2));
  const auto n = static_cast<double>(count);
  for (std::size_t i = 0; i < actors; ++i) {
    const double scale = static_cast<double>(actors) / others;  // of the mean over all sources
    const double mean = between.sum(i) / n;
    all[i].betweenness = mean * scale;
    if (is_exact) continue;
    // The empirical Bernstein bound, of a share of the other actors for each source.
    const double most = static_cast<double>(actors - 2);
    const double variance = std::max(0.0, between.squares(i) / n - mean * mean) / (most * most);
    const double trust = std::log(3 / 0.05);
    all[i].betweenness_error = std::sqrt(2 * variance * trust / n) + 3 * trust / n;
  }
}

void add_page_rank(const NetworkGraph& network, std::vector<Centrality>& all) {
  constexpr double damping = 0.85, enough = 1e-12;
  constexpr int most_rounds = 200;
  const std::size_t count = network.vertex_count();
  std::vector<double> rank(count, 1 / static_cast<double>(count)), next(count);
  std::vector<std::uint32_t> degree(count);
  for (std::uint32_t vertex = 0; vertex < count; ++vertex)
    network.each_neighbour(vertex, [&](std::uint32_t) { ++degree[vertex]; });
  for (int round = 0; round < most_rounds; ++round) {
    double lost = 0;  // of those from which nothing leads on
    for (std::size_t vertex = 0; vertex < count; ++vertex)
      if (degree[vertex] == 0) lost += rank[vertex];
    const double base = (1 - damping + damping * lost) / static_cast<double>(count);
    double moved = 0;
    for (std::uint32_t vertex = 0; vertex < count; ++vertex) {
      double sum = 0;
      network.each_neighbour(vertex, [&](std::uint32_t other) { sum += rank[other] / degree[other]; });
      next[vertex] = base + damping * sum;
      moved += std::abs(next[vertex] - rank[vertex]);
    }
    rank.swap(next);
    if (moved < enough) break;
  }
  double actors = 0;
  for (std::size_t i = 0; i < all.size(); ++i) actors += rank[i];
  for (std::size_t i = 0; i < all.size(); ++i) all[i].page_rank = rank[i] / actors;
}

/// An actor may have several roles in one event.
void add_degrees(const NetworkGraph& network, std::vector<Centrality>& all) {
  std::vector<std::uint32_t> events;
  for (std::uint32_t actor = 0; actor < all.size(); ++actor) {
    events.clear();
    network.each_neighbour(actor, [&](std::uint32_t event) { events.push_back(event); });
    std::sort(events.begin(), events.end());
    all[actor].events =
        static_cast<std::uint64_t>(std::unique(events.begin(), events.end()) - events.begin());
  }
}

}  // namespace

std::vector<Centrality> centralities(const Network& network, const CentralityOptions& options) {
  const NetworkGraph& graph = network.graph();
  std::vector<Centrality> all(graph.actors.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i].actor = graph.actors[i];
  if (all.empty()) return all;
  add_degrees(graph, all);
  if (options.betweenness) add_betweenness(graph, options.samples, all);
  add_page_rank(graph, all);
  return all;
}

}  // namespace dateline::topology
