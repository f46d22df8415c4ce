#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "graph/topology/path.hpp"
#include "tests/support/small_story.hpp"

using namespace dateline;
using dateline::test::SmallStory;
using model::Role;

namespace {

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
  CHECK(dump(topology::shortest_path(story, a1, a3)) == "A1 E1 A2 E2 A3");
  CHECK(dump(topology::shortest_path(story, a3, a1)) == "A3 E2 A2 E1 A1");
  CHECK(dump(topology::shortest_path(story, a1, a4)) == "none");
  CHECK(dump(topology::shortest_path(story, a1, a1)) == "A1");
}

TEST_CASE("path: of equally short ones the one through what matters more", "[topology]") {
  SmallStory story;
  const auto a1 = story.actor("one"), a2 = story.actor("two");
  story.event("2016", "dull", "meeting", {{a1, Role::agent}, {a2, Role::agent}}, {}, 0.1);
  story.event("2017", "salient", "meeting", {{a1, Role::agent}, {a2, Role::agent}}, {}, 0.9);
  CHECK(dump(topology::shortest_path(story, a1, a2)) == "A1 E2 A2");
}

TEST_CASE("path: relations between events carry on, rejected events do not", "[topology]") {
  SmallStory story;
  const auto a1 = story.actor("one"), a2 = story.actor("two");
  const auto e1 = story.event("2016", "cause", "meeting", {{a1, Role::agent}});
  const auto e2 = story.event("2017", "effect", "meeting", {{a2, Role::agent}});
  story.relate(e2, e1, model::RelationKind::responds_to);
  const auto path = topology::shortest_path(story, a1, a2);
  REQUIRE(dump(path) == "A1 E1 E2 A2");
  CHECK(path->steps[1].relation == model::RelationKind::responds_to);
  CHECK(path->steps[1].backwards);
  story.at(e1).state = model::State::rejected;
  CHECK(dump(topology::shortest_path(story, a1, a2)) == "none");
}

TEST_CASE("path: events told in the same words are joined where nothing closer is known", "[topology]") {
  SmallStory story;
  const auto a1 = story.actor("one"), a2 = story.actor("two"), a3 = story.actor("three");
  const auto source = story.source("Wire", "One warned despite the denial of two.");
  story.event("2016", "one warned", "warning", {{a1, Role::agent}}, source);
  story.event("2016", "two denied", "denial", {{a2, Role::agent}}, source);
  const auto path = topology::shortest_path(story, a1, a2);
  REQUIRE(dump(path) == "A1 E1 E2 A2");
  CHECK(path->steps[1].same_words);
  CHECK(dump(topology::shortest_path(story, a1, a3)) == "none");
  story.event("2017", "they met", "meeting", {{a1, Role::agent}, {a2, Role::agent}});
  CHECK(dump(topology::shortest_path(story, a1, a2)) == "A1 E3 A2");
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
      const auto path = topology::shortest_path(story, from, to);
      const bool takes_part = !story.events_of(from).empty() && !story.events_of(to).empty();
      CHECK((path ? path->steps.size() : 0) == (takes_part ? steps_by_levels(story, from, to) : 0));
    }
  }
}
