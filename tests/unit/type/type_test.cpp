#include <catch2/catch.hpp>
#include <map>

#include "exports/type/embedding.hpp"
#include "exports/type/fonts.hpp"
#include "exports/type/line_breaking.hpp"
#include "src/base/problem.hpp"

using namespace dateline;
using type::Face;
using type::Fonts;
using type::MeasuredText;

namespace {

/// The embedded files with some of them replaced.
class ReplacedData : public base::DataFiles {
 public:
  std::map<std::string, std::string, std::less<>> files;
  std::optional<std::string_view> find(std::string_view path) const override {
    const auto found = files.find(path);
    return found == files.end() ? base::embedded_data().find(path)
                                : std::optional<std::string_view>(found->second);
  }
  std::vector<std::string> list(std::string_view folder) const override {
    return base::embedded_data().list(folder);
  }
};

const Fonts& fonts() {
  static const Fonts loaded(base::embedded_data());
  return loaded;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "|") + line;
  return text;
}

}  // namespace

TEST_CASE("Fonts: widths scale with the size and grow with the text", "[type]") {
  const double at_10 = fonts().width_px("Hamburg", Face::text, 10);
  CHECK(at_10 > 40);
  CHECK(at_10 < 60);
  CHECK(fonts().width_px("Hamburg", Face::text, 20) == Approx(2 * at_10));
  CHECK(fonts().width_px("Hamburg", Face::bold, 10) > at_10);
  CHECK(fonts().width_px("", Face::text, 10) == 0);
}

TEST_CASE("Fonts: text is shaped, so kerned pairs stand closer", "[type]") {
  const double apart = fonts().width_px("A", Face::text, 100) + fonts().width_px("V", Face::text, 100);
  CHECK(fonts().width_px("AV", Face::text, 100) < apart - 1);
}

TEST_CASE("Fonts: the room is at least the width, and fits a wide stand-in", "[type]") {
  for (const Face face : type::all_faces) {
    for (const char* text : {"Trump and Putin", "10 July 2017", "Ελλάδα", "Москва", "iiiii", "WWWW", "é"}) {
      CAPTURE(text);
      CHECK(fonts().room_px(text, face, 14) >= fonts().width_px(text, face, 14));
    }
  }
  // "m" is 0.974 em in DejaVu Sans, 0.935 in Noto Sans.
  CHECK(fonts().room_px("mmmmmmmmmm", Face::text, 100) >= 974);
}

TEST_CASE("Fonts: characters no face has still take room, marks none", "[type]") {
  CHECK_FALSE(fonts().covers(U'特', Face::text));
  CHECK(fonts().covers(U'é', Face::text));
  CHECK(fonts().covers(U'\u200d', Face::text));
  CHECK(fonts().room_px("特朗普", Face::text, 10) >= 30);
  CHECK(fonts().room_px("👩", Face::text, 10) >= 12);
  CHECK(fonts().room_px("\xff\xfe", Face::text, 10) > 0);
}

TEST_CASE("Fonts: a subset draws the same words with fewer glyphs, and always the same bytes", "[type]") {
  const std::string subset = fonts().subset("Hamburg – AV", Face::text);
  REQUIRE(subset.size() > 500);
  CHECK(subset.size() < 12000);
  CHECK(subset == fonts().subset("VA – grubmaH Hamburg", Face::text));
  ReplacedData data;
  data.files["fonts/NotoSans-Regular.ttf"] = subset;
  const Fonts small(data);
  CHECK(small.covers(U'H', Face::text));
  CHECK_FALSE(small.covers(U'z', Face::text));
  CHECK(small.width_px("AV Hamburg", Face::text, 100) ==
        Approx(fonts().width_px("AV Hamburg", Face::text, 100)));
  CHECK(fonts().subset("特", Face::text).empty());
  CHECK(fonts().subset("", Face::text).empty());
}

TEST_CASE("Fonts: a shaped line has all bytes and glyphs in its clusters, from left to right", "[type]") {
  for (const bool right_to_left : {false, true}) {
    for (const std::string text : {"Hamburg AV", "10 July Ελλάδα, Москва", "特朗普 met", "one שלום 5 two",
                                   "e\u0301 👩‍💻", " ", "\u200d"}) {
      CAPTURE(text, right_to_left);
      const type::ShapedLine line = fonts().shape(text, Face::text, 10, right_to_left);
      std::size_t bytes = 0;
      double x_px = -1;
      for (const type::GlyphRun& run : line.runs) {
        bytes += run.text.size();
        std::size_t of_clusters = 0;
        std::size_t glyphs = 0;
        for (const type::Cluster& cluster : run.clusters) {
          of_clusters += cluster.bytes;
          glyphs += cluster.glyphs;
        }
        CHECK(of_clusters == run.text.size());
        CHECK(glyphs == run.glyphs.size());
        if (run.glyphs.empty()) continue;
        CHECK(run.glyphs.front().x_px >= x_px);
        x_px = run.glyphs.front().x_px;
      }
      CHECK(bytes == text.size());
    }
  }
  CHECK(fonts().shape("Hamburg AV", Face::bold, 10, false).width_px ==
        Approx(fonts().width_px("Hamburg AV", Face::bold, 10)));
  const type::ShapedLine mixed = fonts().shape("one שלום", Face::text, 10, true);
  CHECK(mixed.runs.back().text == "one");  // read from the right
}

TEST_CASE("Fonts: what a face lacks is drawn by the first further font that has it", "[type]") {
  // A face of capitals, and the whole of it as a further font.
  const std::string whole(base::embedded_data().at("fonts/NotoSans-Regular.ttf"));
  ReplacedData capitals;
  capitals.files["fonts/NotoSans-Regular.ttf"] = fonts().subset("ABCDEFGH ", Face::text);
  const Fonts alone(capitals);
  const Fonts both(capitals, {{"lower.ttf", fonts().subset("abc", Face::text)}, {"whole.ttf", whole}});
  CHECK_FALSE(alone.covers(U'é', Face::text));
  CHECK(both.covers(U'é', Face::text));
  CHECK(both.further_count() == 2);
  CHECK(both.width_px("AéB", Face::text, 100) == Approx(fonts().width_px("AéB", Face::text, 100)).margin(3));
  CHECK(both.room_px("AéB", Face::text, 100) >= both.width_px("AéB", Face::text, 100));
  const type::ShapedLine line = both.shape("Aé\u0101", Face::text, 10, false);
  REQUIRE(line.runs.size() == 2);
  CHECK(both.source(line.runs[0].font).path == "fonts/NotoSans-Regular.ttf");
  CHECK(both.source(line.runs[1].font).path == "whole.ttf");
  const type::ShapedLine lacking = alone.shape("AéB", Face::text, 10, false);
  REQUIRE(lacking.runs.size() == 3);
  CHECK(lacking.runs[1].is_lacking);
  CHECK(lacking.runs[1].glyphs.size() == 1);
  CHECK(both.further_subset("AéB", 0).empty());
  CHECK(both.further_subset("AéB", 1).size() > 500);
  CHECK(both.further_subset("AéB", 1) == both.further_subset("éBA", 1));
  CHECK(type::family_stack(Face::text, both).starts_with("'Noto Sans','Dateline 1','Dateline 2',"));
  CHECK(type::family_stack(Face::text, alone).starts_with("'Noto Sans','Open Sans',"));
  const std::string rules = type::further_face_rules(both, "AéB");
  CHECK(rules.find("'Dateline 2'") != std::string::npos);
  CHECK(rules.find("'Dateline 1'") == std::string::npos);
  CHECK(type::further_face_rules(alone, "AéB").empty());
}

TEST_CASE("Fonts: one whose maker forbids embedding is refused", "[type]") {
  std::string locked(base::embedded_data().at("fonts/NotoSans-Regular.ttf"));
  const std::size_t entry = locked.find("OS/2");
  REQUIRE(entry != std::string::npos);
  std::size_t at = 0;
  for (std::size_t i = 0; i < 4; ++i) at = at << 8 | static_cast<unsigned char>(locked[entry + 8 + i]);
  locked[at + 9] = 2;
  CHECK_THROWS_WITH(Fonts(base::embedded_data(), {{"locked.ttf", locked}}),
                    Catch::Contains("locked.ttf") && Catch::Contains("forbids"));
}

TEST_CASE("Fonts: a missing or broken file is a data error that names it", "[type]") {
  ReplacedData data;
  data.files["fonts/NotoSans-Bold.ttf"] = "no font";
  CHECK_THROWS_WITH(Fonts(data), Catch::Contains("fonts/NotoSans-Bold.ttf"));
  ReplacedData table;
  table.files["fonts/stand-in-advances.txt"] = "0041 one two three\n";
  CHECK_THROWS_AS(Fonts(table), base::DataError);
}

TEST_CASE("MeasuredText: lines keep the width, the words and their order", "[type]") {
  const std::string text = "Trump and Putin discuss the cyber unit at the G20 summit in Hamburg";
  const MeasuredText measured(text, fonts(), Face::text, 14, 120);
  for (const double width : {120.0, 150.0, 200.0, 400.0, 2000.0}) {
    std::string back;
    for (const std::string& line : measured.lines(width)) {
      CHECK(fonts().room_px(line, Face::text, 14) <= width + 1);
      back += (back.empty() ? "" : " ") + line;
    }
    CHECK(back == text);
    CHECK(measured.lines(width).size() == measured.line_count(width));
    CHECK(measured.widest_line_px(width) <= width);
  }
  CHECK(measured.line_count(2000) == 1);
}

TEST_CASE("MeasuredText: balanced lines are no more, and no wider", "[type]") {
  const MeasuredText measured("Ash Carter condemned the idea of it all", fonts(), Face::text, 14, 40);
  const double width = measured.balanced_width_px(240);
  CHECK(width < 240);
  CHECK(measured.line_count(width) == measured.line_count(240));
  CHECK(joined(MeasuredText("one two", fonts(), Face::text, 14, 40).lines(500)) == "one two");
}

TEST_CASE("MeasuredText: what has no place to break is cut between characters", "[type]") {
  const std::string word(500, 'x');
  const MeasuredText measured(word, fonts(), Face::text, 14, 100);
  std::string back;
  for (const std::string& line : measured.lines(100)) {
    CHECK(fonts().room_px(line, Face::text, 14) <= 101);
    back += line;
  }
  CHECK(back == word);
  CHECK(MeasuredText("", fonts(), Face::text, 14, 100).lines(100).empty());
}

TEST_CASE("MeasuredText: a very long text takes linear time", "[type]") {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "word ";
  text += std::string(100000, 'x');
  CHECK(MeasuredText(text, fonts(), Face::text, 14, 100).line_count(300) > 3000);
}
