// Tables of what was not known beforehand: answers in SQL, numbers of a story.
#include <catch2/catch.hpp>
#include <limits>
#include <nlohmann/json.hpp>

#include "exports/table/stats_table.hpp"
#include "exports/table/values.hpp"
#include "src/text/boundaries.hpp"

using namespace dateline;
using nlohmann::json;

namespace {

const table::Options as_table{}, as_json{.format = table::Format::json}, as_csv{.format = table::Format::csv};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

}  // namespace

TEST_CASE("values: numbers and nothing stay what they are", "[table]") {
  const std::vector<std::vector<table::Scalar>> rows{{std::int64_t{-5}, 0.1, std::string("x"), {}},
                                                     {std::int64_t{1}, 1e300, std::string("E3"), {}}};
  const std::vector<std::string> head{"n", "r", "t", "nothing"};
  CHECK(table::values(head, rows, false, as_table) ==
        "n   r       t   nothing\n-5  0.1     x\n1   1e+300  E3\n");
  const json parsed = json::parse(table::values(head, rows, true, as_json));
  CHECK(parsed["rows"][0]["n"] == -5);
  CHECK(parsed["rows"][0]["r"] == 0.1);
  CHECK(parsed["rows"][0]["nothing"].is_null());
  CHECK(parsed["cut"] == true);
  const double infinite = std::numeric_limits<double>::infinity();
  CHECK(json::parse(table::values({"x"}, {{infinite}}, false, as_json))["rows"][0]["x"] == "Inf");
}

TEST_CASE("values: columns of one name are told apart in JSON", "[table]") {
  const std::vector<std::vector<table::Scalar>> rows{{std::string("a"), std::string("b"), std::string("c")}};
  const json parsed = json::parse(table::values({"id", "id", "id_2"}, rows, false, as_json));
  CHECK(parsed["columns"] == json({"id", "id_3", "id_2"}));
  CHECK(parsed["rows"][0].size() == 3);
  CHECK(parsed["rows"][0]["id_2"] == "c");
}

TEST_CASE("values: hostile text is harmless on a terminal and in a spreadsheet", "[table]") {
  const std::vector<std::vector<table::Scalar>> rows{{std::string("\x1b[2J=1\xff")}, {std::string("=1+1")}};
  const std::string shown = table::values({"\x1b]0;x\x07"}, rows, false, as_table);
  CHECK(shown.find('\x1b') == std::string::npos);
  CHECK(shown.find('\xff') == std::string::npos);
  CHECK(table::values({"t"}, rows, false, as_csv).find("\n'=1+1\n") != std::string::npos);
  CHECK_NOTHROW(json::parse(table::values({"t"}, rows, false, as_json)));
  CHECK_THROWS_AS(table::values({"t", "u"}, rows, false, as_table), std::invalid_argument);
}

TEST_CASE("stats: bars are as long as their numbers, beside them, and fit the terminal", "[table]") {
  query::Stats stats;
  stats.events = 25;
  stats.kinds = {{"meeting", 16, 0, ""}, {"statement", 8, 0, ""}, {"rare", 1, 0, ""}};
  stats.who = {{"Somebody with a very long name that needs a line of its own", 3, 0, "A1"},
               {"Obama", 2, 0, "A2"}};
  const std::string wide = table::stats(stats, as_table);
  const auto bar_of = [&](const std::string& text, const std::string& name) {
    for (const std::string& line : lines_of(text))
      if (line.find("  " + name + " ") == 0)
        return text::display_width(line.substr(std::min(line.find("█"), line.size())));
    return std::size_t{99};
  };
  CHECK(bar_of(wide, "meeting") == 24);
  CHECK(bar_of(wide, "statement") == 12);
  CHECK(wide.find("  rare        1  █▌\n") != std::string::npos);
  CHECK(wide.find("Somebody with a very long name that needs a line of its own (A1)\n") != std::string::npos);
  for (const unsigned columns : {30u, 40u, 60u})
    for (const std::string& line : lines_of(table::stats(stats, {.columns = columns}))) {
      INFO(columns << ": " << line);
      CHECK((text::display_width(line) <= columns || line.find("Somebody") != std::string::npos));
    }
  // Where there is no room for bars the numbers stay.
  CHECK(table::stats(stats, {.columns = 16}).find("meeting    16") != std::string::npos);
}

TEST_CASE("stats: JSON and CSV have every number", "[table]") {
  query::Stats stats;
  stats.sources = 3;
  stats.copies = 1;
  stats.outlets = {{"", 2, 1, ""}, {"=Wire", 1, 0, ""}};
  stats.years = {{"2016", 4, 1, ""}};
  const json parsed = json::parse(table::stats(stats, as_json));
  CHECK(parsed["sources"] == 3);
  CHECK(parsed["copies"] == 1);
  CHECK(parsed["by_outlet"][0]["copies"] == 1);
  CHECK(parsed["by_year"][0]["probably"] == 1);
  CHECK(parsed["first"].is_null());
  const std::string csv = table::stats(stats, as_csv);
  CHECK(csv.find("total,sources,,3,1\n") != std::string::npos);
  CHECK(csv.find("outlet,'=Wire,,1,0\n") != std::string::npos);
}
