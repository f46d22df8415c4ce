#include <catch2/catch.hpp>
#include <pugixml.hpp>
#include <sstream>

#include "exports/svg/svg.hpp"
#include "exports/view/outlined.hpp"
#include "exports/view/wording.hpp"
#include "src/text/markup.hpp"
#include "tests/unit/view/stories.hpp"

using namespace dateline;

namespace {

const type::Fonts& fonts() {
  static const type::Fonts loaded(base::embedded_data());
  return loaded;
}

view::Picture picture_of(const query::Result& story, const std::string& title = "A story") {
  view::TimelineOptions options;
  options.title = title;
  return view::draw(view::lay_out_timeline(story, options, fonts()));
}

pugi::xml_document parsed(const std::string& svg) {
  pugi::xml_document document;
  const pugi::xml_parse_result result = document.load_buffer(
      svg.data(), svg.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
  CAPTURE(result.description(), result.offset);
  REQUIRE(result);
  return document;
}

/// All words below a node, in order.
std::string words_below(const pugi::xml_node& node) {
  std::string text;
  struct Walker : pugi::xml_tree_walker {
    std::string* text = nullptr;
    bool for_each(pugi::xml_node& at) override {
      if (at.type() == pugi::node_pcdata) *text += std::string(at.value()) + " ";
      return true;
    }
  } walker;
  walker.text = &text;
  pugi::xml_node copy = node;
  copy.traverse(walker);
  std::istringstream stream(text);
  std::string words;
  for (std::string word; stream >> word;) words += (words.empty() ? "" : " ") + word;
  return words;
}

}  // namespace

TEST_CASE("escaped: markup is disarmed, what XML forbids is gone, bad bytes are marked", "[svg]") {
  CHECK(text::markup_escaped("<a b=\"c\" d='e'> & ]]>") ==
        "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt; &amp; ]]&gt;");
  CHECK(text::markup_escaped(std::string_view("a\0b\x01\x1b\x7f", 6)) == "ab");
  CHECK(text::markup_escaped("\xc2\x85\xef\xbf\xbe") == "");
  CHECK(text::markup_escaped("a\xff\xc3") == "a\xef\xbf\xbd\xef\xbf\xbd");
  CHECK(text::markup_escaped("Обама 特 👩‍💻") == "Обама 特 👩‍💻");
}

TEST_CASE("SVG: well-formed, with title, description, role, and every title word in order", "[svg]") {
  for (const std::uint64_t seed : {1, 2, 3}) {
    const query::Result story = seed == 1 ? test::affair() : test::random_story(seed, 40 * seed, 400);
    const pugi::xml_document document = parsed(svg::render(picture_of(story), test::theme("light"), fonts()));
    const pugi::xml_node root = document.child("svg");
    CHECK(std::string(root.attribute("role").value()) == "img");
    CHECK(std::string(root.attribute("version").value()) == "1.1");
    CHECK(std::string(root.child("title").child_value()) == "A story");
    CHECK(std::string(root.child("desc").child_value()).find(view::counts_line(story)) != std::string::npos);
    for (const query::ResultEvent& event : story.events) {
      const pugi::xml_node group = root.find_child_by_attribute("g", "id", ("dl-" + event.id).c_str());
      REQUIRE(group);
      std::string words = words_below(group);
      std::string title = view::title_of(event);
      std::erase(words, ' ');
      std::erase(title, ' ');
      CHECK(words.find(title) != std::string::npos);
    }
  }
}

TEST_CASE("SVG: only the static elements of the profile, and nothing from outside", "[svg]") {
  const std::string svg =
      svg::render(picture_of(test::random_story(9, 60, 500)), test::theme("light"), fonts());
  struct Walker : pugi::xml_tree_walker {
    std::string faults;
    bool for_each(pugi::xml_node& node) override {
      static const std::string_view known[] = {"svg",   "title", "desc", "style", "defs",  "linearGradient",
                                               "stop",  "rect",  "path", "text",  "tspan", "g",
                                               "circle"};
      if (node.type() != pugi::node_element) return true;
      if (std::find(std::begin(known), std::end(known), node.name()) == std::end(known))
        faults += node.name();
      for (const pugi::xml_attribute attribute : node.attributes()) {
        const std::string_view name = attribute.name();
        if (name.starts_with("on") || name.find("href") != std::string_view::npos) faults += name;
      }
      return true;
    }
  } walker;
  pugi::xml_document document = parsed(svg);
  document.traverse(walker);
  CHECK(walker.faults.empty());
  CHECK(svg.find("var(") == std::string::npos);
  CHECK(svg.find("@import") == std::string::npos);
  std::size_t urls = 0;
  for (std::size_t at = svg.find("url("); at != std::string::npos; at = svg.find("url(", at + 1)) {
    const bool inside =
        svg.compare(at, 5, "url(#") == 0 || svg.compare(at, 23, "url(data:font/ttf;base6") == 0;
    CHECK(inside);
    ++urls;
  }
  CHECK(urls > 3);
}

TEST_CASE("SVG: the fonts of the words are embedded, and words are not repeated as glyph outlines", "[svg]") {
  const std::string svg = svg::render(picture_of(test::affair()), test::theme("light"), fonts());
  CHECK(svg.find("@font-face{font-family:'Noto Sans';font-weight:400;") != std::string::npos);
  CHECK(svg.find("@font-face{font-family:'Noto Sans';font-weight:700;") != std::string::npos);
  CHECK(svg.find("@font-face{font-family:'Noto Serif';font-weight:700;") != std::string::npos);
  CHECK(svg.size() < 60000);
}

TEST_CASE("SVG: hostile words stay words", "[svg]") {
  query::Result story = test::affair();
  const std::string hostile =
      "</text></svg><script>alert(1)</script><![CDATA[ ]]> <!-- \" ' & \x01\xff\xe2\x80\xae";
  story.sources[0].outlet = hostile;
  for (query::ResultEvent& event : story.events) {
    event.title = hostile;
    event.unresolved = hostile;
    event.attributed_to = hostile;
    event.actors.push_back({.id = "A1", .name = hostile + "2"});
    event.id += "\" onload=\"alert(1)";
  }
  const std::string svg = svg::render(picture_of(story, hostile), test::theme("light"), fonts());
  const pugi::xml_document document = parsed(svg);
  CHECK(svg.find("<script") == std::string::npos);
  CHECK_FALSE(
      document.child("svg").find_node([](const pugi::xml_node& node) { return node.attribute("onload"); }));
  CHECK(std::string(document.child("svg").child("title").child_value()).find("<script>alert(1)") !=
        std::string::npos);
}

TEST_CASE("SVG: the same story gives the same bytes", "[svg]") {
  const query::Result story = test::random_story(4, 120, 900);
  const type::Fonts others(base::embedded_data());
  CHECK(svg::render(picture_of(story), test::theme("light"), fonts()) ==
        svg::render(picture_of(story), test::theme("light"), others));
}

TEST_CASE("SVG: an event takes at most 700 bytes without the font", "[svg]") {
  query::Result story = test::empty_story();
  for (int i = 0; i < 1000; ++i) {
    story.events.push_back(test::event(
        "E" + std::to_string(i + 1), "Obama orders the expulsion of 35 Russian diplomats and their families",
        calendar::on_day(test::day(2016, 1, 1) + i)));
  }
  CHECK(svg::fragment(picture_of(story), "x").size() / 1000 <= 700);
}

TEST_CASE("SVG: a likely day is dotted, a stated one is not", "[svg]") {
  query::Result story = test::empty_story();
  story.events = {test::event("E1", "Stated", calendar::on_day(test::day(2017, 7, 9)))};
  const auto dotted = [&] {
    return svg::render(picture_of(story), test::theme("light"), fonts()).find("stroke-dasharray");
  };
  CHECK(dotted() == std::string::npos);
  story.events.push_back(test::likely_on(test::event("E2", "Likely", {}), test::day(2017, 7, 12),
                                         test::day(2017, 7, 11), test::day(2017, 7, 11)));
  CHECK(dotted() != std::string::npos);
}

TEST_CASE("SVG: right-to-left lines are anchored where layout put them", "[svg]") {
  query::Result story = test::empty_story();
  story.events = {
      test::event("E1", "التقى ترامب وبوتين في هامبورغ", calendar::on_day(test::day(2017, 7, 9)))};
  const std::string svg = svg::render(picture_of(story), test::theme("light"), fonts());
  CHECK(svg.find("direction=\"rtl\" text-anchor=\"end\"") != std::string::npos);
}

TEST_CASE("SVG: outlined letters stand where the text stood, without text or fonts", "[svg]") {
  query::Result story = test::empty_story();
  story.events = {test::event("E1", "Ärger in Köln", calendar::on_day(test::day(2017, 7, 9))),
                  test::event("E2", "特", calendar::on_day(test::day(2017, 8, 9)))};
  const view::Picture picture = picture_of(story);
  const view::Picture drawn = view::outlined(picture, fonts());
  const std::string svg = svg::render(drawn, test::theme("light"), fonts());
  CHECK_NOTHROW(parsed(svg));
  // What no typeface here can draw is left to the reader's fonts.
  std::size_t texts = 0;
  view::each_line(drawn, [&](const view::TextLine& line) {
    CHECK(line.text == "特");
    ++texts;
  });
  CHECK(texts == 1);
  CHECK(svg.find("@font-face") == std::string::npos);
  // Each line of text has become one path, no wider than its room.
  const view::TextLine* title = nullptr;
  view::each_line(picture, [&](const view::TextLine& line) {
    if (line.text == "Ärger in Köln") title = &line;
  });
  REQUIRE(title != nullptr);
  bool found = false;
  for (const view::Group& group : drawn.groups) {
    if (group.id != "E1") continue;
    for (const view::Shape& shape : group.shapes) {
      const auto* path = std::get_if<view::Path>(&shape);
      if (path == nullptr || path->look.fill != view::Paint::ink) continue;
      found = true;
      for (const view::PathStep& step : path->steps) {
        if (step.kind == view::PathStep::Kind::close) continue;
        const double from_px = title->ends_at_x ? title->x_px - title->room_px : title->x_px;
        CHECK(step.to.x_px >= from_px - 1);
        CHECK(step.to.x_px <= from_px + title->room_px + 1);
        CHECK(step.to.y_px <= title->baseline_px + 5);
        CHECK(step.to.y_px >= title->baseline_px - 18);
      }
    }
  }
  CHECK(found);
}
