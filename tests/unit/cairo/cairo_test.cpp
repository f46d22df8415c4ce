#include <cairo.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <pugixml.hpp>
#include <sstream>

#include "exports/cairo/cairo.hpp"
#include "exports/view/wording.hpp"
#include "src/base/problem.hpp"
#include "src/base/utf8.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/cairo/pictures.hpp"

using namespace dateline;

namespace {

const cairo::Paper whole_picture{};

/// What a program of poppler says of a PDF.
std::string asked(const std::string& command, const std::string& pdf) {
  const test::TemporaryFolder folder;
  std::ofstream(folder / "x.pdf", std::ios::binary) << pdf;
  const bool is_text = command.starts_with("pdftotext");
  const std::string line = command + " '" + (folder / "x.pdf") + "'" + (is_text ? " -" : "") + " 2>&1";
  std::string said;
  FILE* const pipe = popen(line.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> buffer{};
  for (std::size_t count = 0; (count = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    said.append(buffer.data(), count);
  CHECK(pclose(pipe) == 0);
  return said;
}

std::string words_of(const std::string& pdf) {
  return asked("pdftotext -raw -enc UTF-8", pdf);
}

/// Without blanks, and without the signs by which pdftotext says directions.
std::string letters(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::code_point_at(text, at);
    const bool is_sign = (c.value >= 0x202a && c.value <= 0x202e) || c.value == 0x200e || c.value == 0x200f;
    if (c.value > 0x20 && !is_sign) out.append(text, at, c.length);
    at += c.length;
  }
  return out;
}

struct SurfaceRelease {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};

/// The pixels of a PNG.
class Pixels {
 public:
  explicit Pixels(const std::string& png) : rest_(png) {
    surface_.reset(cairo_image_surface_create_from_png_stream(&read, this));
    REQUIRE(cairo_surface_status(surface_.get()) == CAIRO_STATUS_SUCCESS);
  }
  int width() const { return cairo_image_surface_get_width(surface_.get()); }
  int height() const { return cairo_image_surface_get_height(surface_.get()); }
  view::Colour at(double x, double y) const {
    const unsigned char* const row = cairo_image_surface_get_data(surface_.get()) +
                                     static_cast<int>(y) * cairo_image_surface_get_stride(surface_.get());
    std::uint32_t pixel = 0;
    std::memcpy(&pixel, row + static_cast<int>(x) * 4, 4);
    return {static_cast<std::uint8_t>(pixel >> 16), static_cast<std::uint8_t>(pixel >> 8),
            static_cast<std::uint8_t>(pixel)};
  }
  /// How many pixels of a part are not of a colour.
  int other_than(const view::Colour& colour, double x0, double y0, double x1, double y1) const {
    int count = 0;
    for (int y = static_cast<int>(y0); y < static_cast<int>(y1); ++y)
      for (int x = static_cast<int>(x0); x < static_cast<int>(x1); ++x) count += !(at(x, y) == colour);
    return count;
  }

 private:
  static cairo_status_t read(void* self, unsigned char* into, unsigned length) {
    std::string_view& rest = static_cast<Pixels*>(self)->rest_;
    if (rest.size() < length) return CAIRO_STATUS_READ_ERROR;
    std::memcpy(into, rest.data(), length);
    rest.remove_prefix(length);
    return CAIRO_STATUS_SUCCESS;
  }

  std::string_view rest_;
  std::unique_ptr<cairo_surface_t, SurfaceRelease> surface_;
};

std::string file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

query::Result one_event(const std::string& title) {
  query::Result story = test::empty_story();
  story.events = {test::event("E1", title, calendar::on_day(test::day(2017, 7, 9)))};
  return story;
}

}  // namespace

TEST_CASE("PDF: every title can be read back, on any paper", "[cairo]") {
  for (const std::uint64_t seed : {1, 2, 3}) {
    const query::Result story = seed == 1 ? test::affair() : test::random_story(seed, 40 * seed, 500);
    const view::Picture picture = test::picture_of(story);
    for (const char* paper : {"picture", "a4-landscape", "a4"}) {
      CAPTURE(seed, paper);
      const std::string words = letters(
          words_of(cairo::pdf(picture, test::theme("light"), test::fonts(), *cairo::paper_named(paper))));
      for (const query::ResultEvent& event : story.events) {
        const std::string title = view::title_of(event);
        CAPTURE(title);
        // Where directions mix, pdftotext gives the order of the page: then word by word.
        const bool is_mixed = title.find("السلام") != std::string::npos;
        std::istringstream parts(is_mixed ? title : letters(title));
        int lost = 0;
        for (std::string part; parts >> part;) lost += words.find(letters(part)) == std::string::npos;
        CHECK(lost == 0);
      }
    }
  }
}

TEST_CASE("PDF: nothing stands outside of its page", "[cairo]") {
  for (const char* paper : {"picture", "a4-landscape", "a4", "a3", "letter", "130mm"}) {
    CAPTURE(paper);
    const view::Picture picture = test::picture_of(test::random_story(5, 90, 500));
    const std::string page = asked("pdftotext -bbox", cairo::pdf(picture, test::theme("print"), test::fonts(),
                                                                 *cairo::paper_named(paper)));
    pugi::xml_document document;
    REQUIRE(document.load_string(page.c_str(), pugi::parse_default | pugi::parse_doctype));
    int words = 0;
    int outside = 0;
    for (const pugi::xml_node sheet : document.child("html").child("body").child("doc").children("page")) {
      for (const pugi::xml_node word : sheet.children("word")) {
        ++words;
        outside += word.attribute("xMin").as_double() < 0 || word.attribute("yMin").as_double() < 0 ||
                   word.attribute("xMax").as_double() > sheet.attribute("width").as_double() ||
                   word.attribute("yMax").as_double() > sheet.attribute("height").as_double();
      }
    }
    CHECK(words > 500);
    CHECK(outside == 0);
  }
}

TEST_CASE("PDF: title, description, tags, embedded fonts, and no date", "[cairo]") {
  const view::Picture picture =
      test::picture_of(test::affair(), 1200, test::fonts(), "Häcker (& <Diplomaten>)");
  const std::string pdf = cairo::pdf(picture, test::theme("light"), test::fonts(), whole_picture);
  const std::string about = asked("pdfinfo", pdf);
  CHECK_THAT(about, Catch::Contains("Häcker (& <Diplomaten>)"));
  CHECK_THAT(about, Catch::Contains(picture.description));
  CHECK_THAT(about, Catch::Contains("Tagged:          yes"));
  CHECK_THAT(about, Catch::Contains("Pages:           1"));
  CHECK_THAT(about, !Catch::Contains("CreationDate"));
  const std::string fonts = asked("pdffonts", pdf);
  CHECK_THAT(fonts, Catch::Contains("NotoSans-Regular"));
  CHECK_THAT(fonts, Catch::Contains("NotoSerif-Bold"));
  CHECK_THAT(fonts, !Catch::Contains(" no "));  // embedded, subset, with characters: all yes
  const std::string parts = asked("pdfinfo -struct-text", pdf);
  CHECK(parts.find("Document") < parts.find("H1"));
  CHECK(parts.find("H1") < parts.find("Häcker"));
  CHECK(parts.find("\n  L (block)") < parts.find("LBody"));
  CHECK_THAT(parts, Catch::Contains("\"Barack Obama ordered"));
  CHECK_THAT(parts, !Catch::Contains("Nov 2016\""));  // a tick of the axis
}

TEST_CASE("PDF and PNG: the same picture gives the same bytes", "[cairo]") {
  const view::Picture picture = test::picture_of(test::random_story(4, 90, 500));
  const type::Fonts others(base::embedded_data());
  const cairo::Paper a4 = *cairo::paper_named("a4");
  CHECK(cairo::pdf(picture, test::theme("light"), test::fonts(), a4) ==
        cairo::pdf(picture, test::theme("light"), others, a4));
  CHECK(cairo::png(picture, test::theme("dark"), test::fonts(), 1) ==
        cairo::png(picture, test::theme("dark"), others, 1));
}

TEST_CASE("PDF: a page longer than readers show is refused, pages are not", "[cairo]") {
  view::Picture picture{.width_px = 1200, .height_px = 20000, .title = "Long"};
  CHECK_THROWS_WITH(cairo::pdf(picture, test::theme("light"), test::fonts(), whole_picture),
                    Catch::Contains("5080 mm") && Catch::Contains("--page a4"));
  CHECK_THAT(
      asked("pdfinfo", cairo::pdf(picture, test::theme("light"), test::fonts(), *cairo::paper_named("a4"))),
      Catch::Contains("Pages:           1") || Catch::Contains("A4"));
}

TEST_CASE("PNG: as large as asked, ground in the corners, ink where marks and words are", "[cairo]") {
  for (const std::string name : {"light", "dark", "print", "contrast"}) {
    CAPTURE(name);
    const view::Theme theme = test::theme(name);
    const view::Picture picture = test::picture_of(test::affair());
    for (const double density : {1.0, 2.0}) {
      const Pixels pixels(cairo::png(picture, theme, test::fonts(), density));
      CHECK(pixels.width() == picture.width_px * density);
      CHECK(pixels.height() == picture.height_px * density);
      CHECK(pixels.at(0, 0) == theme.of(view::Paint::ground));
      CHECK(pixels.at(pixels.width() - 1, pixels.height() - 1) == theme.of(view::Paint::ground));
      int marks = 0;
      for (const view::Group& group : picture.groups) {
        for (const view::Shape& shape : group.shapes) {
          const auto* circle = std::get_if<view::Circle>(&shape);
          if (circle == nullptr || group.id.empty() || circle->look.stroke) continue;
          ++marks;
          CHECK(pixels.at(circle->middle.x_px * density, circle->middle.y_px * density) ==
                theme.of(*circle->look.fill));
        }
      }
      CHECK(marks >= 3);
      view::each_line(picture, [&](const view::TextLine& line) {
        const double left_px = line.ends_at_x ? line.x_px - line.room_px : line.x_px;
        CAPTURE(line.text);
        CHECK(pixels.other_than(theme.of(view::Paint::ground), left_px * density,
                                (line.baseline_px - line.size_px * 0.6) * density,
                                (left_px + line.room_px) * density, line.baseline_px * density) > 10);
      });
    }
  }
}

TEST_CASE("PNG: what would be too large is refused with a remedy", "[cairo]") {
  const view::Picture high{.width_px = 1200, .height_px = 40000};
  CHECK_THROWS_WITH(cairo::png(high, test::theme("light"), test::fonts(), 1),
                    Catch::Contains("1200 by 40000") && Catch::Contains("--density"));
  const view::Picture large{.width_px = 20000, .height_px = 20000};
  CHECK_THROWS_AS(cairo::png(large, test::theme("light"), test::fonts(), 1), base::DataError);
}

TEST_CASE("PDF and PNG: hostile words stay words", "[cairo]") {
  const std::string hostile =
      ") Tj ET /JavaScript (app.alert(1)) \\ <</S>> %%EOF endstream \x01\xff\xe2\x80\xae"
      "\xef\xbf\xbe\xef\xb7\x90\xf0\x9f\xbf\xbe end";
  query::Result story = test::affair();
  for (query::ResultEvent& event : story.events) {
    event.title = hostile;
    event.id += "\" onload=\"alert(1)";
  }
  view::Picture picture = test::picture_of(story, 1200, test::fonts(), hostile);
  picture.title = hostile;
  picture.description = hostile;
  const std::string pdf = cairo::pdf(picture, test::theme("light"), test::fonts(), *cairo::paper_named("a4"));
  const std::string words = words_of(pdf);
  CHECK_THAT(letters(words), Catch::Contains("/JavaScript(app.alert(1))"));
  CHECK_THAT(asked("pdfinfo", pdf), Catch::Contains("JavaScript:      no"));
  CHECK_THAT(asked("pdfinfo -js", pdf), !Catch::Contains("Name Dictionary"));
  CHECK(Pixels(cairo::png(picture, test::theme("light"), test::fonts(), 1)).width() == 1200);
}

TEST_CASE("PDF: what no font has is drawn as a box and can still be searched for", "[cairo]") {
  const view::Picture picture = test::picture_of(one_event("特朗普 met 普京"));
  CHECK_THAT(letters(words_of(cairo::pdf(picture, test::theme("light"), test::fonts(), whole_picture))),
             Catch::Contains("特朗普met普京"));
  const view::Theme theme = test::theme("light");
  const Pixels pixels(cairo::png(picture, theme, test::fonts(), 1));
  view::each_line(picture, [&](const view::TextLine& line) {
    if (!line.text.starts_with("特朗普")) return;
    CHECK(pixels.other_than(theme.of(view::Paint::ground), line.x_px, line.baseline_px - 10, line.x_px + 8,
                            line.baseline_px) > 15);
  });
}

TEST_CASE("PDF: a font that is damaged is an error that names it", "[cairo]") {
  const std::string whole(base::embedded_data().at("fonts/NotoSans-Regular.ttf"));
  CHECK_THROWS_WITH(type::Fonts(base::embedded_data(), {{"cut.ttf", whole.substr(0, 700)}}),
                    Catch::Contains("cut.ttf"));
  CHECK_THROWS_WITH(type::Fonts(base::embedded_data(), {{"words.ttf", "These are words, no font."}}),
                    Catch::Contains("words.ttf"));
  CHECK_THROWS_WITH(type::Fonts(base::embedded_data(), {{"empty.ttf", ""}}), Catch::Contains("empty.ttf"));
  // Damaged within: whatever is drawn or said, nothing crashes, and errors name the file.
  for (std::size_t at = 300; at < whole.size(); at += whole.size() / 40) {
    std::string damaged = whole;
    for (std::size_t i = at; i < std::min(at + 300, damaged.size()); ++i)
      damaged[i] = static_cast<char>(~damaged[i]);
    try {
      const type::Fonts fonts(base::embedded_data(), {{"damaged.ttf", damaged}});
      const view::Picture picture = test::picture_of(one_event("特 Abc ẞ Ω ʘ"), 1200, fonts);
      CHECK_FALSE(cairo::pdf(picture, test::theme("light"), fonts, whole_picture).empty());
      CHECK_FALSE(cairo::png(picture, test::theme("light"), fonts, 1).empty());
    } catch (const base::DataError& error) {
      CHECK_THAT(error.what(), Catch::Contains("damaged.ttf") || Catch::Contains("cairo"));
    }
  }
}

TEST_CASE("PDF: titles in other scripts with the fonts that --font names", "[cairo]") {
  const std::string noto = "/usr/share/fonts/truetype/noto/";
  struct Script {
    const char* font;
    const char* title;
    const char* name;  ///< of the font in the PDF
  };
  for (const Script& script :
       {Script{"NotoSansArabic-Regular.ttf", "أعلن الرئيس (أوباما) طرد 35 دبلوماسيا", "NotoSansArabic"},
        Script{"NotoSansHebrew-Regular.ttf", "הנשיא נפגש עם ה-BBC ביום 5 במאי", "NotoSansHebrew"},
        Script{"NotoSansDevanagari-Regular.ttf", "राष्ट्रपति ने राजनयिकों को निष्कासित किया",
               "NotoSansDevanagari"},
        Script{"NotoSansThai-Regular.ttf", "รัฐบาลประกาศมาตรการใหม่", "NotoSansThai"},
        Script{"../../opentype/noto/NotoSansCJK-Regular.ttc", "特朗普与普京会晤 トランプ大統領 대통령이",
               "NotoSansCJK"},
        Script{"NotoColorEmoji.ttf", "Minister 👩‍💻 tweets 🇩🇪 😀", ""}}) {
    CAPTURE(script.font);
    if (!std::filesystem::exists(noto + script.font)) {
      WARN("Skipped: " << noto << script.font << " is not installed (packages.txt, check)");
      continue;
    }
    const type::Fonts fonts(base::embedded_data(), {{script.font, file(noto + script.font)}});
    const view::Picture picture = test::picture_of(one_event(script.title), 1200, fonts);
    CHECK(picture.warnings.empty());
    const std::string pdf = cairo::pdf(picture, test::theme("light"), fonts, whole_picture);
    // Word by word: pdftotext takes the page for one that is read from left to right, and sorts lines so.
    const std::string words = letters(asked("pdftotext -enc UTF-8", pdf));
    std::istringstream title(script.title);
    for (std::string word; title >> word;) {
      if (word == "ה-BBC") word = "BBC";
      CHECK_THAT(words, Catch::Contains(letters(word)));
    }
    CHECK_THAT(asked("pdffonts", pdf), Catch::Contains(script.name) && !Catch::Contains(" no "));
    CHECK(pdf == cairo::pdf(picture, test::theme("light"), fonts, whole_picture));
  }
}

TEST_CASE("PDF: pages after the first repeat the title and that it is a draft, and all are counted",
          "[cairo]") {
  const auto pages_of = [](const std::string& title) {
    const view::Picture picture =
        test::picture_of(test::random_story(5, 90, 500), 1200, test::fonts(), title);
    const std::string words = words_of(
        cairo::pdf(picture, test::theme("light"), test::fonts(), *cairo::paper_named("a4-landscape")));
    std::vector<std::string> pages;
    std::istringstream parts(words);
    for (std::string page; std::getline(parts, page, '\f');) pages.push_back(page);
    return pages;
  };
  const std::vector<std::string> pages = pages_of("The cyber unit");
  REQUIRE(pages.size() > 2);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    CAPTURE(i);
    CHECK_THAT(pages[i], Catch::Contains("The cyber unit"));
    CHECK_THAT(pages[i], Catch::Contains("Draft: "));
    CHECK_THAT(pages[i],
               Catch::Contains("Page " + std::to_string(i + 1) + " of " + std::to_string(pages.size())));
  }
  std::string title = "Endless";
  for (int i = 0; i < 80; ++i) title += " words";
  const std::vector<std::string> shortened = pages_of(title);
  CHECK_THAT(shortened.at(1), Catch::Contains("Endless words") && Catch::Contains("words…"));
  CHECK_THAT(pages_of(std::string(400, 'w')).at(1), Catch::Contains("ww…"));
}
