#pragma once

#include <nlohmann/json.hpp>

#include "src/story/story.hpp"

namespace dateline::workbench {

/// A source of the story, paragraph by paragraph, with the dates, actors and events that were read in it:
/// each stretch of text that something was read in names it, actors and events by the handles that they have
/// in the story. Throws DataError where there is no such source.
nlohmann::ordered_json article_json(const story::Story& story, model::SourceId id);

}  // namespace dateline::workbench
