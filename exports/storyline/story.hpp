#pragma once

#include <vector>

namespace dateline::storyline {

/// Numbers of lines that are together at one step: drawn side by side, with no other line between them.
using Group = std::vector<int>;

/// One moment of a story. A line that is there belongs to one group; a line that is there alone is a group of
/// one; a line that is in no group is not drawn at this step.
struct Step {
  std::vector<Group> groups;
};

/// Lines, numbered from 0, through the steps of a story, in the order of time. A line that leaves and comes
/// back is drawn in pieces; whoever wants it drawn through gives it a group of one in between.
struct Story {
  int lines = 0;
  std::vector<Step> steps;
};

/// The lines of one step from top to bottom.
using Order = std::vector<int>;

/// Throws std::invalid_argument where a number is not that of a line, a group is empty or a line is in two
/// groups of a step.
void check(const Story& story);

/// How many pairs of lines that are in both orders stand in one order in the first and in the other in the
/// second.
int crossings(const Order& first, const Order& second);

/// The sum over all neighbouring steps.
int crossings(const std::vector<Order>& orders);

/// Whether the orders hold each step's lines once, and the lines of each group side by side.
bool fits(const Story& story, const std::vector<Order>& orders);

}  // namespace dateline::storyline
