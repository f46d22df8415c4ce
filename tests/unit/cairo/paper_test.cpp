#include <catch2/catch.hpp>
#include <cmath>

#include "exports/cairo/paper.hpp"
#include "src/base/problem.hpp"
#include "tests/unit/cairo/pictures.hpp"

using namespace dateline;
using cairo::Paper;
using cairo::Slice;

namespace {

double smallest_pt(const view::Picture& picture, const Paper& paper) {
  double smallest_px = 1000;
  view::each_line(picture,
                  [&](const view::TextLine& line) { smallest_px = std::min(smallest_px, line.size_px); });
  return smallest_px * paper.width_pt / picture.width_px;
}

view::Picture fitted(const query::Result& story, const Paper& paper) {
  return cairo::fitted(paper, 480, [&](double width_px) { return test::picture_of(story, width_px); });
}

/// How many lines of text and how many small shapes a cut at `y_px` would go through.
int cut_through(const view::Picture& picture, double y_px) {
  int count = 0;
  for (const view::Group& group : picture.groups) {
    for (const view::Shape& shape : group.shapes) {
      if (const auto* text = std::get_if<view::TextLines>(&shape)) {
        for (const view::TextLine& line : text->lines)
          count +=
              y_px > line.baseline_px - line.size_px * 0.75 && y_px < line.baseline_px + line.size_px * 0.25;
      } else {
        const cairo::Extent extent = cairo::extent_of(shape);
        count += extent.bottom_px - extent.top_px < 40 && y_px > extent.top_px && y_px < extent.bottom_px;
      }
    }
  }
  return count;
}

}  // namespace

TEST_CASE("paper_named: the sizes that printers have, columns in millimetres, and nothing else", "[cairo]") {
  const auto a4 = cairo::paper_named("a4");
  REQUIRE(a4);
  CHECK(a4->width_pt == Approx(595.28).margin(0.01));
  CHECK(a4->height_pt == Approx(841.89).margin(0.01));
  CHECK(cairo::paper_named("a3-landscape")->width_pt == Approx(1190.55).margin(0.01));
  CHECK(cairo::paper_named("letter")->width_pt == Approx(612));
  CHECK(cairo::paper_named("picture")->width_pt == 0);
  CHECK(cairo::paper_named("90mm")->width_pt == Approx(255.12).margin(0.01));
  CHECK(cairo::paper_named("90mm")->height_pt == 0);
  CHECK(cairo::paper_named("90.5mm")->width_pt == Approx(256.54).margin(0.01));
  for (const char* name :
       {"", "a5x", "mm", "-90mm", "0mm", "nanmm", "infmm", "1e9mm", "90 mm", "90mm ", "A4"}) {
    CAPTURE(name);
    CHECK_FALSE(cairo::paper_named(name));
  }
}

TEST_CASE("fitted: text is never smaller than 7 points, and as large as fits one page", "[cairo]") {
  query::Result few = test::random_story(1, 3, 300);
  for (query::ResultEvent& event : few.events) event.title = "A minister resigns";
  for (const char* name : {"a4", "a4-landscape", "a3", "a3-landscape", "letter", "120mm"}) {
    CAPTURE(name);
    const Paper paper = *cairo::paper_named(name);
    for (const std::uint64_t count : {3, 20, 120}) {
      CAPTURE(count);
      const query::Result story = count == 3 ? few : test::random_story(2, count, 900);
      const view::Picture picture = fitted(story, paper);
      CHECK(smallest_pt(picture, paper) >= cairo::smallest_text_pt - 1e-9);
      const bool is_one_page = picture.height_px * paper.width_pt / picture.width_px <= paper.height_pt;
      if (count == 3 && paper.height_pt > 0) CHECK(is_one_page);
      if (count == 3 && paper.height_pt > 0) CHECK(smallest_pt(picture, paper) >= 9);
    }
  }
}

TEST_CASE("fitted: a page too narrow for letters is refused with the width that is enough", "[cairo]") {
  const query::Result story = test::affair();
  CHECK_THROWS_WITH(fitted(story, *cairo::paper_named("60mm")), Catch::Contains("--page 99mm"));
  CHECK(fitted(story, *cairo::paper_named("99mm")).width_px >= 480);
  const auto wide = [&](double) { return test::picture_of(story, 3000); };
  CHECK_THROWS_WITH(cairo::fitted(*cairo::paper_named("a4"), 480, wide), Catch::Contains("--page picture"));
}

TEST_CASE("slices_of: one page where it fits, else cuts between entries that lose nothing", "[cairo]") {
  CHECK(cairo::slices_of(test::picture_of(test::affair()), 5000).size() == 1);
  for (const std::uint64_t seed : {1, 2, 3, 4}) {
    for (const double page_px : {700.0, 1000.0, 1700.0}) {
      CAPTURE(seed, page_px);
      const view::Picture picture = test::picture_of(test::random_story(seed, 60 * seed, 700));
      const std::vector<Slice> slices = cairo::slices_of(picture, page_px);
      CHECK(slices.size() > 1);
      CHECK(slices.size() < 4 * picture.height_px / page_px + 1);
      CHECK(slices.front().top_px == 0);
      CHECK(slices.back().bottom_px == picture.height_px);
      for (std::size_t i = 0; i < slices.size(); ++i) {
        CHECK(slices[i].bottom_px > slices[i].top_px);
        double used_px = slices[i].bottom_px - slices[i].top_px + cairo::page_margin_px;
        if (i > 0) used_px += cairo::page_margin_px;
        if (slices[i].scale != nullptr) {
          const cairo::Extent scale = cairo::extent_of(*slices[i].scale);
          used_px += scale.bottom_px - scale.top_px + cairo::scale_gap_px;
        }
        CHECK(used_px <= page_px + 1e-9);
        if (i == 0) continue;
        CHECK(slices[i].top_px == slices[i - 1].bottom_px);
        CHECK(cut_through(picture, slices[i].top_px) == 0);
        int parted = 0;  // entries whose mark is on one page and whose words are on another
        for (const view::Group& group : picture.groups) {
          const cairo::Extent extent = cairo::extent_of(group);
          parted += !group.id.empty() && extent.bottom_px - extent.top_px < page_px / 3 &&
                    slices[i].top_px > extent.top_px && slices[i].top_px < extent.bottom_px;
        }
        // On low pages a row of very long titles takes more than half of one.
        if (page_px >= 1000) CHECK(parted == 0);
      }
    }
  }
}

TEST_CASE("slices_of: pages within a long plot have its scale above them, the others none", "[cairo]") {
  query::Result story = test::random_story(7, 200, 900);
  const view::Picture picture = test::picture_of(story);
  double until_px = 0;
  for (const view::Group& group : picture.groups) until_px = std::max(until_px, group.repeated_until_px);
  REQUIRE(until_px > 0);
  const std::vector<Slice> slices = cairo::slices_of(picture, 1000);
  CHECK(slices.front().scale == nullptr);
  CHECK(slices[1].scale != nullptr);
  for (std::size_t i = 1; i < slices.size(); ++i)
    CHECK((slices[i].scale != nullptr) == (slices[i].top_px < until_px));
}

TEST_CASE("slices_of: letters over letters without end are cut all the same", "[cairo]") {
  view::Picture picture{.width_px = 600, .height_px = 5000};
  view::Group group{.id = "E1"};
  view::TextLines lines;
  for (double y_px = 10; y_px < 5000; y_px += 5)
    lines.lines.push_back({.text = "x", .x_px = 10, .baseline_px = y_px, .size_px = 14});
  group.shapes.emplace_back(lines);
  picture.groups.push_back(group);
  const std::vector<Slice> slices = cairo::slices_of(picture, 900);
  CHECK(slices.size() < 12);
  CHECK(slices.back().bottom_px == 5000);
}
