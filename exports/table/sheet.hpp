#pragma once

#include <cstdint>
#include <string>

#include "exports/table/tables.hpp"
#include "graph/query/result.hpp"

namespace dateline::table {

/// The events of a result as a sheet (CSV) to be edited and applied: id, what can be changed, then `cite`
/// (empty), the sources, the first quote, and `entry`, the entry of the log after which the story was so.
std::string sheet(const query::Result& result, std::int64_t entry, const Options& options);

}  // namespace dateline::table
