#include "exports/storyline/positions.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <utility>

#include "exports/storyline/settle.hpp"

namespace dateline::storyline {
namespace {

/// What it costs to lead one line to another height, beside what it costs to leave room between two groups.
constexpr std::int64_t bend_weight = 16;

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

/// The groups of a step from top to bottom, and where each line is among them.
struct Stack {
  std::vector<int> sizes;               ///< by group
  std::vector<int> group_of, index_of;  ///< by line; -1: not there
};

Stack stack_of(const Story& story, const Step& step, const Order& order) {
  Stack stack{{}, std::vector<int>(at(story.lines), -1), std::vector<int>(at(story.lines), -1)};
  std::vector<int> given(at(story.lines), -1);
  for (std::size_t i = 0; i < step.groups.size(); ++i) {
    for (const int line : step.groups[i]) given[at(line)] = static_cast<int>(i);
  }
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i == 0 || given[at(order[i])] != given[at(order[i - 1])]) stack.sizes.push_back(0);
    stack.group_of[at(order[i])] = static_cast<int>(stack.sizes.size()) - 1;
    stack.index_of[at(order[i])] = stack.sizes.back()++;
  }
  return stack;
}

/// A group of the next step that is put level with one of this: `shift` lines further up.
struct Alignment {
  int group = -1;
  int shift = 0;
};

/// How many lines go straight on when one group is level with another, at the best shift.
struct Match {
  int lines = 0;
  int shift = 0;
};

std::vector<std::vector<Match>> matches(const Stack& before, const Stack& after) {
  std::vector<std::vector<std::map<int, int>>> shifts(before.sizes.size(),
                                                      std::vector<std::map<int, int>>(after.sizes.size()));
  for (std::size_t line = 0; line < before.group_of.size(); ++line) {
    if (before.group_of[line] < 0 || after.group_of[line] < 0) continue;
    ++shifts[at(before.group_of[line])][at(after.group_of[line])]
            [after.index_of[line] - before.index_of[line]];
  }
  std::vector<std::vector<Match>> best(before.sizes.size(), std::vector<Match>(after.sizes.size()));
  for (std::size_t i = 0; i < shifts.size(); ++i) {
    for (std::size_t j = 0; j < shifts[i].size(); ++j) {
      for (const auto& [shift, lines] : shifts[i][j]) {
        if (lines > best[i][j].lines) best[i][j] = {lines, shift};
      }
    }
  }
  return best;
}

/// For each group of a step the one of the next that it is level with: as many lines as can go straight on.
/// Levels keep the order of the groups, and so do not get into each other's way, at this step or over many.
std::vector<Alignment> align(const Stack& before, const Stack& after) {
  const std::vector<std::vector<Match>> match = matches(before, after);
  const std::size_t rows = before.sizes.size();
  const std::size_t columns = after.sizes.size();
  // most[i][j]: lines that go straight on among the groups from i and from j on.
  std::vector<std::vector<int>> most(rows + 1, std::vector<int>(columns + 1, 0));
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      most[i][j] = std::max({most[i + 1][j], most[i][j + 1], most[i + 1][j + 1] + match[i][j].lines});
    }
  }
  std::vector<Alignment> alignments(rows);
  for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
    if (match[i][j].lines > 0 && most[i][j] == most[i + 1][j + 1] + match[i][j].lines) {
      alignments[i] = {static_cast<int>(j), match[i][j].shift};
      ++i;
      ++j;
    } else if (most[i][j] == most[i + 1][j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return alignments;
}

/// Groups of successive steps that are level with each other: what is moved up and down as one.
struct Chains {
  struct Place {
    int chain = 0;
    std::int64_t offset = 0;  ///< of the group's first line from the chain's height
  };
  std::vector<std::vector<Place>> places;  ///< by step, by group
  int count = 0;
};

Chains chains_of(const std::vector<Stack>& stacks, const Spacing& spacing) {
  Chains chains;
  for (std::size_t step = 0; step < stacks.size(); ++step) {
    chains.places.emplace_back(stacks[step].sizes.size(), Chains::Place{-1, 0});
    if (step > 0) {
      const std::vector<Alignment> alignments = align(stacks[step - 1], stacks[step]);
      for (std::size_t i = 0; i < alignments.size(); ++i) {
        if (alignments[i].group < 0) continue;
        const Chains::Place& before = chains.places[step - 1][i];
        chains.places[step][at(alignments[i].group)] = {
            before.chain, before.offset - std::int64_t{alignments[i].shift} * spacing.in_group};
      }
    }
    for (Chains::Place& place : chains.places[step]) {
      if (place.chain < 0) place = {chains.count++, 0};
    }
  }
  return chains;
}

/// One separation for two chains that are neighbours, however long they are.
std::vector<Separation> separations_of(const std::vector<Stack>& stacks, const Chains& chains,
                                       const Spacing& spacing) {
  std::map<std::pair<int, int>, std::int64_t> distances;
  for (std::size_t step = 0; step < stacks.size(); ++step) {
    for (std::size_t i = 1; i < stacks[step].sizes.size(); ++i) {
      const Chains::Place& above = chains.places[step][i - 1];
      const Chains::Place& below = chains.places[step][i];
      const std::int64_t distance = above.offset - below.offset + spacing.between_groups +
                                    std::int64_t{stacks[step].sizes[i - 1] - 1} * spacing.in_group;
      const auto [found, is_new] = distances.try_emplace({above.chain, below.chain}, distance);
      if (!is_new) found->second = std::max(found->second, distance);
    }
  }
  std::vector<Separation> separations;
  for (const auto& [pair, distance] : distances) separations.push_back({pair.first, pair.second, distance});
  return separations;
}

/// Lines between chains want to go on as level as can be; neighbours want to be near, but less so.
std::vector<Pull> pulls_of(const std::vector<Stack>& stacks, const Chains& chains, const Spacing& spacing,
                           const std::vector<Separation>& separations) {
  std::vector<Pull> pulls;
  for (const Separation& s : separations) pulls.push_back({s.above, s.below, s.distance, 1});
  for (std::size_t step = 1; step < stacks.size(); ++step) {
    const Stack& before = stacks[step - 1];
    const Stack& after = stacks[step];
    for (std::size_t line = 0; line < before.group_of.size(); ++line) {
      if (before.group_of[line] < 0 || after.group_of[line] < 0) continue;
      const Chains::Place& from = chains.places[step - 1][at(before.group_of[line])];
      const Chains::Place& to = chains.places[step][at(after.group_of[line])];
      if (from.chain == to.chain) continue;
      const std::int64_t level =
          from.offset - to.offset +
          std::int64_t{before.index_of[line] - after.index_of[line]} * spacing.in_group;
      pulls.push_back({from.chain, to.chain, level, bend_weight});
    }
  }
  return pulls;
}

}  // namespace

Positions place_lines(const Story& story, const std::vector<Order>& orders, const Spacing& spacing) {
  check(story);
  if (!fits(story, orders)) throw std::invalid_argument("storyline: orders that do not fit the story");
  std::vector<Stack> stacks;
  for (std::size_t step = 0; step < orders.size(); ++step) {
    stacks.push_back(stack_of(story, story.steps[step], orders[step]));
  }
  const Chains chains = chains_of(stacks, spacing);
  const std::vector<Separation> separations = separations_of(stacks, chains, spacing);
  const std::vector<std::int64_t> heights =
      settle(chains.count, separations, pulls_of(stacks, chains, spacing, separations));

  Positions positions;
  std::vector<double> before(at(story.lines), -1);
  double top = 0;
  bool any = false;
  for (std::size_t step = 0; step < orders.size(); ++step) {
    std::vector<double>& y = positions.y.emplace_back();
    for (const int line : orders[step]) {
      const Chains::Place& place = chains.places[step][at(stacks[step].group_of[at(line)])];
      y.push_back(static_cast<double>(heights[at(place.chain)] + place.offset +
                                      std::int64_t{stacks[step].index_of[at(line)]} * spacing.in_group));
      top = any ? std::min(top, y.back()) : y.back();
      any = true;
    }
  }
  for (std::size_t step = 0; step < orders.size(); ++step) {
    for (std::size_t i = 0; i < orders[step].size(); ++i) {
      double& y = positions.y[step][i];
      y -= top;
      positions.height = std::max(positions.height, y);
      const std::size_t line = at(orders[step][i]);
      if (step > 0 && stacks[step - 1].group_of[line] >= 0 && y != before[line]) {
        ++positions.bends;
        positions.bent += std::abs(y - before[line]);
      }
      before[line] = y;
    }
  }
  return positions;
}

}  // namespace dateline::storyline
