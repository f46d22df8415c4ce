#include "exports/interchange/days.hpp"
#include "exports/interchange/formats.hpp"
#include "exports/interchange/json_out.hpp"
#include "exports/view/wording.hpp"

namespace dateline::interchange {
namespace {

Json reference(const Handover& handover, const std::string& handle) {
  return {{"@id", "urn:uuid:" + uuid_of(handover, handle)}};
}

Json thing(const Handover& handover, const std::string& handle, const char* type) {
  Json out = reference(handover, handle);
  out["@type"] = type;
  return out;
}

const char* type_of(const query::ResultActor& actor) {
  if (actor.kind == "person") return "Person";
  if (actor.kind == "organization" || actor.kind == "group") return "Organization";
  if (actor.kind == "product") return "Product";
  return actor.kind == "place" ? "Place" : "Thing";
}

Json article_of(const query::ResultSource& source, const Handover& handover) {
  Json article = thing(handover, source.id, "NewsArticle");
  const std::string title = view::shown(source.title);
  put(article, "headline", title);
  if (title.empty()) put(article, "name", view::shown(source.outlet.empty() ? source.name : source.outlet));
  put(article, "url", view::web_address(source.url));
  put(article, "datePublished", date_holding(source.published, source.published));
  if (!source.byline.empty()) article["author"] = {{"@type", "Person"}, {"name", view::shown(source.byline)}};
  if (!source.outlet.empty())
    article["publisher"] = {{"@type", "Organization"}, {"name", view::shown(source.outlet)}};
  return article;
}

/// Who takes part, as the subject of the event in a role.
void put_people(Json& out, const query::ResultEvent& event, const Handover& handover) {
  for (const Part& part : parts_of(event)) {
    for (const std::string& role : part.roles) {
      if (role == "place") {
        out["location"].push_back(reference(handover, part.actor->id));
        continue;
      }
      out["about"].push_back(
          {{"@type", "Role"}, {"roleName", role}, {"about", reference(handover, part.actor->id)}});
    }
  }
}

Json event_of(const query::ResultEvent& event, const Handover& handover, const view::ListEntry& entry,
              const RelationsFrom& from, Losses& losses) {
  Json out = thing(handover, event.id, "Event");
  out["identifier"] = event.id;
  out["name"] = headline_of(event);
  const FromTo dates = dates_of(event.when);
  put(out, "startDate", dates.date + dates.start);
  put(out, "endDate", dates.end);
  if (loses_bounds(event, dates))
    losses.add("{} date is told less exactly than it is known, with its words in the description",
               "{} dates are told less exactly than they are known, with their words in the description");
  std::string description = date_in_words(event);
  for (const std::string* line : {&entry.status.words, &entry.according_to, &entry.note})
    if (!line->empty()) description += ". " + *line;
  out["description"] = description;
  put(out, "additionalType", view::shown(event.kind));
  for (const std::string& tag : event.tags) out["keywords"].push_back(view::shown(tag));
  put_people(out, event, handover);
  for (const query::ResultRelation* relation : from.of(event.id))
    if (relation->kind == "part_of") out["superEvent"] = reference(handover, relation->to);
  return out;
}

Json claim_of(const query::ResultClaim& claim, const query::ResultEvent& event, const Handover& handover) {
  Json out = {{"@id", "urn:uuid:" + uuid_of(handover, event, claim)}};
  out["@type"] = "Claim";
  // The words are the source's; what is made of them is the event.
  put(out, "text", view::shown(claim.quote));
  out["about"] = reference(handover, event.id);
  if (!claim.source.empty()) out["appearance"] = reference(handover, claim.source);
  put(out, "citation", view::shown(claim.citation));
  if (!claim.attributed_to.empty())
    out["creator"] = {{"@type", "Thing"}, {"name", view::shown(claim.attributed_to)}};
  return out;
}

}  // namespace

void json_ld(Writing& writing) {
  const Handover& handover = writing.handover;
  const Entries entries(handover);
  const RelationsFrom from(handover.result);
  // The terms are those of schema.org; no program has to fetch them to read this.
  const Json context = {{"@vocab", "https://schema.org/"}};
  writing.add("{\n\"@context\": " + on_a_line(context) + ",\n\"@graph\": ");
  JsonList graph(writing);
  for (const query::ResultSource& source : handover.result.sources) graph.add(article_of(source, handover));
  Newcomers newcomers;
  writing.each_event([&](const query::ResultEvent& event) {
    for (const query::ResultActor* actor : newcomers.in(event)) {
      Json out = thing(handover, actor->id, type_of(*actor));
      out["name"] = view::shown(actor->name);
      graph.add(out);
    }
    graph.add(event_of(event, handover, entries.of(event), from, writing.losses));
    for (const query::ResultClaim& claim : event.claims) graph.add(claim_of(claim, event, handover));
  });
  graph.end();
  writing.add("\n}\n");
}

}  // namespace dateline::interchange
