#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "src/base/problem.hpp"

namespace dateline::image {

/// Throws the DataError of a picture that cannot be taken.
[[noreturn]] inline void refuse(const std::string& name, std::string what, std::string why,
                                std::string remedy) {
  throw base::DataError(
      {.path = name, .what = std::move(what), .why = std::move(why), .remedy = std::move(remedy)});
}

[[noreturn]] inline void refuse_damaged(const std::string& name, std::string why) {
  refuse(name, "the picture is damaged", std::move(why), "take it anew from where it came from");
}

/// A number of `count` bytes, the greatest first, at a place that must lie in `bytes`.
inline std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

inline void append_big_endian(std::string& out, std::uint32_t value, std::size_t count) {
  for (std::size_t i = count; i-- > 0;) out += static_cast<char>(value >> (8 * i) & 0xff);
}

}  // namespace dateline::image
