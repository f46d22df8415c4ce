// Pictures beside events: where they stand in an article, how they are turned, what is said of them.
#include <catch2/catch.hpp>

#include "exports/view/list_view.hpp"
#include "exports/view/timeline_view.hpp"
#include "tests/support/photos.hpp"
#include "tests/unit/view/stories.hpp"

using namespace dateline;

namespace {

const type::Fonts& fonts() {
  static const type::Fonts loaded(base::embedded_data());
  return loaded;
}

query::Result story_with(const std::string& name) {
  query::Result story = test::empty_story();
  story.events = {
      test::pictured(test::event("E1", "The ferry leaves", calendar::on_day(test::day(2017, 7, 9))), name),
      test::event("E2", "The ferry arrives", calendar::on_day(test::day(2017, 7, 10)))};
  return story;
}

view::TimelineView article(const query::Result& story, const view::TimelineOptions& options) {
  return view::lay_out_article(story, {}, options, fonts());
}

std::size_t images_in(const view::Picture& picture) {
  std::size_t count = 0;
  for (const view::Group& group : picture.groups)
    for (const view::Shape& shape : group.shapes) count += std::holds_alternative<view::Image>(shape);
  return count;
}

}  // namespace

TEST_CASE("article: a picture stands beneath the words of its event, its caption beneath it", "[view]") {
  for (const double width_px : {480.0, 680.0, 1200.0}) {
    const view::TimelineView view = article(story_with("harbour.jpg"), test::with_photos(width_px));
    REQUIRE(view.entries.size() == 2);
    REQUIRE(view.entries[0].image);
    CHECK_FALSE(view.entries[1].image);
    const view::PlacedImage& placed = *view.entries[0].image;
    const view::Box& box = placed.image.box;
    for (const view::TextLine& line : view.entries[0].lines) CHECK(line.baseline_px < box.y_px);
    CHECK(box.x_px + box.width_px <= view.width_px - 40);
    CHECK(box.width_px / box.height_px == Approx(1.5).epsilon(0.01));
    CHECK(box.width_px <= 480);
    CHECK(box.height_px <= 320);
    REQUIRE(placed.lines.size() == 2);
    CHECK(placed.lines[0].text == "The harbour on Friday");
    CHECK(placed.lines[1].text == "Ada Berg");
    for (const view::TextLine& line : placed.lines) CHECK(line.baseline_px > box.y_px + box.height_px);
    // The next event stands below all of it.
    CHECK(view.entries[1].box.y_px > placed.lines[1].baseline_px);
    CHECK(view.entries[0].box.y_px + view.entries[0].box.height_px > placed.lines[1].baseline_px);
  }
}

TEST_CASE("article: a picture is no larger than its pixels, and a high one no higher than a column bears",
          "[view]") {
  CHECK(article(story_with("harbour.png"), test::with_photos()).entries[0].image->image.box.width_px == 96);
  view::Photos photos;
  photos["tower"] = image::Image{.width_px = 300, .height_px = 30000};
  photos["line"] = image::Image{.width_px = 30000, .height_px = 3};
  view::TimelineOptions options = test::with_photos();
  options.photos = &photos;
  const view::Box tower = article(story_with("tower"), options).entries[0].image->image.box;
  CHECK(tower.height_px == 320);
  CHECK(tower.width_px == 3);
  CHECK(article(story_with("line"), options).entries[0].image->image.box.height_px == 1);
}

TEST_CASE("article: an event without a date has its picture too", "[view]") {
  query::Result story = story_with("harbour.jpg");
  story.events[0].when = {};
  story.events.push_back(test::event("E3", "Below it", {}));
  const view::TimelineView view = article(story, test::with_photos(480));
  REQUIRE(view.entries.size() == 3);
  const auto& with = view.entries[1].image ? view.entries[1] : view.entries[0];
  REQUIRE(with.image);
  CHECK(with.image->image.box.x_px + with.image->image.box.width_px <= 440);
  CHECK(with.box.y_px + with.box.height_px >= with.image->image.box.y_px + with.image->image.box.height_px);
}

TEST_CASE("pictures are left out where they are not wanted, and on a scale", "[view]") {
  const query::Result story = story_with("harbour.jpg");
  view::TimelineOptions options = test::with_photos();
  CHECK(images_in(view::draw(article(story, options))) == 1);
  CHECK(images_in(view::draw(view::lay_out_timeline(story, options, fonts()))) == 0);
  CHECK(images_in(view::draw(view::lay_out_lanes(story, {{"Ferry", {0, 1}}}, true, options, fonts()))) == 0);
  options.detail = view::Detail::brief;
  CHECK(images_in(view::draw(article(story, options))) == 0);
  CHECK_FALSE(view::list_events(story, options).groups[0].entries[0].picture);
  options = test::with_photos();
  options.pictures = false;
  CHECK(images_in(view::draw(article(story, options))) == 0);
  CHECK_FALSE(view::list_events(story, options).groups[0].entries[0].picture);
  options = test::with_photos();
  options.photos = nullptr;
  CHECK(images_in(view::draw(article(story, options))) == 0);
  REQUIRE(view::list_events(story, options).groups[0].entries[0].picture);
  CHECK(view::list_events(story, options).groups[0].entries[0].picture->pixels == nullptr);
}

TEST_CASE("a decoration has a picture and no words for who does not see it", "[view]") {
  query::Result story = story_with("harbour.jpg");
  story.events[0].picture->decorative = true;
  const view::ListView list = view::list_events(story, test::with_photos());
  CHECK(list.groups[0].entries[0].picture->alternative.empty());
  CHECK(article(story, test::with_photos()).entries[0].image->image.alternative.empty());
}

TEST_CASE("the words of a picture are safe to show", "[view]") {
  query::Result story = story_with("harbour.jpg");
  story.events[0].picture->alternative = "a\x1b[31m\xffz\nb";
  story.events[0].picture->caption = std::string("\0c", 2) + "\xe2\x80\xae";
  const view::ListView list = view::list_events(story, test::with_photos());
  const view::ListPicture& picture = *list.groups[0].entries[0].picture;
  for (const std::string& words : {picture.alternative, picture.caption})
    for (const char c : words) CHECK(static_cast<unsigned char>(c) >= 0x20);
  CHECK(article(story, test::with_photos()).entries[0].image->image.alternative == picture.alternative);
}

TEST_CASE("lines_of: a picture in words", "[view]") {
  view::ListPicture picture{
      .file = "gate.jpg", .alternative = "A gate", .caption = "The gate", .credit = "Ada"};
  CHECK(view::lines_of(picture, false) ==
        std::vector<std::string>{"Picture: The gate", "Credit: Ada", "It shows: A gate"});
  CHECK(view::lines_of(picture, true)[0] == "Picture (gate.jpg): The gate");
  picture.caption.clear();
  CHECK(view::lines_of(picture, false)[0] == "Picture: gate.jpg");
  CHECK(view::lines_of(picture, true)[0] == "Picture (gate.jpg)");
  picture = {.file = "line.png"};
  CHECK(view::lines_of(picture, false) == std::vector<std::string>{"Picture: line.png"});
}

TEST_CASE("turn_of: the first stored pixel lies where EXIF says, and all of them in the box", "[view]") {
  // For each orientation: at which edges the first stored row and column are shown (EXIF 2.32, tag 274).
  struct Case {
    int orientation;
    const char* row;
    const char* column;
  };
  const Case cases[] = {{1, "top", "left"},     {2, "top", "right"},  {3, "bottom", "right"},
                        {4, "bottom", "left"},  {5, "left", "top"},   {6, "right", "top"},
                        {7, "right", "bottom"}, {8, "left", "bottom"}};
  for (const Case& one : cases) {
    INFO(one.orientation);
    image::Image stored{.width_px = 40, .height_px = 30, .orientation = one.orientation};
    if (one.orientation >= 5) std::swap(stored.width_px, stored.height_px);
    const view::Turn turn = view::turn_of({.box = {100, 200, 40, 30}, .pixels = &stored});
    const auto shown = [&](double u, double v) {
      return view::Point{turn.a * u + turn.c * v + turn.e, turn.b * u + turn.d * v + turn.f};
    };
    const auto is_at = [&](const std::string& edge, const view::Point& point) {
      return edge == "top"     ? point.y_px == 200
             : edge == "left"  ? point.x_px == 100
             : edge == "right" ? point.x_px == 140
                               : point.y_px == 230;
    };
    // Both ends of the first row, and of the first column.
    CHECK((is_at(one.row, shown(0, 0)) && is_at(one.row, shown(turn.width_px, 0))));
    CHECK((is_at(one.column, shown(0, 0)) && is_at(one.column, shown(0, turn.height_px))));
    const view::Point last = shown(turn.width_px, turn.height_px), first = shown(0, 0);
    CHECK(std::abs(last.x_px - first.x_px) == 40);
    CHECK(std::abs(last.y_px - first.y_px) == 30);
  }
}
