#pragma once

#include <string>
#include <vector>

#include "src/base/losses.hpp"
#include "src/imports/imports.hpp"
#include "src/text/csv.hpp"

namespace dateline::imports {

/// Adds the events of a table, a row each, to `found`, with its columns. `rows` begin with the head. Throws
/// UsageError where `options` name a column that is not there, DataError where no column tells what happened.
void add_events_of_table(const std::vector<text::CsvRow>& rows, const std::string& path,
                         const Options& options, Found& found);

/// Whether the head of a table says by itself which column has the titles, and which the dates.
bool has_head_of_events(const std::vector<std::string>& head);

}  // namespace dateline::imports
