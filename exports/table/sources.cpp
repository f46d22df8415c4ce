#include "exports/table/sources.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "exports/table/event_json.hpp"
#include "exports/table/json_text.hpp"
#include "exports/table/layout.hpp"
#include "graph/query/source_words.hpp"
#include "src/calendar/print.hpp"
#include "src/record/described.hpp"

namespace dateline::table {
namespace {

using Json = nlohmann::ordered_json;

std::string day_of(const model::Source& source) {
  return source.published ? calendar::iso(*source.published) : std::string();
}

void put(Json& to, const char* field, const std::string& value) {
  if (!value.empty()) to[field] = value;
}

Json json_of(const SourceRow& row) {
  const model::Source& source = row.source;
  Json out = {{"id", to_string(source.id)}, {"name", source.name}};
  put(out, "published", day_of(source));
  put(out, "published_from", source.published_from);
  put(out, "outlet", source.outlet);
  put(out, "title", source.title);
  put(out, "byline", source.byline);
  put(out, "url", source.url);
  put(out, "language", source.language);
  out["sha256"] = source.uid;
  out["events"] = row.events;
  if (row.link) {
    out["link"] = link_json(query::result_link(*row.link));
    if (row.link->head != source.id) out["counts_as"] = to_string(row.link->head);
  }
  return out;
}

/// What only the record knows of an article.
void put_record(Json& to, const record::Record& record) {
  const auto put_day = [&](const char* field, const std::optional<calendar::Day>& day) {
    if (day) to[field] = calendar::iso(*day);
  };
  if (record.published_confidence > 0) to["published_confidence"] = record.published_confidence;
  for (const record::StatedPublication& stated : record.published_conflicts)
    to["published_conflicts"].push_back({{"day", calendar::iso(stated.day)}, {"from", stated.from}});
  put_day("modified", record.modified);
  put_day("retrieved", record.retrieved);
  put_day("archived", record.archived);
  put(to, "section", record.section);
  if (record.dateline) {
    Json& dateline = to["dateline"];
    put(dateline, "words", std::string(base::words_at(record.text, record.dateline->span)));
    put(dateline, "place", record.dateline->place);
    if (record.dateline->day) put(dateline, "day", calendar::iso(*record.dateline->day));
    put(dateline, "agency", record.dateline->agency);
  }
  if (record.image != record::Image{}) {
    Json& image = to["image"];
    put(image, "url", record.image.url);
    put(image, "caption", record.image.caption);
    put(image, "alternative", record.image.alternative);
    put(image, "credit", record.image.credit);
  }
  if (!record.pages.empty()) to["pages"] = record.pages.size();
}

}  // namespace

std::string sources(const std::vector<SourceRow>& rows, const Options& options) {
  if (is_json(options)) {
    Json list = Json::array();
    for (const SourceRow& row : rows) list.push_back(json_of(row));
    return json_text({{"sources", list}}, {"sources"}, options);
  }
  // On a terminal room is dear: no column where it would be empty.
  const bool links = options.format == Format::csv ||
                     std::any_of(rows.begin(), rows.end(), [](const SourceRow& row) { return row.link; });
  std::vector<std::string> head = {"ID", "PUBLISHED", "OUTLET", "TITLE", "BYLINE", "EVENTS", "FILE"};
  if (links) head.push_back("TEXT");
  std::vector<std::vector<std::string>> cells;
  for (const SourceRow& row : rows) {
    cells.push_back({to_string(row.source.id), row.source.published ? day_of(row.source) : "unknown",
                     row.source.outlet, row.source.title, row.source.byline, std::to_string(row.events),
                     row.source.name});
    if (links) cells.back().push_back(row.link ? query::link_words(query::result_link(*row.link)) : "");
  }
  return in_form(head, cells, options);
}

std::string source_page(const SourceRow& row, const record::Record& record, const query::Result& events,
                        const Options& options) {
  if (options.format == Format::json) {
    Json out = {{"source", json_of(row)}};
    put_record(out["source"], record);
    const Json told = json_of(events);
    for (const auto& [name, value] : told.items()) out[name] = value;
    return json_text(out, {}, options);
  }
  std::string out = labelled(to_string(row.source.id), row.source.name, options.columns);
  for (const record::Described& known : record::described(record))
    out += labelled(known.name, known.value, options.columns);
  if (row.link) out += labelled("text", query::link_words(query::result_link(*row.link)), options.columns);
  return out + "\n" + table::events(events, options);
}

}  // namespace dateline::table
