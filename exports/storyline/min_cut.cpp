#include "exports/storyline/min_cut.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace dateline::storyline {
namespace {

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

}  // namespace

MinCut::MinCut(int things)
    : source_(things), sink_(things + 1), own_cost_(at(things), 0), leaving_(at(things) + 2) {}

void MinCut::add_edge(int from, int to, std::int64_t capacity) {
  leaving_[at(from)].push_back(static_cast<int>(edges_.size()));
  edges_.push_back({to, capacity});
  leaving_[at(to)].push_back(static_cast<int>(edges_.size()));
  edges_.push_back({from, 0});
}

void MinCut::add_cost(int first, int second, std::int64_t cost) {
  if (cost > 0 && first != second) add_edge(first, second, cost);
}

void MinCut::add_costs(int first, int second, std::int64_t only_first, std::int64_t only_second) {
  // What one gains is moved to the costs of each alone: the same for all four choices, and no cost of a pair
  // is below 0.
  if (only_first < 0) {
    own_cost_[at(first)] += only_first;
    own_cost_[at(second)] -= only_first;
    add_cost(second, first, only_first + only_second);
  } else if (only_second < 0) {
    own_cost_[at(second)] += only_second;
    own_cost_[at(first)] -= only_second;
    add_cost(first, second, only_first + only_second);
  } else {
    add_cost(first, second, only_first);
    add_cost(second, first, only_second);
  }
}

/// How far each node is from the source along edges that still let flow through; -1: not reached. Whether the
/// sink is.
bool MinCut::find_levels() {
  level_.assign(leaving_.size(), -1);
  std::vector<int> queue{source_};
  level_[at(source_)] = 0;
  for (std::size_t i = 0; i < queue.size(); ++i) {
    for (const int index : leaving_[at(queue[i])]) {
      const Edge& edge = edges_[at(index)];
      if (edge.left == 0 || level_[at(edge.to)] >= 0) continue;
      level_[at(edge.to)] = level_[at(queue[i])] + 1;
      queue.push_back(edge.to);
    }
  }
  return level_[at(sink_)] >= 0;
}

std::int64_t MinCut::push(int from, std::int64_t most) {
  if (from == sink_) return most;
  std::int64_t pushed = 0;
  for (std::size_t& i = next_[at(from)]; i < leaving_[at(from)].size(); ++i) {
    const int index = leaving_[at(from)][i];
    const int to = edges_[at(index)].to;
    if (edges_[at(index)].left == 0 || level_[at(to)] != level_[at(from)] + 1) continue;
    const std::int64_t through = push(to, std::min(most - pushed, edges_[at(index)].left));
    edges_[at(index)].left -= through;
    edges_[at(index ^ 1)].left += through;
    pushed += through;
    if (pushed == most) break;
  }
  return pushed;
}

std::int64_t MinCut::least_cost() {
  std::int64_t cost = 0;
  for (std::size_t i = 0; i < own_cost_.size(); ++i) {
    // Not choosing what gains forgoes the gain; choosing what costs pays.
    if (own_cost_[i] < 0) {
      cost += own_cost_[i];
      add_edge(source_, static_cast<int>(i), -own_cost_[i]);
    } else if (own_cost_[i] > 0) {
      add_edge(static_cast<int>(i), sink_, own_cost_[i]);
    }
  }
  while (find_levels()) {
    next_.assign(leaving_.size(), 0);
    cost += push(source_, std::numeric_limits<std::int64_t>::max());
  }
  return cost;
}

}  // namespace dateline::storyline
