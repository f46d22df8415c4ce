#include "graph/topology/communities.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "graph/topology/network_graph.hpp"

namespace dateline::topology {
namespace {

struct Tie {
  std::uint32_t to = 0;
  double weight = 0;
};

/// Vertices tied by weights, each tie on both sides. A vertex may be tied to itself: what it was made of.
struct Ties {
  std::vector<std::vector<Tie>> of;
  std::vector<double> own;  ///< twice the weight inside the vertex
  std::size_t crowded = 0;  ///< events of too many to tie anybody

  double strength(std::size_t vertex) const {
    double sum = own[vertex];
    for (const Tie& tie : of[vertex]) sum += tie.weight;
    return sum;
  }
};

/// Joins ties to the same vertex, in the order of vertices.
void settle(std::vector<Tie>& ties) {
  std::stable_sort(ties.begin(), ties.end(),
                   [](const Tie& one, const Tie& other) { return one.to < other.to; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < ties.size(); ++i) {
    if (kept > 0 && ties[kept - 1].to == ties[i].to)
      ties[kept - 1].weight += ties[i].weight;
    else
      ties[kept++] = ties[i];
  }
  ties.resize(kept);
}

Ties ties_of(const NetworkGraph& network) {
  const std::size_t actors = network.actors.size();
  Ties ties{.of = std::vector<std::vector<Tie>>(actors), .own = std::vector<double>(actors)};
  std::vector<std::uint32_t> those;
  for (auto event = static_cast<std::uint32_t>(actors); event < network.vertex_count(); ++event) {
    those.clear();
    network.each_neighbour(event, [&](std::uint32_t other) {
      if (network.is_actor(other)) those.push_back(other);
    });
    std::sort(those.begin(), those.end());
    those.erase(std::unique(those.begin(), those.end()), those.end());
    if (those.size() > most_in_event) ++ties.crowded;
    if (those.size() < 2 || those.size() > most_in_event) continue;
    const double weight = 1 / static_cast<double>(those.size() - 1);
    for (const std::uint32_t one : those)
      for (const std::uint32_t other : those)
        if (one != other) ties.of[one].push_back({other, weight});
  }
  for (std::vector<Tie>& list : ties.of) settle(list);
  return ties;
}

/// One round of the method: each vertex goes to the neighbouring group where it adds most, until none moves.
class Round {
 public:
  explicit Round(const Ties& ties)
      : ties_(ties), group_(ties.of.size()), total_(ties.of.size()), strength_(ties.of.size()) {
    std::iota(group_.begin(), group_.end(), 0);
    for (std::size_t i = 0; i < group_.size(); ++i) {
      strength_[i] = ties.strength(i);
      total_[i] = strength_[i];
      all_ += strength_[i];
    }
  }

  /// Whether anything was joined.
  bool run() {
    constexpr int most_sweeps = 100;
    bool any = false;
    if (all_ == 0) return false;
    for (int sweep = 0; sweep < most_sweeps; ++sweep) {
      bool moved = false;
      for (std::uint32_t vertex = 0; vertex < group_.size(); ++vertex) moved = move(vertex) || moved;
      if (!moved) break;
      any = true;
    }
    return any;
  }

  /// The group of each vertex, numbered from 0 in the order of their first vertices.
  std::vector<std::uint32_t> numbered() const {
    std::unordered_map<std::uint32_t, std::uint32_t> number;
    std::vector<std::uint32_t> out;
    out.reserve(group_.size());
    for (const std::uint32_t group : group_)
      out.push_back(number.try_emplace(group, static_cast<std::uint32_t>(number.size())).first->second);
    return out;
  }

 private:
  bool move(std::uint32_t vertex) {
    constexpr double least_gain = 1e-10;
    const std::uint32_t home = group_[vertex];
    std::vector<Tie> to;  // groups
    for (const Tie& tie : ties_.of[vertex]) to.push_back({group_[tie.to], tie.weight});
    settle(to);
    total_[home] -= strength_[vertex];
    const auto gain = [&](std::uint32_t group, double weight) {
      return weight - total_[group] * strength_[vertex] / all_;
    };
    const auto at_home = std::find_if(to.begin(), to.end(), [&](const Tie& tie) { return tie.to == home; });
    std::uint32_t best = home;
    double most = gain(home, at_home == to.end() ? 0 : at_home->weight);
    for (const Tie& tie : to)
      if (gain(tie.to, tie.weight) > most + least_gain) {
        most = gain(tie.to, tie.weight);
        best = tie.to;
      }
    total_[best] += strength_[vertex];
    group_[vertex] = best;
    return best != home;
  }

  const Ties& ties_;
  std::vector<std::uint32_t> group_;
  std::vector<double> total_, strength_;  ///< of groups, of vertices
  double all_ = 0;
};

/// Each group as one vertex.
Ties joined(const Ties& ties, const std::vector<std::uint32_t>& group, std::size_t count) {
  Ties out{.of = std::vector<std::vector<Tie>>(count), .own = std::vector<double>(count)};
  for (std::size_t vertex = 0; vertex < group.size(); ++vertex) {
    out.own[group[vertex]] += ties.own[vertex];
    for (const Tie& tie : ties.of[vertex]) {
      if (group[tie.to] == group[vertex])
        out.own[group[vertex]] += tie.weight;
      else
        out.of[group[vertex]].push_back({group[tie.to], tie.weight});
    }
  }
  for (std::vector<Tie>& list : out.of) settle(list);
  return out;
}

double modularity_of(const Ties& ties, const std::vector<std::uint32_t>& group, std::size_t count) {
  std::vector<double> inside(count), strength(count);
  double all = 0;
  for (std::size_t vertex = 0; vertex < group.size(); ++vertex) {
    strength[group[vertex]] += ties.strength(vertex);
    all += ties.strength(vertex);
    for (const Tie& tie : ties.of[vertex])
      if (group[tie.to] == group[vertex]) inside[group[vertex]] += tie.weight;
  }
  if (all == 0) return 0;
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += inside[i] / all - (strength[i] / all) * (strength[i] / all);
  return sum;
}

}  // namespace

Communities communities(const Network& network) {
  const NetworkGraph& graph = network.graph();
  const Ties ties = ties_of(graph);
  std::vector<std::uint32_t> group(graph.actors.size());
  std::iota(group.begin(), group.end(), 0);
  std::size_t count = group.size();
  for (Ties level = ties;;) {
    Round round(level);
    if (!round.run()) break;
    const std::vector<std::uint32_t> next = round.numbered();
    for (std::uint32_t& one : group) one = next[one];
    count = *std::max_element(next.begin(), next.end()) + std::size_t{1};
    level = joined(level, next, count);
  }
  Communities out;
  out.crowded = ties.crowded;
  out.modularity = modularity_of(ties, group, count);
  std::vector<std::vector<std::pair<double, std::uint32_t>>> members(count);
  std::vector<Community> made(count);
  for (std::uint32_t actor = 0; actor < group.size(); ++actor) {
    double inside = 0;
    for (const Tie& tie : ties.of[actor])
      (group[tie.to] == group[actor] ? inside : made[group[actor]].outside) += tie.weight;
    made[group[actor]].inside += inside / 2;
    members[group[actor]].emplace_back(inside, actor);
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (members[i].size() < 2) {
      out.alone += members[i].size();
      continue;
    }
    std::stable_sort(members[i].begin(), members[i].end(),
                     [](const auto& one, const auto& other) { return one.first > other.first; });
    for (const auto& [weight, actor] : members[i]) {
      made[i].actors.push_back(graph.actors[actor]);
      made[i].ties.push_back(weight);
    }
    out.groups.push_back(std::move(made[i]));
  }
  std::stable_sort(out.groups.begin(), out.groups.end(), [](const Community& one, const Community& other) {
    return one.actors.size() > other.actors.size();
  });
  return out;
}

}  // namespace dateline::topology
