#include "graph/query/meetings.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>

#include "graph/query/standing.hpp"
#include "graph/query/taken.hpp"
#include "src/base/problem.hpp"
#include "tests/support/small_story.hpp"

using namespace dateline;
using dateline::test::SmallStory;
using model::Role;

namespace {

std::string dump(const query::Met& met) {
  std::string out;
  for (const query::MetPair& pair : met.pairs) {
    out += (out.empty() ? "" : "; ") + to_string(pair.one) + " " + to_string(pair.other) + ":";
    for (const model::EventId id : pair.events) out += " " + to_string(id);
  }
  return out;
}

}  // namespace

TEST_CASE("who met whom: in meetings that were, and who was there", "[query]") {
  SmallStory story;
  const auto a = story.actor("Ann"), b = story.actor("Ben"), c = story.actor("Cleo"),
             town = story.actor("Bridgetown", {}, model::ActorKind::place);
  story.event("2017", "later", "meeting", {{b, Role::agent}, {a, Role::patient}, {town, Role::place}});
  story.event("2016", "earlier", "visit", {{a, Role::agent}, {b, Role::recipient}});
  story.event("2016", "said", "statement", {{a, Role::agent}, {c, Role::recipient}});
  const auto plan = story.event("2018", "plan", "meeting", {{a, Role::agent}, {c, Role::agent}});
  story.at(plan).modality = model::Modality::planned;
  const auto denied = story.event("2018", "denied", "meeting", {{b, Role::agent}, {c, Role::agent}});
  story.at(denied).polarity = model::Polarity::negative;
  story.event("2018", "cited", "meeting", {{b, Role::agent}, {c, Role::speaker}});
  const query::Filter all = query::parse_filter({});
  CHECK(dump(query::who_met(story, all, {}, {})) == "A1 A2: E2 E1");
  CHECK(dump(query::who_met(story, all, {}, {.one = b, .other = {}})) == "A2 A1: E2 E1");
  CHECK(dump(query::who_met(story, all, {}, {.one = c, .other = {}})).empty());
  CHECK(dump(query::who_met(story, all, {}, {.one = a, .other = b})) == "A1 A2: E2 E1");
  CHECK(dump(query::who_met(story, query::parse_filter({"when:2017"}), {}, {})) == "A1 A2: E1");
  CHECK(dump(query::who_met(story, all, {}, {.one = {}, .other = {}, .any_event = true})) ==
        "A1 A2: E2 E1; A1 A3: E3 E4; A2 A3: E5");
  const query::Met open = query::who_met(story, query::parse_filter({"before:2016-06"}), {}, {});
  CHECK(open.pairs.empty());
  CHECK(open.possible == 1);
}

TEST_CASE("who met whom: the plan says what no meeting was, and who was not there", "[query]") {
  SmallStory story;
  const auto a = story.actor("Ann"), b = story.actor("Ben"), c = story.actor("Cleo");
  story.event("2016", "met", "meeting", {{a, Role::agent}, {b, Role::agent}});
  story.event("2016", "alone", "meeting", {{a, Role::agent}});
  story.event("2016", "said", "statement", {{a, Role::agent}, {c, Role::recipient}});
  const auto limits = [&](const query::MetOptions& wanted) {
    query::Plan plan;
    query::who_met(story, query::parse_filter({}), {}, wanted, &plan);
    std::string out;
    for (const query::Limit& limit : plan.limits)
      out += (out.empty() ? "" : ", ") + limit.name + " " + std::to_string(*limit.left_out);
    return out;
  };
  CHECK(limits({}) == "meetings 1, present 1");
  CHECK(limits({.one = {}, .other = {}, .any_event = true}) == "present 1");
  CHECK(limits({.one = c, .other = {}}) == "meetings 1, present 0");
  // Of whom is asked for and what the filter finds, only what is both is read.
  const auto read = [&](const char* words, model::ActorId one) {
    query::Plan plan;
    query::who_met(story, query::parse_filter({words}), {}, {.one = one, .other = {}}, &plan);
    return plan.read;
  };
  CHECK(read("alone", a) == 1);
  CHECK(read("alone", b) == 0);
}

TEST_CASE("who met whom: what may or probably lies in the time is counted alike", "[query]") {
  SmallStory story;
  const auto a = story.actor("Ann"), b = story.actor("Ben");
  const SmallStory::Parts both = {{a, Role::agent}, {b, Role::agent}};
  story.event("[..2017-05-10]", "may", "meeting", both);
  const auto probably = story.event("[..2017-05-10]", "probably", "meeting", both);
  story.at(probably).dating.likely = {.first = calendar::day_of({2017, 5, 9}),
                                      .last = calendar::day_of({2017, 5, 9})};
  const query::Filter in_may = query::parse_filter({"when:2017-05"});
  CHECK(query::who_met(story, in_may, {}, {}).possible == 2);
  query::Plan plan;
  CHECK(query::taken_by(story, in_may, {}, &plan).empty());
  CHECK(plan.possible == 2);
  const query::Result result = query::ask(story, in_may);
  CHECK(result.possible == 2);
  CHECK(result.probable == 1);
}

TEST_CASE("standing in words: what no title says beside it", "[query]") {
  model::Event event;
  event.title = "The minister resigned";
  CHECK(query::standing_in_words(event).empty());
  event.modality = model::Modality::planned;
  CHECK(query::standing_in_words(event) == "planned");
  event.modality = model::Modality::alleged;
  CHECK(query::standing_in_words(event) == "alleged");
  event.polarity = model::Polarity::negative;
  CHECK(query::standing_in_words(event) == "denied");
  event.modality = model::Modality::actual;
  CHECK(query::standing_in_words(event) == "did not happen");
  event.attributed_to = model::ActorId{3};
  CHECK(query::standing_in_words(event) == "denied");
  event.title = "The minister has not resigned";
  CHECK(query::standing_in_words(event).empty());
}

TEST_CASE("what a filter takes is what ask() shows", "[query]") {
  SmallStory story;
  const auto a = story.actor("Ann");
  story.event("2017", "one", "meeting", {{a, Role::agent}});
  story.event("2016", "two", "visit", {{a, Role::agent}});
  story.event("", "three", "meeting");
  for (const char* words : {"kind:meeting", "when:2016", "who:ann", "is:undated", "not:kind:visit"}) {
    const query::Filter filter = query::parse_filter({words});
    std::set<std::string> taken, shown;
    for (const model::EventId id : query::taken_by(story, filter)) taken.insert(to_string(id));
    for (const query::ResultEvent& event : query::ask(story, filter).events) shown.insert(event.id);
    CHECK(taken == shown);
    CHECK_FALSE(taken.empty());
  }
  CHECK_THROWS_AS(query::taken_by(story, query::parse_filter({"kind:metting"})), base::DataError);
}
