#include "exports/table/tables.hpp"

#include "src/calendar/print.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "exports/table/event_json.hpp"
#include "exports/table/layout.hpp"
#include "exports/table/wording.hpp"
#include "graph/query/source_words.hpp"

namespace dateline::table {
namespace {

using Json = nlohmann::ordered_json;

std::string joined(const std::vector<std::string>& items, const char* between) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : between) + item;
  return out;
}

std::string printed(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows,
                    const Options& options) {
  return options.format == Format::csv ? csv(head, rows) : lay_out(head, rows, options.columns);
}

std::string printed(const Json& json) {
  // Names of files need not be UTF-8.
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// The table with each event's quotes below its row.
std::string events_with_quotes(const query::Result& result, unsigned columns) {
  std::string out;
  for (const query::ResultEvent& event : result.events) {
    out += lay_out({event.id, date_of(event), title_of(event)}, {}, columns);
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
               rows);
  }
  if (options.quotes) return events_with_quotes(result, options.columns);
  std::vector<std::vector<std::string>> rows;
  for (const query::ResultEvent& event : result.events)
    rows.push_back({event.id, date_of(event), title_of(event), joined(actor_names(event), ", "),
                    joined(source_names(event, result), "; ")});
  return lay_out({"ID", "DATE", "EVENT", "ACTORS", "SOURCE"}, rows, options.columns);
}

std::string actors(const std::vector<ActorRow>& rows, const Options& options) {
  if (options.format == Format::json) {
    Json list = Json::array();
    for (const ActorRow& row : rows)
      list.push_back({{"id", to_string(row.actor.id)},
                      {"kind", model::name_of(row.actor.kind)},
                      {"name", row.actor.name},
                      {"aliases", row.actor.aliases},
                      {"titles", row.actor.titles},
                      {"events", row.events},
                      {"mentions", row.actor.mentions}});
    return printed(Json{{"actors", list}});
  }
  std::vector<std::vector<std::string>> cells;
  for (const ActorRow& row : rows)
    cells.push_back({to_string(row.actor.id), row.actor.name, std::string(model::name_of(row.actor.kind)),
                     std::to_string(row.events), joined(row.actor.titles, "; "),
                     joined(row.actor.aliases, "; ")});
  return printed({"ID", "NAME", "KIND", "EVENTS", "TITLES", "ALSO"}, cells, options);
}

std::string sources(const std::vector<SourceRow>& rows, const Options& options) {
  const auto day = [](const model::Source& source) {
    return source.published ? calendar::iso(*source.published) : std::string();
  };
  if (options.format == Format::json) {
    Json list = Json::array();
    for (const SourceRow& row : rows) {
      const model::Source& source = row.source;
      Json one = {{"id", to_string(source.id)}, {"name", source.name}};
      const auto put = [&](const char* field, const std::string& value) {
        if (!value.empty()) one[field] = value;
      };
      put("published", day(source));
      put("published_from", source.published_from);
      put("outlet", source.outlet);
      put("title", source.title);
      put("byline", source.byline);
      put("url", source.url);
      put("language", source.language);
      one["sha256"] = source.uid;
      one["events"] = row.events;
      if (row.link) {
        one["link"] = link_json(query::result_link(*row.link));
        if (row.link->head != source.id) one["counts_as"] = to_string(row.link->head);
      }
      list.push_back(std::move(one));
    }
    return printed(Json{{"sources", list}});
  }
  // On a terminal room is dear: no column where it would be empty.
  const bool links = options.format == Format::csv ||
                     std::any_of(rows.begin(), rows.end(), [](const SourceRow& row) { return row.link; });
  std::vector<std::string> head = {"ID", "PUBLISHED", "OUTLET", "TITLE", "BYLINE", "EVENTS", "FILE"};
  if (links) head.push_back("TEXT");
  std::vector<std::vector<std::string>> cells;
  for (const SourceRow& row : rows) {
    cells.push_back({to_string(row.source.id), row.source.published ? day(row.source) : "unknown",
                     row.source.outlet, row.source.title, row.source.byline, std::to_string(row.events),
                     row.source.name});
    if (links) cells.back().push_back(row.link ? query::link_words(query::result_link(*row.link)) : "");
  }
  return printed(head, cells, options);
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
