#pragma once

#include <vector>

#include "graph/model/story_reader.hpp"
#include "graph/query/result.hpp"

namespace dateline::query {

/// Fills `result` with `events` in their order: names, claims with their quotes, sources, relations looked
/// up.
void build_result(const model::StoryReader& story, const std::vector<model::Event>& events, Result& result);

ResultDecision decision_row(const model::FieldDecision& decision);

ResultSource source_row(const model::Source& source, const model::StoryReader& story);

}  // namespace dateline::query
