#include "src/story/result_json.hpp"

#include <cstdint>
#include <utility>

#include "src/calendar/day.hpp"
#include "src/story/decision_json.hpp"

namespace dateline::story {
namespace {

using story::json_of;

std::int64_t integer_in(const Json& json, const char* name) {
  const auto found = json.is_object() ? json.find(name) : json.end();
  return found != json.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

std::uint64_t count_in(const Json& json, const char* name) {
  const std::int64_t number = integer_in(json, name);
  return number > 0 ? static_cast<std::uint64_t>(number) : 0;
}

std::vector<std::string> texts_in(const Json& json, const char* name) {
  std::vector<std::string> out;
  for (const Json& one : list_in(json, name))
    if (one.is_string()) out.push_back(one.get<std::string>());
  return out;
}

Json json_of(const calendar::TimeSpan& when, const std::string& unresolved,
             const base::Rare<query::ResultLikely>& likely) {
  model::Dating dating{.when = when, .basis = "", .unresolved = unresolved};
  if (likely && likely->when.bounded())
    dating.likely = {*likely->when.earliest_start, *likely->when.latest_end, likely->from, likely->phrase,
                     likely->confidence};
  return json_of(dating);
}

base::Rare<query::ResultLikely> likely_of(const model::Dating& dating) {
  if (!dating.likely) return std::nullopt;
  const model::LikelyDays& days = *dating.likely;
  return query::ResultLikely{calendar::one_day_of(days.first, days.last), days.from, days.phrase,
                             days.confidence};
}

model::Dating dating_in(const Json& json) {
  return json.is_object() && json.contains("date") ? dating_from(json["date"]) : model::Dating{};
}

Json json_of(const query::ResultClaim& claim) {
  Json json = {{"id", claim.id}, {"begin", claim.begin}, {"end", claim.end}};
  put(json, "source", claim.source);
  put(json, "quote", claim.quote);
  if (claim.page > 0) json["page"] = claim.page;
  put(json, "title", claim.title);
  json["date"] = json_of(claim.when, "", claim.likely);
  put(json, "attributed_to", claim.attributed_to);
  put(json, "citation", claim.citation);
  put(json, "extractor", claim.extractor);
  return json;
}

query::ResultClaim claim_from(const Json& json) {
  const model::Dating dating = dating_in(json);
  return {.id = text_in(json, "id"),
          .source = text_in(json, "source"),
          .quote = text_in(json, "quote"),
          .begin = count_in(json, "begin"),
          .end = count_in(json, "end"),
          .page = static_cast<std::uint32_t>(count_in(json, "page")),
          .title = text_in(json, "title"),
          .when = dating.when,
          .likely = likely_of(dating),
          .attributed_to = text_in(json, "attributed_to"),
          .citation = text_in(json, "citation"),
          .extractor = text_in(json, "extractor")};
}

Json json_of(const query::ResultDecision& decision) {
  Json json = {{"field", decision.field}, {"state", decision.state}, {"at", decision.at}};
  put(json, "who", decision.who);
  put(json, "read", decision.read);
  put(json, "read_by", decision.read_by);
  if (decision.given) json["given"] = true;
  if (decision.changed) json["changed"] = true;
  if (decision.uncited) json["uncited"] = true;
  return json;
}

query::ResultDecision decision_from(const Json& json) {
  return {.field = text_in(json, "field"),
          .state = text_in(json, "state"),
          .who = text_in(json, "who"),
          .at = integer_in(json, "at"),
          .given = is_true(json, "given"),
          .read = text_in(json, "read"),
          .changed = is_true(json, "changed"),
          .uncited = is_true(json, "uncited"),
          .read_by = text_in(json, "read_by")};
}

Json json_of(const query::ResultEvent& event) {
  Json json = {{"id", event.id}, {"title", event.title}};
  put(json, "own_title", event.own_title);
  put(json, "own_note", event.own_note);
  put(json, "kind", event.kind);
  json["date"] = json_of(event.when, event.unresolved, event.likely);
  put(json, "modality", event.modality);
  put(json, "polarity", event.polarity);
  put(json, "attributed_to", event.attributed_to);
  put(json, "state", event.state);
  json["decisions"] = Json::array();
  for (const query::ResultDecision& decision : event.decisions)
    json["decisions"].push_back(json_of(decision));
  if (!event.tags.empty()) json["tags"] = event.tags;
  if (event.picture) {
    const query::ResultPicture& picture = *event.picture;
    json["picture"] = json_of(model::EventPicture{.uid = picture.sha256,
                                                  .media_type = picture.media_type,
                                                  .width_px = picture.width_px,
                                                  .height_px = picture.height_px,
                                                  .file = picture.file,
                                                  .alternative = picture.alternative,
                                                  .decorative = picture.decorative,
                                                  .caption = picture.caption,
                                                  .credit = picture.credit});
    put(json["picture"], "who", picture.who);
    json["picture"]["at"] = picture.at;
  }
  if (!event.found) json["kept"] = true;
  if (event.contested) json["contested"] = true;
  json["salience"] = event.salience;
  json["actors"] = Json::array();
  for (const query::ResultActor& actor : event.actors)
    json["actors"].push_back(
        {{"id", actor.id}, {"name", actor.name}, {"kind", actor.kind}, {"role", actor.role}});
  json["claims"] = Json::array();
  for (const query::ResultClaim& claim : event.claims) json["claims"].push_back(json_of(claim));
  json["sources"] = event.sources;
  if (!event.copies.empty()) json["copies"] = event.copies;
  return json;
}

query::ResultEvent event_from(const Json& json) {
  const model::Dating dating = dating_in(json);
  query::ResultEvent event;
  event.id = text_in(json, "id");
  event.title = text_in(json, "title");
  event.own_title = text_in(json, "own_title");
  event.own_note = text_in(json, "own_note");
  event.kind = text_in(json, "kind");
  event.when = dating.when;
  event.likely = likely_of(dating);
  event.unresolved = dating.unresolved;
  event.modality = text_in(json, "modality");
  event.polarity = text_in(json, "polarity");
  event.attributed_to = text_in(json, "attributed_to");
  event.state = text_in(json, "state");
  for (const Json& one : list_in(json, "decisions")) event.decisions.push_back(decision_from(one));
  event.tags = texts_in(json, "tags");
  if (json.is_object() && json.contains("picture"))
    if (const auto picture = picture_from(json["picture"]))
      event.picture = query::ResultPicture{.sha256 = picture->uid,
                                           .media_type = picture->media_type,
                                           .width_px = picture->width_px,
                                           .height_px = picture->height_px,
                                           .file = picture->file,
                                           .alternative = picture->alternative,
                                           .caption = picture->caption,
                                           .credit = picture->credit,
                                           .decorative = picture->decorative,
                                           .who = text_in(json["picture"], "who"),
                                           .at = integer_in(json["picture"], "at")};
  event.found = !is_true(json, "kept");
  event.contested = is_true(json, "contested");
  event.salience = number_in(json, "salience");
  for (const Json& one : list_in(json, "actors"))
    event.actors.push_back(
        {text_in(one, "id"), text_in(one, "name"), text_in(one, "kind"), text_in(one, "role")});
  for (const Json& one : list_in(json, "claims")) event.claims.push_back(claim_from(one));
  event.sources = count_in(json, "sources");
  event.copies = texts_in(json, "copies");
  return event;
}

Json json_of(const query::ResultSource& source) {
  Json json = {{"id", source.id}};
  put(json, "outlet", source.outlet);
  put(json, "title", source.title);
  put(json, "byline", source.byline);
  put(json, "url", source.url);
  put(json, "name", source.name);
  if (source.published) json["published"] = calendar::iso(*source.published);
  if (source.link)
    json["link"] = {
        {"kind", source.link->kind}, {"source", source.link->source}, {"share", source.link->share}};
  put(json, "counts_as", source.counts_as);
  return json;
}

query::ResultSource source_from(const Json& json) {
  query::ResultSource source{.id = text_in(json, "id"),
                             .outlet = text_in(json, "outlet"),
                             .title = text_in(json, "title"),
                             .byline = text_in(json, "byline"),
                             .url = text_in(json, "url"),
                             .name = text_in(json, "name"),
                             .published = calendar::day_from_iso(text_in(json, "published")),
                             .link = {},
                             .counts_as = text_in(json, "counts_as")};
  const auto link = json.is_object() ? json.find("link") : json.end();
  if (link != json.end())
    source.link = {text_in(*link, "kind"), text_in(*link, "source"), number_in(*link, "share")};
  return source;
}

}  // namespace

Json to_json(const query::Result& result) {
  Json json = {{"events", Json::array()}, {"sources", Json::array()}, {"relations", Json::array()}};
  for (const query::ResultEvent& event : result.events) json["events"].push_back(json_of(event));
  for (const query::ResultSource& source : result.sources) json["sources"].push_back(json_of(source));
  for (const query::ResultRelation& relation : result.relations)
    json["relations"].push_back({{"from", relation.from}, {"to", relation.to}, {"kind", relation.kind}});
  return json;
}

query::Result result_from(const Json& json) {
  query::Result result;
  for (const Json& one : list_in(json, "events")) result.events.push_back(event_from(one));
  for (const Json& one : list_in(json, "sources")) result.sources.push_back(source_from(one));
  for (const Json& one : list_in(json, "relations"))
    result.relations.push_back({text_in(one, "from"), text_in(one, "to"), text_in(one, "kind")});
  return result;
}

}  // namespace dateline::story
