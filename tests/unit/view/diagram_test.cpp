#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "exports/view/diagram_view.hpp"
#include "src/text/boundaries.hpp"
#include "stories.hpp"

using namespace dateline;
using namespace dateline::test;
using view::DiagramKind;
using view::DiagramLink;

namespace {

query::ResultActor actor(const std::string& id, const std::string& role = "agent") {
  return {id, "Name of " + id, "person", role};
}

query::ResultEvent event_with(const std::string& id, unsigned month, std::vector<query::ResultActor> actors) {
  query::ResultEvent made = event(id, "Something happened", calendar::on_day(day(2017, month, 3)));
  made.actors = std::move(actors);
  return made;
}

/// Three events: A1 and A2 share two, A3 is in one of them as its place, A4 is only cited.
query::Result meetings() {
  query::Result story = empty_story();
  story.events.push_back(event_with("E1", 1, {actor("A1"), actor("A2", "patient"), actor("A3", "place")}));
  story.events.push_back(event_with("E2", 1, {actor("A1"), actor("A1", "speaker"), actor("A2")}));
  story.events.push_back(event_with("E3", 5, {actor("A1"), actor("A4", "speaker"), actor("A5")}));
  return story;
}

std::vector<std::string> ids(const std::vector<view::DiagramNode>& nodes) {
  std::vector<std::string> out;
  for (const view::DiagramNode& node : nodes) out.push_back(node.id);
  return out;
}

const view::DiagramEdge& edge(const view::DiagramView& view, const std::string& from, const std::string& to) {
  const auto found = std::find_if(view.edges.begin(), view.edges.end(), [&](const view::DiagramEdge& one) {
    return one.from == from && one.to == to;
  });
  REQUIRE(found != view.edges.end());
  return *found;
}

bool has_sign(const view::DiagramView& view, const std::string& words) {
  return std::any_of(view.legend.begin(), view.legend.end(), [&](const view::DiagramSign& sign) {
    return sign.words.find(words) != std::string::npos;
  });
}

std::string notes(const view::DiagramView& view) {
  std::string out;
  for (const std::string& note : view.notes) out += note + "\n";
  return out;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("diagram: events stand in time under their months, each actor once, edges name roles", "[view]") {
  const view::DiagramView view = view::lay_out_diagram(meetings(), {});
  CHECK(ids(view.events) == Ids{"E1", "E2", "E3"});
  REQUIRE(view.groups.size() == 2);
  CHECK(view.groups[0].title == "January 2017");
  CHECK(view.groups[0].events == Ids{"E1", "E2"});
  CHECK(view.groups[1].title == "May 2017");
  CHECK(ids(view.actors) == Ids{"A1", "A2", "A3", "A4", "A5"});
  CHECK(edge(view, "A2", "E1").label == "patient");
  CHECK(edge(view, "A1", "E2").label == "agent, speaker");
  CHECK(view.events[0].tooltip.find("“The words about Something happened” — Silicon UK") == 0);
  CHECK(view.events[0].url == "https://silicon.example/a?b=1&c=2");
}

TEST_CASE("diagram: over many months years are the headings, and undated events stand apart", "[view]") {
  query::Result story = empty_story();
  for (unsigned month = 1; month <= 11; ++month)
    story.events.push_back(event_with("E" + std::to_string(month), month, {}));
  story.events.push_back(event("E12", "Nobody knows when", calendar::unknown_time(), false));
  const view::DiagramView view = view::lay_out_diagram(story, {});
  REQUIRE(view.groups.size() == 2);
  CHECK(view.groups[0].title == "2017");
  CHECK(view.groups[1].title == "Without a date");
  CHECK_FALSE(view.groups[1].in_time);
}

TEST_CASE("diagram: of many actors those of one event are named in its box, and that is said", "[view]") {
  query::Result story = meetings();
  for (unsigned n = 10; n < 20; ++n) story.events[2].actors.push_back(actor("A" + std::to_string(n)));
  const view::DiagramView view = view::lay_out_diagram(story, {});
  CHECK(ids(view.actors) == Ids{"A1", "A2"});
  REQUIRE_FALSE(view.events[2].more.empty());
  CHECK(view.events[2].more[0].find("With Name of A4") == 0);
  CHECK(notes(view).find("13 actors of one event alone: named in its box, not drawn") != std::string::npos);
}

TEST_CASE("diagram: groups hold each event once, the rest stands under Others", "[view]") {
  view::DiagramOptions options;
  options.parts = {{"hamburg", {1, 2}}, {"Moscow", {2}}};
  const view::DiagramView view = view::lay_out_diagram(meetings(), options);
  REQUIRE(view.groups.size() == 2);
  CHECK(view.groups[0].title == "Hamburg");
  CHECK(view.groups[0].events == Ids{"E2", "E3"});
  CHECK(view.groups[1].title == "Others");
  CHECK(view.groups[1].events == Ids{"E1"});
  CHECK(ids(view.events) == Ids{"E2", "E3", "E1"});
}

TEST_CASE("diagram: actors are tied by the events both were in, not by a place or a quote", "[view]") {
  const view::DiagramView view = view::lay_out_diagram(meetings(), {.kind = DiagramKind::actors});
  CHECK(ids(view.actors) == Ids{"A1", "A2", "A5"});
  REQUIRE(view.edges.size() == 2);
  CHECK(view.edges[0].from == "A1");
  CHECK(view.edges[0].to == "A2");
  CHECK(view.edges[0].weight == 2);
  CHECK(view.edges[0].label == "2");
  CHECK(view.edges[0].tooltip ==
        "Name of A1 and Name of A2: 3 January 2017: Something happened; 3 January 2017: Something happened");
  CHECK(view.edges[1].label.empty());
  CHECK(view.actors[0].events == 3);
}

TEST_CASE("diagram: a tie of which nothing is said to have happened says so", "[view]") {
  query::Result story = meetings();
  story.events[2].modality = "alleged";
  view::DiagramView view = view::lay_out_diagram(story, {.kind = DiagramKind::actors});
  CHECK(edge(view, "A1", "A5").label == "alleged");
  CHECK(edge(view, "A1", "A5").doubtful);
  CHECK(edge(view, "A1", "A2").label == "2");
  CHECK(has_sign(view, "only in events that are alleged"));
  story.events[0].modality = "planned";
  view = view::lay_out_diagram(story, {.kind = DiagramKind::actors});
  CHECK(edge(view, "A1", "A2").label == "2");  // the other one happened
  CHECK_FALSE(edge(view, "A1", "A2").doubtful);
  story.events[1].polarity = "negative";
  view = view::lay_out_diagram(story, {.kind = DiagramKind::actors});
  CHECK(edge(view, "A1", "A2").label == "2 planned or denied");
}

TEST_CASE("diagram: a network leaves out who has fewest ties, and says how many", "[view]") {
  query::Result story = meetings();
  story.events.push_back(event_with("E4", 6, {actor("A9")}));
  view::DiagramOptions options{.kind = DiagramKind::actors};
  options.most_actors = 2;
  const view::DiagramView view = view::lay_out_diagram(story, options);
  CHECK(ids(view.actors) == Ids{"A1", "A2"});
  CHECK(notes(view).find("+1 actor with fewer ties, and 1 tie, not shown") != std::string::npos);
  CHECK(notes(view).find("1 actor without any tie not shown") != std::string::npos);
}

TEST_CASE("diagram: of very many ties the weak ones are left out, but nobody is without one", "[view]") {
  query::Result story = empty_story();
  std::vector<query::ResultActor> all;
  for (unsigned n = 1; n <= 7; ++n) all.push_back(actor("A" + std::to_string(n)));
  story.events.push_back(event_with("E1", 1, all));  // 21 ties among 7
  story.events.push_back(event_with("E2", 2, {actor("A2"), actor("A3")}));
  const view::DiagramView view = view::lay_out_diagram(story, {.kind = DiagramKind::actors});
  CHECK(view.actors.size() == 7);
  CHECK(view.edges.size() == 6);
  CHECK(edge(view, "A2", "A3").weight == 2);
  CHECK(notes(view).find("+15 ties of one event not shown") != std::string::npos);
  CHECK(view::lay_out_diagram(story, {.kind = DiagramKind::actors, .all_ties = true}).edges.size() == 21);
}

TEST_CASE("diagram: relations run from what was first, with the words that state them", "[view]") {
  query::Result story = meetings();
  story.relations = {{"E3", "E1", "responds_to", "S1", "in response to"},
                     {"E1", "E2", "causes"},
                     {"E1", "E2", "causes", "S1", "which led to"},
                     {"E2", "E1", "contradicts", "S1", "not so"}};
  const view::DiagramView view = view::lay_out_diagram(story, {.kind = DiagramKind::causes});
  REQUIRE(view.edges.size() == 3);
  CHECK(edge(view, "E1", "E3").link == DiagramLink::response);
  CHECK(edge(view, "E1", "E3").label == "was answered by");
  CHECK(edge(view, "E1", "E3").tooltip == "“in response to” — Silicon UK, 10 July 2017");
  CHECK(edge(view, "E1", "E2").tooltip == "Stated by the editor; “which led to” — Silicon UK, 10 July 2017");
  CHECK(edge(view, "E2", "E1").link == DiagramLink::contradiction);
}

TEST_CASE("diagram: before and after, part and whole run the same way, and no event leads to itself",
          "[view]") {
  query::Result story = meetings();
  story.relations = {{"E3", "E1", "after"},   {"E1", "E2", "before"}, {"E1", "E3", "before"},
                     {"E3", "E2", "part_of"}, {"E1", "E2", "during"}, {"E2", "E2", "causes"}};
  const view::DiagramView view = view::lay_out_diagram(story, {.kind = DiagramKind::causes});
  REQUIRE(view.edges.size() == 4);
  CHECK(edge(view, "E1", "E3").link == DiagramLink::order);
  CHECK(edge(view, "E1", "E2").link == DiagramLink::order);
  CHECK(edge(view, "E2", "E3").link == DiagramLink::part_of);
  CHECK(edge(view, "E2", "E1").link == DiagramLink::during);
}

TEST_CASE("diagram: causes leave out what nothing joins, and tell inferred from stated", "[view]") {
  query::Result story = meetings();
  story.events.push_back(event_with("E4", 6, {}));
  story.relations = {{"E1", "E2", "causes"}};
  view::DiagramOptions options{.kind = DiagramKind::causes, .around = "E2"};
  options.inferred = {{.from = "E2", .to = "E3", .link = DiagramLink::dates, .label = "1 actor in common"}};
  const view::DiagramView view = view::lay_out_diagram(story, options);
  CHECK(ids(view.events) == Ids{"E1", "E2", "E3"});
  CHECK(view.events[1].asked);
  CHECK(notes(view).find("1 event without a stated relation") != std::string::npos);
  CHECK(has_sign(view, "led to, as is stated"));
  CHECK(has_sign(view, "inferred: by dates and actors"));
}

TEST_CASE("diagram: around one event only its actors are drawn", "[view]") {
  view::DiagramOptions options{.kind = DiagramKind::around, .around = "E2"};
  options.left_out_near = 7;
  const view::DiagramView view = view::lay_out_diagram(meetings(), options);
  CHECK(ids(view.actors) == Ids{"A1", "A2"});
  CHECK(view.events[1].asked);
  CHECK_FALSE(view.events[0].asked);
  CHECK(notes(view).find("+7 events less near not shown (--max)") != std::string::npos);
  CHECK(has_sign(view, "the event asked about"));
}

TEST_CASE("diagram: many relations are left to their own view, and that is said", "[view]") {
  query::Result story = empty_story();
  for (unsigned n = 1; n <= 10; ++n) story.events.push_back(event_with("E" + std::to_string(n), n, {}));
  for (unsigned n = 1; n <= 5; ++n)
    story.relations.push_back({"E" + std::to_string(n), "E" + std::to_string(n + 1), "causes"});
  CHECK(view::lay_out_diagram(story, {}).edges.size() == 5);
  story.relations.push_back({"E9", "E10", "causes"});
  const view::DiagramView view = view::lay_out_diagram(story, {});
  CHECK(view.edges.empty());
  CHECK(notes(view).find("6 relations between these events not drawn (--view causes)") != std::string::npos);
  CHECK(view::lay_out_diagram(story, {.kind = DiagramKind::causes}).edges.size() == 6);
}

TEST_CASE("diagram: the key has what is used and nothing else", "[view]") {
  query::Result story = meetings();
  const view::DiagramView plain = view::lay_out_diagram(story, {});
  CHECK(has_sign(plain, "words state its date"));
  CHECK(has_sign(plain, "person"));
  CHECK_FALSE(has_sign(plain, "no words state"));
  CHECK_FALSE(has_sign(plain, "alleged"));
  CHECK_FALSE(has_sign(plain, "disagree"));
  story.events[0].when.stated = false;
  story.events[1].modality = "alleged";
  story.events[2].contested = true;
  story.events[2].actors[0].kind = "organization";
  const view::DiagramView marked = view::lay_out_diagram(story, {});
  CHECK(has_sign(marked, "no words state"));
  CHECK(has_sign(marked, "alleged"));
  CHECK(has_sign(marked, "disagree"));
  CHECK(marked.events[1].lines[0].find("Alleged: ") == 0);
  CHECK(marked.events[2].date.find("sources disagree") != std::string::npos);
  CHECK(view::lay_out_diagram(story, {.legend = false}).legend.empty());
}

TEST_CASE("diagram: a word without a place to break makes no box wide", "[view]") {
  query::Result story = meetings();
  story.events[0].title = std::string(10000, 'x') + " 日本語日本語日本語日本語日本語日本語日本語日本語";
  const view::DiagramView view = view::lay_out_diagram(story, {});
  std::string joined;
  for (const std::string& line : view.events[0].lines) {
    CHECK(text::display_width(line) <= 41);
    joined += line;
  }
  CHECK(std::count(joined.begin(), joined.end(), 'x') == 9999);  // and a capital
}
