#pragma once

#include <string>

#include "graph/store/story_file.hpp"

namespace dateline::story {

/// The stamp (StoryFile::replace_graph) of a graph that this version assembles from what is given in `file`.
std::string graph_stamp_for(const store::StoryFile& file);

}  // namespace dateline::story
