#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "src/base/utf8.hpp"

namespace dateline::language {

/// What a character is to the tokenizer.
enum class CharKind : std::uint8_t { space, upper, lower, letter, digit, mark, punctuation, symbol };

/// The kind of a code point. Case is known for Latin, Greek and Cyrillic; other letters are `letter`. A
/// character that is neither a letter, a digit nor known punctuation is a `symbol`.
CharKind kind_of(char32_t character);

/// The character's lower case for Latin, Greek and Cyrillic letters, else the character itself.
char32_t lower_of(char32_t character);

/// `text` in lower case (lower_of); bytes that are not UTF-8 are kept.
std::string lower_case(std::string_view text);

inline bool is_letter(CharKind kind) {
  return kind == CharKind::upper || kind == CharKind::lower || kind == CharKind::letter;
}
inline bool is_alphanumeric(CharKind kind) {
  return is_letter(kind) || kind == CharKind::digit;
}

/// The kind of the first character of `text`; `symbol` for an invalid byte, `space` for no text.
CharKind first_kind(std::string_view text);

}  // namespace dateline::language
