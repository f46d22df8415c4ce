#include "exports/table/desk.hpp"

#include <map>
#include <nlohmann/json.hpp>

#include "exports/table/json_text.hpp"
#include "exports/table/layout.hpp"
#include "exports/table/wording.hpp"
#include "graph/query/review_order.hpp"
#include "src/base/problem.hpp"

namespace dateline::table {
namespace {

using Json = nlohmann::ordered_json;

/// How two actors that may be one are named among the kinds of conflicts.
constexpr const char* maybe_one_actor = "maybe one actor";

std::string indented(const std::string& text, const std::string& indent, unsigned columns) {
  const auto room = static_cast<unsigned>(columns > indent.size() + 20 ? columns - indent.size() : 0);
  std::string out;
  for (const std::string& line : wrapped(base::shown_safely(text), room)) out += indent + line + "\n";
  return out;
}

/// "Northgate Chronicle (S4)".
std::string cited(const std::string& id, const std::vector<query::ResultSource>& sources) {
  for (const query::ResultSource& source : sources)
    if (source.id == id) return source_name(source) + " (" + id + ")";
  return id.empty() ? "the editor" : id;
}

Json json_of(const query::ConflictSide& side) {
  return {{"event", side.event}, {"title", side.title}, {"words", side.words}, {"source", side.source}};
}

std::string head_of(const query::Conflict& conflict) {
  if (conflict.kind == "maybe one")
    return conflict.one.event + " and " + conflict.other.event + " may be one event";
  if (conflict.kind == "denial") return conflict.one.event + " was, and " + conflict.other.event + " was not";
  return conflict.one.event + "  " + conflict.one.title + ": " +
         (conflict.kind == "date" ? "the dates differ" : "the numbers differ");
}

std::string remedy_of(const query::Conflict& conflict) {
  const std::string both = conflict.one.event + " " + conflict.other.event;
  if (conflict.settled) return "settled by the editor";
  if (conflict.kind == "maybe one") return "dateline merge " + both + "  or  dateline distinct " + both;
  if (conflict.kind == "denial") return "dateline check " + both + " standing";
  return "dateline check " + conflict.one.event + (conflict.kind == "date" ? " date" : " actors") +
         " settles it as it stands; dateline set gives another value";
}

Json json_of(const query::ActorSide& side) {
  return {{"actor", side.id},      {"name", side.name},   {"kind", side.kind},    {"titles", side.titles},
          {"events", side.events}, {"quote", side.quote}, {"source", side.source}};
}

/// "A3  Viktor Orbán, person, Prime Minister; 4 events".
std::string head_of(const query::ActorSide& side) {
  std::string out = side.id + "  " + side.name + ", " + side.kind;
  for (const std::string& title : side.titles) out += ", " + title;
  return out + "; " + std::to_string(side.events) + (side.events == 1 ? " event" : " events");
}

std::string more_than(std::size_t shown, std::size_t all) {
  return "\n+" + std::to_string(all - shown) + " more (--all)\n";
}

}  // namespace

std::string maybe_one_card(const query::MaybeOne& pair, const std::vector<query::ResultSource>& sources,
                           unsigned columns) {
  std::string out = indented(pair.one.id + " and " + pair.other.id + " may be one: " + pair.why, "", columns);
  for (const query::ActorSide* side : {&pair.one, &pair.other}) {
    out += indented(head_of(*side), "  ", columns);
    if (!side->quote.empty())
      out += indented("“" + side->quote + "” — " + cited(side->source, sources), "      ", columns);
  }
  return out;
}

std::string conflicts(const query::Conflicts& conflicts, const query::MaybeOnes& actors, std::size_t most,
                      const Options& options) {
  if (is_json(options)) {
    Json list = Json::array();
    for (const query::Conflict& one : conflicts.list)
      list.push_back({{"kind", one.kind},
                      {"one", json_of(one.one)},
                      {"other", json_of(one.other)},
                      {"settled", one.settled}});
    Json pairs = Json::array();
    for (const query::MaybeOne& pair : actors.list)
      pairs.push_back({{"one", json_of(pair.one)}, {"other", json_of(pair.other)}, {"why", pair.why}});
    if (options.format == Format::jsonl)
      for (Json& pair : pairs) pair["kind"] = maybe_one_actor;
    return json_text({{"conflicts", list}, {"actors", pairs}}, {"conflicts", "actors"}, options);
  }
  if (options.format != Format::table) {
    std::vector<std::vector<std::string>> rows;
    for (const query::Conflict& one : conflicts.list)
      rows.push_back({one.kind, one.one.event, one.one.words, one.one.source, one.other.event,
                      one.other.words, one.other.source, one.settled ? "yes" : "no"});
    for (const query::MaybeOne& pair : actors.list)
      rows.push_back({maybe_one_actor, pair.one.id, pair.one.name, pair.one.source, pair.other.id,
                      pair.other.name, pair.other.source, "no"});
    return in_form(
        {"kind", "one", "one_words", "one_source", "other", "other_words", "other_source", "settled"}, rows,
        options);
  }
  std::string out;
  std::size_t shown = 0;
  for (const query::Conflict& one : conflicts.list) {
    if (most > 0 && shown == most) {
      out += more_than(most, conflicts.list.size());
      break;
    }
    ++shown;
    out += (out.empty() ? "" : "\n") + indented(head_of(one), "", options.columns);
    for (const query::ConflictSide* side : {&one.one, &one.other})
      out += indented("“" + side->words + "” — " + cited(side->source, conflicts.sources), "  ",
                      options.columns);
    out += indented(remedy_of(one), "  ", options.columns);
  }
  shown = 0;
  for (const query::MaybeOne& pair : actors.list) {
    if (most > 0 && shown == most) return out + more_than(most, actors.list.size());
    ++shown;
    const std::string both = pair.one.id + " " + pair.other.id;
    out += (out.empty() ? "" : "\n") + maybe_one_card(pair, actors.sources, options.columns) +
           indented("dateline merge " + both + "  or  dateline distinct " + both, "  ", options.columns);
  }
  return out;
}

std::string to_do(const std::vector<query::ToDo>& list, std::size_t most_each, const Options& options) {
  static const std::map<std::string, std::string> heads = {
      {"undated", "No source says when"},
      {"uncited", "Uncited"},
      {"one origin", "Told by one origin alone"},
      {"contested", "Contested (dateline conflicts)"},
      {"changed", "Read in another way since it was decided"},
      {"maybe one", "Actors that may be one (dateline review --actors)"},
      {"silence", "Long silences"}};
  if (is_json(options)) {
    Json items = Json::array();
    for (const query::ToDo& one : list)
      items.push_back({{"reason", one.reason}, {"event", one.event}, {"words", one.words}});
    return json_text({{"todo", items}}, {"todo"}, options);
  }
  if (options.format != Format::table) {
    std::vector<std::vector<std::string>> rows;
    for (const query::ToDo& one : list) rows.push_back({one.reason, one.event, one.words});
    return in_form({"reason", "event", "words"}, rows, options);
  }
  std::map<std::string, std::size_t> counts;
  for (const query::ToDo& one : list) ++counts[one.reason];
  std::string out, reason;
  std::size_t shown = 0;
  for (const query::ToDo& one : list) {
    if (one.reason != reason) {
      reason = one.reason;
      shown = 0;
      out += (out.empty() ? "" : "\n") + heads.at(reason) + ": " + std::to_string(counts[reason]) + "\n";
    }
    if (most_each == 0 || shown < most_each)
      out += indented(reason == "silence" ? one.words : one.event + "  " + one.words, "  ", options.columns);
    if (++shown == counts[reason] && most_each > 0 && shown > most_each)
      out += "  +" + std::to_string(shown - most_each) + " more (--all)\n";
  }
  return out;
}

std::string differences(const std::vector<query::Difference>& list, const Options& options) {
  if (is_json(options)) {
    Json items = Json::array();
    for (const query::Difference& one : list)
      items.push_back({{"kind", one.kind},
                       {"event", one.event},
                       {"title", one.title},
                       {"field", one.field},
                       {"before", one.before},
                       {"after", one.after}});
    return json_text({{"differences", items}}, {"differences"}, options);
  }
  if (options.format != Format::table) {
    std::vector<std::vector<std::string>> rows;
    for (const query::Difference& one : list)
      rows.push_back({one.kind, one.event, one.title, one.field, one.before, one.after});
    return in_form({"kind", "event", "title", "field", "before", "after"}, rows, options);
  }
  std::string out;
  for (const query::Difference& one : list) {
    const std::string what = one.event + "  " + one.title;
    if (one.kind == "gone") out += indented("- " + what, "", options.columns);
    if (one.kind == "added") out += indented("+ " + what + " (" + one.after + ")", "", options.columns);
    if (one.kind == "changed")
      out += indented("~ " + one.event + "  " + one.field + ": " + one.before + " → " + one.after, "",
                      options.columns);
  }
  return out;
}

std::string review_card(const query::Result& result, const std::string& place, std::size_t most_claims,
                        unsigned columns) {
  const query::ResultEvent& event = result.events.front();
  std::string out = place + "  " + event.id + "  " + date_of(event) + "  " + event.kind;
  if (const std::string state = state_words(event); !state.empty()) out += "  [" + state + "]";
  out += "\n" + indented(title_of(event), "  ", columns);
  std::string actors;
  for (const query::ResultActor& actor : event.actors)
    actors += (actors.empty() ? "" : "; ") + actor.role + " " + actor.name;
  if (!actors.empty()) out += indented(actors, "  ", columns);
  std::string why;
  for (const std::string& doubt : query::doubts(event)) why += (why.empty() ? "" : "; ") + doubt;
  if (!why.empty()) out += indented("(" + why + ")", "  ", columns);
  std::size_t shown = 0;
  for (const query::ResultClaim& claim : event.claims)
    if (shown++ < most_claims) out += quoted_claim(claim, result, "    ", columns);
  if (event.claims.size() > most_claims)
    out += "    +" + std::to_string(event.claims.size() - most_claims) + " more claims (o)\n";
  for (const query::ResultNote& note : event.notes) out += indented("note: " + note.words, "  ", columns);
  return out;
}

}  // namespace dateline::table
