#include <catch2/catch.hpp>

#include "exports/view/theme.hpp"
#include "src/base/problem.hpp"
#include "tests/unit/view/stories.hpp"

using namespace dateline;

namespace {

std::string whole_theme() {
  return std::string(base::embedded_data().at("themes/light.txt"));
}

std::string refusal_of(const std::string& text) {
  try {
    view::read_theme(text, "mine.txt");
  } catch (const base::DataError& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("themes: in each of ours text has 4.5:1 and marks have 3:1", "[theme]") {
  for (const std::string_view name : view::theme_names) {
    CAPTURE(name);
    CHECK(view::faint_in(test::theme(std::string(name))) == "");
  }
  const view::Theme strong = test::theme("contrast");
  for (const view::Paint paint :
       {view::Paint::ink, view::Paint::muted, view::Paint::accent, view::Paint::alert})
    CHECK(view::contrast(strong.of(paint), strong.of(view::Paint::ground)) >= 7);
}

TEST_CASE("themes: contrast is that of the standard", "[theme]") {
  CHECK(view::contrast({0, 0, 0}, {255, 255, 255}) == Approx(21));
  CHECK(view::contrast({255, 255, 255}, {0x76, 0x76, 0x76}) == Approx(4.54).margin(0.005));
  CHECK(view::contrast({9, 9, 9}, {9, 9, 9}) == Approx(1));
}

TEST_CASE("themes: what is hard to read is told", "[theme]") {
  std::string text = whole_theme();
  text.replace(text.find("muted #595959"), 13, "muted #999999");
  const std::string faint = view::faint_in(view::read_theme(text, "mine.txt"));
  CHECK(faint.find("muted on ground has 2.8:1 of 4.5:1") != std::string::npos);
  CHECK(faint.find("ink") == std::string::npos);
}

TEST_CASE("themes: a file that is none is refused with its line", "[theme]") {
  CHECK(refusal_of(whole_theme()).empty());
  CHECK(refusal_of("ink #1a1a1a\n").find("no colour “ground”") != std::string::npos);
  CHECK(refusal_of("# mine\nink black\n").find("mine.txt:2: “ink” is not followed by a colour") !=
        std::string::npos);
  CHECK(refusal_of("ink #1a1a1\n").find("mine.txt:1") != std::string::npos);
  CHECK(refusal_of("ink #1a1a1a;}\n").find("mine.txt:1") != std::string::npos);
  CHECK(refusal_of("ink #1a1a1a red\n").find("mine.txt:1") != std::string::npos);
  CHECK(refusal_of("inc #1a1a1a\n").find("no colour “inc”") != std::string::npos);
  CHECK(refusal_of(whole_theme() + "\nink #000000\n").find("given twice") != std::string::npos);
}
