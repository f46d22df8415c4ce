#pragma once

#include <string>
#include <vector>

#include "graph/model/story_reader.hpp"
#include "graph/query/result.hpp"

namespace dateline::query {

/// One side of a disagreement.
struct ConflictSide {
  std::string event, title;  ///< "E3" and its title
  std::string words;         ///< what it says: "35 diplomats"
  std::string source;        ///< "S1", or ""
};

/// Where claims or events of the story do not agree.
struct Conflict {
  std::string kind;  ///< "date", "number", "denial", "maybe one"
  ConflictSide one, other;
  bool settled = false;  ///< the editor has decided what holds
};

struct Conflicts {
  std::vector<Conflict> list;
  std::vector<ResultSource> sources;  ///< all that are named, by handle
};

/// Those that touch one of `events`, or all without.
Conflicts conflicts(const model::StoryReader& story, const std::vector<model::EventId>* events = nullptr);

}  // namespace dateline::query
