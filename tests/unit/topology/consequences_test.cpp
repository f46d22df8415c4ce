#include "graph/topology/consequences.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "tests/support/small_story.hpp"

using namespace dateline;
using dateline::test::SmallStory;
using model::RelationKind;
using model::Role;
using topology::Way;

namespace {

std::string dump(const std::vector<topology::Consequence>& list) {
  constexpr const char* why[] = {"cause", "response", "order", "dates"};
  std::string out;
  for (const topology::Consequence& one : list)
    out += (out.empty() ? "" : ", ") + to_string(one.event) + "<" + to_string(one.from) + " " +
           why[static_cast<int>(one.why)] + std::to_string(one.steps);
  return out;
}

}  // namespace

TEST_CASE("consequences: causes and responses are followed on, order is not", "[topology]") {
  SmallStory story;
  const auto hack = story.event("2016-06", "hack"), leak = story.event("2016-07", "leak"),
             expulsion = story.event("2016-12-29", "expulsion"), answer = story.event("2017-01", "answer"),
             vote = story.event("2016-11-08", "vote"), old = story.event("2015", "old"),
             gone = story.event("2016", "gone");
  story.relate(hack, leak, RelationKind::causes);
  story.relate(expulsion, leak, RelationKind::responds_to);
  story.relate(answer, expulsion, RelationKind::responds_to);
  story.relate(expulsion, vote, RelationKind::after);
  story.relate(old, vote, RelationKind::before);
  story.relate(gone, expulsion, RelationKind::causes);
  story.relate(expulsion, expulsion, RelationKind::causes);
  story.at(gone).state = model::State::rejected;
  CHECK(dump(topology::consequences(story, expulsion, Way::causes, 9, 0).stated) ==
        "E2<E3 response1, E5<E3 order1, E1<E2 cause2");
  CHECK(dump(topology::consequences(story, expulsion, Way::causes, 1, 0).stated) ==
        "E2<E3 response1, E5<E3 order1");
  CHECK(dump(topology::consequences(story, hack, Way::effects, 9, 0).stated) ==
        "E2<E1 cause1, E3<E2 response2, E4<E3 response3");
  CHECK(dump(topology::consequences(story, vote, Way::causes, 9, 0).stated) == "E6<E5 order1");
}

TEST_CASE("consequences: a circle of causes ends", "[topology]") {
  SmallStory story;
  const auto one = story.event("", "one"), two = story.event("", "two");
  story.relate(one, two, RelationKind::causes);
  story.relate(two, one, RelationKind::causes);
  CHECK(dump(topology::consequences(story, one, Way::causes, 9, 9).stated) == "E2<E1 cause1");
}

TEST_CASE("consequences: by dates only what certainly lies so, with the same actors", "[topology]") {
  SmallStory story;
  const auto a = story.actor("a"), b = story.actor("b"), town = story.actor("town");
  const auto asked = story.event("2016-12-29", "asked", "expulsion",
                                 {{a, Role::agent}, {b, Role::patient}, {town, Role::place}});
  story.event("2016-12", "maybe", "meeting", {{a, Role::agent}});
  const auto both = story.event("2016-10", "both", "meeting", {{a, Role::agent}, {b, Role::agent}}, {}, 0.1);
  const auto one = story.event("2016-09", "one", "meeting", {{a, Role::agent}}, {}, 0.9);
  story.event("2016-09", "other", "meeting", {{a, Role::agent}}, {}, 0.2);
  story.event("2016-08", "there", "meeting", {{town, Role::place}});
  story.event("2017-01", "later", "meeting", {{b, Role::agent}});
  const auto found = topology::consequences(story, asked, Way::causes, 3, 2);
  REQUIRE(found.inferred.size() == 2);
  CHECK(found.inferred[0].event == both);
  CHECK(found.inferred[0].shared == 2);
  CHECK(found.inferred[1].event == one);
  CHECK(found.inferred_more == 1);
  CHECK(dump(topology::consequences(story, asked, Way::effects, 3, 5).inferred) == "E7<E1 dates1");
}

TEST_CASE("consequences: mere order is taken at the first step alone, and nothing behind it", "[topology]") {
  SmallStory story;
  const auto asked = story.event("", "asked"), cause = story.event("", "cause"),
             before = story.event("", "before"), behind = story.event("", "behind"),
             first = story.event("", "first");
  story.relate(cause, asked, RelationKind::causes);
  story.relate(first, cause, RelationKind::before);
  story.relate(before, asked, RelationKind::before);
  story.relate(behind, before, RelationKind::causes);
  CHECK(dump(topology::consequences(story, asked, Way::causes, 9, 0).stated) == "E2<E1 cause1, E3<E1 order1");
}

TEST_CASE("consequences: of two relations of the same events the one that says more", "[topology]") {
  SmallStory story;
  const auto one = story.event("", "one"), two = story.event("", "two"), three = story.event("", "three");
  story.relate(one, three, RelationKind::before);
  story.relate(one, three, RelationKind::causes);
  story.relate(two, three, RelationKind::causes);
  story.relate(two, three, RelationKind::before);
  CHECK(dump(topology::consequences(story, three, Way::causes, 9, 0).stated) == "E1<E3 cause1, E2<E3 cause1");
}

TEST_CASE("consequences: how many events were read", "[topology]") {
  SmallStory story;
  const auto a = story.actor("a");
  const auto one = story.event("2016", "one", "x", {{a, Role::agent}});
  const auto two = story.event("2017", "two", "x", {{a, Role::agent}});
  story.event("2018", "three", "x", {{a, Role::agent}});
  CHECK(topology::consequences(story, two, Way::causes, 9, 9).read == 3);
  story.relate(one, two, RelationKind::causes);
  CHECK(topology::consequences(story, two, Way::causes, 9, 9).read == 3);
}
