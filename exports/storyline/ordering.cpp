#include "exports/storyline/ordering.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "exports/storyline/block_moves.hpp"
#include "exports/storyline/dice.hpp"
#include "exports/storyline/order_pool.hpp"

namespace dateline::storyline {
namespace {

/// The work of one round of search, for each line of each step.
constexpr std::int64_t comparisons_a_place = 2000;

/// Groups and members in one order, however they were given.
Step sorted(Step step) {
  for (Group& group : step.groups) std::ranges::sort(group);
  std::ranges::sort(step.groups);
  return step;
}

/// The steps at which something changes. The others keep the order of the step before, which costs nothing.
struct Changes {
  Story story;
  std::vector<std::size_t> change_of;  ///< by step of the whole story
};

Changes changes_of(const Story& story) {
  Changes changes{{story.lines, {}}, {}};
  for (const Step& step : story.steps) {
    Step next = sorted(step);
    if (changes.story.steps.empty() || next.groups != changes.story.steps.back().groups) {
      changes.story.steps.push_back(std::move(next));
    }
    changes.change_of.push_back(changes.story.steps.size() - 1);
  }
  return changes;
}

/// The groups of each step one below the other as they come: bad, but it fits.
std::vector<Order> any_orders(const Story& story) {
  std::vector<Order> orders;
  for (const Step& step : story.steps) {
    Order& order = orders.emplace_back();
    for (const Group& group : step.groups) order.insert(order.end(), group.begin(), group.end());
  }
  return orders;
}

std::int64_t places(const Story& story) {
  std::int64_t count = 0;
  for (const Step& step : story.steps) {
    for (const Group& group : step.groups) count += static_cast<std::int64_t>(group.size());
  }
  return count;
}

Ordering search(const Story& story, const Effort& effort) {
  if (places(story) == 0) return {any_orders(story), 0};
  Ordering best{any_orders(story), 0};
  best.crossings = crossings(best.orders);
  BlockMoves moves(story, best.orders);
  OrderPool pool(story);
  Dice dice(2);
  const auto done = [&] { return moves.comparisons() + pool.comparisons(); };
  const std::int64_t round = comparisons_a_place * places(story);
  for (int idle = 0; best.crossings > 0 && idle < effort.idle_rounds && done() < effort.comparisons; ++idle) {
    moves.anneal(6 + 3 * dice.roll(5), std::min(round, effort.comparisons - done()));
    pool.add(moves.orders());
    if (moves.best_crossings() < best.crossings) {
      best = {moves.best(), moves.best_crossings()};
      idle = 0;
    }
    pool.combine();
    if (pool.crossings() < best.crossings) {
      best = {pool.combined(), pool.crossings()};
      idle = 0;
    }
  }
  return best;
}

}  // namespace

Ordering order_lines(const Story& story, const Effort& effort) {
  check(story);
  const Changes changes = changes_of(story);
  const Ordering found = search(changes.story, effort);
  Ordering ordering{{}, found.crossings};
  for (const std::size_t change : changes.change_of) ordering.orders.push_back(found.orders[change]);
  return ordering;
}

}  // namespace dateline::storyline
