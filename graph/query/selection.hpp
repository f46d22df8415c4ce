#pragma once

#include <optional>
#include <string>

#include "graph/model/story_reader.hpp"
#include "graph/query/filter.hpp"
#include "graph/query/result.hpp"

namespace dateline::query {

/// The selection of this name, case apart; DataError, with the near miss, where there is none.
model::Selection selection_named(const model::StoryReader& story, const std::string& name);

/// The name of the one selection that a filter asks for as a whole (`in:NAME` beside other words that must
/// hold); nothing where it asks for none, or for several.
std::optional<std::string> selection_asked(const Filter& filter);

/// Whether an event certainly cannot stand after another, because its time is over before.
bool contradicts_order(const ResultEvent& event, const ResultEvent& after);

/// Gives the events of a result, in time, the titles and notes that a selection prints, and puts them in its
/// order where their dates leave that open: an event is moved only as far as no date contradicts.
void arrange(const model::Selection& selection, Result& result);

}  // namespace dateline::query
