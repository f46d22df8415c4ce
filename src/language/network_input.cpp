#include "src/language/network_input.hpp"

#include "src/language/hash.hpp"

namespace dateline::language {

std::array<std::uint32_t, NetworkInput::count> network_input(const Word& word, std::uint64_t tag) {
  using Rows = NetworkInput;
  std::uint32_t first = 0;
  const auto row = [&](std::uint64_t value, std::uint32_t rows) {
    const std::uint32_t out = first + static_cast<std::uint32_t>(value % rows);
    first += rows;
    return out;
  };
  const auto high = static_cast<std::uint32_t>((word.lower >> 32) % Rows::word_rows);
  return {high,
          row(word.lower & 0xffffffffU, Rows::word_rows),
          row(word.suffix[1], Rows::short_suffix_rows),
          row(word.suffix[2], Rows::suffix_rows),
          row(word.prefix[2], Rows::prefix_rows),
          row(word.shape, Rows::shape_rows),
          row(word.cluster.coarse, Rows::coarse_rows),
          row(word.cluster.fine, Rows::fine_rows),
          row(mix(tag), Rows::tag_rows)};
}

}  // namespace dateline::language
