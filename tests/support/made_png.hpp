#pragma once

#include <cstdint>
#include <string>

namespace dateline::test {

inline std::string big_endian(std::uint32_t value, int count) {
  std::string out;
  for (int i = count - 1; i >= 0; --i) out += static_cast<char>(value >> (8 * i) & 0xff);
  return out;
}

/// The check sum of a chunk (ISO 3309), bit by bit.
inline std::uint32_t check_sum(const std::string& bytes) {
  std::uint32_t sum = 0xffffffff;
  for (const char c : bytes) {
    sum ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) sum = (sum & 1) != 0 ? sum >> 1 ^ 0xedb88320 : sum >> 1;
  }
  return ~sum;
}

inline std::string png_chunk(const std::string& name, const std::string& data) {
  return big_endian(static_cast<std::uint32_t>(data.size()), 4) + name + data +
         big_endian(check_sum(name + data), 4);
}

inline std::string png_header(std::uint32_t width, std::uint32_t height, int depth, int colour,
                              int interlace = 0) {
  return png_chunk("IHDR", big_endian(width, 4) + big_endian(height, 4) + static_cast<char>(depth) +
                               static_cast<char>(colour) + std::string(2, '\0') +
                               static_cast<char>(interlace));
}

/// `bytes` as a stream of zlib's, not made smaller (RFC 1950, 1951: stored blocks).
inline std::string zlib_stored(const std::string& bytes) {
  std::string out = "\x78\x01";
  constexpr std::size_t most = 65535;
  std::size_t at = 0;
  do {
    const std::string part = bytes.substr(at, most);
    at += part.size();
    out += at >= bytes.size() ? '\1' : '\0';
    const auto size = static_cast<std::uint32_t>(part.size());
    for (const std::uint32_t value : {size, ~size}) {
      out += static_cast<char>(value & 0xff);
      out += static_cast<char>(value >> 8 & 0xff);
    }
    out += part;
  } while (at < bytes.size());
  std::uint32_t one = 1, two = 0;
  for (const char c : bytes) {
    one = (one + static_cast<unsigned char>(c)) % 65521;
    two = (two + one) % 65521;
  }
  return out + big_endian(two << 16 | one, 4);
}

inline const std::string png_signature = "\x89PNG\r\n\x1a\n";

/// A grey picture of one colour, with `more` chunks before its pixels.
inline std::string grey_png(std::uint32_t width, std::uint32_t height, char grey = '\x80',
                            const std::string& more = "") {
  std::string rows;
  for (std::uint32_t y = 0; y < height; ++y) rows += '\0' + std::string(width, grey);
  return png_signature + png_header(width, height, 8, 0) + more + png_chunk("IDAT", zlib_stored(rows)) +
         png_chunk("IEND", "");
}

}  // namespace dateline::test
