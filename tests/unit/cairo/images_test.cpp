// Pictures in a PDF and a PNG.
#include <cairo.h>

#include <catch2/catch.hpp>
#include <cstring>
#include <memory>

#include "exports/cairo/cairo.hpp"
#include "src/base/problem.hpp"
#include "tests/support/photos.hpp"
#include "tests/unit/cairo/pictures.hpp"

using namespace dateline;
using Catch::Contains;

namespace {

view::Picture article_with(const std::string& name,
                           const view::TimelineOptions& options = test::with_photos(),
                           std::size_t events = 1) {
  query::Result story = test::empty_story();
  for (std::size_t i = 0; i < events; ++i)
    story.events.push_back(test::pictured(
        test::event("E" + std::to_string(i + 1), "The ferry leaves", calendar::on_day(test::day(2017, 7, 9))),
        name));
  return view::draw(view::lay_out_article(story, {}, options, test::fonts()));
}

view::Box box_in(const view::Picture& picture) {
  for (const view::Group& group : picture.groups)
    for (const view::Shape& shape : group.shapes)
      if (const auto* image = std::get_if<view::Image>(&shape)) return image->box;
  FAIL("there is no picture");
  return {};
}

/// The colour of a place of the drawn picture, as a share of its width and height.
view::Colour colour_at(const std::string& png, const view::Box& box, double u, double v) {
  struct From {
    std::string_view rest;
    static cairo_status_t read(void* self, unsigned char* into, unsigned length) {
      std::string_view& left = static_cast<From*>(self)->rest;
      if (left.size() < length) return CAIRO_STATUS_READ_ERROR;
      std::memcpy(into, left.data(), length);
      left.remove_prefix(length);
      return CAIRO_STATUS_SUCCESS;
    }
  } from{png};
  const std::unique_ptr<cairo_surface_t, void (*)(cairo_surface_t*)> surface(
      cairo_image_surface_create_from_png_stream(&From::read, &from), cairo_surface_destroy);
  REQUIRE(cairo_surface_status(surface.get()) == CAIRO_STATUS_SUCCESS);
  const int x = static_cast<int>(box.x_px + u * box.width_px),
            y = static_cast<int>(box.y_px + v * box.height_px);
  std::uint32_t pixel = 0;
  std::memcpy(
      &pixel,
      cairo_image_surface_get_data(surface.get()) + y * cairo_image_surface_get_stride(surface.get()) + x * 4,
      4);
  return {static_cast<std::uint8_t>(pixel >> 16), static_cast<std::uint8_t>(pixel >> 8),
          static_cast<std::uint8_t>(pixel)};
}

bool is_near(const view::Colour& one, const view::Colour& other) {
  const auto near = [](int a, int b) { return std::abs(a - b) < 30; };
  return near(one.red, other.red) && near(one.green, other.green) && near(one.blue, other.blue);
}

}  // namespace

TEST_CASE("PNG: pictures are drawn upright, as JPEG, turned JPEG and PNG", "[cairo]") {
  for (const char* name : {"harbour.jpg", "turned.jpg", "harbour.png"}) {
    INFO(name);
    const view::Picture picture = article_with(name);
    const std::string png = cairo::png(picture, test::theme("light"), test::fonts(), 1);
    const view::Box box = box_in(picture);
    CHECK(box.width_px > box.height_px);
    CHECK(is_near(colour_at(png, box, 0.78, 0.3), {250, 220, 120}));   // the sun
    CHECK(is_near(colour_at(png, box, 0.375, 0.62), {150, 40, 35}));   // the hull
    CHECK(is_near(colour_at(png, box, 0.05, 0.05), {129, 164, 203}));  // the sky
    CHECK(is_near(colour_at(png, box, 0.9, 0.95), {40, 90, 120}));     // the sea
  }
}

TEST_CASE("PDF: a JPEG stays a JPEG, and nothing of what was written beside it is there", "[cairo]") {
  for (const char* name : {"harbour.jpg", "turned.jpg"}) {
    const std::string pdf =
        cairo::pdf(article_with(name), test::theme("print"), test::fonts(), *cairo::paper_named("a4"));
    CHECK_THAT(pdf, Contains("/DCTDecode"));
    CHECK_THAT(pdf, !Contains("SECRET"));
    CHECK_THAT(pdf, !Contains("Exif"));
  }
  const std::string pdf =
      cairo::pdf(article_with("harbour.png"), test::theme("print"), test::fonts(), *cairo::paper_named("a4"));
  CHECK_THAT(pdf, Contains("/Subtype /Image") && !Contains("SECRET"));
}

TEST_CASE("PDF: a picture is a figure of the document; a decoration is not", "[cairo]") {
  const auto pdf_of = [](bool decorative) {
    query::Result story = test::empty_story();
    story.events = {
        test::pictured(test::event("E1", "x", calendar::on_day(test::day(2017, 7, 9))), "harbour.png")};
    story.events[0].picture->decorative = decorative;
    return cairo::pdf(view::draw(view::lay_out_article(story, {}, test::with_photos(), test::fonts())),
                      test::theme("print"), test::fonts(), *cairo::paper_named("a4"));
  };
  CHECK_THAT(pdf_of(false), Contains("/Figure"));
  CHECK_THAT(pdf_of(true), !Contains("/Figure"));
}

TEST_CASE("PDF: the same picture gives the same bytes, once in the file however often it is drawn",
          "[cairo]") {
  const view::Picture picture = article_with("harbour.jpg", test::with_photos(), 6);
  const auto drawn = [&] {
    return cairo::pdf(picture, test::theme("print"), test::fonts(), *cairo::paper_named("a4"));
  };
  const std::string pdf = drawn();
  CHECK(drawn() == pdf);
  const std::size_t first = pdf.find("/DCTDecode");
  REQUIRE(first != std::string::npos);
  CHECK(pdf.find("/DCTDecode", first + 1) == std::string::npos);
}

TEST_CASE("paper: pages are never cut through a picture", "[cairo]") {
  const view::Picture picture = article_with("harbour.jpg", test::with_photos(), 12);
  // Higher than a third of a page, where other shapes are cut.
  for (const double page_px : {620.0, 800.0, 1000.0}) {
    const std::vector<cairo::Slice> slices = cairo::slices_of(picture, page_px);
    CHECK(slices.size() > 3);
    for (const cairo::Slice& slice : slices)
      for (const view::Group& group : picture.groups)
        for (const view::Shape& shape : group.shapes)
          if (const auto* image = std::get_if<view::Image>(&shape)) {
            const double top_px = image->box.y_px, bottom_px = top_px + image->box.height_px;
            CHECK_FALSE((slice.bottom_px > top_px && slice.bottom_px < bottom_px));
          }
  }
}

TEST_CASE("a picture of a damaged story file is refused, not drawn", "[cairo]") {
  view::Photos photos;
  photos["broken"] =
      image::Image{.format = image::Format::png, .width_px = 9, .height_px = 9, .bytes = "no PNG"};
  photos["cut"] = test::photo("harbour.jpg");
  photos["cut"].bytes.resize(5000);
  view::TimelineOptions options = test::with_photos();
  options.photos = &photos;
  for (const char* name : {"broken", "cut"})
    CHECK_THROWS_AS(cairo::png(article_with(name, options), test::theme("light"), test::fonts(), 1),
                    base::DataError);
}
