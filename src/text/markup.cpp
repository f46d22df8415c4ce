#include "src/text/markup.hpp"

#include "src/base/utf8.hpp"

namespace dateline::text {

namespace {

/// XML 1.0 allows it, and it turns no direction.
bool is_harmless(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n';
  return (c < 0x7f || c > 0x9f) && c != 0xfffe && c != 0xffff && !(c >= 0x202a && c <= 0x202e) &&
         !(c >= 0x2066 && c <= 0x2069);
}

}  // namespace

std::string markup_escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::code_point_at(text, at);
    const std::string_view bytes = text.substr(at, c.length);
    at += c.length;
    if (!c.valid) {
      base::append_utf8(out, 0xfffd);
    } else if (c.value == '&') {
      out += "&amp;";
    } else if (c.value == '<') {
      out += "&lt;";
    } else if (c.value == '>') {
      out += "&gt;";
    } else if (c.value == '"') {
      out += "&quot;";
    } else if (c.value == '\'') {
      out += "&#39;";
    } else if (is_harmless(c.value)) {
      out += bytes;
    }
  }
  return out;
}

}  // namespace dateline::text
