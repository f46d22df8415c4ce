#include "src/container/transfer.hpp"

#include <array>
#include <cstdint>
#include <optional>

#include "src/text/decode.hpp"
#include "src/text/fold.hpp"

namespace dateline::container {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

// The byte that "=XX" at `at` stands for.
std::optional<char> hex_byte(std::string_view bytes, std::size_t at) {
  if (at + 2 >= bytes.size()) return std::nullopt;
  const int high = hex_digit(bytes[at + 1]), low = hex_digit(bytes[at + 2]);
  if (high < 0 || low < 0) return std::nullopt;
  return static_cast<char>(high * 16 + low);
}

// The length of a soft line break ("=", blanks, end of line) at `at`; 0 where there is none.
std::size_t soft_break(std::string_view bytes, std::size_t at) {
  std::size_t end = at + 1;
  while (end < bytes.size() && (bytes[end] == ' ' || bytes[end] == '\t')) ++end;
  if (end == bytes.size()) return end - at;
  if (bytes[end] == '\r') ++end;
  if (end < bytes.size() && bytes[end] == '\n') return end + 1 - at;
  return 0;
}

Carried from_quoted_printable(std::string_view bytes, std::uint64_t place) {
  Carried out;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t mark = std::min(bytes.find('=', i), bytes.size());
    out.map.append_same(out.bytes.size(), place + i, mark - i);
    out.bytes.append(bytes.substr(i, mark - i));
    i = mark;
    if (i == bytes.size()) break;
    if (const auto byte = hex_byte(bytes, i)) {
      out.map.append(out.bytes.size(), 1, place + i, 3);
      out.bytes.push_back(*byte);
      i += 3;
    } else if (const std::size_t length = soft_break(bytes, i)) {
      i += length;
    } else {
      out.map.append_same(out.bytes.size(), place + i, 1);
      out.bytes.push_back(bytes[i++]);
    }
  }
  return out;
}

int base64_digit(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  if (c == '/' || c == '_') return 63;
  return -1;
}

Carried from_base64(std::string_view bytes, std::uint64_t place) {
  Carried out;
  std::uint32_t bits = 0, digits = 0;
  std::size_t begin = 0;
  const auto put = [&](std::uint32_t count, std::size_t end) {
    if (count == 0) return;
    out.map.append(out.bytes.size(), count, place + begin, static_cast<std::uint32_t>(end - begin));
    for (std::uint32_t k = 0; k < count; ++k)
      out.bytes.push_back(static_cast<char>(bits >> (16 - 8 * k) & 0xff));
  };
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const int digit = base64_digit(bytes[i]);
    if (digit < 0 && bytes[i] != '=') continue;
    if (digit < 0 && digits == 0) continue;
    if (digits == 0) begin = i;
    if (digit < 0) {  // padding ends a group early
      bits <<= 6 * (4 - digits);
      put(digits - 1, i + 1);
      bits = digits = 0;
      continue;
    }
    bits = bits << 6 | static_cast<std::uint32_t>(digit);
    if (++digits == 4) {
      put(3, i + 1);
      bits = digits = 0;
    }
  }
  if (digits > 1) {
    bits <<= 6 * (4 - digits);
    put(digits - 1, bytes.size());
  }
  return out;
}

// The text of one encoded word "=?charset?q?…?=" that begins at `at`, and its length.
std::optional<std::pair<std::string, std::size_t>> encoded_word(std::string_view value, std::size_t at) {
  const std::size_t charset_end = value.find('?', at + 2);
  if (charset_end == std::string_view::npos || charset_end + 2 >= value.size()) return std::nullopt;
  const char encoding = value[charset_end + 1];
  if (value[charset_end + 2] != '?') return std::nullopt;
  const std::size_t end = value.find("?=", charset_end + 3);
  if (end == std::string_view::npos) return std::nullopt;
  std::string words(value.substr(charset_end + 3, end - charset_end - 3));
  std::string_view charset = value.substr(at + 2, charset_end - at - 2);
  charset = charset.substr(0, charset.find('*'));  // RFC 2231 puts a language behind it
  std::string bytes;
  if (encoding == 'b' || encoding == 'B') {
    bytes = from_base64(words, 0).bytes;
  } else if (encoding == 'q' || encoding == 'Q') {
    for (char& c : words)
      if (c == '_') c = ' ';
    bytes = from_quoted_printable(words, 0).bytes;
  } else {
    return std::nullopt;
  }
  return std::pair(text::decode(bytes, charset).text, end + 2 - at);
}

}  // namespace

Carried carried(std::string_view bytes, std::string_view encoding, std::uint64_t place) {
  const std::string folded = text::lower_ascii(encoding);
  if (folded == "quoted-printable") return from_quoted_printable(bytes, place);
  if (folded == "base64") return from_base64(bytes, place);
  Carried out;
  out.bytes = bytes;
  out.map.append_same(0, place, bytes.size());
  return out;
}

std::string header_words(std::string_view value) {
  std::string out;
  bool after_encoded = false;
  for (std::size_t i = 0; i < value.size();) {
    if (value.substr(i, 2) == "=?") {
      if (auto word = encoded_word(value, i)) {
        // Blanks between two encoded words belong to neither.
        if (after_encoded)
          while (!out.empty() && out.back() == ' ') out.pop_back();
        out += word->first;
        i += word->second;
        after_encoded = true;
        continue;
      }
    }
    const char c = value[i++];
    const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!blank) after_encoded = false;
    if (!blank) out.push_back(c);
    if (blank && !out.empty() && out.back() != ' ') out.push_back(' ');
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return text::decode(out, "").text;
}

}  // namespace dateline::container
