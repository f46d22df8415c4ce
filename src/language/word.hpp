#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "src/language/bucket_table.hpp"
#include "src/language/characters.hpp"

namespace dateline::language {

/// Word clusters: of each of some 150,000 common words its cluster among 256 and among 1,024.
class Clusters {
 public:
  Clusters() = default;
  /// Section 0 of a model of kind "CLUS". Throws through file.refuse.
  explicit Clusters(const ModelFile& file);

  struct Pair {
    std::uint32_t coarse = 0;  ///< 1..256; 0 for a word that is not known
    std::uint32_t fine = 0;    ///< 1..1024; 0 for a word that is not known
  };
  /// `hash` of a word in lower case.
  Pair find(std::uint64_t hash) const;

  /// One record of the table.
  static std::string record(std::uint32_t coarse, std::uint32_t fine);

 private:
  BucketTable table_;
};

/// What the models see of a word. Words beyond 64 bytes are cut for this.
struct Word {
  std::uint64_t form = 0;                 ///< hash of the word as written
  std::uint64_t lower = 0;                ///< of the word in lower case, digits as 0, curly quotes straight
  std::array<std::uint64_t, 4> suffix{};  ///< of its last 1..4 bytes, in lower case
  std::array<std::uint64_t, 4> prefix{};  ///< of its first 1..4 bytes, in lower case
  std::uint64_t shape = 0;                ///< "Xxx", "dd", "X.X." …
  Clusters::Pair cluster;
  CharKind first = CharKind::space;  ///< kind of the first character
  bool all_upper = false;            ///< two letters or more, no small one
};

Word make_word(std::string_view form, const Clusters& clusters);

/// The word before the first and after the last of a sentence.
const Word& border_word();

/// Most words of the sentence begin with a capital: a headline, or a line of shouting.
template <typename Words>
bool is_title_case(const Words& words) {
  std::size_t letters = 0;
  std::size_t capitals = 0;
  for (const Word& word : words) {
    if (word.first == CharKind::upper) ++capitals;
    if (word.first == CharKind::upper || word.first == CharKind::lower) ++letters;
  }
  return letters >= 4 && capitals * 10 >= letters * 7;
}

}  // namespace dateline::language
