#include "exports/table/event_json.hpp"

#include "exports/table/wording.hpp"
#include "graph/query/standing.hpp"

namespace dateline::table {
namespace {

using Json = nlohmann::ordered_json;

Json day_or_null(const std::optional<calendar::Day>& day) {
  return day ? Json(calendar::iso(*day)) : Json(nullptr);
}

Json json_of(const calendar::TimeSpan& when, const std::string& printed) {
  Json out = {{"text", printed}, {"edtf", when.edtf}};
  out["bounds"] = {day_or_null(when.earliest_start), day_or_null(when.latest_start),
                   day_or_null(when.earliest_end), day_or_null(when.latest_end)};
  out["stated"] = when.stated;
  if (!when.phrase.empty()) out["phrase"] = when.phrase;
  if (!when.anchor.empty()) out["anchor"] = when.anchor;
  return out;
}

Json json_of(const query::ResultLikely& likely) {
  Json out = {{"edtf", likely.when.edtf},
              {"earliest", day_or_null(likely.when.earliest_start)},
              {"latest", day_or_null(likely.when.latest_end)},
              {"from", likely.from}};
  if (!likely.phrase.empty()) out["phrase"] = likely.phrase;
  out["confidence"] = likely.confidence;
  return out;
}

Json json_of(const query::ResultClaim& claim) {
  Json out = {{"id", claim.id},
              {"source", claim.source},
              {"begin", claim.begin},
              {"end", claim.end},
              {"quote", claim.quote}};
  if (claim.page > 0) out["page"] = claim.page;
  if (!claim.citation.empty()) out["citation"] = claim.citation;
  if (!claim.attributed_to.empty()) out["attributed_to"] = claim.attributed_to;
  if (!claim.extractor.empty()) out["extractor"] = claim.extractor;
  if (claim.at == 0) return out;
  out["state"] = claim.state;
  if (!claim.who.empty()) out["who"] = claim.who;
  out["at"] = claim.at;
  return out;
}

Json json_of(const query::ResultEvent& event) {
  Json out = {{"id", event.id}, {"title", event.title}, {"kind", event.kind}};
  if (!event.own_title.empty()) out["own_title"] = event.own_title;
  if (!event.own_note.empty()) out["own_note"] = event.own_note;
  out["time"] = time_json(event);
  out["modality"] = event.modality;
  out["polarity"] = event.polarity;
  if (std::string standing = query::standing_in_words(event); !standing.empty())
    out["standing"] = std::move(standing);
  if (!event.attributed_to.empty()) out["attributed_to"] = event.attributed_to;
  out["state"] = event.state;
  if (!event.decisions.empty()) {
    out["decisions"] = Json::array();
    for (const query::ResultDecision& decision : event.decisions)
      out["decisions"].push_back(table::json_of(decision));
  }
  if (!event.found) out["found"] = false;
  if (!event.tags.empty()) out["tags"] = event.tags;
  for (const query::ResultNote& note : event.notes)
    out["notes"].push_back({{"words", note.words}, {"who", note.who}, {"at", note.at}});
  if (event.picture) out["picture"] = table::json_of(*event.picture);
  out["contested"] = event.contested;
  out["salience"] = event.salience;
  out["source_count"] = event.sources;
  out["copy_count"] = event.copies.size();
  out["actors"] = Json::array();
  for (const query::ResultActor& actor : event.actors)
    out["actors"].push_back(
        {{"id", actor.id}, {"name", actor.name}, {"kind", actor.kind}, {"role", actor.role}});
  out["claims"] = Json::array();
  for (const query::ResultClaim& claim : event.claims) out["claims"].push_back(json_of(claim));
  for (const query::ResultClaim& claim : event.rejected_claims)
    out["rejected_claims"].push_back(json_of(claim));
  return out;
}

}  // namespace

nlohmann::ordered_json json_of(const query::ResultPicture& picture) {
  Json out = {{"file", picture.file},
              {"type", picture.media_type},
              {"width", picture.width_px},
              {"height", picture.height_px},
              {"alternative", picture.alternative}};
  if (picture.decorative) out["decorative"] = true;
  if (!picture.caption.empty()) out["caption"] = picture.caption;
  if (!picture.credit.empty()) out["credit"] = picture.credit;
  out["sha256"] = picture.sha256;
  out["who"] = picture.who;
  out["at"] = picture.at;
  return out;
}

nlohmann::ordered_json time_json(const query::ResultEvent& event) {
  Json out = json_of(event.when, date_of(event));
  if (!event.unresolved.empty()) out["unresolved"] = event.unresolved;
  if (event.likely) out["likely"] = json_of(*event.likely);
  return out;
}

nlohmann::ordered_json json_of(const query::ResultSource& source) {
  Json out = {{"id", source.id}, {"name", source.name}};
  const auto put = [&](const char* field, const std::string& value) {
    if (!value.empty()) out[field] = value;
  };
  if (source.published) out["published"] = calendar::iso(*source.published);
  put("outlet", source.outlet);
  put("title", source.title);
  put("byline", source.byline);
  put("url", source.url);
  if (source.link) out["link"] = link_json(*source.link);
  put("counts_as", source.counts_as);
  return out;
}

nlohmann::ordered_json json_of(const query::ResultDecision& decision) {
  Json out = {
      {"field", decision.field}, {"state", decision.state}, {"who", decision.who}, {"at", decision.at}};
  if (decision.given) out["given"] = true;
  if (!decision.read.empty()) out["read"] = decision.read;
  if (decision.changed) out["changed"] = true;
  if (decision.uncited) out["uncited"] = true;
  if (!decision.read_by.empty()) out["read_by"] = decision.read_by;
  return out;
}

nlohmann::ordered_json link_json(const query::ResultLink& link) {
  return {{"kind", link.kind}, {"source", link.source}, {"share", link.share}};
}

nlohmann::ordered_json json_of(const query::Result& result) {
  Json out;
  out["events"] = Json::array();
  for (const query::ResultEvent& event : result.events) out["events"].push_back(json_of(event));
  out["sources"] = Json::array();
  for (const query::ResultSource& source : result.sources) out["sources"].push_back(json_of(source));
  out["relations"] = Json::array();
  for (const query::ResultRelation& relation : result.relations)
    out["relations"].push_back({{"from", relation.from}, {"to", relation.to}, {"kind", relation.kind}});
  out["left_out"] = result.left_out;
  out["possible"] = result.possible;
  out["probable"] = result.probable;
  return out;
}

}  // namespace dateline::table
