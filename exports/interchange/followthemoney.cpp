#include <algorithm>

#include "exports/interchange/days.hpp"
#include "exports/interchange/formats.hpp"
#include "exports/interchange/json_out.hpp"
#include "exports/view/wording.hpp"

namespace dateline::interchange {
namespace {

// FollowTheMoney takes years from 1000 to 2999.
constexpr calendar::Year least_year = 1000, most_year = 2999;

/// An entity: each property is a list of values, each once.
class Entity {
 public:
  Entity(std::string id, const char* schema) : id_(std::move(id)), schema_(schema) {}
  void add(const char* property, const std::string& value) {
    if (value.empty()) return;
    Json& values = properties_[property];
    if (values.is_null()) values = Json::array();
    if (std::find(values.begin(), values.end(), Json(value)) == values.end()) values.push_back(value);
  }
  std::string line() const {
    return on_a_line({{"id", id_}, {"schema", schema_}, {"properties", properties_}}) + "\n";
  }

 private:
  std::string id_;
  const char* schema_;
  Json properties_ = Json::object();
};

/// What somebody is there; null for what is no legal entity.
const char* schema_of(const query::ResultActor& actor) {
  if (actor.kind == "person") return "Person";
  if (actor.kind == "organization") return "Organization";
  return actor.kind == "group" ? "LegalEntity" : nullptr;
}

Entity article_of(const query::ResultSource& source, const Handover& handover) {
  Entity article(uuid_of(handover, source.id), "Article");
  const std::string title = view::shown(source.title);
  article.add("title",
              title.empty() ? view::shown(source.outlet.empty() ? source.name : source.outlet) : title);
  article.add("publisher", view::shown(source.outlet));
  article.add("author", view::shown(source.byline));
  article.add("sourceUrl", view::web_address(source.url));
  article.add("publishedAt", date_holding(source.published, source.published, least_year, most_year));
  return article;
}

Entity entity_of(const query::ResultEvent& event, const Handover& handover, const view::ListEntry& entry,
                 Losses& losses) {
  Entity entity(uuid_of(handover, event.id), "Event");
  entity.add("name", headline_of(event));
  const FromTo dates = dates_of(event.when, least_year, most_year);
  entity.add("date", dates.date);
  entity.add("startDate", dates.start);
  entity.add("endDate", dates.end);
  if (loses_bounds(event, dates))
    losses.add("{} date is told less exactly than it is known, with its words in the summary",
               "{} dates are told less exactly than they are known, with their words in the summary");
  const std::vector<std::string> lines = lines_of(event, entry);
  entity.add("summary", lines.front());
  std::string description;
  for (std::size_t i = 1; i < lines.size(); ++i) description += (i == 1 ? "" : "\n") + lines[i];
  entity.add("description", description);
  entity.add("keywords", view::shown(event.kind));
  for (const std::string& tag : event.tags) entity.add("keywords", view::shown(tag));
  for (const Part& part : parts_of(event)) {
    if (part.actor->kind == "place")
      entity.add("location", view::shown(part.actor->name));
    else if (schema_of(*part.actor) != nullptr)
      entity.add("involved", uuid_of(handover, part.actor->id));
    else
      entity.add("namesMentioned", view::shown(part.actor->name));
  }
  for (const query::ResultClaim& claim : event.claims)
    if (!claim.source.empty()) entity.add("proof", uuid_of(handover, claim.source));
  for (const view::ListQuote& quote : entry.quotes)
    for (const view::ListCitation& citation : quote.citations) entity.add("sourceUrl", citation.url);
  entity.add("recordId", event.id);
  return entity;
}

}  // namespace

void followthemoney(Writing& writing) {
  const Handover& handover = writing.handover;
  const Entries entries(handover);
  for (const query::ResultSource& source : handover.result.sources)
    writing.add(article_of(source, handover).line());
  Newcomers newcomers;
  std::unordered_map<std::string, const char*> schemas;
  writing.each_event([&](const query::ResultEvent& event) {
    for (const query::ResultActor* actor : newcomers.in(event)) {
      const char* const schema = schema_of(*actor);
      if (schema == nullptr) continue;
      schemas.emplace(actor->id, schema);
      Entity entity(uuid_of(handover, actor->id), schema);
      entity.add("name", view::shown(actor->name));
      writing.add(entity.line());
    }
    writing.add(entity_of(event, handover, entries.of(event), writing.losses).line());
    if (!handover.mentions) return;
    for (const Mention& mention : handover.mentions(event)) {
      const auto schema = schemas.find(mention.actor);
      if (schema == schemas.end()) continue;
      Entity entity(uuid_of(handover, mention.source) + "-" + uuid_of(handover, mention.actor), "Mention");
      entity.add("document", uuid_of(handover, mention.source));
      entity.add("resolved", uuid_of(handover, mention.actor));
      entity.add("detectedSchema", schema->second);
      entity.add("name", view::shown(mention.words));
      writing.add(entity.line());
    }
  });
}

}  // namespace dateline::interchange
