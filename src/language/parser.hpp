#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "src/language/network.hpp"
#include "src/language/word.hpp"

namespace dateline::language {

struct Arc {
  int head = -1;      ///< index of the head word; -1 for the root
  int relation = -1;  ///< index into relations()
};

/// The best projective tree with one root by the arc scores of a network, and the best relation of each arc.
class Parser {
 public:
  Parser() = default;
  /// Model of kind "DEPS": section 0 the relations, one a line, "root" among them; section 1 the sizes of the
  /// network, section 2 its numbers. Throws through file.refuse.
  explicit Parser(const ModelFile& file);

  /// `tags` are the hashes of the words' tag names.
  std::vector<Arc> parse(const std::vector<Word>& words, const std::vector<std::uint64_t>& tags) const;
  const std::vector<std::string>& relations() const { return relations_; }

 private:
  std::vector<std::string> relations_;
  std::size_t root_ = 0;
  Network network_;
};

}  // namespace dateline::language
