#pragma once

#include <string>

#include "exports/table/tables.hpp"
#include "graph/query/result.hpp"

namespace dateline::table {

/// The pictures beside the events of a result, one a row; events without are left out.
std::string pictures(const query::Result& result, const Options& options);

/// "JPEG", "PNG".
std::string picture_kind(const query::ResultPicture& picture);

}  // namespace dateline::table
