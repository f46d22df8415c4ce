#include "src/base/base64.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <limits>

namespace dateline::base {
namespace {

/// OpenSSL counts in int; a multiple of 3, so that blocks join without padding.
constexpr std::size_t longest_block = 3u << 20;

const unsigned char* octets(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

std::string base64(std::string_view bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += longest_block) {
    const std::string_view block = bytes.substr(at, longest_block);
    std::string packed(4 * ((block.size() + 2) / 3) + 1, '\0');
    const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(packed.data()), octets(block),
                                       static_cast<int>(block.size()));
    out.append(packed, 0, static_cast<std::size_t>(length));
  }
  return out;
}

std::optional<std::string> from_base64(std::string_view text) {
  constexpr std::size_t longest_packed = 4 * (longest_block / 3);
  if (text.size() % 4 != 0) return std::nullopt;
  const std::size_t padding = text.size() - std::min(text.find('='), text.size());
  if (padding > 2) return std::nullopt;
  const bool only_padding =
      text.substr(text.size() - padding).find_first_not_of('=') == std::string_view::npos;
  // OpenSSL passes over blanks at both ends.
  if (!only_padding || text.find_first_of(" \t\r\n") != std::string_view::npos) return std::nullopt;
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += longest_packed) {
    const std::string_view block = text.substr(at, longest_packed);
    std::string bytes(block.size() / 4 * 3 + 1, '\0');
    const int length = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()), octets(block),
                                       static_cast<int>(block.size()));
    if (length < 0) return std::nullopt;
    out.append(bytes, 0, static_cast<std::size_t>(length));
  }
  out.resize(out.size() - padding);
  return out;
}

}  // namespace dateline::base
