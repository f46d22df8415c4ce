#include "src/workbench/rows.hpp"

#include "exports/table/wording.hpp"
#include "graph/query/review_order.hpp"

namespace dateline::workbench {

using Json = nlohmann::ordered_json;

Json row_of(const query::ResultEvent& event) {
  Json out = {{"id", event.id},
              {"title", table::marked_title(event)},
              {"date", table::date_of(event)},
              {"kind", event.kind},
              {"state", event.state},
              {"salience", event.salience},
              {"sources", event.sources}};
  out["doubts"] = query::doubts(event);
  out["open"] = query::is_open(event);
  const std::string words = table::state_words(event);
  if (!words.empty()) out["decided"] = words;
  out["who"] = table::actor_names(event);
  if (!event.tags.empty()) out["tags"] = event.tags;
  if (event.picture) out["picture"] = true;
  if (!event.place().bounded() && event.place().unknown()) out["undated"] = true;
  return out;
}

std::string text_of(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace dateline::workbench
