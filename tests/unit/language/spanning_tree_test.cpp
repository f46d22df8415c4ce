#include "src/language/spanning_tree.hpp"

#include <catch2/catch.hpp>
#include <cstdint>
#include <vector>

namespace {

using dateline::language::ArcScores;
using dateline::language::best_tree;

class Numbers {
 public:
  float next() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<float>(state_ >> 40) / static_cast<float>(1 << 24);
  }

 private:
  std::uint64_t state_ = 11;
};

ArcScores random_scores(std::size_t words, Numbers& numbers) {
  ArcScores scores(words);
  for (std::size_t i = 0; i < words; ++i) {
    scores.of_root(i) = numbers.next();
    for (std::size_t j = 0; j < words; ++j) scores.of(i, j) = numbers.next();
  }
  return scores;
}

bool reaches_root(const std::vector<int>& heads, std::size_t from) {
  for (std::size_t step = 0; step <= heads.size(); ++step) {
    if (heads[from] < 0) return true;
    from = static_cast<std::size_t>(heads[from]);
  }
  return false;
}

bool below(const std::vector<int>& heads, int word, int above) {
  for (; word >= 0; word = heads[static_cast<std::size_t>(word)]) {
    if (word == above) return true;
  }
  return false;
}

/// One root, no circle, and all words between a word and its head are below that head.
bool is_tree(const std::vector<int>& heads) {
  int roots = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    roots += heads[i] < 0 ? 1 : 0;
    if (!reaches_root(heads, i)) return false;
  }
  if (roots != 1) return false;
  for (int i = 0; i < static_cast<int>(heads.size()); ++i) {
    const int head = heads[static_cast<std::size_t>(i)];
    if (head < 0) continue;
    for (int j = std::min(i, head) + 1; j < std::max(i, head); ++j) {
      if (!below(heads, j, head)) return false;
    }
  }
  return true;
}

double sum_of(const ArcScores& scores, const std::vector<int>& heads) {
  double sum = 0;
  for (std::size_t i = 0; i < heads.size(); ++i)
    sum += heads[i] < 0 ? scores.of_root(i) : scores.of(i, static_cast<std::size_t>(heads[i]));
  return sum;
}

/// The greatest sum over all trees of so few words that all can be tried.
double best_sum(const ArcScores& scores) {
  const int n = static_cast<int>(scores.words());
  std::vector<int> heads(scores.words(), -1);
  double best = -1e9;
  for (bool more = true; more;) {
    if (is_tree(heads)) best = std::max(best, sum_of(scores, heads));
    more = false;
    for (int& head : heads) {
      if (++head < n) {
        more = true;
        break;
      }
      head = -1;
    }
  }
  return best;
}

}  // namespace

TEST_CASE("best_tree: no word, one word", "[language]") {
  CHECK(best_tree(ArcScores(0)).empty());
  CHECK(best_tree(ArcScores(1)) == std::vector<int>{-1});
}

TEST_CASE("best_tree: the sum is the greatest that any projective tree has", "[language]") {
  Numbers numbers;
  for (int round = 0; round < 200; ++round) {
    const std::size_t words = 2 + static_cast<std::size_t>(round % 5);
    const ArcScores scores = random_scores(words, numbers);
    const std::vector<int> heads = best_tree(scores);
    CAPTURE(round, heads);
    REQUIRE(is_tree(heads));
    CHECK(sum_of(scores, heads) == Approx(best_sum(scores)));
  }
}

TEST_CASE("best_tree: a tree comes out whatever the scores and the length", "[language]") {
  Numbers numbers;
  for (const std::size_t words : {7u, 30u, 120u}) CHECK(is_tree(best_tree(random_scores(words, numbers))));
  CHECK(is_tree(best_tree(ArcScores(40))));  // nothing tells them apart
}
