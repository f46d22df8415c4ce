#include "graph/assemble/words_in_common.hpp"

#include <catch2/catch.hpp>

using namespace dateline::assemble;
using Words = std::set<std::string>;

TEST_CASE("content words: of four letters or more, and numbers of any length", "[assemble]") {
  CHECK(content_words("The Aide met 7 of the 12 envoys, again") ==
        Words{"aide", "7", "12", "envoys", "again"});
  CHECK(content_words("“Über” Zürich—2016") == Words{"uber", "zurich", "2016"});
  CHECK(content_words("a bc def").empty());
  CHECK(content_words("").empty());
}

TEST_CASE("agreement: the shorter one's share, from three words in common on", "[assemble]") {
  const Words one = {"envoys", "left", "moscow", "monday"};
  CHECK(agreement(one, one) == 1);
  CHECK(agreement(one, {"envoys", "left", "moscow", "again", "quietly"}) == 0.75);
  CHECK(agreement({"envoys", "left", "moscow"}, one) == 1);
  CHECK(agreement(one, {"envoys", "left", "again"}) == 0);
  CHECK(agreement({"envoys", "left"}, {"envoys", "left"}) == 0);
  CHECK(agreement({}, {}) == 0);
}

TEST_CASE("statements: the kinds that are words above all", "[assemble]") {
  for (const char* kind : {"statement", "accusation", "criticism", "denial", "rejection", "support",
                           "warning", "demand", "pledge"})
    CHECK(is_statement(kind));
  CHECK_FALSE(is_statement("meeting"));
  CHECK_FALSE(is_statement(""));
}
