// What a StoryFile reads of the graph.
#include <algorithm>
#include <iterator>
#include <limits>
#include <set>
#include <span>
#include <utility>

#include "graph/store/beside.hpp"
#include "graph/store/connection.hpp"
#include "graph/store/dating_columns.hpp"
#include "graph/store/day_range.hpp"
#include "graph/store/query.hpp"
#include "graph/store/story_file.hpp"
#include "graph/store/today.hpp"

namespace dateline::store {
namespace {

#define DATELINE_EVENT_COLUMNS                                                     \
  "number, uid, title, kind, modality, polarity, attributed_to, salience, state, " \
  "contested, found, beside, pictures, " DATELINE_DATING_COLUMNS

/// In which other tables there is something of an event.
struct Beside {
  std::int64_t flags = 0;
  bool has_picture = false;
};

/// The event, but for what stands in other tables; `beside` says in which there is something.
model::Event event_from(const Query& query, Beside& beside) {
  model::Event event;
  event.id.number = query.number(0);
  event.uid = query.text(1);
  event.title = query.text(2);
  event.kind = query.text(3);
  event.modality = query.choice(4, model::Modality::hypothetical);
  event.polarity = query.choice(5, model::Polarity::negative);
  event.attributed_to.number = query.number(6);
  event.salience = query.real(7);
  event.state = query.choice(8, model::State::rejected);
  event.contested = query.integer(9) != 0;
  event.found = query.integer(10) != 0;
  beside = {query.integer(11), query.integer(12) != 0};
  event.dating = dating_from(query, 13);
  return event;
}

#define DATELINE_UNDATED_EVENTS                                                    \
  "SELECT number FROM event WHERE earliest_start IS NULL AND latest_start IS NULL" \
  " AND earliest_end IS NULL AND latest_end IS NULL"

// Those that may be between the days ?3 and ?4, and perhaps others; ?1 and ?2 are their DayRange.
#define DATELINE_EVENTS_BETWEEN                                                                     \
  "SELECT number FROM event WHERE earliest_start = latest_end AND earliest_start BETWEEN ?3 AND ?4" \
  " UNION ALL SELECT event FROM event_days WHERE first <= ?2 AND last >= ?1"

#define DATELINE_EVENTS_IN(these) \
  "SELECT " DATELINE_EVENT_COLUMNS " FROM event WHERE number IN (" these ") ORDER BY number"

#define DATELINE_PARTICIPANTS_IN(these) \
  "SELECT event, actor, role FROM event_participant WHERE event IN (" these ") ORDER BY event, position"

/// What is decided of a field, from nine columns; `last` is the last field that there can be.
model::FieldDecision field_decision_from(const Query& query, model::Field last) {
  return {.field = query.choice(0, last),
          .state = query.choice(1, model::State::rejected),
          .who = query.text(2),
          .at = query.integer(3),
          .given = query.integer(4) != 0,
          .read = query.text(5),
          .changed = query.integer(6) != 0,
          .uncited = query.integer(7) != 0,
          .read_by = query.text(8)};
}

void add_decisions(Connection& connection, model::Event& event) {
  Query query(connection,
              "SELECT field, state, who, at, given, read, changed, uncited, read_by FROM event_decision "
              "WHERE event = ? ORDER BY field");
  query.bind(static_cast<std::int64_t>(event.id.number));
  while (query.next()) event.decisions.push_back(field_decision_from(query, model::Field::standing));
}

void add_decisions(Connection& connection, model::Actor& actor) {
  Query query(connection,
              "SELECT field, state, who, at, given, read, changed, uncited, read_by, citation, source FROM "
              "actor_decision WHERE actor = ? ORDER BY field");
  query.bind(static_cast<std::int64_t>(actor.id.number));
  while (query.next()) {
    actor.decisions.push_back(field_decision_from(query, model::Field::name));
    model::FieldCitation citation{actor.decisions.back().field, query.text(9), {query.number(10)}};
    if (!citation.words.empty() || citation.source) actor.citations.push_back(std::move(citation));
  }
  actor.state = model::state_of(actor);
}

void add_tags(Connection& connection, model::Event& event) {
  Query tags(connection, "SELECT tag FROM event_tag WHERE event = ? ORDER BY tag");
  tags.bind(static_cast<std::int64_t>(event.id.number));
  while (tags.next()) event.tags.push_back(tags.text(0));
}

void add_notes(Connection& connection, model::Event& event) {
  Query notes(connection, "SELECT words, who, at FROM event_note WHERE event = ? ORDER BY position");
  notes.bind(static_cast<std::int64_t>(event.id.number));
  while (notes.next()) event.notes.push_back({notes.text(0), notes.text(1), notes.integer(2)});
}

void add_picture(Connection& connection, model::Event& event) {
  Query query(
      connection,
      "SELECT picture, media_type, width, height, file, alternative, decorative, caption, credit, who, at "
      "FROM event_picture WHERE event = ?");
  query.bind(static_cast<std::int64_t>(event.id.number));
  if (!query.next()) return;
  event.picture = model::EventPicture{.uid = query.text(0),
                                      .media_type = query.text(1),
                                      .width_px = query.number(2),
                                      .height_px = query.number(3),
                                      .file = query.text(4),
                                      .alternative = query.text(5),
                                      .decorative = query.integer(6) != 0,
                                      .caption = query.text(7),
                                      .credit = query.text(8),
                                      .who = query.text(9),
                                      .at = query.integer(10)};
}

/// What the editor has put beside an event.
void add_what_is_beside(Connection& connection, model::Event& event, const Beside& beside) {
  if ((beside.flags & decisions_beside) != 0) add_decisions(connection, event);
  if ((beside.flags & tags_beside) != 0) add_tags(connection, event);
  if ((beside.flags & notes_beside) != 0) add_notes(connection, event);
  if (beside.has_picture) add_picture(connection, event);
}

void add_participants(Connection& connection, model::Event& event) {
  Query query(connection, "SELECT actor, role FROM event_participant WHERE event = ? ORDER BY position");
  query.bind(static_cast<std::int64_t>(event.id.number));
  while (query.next()) {
    event.participants.push_back({{query.number(0)}, query.choice(1, model::Role::other), {}});
  }
}

std::optional<model::Event> event_numbered(Connection& connection, std::uint32_t number) {
  Query query(connection, "SELECT " DATELINE_EVENT_COLUMNS " FROM event WHERE number = ?");
  query.bind(static_cast<std::int64_t>(number));
  if (!query.next()) return std::nullopt;
  Beside beside;
  model::Event event = event_from(query, beside);
  add_what_is_beside(connection, event, beside);
  add_participants(connection, event);
  return event;
}

/// The rows of `events` in the order of their numbers, with the participants that `participants` gives in the
/// same order.
void walk(Connection& connection, Query& events, Query& participants,
          const std::function<bool(const model::Event&)>& visit) {
  bool is_left = participants.next();
  while (events.next()) {
    Beside beside;
    model::Event event = event_from(events, beside);
    add_what_is_beside(connection, event, beside);
    while (is_left && participants.number(0) < event.id.number) is_left = participants.next();
    while (is_left && participants.number(0) == event.id.number) {
      event.participants.push_back(
          {{participants.number(1)}, participants.choice(2, model::Role::other), {}});
      is_left = participants.next();
    }
    if (!visit(event)) return;
  }
}

model::Actor actor_from(const Query& query) {
  model::Actor actor;
  actor.id.number = query.number(0);
  actor.uid = query.text(1);
  actor.kind = query.choice(2, model::ActorKind::other);
  actor.name = query.text(3);
  actor.mentions = static_cast<std::uint64_t>(query.integer(4));
  return actor;
}

std::optional<model::Actor> actor_numbered(Connection& connection, std::uint32_t number) {
  Query query(connection, "SELECT number, uid, kind, name, mentions FROM actor WHERE number = ?");
  query.bind(static_cast<std::int64_t>(number));
  if (!query.next()) return std::nullopt;
  model::Actor actor = actor_from(query);
  Query words(connection, "SELECT part, words FROM actor_word WHERE actor = ? ORDER BY part, position");
  words.bind(static_cast<std::int64_t>(number));
  while (words.next()) (words.integer(0) == 0 ? actor.aliases : actor.titles).push_back(words.text(1));
  add_decisions(connection, actor);
  return actor;
}

std::vector<std::uint32_t> numbers_from(Query& query) {
  std::vector<std::uint32_t> numbers;
  while (query.next()) numbers.push_back(query.number(0));
  return numbers;
}

std::vector<model::EventId> event_ids_from(Query& query) {
  std::vector<model::EventId> ids;
  while (query.next()) ids.push_back({query.number(0)});
  return ids;
}

void sort_unique(std::vector<std::uint32_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

bool is_in(const model::EventWindow& window, const calendar::TimeSpan& stated) {
  if (stated.unknown()) return !window.dated_only;
  const calendar::TimeSpan when = calendar::widened(stated);
  if (window.last && when.earliest_start && *window.last < *when.earliest_start) return false;
  return !(window.first && when.latest_end && *when.latest_end < *window.first);
}

/// The events of these actors that may be in the window, and perhaps others, by handle.
std::vector<std::uint32_t> candidates(Connection& connection, const model::EventWindow& window) {
  std::vector<std::uint32_t> numbers;
  const auto append = [&](Query& query) {
    const std::vector<std::uint32_t> more = numbers_from(query);
    numbers.insert(numbers.end(), more.begin(), more.end());
  };
  const DayRange days = day_range_of(window.first, window.last);
  for (const model::ActorId id : window.actors) {
    const std::int64_t actor = actor_today(connection, id.number);
    Query dated(connection,
                "SELECT event FROM event_participant WHERE actor = ? AND first <= ? AND last >= ?");
    dated.bind(actor).bind(days.last).bind(days.first);
    append(dated);
    if (window.dated_only) continue;
    Query undated(connection, "SELECT event FROM event_participant WHERE actor = ? AND first IS NULL");
    undated.bind(actor);
    append(undated);
  }
  sort_unique(numbers);
  return numbers;
}

/// Words as FTS5 takes them: each in quotation marks, so that nothing in them is an operator. FTS5 reads its
/// query up to the first NUL.
std::string quoted_words(std::span<const std::string> words) {
  std::string quoted;
  for (const std::string& word : words) {
    quoted += quoted.empty() ? "\"" : " \"";
    for (const char c : word) {
      if (c == '"') quoted.push_back('"');
      quoted.push_back(c == '\0' ? ' ' : c);
    }
    quoted.push_back('"');
  }
  return quoted;
}

}  // namespace

void StoryFile::each_event(const model::EventWindow& window,
                           const std::function<bool(const model::Event&)>& visit) const {
  const auto visit_if_in = [&](const model::Event& event) {
    return !is_in(window, event.dating.when) || visit(event);
  };
  if (!window.actors.empty()) {
    for (const std::uint32_t number : candidates(*connection_, window)) {
      const std::optional<model::Event> found = event_numbered(*connection_, number);
      if (found && !visit_if_in(*found)) return;
    }
    return;
  }
  if (!window.first && !window.last && !window.dated_only) {
    Query events(*connection_, "SELECT " DATELINE_EVENT_COLUMNS " FROM event ORDER BY number");
    Query participants(*connection_,
                       "SELECT event, actor, role FROM event_participant ORDER BY event, position");
    walk(*connection_, events, participants, visit);
    return;
  }
  const DayRange days = day_range_of(window.first, window.last);
  using Limits = std::numeric_limits<std::int64_t>;
  const std::int64_t first = window.first ? window.first->number : Limits::min();
  const std::int64_t last = window.last ? window.last->number : Limits::max();
  const auto walk_between = [&](std::string_view events_sql, std::string_view participants_sql) {
    Query events(*connection_, events_sql), participants(*connection_, participants_sql);
    for (Query* query : {&events, &participants})
      query->bind(days.first).bind(days.last).bind(first).bind(last);
    walk(*connection_, events, participants, visit_if_in);
  };
  if (window.dated_only)
    walk_between(DATELINE_EVENTS_IN(DATELINE_EVENTS_BETWEEN),
                 DATELINE_PARTICIPANTS_IN(DATELINE_EVENTS_BETWEEN));
  else
    walk_between(DATELINE_EVENTS_IN(DATELINE_EVENTS_BETWEEN " UNION ALL " DATELINE_UNDATED_EVENTS),
                 DATELINE_PARTICIPANTS_IN(DATELINE_EVENTS_BETWEEN " UNION ALL " DATELINE_UNDATED_EVENTS));
}

void StoryFile::each_actor(const std::function<bool(const model::Actor&)>& visit) const {
  std::set<std::uint32_t> decided;
  Query decisions(*connection_, "SELECT DISTINCT actor FROM actor_decision");
  while (decisions.next()) decided.insert(decisions.number(0));
  Query query(*connection_, "SELECT number, uid, kind, name, mentions FROM actor ORDER BY number");
  // In the same order beside it: a statement for each actor would take much longer.
  Query words(*connection_, "SELECT actor, part, words FROM actor_word ORDER BY actor, part, position");
  bool is_left = words.next();
  while (query.next()) {
    model::Actor actor = actor_from(query);
    while (is_left && words.number(0) < actor.id.number) is_left = words.next();
    while (is_left && words.number(0) == actor.id.number) {
      (words.integer(1) == 0 ? actor.aliases : actor.titles).push_back(words.text(2));
      is_left = words.next();
    }
    if (decided.contains(actor.id.number)) add_decisions(*connection_, actor);
    if (!visit(actor)) return;
  }
}

std::optional<model::Event> StoryFile::event(model::EventId id) const {
  std::optional<model::Event> found = event_numbered(*connection_, id.number);
  return found ? found : event_numbered(*connection_, event_today(*connection_, id.number));
}

std::optional<model::Actor> StoryFile::actor(model::ActorId id) const {
  std::optional<model::Actor> found = actor_numbered(*connection_, id.number);
  return found ? found : actor_numbered(*connection_, actor_today(*connection_, id.number));
}

std::optional<model::EventId> StoryFile::find_event_by_uid(const std::string& uid) const {
  const std::uint32_t number = event_today(*connection_, last_number(*connection_, "E", uid));
  return number == 0 ? std::nullopt : std::optional(model::EventId{number});
}

std::optional<model::EventId> StoryFile::event_number_of(const std::string& uid) const {
  const std::uint32_t number = first_number(*connection_, "E", uid);
  return number == 0 ? std::nullopt : std::optional(model::EventId{number});
}

std::optional<model::ActorId> StoryFile::actor_number_of(const std::string& uid) const {
  const std::uint32_t number = first_number(*connection_, "A", uid);
  return number == 0 ? std::nullopt : std::optional(model::ActorId{number});
}

std::optional<model::ActorId> StoryFile::find_actor_by_uid(const std::string& uid) const {
  const std::uint32_t number = actor_today(*connection_, last_number(*connection_, "A", uid));
  return number == 0 ? std::nullopt : std::optional(model::ActorId{number});
}

namespace {

std::vector<model::Relation> relations_in(Query& query) {
  std::vector<model::Relation> relations;
  while (query.next()) {
    relations.push_back({.from = {query.number(0)},
                         .to = {query.number(1)},
                         .kind = query.choice(2, model::RelationKind::contradicts),
                         .source = {query.number(3)},
                         .words = query.span(4)});
  }
  return relations;
}

}  // namespace

std::vector<model::Relation> StoryFile::relations_of(model::EventId id) const {
  Query query(*connection_,
              "SELECT from_event, to_event, kind, source, words_begin, words_end FROM relation "
              "WHERE from_event = ?1 OR to_event = ?1 ORDER BY number");
  query.bind(static_cast<std::int64_t>(event_today(*connection_, id.number)));
  return relations_in(query);
}

std::vector<model::Relation> StoryFile::relations_from(model::EventId id) const {
  Query query(*connection_,
              "SELECT from_event, to_event, kind, source, words_begin, words_end FROM relation "
              "WHERE from_event = ? ORDER BY number");
  query.bind(static_cast<std::int64_t>(event_today(*connection_, id.number)));
  return relations_in(query);
}

std::vector<model::Disagreement> StoryFile::disagreements() const {
  Query query(*connection_,
              "SELECT kind, one_event, other_event, one_claim, other_claim, one_words, other_words, settled "
              "FROM disagreement ORDER BY kind, one_event, other_event, number");
  std::vector<model::Disagreement> out;
  while (query.next()) {
    out.push_back({.kind = query.choice(0, model::DisagreementKind::maybe_one),
                   .one = {query.number(1)},
                   .other = {query.number(2)},
                   .one_claim = {query.number(3)},
                   .other_claim = {query.number(4)},
                   .one_words = query.text(5),
                   .other_words = query.text(6),
                   .settled = query.integer(7) != 0});
  }
  return out;
}

std::vector<model::MaybeSameActor> StoryFile::maybe_same_actors() const {
  Query query(*connection_, "SELECT one, other, likeness FROM maybe_same_actor ORDER BY number");
  std::vector<model::MaybeSameActor> out;
  while (query.next())
    out.push_back({{query.number(0)}, {query.number(1)}, query.choice(2, model::Likeness::bare_name)});
  return out;
}

std::vector<model::Selection> StoryFile::selections() const {
  std::vector<model::Selection> out;
  Query names(*connection_, "SELECT number, name FROM selection ORDER BY number");
  while (names.next()) {
    model::Selection& selection = out.emplace_back(names.text(1));
    const std::int64_t number = names.integer(0);
    Query filter(*connection_, "SELECT words FROM selection_filter WHERE selection = ? ORDER BY position");
    filter.bind(number);
    while (filter.next()) selection.filter.push_back(filter.text(0));
    Query items(
        *connection_,
        "SELECT event, choice, title, note FROM selection_item WHERE selection = ? ORDER BY position");
    items.bind(number);
    while (items.next())
      selection.items.push_back(
          {{items.number(0)}, items.choice(1, model::Choice::dropped), items.text(2), items.text(3)});
    Query order(*connection_,
                "SELECT event, after FROM selection_place WHERE selection = ? ORDER BY position");
    order.bind(number);
    while (order.next()) selection.order.push_back({{order.number(0)}, {order.number(1)}});
  }
  return out;
}

std::optional<model::SourceLink> StoryFile::link_of(model::SourceId id) const {
  Query query(*connection_, "SELECT kind, other, head, share FROM source_link WHERE source = ?");
  query.bind(static_cast<std::int64_t>(id.number));
  if (!query.next()) return std::nullopt;
  return model::SourceLink{.kind = query.choice(0, model::LinkKind::containing),
                           .other = {query.number(1)},
                           .head = {query.number(2)},
                           .share = query.real(3)};
}

std::vector<base::ByteSpan> StoryFile::pages_of(model::SourceId id) const {
  Query query(*connection_,
              "SELECT words_begin, words_end FROM source_page WHERE source = ? ORDER BY number");
  query.bind(static_cast<std::int64_t>(id.number));
  std::vector<base::ByteSpan> pages;
  while (query.next()) pages.push_back(query.span(0));
  return pages;
}

std::vector<model::EventId> StoryFile::events_of(model::ActorId id) const {
  Query query(*connection_, "SELECT DISTINCT event FROM event_participant WHERE actor = ? ORDER BY event");
  query.bind(static_cast<std::int64_t>(actor_today(*connection_, id.number)));
  return event_ids_from(query);
}

std::vector<model::EventId> StoryFile::events_in(model::SourceId id) const {
  Query query(*connection_,
              "SELECT DISTINCT event FROM claim WHERE source = ? AND state <> 3 ORDER BY event");
  query.bind(static_cast<std::int64_t>(id.number));
  return event_ids_from(query);
}

std::vector<model::EventId> StoryFile::events_with_words(const std::vector<std::string>& words) const {
  // FTS5 takes some 250 words at once at most.
  constexpr std::size_t words_at_once = 50;
  std::vector<std::string> all = words;
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  std::vector<model::EventId> found;
  for (std::size_t begin = 0; begin < all.size(); begin += words_at_once) {
    const std::size_t count = std::min(words_at_once, all.size() - begin);
    const std::string quoted = quoted_words(std::span(all).subspan(begin, count));
    Query query(*connection_, "SELECT rowid FROM event_words WHERE event_words MATCH ? ORDER BY rowid");
    query.bind(quoted);
    std::vector<model::EventId> holding = event_ids_from(query);
    if (begin == 0) {
      found = std::move(holding);
      continue;
    }
    std::vector<model::EventId> both;
    std::set_intersection(found.begin(), found.end(), holding.begin(), holding.end(),
                          std::back_inserter(both));
    found = std::move(both);
  }
  return found;
}

}  // namespace dateline::store
