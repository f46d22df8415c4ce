#include "exports/table/tables.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "exports/table/event_json.hpp"
#include "exports/table/layout.hpp"
#include "exports/table/wording.hpp"
#include "src/calendar/print.hpp"

namespace dateline::table {
namespace {

using Json = nlohmann::ordered_json;

std::string printed(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows,
                    const Options& options) {
  return options.format == Format::csv ? csv(head, rows, options.columns)
                                       : lay_out(head, rows, options.columns);
}

std::string printed(const Json& json) {
  // Names of files need not be UTF-8.
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// The table with each event's quotes below its row.
std::string events_with_quotes(const query::Result& result, unsigned columns) {
  std::string out;
  for (const query::ResultEvent& event : result.events) {
    out += lay_out({event.id, date_of(event), marked_title(event)}, {}, columns);
    for (const query::ResultClaim& claim : event.claims)
      out += quoted_claim(claim, result, "      ", columns);
  }
  return out;
}

}  // namespace

std::string events(const query::Result& result, const Options& options) {
  if (options.format == Format::json) return printed(json_of(result));
  if (options.format == Format::csv) {
    std::vector<std::vector<std::string>> rows;
    for (const query::ResultEvent& event : result.events) {
      std::vector<std::string> sources;
      for (const query::ResultClaim& claim : event.claims) sources.push_back(claim.source);
      rows.push_back({event.id, event.when.edtf, date_of(event), event.when.stated ? "stated" : "inferred",
                      event.kind, event.title, event.modality, event.polarity,
                      joined(actor_names(event), "; "), joined(sources, "; "),
                      event.claims.empty() ? "" : event.claims.front().quote, event.state,
                      event.likely ? event.likely->when.edtf : "", std::to_string(event.sources),
                      std::to_string(event.copies.size())});
    }
    return csv({"id", "edtf", "date", "basis", "kind", "title", "modality", "polarity", "actors", "sources",
                "quote", "state", "likely", "source_count", "copy_count"},
               rows, options.columns);
  }
  if (options.quotes) return events_with_quotes(result, options.columns);
  // The column of states only where something is decided: most stories begin without.
  const bool decided = std::any_of(result.events.begin(), result.events.end(),
                                   [](const auto& event) { return !state_words(event).empty(); });
  std::vector<std::string> head = {"ID", "DATE", "EVENT", "ACTORS", "SOURCE"};
  if (decided) head.push_back("STATE");
  std::vector<std::vector<std::string>> rows;
  for (const query::ResultEvent& event : result.events) {
    rows.push_back({event.id, date_of(event), title_of(event), joined(actor_names(event), ", "),
                    joined(source_names(event, result), "; ")});
    if (decided) rows.back().push_back(state_words(event));
  }
  return lay_out(head, rows, options.columns);
}

std::string anchors(const std::vector<AnchorRow>& rows, const Options& options) {
  if (options.format == Format::json) {
    Json list = Json::array();
    for (const AnchorRow& row : rows)
      list.push_back({{"name", row.name},
                      {"edtf", row.when.edtf},
                      {"earliest", calendar::iso(*row.when.earliest_start)},
                      {"latest", calendar::iso(*row.when.latest_end)}});
    return printed(Json{{"anchors", list}});
  }
  std::vector<std::vector<std::string>> cells;
  for (const AnchorRow& row : rows) cells.push_back({row.name, calendar::print(row.when)});
  return printed({"NAME", "DATES"}, cells, options);
}

std::string orders(const std::vector<OrderRow>& rows, const Options& options) {
  if (options.format == Format::json) {
    Json list = Json::array();
    for (const OrderRow& row : rows) list.push_back({{"earlier", row.earlier}, {"later", row.later}});
    return printed(Json{{"orders", list}});
  }
  std::vector<std::vector<std::string>> cells;
  for (const OrderRow& row : rows)
    cells.push_back({row.later, row.later_title, row.earlier, row.earlier_title});
  return printed({"EVENT", "TITLE", "AFTER", "TITLE"}, cells, options);
}

}  // namespace dateline::table
