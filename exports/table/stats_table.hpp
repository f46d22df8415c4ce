#pragma once

#include <string>

#include "exports/table/tables.hpp"
#include "graph/query/stats.hpp"

namespace dateline::table {

/// What is in a story, in numbers; in the table form with bars beside them, the longest of a list for its
/// greatest number.
std::string stats(const query::Stats& stats, const Options& options);

}  // namespace dateline::table
