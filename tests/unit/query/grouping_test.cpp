#include <catch2/catch.hpp>

#include "graph/query/grouping.hpp"
#include "graph/query/query.hpp"
#include "src/base/problem.hpp"
#include "tests/support/small_story.hpp"

using namespace dateline;
using dateline::test::SmallStory;
using model::Role;

namespace {

struct Meetings {
  SmallStory story;
  Meetings() {
    const auto trump = story.actor("Donald Trump", {"Trump"});
    const auto putin = story.actor("Vladimir Putin", {"Putin"});
    const auto presidents = story.actor("presidents");
    const auto hamburg = story.actor("Hamburg", {}, model::ActorKind::place);
    const auto wire = story.source("Meridian Wire", "They met.");
    const auto lantern = story.source("The Lantern", "They met again.");
    story.event("2016-12-01", "Putin speaks", "statement", {{putin, Role::agent}}, wire, 0.5);  // E1
    story.event("2017-01-10", "They meet", "meeting",
                {{trump, Role::agent}, {putin, Role::agent}, {hamburg, Role::place}}, lantern, 0.5);  // E2
    story.event("2017-01-20", "Trump speaks", "statement", {{trump, Role::agent}}, wire, 0.5);        // E3
    story.event("2017-02-01", "Trump speaks again", "statement",
                {{trump, Role::agent}, {presidents, Role::patient}}, wire, 0.5);             // E4
    story.event("", "somebody spoke", "statement", {{presidents, Role::agent}}, wire, 0.5);  // E5
  }
  /// "Donald Trump 1 2, others 3".
  std::string grouped(query::GroupBy by, const std::vector<std::string>& chosen = {}, std::size_t most = 0) {
    const query::Result result = query::ask(story, query::parse_filter({}), {});
    const query::Grouping grouping = query::group(result, by, chosen, most, story);
    std::string out;
    for (const query::EventGroup& group : grouping.groups) {
      out += group.title;
      for (const std::size_t i : group.events) out += " " + result.events[i].id;
      out += ", ";
    }
    out += "others";
    for (const std::size_t i : grouping.others) out += " " + result.events[i].id;
    return out;
  }
  std::string refusal(query::GroupBy by, const std::string& name) {
    try {
      grouped(by, {name});
    } catch (const base::DataError& error) {
      return error.what();
    }
    return {};
  }
};

}  // namespace

TEST_CASE("groups: by actor, who takes part most first, whom a text only describes in none", "[grouping]") {
  CHECK(Meetings().grouped(query::GroupBy::actor) ==
        "Donald Trump E2 E3 E4, Vladimir Putin E1 E2, others E5");
  CHECK(Meetings().grouped(query::GroupBy::actor, {}, 1) == "Donald Trump E2 E3 E4, others E1 E5");
}

TEST_CASE("groups: those that are chosen, in the order of the choice, by any of their names", "[grouping]") {
  CHECK(Meetings().grouped(query::GroupBy::actor, {"putin", "TRUMP"}) ==
        "Vladimir Putin E1 E2, Donald Trump E2 E3 E4, others E5");
  CHECK(Meetings().grouped(query::GroupBy::actor, {"presidents"}) == "presidents E4 E5, others E1 E2 E3");
  CHECK(Meetings().refusal(query::GroupBy::actor, "Vladimir Puti").find("Vladimir Putin") !=
        std::string::npos);
  CHECK(Meetings().grouped(query::GroupBy::kind, {"Meeting"}) == "meeting E2, others E1 E3 E4 E5");
  CHECK(Meetings().refusal(query::GroupBy::kind, "meetin").find("did you mean “meeting”?") !=
        std::string::npos);
}

TEST_CASE("groups: a name that means several is one group under it, and nobody is chosen twice",
          "[grouping]") {
  Meetings meetings;
  const auto junior = meetings.story.actor("Donald Trump Jr.");
  meetings.story.event("2017-03-01", "Junior speaks", "statement", {{junior, Role::agent}}, {}, 0.5);  // E6
  CHECK(meetings.grouped(query::GroupBy::actor, {"donald", "putin"}) ==
        "donald E2 E3 E4 E6, Vladimir Putin E1 E2, others E5");
  try {
    meetings.grouped(query::GroupBy::actor, {"putin", "donald", "A2"});
    FAIL("no error");
  } catch (const base::UsageError& error) {
    CHECK_THAT(error.what(), Catch::Contains("“putin” and “A2” are the same"));
  }
}

TEST_CASE("groups: by place, outlet, kind, and by time in its order", "[grouping]") {
  CHECK(Meetings().grouped(query::GroupBy::place) == "Hamburg E2, others E1 E3 E4 E5");
  CHECK(Meetings().grouped(query::GroupBy::outlet) == "Meridian Wire E1 E3 E4 E5, The Lantern E2, others");
  CHECK(Meetings().grouped(query::GroupBy::kind) == "statement E1 E3 E4 E5, meeting E2, others");
  CHECK(Meetings().grouped(query::GroupBy::year) == "2016 E1, 2017 E2 E3 E4, others E5");
  CHECK(Meetings().grouped(query::GroupBy::month) == "2016-12 E1, 2017-01 E2 E3, 2017-02 E4, others E5");
}

TEST_CASE("groups: their names are read back, and no others", "[grouping]") {
  for (const std::string_view name : query::group_names) CHECK(query::group_by(name));
  CHECK(query::group_by("tag") == query::GroupBy::tag);
  CHECK_FALSE(query::group_by("colour"));
}

TEST_CASE("groups: a year or month is never surer than the date", "[grouping]") {
  SmallStory story;
  const auto wire = story.source("Meridian Wire", "It was.");
  for (const char* date :
       {"[..2016-11-08]", "2016-12", "2016", "[2016..2017]", "2016~", "[2016-05..]", "2016-11/2017-01"})
    story.event(date, "it was", "statement", {}, wire);
  const query::Result result = query::ask(story, query::parse_filter({}), {});
  const auto outline = [&](query::GroupBy by, const std::vector<std::string>& chosen = {}) {
    std::string out;
    for (const query::EventGroup& group : query::group(result, by, chosen, 0, story).groups) {
      out += group.title;
      for (const std::size_t i : group.events) out += " " + result.events[i].id;
      out += "; ";
    }
    return out;
  };
  CHECK(outline(query::GroupBy::year) ==
        "before 2017 E1; 2016 to 2017 E4; c. 2016 E5; 2016 E3 E7 E2; after 2015 E6; ");
  CHECK(outline(query::GroupBy::month) ==
        "2016-01 to 2016-12 E3; c. 2016-01 to 2016-12 E5; 2016-01 to 2017-12 E4; after 2016-04 E6; "
        "before 2016-12 E1; 2016-11 E7; 2016-12 E2; ");
  CHECK(outline(query::GroupBy::year, {"before 2017"}) == "before 2017 E1; ");
  // About a day is about its month or year only where they end near it.
  SmallStory days;
  const auto lantern = days.source("Lantern", "It was.");
  for (const char* date : {"2016-05-01~", "2016-06-15~", "2016-07-31~"})
    days.event(date, "it was", "statement", {}, lantern);
  const query::Result of_days = query::ask(days, query::parse_filter({}), {});
  std::string titles;
  for (const query::EventGroup& group : query::group(of_days, query::GroupBy::month, {}, 0, days).groups)
    titles += group.title + "; ";
  CHECK(titles == "c. 2016-05; 2016-06; c. 2016-07; ");
}
