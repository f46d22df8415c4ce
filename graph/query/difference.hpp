#pragma once

#include <string>
#include <vector>

#include "graph/query/result.hpp"

namespace dateline::query {

/// What became of an event between two moments.
struct Difference {
  std::string kind;          ///< "added", "gone", "changed"
  std::string event, title;  ///< "E3" and its title, the later one where it has both
  std::string field;  ///< with "changed": "title", "date", "actors", "kind", "standing", "state", "sources"
  std::string before, after;  ///< what it was, in words
};

/// What differs between two states of a story, of the events in `before` and `after`, by handle.
std::vector<Difference> differences(const Result& before, const Result& after);

}  // namespace dateline::query
