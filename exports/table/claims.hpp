#pragma once

#include <string>

#include "exports/table/tables.hpp"
#include "graph/query/claim_rows.hpp"

namespace dateline::table {

/// Who said what about whom, a row a claim. Fields: docs/formats/tables.md.
std::string quotes(const query::ClaimResult& result, const Options& options);

/// What each source says of each event, a row a claim.
std::string claims(const query::ClaimResult& result, const Options& options);

}  // namespace dateline::table
