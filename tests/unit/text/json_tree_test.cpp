#include "src/text/json_tree.hpp"

#include <catch2/catch.hpp>

#include "src/base/problem.hpp"

using namespace dateline::text;
using dateline::base::DataError;

TEST_CASE("JsonTree: values and where they stand", "[text]") {
  const std::string text = R"( {"a": [1, true, null, "x\ny\u00e9\ud83d\ude00\ud83d"], "b": {}} )";
  const JsonTree tree(text, "t.json");
  const JsonNode* list = tree.member(tree.root(), "a");
  REQUIRE(list != nullptr);
  CHECK(list->kind == JsonKind::array);
  const JsonNode* last = tree.first(*list);
  while (tree.next(*last) != nullptr) last = tree.next(*last);
  const Carried words = tree.carried_words_of(*last);
  CHECK(words.bytes == "x\ny\xc3\xa9\xf0\x9f\x98\x80\xef\xbf\xbd");
  const auto e = words.map.source_of({3, 5});
  CHECK(text.substr(e.begin, e.size()) == "\\u00e9");
  CHECK(tree.words_of(*last) == words.bytes);
  CHECK(tree.member(tree.root(), "c") == nullptr);
}

TEST_CASE("JsonTree: what is none is refused with its line and column", "[text]") {
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

TEST_CASE("JsonTree: strings say what JSON says", "[text]") {
  const std::string text =
      R"({"a": 1, "t\u0065xt": "b\bf\fn\nr\rt\ts\/q\"e\\", "a": 2, "z": "\u0000", "x": "\x\u12"})";
  const JsonTree tree(text, "t.json");
  const auto said = [&](const char* name) { return tree.words_of(*tree.member(tree.root(), name)); };
  CHECK(said("text") == "b\bf\fn\nr\rt\ts/q\"e\\");
  CHECK(said("a") == "2");
  CHECK(said("z") == std::string(1, '\0'));
  CHECK(said("x") == "x\xef\xbf\xbd");
  CHECK(tree.words_of(tree.root()).empty());
  CHECK(tree.key_of(*tree.next(*tree.first(tree.root()))) == "text");
}
