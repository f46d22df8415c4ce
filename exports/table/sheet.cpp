#include "exports/table/sheet.hpp"

#include <vector>

#include "exports/table/layout.hpp"
#include "exports/table/wording.hpp"
#include "graph/query/sheet_cells.hpp"

namespace dateline::table {

std::string sheet(const query::Result& result, std::int64_t entry, const Options& options) {
  std::vector<std::string> head = {"id"};
  for (const auto& [column, cell] : query::sheet_cells({})) head.push_back(column);
  head.insert(head.end(), {"cite", "sources", "quote", "entry"});
  std::vector<std::vector<std::string>> rows;
  for (const query::ResultEvent& event : result.events) {
    std::vector<std::string> row = {event.id};
    for (const auto& [column, cell] : query::sheet_cells(event)) row.push_back(cell);
    std::string sources;
    for (const std::string& name : source_names(event, result))
      sources += (sources.empty() ? "" : "; ") + name;
    row.insert(row.end(),
               {"", sources, event.claims.empty() ? "" : event.claims.front().quote, std::to_string(entry)});
    rows.push_back(std::move(row));
  }
  return csv(head, rows, options.columns);
}

}  // namespace dateline::table
