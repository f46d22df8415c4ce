#include <catch2/catch.hpp>

#include "src/calendar/day.hpp"
#include "src/container/json_article.hpp"
#include "src/container/json_tree.hpp"
#include "tests/unit/container/opening.hpp"

using namespace dateline::container;
using dateline::article::Writing;
using dateline::base::DataError;
using dateline::base::UsageError;
using dateline::calendar::iso;

TEST_CASE("JsonTree: values and where they stand", "[container]") {
  const std::string text = R"( {"a": [1, true, null, "x\ny\u00e9\ud83d\ude00\ud83d"], "b": {}} )";
  const JsonTree tree(text, "t.json");
  const JsonNode* list = tree.member(tree.root(), "a");
  REQUIRE(list != nullptr);
  CHECK(list->kind == JsonKind::array);
  const JsonNode* last = tree.first(*list);
  while (tree.next(*last) != nullptr) last = tree.next(*last);
  const Carried words = tree.words_of(*last);
  CHECK(words.bytes == "x\ny\xc3\xa9\xf0\x9f\x98\x80\xef\xbf\xbd");
  const auto e = words.map.source_of({3, 5});
  CHECK(text.substr(e.begin, e.size()) == "\\u00e9");
  CHECK(tree.member(tree.root(), "c") == nullptr);
}

TEST_CASE("JsonTree: what is none is refused with its line and column", "[container]") {
  for (const char* bad :
       {"", "{", "{\"a\"}", "{\"a\":1,}", "[1 2]", "\"open", "{\"a\":1} x", "nul", "[1,,2]"}) {
    CAPTURE(bad);
    CHECK_THROWS_AS(JsonTree(bad, "t.json"), DataError);
  }
  CHECK_THROWS_AS(JsonTree(std::string(100'000, '['), "t.json"), DataError);
  try {
    const JsonTree tree("{\n  \"a\": ?}", "t.json");
    FAIL("it was read");
  } catch (const DataError& error) {
    CHECK(error.detail().line == 2);
    CHECK(error.detail().column == 8);
  }
}

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
