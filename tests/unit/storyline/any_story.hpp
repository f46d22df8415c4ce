#pragma once

#include <vector>

#include "exports/storyline/dice.hpp"
#include "exports/storyline/story.hpp"

/// Up to six lines in up to five steps; each line is there four times out of five, in one of three groups.
inline dateline::storyline::Story any_story(dateline::storyline::Dice& dice) {
  dateline::storyline::Story story{static_cast<int>(2 + dice.roll(5)), {}};
  const std::uint32_t steps = 1 + dice.roll(5);
  for (std::uint32_t step = 0; step < steps; ++step) {
    std::vector<dateline::storyline::Group> groups(3);
    for (int line = 0; line < story.lines; ++line) {
      if (dice.roll(5) != 0) groups[dice.roll(3)].push_back(line);
    }
    std::erase_if(groups, [](const dateline::storyline::Group& group) { return group.empty(); });
    story.steps.push_back({groups});
  }
  return story;
}
