#pragma once

#include <string>
#include <utility>
#include <vector>

#include "graph/query/result.hpp"

namespace dateline::query {

/// What an event says in the columns of a sheet that can be changed, in their order: date, title, agent,
/// patient, recipient, speaker, place, other (names parted by "; "), kind, standing, state.
std::vector<std::pair<std::string, std::string>> sheet_cells(const ResultEvent& event);

}  // namespace dateline::query
