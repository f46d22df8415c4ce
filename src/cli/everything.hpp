#pragma once

#include <string>

#include "exports/interchange/handover.hpp"
#include "src/cli/command.hpp"
#include "src/story/story.hpp"

namespace dateline::cli {

/// Makes a folder that has all of a story in open formats: its text, from which the story can be made again,
/// the articles and pictures as they were given, and its events in the formats of other tools. `handed` has
/// every event. Throws DataError where the folder cannot be made.
void write_everything(Context& context, const story::Story& story, const interchange::Handover& handed,
                      const std::string& folder);

}  // namespace dateline::cli
