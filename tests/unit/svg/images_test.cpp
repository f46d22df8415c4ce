// Pictures in an SVG: in the file, turned, with words for who does not see them.
#include <catch2/catch.hpp>
#include <pugixml.hpp>

#include "exports/svg/svg.hpp"
#include "src/base/base64.hpp"
#include "tests/support/photos.hpp"
#include "tests/unit/view/stories.hpp"

using namespace dateline;

namespace {

std::string svg_of(const std::string& name, const std::string& alternative = "A boat",
                   bool decorative = false) {
  static const type::Fonts fonts(base::embedded_data());
  query::Result story = test::empty_story();
  story.events = {
      test::pictured(test::event("E1", "The ferry leaves", calendar::on_day(test::day(2017, 7, 9))), name)};
  story.events[0].picture->alternative = alternative;
  story.events[0].picture->decorative = decorative;
  return svg::render(view::draw(view::lay_out_article(story, {}, test::with_photos(), fonts)),
                     test::theme("light"), fonts);
}

pugi::xml_node image_in(pugi::xml_document& document, const std::string& svg) {
  REQUIRE(document.load_buffer(svg.data(), svg.size(), pugi::parse_default, pugi::encoding_utf8));
  const pugi::xpath_node_set all = document.select_nodes("//g[@id='dl-E1']/image");
  REQUIRE(all.size() == 1);
  return all[0].node();
}

std::string bytes_of(const pugi::xml_node& image, const std::string& media_type) {
  const std::string address = image.attribute("xlink:href").value(),
                    begin = "data:" + media_type + ";base64,";
  REQUIRE(address.starts_with(begin));
  return base::from_base64(address.substr(begin.size())).value();
}

}  // namespace

TEST_CASE("SVG: a picture is in the file, without what was written beside its pixels", "[svg]") {
  pugi::xml_document document;
  const pugi::xml_node image = image_in(document, svg_of("harbour.jpg"));
  CHECK(bytes_of(image, "image/jpeg") == test::photos().at("harbour.jpg").bytes);
  CHECK_THAT(bytes_of(image, "image/jpeg"), !Catch::Contains("SECRET"));
  CHECK(image.child("title").text().get() == std::string("A boat"));
  CHECK(image.attribute("width").as_double() / image.attribute("height").as_double() ==
        Approx(1.5).epsilon(0.01));
  CHECK_FALSE(image.attribute("transform"));
  CHECK(document.child("svg").attribute("xmlns:xlink").value() ==
        std::string("http://www.w3.org/1999/xlink"));
  pugi::xml_document other;
  CHECK_THAT(bytes_of(image_in(other, svg_of("harbour.png")), "image/png"), !Catch::Contains("SECRET"));
}

TEST_CASE("SVG: a picture is turned by the file, and says no orientation of its own", "[svg]") {
  pugi::xml_document document;
  const pugi::xml_node image = image_in(document, svg_of("turned.jpg"));
  CHECK(image.attribute("width").as_int() == 64);
  CHECK(image.attribute("height").as_int() == 96);
  CHECK_THAT(image.attribute("transform").value(), Catch::StartsWith("matrix(0 1 -1 0 "));
  const std::string bytes = bytes_of(image, "image/jpeg");
  CHECK(bytes == image::without_orientation(test::photos().at("turned.jpg")));
  CHECK_THAT(bytes, !Catch::Contains("Exif"));
}

TEST_CASE("SVG: a decoration is hidden from who listens; hostile words stay words", "[svg]") {
  pugi::xml_document document;
  const pugi::xml_node image = image_in(document, svg_of("harbour.png", "unused", true));
  CHECK(image.attribute("aria-hidden").as_bool());
  CHECK_FALSE(image.child("title"));
  const std::string words = "</title><script>alert(1)</script>\" onload='x' ]]>&lt;";
  pugi::xml_document other;
  CHECK(image_in(other, svg_of("harbour.png", words)).child("title").text().get() == words);
  CHECK(other.select_nodes("//script").empty());
}

TEST_CASE("SVG: without pictures nothing is said of links", "[svg]") {
  CHECK_THAT(svg_of("no such picture"), !Catch::Contains("xlink"));
}
