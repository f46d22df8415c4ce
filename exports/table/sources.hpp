#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "exports/table/tables.hpp"
#include "graph/model/model.hpp"
#include "graph/query/result.hpp"
#include "src/record/record.hpp"

namespace dateline::table {

/// A source, how many events it tells of, and what its text is to that of an earlier one.
struct SourceRow {
  model::Source source;
  std::uint64_t events = 0;
  std::optional<model::SourceLink> link;
};

/// A row for each source.
std::string sources(const std::vector<SourceRow>& rows, const Options& options);

/// One source with all that is known of it, and the events it tells of. `record` is what was read in it.
std::string source_page(const SourceRow& row, const record::Record& record, const query::Result& events,
                        const Options& options);

}  // namespace dateline::table
