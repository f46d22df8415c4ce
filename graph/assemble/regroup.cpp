#include "graph/assemble/regroup.hpp"

#include <algorithm>
#include <set>

namespace dateline::assemble {
namespace {

/// Sets that can be taken apart again: for each index the number of its set.
class Sets {
 public:
  Sets(const Groups& groups, std::size_t size) : set_of_(size), next_(size) {
    for (std::size_t i = 0; i < size; ++i) set_of_[i] = groups.root(i);
  }

  void join(const std::set<std::size_t>& indices) {
    if (indices.empty()) return;
    std::set<std::size_t> joined;
    for (const std::size_t i : indices) joined.insert(set_of_[i]);
    for (std::size_t& set : set_of_)
      if (joined.contains(set)) set = *joined.begin();
  }

  /// Takes `these` out of every set that has some of `others` too; they stay together.
  void part(const std::set<std::size_t>& these, const std::set<std::size_t>& others) {
    std::set<std::size_t> mixed;
    for (const std::size_t i : others)
      if (!these.contains(i)) mixed.insert(set_of_[i]);
    bool any = false;
    for (const std::size_t i : these) {
      if (!mixed.contains(set_of_[i])) continue;
      set_of_[i] = next_;
      any = true;
    }
    next_ += any ? 1 : 0;
  }

  Groups groups() const {
    Groups out(set_of_.size());
    std::vector<std::size_t> first(next_, set_of_.size());
    for (std::size_t i = 0; i < set_of_.size(); ++i) {
      std::size_t& root = first[set_of_[i]];
      if (root == set_of_.size())
        root = i;
      else
        out.join(root, i);
    }
    return out;
  }

 private:
  std::vector<std::size_t> set_of_;
  std::size_t next_;
};

std::set<std::size_t> found(const std::vector<Reference>& references, const Find& find) {
  std::set<std::size_t> indices;
  for (const Reference& reference : references)
    for (const std::size_t i : find(reference)) indices.insert(i);
  return indices;
}

}  // namespace

Groups regrouped(const Groups& groups, std::size_t size, const std::vector<Regrouping>& decisions,
                 const Find& find) {
  Sets sets(groups, size);
  for (const Regrouping& decision : decisions) {
    const std::set<std::size_t> these = found(decision.these, find);
    if (decision.join)
      sets.join(these);
    else
      sets.part(these, found(decision.others, find));
  }
  return sets.groups();
}

}  // namespace dateline::assemble
