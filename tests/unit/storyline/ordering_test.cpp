#include "exports/storyline/ordering.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstddef>
#include <limits>
#include <stdexcept>
#include <vector>

#include "exports/storyline/clause_solver.hpp"
#include "exports/storyline/dice.hpp"
#include "exports/storyline/proof.hpp"
#include "tests/unit/storyline/any_story.hpp"

using namespace dateline::storyline;

namespace {

/// Every order of a step that keeps its groups together.
std::vector<Order> all_orders(const Step& step) {
  Order order;
  for (const Group& group : step.groups) order.insert(order.end(), group.begin(), group.end());
  std::ranges::sort(order);
  std::vector<Order> orders;
  do {
    if (fits({std::numeric_limits<int>::max(), {step}}, {order})) orders.push_back(order);
  } while (std::ranges::next_permutation(order).found);
  return orders;
}

/// The fewest crossings there can be, by trying everything.
int fewest(const Story& story) {
  std::vector<Order> before = all_orders(story.steps.front());
  std::vector<int> cost(before.size(), 0);
  for (std::size_t step = 1; step < story.steps.size(); ++step) {
    std::vector<Order> here = all_orders(story.steps[step]);
    std::vector<int> next(here.size(), std::numeric_limits<int>::max());
    for (std::size_t i = 0; i < before.size(); ++i) {
      for (std::size_t j = 0; j < here.size(); ++j) {
        next[j] = std::min(next[j], cost[i] + crossings(before[i], here[j]));
      }
    }
    before = std::move(here);
    cost = std::move(next);
  }
  return *std::ranges::min_element(cost);
}

}  // namespace

TEST_CASE("crossings: pairs that change sides, among the lines that both steps have", "[storyline]") {
  CHECK(crossings(Order{0, 1, 2}, Order{0, 1, 2}) == 0);
  CHECK(crossings(Order{0, 1, 2}, Order{2, 1, 0}) == 3);
  CHECK(crossings(Order{0, 1, 2}, Order{2, 3, 0}) == 1);
  CHECK(crossings(Order{}, Order{1, 0}) == 0);
  CHECK(crossings({{0, 1}, {1, 0}, {0, 1}}) == 2);
}

TEST_CASE("fits: each line once, each group side by side", "[storyline]") {
  const Story story{3, {{{{0, 2}, {1}}}}};
  CHECK(fits(story, {{0, 2, 1}}));
  CHECK(fits(story, {{1, 2, 0}}));
  CHECK_FALSE(fits(story, {{0, 1, 2}}));
  CHECK_FALSE(fits(story, {{0, 2}}));
  CHECK_FALSE(fits(story, {{0, 2, 1, 1}}));
  CHECK_FALSE(fits(story, {}));
}

TEST_CASE("order_lines refuses what is no story", "[storyline]") {
  CHECK_THROWS_AS(order_lines({2, {{{{0, 2}}}}}), std::invalid_argument);
  CHECK_THROWS_AS(order_lines({2, {{{{0, -1}}}}}), std::invalid_argument);
  CHECK_THROWS_AS(order_lines({2, {{{{0}, {1, 0}}}}}), std::invalid_argument);
  CHECK_THROWS_AS(order_lines({2, {{{{0, 0}}}}}), std::invalid_argument);
  CHECK_THROWS_AS(order_lines({2, {{{{0}, {}}}}}), std::invalid_argument);
}

TEST_CASE("order_lines: nothing, and steps without lines, are stories too", "[storyline]") {
  CHECK(order_lines({}).orders.empty());
  CHECK(order_lines({0, {{}, {}}}).orders == std::vector<Order>(2));
  const Ordering gap = order_lines({2, {{{{0, 1}}}, {}, {{{0, 1}}}}});
  CHECK(gap.crossings == 0);
  CHECK(gap.orders[1].empty());
}

TEST_CASE("order_lines: lines that meet in turn cross only as often as they must", "[storyline]") {
  // 0 and 2 meet past 1, then 1 and 3 past 2: an order for both is 2 0 3 1, or the like.
  const Ordering free =
      order_lines({4, {{{{0}, {1}, {2}, {3}}}, {{{0, 2}, {1}, {3}}}, {{{0}, {2}, {1, 3}}}}});
  CHECK(free.crossings == 0);
  // Three lines, each pair of which meets: the middle has to change once.
  const Ordering forced = order_lines({3, {{{{0, 1}, {2}}}, {{{1, 2}, {0}}}, {{{0, 2}, {1}}}}});
  CHECK(forced.crossings == 1);
}

TEST_CASE("order_lines finds the fewest crossings of small stories", "[storyline]") {
  Dice dice(7);
  for (int i = 0; i < 150; ++i) {
    CAPTURE(i);
    const Story story = any_story(dice);
    const Ordering ordering = order_lines(story);
    REQUIRE(fits(story, ordering.orders));
    REQUIRE(ordering.crossings == crossings(ordering.orders));
    REQUIRE(ordering.crossings == fewest(story));
    REQUIRE(ordering.is_optimal());
  }
}

TEST_CASE("prove finds the fewest crossings by itself, and proves no more than is true", "[storyline]") {
  Dice dice(13);
  for (int i = 0; i < 150; ++i) {
    CAPTURE(i);
    const Story story = any_story(dice);
    const int least = fewest(story);
    const Proof proof = prove(story, std::numeric_limits<int>::max(), 10'000'000);
    REQUIRE(proof.at_least == least);
    REQUIRE(fits(story, proof.orders));
    REQUIRE(crossings(proof.orders) == least);
    REQUIRE(prove(story, least, 500).at_least <= least);
  }
}

TEST_CASE("ClauseSolver: four in three places do not fit, three do", "[storyline]") {
  for (const int places : {3, 4}) {
    ClauseSolver solver;
    std::vector<std::vector<Literal>> is_at(4);
    for (std::vector<Literal>& one : is_at) {
      for (int place = 0; place < places; ++place) one.push_back(solver.add_statement());
      solver.add_clause(one);
    }
    for (std::size_t first = 0; first < 4; ++first) {
      for (std::size_t second = first + 1; second < 4; ++second) {
        for (std::size_t place = 0; place < is_at[first].size(); ++place) {
          solver.add_clause({opposite(is_at[first][place]), opposite(is_at[second][place])});
        }
      }
    }
    CHECK(solver.solve({}, 1'000'000) ==
          (places == 3 ? ClauseSolver::Answer::no : ClauseSolver::Answer::yes));
  }
  ClauseSolver solver;
  const Literal rain = solver.add_statement();
  const Literal wet = solver.add_statement();
  const Literal cold = solver.add_statement();
  solver.add_clause({opposite(rain), wet});
  CHECK(solver.solve({cold, rain, opposite(wet)}, 1000) == ClauseSolver::Answer::no);
  CHECK(std::ranges::count(solver.core(), cold) == 0);
  CHECK(solver.core().size() == 2);
  REQUIRE(solver.solve({rain}, 1000) == ClauseSolver::Answer::yes);
  CHECK(solver.is_true(wet));
}

TEST_CASE("order_lines: the order of groups and members does not matter", "[storyline]") {
  Dice dice(11);
  for (int i = 0; i < 20; ++i) {
    CAPTURE(i);
    Story story = any_story(dice);
    const Ordering ordering = order_lines(story, {200'000});
    for (Step& step : story.steps) {
      for (Group& group : step.groups) std::ranges::reverse(group);
      std::ranges::reverse(step.groups);
    }
    CHECK(order_lines(story, {200'000}).orders == ordering.orders);
  }
}

TEST_CASE("order_lines: more lines than bits in a word", "[storyline]") {
  Story story{150, {{}, {}, {}}};
  for (int line = 0; line < 150; ++line) {
    story.steps[0].groups.push_back({line});
    story.steps[2].groups.push_back({149 - line});
  }
  for (int line = 0; line < 75; ++line) story.steps[1].groups.push_back({line, 149 - line});
  const Ordering ordering = order_lines(story, {50'000'000});
  CHECK(fits(story, ordering.orders));
  CHECK(ordering.crossings == crossings(ordering.orders));
  // As they come, each of the 75 pairs would be torn apart through all between them.
  CHECK(ordering.crossings < 200);
}
