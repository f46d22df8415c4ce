#pragma once

#include "graph/store/story_file.hpp"

namespace dateline::story {

/// Whether two entries of logs cannot both hold: of decisions on what is one, on order, on pictures and on
/// selections.
bool contradict(const store::LogEntry& own, const store::LogEntry& theirs);

}  // namespace dateline::story
