#include "exports/storyline/story.hpp"

#include <algorithm>
#include <cstddef>
#include <stdexcept>

#include "exports/storyline/crossing_counter.hpp"

namespace dateline::storyline {

void check(const Story& story) {
  std::vector<std::size_t> last_step(static_cast<std::size_t>(std::max(story.lines, 0)), 0);
  for (std::size_t step = 0; step < story.steps.size(); ++step) {
    for (const Group& group : story.steps[step].groups) {
      if (group.empty()) throw std::invalid_argument("storyline: a group without lines");
      for (const int line : group) {
        if (line < 0 || line >= story.lines) throw std::invalid_argument("storyline: no such line");
        std::size_t& last = last_step[static_cast<std::size_t>(line)];
        if (last == step + 1) throw std::invalid_argument("storyline: a line in two groups of a step");
        last = step + 1;
      }
    }
  }
}

int crossings(const Order& first, const Order& second) {
  int lines = 0;
  for (const Order& order : {first, second}) {
    for (const int line : order) lines = std::max(lines, line + 1);
  }
  return CrossingCounter(lines)(first, second);
}

int crossings(const std::vector<Order>& orders) {
  int count = 0;
  for (std::size_t step = 1; step < orders.size(); ++step) count += crossings(orders[step - 1], orders[step]);
  return count;
}

bool fits(const Story& story, const std::vector<Order>& orders) {
  if (orders.size() != story.steps.size()) return false;
  for (std::size_t step = 0; step < orders.size(); ++step) {
    const Order& order = orders[step];
    std::size_t lines = 0;
    for (const Group& group : story.steps[step].groups) {
      lines += group.size();
      const auto is_member = [&](int line) { return std::ranges::find(group, line) != group.end(); };
      const auto first = std::ranges::find_if(order, is_member);
      const auto rest = static_cast<std::size_t>(order.end() - first);
      if (rest < group.size()) return false;
      for (const int line : group) {
        if (std::find(first, first + static_cast<std::ptrdiff_t>(group.size()), line) ==
            first + static_cast<std::ptrdiff_t>(group.size())) {
          return false;
        }
      }
    }
    if (lines != order.size()) return false;
  }
  return true;
}

}  // namespace dateline::storyline
