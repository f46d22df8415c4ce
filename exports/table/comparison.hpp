#pragma once

#include <string>
#include <vector>

#include "exports/table/tables.hpp"
#include "graph/query/comparison.hpp"

namespace dateline::table {

/// What other programs read beside what Dateline did: how many events of each agreement, then those, the
/// first `most` of each (0: all). In a table those that both read without a difference are only counted,
/// unless all are asked for.
std::string comparisons(const std::vector<query::Comparison>& list, std::size_t most, const Options& options);

}  // namespace dateline::table
