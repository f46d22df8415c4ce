#include "exports/storyline/order_pool.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>

namespace dateline::storyline {
namespace {

/// Orders kept a step. The work grows with its square.
constexpr std::size_t most_orders = 16;

}  // namespace

OrderPool::OrderPool(const Story& story) : orders_(story.steps.size()), count_(story.lines) {}

void OrderPool::add(const std::vector<Order>& orders) {
  for (std::size_t step = 0; step < orders_.size(); ++step) {
    std::vector<Order>& kept = orders_[step];
    const Order upside_down(orders[step].rbegin(), orders[step].rend());
    for (const Order& order : {orders[step], upside_down}) {
      if (std::ranges::find(kept, order) != kept.end()) continue;
      if (kept.size() == most_orders) kept.erase(kept.begin());
      kept.push_back(order);
    }
  }
}

void OrderPool::combine() {
  const std::size_t steps = orders_.size();
  std::vector<std::vector<std::size_t>> from(steps);  // the order of the step before that each goes with
  std::vector<int> cost(orders_.front().size(), 0);
  for (std::size_t step = 1; step < steps; ++step) {
    std::vector<int> next(orders_[step].size(), std::numeric_limits<int>::max());
    from[step].assign(next.size(), 0);
    for (std::size_t i = 0; i < cost.size(); ++i) {
      for (std::size_t j = 0; j < next.size(); ++j) {
        const int through = cost[i] + count_(orders_[step - 1][i], orders_[step][j]);
        comparisons_ += static_cast<std::int64_t>(orders_[step][j].size());
        if (through >= next[j]) continue;
        next[j] = through;
        from[step][j] = i;
      }
    }
    cost = std::move(next);
  }
  const auto least = std::ranges::min_element(cost);
  crossings_ = *least;
  auto chosen = static_cast<std::size_t>(least - cost.begin());
  combined_.resize(steps);
  for (std::size_t step = steps; step-- > 0;) {
    combined_[step] = orders_[step][chosen];
    if (step > 0) chosen = from[step][chosen];
  }
}

}  // namespace dateline::storyline
