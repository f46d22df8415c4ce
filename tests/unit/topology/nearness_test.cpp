#include "graph/topology/nearness.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "tests/support/small_story.hpp"

using namespace dateline;
using dateline::test::SmallStory;
using model::RelationKind;
using model::Role;

namespace {

std::string dump(const std::vector<topology::NearEvent>& list) {
  std::string out;
  for (const topology::NearEvent& one : list) {
    out += (out.empty() ? "" : ", ") + to_string(one.event) + (one.related ? "!" : "");
    for (const model::ActorId actor : one.shared) out += " " + to_string(actor);
  }
  return out;
}

}  // namespace

TEST_CASE("nearness: related events first, then those that share more actors, then what matters",
          "[topology]") {
  SmallStory story;
  const auto a = story.actor("a"), b = story.actor("b"), town = story.actor("town");
  const auto asked =
      story.event("2016-12-29", "asked", "expulsion",
                  {{a, Role::agent}, {a, Role::speaker}, {b, Role::patient}, {town, Role::place}});
  story.event("2016-09", "little", "meeting", {{a, Role::agent}}, {}, 0.1);
  story.event("2016-09", "much", "meeting", {{b, Role::agent}}, {}, 0.9);
  story.event("2016-10", "both", "meeting", {{a, Role::agent}, {b, Role::agent}}, {}, 0.1);
  const auto answer = story.event("2017-01", "answer", "meeting", {});
  story.event("2016-08", "there", "meeting", {{town, Role::agent}});
  const auto gone = story.event("2016-08", "gone", "meeting", {{a, Role::agent}, {b, Role::agent}});
  story.event("2016-08", "as a place", "meeting", {{a, Role::place}});
  story.relate(answer, asked, RelationKind::responds_to);
  story.at(gone).state = model::State::rejected;
  CHECK(dump(topology::events_around(story, asked, nullptr)) == "E5!, E4 A1 A2, E3 A2, E2 A1");
  CHECK(dump(topology::events_around(story, asked, [&](model::EventId id) { return id != answer; })) ==
        "E4 A1 A2, E3 A2, E2 A1");
  CHECK(dump(topology::events_around(story, answer, nullptr)) == "E1!");
  CHECK(topology::events_around(story, model::EventId{99}, nullptr).empty());
}
