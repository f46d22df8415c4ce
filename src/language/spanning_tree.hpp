#pragma once

#include <cstddef>
#include <vector>

namespace dateline::language {

/// Scores of arcs between the n words of a sentence: how well word i depends on word j, or on the root.
class ArcScores {
 public:
  explicit ArcScores(std::size_t words) : words_(words), scores_(words * (words + 1)) {}

  std::size_t words() const { return words_; }
  float& of(std::size_t word, std::size_t head) { return scores_[word * (words_ + 1) + head + 1]; }
  float of(std::size_t word, std::size_t head) const { return scores_[word * (words_ + 1) + head + 1]; }
  float& of_root(std::size_t word) { return scores_[word * (words_ + 1)]; }
  float of_root(std::size_t word) const { return scores_[word * (words_ + 1)]; }

 private:
  std::size_t words_;
  std::vector<float> scores_;
};

/// The head of each word (-1 for the one that depends on the root) in the projective tree with one root whose
/// arcs have the greatest sum. Where the best heads of all words make such a tree they are it, found in
/// quadratic time; else it is found by the algorithm of Eisner (1996), in cubic time and quadratic space.
std::vector<int> best_tree(const ArcScores& scores);

}  // namespace dateline::language
