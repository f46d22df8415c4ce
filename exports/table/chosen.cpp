#include "exports/table/chosen.hpp"

#include <nlohmann/json.hpp>

#include "exports/table/json_text.hpp"
#include "exports/table/layout.hpp"
#include "src/calendar/moment.hpp"

namespace dateline::table {
namespace {

using Json = nlohmann::ordered_json;

}  // namespace

std::string selections(const std::vector<SelectionRow>& rows, const Options& options) {
  if (is_json(options)) {
    Json list = Json::array();
    for (const SelectionRow& row : rows) {
      list.push_back({{"name", row.name},
                      {"filter", row.filter},
                      {"events", row.events},
                      {"picked", row.picked},
                      {"dropped", row.dropped}});
      if (!row.problem.empty()) list.back()["problem"] = row.problem;
    }
    return json_text({{"selections", list}}, {"selections"}, options);
  }
  std::vector<std::vector<std::string>> cells;
  for (const SelectionRow& row : rows) {
    std::string filter;
    for (const std::string& word : row.filter) filter += (filter.empty() ? "" : " ") + word;
    cells.push_back({row.name, row.problem.empty() ? std::to_string(row.events) : row.problem,
                     std::to_string(row.picked), std::to_string(row.dropped), filter});
  }
  return options.format == Format::csv
             ? csv({"name", "events", "picked", "dropped", "filter"}, cells, options.columns)
             : in_form({"NAME", "EVENTS", "PICKED", "DROPPED", "FILTER"}, cells, options);
}

std::string publications(const std::vector<PublicationRow>& rows, const Options& options) {
  if (is_json(options)) {
    Json list = Json::array();
    for (const PublicationRow& row : rows)
      list.push_back({{"number", row.number},
                      {"at", row.at},
                      {"who", row.who},
                      {"selection", row.selection},
                      {"events", row.events},
                      {"changes", row.changes}});
    return json_text({{"published", list}}, {"published"}, options);
  }
  std::vector<std::vector<std::string>> cells;
  for (const PublicationRow& row : rows)
    cells.push_back({std::to_string(row.number), calendar::print_moment(row.at), row.who, row.selection,
                     std::to_string(row.events), std::to_string(row.changes)});
  return options.format == Format::csv
             ? csv({"number", "time", "who", "selection", "events", "changes"}, cells, options.columns)
             : in_form({"NO", "TIME", "WHO", "SELECTION", "EVENTS", "CHANGED SINCE"}, cells, options);
}

}  // namespace dateline::table
