#pragma once

#include <cstdint>
#include <vector>

namespace dateline::storyline {

/// Which of some things to choose, where choosing one without another costs something: the choice of the
/// least cost, found as the least cut of a network (Dinic's way).
class MinCut {
 public:
  explicit MinCut(int things);

  /// Choosing `first` without `second` costs `cost`, at least 0.
  void add_cost(int first, int second, std::int64_t cost);
  /// Choosing only `first` costs one, only `second` the other. One of the two may be negative, their sum not.
  void add_costs(int first, int second, std::int64_t only_first, std::int64_t only_second);

  /// The cost of the best choice; at most 0, which is that of choosing nothing.
  std::int64_t least_cost();
  /// Whether the best choice has it; after `least_cost`. Of choices that cost the same it is the smallest.
  bool chosen(int thing) const { return level_[static_cast<std::size_t>(thing)] >= 0; }

 private:
  struct Edge {
    int to = 0;
    std::int64_t left = 0;  ///< what may still flow
  };

  void add_edge(int from, int to, std::int64_t capacity);
  bool find_levels();
  std::int64_t push(int from, std::int64_t most);

  int source_, sink_;
  std::vector<std::int64_t> own_cost_;     ///< of choosing each
  std::vector<Edge> edges_;                ///< each followed by its reverse
  std::vector<std::vector<int>> leaving_;  ///< edges by node
  std::vector<int> level_;
  std::vector<std::size_t> next_;  ///< which of the leaving edges to try
};

}  // namespace dateline::storyline
