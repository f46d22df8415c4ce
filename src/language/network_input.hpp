#pragma once

#include <array>
#include <cstdint>

#include "src/language/word.hpp"

namespace dateline::language {

/// The rows of the parser's table of embeddings that stand for a word; their sum is what the network reads.
/// Part of the model format.
struct NetworkInput {
  static constexpr std::size_t count = 9;
  static constexpr std::uint32_t word_rows = 12288;
  static constexpr std::uint32_t short_suffix_rows = 1024;
  static constexpr std::uint32_t suffix_rows = 4096;
  static constexpr std::uint32_t prefix_rows = 3072;
  static constexpr std::uint32_t shape_rows = 512;
  static constexpr std::uint32_t coarse_rows = 257;
  static constexpr std::uint32_t fine_rows = 1025;
  static constexpr std::uint32_t tag_rows = 1024;
  static constexpr std::uint32_t rows = word_rows + short_suffix_rows + suffix_rows + prefix_rows +
                                        shape_rows + coarse_rows + fine_rows + tag_rows;
};

/// Two rows by the word (so that two words share both only once in a hundred million pairs), its endings, its
/// beginning, its shape, its clusters, its tag (the hash of its name).
std::array<std::uint32_t, NetworkInput::count> network_input(const Word& word, std::uint64_t tag);

}  // namespace dateline::language
