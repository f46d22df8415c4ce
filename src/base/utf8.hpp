#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::base {

/// One code point read from UTF-8: `length` bytes (1 for an invalid byte, whose `valid` is false).
struct CodePoint {
  char32_t value = 0;
  std::uint8_t length = 1;
  bool valid = true;
};

/// The code point at `offset` (< text.size()). Overlong forms, surrogates and values above U+10FFFF are
/// invalid.
CodePoint code_point_at(std::string_view text, std::size_t offset);

/// Appends `value` as UTF-8; an invalid value becomes U+FFFD.
void append_utf8(std::string& out, char32_t value);

/// The offset of the first byte that is not valid UTF-8, or npos.
std::size_t first_invalid_utf8(std::string_view text);

/// `text` with each byte that is not valid UTF-8 as U+FFFD.
std::string valid_utf8(std::string_view text);

}  // namespace dateline::base
