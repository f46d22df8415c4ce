#include "exports/table/actors.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "exports/table/event_json.hpp"
#include "exports/table/layout.hpp"
#include "src/base/problem.hpp"

namespace dateline::table {
namespace {

using Json = nlohmann::ordered_json;

std::string joined(const std::vector<std::string>& items, const char* between) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : between) + item;
  return out;
}

std::string printed(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json json_of(const ActorRow& row) {
  Json json = {{"id", to_string(row.actor.id)}, {"kind", model::name_of(row.actor.kind)},
               {"name", row.actor.name},        {"aliases", row.actor.aliases},
               {"titles", row.actor.titles},    {"events", row.events},
               {"mentions", row.actor.mentions}};
  for (const query::MaybeActor& other : row.maybe)
    json["may_be"].push_back({{"id", other.id}, {"name", other.name}, {"why", other.why}});
  return json;
}

std::string may_be(const ActorRow& row) {
  std::vector<std::string> others;
  for (const query::MaybeActor& other : row.maybe) others.push_back(other.id);
  return joined(others, "; ");
}

std::vector<std::string> cells_of(const ActorRow& row) {
  return {to_string(row.actor.id),
          row.actor.name,
          std::string(model::name_of(row.actor.kind)),
          std::to_string(row.events),
          joined(row.actor.titles, "; "),
          joined(row.actor.aliases, "; ")};
}

}  // namespace

std::string actors(const std::vector<ActorRow>& rows, const Options& options) {
  if (options.format == Format::json) {
    Json list = Json::array();
    for (const ActorRow& row : rows) list.push_back(json_of(row));
    return printed(Json{{"actors", list}});
  }
  // On a terminal room is dear: no column where it would be empty.
  const bool any_maybe =
      options.format == Format::csv ||
      std::any_of(rows.begin(), rows.end(), [](const auto& row) { return !row.maybe.empty(); });
  std::vector<std::string> head = {"ID", "NAME", "KIND", "EVENTS", "TITLES", "ALSO"};
  if (any_maybe) head.push_back("MAY BE");
  std::vector<std::vector<std::string>> cells;
  for (const ActorRow& row : rows) {
    cells.push_back(cells_of(row));
    if (any_maybe) cells.back().push_back(may_be(row));
  }
  return options.format == Format::csv ? csv(head, cells, options.columns)
                                       : lay_out(head, cells, options.columns);
}

std::string actor_page(const ActorRow& row, const query::Result& events, const Options& options) {
  if (options.format == Format::json) {
    Json out = {{"actor", json_of(row)}};
    const Json told = table::json_of(events);
    for (const auto& [name, value] : told.items()) out[name] = value;
    return printed(out);
  }
  ActorRow plain = row;
  plain.maybe.clear();
  std::string out = actors({plain}, options);
  for (const query::MaybeActor& other : row.maybe) {
    const std::string both = to_string(row.actor.id) + " " + other.id;
    out += labelled("may be", other.id + " " + other.name + ": " + other.why, options.columns);
    out += labelled("", "dateline merge " + both + "  or  dateline distinct " + both, options.columns);
  }
  return out + "\n" + table::events(events, options);
}

}  // namespace dateline::table
