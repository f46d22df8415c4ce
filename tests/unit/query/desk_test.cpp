// What the editor is given to decide: doubts, the order of the queue, what is left to do, conflicts.
#include <catch2/catch.hpp>

#include "graph/query/comparison.hpp"
#include "graph/query/conflicts.hpp"
#include "graph/query/maybe_one.hpp"
#include "graph/query/query.hpp"
#include "graph/query/review_order.hpp"
#include "graph/query/todo.hpp"
#include "tests/support/small_story.hpp"

using namespace dateline;
using dateline::test::SmallStory;
using model::Field;
using model::State;

namespace {

std::vector<query::ResultEvent> all(const SmallStory& story) {
  return query::ask(story, query::parse_filter({})).events;
}

std::string ids(const std::vector<query::ResultEvent>& events) {
  std::string out;
  for (const query::ResultEvent& event : events) out += (out.empty() ? "" : " ") + event.id;
  return out;
}

std::string lines(const std::vector<query::ToDo>& list) {
  std::string out;
  for (const query::ToDo& one : list) out += one.reason + " " + one.event + "; ";
  return out;
}

}  // namespace

TEST_CASE("review: what has changed comes first, then what matters, doubt raising it", "[query]") {
  SmallStory story;
  const auto wire = story.source("Wire"), lantern = story.source("Lantern");
  const auto plain = story.event("2016-12-29", "plain", "meeting", {}, wire, 0.7);
  story.claim(plain, lantern);
  story.event("2016-12-30", "one source", "meeting", {}, wire, 0.65);
  const auto low = story.event("2016-12-31", "low", "meeting", {}, wire, 0.1);
  story.at(low).decisions = {
      {.field = Field::date, .state = State::checked, .read = "1 May 2016", .changed = true}};
  std::vector<query::ResultEvent> events = all(story);
  query::sort_for_review(events);
  CHECK(ids(events) == "E3 E2 E1");
  CHECK(query::doubts(events[0]) ==
        std::vector<std::string>{"the date is read as “1 May 2016” now", "one source alone"});
  CHECK(query::doubts(events[2]).empty());
  story.at(plain).contested = true;
  CHECK(query::doubts(all(story)[0]) == std::vector<std::string>{"sources disagree"});
}

TEST_CASE("review: an event is open until each of its fields is decided, or it is rejected", "[query]") {
  SmallStory story;
  const auto event = story.event("2016-12-29", "an event", "meeting", {}, story.source("Wire"));
  CHECK(query::is_open(all(story)[0]));
  for (const Field field : model::event_fields)
    story.at(event).decisions.push_back({.field = field, .state = State::accepted});
  CHECK_FALSE(query::is_open(all(story)[0]));
  story.at(event).decisions[1].changed = true;
  CHECK(query::is_open(all(story)[0]));
  story.at(event).decisions[1] = {.field = Field::date, .state = State::rejected};
  CHECK(query::is_open(all(story)[0]));
  story.at(event).state = State::rejected;
  CHECK_FALSE(query::is_open(query::ask_one(story, event).events[0]));
}

TEST_CASE("todo: what is undated, uncited, of one origin, contested or changed, and silences", "[query]") {
  SmallStory story;
  const auto wire = story.source("Wire"), lantern = story.source("Lantern"), copy = story.source("Copy");
  story.link(copy, model::LinkKind::copy, wire);
  const auto two = story.event("2016-01-01", "two sources", "meeting", {}, wire);
  story.claim(two, lantern);
  const auto copied = story.event("2016-01-03", "a source and its copy", "meeting", {}, wire);
  story.claim(copied, copy);
  const auto late = story.event("2016-06-01", "late", "meeting", {}, wire);
  story.claim(late, lantern);
  const auto undated = story.event("~[..2016-06-03]", "undated", "meeting", {}, wire);
  story.claim(undated, lantern);
  story.at(late).contested = true;
  story.at(two).decisions = {{.field = Field::date, .uncited = true},
                             {.field = Field::title, .changed = true}};
  const std::vector<query::ToDo> list = query::to_do(query::ask(story, query::parse_filter({})));
  CHECK(lines(list) == "undated E4; uncited E1; one origin E2; contested E3; changed E1; silence E3; ");
  CHECK(list.back().words == "150 days between 3 January 2016 (E2) and 1 June 2016 (E3)");
}

TEST_CASE("todo: the longest five silences are told, and none where there is none", "[query]") {
  const auto silences = [](const std::vector<std::string>& days) {
    SmallStory story;
    for (const std::string& day : days) story.event(day, "it was");
    std::string out;
    for (const query::ToDo& one : query::to_do(query::ask(story, query::parse_filter({}))))
      if (one.reason == "silence") out += one.words.substr(0, one.words.find(" between")) + "; ";
    return out;
  };
  CHECK(silences({}).empty());
  CHECK(silences({"2016-01-01"}).empty());
  CHECK(silences({"2016-01-01", "2016-01-01"}).empty());
  CHECK(silences({"2016-01-01", "2016-01-30"}).empty());
  CHECK(silences({"2016-01-01", "2016-01-31"}) == "30 days; ");
  // Every second day for a month, then what is at least four times as long as usual.
  std::vector<std::string> days;
  for (int day = 1; day <= 31; day += 2)
    days.push_back(day < 10 ? "2016-01-0" + std::to_string(day) : "2016-01-" + std::to_string(day));
  for (const char* day : {"2016-03-01", "2016-04-02", "2016-05-06", "2016-06-06", "2016-09-06"})
    days.emplace_back(day);
  CHECK(silences(days) == "92 days; 34 days; 32 days; 31 days; 30 days; ");
  days.emplace_back("2017-01-06");
  CHECK(silences(days) == "122 days; 92 days; 34 days; 32 days; 31 days; ");
}

TEST_CASE("compared readings: dates and standing of both, and where they differ", "[query]") {
  SmallStory story;
  const auto wire = story.source("Wire", "They met.");
  const auto both = [&](const char* date, const char* other_date) {
    const auto event = story.event(date, "they met", "meeting", {}, wire);
    const auto other = story.claim(event, wire, other_date);
    story.claim_at(other).extractor = "model-x";
    return std::pair(story.claims_of(event)[0].id, other);
  };
  const auto [met, denied] = both("2016-05-01", "2016-05-01");
  story.claim_at(denied).polarity = model::Polarity::negative;
  const auto [planned, planned_not] = both("2016-05-01", "2016-06-01");
  story.claim_at(planned_not).polarity = model::Polarity::negative;
  story.claim_at(planned_not).modality = model::Modality::planned;
  const auto [told, alleged] = both("2016-05-01", "2016-05");
  story.claim_at(alleged).modality = model::Modality::alleged;
  both("2016-05-01", "2016-05-02");
  const query::Comparison found = query::compare_readings(story, "model-x");
  CHECK(found.sources == 1);
  std::string out;
  for (const query::ComparedEvent& row : found.rows)
    out += row.event + " " + row.here_standing + "/" + row.there_standing + " " + row.difference + "; ";
  CHECK(out ==
        "E1 actual/denied standing; E2 actual/planned, denied date, standing; E4 actual/actual date; E3 "
        "actual/alleged ; ");
  CHECK(found.count(query::Agreement::contradicting) == 3);
  CHECK(found.count(query::Agreement::agreed) == 1);
}

TEST_CASE("conflicts: both sides with their sources, of the events asked for", "[query]") {
  SmallStory story;
  const auto wire = story.source("Wire"), lantern = story.source("Lantern");
  const auto one = story.event("2016-12-29", "expulsion", "expulsion", {}, wire);
  story.claim(one, lantern);
  const auto other = story.event("2016-12-30", "another", "meeting", {}, wire);
  const std::vector<model::Claim> claims = story.claims_of(one);
  story.disagree({model::DisagreementKind::number, one, one, claims[0].id, claims[1].id, "35", "36", false});
  const query::Conflicts found = query::conflicts(story);
  REQUIRE(found.list.size() == 1);
  CHECK(found.list[0].kind == "number");
  CHECK(found.list[0].one.source == "S1");
  CHECK(found.list[0].other.source == "S2");
  CHECK(found.list[0].other.words == "36");
  CHECK(found.sources.size() == 2);
  const std::vector<model::EventId> asked = {other};
  CHECK(query::conflicts(story, &asked).list.empty());
}

TEST_CASE("maybe one: two actors with words on each, of the events asked for", "[query]") {
  SmallStory story;
  const auto viktor = story.actor("Viktor Orbán"), initial = story.actor("V. Orbán"),
             other = story.actor("Greta Holm");
  const auto wire = story.source("Wire", "Orbán met Holm.");
  const auto meeting = story.event("2016-12-29", "Orbán met Holm", "meeting",
                                   {{viktor, model::Role::agent}, {other, model::Role::patient}}, wire);
  const auto vote = story.event("2016-12-30", "a vote", "vote", {{other, model::Role::agent}}, wire);
  story.may_be_one({viktor, initial, model::Likeness::initial});
  const query::MaybeOnes found = query::maybe_one_actors(story);
  REQUIRE(found.list.size() == 1);
  CHECK(found.list[0].one.name == "Viktor Orbán");
  CHECK(found.list[0].one.events == 1);
  CHECK(found.list[0].one.source == "S1");
  CHECK(found.list[0].other.events == 0);
  CHECK(found.list[0].other.quote.empty());
  CHECK(found.list[0].why == "the same surname and initial");
  CHECK(found.sources.size() == 1);
  const std::vector<model::EventId> of_orban = {meeting}, of_holm = {vote};
  CHECK(query::maybe_one_actors(story, &of_orban).list.size() == 1);
  CHECK(query::maybe_one_actors(story, &of_holm).list.empty());
  CHECK(query::maybe_one_actors(story, viktor, initial).list.size() == 1);
  CHECK(query::maybe_one_actors(story, viktor, other).list.empty());

  const auto maybe = query::whom_they_may_be(story);
  REQUIRE(maybe.size() == 2);
  CHECK(maybe.at(viktor)[0].name == "V. Orbán");
  CHECK(maybe.at(initial)[0].id == "A1");
  const std::vector<query::ToDo> list = query::to_do(query::ask(story, query::parse_filter({})), found);
  CHECK(lines(list) == "one origin E1; one origin E2; maybe one A1; ");
  CHECK(list.back().words == "Viktor Orbán and A2 V. Orbán: the same surname and initial");

  story.actor_at(viktor).decisions = {{.field = Field::name, .uncited = true},
                                      {.field = Field::kind, .read = "group", .changed = true}};
  const std::vector<query::ToDo> more =
      query::to_do(query::ask(story, query::parse_filter({})), {}, {*story.actor(viktor)});
  CHECK(lines(more) == "uncited A1; one origin E1; one origin E2; changed A1; ");
  CHECK(more.back().words == "Viktor Orbán: the kind is read as “group” now");
}

TEST_CASE("filter: tags, notes and what became of decisions", "[query]") {
  SmallStory story;
  const auto wire = story.source("Wire");
  const auto one = story.event("2016-12-29", "one", "meeting", {}, wire);
  const auto two = story.event("2016-12-30", "two", "meeting", {}, wire);
  story.at(one).tags = {"Chapter 1"};
  story.at(one).decisions = {{.field = Field::date, .changed = true}};
  story.at(two).notes = {{"ask", "anna", 1}};
  story.at(two).found = false;
  story.at(two).decisions = {{.field = Field::date, .uncited = true}};
  const auto ask = [&](const std::string& word) {
    return ids(query::ask(story, query::parse_filter({word})).events);
  };
  CHECK(ask("tag:chapter 1") == "E1");
  CHECK(ask("is:changed") == "E1");
  CHECK(ask("is:noted") == "E2");
  CHECK(ask("is:kept") == "E2");
  CHECK(ask("is:uncited") == "E2");
  CHECK_THROWS_WITH(ask("tag:chaptr 1"), Catch::Contains("did you mean Chapter 1?"));
}
