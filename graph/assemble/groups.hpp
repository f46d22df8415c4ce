#pragma once

#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

namespace dateline::assemble {

/// Disjoint sets of indices; the root of a set is its smallest index.
class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }

  std::size_t root(std::size_t index) const {
    while (parent_[index] != index) index = parent_[index] = parent_[parent_[index]];
    return index;
  }

  void join(std::size_t one, std::size_t other) {
    one = root(one);
    other = root(other);
    if (one > other) std::swap(one, other);
    parent_[other] = one;
  }

  /// The sets by their roots, members in order.
  std::vector<std::vector<std::size_t>> sets() const {
    std::vector<std::vector<std::size_t>> members(parent_.size());
    for (std::size_t i = 0; i < parent_.size(); ++i) members[root(i)].push_back(i);
    std::erase_if(members, [](const auto& set) { return set.empty(); });
    return members;
  }

 private:
  mutable std::vector<std::size_t> parent_;
};

}  // namespace dateline::assemble
