#include "exports/table/log_table.hpp"

#include <nlohmann/json.hpp>

#include "exports/table/json_text.hpp"
#include "exports/table/layout.hpp"
#include "src/calendar/moment.hpp"

namespace dateline::table {

std::string log(const std::vector<LogRow>& rows, const Options& options) {
  using Json = nlohmann::ordered_json;
  if (is_json(options)) {
    Json list = Json::array();
    for (const LogRow& row : rows)
      list.push_back({{"number", row.number},
                      {"at", row.at},
                      {"who", row.who},
                      {"what", row.what},
                      {"undone", row.undone}});
    return json_text({{"log", list}}, {"log"}, options);
  }
  std::vector<std::vector<std::string>> cells;
  for (const LogRow& row : rows)
    cells.push_back({std::to_string(row.number), calendar::print_moment(row.at), row.who,
                     row.undone ? row.what + " (undone)" : row.what});
  const std::vector<std::string> head = {"NO", "TIME", "WHO", "WHAT"};
  return options.format == Format::csv ? csv({"number", "time", "who", "what"}, cells, options.columns)
                                       : in_form(head, cells, options);
}

}  // namespace dateline::table
