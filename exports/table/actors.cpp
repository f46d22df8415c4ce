#include "exports/table/actors.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "exports/table/event_json.hpp"
#include "exports/table/json_text.hpp"
#include "exports/table/layout.hpp"
#include "exports/table/wording.hpp"
#include "graph/query/result_builder.hpp"
#include "src/base/problem.hpp"

namespace dateline::table {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const ActorRow& row) {
  Json json = {{"id", to_string(row.actor.id)}, {"kind", model::name_of(row.actor.kind)},
               {"name", row.actor.name},        {"aliases", row.actor.aliases},
               {"titles", row.actor.titles},    {"events", row.events},
               {"mentions", row.actor.mentions}};
  if (row.actor.state != model::State::proposed || !row.actor.decisions.empty())
    json["state"] = model::name_of(row.actor.state);
  for (const model::FieldDecision& decision : row.actor.decisions) {
    Json one = table::json_of(query::decision_row(decision));
    for (const model::FieldCitation& citation : row.actor.citations) {
      if (citation.field != decision.field) continue;
      if (!citation.words.empty()) one["citation"] = citation.words;
      if (citation.source) one["source"] = to_string(citation.source);
    }
    json["decisions"].push_back(std::move(one));
  }
  for (const query::MaybeActor& other : row.maybe)
    json["may_be"].push_back({{"id", other.id}, {"name", other.name}, {"why", other.why}});
  return json;
}

std::string may_be(const ActorRow& row) {
  std::vector<std::string> others;
  for (const query::MaybeActor& other : row.maybe) others.push_back(other.id);
  return joined(others, "; ");
}

/// "checked", or with single fields "name accepted"; "" where nothing is decided.
std::string state_words(const model::Actor& actor) {
  std::string out, fields;
  bool is_changed = false;
  for (const model::FieldDecision& decision : actor.decisions) {
    fields += (fields.empty() ? "" : ", ") + std::string(model::name_of(decision.field)) + " " +
              std::string(model::name_of(decision.state));
    is_changed = is_changed || decision.changed;
  }
  out = actor.state == model::State::proposed ? fields : std::string(model::name_of(actor.state));
  return is_changed ? out + ", changed" : out;
}

/// Where the editor says a value is from.
std::string cited(const model::Actor& actor, model::Field field) {
  for (const model::FieldCitation& citation : actor.citations)
    if (citation.field == field)
      return "; from " + (citation.source ? to_string(citation.source) : citation.words);
  return "";
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
  if (is_json(options)) {
    Json list = Json::array();
    for (const ActorRow& row : rows) list.push_back(json_of(row));
    return json_text({{"actors", list}}, {"actors"}, options);
  }
  // On a terminal room is dear: no column where it would be empty.
  const bool any_decided =
      options.format == Format::csv ||
      std::any_of(rows.begin(), rows.end(), [](const auto& row) { return !row.actor.decisions.empty(); });
  const bool any_maybe =
      options.format == Format::csv ||
      std::any_of(rows.begin(), rows.end(), [](const auto& row) { return !row.maybe.empty(); });
  std::vector<std::string> head = {"ID", "NAME", "KIND", "EVENTS", "TITLES", "ALSO"};
  if (any_maybe) head.push_back("MAY BE");
  if (any_decided) head.push_back("STATE");
  std::vector<std::vector<std::string>> cells;
  for (const ActorRow& row : rows) {
    cells.push_back(cells_of(row));
    if (any_maybe) cells.back().push_back(may_be(row));
    if (any_decided) cells.back().push_back(state_words(row.actor));
  }
  return in_form(head, cells, options);
}

std::string actor_page(const ActorRow& row, const query::Result& events, const Options& options) {
  if (options.format == Format::json) {
    Json out = {{"actor", json_of(row)}};
    const Json told = table::json_of(events);
    for (const auto& [name, value] : told.items()) out[name] = value;
    return json_text(out, {}, options);
  }
  ActorRow plain = row;
  plain.maybe.clear();
  std::string out = actors({plain}, options);
  for (const model::FieldDecision& decision : row.actor.decisions)
    out += labelled(std::string(model::name_of(decision.field)),
                    decision_words(query::decision_row(decision)) + cited(row.actor, decision.field),
                    options.columns);
  for (const query::MaybeActor& other : row.maybe) {
    const std::string both = to_string(row.actor.id) + " " + other.id;
    out += labelled("may be", other.id + " " + other.name + ": " + other.why, options.columns);
    out += labelled("", "dateline merge " + both + "  or  dateline distinct " + both, options.columns);
  }
  return out + "\n" + table::events(events, options);
}

}  // namespace dateline::table
