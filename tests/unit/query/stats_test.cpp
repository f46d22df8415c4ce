// What is in a story, in numbers.
#include <catch2/catch.hpp>

#include "graph/query/query.hpp"
#include "graph/query/stats.hpp"
#include "src/calendar/day.hpp"
#include "tests/support/small_story.hpp"

using namespace dateline;
using dateline::test::SmallStory;
using model::Role;

namespace {

std::string told(const std::vector<query::Count>& counts) {
  std::string out;
  for (const query::Count& count : counts)
    out += (out.empty() ? "" : ", ") + count.name + " " + std::to_string(count.count) +
           (count.also ? "/" + std::to_string(count.also) : "");
  return out;
}

query::Stats all(const SmallStory& story, std::size_t most = 0) {
  return query::stats(story, query::ask(story, query::parse_filter({})), true, most);
}

query::Stats of(const SmallStory& story, const std::vector<std::string>& words) {
  return query::stats(story, query::ask(story, query::parse_filter(words)), false, 0);
}

}  // namespace

TEST_CASE("stats: sources by outlet, copies and versions apart, excerpts not", "[query]") {
  SmallStory story;
  const auto wire = story.source("Wire", "words"), again = story.source("Wire"),
             print = story.source("Print"), own = story.source("Lantern");
  story.link(again, model::LinkKind::version, wire);
  story.link(print, model::LinkKind::copy, wire);
  story.link(own, model::LinkKind::containing, wire);
  story.event("2016-12-29", "told once", "meeting", {}, wire);
  const query::Stats stats = all(story);
  CHECK(stats.sources == 4);
  CHECK(stats.copies == 2);
  CHECK(told(stats.outlets) == "Wire 2/1, Lantern 1, Print 1/1");
  // With a filter, only those that tell of the events.
  CHECK(of(story, {"kind:meeting"}).sources == 1);
}

TEST_CASE("stats: an event counts for the year that all its days lie in, certain or likely", "[query]") {
  SmallStory story;
  story.event("2016-12-29", "on a day");
  story.event("2016", "some day of a year");
  story.event("2016-12-31/2017-01-01", "over the turn of the year");
  story.event("", "undated");
  story.event("[..2016-06-15]", "before a day");
  const auto likely = story.event("", "probably");
  const auto day = *calendar::day_from_iso("2017-07-10");
  story.at(likely).dating.likely = model::LikelyDays{day, day, "published", "", 0.9};
  const query::Stats stats = all(story);
  CHECK(told(stats.years) == "2016 2, 2017 1/1");
  CHECK(stats.no_year == 3);
  CHECK(stats.one_sided == 1);
  CHECK(stats.on_a_day == 1);
  CHECK(stats.less_exact == 2);
  CHECK(stats.undated == 2);
  CHECK(stats.events == 6);
}

TEST_CASE("stats: the first and the last day are of events that are dated to a day", "[query]") {
  SmallStory story;
  story.event("2010", "some day of 2010");
  story.event("2016-12-29", "last");
  story.event("2015-03-01", "first");
  story.event("2015-03-01", "first, too");
  const query::Stats stats = all(story);
  REQUIRE(stats.first);
  CHECK(calendar::iso(*stats.first) == "2015-03-01");
  CHECK(stats.first_event == "E3");
  CHECK(calendar::iso(*stats.last) == "2016-12-29");
  CHECK(stats.last_event == "E2");
}

TEST_CASE("stats: who is in most events, each once an event, and where they were", "[query]") {
  SmallStory story;
  const auto obama = story.actor("Obama"), putin = story.actor("Putin"), idle = story.actor("Idle");
  const auto moscow = story.actor("Moscow", {}, model::ActorKind::place);
  story.event("2016", "a", "meeting", {{obama, Role::agent}, {obama, Role::speaker}, {moscow, Role::place}});
  story.event("2016", "b", "meeting", {{obama, Role::agent}, {putin, Role::patient}});
  story.event("2016", "c", "denial", {{moscow, Role::agent}});
  const query::Stats stats = all(story);
  CHECK(told(stats.who) == "Obama 2, Putin 1");
  CHECK(told(stats.where) == "Moscow 1");
  CHECK(told(stats.kinds) == "meeting 2, denial 1");
  CHECK(told(stats.actor_kinds) == "person 3, place 1");
  CHECK(told(all(story, 1).who) == "Obama 2");
  CHECK(told(of(story, {"kind:denial"}).actor_kinds) == "place 1");
  story.actor_at(idle).state = model::State::rejected;
  CHECK(all(story).actors == 3);
}

TEST_CASE("stats: claims, quotes, standing, states and what is open", "[query]") {
  SmallStory story;
  const auto wire = story.source("Wire", "the words"), lantern = story.source("Lantern", "others");
  const auto told_twice = story.event("2016", "a", "meeting", {}, wire);
  story.claim(told_twice, lantern);
  story.event("2016", "b", "meeting", {}, wire);  // the same words
  story.at(told_twice).contested = true;
  story.at(told_twice).modality = model::Modality::alleged;
  story.at(told_twice).decisions = {{.field = model::Field::title, .uncited = true}};
  const auto rejected = story.event("2016", "c");
  story.at(rejected).state = model::State::rejected;
  const auto denied = story.event("2016", "d");
  story.at(denied).polarity = model::Polarity::negative;
  story.at(denied).state = model::State::checked;
  const query::Stats stats = all(story);
  CHECK(stats.claims == 3);
  CHECK(stats.quotes == 2);
  CHECK(stats.events == 3);
  CHECK(told(stats.states) == "proposed 2, checked 1, rejected 1");
  CHECK(told(stats.standings) == "actual 1, alleged 1, denied 1");
  CHECK(stats.contested == 1);
  CHECK(stats.uncited == 1);
  CHECK(stats.single_source == 1);
}

TEST_CASE("stats: of a story without anything, nothing", "[query]") {
  const query::Stats stats = all(SmallStory());
  CHECK(stats.events == 0);
  CHECK(stats.years.empty());
  CHECK_FALSE(stats.first);
}
