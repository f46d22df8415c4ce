#include <catch2/catch.hpp>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "src/calendar/edtf.hpp"
#include "src/calendar/print.hpp"
#include "src/calendar/time_span.hpp"
#include "src/calendar/timex.hpp"

using namespace dateline::calendar;

namespace {

std::string shown(std::optional<Day> day) {
  return day ? iso(*day) : "-";
}

std::string bounds(const std::string& text) {
  const edtf::Parsed parsed = edtf::parse(text);
  if (!parsed.expression) return "invalid";
  const edtf::Bounds found = edtf::bounds(*parsed.expression);
  return shown(found.earliest_start) + " " + shown(found.latest_start) + " " + shown(found.earliest_end) +
         " " + shown(found.latest_end);
}

std::string canonical(const std::string& text) {
  const edtf::Parsed parsed = edtf::parse(text);
  return parsed.expression ? edtf::canonical(*parsed.expression) : "invalid";
}

/// The minimal standard generator of Park and Miller: the same everywhere.
class Dice {
 public:
  unsigned roll(unsigned sides) {
    state_ = state_ * 48271 % 2147483647;
    return static_cast<unsigned>(state_ % sides);
  }

 private:
  std::uint64_t state_ = 20170710;
};

}  // namespace

TEST_CASE("EDTF: four bounds in days", "[calendar]") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"2016-12", "2016-12-01 2016-12-31 2016-12-01 2016-12-31"},
      {"2017-07-03/2017-07-09", "2017-07-03 2017-07-03 2017-07-09 2017-07-09"},
      {"2016/2019", "2016-01-01 2016-12-31 2019-01-01 2019-12-31"},
      {"2016-05/..", "2016-05-01 2016-05-31 2016-05-01 -"},
      {"2016-05/", "2016-05-01 2016-05-31 2016-05-01 -"},
      {"../2016-05", "- 2016-05-31 2016-05-01 2016-05-31"},
      {"[..2016-11-08]", "- 2016-11-08 - 2016-11-08"},
      {"[2016-11-08..]", "2016-11-08 - 2016-11-08 -"},
      {"[1672,1667]", "1667-01-01 1672-12-31 1667-01-01 1672-12-31"},
      {"{1667,1672}", "1667-01-01 1667-12-31 1672-01-01 1672-12-31"},
      {"{1667..1672}", "1667-01-01 1667-12-31 1672-01-01 1672-12-31"},
      {"[..1984,1985-10-01..]", "- - - -"},
      {"1890~", "1890-01-01 1890-12-31 1890-01-01 1890-12-31"},
      {"XXX4-02-29", "0004-02-29 9984-02-29 0004-02-29 9984-02-29"},
      {"XXX1-02-29", "invalid"},
      {"XXXX-02-30", "invalid"},
      {"XXXX-02-29", "0000-02-29 9996-02-29 0000-02-29 9996-02-29"},
      {"2016-22", "2016-06-01 2016-08-31 2016-06-01 2016-08-31"},
      {"2016-24", "2016-12-01 2017-02-28 2016-12-01 2017-02-28"},
      {"2016-30", "2016-12-01 2017-02-28 2016-12-01 2017-02-28"},
      {"2016-34", "2016-04-01 2016-06-30 2016-04-01 2016-06-30"},
      {"2016-38", "2016-05-01 2016-08-31 2016-05-01 2016-08-31"},
      {"2016-41", "2016-07-01 2016-12-31 2016-07-01 2016-12-31"},
      {"-XXXX", "-9999-01-01 -0001-12-31 -9999-01-01 -0001-12-31"},
      {"Y12000-02-29", "+12000-02-29 +12000-02-29 +12000-02-29 +12000-02-29"},
  };
  for (const auto& [text, expected] : table) {
    CAPTURE(text);
    CHECK(bounds(text) == expected);
  }
}

TEST_CASE("EDTF: years of any size", "[calendar]") {
  CHECK(
      bounds("Y10000000000000000") ==
      "+10000000000000000-01-01 +10000000000000000-12-31 +10000000000000000-01-01 +10000000000000000-12-31");
  CHECK(bounds("Y17E30") == "+25000000000000000-12-31 - +25000000000000000-12-31 -");
  CHECK(bounds("Y-17E30") == "- -25000000000000000-01-01 - -25000000000000000-01-01");
  CHECK(bounds("Y123456789012345678901234567890-04") == "invalid");
  CHECK(bounds("Y-10E16-11") == "- -25000000000000000-01-01 - -25000000000000000-01-01");
  CHECK(bounds("Y123456789012345678901234567890") == "+25000000000000000-12-31 - +25000000000000000-12-31 -");
  CHECK(canonical("Y17E30") == "Y17E30");
  CHECK(canonical("Y170000000000000000000000") == "Y17E22");
  CHECK(canonical("Y1E4") == "Y10000");
  CHECK(canonical("Y1E3") == "invalid");
  CHECK(canonical("Y1E999999999999999999999") == "invalid");
}

TEST_CASE("EDTF: how fine an expression is", "[calendar]") {
  const std::vector<std::pair<std::string, Precision>> table{
      {"19", Precision::century},      {"201", Precision::decade},        {"2016", Precision::year},
      {"2016-05", Precision::month},   {"2016-05-02", Precision::day},    {"2016-05-XX", Precision::month},
      {"2016-XX-XX", Precision::year}, {"201X", Precision::decade},       {"20XX", Precision::century},
      {"2XXX", Precision::millennium}, {"XXXX", Precision::unknown},      {"2016-21", Precision::season},
      {"2016-32", Precision::season},  {"2016-33", Precision::quarter},   {"2016-36", Precision::quarter},
      {"2016-39", Precision::month},   {"2016-40", Precision::half_year}, {"1950S3", Precision::decade},
      {"1950S2", Precision::century},  {"1950S1", Precision::millennium}, {"1950S4", Precision::year},
  };
  for (const auto& [text, precision] : table) {
    CAPTURE(text);
    CHECK(span_from_edtf(text)->precision == precision);
  }
}

TEST_CASE("EDTF: one way to write each expression", "[calendar]") {
  CHECK(canonical("?2001") == "2001?");
  CHECK(canonical("2001?-?09-?11") == "2001-09-11?");
  CHECK(canonical("?~2001") == "invalid");
  CHECK(canonical("2016~-?05") == "2016~-?05");
  CHECK(canonical("2016-?05~") == "2016-?05~");
  CHECK(canonical("2016-05-02T16:54:59-0230") == "2016-05-02T16:54:59-02:30");
  CHECK(canonical("2016-05-02T16:54+00:00") == "2016-05-02T16:54Z");
  CHECK(canonical("2016-05-02T16:54:59,5") == "2016-05-02T16:54:59.5");
  CHECK(canonical("9999-12-31T24:00") == "Y10000-01-01T00:00");
  CHECK(canonical("[ 1667 , 1668 ]") == "[1667,1668]");
}

TEST_CASE("EDTF: an error says where and why", "[calendar]") {
  const std::vector<std::tuple<std::string, std::size_t, std::string>> table{
      {"2016-13", 5, "a month is 01 to 12"},
      {"2016-02-30", 0, "no such day"},
      {"20000", 0, "four digits"},
      {"2019/2016", 5, "ends before it begins"},
      {"2016/2017/2018", 9, "a date ends before this"},
      {"[2016", 5, "a closing ]"},
      {"[1667,,1668]", 6, "a year was expected"},
      {"[1667, ,1668]", 7, "a year was expected"},
      {"[1667,   ]", 9, "a year was expected"},
      {"[2018..2016]", 7, "ends before it begins"},
      {"[2016..2017-05]", 7, "both sides"},
      {"2016-05-02T25:00", 11, "an hour"},
      {"Y25000000000000000-12-31T24:00", 25, "the day after this cannot be counted"},
      {"2016-21?", 5, "a season"},
      {"-0000", 1, "minus nought"},
      {"2016-05-01T10:00+15:00", 17, "a time zone"},
      {"", 0, "nothing to read"},
  };
  for (const auto& [text, offset, reason] : table) {
    CAPTURE(text);
    const edtf::Parsed parsed = edtf::parse(text);
    REQUIRE_FALSE(parsed.expression);
    CHECK(parsed.error.offset == offset);
    CHECK_THAT(parsed.error.reason, Catch::Contains(reason));
  }
}

TEST_CASE("EDTF: any bytes are read or refused, and what is read is written and read again", "[calendar]") {
  const std::string letters = "0123456789019-/.[]{},XYES?~%T:Z+ 120-";
  const std::vector<std::string> seeds{
      "2004-06~/2004-07-XX",         "[1667,1668..1670]", "{..1984,1985-10-01}", "Y-17101E3S3",
      "2016-05-02T16:54:59.5+02:00", "2001-?09~-09",      "19XX-1X-3X",          "2001-34"};
  Dice dice;
  std::size_t valid = 0;
  for (int run = 0; run < 60'000; ++run) {
    std::string text = seeds[dice.roll(static_cast<unsigned>(seeds.size()))];
    for (unsigned change = dice.roll(4); change > 0; --change) {
      const std::size_t at = dice.roll(static_cast<unsigned>(text.size() + 1));
      const char letter = letters[dice.roll(static_cast<unsigned>(letters.size()))];
      switch (dice.roll(3)) {
        case 0:
          text.insert(at, 1, letter);
          break;
        case 1:
          text.erase(at, 1 + dice.roll(3));
          break;
        default:
          if (at < text.size()) text[at] = letter;
      }
    }
    span_from_timex(text);
    if (const auto people = span_from_people(text)) print(*people);
    const edtf::Parsed parsed = edtf::parse(text);
    if (!parsed.expression) {
      if (parsed.error.offset > text.size() || parsed.error.reason.empty()) FAIL(text);
      continue;
    }
    ++valid;
    const std::string written = edtf::canonical(*parsed.expression);
    const edtf::Parsed again = edtf::parse(written);
    if (!again.expression || *again.expression != *parsed.expression) FAIL(text << " became " << written);
    const edtf::Bounds days = edtf::bounds(*parsed.expression);
    if (days.earliest_start && days.latest_end && *days.latest_end < *days.earliest_start) FAIL(text);
    const int level = edtf::level(*parsed.expression);
    if (level < 0 || level > 2 || print(*span_from_edtf(text)).empty()) FAIL(text);
  }
  CHECK(valid > 5'000);
}

TEST_CASE("EDTF: reading takes time in proportion to the length", "[calendar]") {
  std::string set = "[XXX4-02-29";
  for (int i = 0; i < 20'000; ++i) set += ",XX04-02-29";
  const auto start = std::chrono::steady_clock::now();
  CHECK(edtf::parse(set + "]").expression);
  CHECK_FALSE(edtf::parse(set).expression);
  CHECK_FALSE(edtf::parse(std::string(1'000'000, '[')).expression);
  CHECK_FALSE(edtf::parse(std::string(1'000'000, '/')).expression);
  CHECK(edtf::parse("Y" + std::string(1'000'000, '9')).expression);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}
