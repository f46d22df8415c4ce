#include "src/text/markup.hpp"

#include <algorithm>

#include "src/base/problem.hpp"
#include "src/base/utf8.hpp"

namespace dateline::text {

namespace {

/// XML 1.0 allows it, and it turns no direction.
bool is_harmless(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n';
  return (c < 0x7f || c > 0x9f) && c != 0xfffe && c != 0xffff && !(c >= 0x202a && c <= 0x202e) &&
         !(c >= 0x2066 && c <= 0x2069);
}

/// Stands for itself, in one byte.
bool is_plain(char c) {
  return c >= ' ' && c < 0x7f && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'';
}

/// What begins Markdown's markup wherever it stands.
constexpr std::string_view markup_characters = "\\`*_{}[]<>#~|&$@";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Whether the character at `at` begins markup: a list or an underline where it opens a line, a web address
/// that is made a link by itself ("http://", "www.").
bool begins_markup(std::string_view words, std::size_t at) {
  const char c = words[at];
  if (markup_characters.find(c) != std::string_view::npos) return true;
  if (at == 0) return c == '-' || c == '+' || c == '=';
  if (c == ':') return words.substr(at).starts_with("://");
  if (c == ')' || c == '.') {
    const std::string_view before = words.substr(0, at);
    return std::all_of(before.begin(), before.end(), is_digit) ||
           (c == '.' && (before.ends_with("www") || before.ends_with("WWW")));
  }
  return false;
}

}  // namespace

std::string markup_escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_plain(text[end])) ++end;
    out += text.substr(at, end - at);
    at = end;
    if (at == text.size()) break;
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

std::string markdown_escaped(std::string_view text) {
  const std::string shown = base::shown_safely(text);
  std::string out;
  for (std::size_t at = 0; at < shown.size(); ++at) {
    if (begins_markup(shown, at)) out += '\\';
    out += shown[at];
  }
  return out;
}

std::string markdown_link(std::string_view words, std::string_view address) {
  std::string target;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&') {
      target += "&amp;";
    } else if (byte <= 0x20 || byte == 0x7f || c == '<' || c == '>' || c == '\\') {
      constexpr std::string_view digits = "0123456789ABCDEF";
      target += {'%', digits[byte / 16], digits[byte % 16]};
    } else {
      target += c;
    }
  }
  return "[" + markdown_escaped(words) + "](<" + target + ">)";
}

}  // namespace dateline::text
