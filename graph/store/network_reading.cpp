// What a StoryFile reads of its graph for who walks along it. Each function is one statement on an index.
#include <algorithm>

#include "graph/store/connection.hpp"
#include "graph/store/query.hpp"
#include "graph/store/story_file.hpp"

namespace dateline::store {

std::vector<model::Participant> StoryFile::participants_of(model::EventId id) const {
  Query query(*connection_, "SELECT actor, role FROM event_participant WHERE event = ? ORDER BY position");
  query.bind(static_cast<std::int64_t>(id.number));
  std::vector<model::Participant> participants;
  while (query.next()) participants.push_back({{query.number(0)}, query.choice(1, model::Role::other)});
  return participants;
}

std::vector<model::Involvement> StoryFile::involvements_of(model::ActorId id) const {
  Query query(*connection_, "SELECT event, role FROM event_participant WHERE actor = ?");
  query.bind(static_cast<std::int64_t>(id.number));
  std::vector<model::Involvement> involvements;
  while (query.next()) involvements.push_back({{query.number(0)}, query.choice(1, model::Role::other)});
  return involvements;
}

std::vector<model::Link> StoryFile::links_of(model::EventId id) const {
  std::vector<model::Link> links;
  const auto add = [&](std::string_view sql, bool backwards) {
    Query query(*connection_, sql);
    query.bind(static_cast<std::int64_t>(id.number));
    while (query.next())
      links.push_back({{query.number(0)}, query.choice(1, model::RelationKind::contradicts), backwards});
  };
  add("SELECT to_event, kind FROM relation WHERE from_event = ?", false);
  add("SELECT from_event, kind FROM relation WHERE to_event = ?", true);
  return links;
}

std::vector<model::EventId> StoryFile::told_with(model::EventId id) const {
  // CROSS JOIN: from the few claims of the event to what the index says of their places, and to no other row.
  Query query(*connection_,
              "SELECT other.event FROM claim AS own CROSS JOIN claim AS other ON other.source = own.source "
              "AND other.quote_begin = own.quote_begin WHERE own.event = ?1 AND other.event <> ?1 "
              "AND own.state <> 3 AND other.state <> 3 AND own.quote_end > own.quote_begin "
              "AND other.quote_end > other.quote_begin");
  query.bind(static_cast<std::int64_t>(id.number));
  std::vector<model::EventId> events;
  while (query.next()) events.push_back({query.number(0)});
  std::sort(events.begin(), events.end());
  events.erase(std::unique(events.begin(), events.end()), events.end());
  return events;
}

bool StoryFile::is_rejected(model::EventId id) const {
  // Of the few in this index, not of the wide rows of all events.
  Query query(*connection_, "SELECT 1 FROM event INDEXED BY event_rejected WHERE number = ? AND state = 3");
  query.bind(static_cast<std::int64_t>(id.number));
  return query.next();
}

std::optional<double> StoryFile::salience_of(model::EventId id) const {
  Query query(*connection_, "SELECT salience FROM event WHERE number = ? AND state <> 3");
  query.bind(static_cast<std::int64_t>(id.number));
  if (!query.next()) return std::nullopt;
  return query.real(0);
}

void StoryFile::each_salience(const std::function<void(model::EventId, double)>& visit) const {
  Query query(*connection_, "SELECT number, salience FROM event WHERE state <> 3 ORDER BY number");
  while (query.next()) visit({query.number(0)}, query.real(1));
}

void StoryFile::each_participation(
    const std::function<void(model::EventId, const model::Participant&)>& visit) const {
  Query query(*connection_, "SELECT event, actor, role FROM event_participant ORDER BY event, position");
  while (query.next()) visit({query.number(0)}, {{query.number(1)}, query.choice(2, model::Role::other)});
}

void StoryFile::each_link(const std::function<void(model::EventId, const model::Link&)>& visit) const {
  Query query(*connection_, "SELECT from_event, to_event, kind FROM relation ORDER BY from_event, number");
  while (query.next())
    visit({query.number(0)}, {{query.number(1)}, query.choice(2, model::RelationKind::contradicts), false});
}

}  // namespace dateline::store
