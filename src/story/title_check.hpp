#pragma once

#include <string>
#include <vector>

#include "graph/model/story_reader.hpp"

namespace dateline::story {

/// A warning for each name and number of a title that no claim of the event, no name of who takes part in it
/// and not its date contains.
std::vector<std::string> unsaid_in_title(const model::StoryReader& story, const model::Event& event,
                                         const std::string& title);

}  // namespace dateline::story
