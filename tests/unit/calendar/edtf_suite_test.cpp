// The 455 cases of edtf.js. Where they depart from ISO 8601-2 it is said here, case by case, with the reason
// and with what this program answers instead.

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "src/calendar/edtf.hpp"

using namespace dateline::calendar;

namespace {

struct Departure {
  const char* first;
  const char* last;
  const char* reason;
};

constexpr const char* ranges = "the suite drops what comes after '..' in the last element of a set";
constexpr const char* reversed = "the suite has the months of a year before Christ run backwards";
constexpr const char* unknown_end = "an end that is left out is unknown; the suite takes it for 1970-01-01";
constexpr const char* significant =
    "'S' says how many digits are meant: the year is one of those that share them";
constexpr const char* seasons =
    "the standard gives seasons names and no months; spring is not January to March anywhere";

const std::map<std::string, Departure>& departures() {
  static const std::map<std::string, Departure> table{
      {"{2016..2020}", {"2016-01-01", "2020-12-31", ranges}},
      {"{2016..2018}", {"2016-01-01", "2018-12-31", ranges}},
      {"[2016..2018]", {"2016-01-01", "2018-12-31", ranges}},
      {"[1667,1668, 1670..1672]", {"1667-01-01", "1672-12-31", ranges}},
      {"{1667, 1670..1672}", {"1667-01-01", "1672-12-31", ranges}},
      {"-2016-XX", {"-2016-01-01", "-2016-12-31", reversed}},
      {"-0300-XX", {"-0300-01-01", "-0300-12-31", reversed}},
      {"/", {"", "", unknown_end}},
      {"/1969", {"", "1969-12-31", unknown_end}},
      {"/1970-01-02", {"", "1970-01-02", unknown_end}},
      {"1969/", {"1969-01-01", "", unknown_end}},
      {"1970-02/", {"1970-02-01", "", unknown_end}},
      {"/2016-05", {"", "2016-05-31", unknown_end}},
      {"/1960-11", {"", "1960-11-30", unknown_end}},
      {"/2015", {"", "2015-12-31", unknown_end}},
      {"/1960", {"", "1960-12-31", unknown_end}},
      {"1950S2", {"1900-01-01", "1999-12-31", significant}},
      {"2015S2", {"2000-01-01", "2099-12-31", significant}},
      {"Y12345S1", {"+10000-01-01", "+19999-12-31", significant}},
      {"1800/1X01", {"1800-01-01", "1901-12-31", "the suite gives up at an unspecified digit within a year"}},
      {"Y17E7", {"+170000000-01-01", "+170000000-12-31", "the suite does not count so far"}},
      {"Y-17E7", {"-170000000-01-01", "-170000000-12-31", "the suite does not count so far"}},
      {"Y17101000S3", {"+17100000-01-01", "+17199999-12-31", significant}},
      {"Y-17101E3S3", {"-17199999-01-01", "-17100000-12-31", significant}},
  };
  return table;
}

/// Seasons 21..32 by the months of meteorologists.
bool is_season(const std::string& edtf) {
  return edtf.size() == 7 && edtf[4] == '-' && edtf.substr(5) >= "21" && edtf.substr(5) <= "32";
}

Departure season_months(const std::string& edtf) {
  static std::string first, last;
  const std::string year = edtf.substr(0, 4);
  const int season = (edtf[6] - '1' + (edtf[5] == '2' ? 0 : 10)) % 4;
  const int next_year = std::stoi(year) + 1;
  const bool leap = (next_year % 4 == 0 && next_year % 100 != 0) || next_year % 400 == 0;
  const char* const begins[] = {"-03-01", "-06-01", "-09-01", "-12-01"};
  const char* const ends[] = {"-05-31", "-08-31", "-11-30", leap ? "-02-29" : "-02-28"};
  first = year + begins[season];
  last = (season == 3 ? fmt::format("{:04}", next_year) : year) + ends[season];
  return {first.c_str(), last.c_str(), seasons};
}

/// The suite takes ".4" of a second for 4 milliseconds; it is 400 by any reading of a decimal fraction.
long long milliseconds(const edtf::Clock& clock) {
  std::string fraction = clock.fraction.substr(0, 3);
  fraction.resize(3, '0');
  return ((clock.hour * 60 + clock.minute - clock.zone_minutes.value_or(0)) * 60LL +
          clock.second.value_or(0)) *
             1000 +
         std::stoll(fraction);
}

std::string days_of_suite(std::string day) {
  if (day == "-inf" || day == "+inf") return "";
  day.resize(day.find('T'));
  const bool is_signed = day[0] == '+' || day[0] == '-';
  if (is_signed && day.substr(1, 2) == "00") day.erase(1, 2);                // six digits where four do
  if (is_signed && day[1] == '0' && day.find('-', 1) == 7) day.erase(1, 1);  // and where five do
  return day;
}

std::string shown(std::optional<Day> day) {
  return day ? iso(*day) : "";
}

/// As the suite shows which digits are unspecified, or which parts carry a qualifier: X in the place of Y, M
/// or D.
template <typename Marked>
std::string mask(const edtf::Date& date, Marked marked) {
  std::string result;
  const std::pair<const edtf::Part*, const char*> parts[] = {
      {&date.year, "YYYY"}, {&date.month, "MM"}, {&date.day, "DD"}};
  for (const auto& [part, letters] : parts) {
    if (!result.empty()) result += '-';
    for (std::size_t i = 0; letters[i] != '\0'; ++i) result += marked(*part, i) ? 'X' : letters[i];
  }
  return result;
}

void check_masks(const nlohmann::json& row, const edtf::Date& date) {
  const std::string none = "YYYY-MM-DD";
  CHECK(mask(date, [](const edtf::Part& part, std::size_t i) {
          return i < part.digits.size() && part.digits[i] == 'X';
        }) == row.value("unspecified", none));
  CHECK(mask(date, [](const edtf::Part& part, std::size_t) { return part.qualifier.uncertain; }) ==
        row.value("uncertain", none));
  CHECK(mask(date, [](const edtf::Part& part, std::size_t) { return part.qualifier.approximate; }) ==
        row.value("approximate", none));
}

void check_instant(const std::string& text, const nlohmann::json& row, const edtf::Date& date) {
  std::string expected = row["min"];
  if (text == "2016-05-02T16:54:59.4") expected = "2016-05-02T16:54:59.400Z";
  if (text == "2016-05-02T16:54:59.42") expected = "2016-05-02T16:54:59.420Z";
  const edtf::Parsed instant = edtf::parse(days_of_suite(expected) + expected.substr(expected.find('T')));
  REQUIRE(instant.expression);
  const auto& other = std::get<edtf::Date>(*instant.expression);
  const auto total = [](const edtf::Date& one) {
    return edtf::reach(one).first->number * 86'400'000 + milliseconds(*one.clock);
  };
  CHECK(total(date) == total(other));
}

void check_case(const nlohmann::json& row) {
  const std::string text = row["edtf"];
  CAPTURE(text);
  const edtf::Parsed parsed = edtf::parse(text);
  REQUIRE(parsed.expression.has_value() == row["valid"].get<bool>());
  if (!parsed.expression) {
    CHECK_FALSE(parsed.error.reason.empty());
    CHECK(parsed.error.offset <= text.size());
    return;
  }
  const std::string canonical = edtf::canonical(*parsed.expression);
  const edtf::Parsed again = edtf::parse(canonical);
  REQUIRE(again.expression);
  CHECK(*again.expression == *parsed.expression);
  CHECK(edtf::canonical(*again.expression) == canonical);
  const auto* date = std::get_if<edtf::Date>(&*parsed.expression);
  if (date && date->clock) {
    check_instant(text, row, *date);  // the suite prints instants as JavaScript does, not as EDTF
    return;
  }
  if (row.contains("round")) CHECK(canonical == row["round"].get<std::string>());
  if (date && row["type"] == "Date") check_masks(row, *date);
  // "201X-02" has its unspecified digit within, which is level 2. An exponent that is written out is level 1.
  if (row.value("round", "") == text && text != "201X-02")
    CHECK(edtf::level(*parsed.expression) == row["level"].get<int>());

  const edtf::Bounds bounds = edtf::bounds(*parsed.expression);
  const auto end = [&row](const char* name) {
    return row.contains(name) && row[name].is_string() ? days_of_suite(row[name]) : std::string();
  };
  std::string first = end("min"), last = end("max");
  if (const auto found = departures().find(text); found != departures().end()) {
    CHECK((first != found->second.first || last != found->second.last));  // otherwise it need not be listed
    first = found->second.first;
    last = found->second.last;
  } else if (is_season(text)) {
    const Departure months = season_months(text);
    first = months.first;
    last = months.last;
  }
  CHECK(shown(bounds.earliest_start) == first);
  CHECK(shown(bounds.latest_end) == last);
}

}  // namespace

TEST_CASE("EDTF: the cases of edtf.js are all right, but for those where it departs from the standard",
          "[calendar]") {
  const std::string path = DATELINE_SHARED_DIR "/eval/edtf/edtf_cases.jsonl";
  if (!std::filesystem::exists(path)) {
    WARN("skipped: the suite is not there");
    return;
  }
  std::ifstream file(path);
  std::size_t count = 0;
  for (std::string line; std::getline(file, line); ++count) check_case(nlohmann::json::parse(line));
  CHECK(count == 455);
}
