#include <catch2/catch.hpp>

#include "src/calendar/day.hpp"
#include "src/container/json_article.hpp"
#include "tests/unit/container/opening.hpp"

using namespace dateline::container;
using dateline::article::Writing;
using dateline::base::DataError;
using dateline::base::UsageError;
using dateline::calendar::iso;

TEST_CASE("json: ninjs says what it holds", "[container]") {
  const std::string ninjs =
      R"({"uri": "https://agency.example/1", "standard": {"name": "ninjs", "version": "3.0"},
 "versionCreated": "2017-07-12T10:00:00Z", "firstCreated": "2017-07-10T10:00:00Z", "by": "Ann Example",
 "headlines": [{"role": "sub", "value": "Below"}, {"role": "main", "value": "Ferry sinks"}],
 "bodies": [{"contentType": "text/plain", "value": "Plain."},
            {"contentType": "text/html", "value": "<p>The ferry \"Mona\" sank.<\/p>"}]})";
  const auto members = opened(ninjs, "n.json");
  REQUIRE(members.size() == 1);
  CHECK(members[0].name == "n.json");
  CHECK(members[0].known.title == "Ferry sinks");
  CHECK(members[0].known.byline == "Ann Example");
  CHECK(iso(*members[0].known.published) == "2017-07-10");
  CHECK(members[0].inside.writing == Writing::html);
  CHECK(members[0].inside.bytes == "<p>The ferry \"Mona\" sank.</p>");
  CHECK(source_words(members[0], "\"Mona\"") == "\\\"Mona\\\"");
  CHECK(places_hold(members[0]));
}

TEST_CASE("json: lists, lines, and a map of its fields", "[container]") {
  const std::string lines =
      "{\"title\": \"One\", \"text\": \"The ferry sank.\", \"authors\": [\"Ann\", \"Ben\"], \"date\": "
      "\"2017-07-10\"}\n"
      "\n{\"title\": \"Two\", \"text\": \"The pier burnt.\"}\n{\"title\": \"no text\"}\nnot json\n";
  std::vector<std::string> problems;
  auto members = opened(lines, "a.jsonl", &problems);
  REQUIRE(members.size() == 2);
  CHECK(members[0].name == "a.jsonl, line 1");
  CHECK(members[1].name == "a.jsonl, line 3");
  CHECK(members[0].known.byline == "Ann, Ben");
  CHECK(problems.size() == 2);

  const std::string response =
      R"({"response": {"found": [{"webTitle": "T", "fields": {"words": "The ferry sank."}}, {"fields": {}}]}})";
  problems.clear();
  members = opened(response, "r.json", &problems, "items=response.found,text=fields.words,title=webTitle");
  REQUIRE(members.size() == 1);
  CHECK(members[0].known.title == "T");
  CHECK(members[0].name == "r.json, item 1");
  CHECK(problems.size() == 1);
  CHECK_THROWS_AS(opened(response, "r.json", nullptr, "titel=webTitle"), UsageError);
  CHECK_THROWS_AS(opened(response, "r.json", nullptr, "title"), UsageError);
  CHECK_THROWS_AS(opened("{\"items\": []}", "e.json"), DataError);
}

TEST_CASE("json: an object without a text is refused with what would help", "[container]") {
  try {
    opened(R"({"a": 1})", "n.json");
    FAIL("it was read");
  } catch (const DataError& error) {
    CHECK(std::string(error.what()).find("--map") != std::string::npos);
  }
}
