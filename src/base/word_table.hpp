#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dateline::base {

/// The hash of a word, be it a string or a view.
struct WordHash {
  using is_transparent = void;  // NOLINT(readability-identifier-naming): what the library asks for
  std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
};

/// What is known of words, found by views of them. Its order is none to rely on.
template <typename Value>
using WordTable = std::unordered_map<std::string, Value, WordHash, std::equal_to<>>;

}  // namespace dateline::base
