#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "tests/unit/interchange/handed.hpp"

using namespace dateline;
using namespace dateline::test;
using interchange::formats;

TEST_CASE("formats: the document has the table of the code, row by row", "[interchange]") {
  std::ifstream file(DOCUMENT);
  std::ostringstream whole;
  whole << file.rdbuf();
  std::string expected;
  for (const interchange::Format& format : formats()) {
    std::string ending = format.is_folder ? "a folder" : "";
    std::istringstream endings{std::string(format.endings)};
    for (std::string one; endings >> one;) ending += (ending.empty() ? "`." : ", `.") + one + "`";
    expected += "| `" + std::string(format.name) + "` | " + ending + " | " + std::string(format.purpose) +
                " | " + interchange::carried_words(format) + " | " + interchange::lost_words(format) + " | " +
                std::string(format.dates) + " |\n";
  }
  INFO(expected);
  CHECK(has(whole.str(), "|---|---|---|---|---|---|\n" + expected + "\n"));
}

TEST_CASE("formats: an ending that several have says none", "[interchange]") {
  CHECK(interchange::format_of_ending("ics")->name == "ics");
  CHECK(interchange::format_of_ending("ttl")->name == "turtle");
  for (const char* several : {"json", "csv", "jsonl"})
    CHECK(interchange::format_of_ending(several) == nullptr);
  CHECK(interchange::has_ending(*interchange::format_named("ftm"), "jsonl"));
  CHECK_FALSE(interchange::has_ending(*interchange::format_named("ftm"), "json"));
  CHECK_FALSE(interchange::has_ending(*interchange::format_named("neo4j"), ""));
  CHECK(interchange::format_of_ending("") == nullptr);
  CHECK(interchange::format_named("ICS") == nullptr);
}

TEST_CASE("formats: what is not carried is counted, what is carried is not", "[interchange]") {
  for (const interchange::Format& format : formats()) {
    if (format.is_about_sources) continue;
    CAPTURE(format.name);
    std::string lost;
    for (const std::string& line : written(std::string(format.name), full_story()).lost) lost += line + "\n";
    INFO(lost);
    const auto agrees = [&](const char* name, const char* line) {
      CAPTURE(name);
      CHECK(has(", " + interchange::lost_words(format) + ",", std::string(", ") + name + ",") ==
            has(lost, line));
    };
    agrees("people", "who takes part is not carried (5 times)\n");
    agrees("roles", "6 roles are not carried\n");
    agrees("quotes", "2 quotes are not carried\n");
    agrees("sources", "1 source is not carried\n");
    agrees("pictures", "1 picture is not carried\n");
    agrees("captions and credits", "1 caption with its credit is not carried\n");
    agrees("parts of events", "that an event is part of another is not carried (1 time)\n");
    agrees("relations", "1 relation between events is not carried\n");
    agrees("tags", "1 tag is not carried\n");
    agrees("notes", "1 note is not carried\n");
    agrees("what is checked", "1 decision of the editor is not carried\n");
    agrees("likely days", "the likely days of 1 event are not carried\n");
  }
}

TEST_CASE("formats: dates that became something else are counted", "[interchange]") {
  const query::Result result =
      story_of({an_event("E1", "One", "[2017-07-03..2017-07-09]"),
                an_event("E2", "Two", "[2017-06-28..2017-07-04]"), an_event("E3", "Three", "")});
  const auto first = [&](const char* format) { return written(format, result).lost.at(0); };
  CHECK(first("timelinejs") ==
        "2 dates that are one day of several became ranges, with their words beside them");
  CHECK(first("ics") ==
        "2 dates that are not one day became all-day events over all of their days, with their words behind "
        "the title");
  CHECK(written("ics", result).lost.at(1) ==
        "1 event without a first and a last day became a journal entry, which few calendars show");
  CHECK(first("gexf") == "2 dates that are not one day became intervals, with their words beside them");
  CHECK(first("ftm") == "2 dates are told less exactly than they are known, with their words in the summary");
  CHECK(first("jsonld") ==
        "2 dates are told less exactly than they are known, with their words in the description");
  CHECK(written("csv", result).lost.empty());
}

TEST_CASE("formats: nothing is written well, too, and the same twice", "[interchange]") {
  for (const interchange::Format& format : formats()) {
    CAPTURE(format.name);
    const std::string name(format.name);
    CHECK(written(name, {}).lost.empty());
    CHECK(bytes_of(name, full_story()) == bytes_of(name, full_story()));
  }
  CHECK(nlohmann::json::parse(bytes_of("timelinejs", {}))["events"].empty());
  CHECK(nlohmann::json::parse(bytes_of("jsonld", {}))["@graph"].empty());
  CHECK(bytes_of("ics", {}) ==
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Dateline//Dateline//"
        "EN\r\nCALSCALE:GREGORIAN\r\nX-WR-CALNAME:The "
        "affair\r\nEND:VCALENDAR\r\n");
  CHECK(bytes_of("ftm", {}).empty());
  CHECK(has(bytes_of("gexf", {}), "<nodes>\n</nodes>\n<edges>\n</edges>\n"));
}
