#include "exports/table/tables.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "exports/table/event_json.hpp"
#include "exports/table/json_text.hpp"
#include "exports/table/layout.hpp"
#include "exports/table/wording.hpp"
#include "src/calendar/print.hpp"

namespace dateline::table {
namespace {

using Json = nlohmann::ordered_json;

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

/// "“Obama expels diplomats” (S1) “They left” (S2)", on one line.
std::string quotes_of(const query::ResultEvent& event) {
  std::string out;
  for (const query::ResultClaim& claim : event.claims)
    out += (out.empty() ? "" : " ") + on_one_line("“" + claim.quote + "”") + " (" +
           (claim.source.empty() ? claim.citation : claim.source) + ")";
  return out;
}

}  // namespace

std::string events(const query::Result& result, const Options& options) {
  if (is_json(options)) return json_text(json_of(result), {"events"}, options);
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
  if (options.quotes && options.format == Format::table) return events_with_quotes(result, options.columns);
  // The column of states only where something is decided: most stories begin without.
  const bool decided = std::any_of(result.events.begin(), result.events.end(),
                                   [](const auto& event) { return !state_words(event).empty(); });
  std::vector<std::string> head = {"ID", "DATE", "EVENT", "ACTORS", "SOURCE"};
  if (decided) head.push_back("STATE");
  if (options.quotes) head.push_back("WORDS");
  std::vector<std::vector<std::string>> rows;
  for (const query::ResultEvent& event : result.events) {
    rows.push_back({event.id, date_of(event), title_of(event), joined(actor_names(event), ", "),
                    joined(source_names(event, result), "; ")});
    if (decided) rows.back().push_back(state_words(event));
    if (options.quotes) rows.back().push_back(quotes_of(event));
  }
  return in_form(head, rows, options);
}

std::string anchors(const std::vector<AnchorRow>& rows, const Options& options) {
  if (is_json(options)) {
    Json list = Json::array();
    for (const AnchorRow& row : rows)
      list.push_back({{"name", row.name},
                      {"edtf", row.when.edtf},
                      {"earliest", calendar::iso(*row.when.earliest_start)},
                      {"latest", calendar::iso(*row.when.latest_end)}});
    return json_text({{"anchors", list}}, {"anchors"}, options);
  }
  std::vector<std::vector<std::string>> cells;
  for (const AnchorRow& row : rows) cells.push_back({row.name, calendar::print(row.when)});
  return in_form({"NAME", "DATES"}, cells, options);
}

std::string orders(const std::vector<OrderRow>& rows, const Options& options) {
  if (is_json(options)) {
    Json list = Json::array();
    for (const OrderRow& row : rows) list.push_back({{"earlier", row.earlier}, {"later", row.later}});
    return json_text({{"orders", list}}, {"orders"}, options);
  }
  std::vector<std::vector<std::string>> cells;
  for (const OrderRow& row : rows)
    cells.push_back({row.later, row.later_title, row.earlier, row.earlier_title});
  return in_form({"EVENT", "TITLE", "AFTER", "TITLE"}, cells, options);
}

}  // namespace dateline::table
