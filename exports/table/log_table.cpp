#include "exports/table/log_table.hpp"

#include <nlohmann/json.hpp>

#include "exports/table/layout.hpp"
#include "src/calendar/moment.hpp"

namespace dateline::table {

std::string log(const std::vector<LogRow>& rows, const Options& options) {
  using Json = nlohmann::ordered_json;
  if (options.format == Format::json) {
    Json list = Json::array();
    for (const LogRow& row : rows)
      list.push_back({{"number", row.number},
                      {"at", row.at},
                      {"who", row.who},
                      {"what", row.what},
                      {"undone", row.undone}});
    return Json{{"log", list}}.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  std::vector<std::vector<std::string>> cells;
  for (const LogRow& row : rows)
    cells.push_back({std::to_string(row.number), calendar::print_moment(row.at), row.who,
                     row.undone ? row.what + " (undone)" : row.what});
  const std::vector<std::string> head = {"NO", "TIME", "WHO", "WHAT"};
  return options.format == Format::csv ? csv({"number", "time", "who", "what"}, cells, options.columns)
                                       : lay_out(head, cells, options.columns);
}

}  // namespace dateline::table
