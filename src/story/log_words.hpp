#pragma once

#include <string>

#include "graph/store/story_file.hpp"

namespace dateline::story {

/// What an entry of the log did, in words: "checked the date of E3 (Obama expels 35 diplomats)".
std::string words_of(const store::LogEntry& entry, const store::StoryFile& file);

}  // namespace dateline::story
