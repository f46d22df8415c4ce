// Selections as filters see them, and the order and words that they print.
#include <catch2/catch.hpp>

#include "graph/query/query.hpp"
#include "graph/query/selection.hpp"
#include "src/base/problem.hpp"
#include "tests/support/small_story.hpp"

using namespace dateline;
using Catch::Contains;
using dateline::test::SmallStory;
using model::Choice;

namespace {

/// Four events, of which the second and third share a day.
SmallStory four() {
  SmallStory story;
  story.event("2016-12-01", "summit", "meeting");
  story.event("2016-12-05", "vote", "vote");
  story.event("2016-12-05", "strike", "strike");
  story.event("", "letter", "statement");
  return story;
}

std::string ids(const SmallStory& story, const std::vector<std::string>& words) {
  std::string out;
  for (const query::ResultEvent& event : query::ask(story, query::parse_filter(words)).events)
    out += (out.empty() ? "" : " ") + event.id;
  return out;
}

}  // namespace

TEST_CASE("in: takes what the filter of a selection takes, and what is picked, without what is dropped",
          "[query]") {
  SmallStory story = four();
  story.select({.name = "Front page",
                .filter = {"kind:vote,strike"},
                .items = {{{1}, Choice::picked, "", ""}, {{3}, Choice::dropped, "", ""}},
                .order = {}});
  story.select({.name = "by-hand", .filter = {}, .items = {{{4}, Choice::picked, "", ""}}, .order = {}});
  CHECK(ids(story, {"in:front page"}) == "E1 E2");
  CHECK(ids(story, {"in:Front page", "kind:vote"}) == "E2");
  CHECK(ids(story, {"in:by-hand,kind:meeting"}) == "E1 E4");
  CHECK(ids(story, {"not:in:Front page"}) == "E3 E4");
  story.at({1}).state = model::State::rejected;
  CHECK(ids(story, {"in:front page"}) == "E2");
  CHECK_THROWS_WITH(ids(story, {"in:by-hnd"}), Contains("did you mean by-hand?"));
}

TEST_CASE("a selection prints its own titles and notes, where it alone is asked for", "[query]") {
  SmallStory story = four();
  story.select({.name = "front",
                .filter = {},
                .items = {{{1}, Choice::picked, "The first meeting", "In Lindholm."}},
                .order = {}});
  const query::Result asked = query::ask(story, query::parse_filter({"in:front"}));
  CHECK(asked.events.front().title == "summit");
  CHECK(asked.events.front().printed_title() == "The first meeting");
  CHECK(asked.events.front().own_note == "In Lindholm.");
  CHECK(query::ask(story, query::parse_filter({"kind:meeting"})).events.front().printed_title() == "summit");
}

TEST_CASE("a selection orders what dates leave open, and nothing else", "[query]") {
  SmallStory story = four();
  std::vector<model::SelectionItem> all;
  for (std::uint32_t i = 1; i <= 4; ++i) all.push_back({{i}, Choice::picked, "", ""});
  const auto order = [&](std::vector<model::SelectionPlace> places) {
    SmallStory made = story;
    made.select({.name = "front", .filter = {}, .items = all, .order = std::move(places)});
    return ids(made, {"in:front"});
  };
  CHECK(order({}) == "E1 E2 E3 E4");
  CHECK(order({{{2}, {3}}}) == "E1 E3 E2 E4");
  CHECK(order({{{3}, {}}}) == "E1 E3 E2 E4");  // as far to the front as its date lets it
  CHECK(order({{{1}, {3}}}) == "E1 E2 E3 E4");
  CHECK(order({{{4}, {1}}}) == "E1 E2 E3 E4");  // what has no date stays with its like
  CHECK(order({{{2}, {9}}}) == "E1 E2 E3 E4");
}

TEST_CASE("a selection whose filter names what the story has no more says so", "[query]") {
  SmallStory story = four();
  story.select({.name = "front", .filter = {"who:Obama"}, .items = {}, .order = {}});
  story.select({.name = "loop", .filter = {"in:front"}, .items = {}, .order = {}});
  CHECK_THROWS_WITH(ids(story, {"in:front"}), Contains("the filter of the selection \"front\""));
  CHECK_THROWS_AS(ids(story, {"in:loop"}), base::UsageError);
}
