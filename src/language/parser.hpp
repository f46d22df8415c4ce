#pragma once

#include <set>
#include <string>
#include <vector>

#include "src/language/network.hpp"

namespace dateline::language {

struct Arc {
  int head = -1;      ///< index of the head word; -1 for the root
  int relation = -1;  ///< index into relations()
};

/// What the parser reads of a sentence, a row of numbers for each word.
using ParserInput = Network::Rows;

/// The best projective tree with one root by the arc scores of a network, and the best relation of each arc.
class Parser {
 public:
  Parser() = default;
  /// Model of kind "DEPS": section 0 the relations, one a line, "root" among them; section 1 the sizes of the
  /// network, section 2 its numbers. Throws through file.refuse.
  explicit Parser(const ModelFile& file);

  /// The trees of sentences, which may be without words. Many at once are faster than one after the other.
  std::vector<std::vector<Arc>> parse(const std::vector<ParserInput>& sentences) const;
  const std::vector<std::string>& relations() const { return relations_; }

 private:
  struct Choice {
    int relation = -1;
    float score = 0;
  };

  std::vector<Arc> tree_of(const Network::Sentence& sentence) const;
  /// The relation of the best score that is in none of the `taken` sets.
  Choice best_relation(const std::vector<float>& scores, const std::set<int>& taken) const;
  /// Leaves a word one dependent at most of each set of relations that occur but once.
  void settle_rivals(const Network::Sentence& sentence, std::vector<Arc>& arcs) const;

  std::vector<std::string> relations_;
  std::vector<int> only_once_;  ///< for each relation the set it belongs to, or -1
  std::size_t root_ = 0;
  Network network_;
};

}  // namespace dateline::language
