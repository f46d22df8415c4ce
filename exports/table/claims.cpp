#include "exports/table/claims.hpp"

#include <nlohmann/json.hpp>

#include "exports/table/event_json.hpp"
#include "exports/table/json_text.hpp"
#include "exports/table/layout.hpp"
#include "exports/table/wording.hpp"

namespace dateline::table {
namespace {

using Json = nlohmann::ordered_json;
using Cells = std::vector<std::string>;

/// The event as this claim has it, for its wording.
query::ResultEvent as_told(const query::ClaimRow& row) {
  query::ResultEvent event;
  event.id = row.event;
  event.title = row.claim.title;
  event.kind = row.kind;
  event.when = row.claim.when;
  event.likely = row.claim.likely;
  event.unresolved = row.unresolved;
  event.modality = row.modality;
  event.polarity = row.polarity;
  return event;
}

std::string names_of(const std::vector<query::ResultActor>& actors, const char* between) {
  Cells names;
  for (const query::ResultActor& actor : actors) names.push_back(actor.name);
  return joined(names, between);
}

const query::ResultSource* source_of(const query::ClaimRow& row, const query::ClaimResult& result) {
  for (const query::ResultSource& source : result.sources)
    if (source.id == row.claim.source) return &source;
  return nullptr;
}

std::string published(const query::ResultSource* source) {
  return source && source->published ? calendar::iso(*source->published) : std::string();
}

/// "The Lantern (S2)", and which other program read it there; what the editor cites where no source says so.
std::string cited(const query::ClaimRow& row, const query::ResultSource* source) {
  if (!source) return row.claim.citation;
  const std::string& reader = row.claim.extractor;
  return source_name(*source) + " (" + source->id + ")" + (reader.empty() ? "" : ", read by " + reader);
}

std::string words_of(const query::ClaimRow& row) {
  return row.claim.quote.empty() ? row.claim.citation : on_one_line("“" + row.claim.quote + "”");
}

Json actors_json(const std::vector<query::ResultActor>& actors) {
  Json list = Json::array();
  for (const query::ResultActor& actor : actors)
    list.push_back({{"id", actor.id}, {"name", actor.name}, {"kind", actor.kind}, {"role", actor.role}});
  return list;
}

Json json_of(const query::ClaimRow& row, const query::ResultSource* source) {
  const query::ResultClaim& claim = row.claim;
  Json out = {
      {"id", claim.id},
      {"event", row.event},
      {"event_title", row.event_title},
      {"source", claim.source},
      {"outlet", source ? source->outlet : ""},
      {"published", source && source->published ? Json(calendar::iso(*source->published)) : Json(nullptr)},
      {"title", claim.title},
      {"kind", row.kind},
      {"time", time_json(as_told(row))},
      {"modality", row.modality},
      {"polarity", row.polarity},
      {"speakers", actors_json(row.speakers)},
      {"about", actors_json(row.about)},
      {"begin", claim.begin},
      {"end", claim.end},
      {"quote", claim.quote}};
  if (claim.page > 0) out["page"] = claim.page;
  if (!claim.citation.empty()) out["citation"] = claim.citation;
  if (!claim.extractor.empty()) out["extractor"] = claim.extractor;
  out["state"] = claim.state;
  if (!row.also.empty()) out["also"] = row.also;
  return out;
}

std::string json_text_of(const query::ClaimResult& result, const char* name, const Options& options) {
  Json rows = Json::array(), sources = Json::array();
  for (const query::ClaimRow& row : result.rows) rows.push_back(json_of(row, source_of(row, result)));
  for (const query::ResultSource& source : result.sources) sources.push_back(table::json_of(source));
  return json_text({{name, rows},
                    {"sources", sources},
                    {"left_out", result.left_out},
                    {"possible", result.possible},
                    {"probable", result.probable}},
                   {name}, options);
}

/// The columns that both have in CSV.
std::string csv_of(const query::ClaimResult& result, const Options& options) {
  std::vector<Cells> rows;
  for (const query::ClaimRow& row : result.rows) {
    const query::ResultSource* source = source_of(row, result);
    const query::ResultClaim& claim = row.claim;
    rows.push_back({claim.id, row.event, claim.source, source ? source->outlet : "", published(source),
                    claim.title, claim.when.edtf, date_of(as_told(row)),
                    claim.when.stated ? "stated" : "inferred", row.kind, row.modality, row.polarity,
                    names_of(row.speakers, "; "), names_of(row.about, "; "), claim.quote, claim.citation,
                    claim.state, joined(row.also, "; "), claim.extractor});
  }
  return csv({"id", "event", "source", "outlet", "published", "title", "edtf", "date", "basis", "kind",
              "modality", "polarity", "speakers", "about", "quote", "citation", "state", "also", "extractor"},
             rows, options.columns);
}

}  // namespace

std::string quotes(const query::ClaimResult& result, const Options& options) {
  if (is_json(options)) return json_text_of(result, "quotes", options);
  if (options.format == Format::csv) return csv_of(result, options);
  std::vector<Cells> rows;
  for (const query::ClaimRow& row : result.rows)
    rows.push_back({row.claim.id, date_of(as_told(row)), names_of(row.speakers, ", "),
                    names_of(row.about, ", "), words_of(row), cited(row, source_of(row, result))});
  return in_form({"ID", "WHEN", "SPEAKER", "ABOUT", "WORDS", "SOURCE"}, rows, options);
}

std::string claims(const query::ClaimResult& result, const Options& options) {
  if (is_json(options)) return json_text_of(result, "claims", options);
  if (options.format == Format::csv) return csv_of(result, options);
  std::vector<Cells> rows;
  for (const query::ClaimRow& row : result.rows) {
    const query::ResultSource* source = source_of(row, result);
    rows.push_back({row.claim.id, row.event, cited(row, source), published(source), title_of(as_told(row)),
                    date_of(as_told(row)), words_of(row)});
  }
  return in_form({"ID", "EVENT", "SOURCE", "PUBLISHED", "TITLE", "DATE", "WORDS"}, rows, options);
}

}  // namespace dateline::table
