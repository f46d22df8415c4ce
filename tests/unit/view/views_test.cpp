#include <catch2/catch.hpp>
#include <set>

#include "exports/view/order_view.hpp"
#include "exports/view/timeline_view.hpp"
#include "src/base/problem.hpp"
#include "tests/unit/view/faults.hpp"
#include "tests/unit/view/stories.hpp"

using namespace dateline;
using test::day;
using test::entry_of;
using test::fault_of;
using test::text_of;
using view::Part;
using view::TimelineView;

namespace {

const type::Fonts& fonts() {
  static const type::Fonts loaded(base::embedded_data());
  return loaded;
}

/// Every event in some of the parts, and some in none.
std::vector<Part> some_parts(const query::Result& story, std::size_t count) {
  std::vector<Part> parts;
  for (std::size_t part = 0; part < count; ++part) {
    parts.push_back({"Lane number " + std::to_string(part) + " with a long name, as bodies have", {}});
    for (std::size_t i = 0; i < story.events.size(); ++i)
      if ((i * 7 + part * 3) % 5 < 2) parts.back().events.push_back(i);
  }
  return parts;
}

/// Three events in three lanes: all of them meet on one day, one acts alone, two meet.
query::Result three_meetings() {
  query::Result story = test::empty_story();
  story.events = {test::event("E1", "All meet", calendar::on_day(day(2017, 3, 1))),
                  test::event("E2", "One acts alone", calendar::on_day(day(2017, 5, 1))),
                  test::event("E3", "Two meet", calendar::on_day(day(2017, 7, 1)))};
  return story;
}

std::string lane_names(const TimelineView& picture) {
  std::string names;
  for (const view::TextLine& line : picture.lines)
    if (line.text.size() == 1) names += line.text;
  return names;
}

}  // namespace

TEST_CASE("lanes: nothing overlaps, nothing is cut, nothing is lost", "[views]") {
  for (const std::uint64_t seed : {1, 2, 3, 4}) {
    for (const double width_px : {480.0, 900.0, 1600.0}) {
      CAPTURE(seed, width_px);
      const query::Result story = test::random_story(seed, 12 * seed * seed, 700);
      view::TimelineOptions options{.width_px = width_px};
      CHECK(fault_of(view::lay_out_lanes(story, some_parts(story, seed + 1), seed % 2 == 0, options, fonts()),
                     story) == "");
    }
  }
}

TEST_CASE("lanes: an event is told in its uppermost lane and marked and tied in the others", "[views]") {
  const query::Result story = three_meetings();
  const TimelineView picture =
      view::lay_out_lanes(story, {{"A", {0, 1}}, {"B", {0, 2}}, {"C", {0, 2}}}, true, {}, fonts());
  CHECK(lane_names(picture) == "ABC");
  const view::TimelineEntry& all = entry_of(picture, "E1");
  REQUIRE(all.mark);
  REQUIRE(all.tie);
  REQUIRE(all.also.size() == 2);
  for (const view::Mark& mark : all.also) {
    CHECK(mark.x0_px == all.mark->x0_px);
    CHECK(mark.y_px > all.mark->y_px);
  }
  CHECK(all.tie->y0_px == all.mark->y_px);
  CHECK(all.tie->y1_px == all.also.back().y_px);
  CHECK_FALSE(entry_of(picture, "E2").tie);
  CHECK(entry_of(picture, "E3").also.size() == 1);
  CHECK(entry_of(picture, "E3").mark->y_px > all.also.front().y_px);
}

TEST_CASE("lanes: where no order is asked for they stand so that ties are short", "[views]") {
  const query::Result story = three_meetings();
  const std::vector<Part> lanes{{"A", {0, 2}}, {"B", {1}}, {"C", {0, 2}}};
  CHECK(lane_names(view::lay_out_lanes(story, lanes, true, {}, fonts())) == "ABC");
  CHECK(lane_names(view::lay_out_lanes(story, lanes, false, {}, fonts())) == "ACB");
}

TEST_CASE("lanes: what stands in none is among the others, and undated events in a part of their own",
          "[views]") {
  query::Result story = three_meetings();
  story.events.push_back(test::event("E4", "Nobody knows when", {}));
  const TimelineView picture = view::lay_out_lanes(story, {{"A", {0, 3}}}, true, {}, fonts());
  std::set<std::string> lines;
  for (const view::TextLine& line : picture.lines) lines.insert(line.text);
  CHECK(lines.contains("Others"));
  CHECK(lines.contains("Date unknown"));
  CHECK_FALSE(entry_of(picture, "E4").mark);
  CHECK(fault_of(picture, story) == "");
}

TEST_CASE("article: nothing overlaps, nothing is cut, nothing is lost", "[views]") {
  for (const std::uint64_t seed : {1, 2, 3}) {
    for (const double width_px : {480.0, 680.0, 1200.0}) {
      CAPTURE(seed, width_px);
      const query::Result story = test::random_story(seed, 20 * seed, 2000);
      CHECK(fault_of(view::lay_out_article(story, {}, {.width_px = width_px}, fonts()), story) == "");
    }
  }
}

TEST_CASE("article: events stand below each other under their years, uncertain ones with their sign",
          "[views]") {
  query::Result story = test::empty_story();
  story.events = {test::event("E1", "First", calendar::on_day(day(2016, 3, 1))),
                  test::event("E2", "Second", calendar::one_day_of(day(2017, 5, 1), day(2017, 5, 31)))};
  const TimelineView picture = view::lay_out_article(story, {}, {.width_px = 680}, fonts());
  CHECK(entry_of(picture, "E1").box.y_px < entry_of(picture, "E2").box.y_px);
  CHECK(entry_of(picture, "E1").mark->kind == view::MarkKind::day);
  const view::Mark& month = *entry_of(picture, "E2").mark;
  CHECK(month.kind == view::MarkKind::one_of);
  CHECK(month.full0_px > month.x0_px);
  std::set<std::string> lines;
  for (const view::TextLine& line : picture.lines) lines.insert(line.text);
  CHECK(lines.contains("2016"));
  CHECK(lines.contains("2017"));
}

TEST_CASE("article: an event under two headings has its id once", "[views]") {
  const query::Result story = three_meetings();
  const view::Picture picture =
      view::draw(view::lay_out_article(story, {{"A", {0, 1}}, {"B", {0, 2}}}, {}, fonts()));
  std::multiset<std::string> ids;
  std::size_t told = 0;
  for (const view::Group& group : picture.groups)
    if (!group.id.empty()) ids.insert(group.id);
  view::each_line(picture, [&](const view::TextLine& line) { told += line.text == "All meet" ? 1 : 0; });
  CHECK(ids == std::multiset<std::string>{"E1", "E2", "E3"});
  CHECK(told == 2);
}

TEST_CASE("detail: brief says date, title and standing; full says all sources", "[views]") {
  query::Result story = test::affair();
  story.events[0].modality = "alleged";
  story.events[0].attributed_to = "A spokesman";
  const auto said = [&](view::Detail detail) {
    return text_of(entry_of(view::lay_out_article(story, {}, {.width_px = 680, .detail = detail}, fonts()),
                            story.events[0].id));
  };
  const std::string brief = said(view::Detail::brief);
  CHECK(brief.find("Alleged: ") != std::string::npos);
  CHECK(brief.find("According to A spokesman") != std::string::npos);
  CHECK(brief.find(story.sources[0].outlet) == std::string::npos);
  CHECK(said(view::Detail::usual).find(story.sources[0].outlet) != std::string::npos);
  CHECK(said(view::Detail::full).size() >= said(view::Detail::usual).size());
}

TEST_CASE("storyline: nothing overlaps, nothing is cut, nothing is lost", "[views]") {
  for (const std::uint64_t seed : {1, 2, 3, 4}) {
    for (const double width_px : {480.0, 900.0, 1600.0}) {
      CAPTURE(seed, width_px);
      const query::Result story = test::random_story(seed, 15 * seed, 700);
      std::vector<Part> actors = some_parts(story, seed + 2);
      // Whoever is in no part of them is in the last.
      std::vector<bool> is_in(story.events.size(), false);
      for (const Part& actor : actors)
        for (const std::size_t i : actor.events) is_in[i] = true;
      actors.push_back({"The rest", {}});
      for (std::size_t i = 0; i < is_in.size(); ++i)
        if (!is_in[i]) actors.back().events.push_back(i);
      const TimelineView picture = view::lay_out_storyline(story, actors, {.width_px = width_px}, fonts());
      CHECK(fault_of(picture, story) == "");
    }
  }
}

TEST_CASE("storyline: who does not take part is counted", "[views]") {
  const query::Result story = three_meetings();
  const TimelineView picture = view::lay_out_storyline(story, {{"A", {0}}, {"B", {0}}}, {}, fonts());
  CHECK(picture.entries.size() == 1);
  std::set<std::string> lines;
  for (const view::TextLine& line : picture.lines) lines.insert(line.text);
  CHECK(lines.contains("+2 events not drawn, in which none of these takes part: A, B"));
  CHECK(lines.contains("1 event from 1 source"));
  CHECK(lines.contains("Draft: 1 of 1 unchecked"));
  CHECK(picture.description.find("1 event from 1 source") != std::string::npos);
  CHECK(picture.description.find("+2 events not drawn") != std::string::npos);
  const TimelineView nobody = view::lay_out_storyline(story, {}, {}, fonts());
  CHECK(nobody.entries.empty());
}

TEST_CASE("order: boxes come as Graphviz places them, arrows point where the relation does", "[views]") {
  query::Result story = three_meetings();
  story.relations = {{"E3", "E1", "responds_to"}, {"E3", "E1", "responds_to"}, {"E1", "E2", "causes"}};
  const view::OrderGraph graph = view::order_graph(story, {}, fonts());
  REQUIRE(graph.boxes.size() == 5);
  CHECK(graph.boxes[0].width_px == graph.boxes[1].width_px);
  CHECK(graph.rows == std::vector<std::vector<std::string>>{{"E1"}, {"E2"}, {"E3"}});
  // Downwards in both: from the earlier event over the words to the later.
  CHECK(graph.lines[0].from == "E1");
  CHECK(graph.lines[1].to == "E3");
  CHECK(graph.lines[2].from == "E1");

  const std::string plain =
      "graph 1 4 6\nnode E1 2 5 2 1 \"\" solid box black lightgrey\nnode E2 1 3 2 1 \"\" solid box black x\n"
      "node E3 2 1 2 1 \"\" solid box black x\nnode r0 3 3 1 0.2 \"\" solid box black x\n"
      "node r1 1 4 1 0.2 \"\" solid box black x\n"
      "edge E1 r0 4 2 4.5 2.5 4 3 3.5 3 3.1 solid black\nedge r0 E3 4 3 2.9 3 2 2.5 1.5 2 1.5 solid black\n"
      "edge E1 r1 4 2 4.5 2 4.4 1 4.3 1 4.1 solid black\nedge r1 E2 4 1 3.9 1 3.8 1 3.6 1 3.5 solid "
      "black\nstop\n";
  const view::Picture picture = view::draw_order(story, plain, {}, fonts());
  std::vector<const view::Path*> arrows;
  std::size_t curves = 0;
  for (const view::Group& group : picture.groups) {
    for (const view::Shape& shape : group.shapes) {
      const auto* path = std::get_if<view::Path>(&shape);
      if (path == nullptr) continue;
      if (path->look.fill == view::Paint::alert) arrows.push_back(path);
      if (path->steps.size() > 1 && path->steps[1].kind == view::PathStep::Kind::curve) ++curves;
    }
  }
  CHECK(curves == 4);
  REQUIRE(arrows.size() == 2);
  // "responds to" points up at E1, whose lower edge is 4.5 inches from the bottom of 6; "causes" down at E2.
  const double down_px = arrows[1]->steps[0].to.y_px - arrows[0]->steps[0].to.y_px;
  CHECK(down_px == Approx(72));
  CHECK(arrows[0]->steps[1].to.y_px > arrows[0]->steps[0].to.y_px);
  CHECK(arrows[1]->steps[1].to.y_px < arrows[1]->steps[0].to.y_px);
  CHECK_THROWS_AS(view::draw_order(story, "graph 1 4 6\nstop\n", {}, fonts()), base::DataError);
  CHECK_THROWS_AS(view::draw_order(story, "graph 1 4 nan\nstop\n", {}, fonts()), base::DataError);
}

TEST_CASE("storyline: lines of one colour differ in what runs along their middle", "[views]") {
  const query::Result story = three_meetings();
  std::vector<Part> actors;
  for (std::size_t i = 0; i < 4 * view::series_count; ++i)
    actors.push_back({"Actor " + std::to_string(i), {0, 1, 2}});
  const TimelineView picture = view::lay_out_storyline(story, actors, {}, fonts());
  std::set<std::string> looks;
  std::string line;
  const auto done = [&] {
    if (!line.empty()) looks.insert(line);
    line.clear();
  };
  for (const view::Shape& shape : picture.shapes) {
    const auto* const path = std::get_if<view::Path>(&shape);
    if (path == nullptr || !path->look.stroke || path->look.fill) continue;
    const bool is_colour = *path->look.stroke >= view::Paint::series1;
    const bool is_core = path->look.stroke_px == 1.6;
    if (is_colour) done();
    if (is_colour || is_core)
      line += std::to_string(static_cast<int>(*path->look.stroke)) +
              (path->look.dash == view::Dash::dotted ? "dotted " : " ");
  }
  done();
  CHECK(looks.size() == 4 * view::series_count);
}

TEST_CASE("lanes: where a column would break words, names stand above their lanes", "[views]") {
  const query::Result story = three_meetings();
  const std::vector<Part> lanes{{"Barack Obama", {0, 1}}, {"Intergovernmental Organisations", {0, 2}}};
  const auto lines_of = [&](double width_px) {
    std::set<std::string> lines;
    const TimelineView picture = view::lay_out_lanes(story, lanes, true, {.width_px = width_px}, fonts());
    CHECK(fault_of(picture, story) == "");
    for (const view::TextLine& line : picture.lines) lines.insert(line.text);
    return lines;
  };
  CHECK(lines_of(480).contains("Intergovernmental Organisations"));
  CHECK(lines_of(480).contains("Barack Obama"));
  CHECK(lines_of(1200).contains("Intergovernmental"));
}
