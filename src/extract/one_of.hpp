#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace dateline::extract {

/// Whether a word is one of a few, compared byte for byte: `is_one_of(tag, {"VBD", "VBN"})`. Longer lists are
/// word classes of the lexicon.
inline bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace dateline::extract
