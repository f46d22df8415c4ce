// What commands a page may have run, and with which options.
#include <catch2/catch.hpp>

#include "src/base/problem.hpp"
#include "src/workbench/commission_words.hpp"

using namespace dateline;
using namespace dateline::workbench;
using Json = nlohmann::ordered_json;
using Words = std::vector<std::string>;

TEST_CASE("a question becomes the words of a command", "[workbench]") {
  const Request request{.query = {{"do", "events"}, {"o", "format=json"}, {"o", "all"}, {"w", "E3"}}};
  CHECK(asking_words(request, {"--who"}) == Words{"events", "--format=json", "--all", "--", "E3", "--who"});
  CHECK(option_in(asking_words(request), "format") == "json");
  CHECK(option_in({"events", "--", "--format=json"}, "format").empty());
}

TEST_CASE("a wish becomes the words of a command, its values never options", "[workbench]") {
  const Json wish = {{"do", "set"},
                     {"words", {"E3", "title", "--file=x"}},
                     {"options", {{"cite", "S4"}, {"dry-run", true}}}};
  CHECK(changing_words(wish) == Words{"set", "--cite=S4", "--dry-run", "--", "E3", "title", "--file=x"});
  CHECK(changing_words({{"do", "undo"}}) == Words{"undo"});
  CHECK(changing_words({{"do", "accept"}, {"options", {{"field", {"date", "title"}}, {"theirs", false}}}}) ==
        Words{"accept", "--field=date", "--field=title"});
}

TEST_CASE("commands that the page does not have are refused", "[workbench]") {
  for (const char* name : {"dump", "load", "share", "pull", "backup", "doctor", "sql", "shell", "open",
                           "extract", "add", "", "events"})
    CHECK_THROWS_AS(changing_words({{"do", name}}), base::UsageError);
  for (const char* name : {"set", "dump", "sql", "extract", "preview", "add", "backup", ""})
    CHECK_THROWS_AS(asking_words({.query = {{"do", name}}}), base::UsageError);
  // With words, these commands change something.
  CHECK_THROWS_AS(asking_words({.query = {{"do", "ignore"}, {"w", "Jo"}}}), base::UsageError);
  CHECK(asking_words({.query = {{"do", "ignore"}}}) == Words{"ignore"});
}

TEST_CASE("options that say where files are, or change the program as a whole, are refused", "[workbench]") {
  for (const char* name : {"file", "data", "output", "apply", "manifest", "article", "as-of", "now",
                           "max-bytes", "", "-x", "A", "x y"})
    CHECK_THROWS_AS(changing_words({{"do", "set"}, {"options", {{name, "x"}}}}), base::UsageError);
  CHECK_THROWS_AS(asking_words({.query = {{"do", "events"}, {"o", "file=/tmp/x"}}}), base::UsageError);
}

TEST_CASE("what is no wish is refused", "[workbench]") {
  CHECK_THROWS_AS(changing_words(Json::array()), base::DataError);
  CHECK_THROWS_AS(changing_words({{"words", {"E3"}}}), base::DataError);
  CHECK_THROWS_AS(changing_words({{"do", 3}}), base::DataError);
  CHECK_THROWS_AS(changing_words({{"do", "set"}, {"words", "E3"}}), base::DataError);
  CHECK_THROWS_AS(changing_words({{"do", "set"}, {"words", {3}}}), base::DataError);
  CHECK_THROWS_AS(changing_words({{"do", "set"}, {"options", {{"cite", 3}}}}), base::DataError);
}
