#pragma once

#include <cstdint>
#include <vector>

#include "exports/storyline/crossing_counter.hpp"
#include "exports/storyline/story.hpp"

namespace dateline::storyline {

/// The last orders of each step that a search came to, and the best way through them: what one attempt found
/// for the beginning of a story goes together with what another found for its end.
class OrderPool {
 public:
  explicit OrderPool(const Story& story);

  /// Adds the orders, and the same upside down, which is as good.
  void add(const std::vector<Order>& orders);

  /// Finds the way with the fewest crossings. Something was added before.
  void combine();
  /// One order a step.
  const std::vector<Order>& combined() const { return combined_; }
  int crossings() const { return crossings_; }
  /// How many there were so far: the measure of work.
  std::int64_t comparisons() const { return comparisons_; }

 private:
  std::vector<std::vector<Order>> orders_;  ///< by step
  CrossingCounter count_;
  std::vector<Order> combined_;
  int crossings_ = 0;
  std::int64_t comparisons_ = 0;
};

}  // namespace dateline::storyline
