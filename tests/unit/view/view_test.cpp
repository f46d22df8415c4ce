#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <set>

#include "exports/view/list_view.hpp"
#include "exports/view/time_scale.hpp"
#include "exports/view/timeline_view.hpp"
#include "exports/view/wording.hpp"
#include "tests/unit/view/faults.hpp"
#include "tests/unit/view/stories.hpp"

using namespace dateline;
using test::day;
using test::entry_of;
using test::fault_of;
using test::text_of;
using view::TimelineView;

namespace {

const type::Fonts& fonts() {
  static const type::Fonts loaded(base::embedded_data());
  return loaded;
}

TimelineView laid_out(const query::Result& story, double width_px = 1200) {
  view::TimelineOptions options;
  options.title = "A story";
  options.width_px = width_px;
  return view::lay_out_timeline(story, options, fonts());
}

}  // namespace

TEST_CASE("TimeScale: one scale, with long silences left out", "[view]") {
  const std::vector<view::ScaledDays> days = {{day(2016, 11, 8), day(2016, 11, 8)},
                                              {day(2016, 12, 1), day(2016, 12, 31)},
                                              {day(2017, 8, 3), day(2017, 8, 9)},
                                              {day(2017, 8, 9), day(2017, 8, 9)},
                                              {day(2017, 8, 11), day(2017, 8, 11)}};
  const view::TimeScale scale(days, {.x0_px = 0, .x1_px = 1000, .end_px = 1000});
  REQUIRE(scale.parts().size() == 2);
  CHECK(scale.silences()[0].words == "7 months");
  CHECK(scale.begin_of(day(2016, 12, 1)) - scale.begin_of(day(2016, 11, 8)) ==
        Approx(23 * scale.px_per_day()));
  CHECK(scale.begin_of(day(2017, 8, 9)) - scale.begin_of(day(2017, 8, 3)) == Approx(6 * scale.px_per_day()));
  CHECK(scale.begin_of(day(2016, 12, 31)) < scale.silences()[0].x0_px);
  CHECK(scale.begin_of(day(2017, 8, 3)) > scale.silences()[0].x1_px);
  CHECK(scale.end_of(day(2017, 8, 11)) <= 1000);
}

TEST_CASE("TimeScale: evenly spaced events have no silence between them", "[view]") {
  std::vector<view::ScaledDays> days;
  for (int year = 1900; year <= 2000; year += 50) days.push_back({day(year, 1, 1), day(year, 1, 1)});
  CHECK(view::TimeScale(days, {.x0_px = 0, .x1_px = 1000, .end_px = 1000}).silences().empty());
}

TEST_CASE("TimeScale: ticks are round and apart, from days to ages", "[view]") {
  for (const std::int64_t length : {1LL, 5LL, 40LL, 400LL, 4000LL, 400000LL, 40000000LL, 400000000000LL}) {
    const view::TimeScale scale({{day(2000, 1, 17), day(2000, 1, 17) + length}},
                                {.x0_px = 0, .x1_px = 1000, .end_px = 1000});
    const auto ticks = scale.ticks(scale.parts().front(), 90);
    CAPTURE(length);
    CHECK_FALSE(ticks.empty());
    for (std::size_t i = 1; i < ticks.size(); ++i) CHECK(ticks[i].x_px - ticks[i - 1].x_px > 80);
  }
}

TEST_CASE("length_in_words: rounds to the unit people use", "[view]") {
  CHECK(view::length_in_words(3) == "3 days");
  CHECK(view::length_in_words(1) == "1 day");
  CHECK(view::length_in_words(35) == "5 weeks");
  CHECK(view::length_in_words(213) == "7 months");
  CHECK(view::length_in_words(4400) == "12 years");
}

TEST_CASE("Timeline: the affair stands as flags without a fault, at any width", "[view]") {
  const query::Result story = test::affair();
  for (const double width_px : {480.0, 640.0, 800.0, 1200.0, 2400.0}) {
    CAPTURE(width_px);
    CHECK(fault_of(laid_out(story, width_px), story).empty());
  }
}

TEST_CASE("Timeline: random stories never overlap, lose no word, cross no label", "[view][property]") {
  std::uint64_t seed = 1;
  for (const std::uint64_t count : {1, 2, 3, 5, 8, 13, 21, 40, 90}) {
    for (const std::uint64_t days : {1, 4, 40, 900, 73000}) {
      for (const double width_px : {480.0, 1200.0}) {
        const query::Result story = test::random_story(++seed, count, days);
        CAPTURE(seed, count, days, width_px);
        CHECK(fault_of(laid_out(story, width_px), story) == "");
      }
    }
  }
}

TEST_CASE("Timeline: the search for faults finds planted ones", "[view]") {
  const query::Result story = test::affair();
  const TimelineView good = laid_out(story);
  REQUIRE(fault_of(good, story) == "");
  TimelineView bad = good;
  bad.entries[2].box = bad.entries[3].box;
  bad.entries[2].lines.clear();
  CHECK(fault_of(bad, story).find("overlap") != std::string::npos);
  bad = good;
  bad.entries[5].leader->x1_px = bad.entries[2].box.x_px + 20;
  bad.entries[5].leader->y0_px = 0;
  bad.entries[5].leader->y1_px = bad.height_px;
  CHECK(fault_of(bad, story).find("crosses") != std::string::npos);
  bad = good;
  bad.entries[4].lines.pop_back();
  bad.entries[4].lines[1].text = "The";
  CHECK(fault_of(bad, story) == "E5 lost its title");
  bad = good;
  bad.width_px = 600;
  CHECK(fault_of(bad, story).find("leaves the page") != std::string::npos);
}

TEST_CASE("Timeline: 300 events on one day, and as many without a date", "[view]") {
  query::Result story = test::random_story(5, 300, 1);
  for (query::ResultEvent& event : story.events) {
    event.when = calendar::on_day(day(2017, 7, 9));
    event.likely.reset();
  }
  CHECK(fault_of(laid_out(story), story) == "");
  for (query::ResultEvent& event : story.events) event.when = calendar::unknown_time();
  const TimelineView picture = laid_out(story);
  CHECK(fault_of(picture, story) == "");
  CHECK(picture.axes.empty());
}

TEST_CASE("Timeline: a mark is never finer or surer than the date", "[view]") {
  const TimelineView picture = laid_out(test::affair());
  const auto kind_of = [&](const char* id) { return entry_of(picture, id).mark->kind; };
  CHECK(kind_of("E1") == view::MarkKind::one_of);
  CHECK(kind_of("E2") == view::MarkKind::day);
  CHECK(kind_of("E3") == view::MarkKind::one_of);
  CHECK(kind_of("E5") == view::MarkKind::lasting);
  CHECK(kind_of("E8") == view::MarkKind::inferred);
  CHECK_FALSE(entry_of(picture, "E9").mark);
  CHECK(entry_of(picture, "E1").mark->standing == view::Standing::alleged);
  CHECK(text_of(entry_of(picture, "E8")).starts_with("reported 10 July 2017"));
  CHECK(text_of(entry_of(picture, "E4")).starts_with("3–9 July 2017"));
  CHECK(text_of(entry_of(picture, "E1")).find("before 8 November 2016") == 0);
  CHECK(text_of(entry_of(picture, "E7")).find("sources disagree") != std::string::npos);

  query::Result story = test::empty_story();
  story.events = {test::event("E1", "Inferred to a day", calendar::on_day(day(2017, 7, 9)), false),
                  test::event("E2", "About then", calendar::on_day(day(2017, 7, 10)))};
  story.events[1].when.approximate = true;
  const TimelineView vague = laid_out(story);
  CHECK(entry_of(vague, "E1").mark->kind == view::MarkKind::inferred);
  CHECK(entry_of(vague, "E2").mark->kind == view::MarkKind::one_of);
}

TEST_CASE("Timeline: a likely day is said and drawn as one, and stands where it is", "[view]") {
  query::Result story = test::empty_story();
  story.events = {
      test::event("E1", "Stated", calendar::on_day(day(2017, 7, 3))),
      test::likely_on(test::event("E2", "Likely", {}), day(2017, 7, 10), day(2017, 7, 6), day(2017, 7, 6)),
      test::likely_on(test::event("E3", "Likely, one of some", {}), day(2017, 7, 10), day(2017, 7, 6),
                      day(2017, 7, 8)),
      test::event("E4", "Stated, too", calendar::on_day(day(2017, 7, 9)))};
  const TimelineView picture = laid_out(story);
  CHECK(fault_of(picture, story) == "");
  const view::Mark& one = *entry_of(picture, "E2").mark;
  CHECK(one.kind == view::MarkKind::likely);
  CHECK(one.full0_px == one.full1_px);
  CHECK(one.full0_px > entry_of(picture, "E1").mark->x0_px);
  CHECK(one.full0_px < entry_of(picture, "E4").mark->x0_px);
  const view::Mark& some = *entry_of(picture, "E3").mark;
  CHECK(some.kind == view::MarkKind::likely);
  CHECK(some.full0_px < some.full1_px);
  CHECK(text_of(entry_of(picture, "E2")).starts_with("probably 6 July 2017"));
  CHECK(text_of(entry_of(picture, "E3")).starts_with("probably 6–8 July 2017"));
  CHECK(entry_of(picture, "E1").lines[0].face == type::Face::bold);
  CHECK(entry_of(picture, "E2").lines[0].face == type::Face::text);
  std::string legend;
  for (const view::LegendItem& item : picture.legend) legend += item.label.text + "; ";
  CHECK(legend == "on this day; probably on this day; probably in this time; ");
  CHECK(picture.description.find("First: 3 July 2017. Last: 9 July 2017") != std::string::npos);
}

TEST_CASE("Timeline: an event without bounds stands on its likely day", "[view]") {
  query::Result story = test::empty_story();
  story.events = {
      test::event("E1", "Stated", calendar::on_day(day(2017, 7, 3))),
      test::likely_on(test::event("E2", "Likely", {}), day(2017, 7, 10), day(2017, 7, 6), day(2017, 7, 6))};
  story.events[1].when = calendar::unknown_time();
  CHECK(entry_of(laid_out(story), "E2").mark->kind == view::MarkKind::likely);
  CHECK(view::list_events(story, {}).groups.size() == 1);
}

TEST_CASE("Timeline: open ends fade, known ends are sharp", "[view]") {
  const TimelineView picture = laid_out(test::affair());
  const view::Mark& before = *entry_of(picture, "E1").mark;
  CHECK(before.full0_px - before.x0_px > 40);
  CHECK(before.full1_px == before.x1_px);
  const view::Mark& summit = *entry_of(picture, "E5").mark;
  CHECK(summit.full0_px == summit.x0_px);
  CHECK(summit.full1_px == summit.x1_px);
  const view::Mark& december = *entry_of(picture, "E3").mark;
  CHECK(december.full0_px > december.x0_px);
  CHECK(december.full1_px < december.x1_px);
}

TEST_CASE("Timeline: undated events stand below all dated ones, in their order", "[view]") {
  query::Result story = test::affair();
  story.events.push_back(test::event("E10", "Later, some time", calendar::unknown_time()));
  const TimelineView picture = laid_out(story);
  CHECK(picture.entries[8].id == "E9");
  CHECK(picture.entries[9].id == "E10");
  CHECK(picture.entries[8].box.x_px < picture.entries[9].box.x_px);
  for (std::size_t i = 0; i < 8; ++i) {
    CHECK(picture.entries[i].box.y_px + picture.entries[i].box.height_px < picture.entries[8].box.y_px);
  }
}

TEST_CASE("Timeline: what is left out is said", "[view]") {
  query::Result story = test::affair();
  story.left_out = 2;
  const TimelineView picture = view::lay_out_timeline(story, {}, fonts());
  CHECK(picture.lines.back().text == "+2 more events not shown");
  CHECK(picture.title == "Timeline");
}

TEST_CASE("Timeline: the legend explains the marks that are used, and no others", "[view]") {
  query::Result story = test::empty_story();
  story.events = {test::event("E1", "One", calendar::on_day(day(2017, 7, 9)))};
  const TimelineView picture = laid_out(story);
  REQUIRE(picture.legend.size() == 1);
  CHECK(picture.legend[0].label.text == "on this day");
  CHECK(laid_out(test::affair()).legend.size() == 6);
  CHECK(laid_out(test::empty_story()).legend.empty());
}

TEST_CASE("Timeline: characters without a typeface are named in a warning", "[view]") {
  query::Result story = test::empty_story();
  story.events = {test::event("E1", "特 met Ελλάδα", calendar::on_day(day(2017, 7, 9)))};
  const TimelineView picture = laid_out(story);
  REQUIRE(picture.warnings.size() == 1);
  CHECK(picture.warnings[0].find("U+7279") != std::string::npos);
  CHECK(laid_out(test::affair()).warnings.empty());
}

TEST_CASE("Timeline: days at the ends of time and hostile titles do no harm", "[view]") {
  query::Result story = test::empty_story();
  const std::int64_t far = std::int64_t{1} << 62;
  story.events = {
      test::event("E1",
                  "\xff\x00 \xe2\x80\xae"
                  "evil",
                  calendar::on_day({-far})),
      test::event("E2", std::string(20000, 'x'), calendar::on_day(day(2017, 7, 9))),
      test::event("E3", std::string(3000, ' ') + "a\xcc\x81", calendar::lasting(day(1, 1, 1), std::nullopt)),
      test::event("E4", "", calendar::on_day({far}))};
  CHECK(fault_of(laid_out(story), story) == "");
}

TEST_CASE("Timeline: about a date is drawn as wide as that leaves open, with faded ends", "[view]") {
  query::Result story = test::empty_story();
  const calendar::TimeSpan about = *calendar::span_from_people("c. 2016");
  story.events = {test::event("E1", "First", calendar::on_day(day(2010, 1, 1))),
                  test::event("E2", "Exactly then", calendar::one_day_of(day(2016, 1, 1), day(2016, 12, 31))),
                  test::event("E3", "About then", about),
                  test::event("E4", "Last", calendar::on_day(day(2022, 1, 1)))};
  const TimelineView picture = laid_out(story);
  CHECK(fault_of(picture, story) == "");
  const view::Mark& exact = *entry_of(picture, "E2").mark;
  const view::Mark& vague = *entry_of(picture, "E3").mark;
  CHECK(vague.x0_px < exact.x0_px - 20);
  CHECK(vague.x1_px > exact.x1_px + 20);
  CHECK(vague.full0_px == exact.x0_px);
  CHECK(vague.full1_px == exact.x1_px);
  std::string legend;
  for (const view::LegendItem& item : picture.legend) legend += item.label.text + "; ";
  CHECK(legend == "on this day; once in this time; about this time; ");
}

TEST_CASE("Timeline: flags of one day read downwards in their order", "[view]") {
  for (const std::size_t count : {2u, 3u, 5u, 8u}) {
    CAPTURE(count);
    query::Result story = test::empty_story();
    story.events = {test::event("E0", "Long before", calendar::on_day(day(2016, 1, 1)))};
    for (std::size_t i = 1; i <= count; ++i)
      story.events.push_back(
          test::event("E" + std::to_string(i),
                      std::string("Something of that day, told at some length ").append(i % 3 * 40, 'x'),
                      calendar::on_day(day(2017, 7, 9))));
    story.events.push_back(test::event("E99", "Long after", calendar::on_day(day(2019, 1, 1))));
    const TimelineView picture = laid_out(story);
    CHECK(fault_of(picture, story) == "");
    for (std::size_t i = 2; i <= count; ++i) {
      const view::TimelineEntry& one = entry_of(picture, "E" + std::to_string(i - 1));
      const view::TimelineEntry& next = entry_of(picture, "E" + std::to_string(i));
      // The first ones may fly to the left of the pole, the rest to its right.
      if (one.lines[0].ends_at_x == next.lines[0].ends_at_x) {
        CHECK(one.box.y_px < next.box.y_px);
      } else {
        CHECK(one.lines[0].ends_at_x);
      }
    }
  }
}
