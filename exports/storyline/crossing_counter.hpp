#pragma once

#include <vector>

#include "exports/storyline/story.hpp"

namespace dateline::storyline {

/// Counts the crossings between two orders; kept by who counts often, since it claims memory once.
class CrossingCounter {
 public:
  explicit CrossingCounter(int lines) : place_(static_cast<std::size_t>(lines), -1) {}

  int operator()(const Order& first, const Order& second) {
    for (std::size_t i = 0; i < first.size(); ++i)
      place_[static_cast<std::size_t>(first[i])] = static_cast<int>(i);
    // The places in the first order, read along the second: each pair that falls is a crossing. Lines are
    // tens, not thousands: inserting each into the sorted rest is the quickest.
    sorted_.clear();
    int count = 0;
    for (const int line : second) {
      const int place = place_[static_cast<std::size_t>(line)];
      if (place < 0) continue;
      std::size_t i = sorted_.size();
      sorted_.push_back(place);
      for (; i > 0 && sorted_[i - 1] > place; --i) sorted_[i] = sorted_[i - 1];
      count += static_cast<int>(sorted_.size() - 1 - i);
      sorted_[i] = place;
    }
    for (const int line : first) place_[static_cast<std::size_t>(line)] = -1;
    return count;
  }

 private:
  std::vector<int> place_;  ///< by line; -1 between uses
  std::vector<int> sorted_;
};

}  // namespace dateline::storyline
