#include "exports/html/escape.hpp"

#include "src/base/utf8.hpp"

namespace dateline::html {

std::string escaped(std::string_view text) {
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
    } else if (c.value >= 0x20 ? c.value != 0xfffe && c.value != 0xffff && (c.value < 0x7f || c.value > 0x9f)
                               : c.value == '\t' || c.value == '\n') {
      out += bytes;
    }
  }
  return out;
}

}  // namespace dateline::html
