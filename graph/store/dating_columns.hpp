#pragma once

#include "graph/model/model.hpp"
#include "graph/store/query.hpp"
#include "graph/store/rows.hpp"

// The columns of a date, the same in the tables event and claim.

// A macro because it is pasted between literals: statements are literals as a whole.
#define DATELINE_DATING_COLUMNS                                                                           \
  "earliest_start, latest_start, earliest_end, latest_end, edtf, phrase, anchor, clock, date_precision, " \
  "date_flags, "                                                                                          \
  "basis, unresolved, confidence, "                                                                       \
  "likely_first, likely_last, likely_from, likely_phrase, likely_confidence"

namespace dateline::store {

/// The next 18 columns. The dating must stay as it is until the rows are written.
void add_dating(Rows& rows, const model::Dating& dating);
/// From 18 columns, `column` the first.
model::Dating dating_from(const Query& query, int column);

}  // namespace dateline::store
