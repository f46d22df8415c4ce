#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "src/story/story.hpp"

namespace dateline::story {

// A whole story as a text for people and for `git diff`: docs/formats/story-text.md.

/// The story as it is: its events for reading, then everything that is given (store::Given). The same story
/// is the same text, and two moments of one differ only where something was done.
std::string to_text(const Story& story);

/// The story that a text was made of, in memory and up to date: sources, log and all numbers as they were.
/// Articles are read from their originals; what another version of Dateline had read differently is said in
/// `notes`. Throws DataError with `path` and line for a text that is none of ours, or was changed so that it
/// cannot hold.
Story from_text(std::string_view text, const std::string& path, const Reader& reader,
                std::vector<std::string>& notes);

}  // namespace dateline::story
