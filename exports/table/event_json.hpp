#pragma once

#include <nlohmann/json.hpp>

#include "graph/query/result.hpp"

namespace dateline::table {

/// Only for the sources of this room: JSON stays behind its doors.
nlohmann::ordered_json json_of(const query::Result& result);

}  // namespace dateline::table
