#include <set>

#include "exports/interchange/formats.hpp"
#include "exports/table/layout.hpp"
#include "exports/table/wording.hpp"
#include "graph/query/source_words.hpp"
#include "graph/query/standing.hpp"

namespace dateline::interchange {
namespace {

std::string iso_or_nothing(const std::optional<calendar::Day>& day) {
  return day ? calendar::iso(*day) : "";
}

/// Names of those who have a role.
std::string names_of(const query::ResultEvent& event, const std::string& role) {
  std::vector<std::string> names;
  for (const query::ResultActor& actor : event.actors)
    if (actor.role == role) names.push_back(actor.name);
  return table::joined(names, "; ");
}

std::string relations_of(const query::ResultEvent& event, const RelationsFrom& from) {
  std::vector<std::string> relations;
  for (const query::ResultRelation* relation : from.of(event.id))
    relations.push_back(relation->kind + " " + relation->to);
  return table::joined(relations, "; ");
}

/// The words of all claims with their sources, a line each.
std::string quotes_of(const query::ResultEvent& event) {
  std::vector<std::string> quotes;
  for (const query::ResultClaim& claim : event.claims)
    if (!claim.quote.empty()) quotes.push_back(claim.source + ": " + table::on_one_line(claim.quote));
  return table::joined(quotes, "\n");
}

std::string citations_of(const query::ResultEvent& event, const query::Result& result) {
  std::vector<std::string> sources;
  for (const query::ResultClaim& claim : event.claims) sources.push_back(table::citation(claim, result));
  return table::joined(sources, "\n");
}

std::string addresses_of(const query::ResultEvent& event, const query::Result& result) {
  std::set<const query::ResultSource*> sources;  // in the order of the result, which is theirs in memory
  for (const query::ResultClaim& claim : event.claims)
    if (const query::ResultSource* source = query::source_of(result, claim.source)) sources.insert(source);
  std::vector<std::string> addresses;
  for (const query::ResultSource* source : sources)
    if (!source->url.empty()) addresses.push_back(source->url);
  return table::joined(addresses, "\n");
}

std::string notes_of(const query::ResultEvent& event) {
  std::vector<std::string> notes;
  for (const query::ResultNote& note : event.notes)
    notes.push_back((note.who.empty() ? "" : note.who + ": ") + table::on_one_line(note.words));
  return table::joined(notes, "\n");
}

std::string decisions_of(const query::ResultEvent& event) {
  std::vector<std::string> decisions;
  for (const query::ResultDecision& decision : event.decisions)
    decisions.push_back(decision.field + ": " + table::decision_words(decision));
  return table::joined(decisions, "\n");
}

std::vector<std::string> row_of(const query::ResultEvent& event, const Handover& handover,
                                const RelationsFrom& from) {
  const query::Result& result = handover.result;
  const query::ResultPicture picture = event.picture ? *event.picture : query::ResultPicture{};
  std::vector<std::string> row = {event.id,
                                  uuid_of(handover, event.id),
                                  event.when.edtf,
                                  date_in_words(event),
                                  iso_or_nothing(event.when.earliest_start),
                                  iso_or_nothing(event.when.latest_start),
                                  iso_or_nothing(event.when.earliest_end),
                                  iso_or_nothing(event.when.latest_end),
                                  event.when.stated ? "stated" : "inferred",
                                  event.likely ? event.likely->when.edtf : "",
                                  event.unresolved,
                                  headline_of(event),
                                  event.printed_title(),
                                  event.own_note,
                                  event.kind,
                                  event.modality,
                                  event.polarity,
                                  query::standing_in_words(event),
                                  event.attributed_to};
  for (const char* role : {"agent", "patient", "recipient", "speaker", "other", "place"})
    row.push_back(names_of(event, role));
  row.insert(row.end(), {relations_of(event, from), event.contested ? "yes" : "", quotes_of(event),
                         citations_of(event, result), addresses_of(event, result),
                         std::to_string(event.sources), std::to_string(event.copies.size()), event.state,
                         decisions_of(event), table::joined(event.tags, "; "), notes_of(event), picture.file,
                         picture.caption, picture.credit, picture.alternative});
  return row;
}

}  // namespace

void event_rows(Writing& writing) {
  const std::vector<std::string> head = {
      "id",           "uuid",         "edtf",       "date",          "earliest_start",
      "latest_start", "earliest_end", "latest_end", "basis",         "likely",
      "unresolved",   "headline",     "title",      "own_note",      "kind",
      "modality",     "polarity",     "standing",   "attributed_to", "agents",
      "patients",     "recipients",   "speakers",   "others",        "places",
      "relations",    "contested",    "quotes",     "sources",       "addresses",
      "source_count", "copy_count",   "state",      "decisions",     "tags",
      "notes",        "picture",      "caption",    "credit",        "alternative"};
  writing.add(table::csv_row(head));
  const RelationsFrom from(writing.handover.result);
  writing.each_event([&](const query::ResultEvent& event) {
    writing.add(table::csv_row(row_of(event, writing.handover, from)));
  });
}

}  // namespace dateline::interchange
