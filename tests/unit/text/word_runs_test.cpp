#include "src/text/word_runs.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace dateline::text;

TEST_CASE("WordRuns: runs of five words, whatever their case, accents and punctuation", "[text]") {
  const WordRuns runs = word_runs("The ferry struck the wall in fog.");
  CHECK(runs.words == 7);
  CHECK(runs.at.size() == 3);
  CHECK(runs.all.size() == 3);
  CHECK(word_runs("the Ferry — struck “the” wall, in fóg").at == runs.at);
  CHECK(word_runs("The ferry struck the wall in mist.").at[1] == runs.at[1]);
  CHECK(word_runs("The ferry struck the wall in mist.").at[2] != runs.at[2]);
  CHECK(word_runs("The union’s men").words == 3);
  CHECK(word_runs("one two three four").at.empty());
  CHECK(word_runs("").words == 0);
}

TEST_CASE("WordRuns: words change places, and the run is another", "[text]") {
  CHECK(word_runs("one two three four five").at != word_runs("two one three four five").at);
  CHECK(word_runs("ab c d e f").at != word_runs("a bc d e f").at);
}

TEST_CASE("WordRuns: what is said twice is one run, numbers are kept apart", "[text]") {
  const WordRuns runs = word_runs("a b c d e a b c d e");
  CHECK(runs.at.size() == 6);
  CHECK(runs.all.size() == 5);
  CHECK(word_runs("In 2019 the 58-year-old paid 400,000 in 2019.").numbers.size() == 4);
}

TEST_CASE("WordRuns: the sketch is the smallest values, and texts that share runs share some of it",
          "[text]") {
  std::string shared, one = "here begins the first text ", other = "and this is another beginning ";
  for (int i = 0; i < 300; ++i) shared += "word" + std::to_string(i) + " ";
  const WordRuns a = word_runs(one + shared), b = word_runs(other + shared);
  const auto sketch = sketch_of(a, 64);
  REQUIRE(sketch.size() == 64);
  CHECK(std::vector<std::uint64_t>(a.all.begin(), a.all.begin() + 64) == sketch);
  CHECK(count_common(sketch, sketch_of(b, 64)) > 50);
  CHECK(sketch_of(word_runs("one two three four five six"), 64).size() == 2);
}

TEST_CASE("WordRuns: the share of words is of those that stand in a run of the other", "[text]") {
  const WordRuns part = word_runs("one two three four five six seven eight nine ten");
  CHECK(share_of_words(part, word_runs("zero one two three four five and more")) == Approx(0.5));
  CHECK(share_of_words(part, word_runs("one two three four five, then six seven eight nine ten")) ==
        Approx(1.0));
  CHECK(share_of_words(part, word_runs("one two three four")) == 0);
  CHECK(share_of_words(word_runs(""), part) == 0);
  CHECK(share_of_words(part, part) == 1);
}
