#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "src/language/bucket_table.hpp"
#include "src/language/features.hpp"
#include "src/language/parse_state.hpp"
#include "src/language/word.hpp"

namespace dateline::language {

/// A move with the relation of its arc: class 0 is shift, the others are named "<nsubj" (left) or ">obj"
/// (right).
struct Transition {
  Move move = Move::shift;
  int relation = ParseState::none;  ///< index into the parser's relations
  bool root = false;  ///< the relation is "root": the arc from the root itself, and no other, has it
};

inline bool allowed(const ParseState& state, const Transition& transition) {
  if (!state.allowed(transition.move)) return false;
  const bool from_root = transition.move == Move::right && state.stack_size() == 2;
  return transition.root == from_root;
}

/// The features of a state. `tags` are the hashes of the words' tag names.
void parser_features(const std::vector<Word>& words, const std::vector<std::uint64_t>& tags,
                     const ParseState& state, FeatureList& out);

/// The transitions named by `names` ("=" is shift), and the relations in the order they first occur.
void read_transitions(const std::vector<std::string>& names, std::vector<Transition>& transitions,
                      std::vector<std::string>& relations);

struct Arc {
  int head = -1;      ///< index of the head word; -1 for the root
  int relation = -1;  ///< index into relations()
};

/// Greedy arc-hybrid parser, trained with a dynamic oracle (Goldberg and Nivre 2013). The result is a
/// projective tree with one root. Linear in the number of words.
class Parser {
 public:
  Parser() = default;
  /// Model of kind "DEPS": section 0 the transitions, one a line; section 1 the weights. Throws through
  /// file.refuse.
  explicit Parser(const ModelFile& file);

  std::vector<Arc> parse(const std::vector<Word>& words, const std::vector<std::uint64_t>& tags) const;
  const std::vector<std::string>& relations() const { return relations_; }

 private:
  std::vector<Transition> transitions_;
  std::vector<std::string> relations_;
  FeatureWeights weights_;
};

}  // namespace dateline::language
