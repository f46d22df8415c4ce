#include "exports/storyline/ordering.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "exports/storyline/block_moves.hpp"
#include "exports/storyline/dice.hpp"
#include "exports/storyline/order_pool.hpp"
#include "exports/storyline/proof.hpp"

namespace dateline::storyline {
namespace {

/// The work of one round of search, for each line of each step.
constexpr std::int64_t comparisons_a_place = 2000;
/// Before a proof is tried: what it has to come up to should be good.
constexpr int opening_rounds = 6;
/// A look at a clause takes as long as some comparisons.
constexpr std::int64_t looks_share = 2;

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

/// A search whose rounds each begin where the last ended, and may be gone on with.
class Search {
 public:
  explicit Search(const Story& story)
      : story_(story),
        best_{any_orders(story)},
        moves_(story, best_.orders),
        pool_(story),
        dice_(2),
        round_(comparisons_a_place * places(story)) {
    best_.crossings = crossings(best_.orders);
  }

  const Ordering& best() const { return best_; }

  /// Rounds until the best is proven to be that, or the effort is made.
  void look(const Effort& effort) {
    const std::int64_t end = comparisons() + effort.comparisons;
    for (int idle = 0; !best_.is_optimal() && idle < effort.idle_rounds && comparisons() < end; ++idle) {
      // Between six crossings and eighteen: much noise finds other arrangements, little finds the best of
      // one.
      moves_.anneal(6 + 3 * dice_.roll(5), std::min(round_, end - comparisons()));
      pool_.add(moves_.orders());
      pool_.combine();
      const int before = best_.crossings;
      keep(moves_.best(), moves_.best_crossings());
      keep(pool_.combined(), pool_.crossings());
      if (best_.crossings < before) idle = 0;
    }
  }

  /// Tries to prove that there are no better orders, or to find them.
  void prove(std::int64_t looks) {
    if (best_.is_optimal()) return;
    const Proof proof = storyline::prove(story_, best_.crossings, looks);
    best_.at_least = proof.at_least;
    if (!proof.orders.empty()) keep(proof.orders, proof.crossings);
  }

 private:
  std::int64_t comparisons() const { return moves_.comparisons() + pool_.comparisons(); }

  void keep(const std::vector<Order>& orders, int count) {
    if (count >= best_.crossings) return;
    best_.orders = orders;
    best_.crossings = count;
  }

  const Story& story_;
  Ordering best_;
  BlockMoves moves_;
  OrderPool pool_;
  Dice dice_;
  std::int64_t round_;
};

Ordering search(const Story& story, const Effort& effort) {
  if (places(story) == 0) return {any_orders(story)};
  Search search(story);
  search.look({effort.comparisons / 8, opening_rounds});
  search.prove(effort.comparisons / looks_share);
  search.look({effort.comparisons / 2, effort.idle_rounds});
  return search.best();
}

}  // namespace

Ordering order_lines(const Story& story, const Effort& effort) {
  check(story);
  const Changes changes = changes_of(story);
  const Ordering found = search(changes.story, effort);
  Ordering ordering{{}, found.crossings, found.at_least};
  for (const std::size_t change : changes.change_of) ordering.orders.push_back(found.orders[change]);
  return ordering;
}

}  // namespace dateline::storyline
