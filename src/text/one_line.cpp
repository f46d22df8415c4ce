#include "src/text/one_line.hpp"

#include "src/base/utf8.hpp"

namespace dateline::text {
namespace {

constexpr char32_t no_break_space = 0xa0;

/// No language sets more marks on a letter; a tower of them runs into the lines above and below.
constexpr std::size_t most_stacked = 3;

bool is_blank(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200a && c != 0x2007) || c == 0x2028 || c == 0x2029 || c == 0x205f;
}

bool is_left_out(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x61c || c == 0x200e || c == 0x200f ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x206f) || c == 0xfeff ||
         (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef) || (c >= 0xfff9 && c <= 0xfffb) ||
         (c >= 0xe0000 && c <= 0xe007f);
}

/// Marks that are set above or below the letter before them, and on each other.
bool is_stacking(char32_t c) {
  return (c >= 0x300 && c <= 0x36f && c != 0x34f) || (c >= 0x483 && c <= 0x489) ||
         (c >= 0x1ab0 && c <= 0x1aff) || (c >= 0x1dc0 && c <= 0x1dff) || (c >= 0x20d0 && c <= 0x20ff) ||
         (c >= 0xfe20 && c <= 0xfe2f);
}

}  // namespace

std::string on_one_line(std::string_view text, NoBreakSpace no_break) {
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  std::size_t stacked = 0;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::code_point_at(text, at);
    at += c.length;
    const char32_t value = c.valid ? c.value : char32_t{0xfffd};
    if (is_blank(value) || (value == no_break_space && no_break == NoBreakSpace::plain)) {
      blank = true;
    } else if (!is_left_out(value)) {
      stacked = is_stacking(value) ? stacked + 1 : 0;
      if (stacked > most_stacked) continue;
      if (blank && !out.empty()) out += ' ';
      blank = false;
      base::append_utf8(out, value);
    }
  }
  return out;
}

}  // namespace dateline::text
