// What a StoryFile tells of many events without reading them whole.
#include <algorithm>

#include "graph/store/query.hpp"
#include "graph/store/story_file.hpp"
#include "graph/store/today.hpp"

namespace dateline::store {
namespace {

std::vector<std::string> texts_from(Query& query) {
  std::vector<std::string> texts;
  while (query.next()) texts.push_back(query.text(0));
  return texts;
}

template <typename Id>
std::vector<Id> ids_from(Query& query) {
  std::vector<Id> ids;
  while (query.next()) ids.push_back({query.number(0)});
  return ids;
}

}  // namespace

model::EventId StoryFile::last_event() const {
  Query query(*connection_, "SELECT max(number) FROM event");
  return {query.next() ? query.number(0) : 0};
}

std::vector<std::string> StoryFile::kinds() const {
  Query query(*connection_, "SELECT DISTINCT kind FROM event ORDER BY kind");
  return texts_from(query);
}

std::vector<std::string> StoryFile::tags() const {
  Query query(*connection_, "SELECT DISTINCT tag FROM event_tag ORDER BY tag");
  return texts_from(query);
}

std::vector<model::EventId> StoryFile::events_of_kind(const std::string& kind) const {
  Query query(*connection_, "SELECT number FROM event WHERE kind = ? ORDER BY number");
  query.bind(kind);
  return ids_from<model::EventId>(query);
}

std::vector<model::EventId> StoryFile::events_with_tag(const std::string& tag) const {
  Query query(*connection_, "SELECT event FROM event_tag WHERE tag = ? ORDER BY event");
  query.bind(tag);
  return ids_from<model::EventId>(query);
}

std::vector<std::string> StoryFile::extractors() const {
  Query query(*connection_,
              "SELECT DISTINCT extractor FROM claim WHERE extractor <> '' AND state <> 3 ORDER BY extractor");
  return texts_from(query);
}

std::vector<model::EventId> StoryFile::events_read_by(const std::string& extractor) const {
  Query query(*connection_,
              "SELECT DISTINCT event FROM claim WHERE extractor = ? AND extractor <> '' AND state <> 3 "
              "ORDER BY event");
  query.bind(extractor);
  return ids_from<model::EventId>(query);
}

std::vector<model::EventId> StoryFile::events_in_state(model::State state) const {
  Query query(*connection_, "SELECT number FROM event WHERE state = ? ORDER BY number");
  query.bind(static_cast<std::int64_t>(state));
  return ids_from<model::EventId>(query);
}

std::vector<model::EventId> StoryFile::events_attributed_to(model::ActorId id) const {
  Query query(*connection_,
              "SELECT number FROM event WHERE attributed_to = ?1 UNION "
              "SELECT event FROM claim WHERE attributed_to = ?1 AND state <> 3 ORDER BY 1");
  query.bind(static_cast<std::int64_t>(actor_today(*connection_, id.number)));
  return ids_from<model::EventId>(query);
}

std::vector<model::EventId> StoryFile::events_in_relation(model::RelationKind kind) const {
  Query query(*connection_,
              "SELECT from_event FROM relation WHERE kind = ?1 UNION "
              "SELECT to_event FROM relation WHERE kind = ?1 ORDER BY 1");
  query.bind(static_cast<std::int64_t>(kind));
  return ids_from<model::EventId>(query);
}

std::vector<model::SourceId> StoryFile::sources_of(model::EventId id) const {
  Query query(*connection_, "SELECT source FROM claim WHERE event = ? AND state <> 3 AND source IS NOT NULL");
  query.bind(static_cast<std::int64_t>(event_today(*connection_, id.number)));
  // So few are sorted faster here than in a table that SQLite makes for it.
  std::vector<model::SourceId> sources = ids_from<model::SourceId>(query);
  std::sort(sources.begin(), sources.end());
  sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
  return sources;
}

}  // namespace dateline::store
