// Pictures in a page, and what stands for them in a fragment.
#include <catch2/catch.hpp>
#include <pugixml.hpp>

#include "exports/html/html.hpp"
#include "src/base/base64.hpp"
#include "tests/support/photos.hpp"
#include "tests/unit/view/stories.hpp"

using namespace dateline;
using Catch::Contains;

namespace {

query::Result story_with(const std::string& name) {
  query::Result story = test::empty_story();
  story.events = {
      test::pictured(test::event("E1", "The ferry leaves", calendar::on_day(test::day(2017, 7, 9))), name)};
  return story;
}

std::string page_of(const query::Result& story, const view::TimelineOptions& options = test::with_photos()) {
  static const type::Fonts fonts(base::embedded_data());
  return html::render(std::nullopt, view::list_events(story, options),
                      {test::theme("light"), test::theme("dark")}, fonts, base::embedded_data());
}

/// The one figure of a page.
pugi::xml_node figure_in(pugi::xml_document& document, const std::string& page) {
  REQUIRE(document.load_buffer(page.data(), page.size(), pugi::parse_default | pugi::parse_doctype,
                               pugi::encoding_utf8));
  const pugi::xpath_node_set all = document.select_nodes("//li[@id='E1']//figure[@class='photo']");
  REQUIRE(all.size() == 1);
  return all[0].node();
}

}  // namespace

TEST_CASE("HTML: a picture is a figure with its words, and its bytes are in the page", "[html]") {
  pugi::xml_document document;
  const pugi::xml_node figure = figure_in(document, page_of(story_with("turned.jpg")));
  const pugi::xml_node image = figure.child("img");
  CHECK(image.attribute("alt").value() == std::string("A boat before a low sun"));
  CHECK(image.attribute("width").as_int() == 96);
  CHECK(image.attribute("height").as_int() == 64);
  const std::string address = image.attribute("src").value(), begin = "data:image/jpeg;base64,";
  REQUIRE(address.starts_with(begin));
  // A browser turns it, by the orientation that is all that is left of EXIF.
  CHECK(base::from_base64(address.substr(begin.size())) == test::photos().at("turned.jpg").bytes);
  CHECK(figure.child("figcaption").text().as_string() == std::string());
  CHECK(document.select_node("//figcaption/span[@class='caption']").node().text().get() ==
        std::string("The harbour on Friday"));
  CHECK(document.select_node("//figcaption/span[@class='credit']").node().text().get() ==
        std::string("Ada Berg"));
}

TEST_CASE("HTML: a decoration has an empty alternative, and a picture without words no caption", "[html]") {
  query::Result story = story_with("harbour.png");
  story.events[0].picture->decorative = true;
  story.events[0].picture->caption.clear();
  story.events[0].picture->credit.clear();
  pugi::xml_document document;
  const pugi::xml_node figure = figure_in(document, page_of(story));
  REQUIRE(figure.child("img").attribute("alt"));
  CHECK(figure.child("img").attribute("alt").value() == std::string());
  CHECK_FALSE(figure.child("figcaption"));
}

TEST_CASE("HTML: the letters of a picture's bytes are no words that need a typeface", "[html]") {
  query::Result story = story_with("harbour.jpg");
  const auto fonts_of = [](const std::string& page) { return page.substr(0, page.find(":root{")); };
  const std::string with = page_of(story);
  view::TimelineOptions options = test::with_photos();
  view::Photos other;
  other["harbour.jpg"] = test::photo("harbour.png");
  other["harbour.jpg"].width_px = 480;
  other["harbour.jpg"].height_px = 320;
  options.photos = &other;
  CHECK(with != page_of(story, options));
  CHECK(fonts_of(with) == fonts_of(page_of(story, options)));
}

TEST_CASE("HTML: hostile words of a picture stay words", "[html]") {
  query::Result story = story_with("harbour.png");
  const std::string words = "\"><script>alert(1)</script><img src=x onerror='y'>";
  for (std::string* field : {&story.events[0].picture->alternative, &story.events[0].picture->caption,
                             &story.events[0].picture->credit, &story.events[0].picture->file})
    *field = words;
  pugi::xml_document document;
  CHECK(figure_in(document, page_of(story)).child("img").attribute("alt").value() == words);
  CHECK(document.select_nodes("//img").size() == 1);
  CHECK(document.select_nodes("//script").size() == 1);
  CHECK_THAT(html::fragment(view::list_events(story, test::with_photos())), !Contains("<script"));
}

TEST_CASE("HTML: a fragment has words in the place of a picture, and its file for who puts it there",
          "[html]") {
  const std::string part = html::fragment(view::list_events(story_with("harbour.jpg"), test::with_photos()));
  CHECK_THAT(part, Contains("<p dir=\"auto\">Picture (harbour.jpg): The harbour on Friday</p>") &&
                       Contains("Credit: Ada Berg") && Contains("It shows: A boat before a low sun") &&
                       !Contains("base64") && !Contains("<img"));
}

TEST_CASE("HTML: without bytes, words stand for a picture in a page too", "[html]") {
  view::TimelineOptions options = test::with_photos();
  options.photos = nullptr;
  const std::string page = page_of(story_with("harbour.jpg"), options);
  CHECK_THAT(page, Contains("Picture: The harbour on Friday") && !Contains("<figure class=\"photo\""));
  options.pictures = false;
  CHECK_THAT(page_of(story_with("harbour.jpg"), options), !Contains("The harbour on Friday"));
}
