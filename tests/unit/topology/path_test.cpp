#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <set>

#include "graph/topology/path.hpp"
#include "tests/support/small_story.hpp"

using namespace dateline;
using dateline::test::SmallStory;
using model::Role;

namespace {

std::optional<topology::Path> shortest_path(const SmallStory& story, model::ActorId from, model::ActorId to) {
  const topology::Paths found = topology::shortest_paths(story, from, to);
  return found.paths.empty() ? std::nullopt : std::optional(found.paths.front());
}

std::string dump(const std::optional<topology::Path>& path) {
  if (!path) return "none";
  std::string out = to_string(path->from);
  for (const topology::PathStep& step : path->steps)
    out += " " + std::visit([](auto id) { return to_string(id); }, step.to);
  return out;
}

/// The number of steps by a plain search level by level.
std::size_t steps_by_levels(const SmallStory& story, model::ActorId from, model::ActorId to) {
  std::set<model::ActorId> seen{from};
  std::vector<model::ActorId> level{from};
  for (std::size_t steps = 0; !level.empty(); steps += 2) {
    if (seen.count(to)) return steps;
    std::vector<model::ActorId> next;
    for (const model::ActorId actor : level)
      for (const model::EventId id : story.events_of(actor)) {
        const auto event = story.event(id);
        for (const model::Participation& part : event->participants)
          if (seen.insert(part.actor).second) next.push_back(part.actor);
      }
    level = std::move(next);
  }
  return 0;
}

}  // namespace

TEST_CASE("path: leads from actor to actor through events", "[topology]") {
  // A1 --E1-- A2 --E2-- A3      A4 alone
  SmallStory story;
  const auto a1 = story.actor("one"), a2 = story.actor("two"), a3 = story.actor("three"),
             a4 = story.actor("four");
  story.event("2016", "first", "meeting", {{a1, Role::agent}, {a2, Role::agent}});
  story.event("2017", "second", "meeting", {{a2, Role::agent}, {a3, Role::patient}});
  CHECK(dump(shortest_path(story, a1, a3)) == "A1 E1 A2 E2 A3");
  CHECK(dump(shortest_path(story, a3, a1)) == "A3 E2 A2 E1 A1");
  CHECK(dump(shortest_path(story, a1, a4)) == "none");
  CHECK(dump(shortest_path(story, a1, a1)) == "A1");
}

TEST_CASE("path: of equally short ones the one through what matters more", "[topology]") {
  SmallStory story;
  const auto a1 = story.actor("one"), a2 = story.actor("two");
  story.event("2016", "dull", "meeting", {{a1, Role::agent}, {a2, Role::agent}}, {}, 0.1);
  story.event("2017", "salient", "meeting", {{a1, Role::agent}, {a2, Role::agent}}, {}, 0.9);
  CHECK(dump(shortest_path(story, a1, a2)) == "A1 E2 A2");
}

TEST_CASE("path: relations between events carry on, rejected events do not", "[topology]") {
  SmallStory story;
  const auto a1 = story.actor("one"), a2 = story.actor("two");
  const auto e1 = story.event("2016", "cause", "meeting", {{a1, Role::agent}});
  const auto e2 = story.event("2017", "effect", "meeting", {{a2, Role::agent}});
  story.relate(e2, e1, model::RelationKind::responds_to);
  const auto path = shortest_path(story, a1, a2);
  REQUIRE(dump(path) == "A1 E1 E2 A2");
  CHECK(path->steps[1].relation == model::RelationKind::responds_to);
  CHECK(path->steps[1].backwards);
  story.at(e1).state = model::State::rejected;
  CHECK(dump(shortest_path(story, a1, a2)) == "none");
}

TEST_CASE("path: events told in the same words are joined where nothing closer is known", "[topology]") {
  SmallStory story;
  const auto a1 = story.actor("one"), a2 = story.actor("two"), a3 = story.actor("three");
  const auto source = story.source("Wire", "One warned despite the denial of two.");
  story.event("2016", "one warned", "warning", {{a1, Role::agent}}, source);
  story.event("2016", "two denied", "denial", {{a2, Role::agent}}, source);
  const auto path = shortest_path(story, a1, a2);
  REQUIRE(dump(path) == "A1 E1 E2 A2");
  CHECK(path->steps[1].same_words);
  CHECK(dump(shortest_path(story, a1, a3)) == "none");
  story.event("2017", "they met", "meeting", {{a1, Role::agent}, {a2, Role::agent}});
  CHECK(dump(shortest_path(story, a1, a2)) == "A1 E3 A2");
}

TEST_CASE("path: all that are equally short, what matters more first", "[topology]") {
  SmallStory story;
  const auto a1 = story.actor("one"), a2 = story.actor("two"), a3 = story.actor("three");
  story.event("2016", "dull", "meeting", {{a1, Role::agent}, {a2, Role::agent}}, {}, 0.1);
  story.event("2017", "salient", "meeting", {{a1, Role::agent}, {a2, Role::agent}}, {}, 0.9);
  story.event("2018", "further", "meeting", {{a2, Role::agent}, {a3, Role::agent}}, {}, 0.5);
  const topology::Paths all = topology::shortest_paths(story, a1, a3, 10);
  CHECK(all.count == 2);
  REQUIRE(all.paths.size() == 2);
  CHECK(dump(all.paths[0]) == "A1 E2 A2 E3 A3");
  CHECK(dump(all.paths[1]) == "A1 E1 A2 E3 A3");
  const topology::Paths one = topology::shortest_paths(story, a1, a3, 1);
  CHECK(one.paths.size() == 1);
  CHECK(one.count == 2);
}

namespace {

/// The best way by weighing whole ways against each other (Dijkstra over all of the story).
std::string best_by_weighing(const SmallStory& story, model::ActorId from, model::ActorId to) {
  using Key = std::pair<int, std::uint32_t>;  // 0 actor, 1 event
  struct Way {
    int length = 0, doubt = 0;
    std::vector<Key> keys;
    auto operator<=>(const Way&) const = default;
  };
  std::set<Way> open{{0, 0, {{0, from.number}}}};
  std::set<Key> done;
  while (!open.empty()) {
    const Way way = open.extract(open.begin()).value();
    const auto [is_event, number] = way.keys.back();
    if (!done.insert(way.keys.back()).second) continue;
    if (!is_event && number == to.number) {
      std::string out;
      for (const auto& [kind, n] : way.keys)
        out += (out.empty() ? "" : " ") + std::string(kind ? "E" : "A") + std::to_string(n);
      return out;
    }
    const auto go = [&](int kind, std::uint32_t next, int length) {
      Way on = way;
      on.length += length;
      on.keys.emplace_back(kind, next);
      if (kind == 1) {
        const auto salience = story.salience_of({next});
        if (!salience) return;
        on.doubt += static_cast<int>(std::lround((1 - *salience) * 1000));
      }
      open.insert(on);
    };
    if (!is_event) {
      for (const auto& part : story.involvements_of({number}))
        go(1, part.event.number, part.role == Role::place ? 12 : 4);
      continue;
    }
    for (const auto& part : story.participants_of({number}))
      go(0, part.actor.number, part.role == Role::place ? 12 : 4);
    for (const auto& link : story.links_of({number})) go(1, link.other.number, 4);
    for (const auto other : story.told_with({number})) go(1, other.number, 6);
  }
  return "none";
}

}  // namespace

TEST_CASE("path: is the one that weighing all ways finds", "[topology][property]") {
  std::mt19937 random(11);
  int connected = 0;
  for (int round = 0; round < 120; ++round) {
    SmallStory story;
    const auto source = story.source("Wire", "They met in the town and did what they had said.");
    std::vector<model::ActorId> actors;
    std::vector<model::EventId> events;
    for (int i = 0; i < 16; ++i) actors.push_back(story.actor("actor " + std::to_string(i)));
    for (int i = 0; i < 14; ++i) {
      SmallStory::Parts parts;
      for (std::size_t k = 0; k < 1 + random() % 3; ++k)
        parts.push_back({actors[random() % 16], random() % 4 == 0 ? Role::place : Role::agent});
      events.push_back(story.event("2016", "event", "meeting", parts,
                                   random() % 5 == 0 ? source : model::SourceId{},
                                   static_cast<double>(random() % 4) / 4));
      if (random() % 8 == 0) story.at(events.back()).state = model::State::rejected;
    }
    for (int i = 0; i < 4; ++i)
      story.relate(events[random() % 14], events[random() % 14], model::RelationKind::causes);
    for (int pair = 0; pair < 12; ++pair) {
      const auto from = actors[random() % 16], to = actors[random() % 16];
      if (from == to) continue;
      const std::string found = dump(shortest_path(story, from, to));
      CHECK(found == best_by_weighing(story, from, to));
      connected += found != "none";
    }
  }
  CHECK(connected > 300);
}

TEST_CASE("path: is as short as a search level by level finds", "[topology][property]") {
  std::mt19937 random(7);
  for (int round = 0; round < 40; ++round) {
    SmallStory story;
    std::vector<model::ActorId> actors;
    for (int i = 0; i < 14; ++i) actors.push_back(story.actor("actor " + std::to_string(i)));
    for (int i = 0; i < 12; ++i) {
      SmallStory::Parts parts;
      for (std::size_t k = 0; k < 1 + random() % 3; ++k)
        parts.push_back({actors[random() % 14], Role::agent});
      story.event("2016", "event", "meeting", parts);
    }
    for (int pair = 0; pair < 10; ++pair) {
      const auto from = actors[random() % 14], to = actors[random() % 14];
      const auto path = shortest_path(story, from, to);
      const bool takes_part = !story.events_of(from).empty() && !story.events_of(to).empty();
      CHECK((path ? path->steps.size() : 0) == (takes_part ? steps_by_levels(story, from, to) : 0));
    }
  }
}

TEST_CASE("path: who is both the place of an event and takes part in it takes part", "[topology]") {
  SmallStory story;
  const auto city = story.actor("city"), other = story.actor("other");
  story.event("2016", "suit", "lawsuit", {{city, Role::place}, {city, Role::agent}, {other, Role::patient}});
  story.event("2016", "both", "lawsuit", {{other, Role::agent}, {other, Role::speaker}});
  const auto path = shortest_path(story, city, other);
  REQUIRE(dump(path) == "A1 E1 A2");
  CHECK(path->steps[0].role == Role::agent);
  const auto back = shortest_path(story, other, city);
  CHECK(back->steps[1].role == Role::agent);
}
