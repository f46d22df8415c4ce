#include "exports/storyline/positions.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <stdexcept>
#include <vector>

#include "exports/storyline/dice.hpp"
#include "exports/storyline/min_cut.hpp"
#include "exports/storyline/ordering.hpp"
#include "exports/storyline/settle.hpp"
#include "tests/unit/storyline/any_story.hpp"

using namespace dateline::storyline;

namespace {

std::int64_t cost_of(const std::vector<std::int64_t>& heights, const std::vector<Pull>& pulls) {
  std::int64_t cost = 0;
  for (const Pull& pull : pulls) {
    cost += pull.weight * std::abs(heights[static_cast<std::size_t>(pull.second)] -
                                   heights[static_cast<std::size_t>(pull.first)] - pull.distance);
  }
  return cost;
}

bool keeps(const std::vector<std::int64_t>& heights, const std::vector<Separation>& separations) {
  return std::ranges::all_of(separations, [&](const Separation& s) {
    return heights[static_cast<std::size_t>(s.below)] - heights[static_cast<std::size_t>(s.above)] >=
           s.distance;
  });
}

/// The least cost of four things at heights 0 to 11, by trying all.
std::int64_t least_cost(const std::vector<Separation>& separations, const std::vector<Pull>& pulls) {
  constexpr std::int64_t levels = 12;
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  std::vector<std::int64_t> heights(4);
  for (std::int64_t all = 0; all < levels * levels * levels * levels; ++all) {
    std::int64_t rest = all;
    for (std::int64_t& height : heights) {
      height = rest % levels;
      rest /= levels;
    }
    if (keeps(heights, separations)) least = std::min(least, cost_of(heights, pulls));
  }
  return least;
}

/// What any drawing owes: members of a group at one distance, groups apart, in the given order.
void check_distances(const Story& story, const std::vector<Order>& orders, const Positions& positions,
                     const Spacing& spacing) {
  REQUIRE(positions.y.size() == orders.size());
  for (std::size_t step = 0; step < orders.size(); ++step) {
    const std::vector<double>& y = positions.y[step];
    REQUIRE(y.size() == orders[step].size());
    for (std::size_t i = 0; i < y.size(); ++i) {
      CHECK(y[i] >= 0);
      CHECK(y[i] <= positions.height);
      if (i == 0) continue;
      const bool together = std::ranges::any_of(story.steps[step].groups, [&](const Group& group) {
        return std::ranges::count(group, orders[step][i]) + std::ranges::count(group, orders[step][i - 1]) ==
               2;
      });
      if (together) {
        CHECK(y[i] - y[i - 1] == spacing.in_group);
      } else {
        CHECK(y[i] - y[i - 1] >= spacing.between_groups);
      }
    }
  }
}

}  // namespace

TEST_CASE("MinCut: chooses what gains more than it costs", "[storyline]") {
  MinCut cut(3);
  cut.add_costs(0, 1, -5, 7);  // 0 without 1 gains 5
  cut.add_cost(0, 2, 3);       // 0 without 2 costs 3
  CHECK(cut.least_cost() == -5);
  CHECK(cut.chosen(0));
  CHECK_FALSE(cut.chosen(1));
  CHECK(cut.chosen(2));

  MinCut none(2);
  none.add_costs(0, 1, 4, 1);
  CHECK(none.least_cost() == 0);
  CHECK_FALSE(none.chosen(0));
}

TEST_CASE("settle: the least cost there is", "[storyline]") {
  Dice dice(3);
  for (int i = 0; i < 25; ++i) {
    CAPTURE(i);
    std::vector<Separation> separations;
    std::vector<Pull> pulls;
    for (int first = 0; first < 4; ++first) {
      for (int second = first + 1; second < 4; ++second) {
        if (dice.roll(2) == 0)
          separations.push_back({first, second, static_cast<std::int64_t>(dice.roll(4))});
        if (dice.roll(3) != 0) {
          pulls.push_back({first, second, static_cast<std::int64_t>(dice.roll(7)) - 3,
                           static_cast<std::int64_t>(1 + dice.roll(3))});
        }
      }
    }
    const std::vector<std::int64_t> heights = settle(4, separations, pulls);
    CHECK(keeps(heights, separations));
    CHECK(*std::ranges::min_element(heights) == 0);
    CHECK(cost_of(heights, pulls) == least_cost(separations, pulls));
  }
  CHECK(settle(0, {}, {}).empty());
}

TEST_CASE("place_lines: who can go straight on does", "[storyline]") {
  const Spacing spacing{10, 25};
  // 1 leaves 0 for 2 and comes back.
  const Story story{3, {{{{0, 1}, {2}}}, {{{0}, {1, 2}}}, {{{0, 1}, {2}}}}};
  const std::vector<Order> orders{{0, 1, 2}, {0, 1, 2}, {0, 1, 2}};
  const Positions positions = place_lines(story, orders, spacing);
  CHECK(positions.bends == 2);
  CHECK(positions.bent == 30);
  CHECK(positions.height == 35);
  CHECK(positions.y == std::vector<std::vector<double>>{{0, 10, 35}, {0, 25, 35}, {0, 10, 35}});
}

TEST_CASE("place_lines: a line that stays away for a step makes no bend", "[storyline]") {
  const Story story{3, {{{{0}, {1}, {2}}}, {{{0}, {2}}}, {{{0}, {1}, {2}}}}};
  const Positions positions = place_lines(story, {{0, 1, 2}, {0, 2}, {1, 0, 2}});
  CHECK(positions.bends == 0);
}

TEST_CASE("place_lines: distances and order hold in any story", "[storyline]") {
  Dice dice(5);
  const Spacing spacing{7, 20};
  for (int i = 0; i < 100; ++i) {
    CAPTURE(i);
    const Story story = any_story(dice);
    const std::vector<Order> orders = order_lines(story, {100'000}).orders;
    check_distances(story, orders, place_lines(story, orders, spacing), spacing);
  }
}

TEST_CASE("place_lines refuses orders of another story", "[storyline]") {
  CHECK_THROWS_AS(place_lines({2, {{{{0, 1}}}}}, {{0}}), std::invalid_argument);
  CHECK_THROWS_AS(place_lines({2, {{{{0, 1}}}}}, {}), std::invalid_argument);
  CHECK(place_lines({}, {}).y.empty());
}
