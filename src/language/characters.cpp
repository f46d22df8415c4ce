#include "src/language/characters.hpp"

namespace dateline::language {
namespace {

bool in(char32_t c, char32_t first, char32_t last) {
  return first <= c && c <= last;
}

CharKind ascii_kind(char32_t c) {
  if (in(c, 'a', 'z')) return CharKind::lower;
  if (in(c, 'A', 'Z')) return CharKind::upper;
  if (in(c, '0', '9')) return CharKind::digit;
  if (c == ' ' || in(c, '\t', '\r')) return CharKind::space;
  if (c == '$' || c == '+' || c == '<' || c == '=' || c == '>' || c == '^' || c == '`' || c == '|' ||
      c == '~' || c < ' ' || c == 0x7f) {
    return CharKind::symbol;
  }
  return CharKind::punctuation;
}

bool is_space(char32_t c) {
  return c == 0x85 || c == 0xa0 || c == 0x1680 || in(c, 0x2000, 0x200b) || c == 0x2028 || c == 0x2029 ||
         c == 0x202f || c == 0x205f || c == 0x2060 || c == 0x3000 || c == 0xfeff;
}

bool is_mark(char32_t c) {
  return c == 0xad || in(c, 0x300, 0x36f) || in(c, 0x483, 0x489) || in(c, 0x591, 0x5bd) ||
         in(c, 0x64b, 0x65f) || in(c, 0x1ab0, 0x1aff) || in(c, 0x1dc0, 0x1dff) || in(c, 0x200c, 0x200f) ||
         in(c, 0x202a, 0x202e) || in(c, 0x2066, 0x2069) || in(c, 0x20d0, 0x20ff) || in(c, 0xfe00, 0xfe0f) ||
         in(c, 0xfe20, 0xfe2f) || in(c, 0x1f3fb, 0x1f3ff) || in(c, 0xe0100, 0xe01ef);
}

bool is_punctuation(char32_t c) {
  return c == 0xa1 || c == 0xa7 || c == 0xab || c == 0xb6 || c == 0xb7 || c == 0xbb || c == 0xbf ||
         in(c, 0x2010, 0x2027) || in(c, 0x2030, 0x205e) || in(c, 0x2e00, 0x2e5d) || in(c, 0x3001, 0x3003) ||
         in(c, 0x3008, 0x3011) || in(c, 0x3014, 0x301f) || in(c, 0xff01, 0xff0f) || in(c, 0xff1a, 0xff20) ||
         in(c, 0xff3b, 0xff3d) || in(c, 0xff5b, 0xff65);
}

bool is_symbol(char32_t c) {
  return in(c, 0x80, 0xa9) || in(c, 0xac, 0xb4) || in(c, 0xb8, 0xb9) || in(c, 0xbc, 0xbe) || c == 0xd7 ||
         c == 0xf7 || in(c, 0x20a0, 0x20cf) || in(c, 0x2100, 0x2101) || c == 0x2116 || c == 0x2122 ||
         in(c, 0x2190, 0x2bff) || c == 0xfffd || in(c, 0x1f000, 0x1faff) || c >= 0xe000;
}

/// Blocks in which capital and small letters alternate; the capital is even.
bool alternates_even(char32_t c) {
  return in(c, 0x100, 0x137) || in(c, 0x14a, 0x177) || in(c, 0x1de, 0x1ef) || in(c, 0x1f8, 0x21f) ||
         in(c, 0x222, 0x233) || in(c, 0x460, 0x481) || in(c, 0x48a, 0x4bf) || in(c, 0x4d0, 0x52f) ||
         in(c, 0x1e00, 0x1e95) || in(c, 0x1ea0, 0x1eff);
}

/// The same, where the capital is odd.
bool alternates_odd(char32_t c) {
  return in(c, 0x139, 0x148) || in(c, 0x179, 0x17e) || in(c, 0x1cd, 0x1dc);
}

bool is_upper(char32_t c) {
  if (alternates_even(c)) return c % 2 == 0;
  if (alternates_odd(c)) return c % 2 == 1;
  return (in(c, 0xc0, 0xde) && c != 0xd7) || c == 0x178 || c == 0x186 || in(c, 0x18e, 0x190) || c == 0x386 ||
         in(c, 0x388, 0x38f) || in(c, 0x391, 0x3ab) || in(c, 0x400, 0x42f) || c == 0x1e9e;
}

bool is_lower(char32_t c) {
  if (alternates_even(c)) return c % 2 == 1;
  if (alternates_odd(c)) return c % 2 == 0;
  return c == 0xaa || c == 0xb5 || c == 0xba || in(c, 0xdf, 0xff) || c == 0x138 || c == 0x149 || c == 0x17f ||
         c == 0x192 || in(c, 0x250, 0x2af) || in(c, 0x3ac, 0x3ce) || in(c, 0x430, 0x45f) ||
         in(c, 0x1e96, 0x1e9d);
}

}  // namespace

CharKind kind_of(char32_t c) {
  if (c < 0x80) return ascii_kind(c);
  if (is_space(c)) return CharKind::space;
  if (is_mark(c)) return CharKind::mark;
  if (is_punctuation(c)) return CharKind::punctuation;
  if (c != 0xd7 && is_upper(c)) return CharKind::upper;
  if (c != 0xf7 && is_lower(c)) return CharKind::lower;
  if (is_symbol(c)) return CharKind::symbol;
  if (in(c, 0xff10, 0xff19) || in(c, 0x660, 0x669) || in(c, 0x966, 0x96f)) return CharKind::digit;
  return CharKind::letter;
}

char32_t lower_of(char32_t c) {
  if (c < 0x80) return in(c, 'A', 'Z') ? c + 32 : c;
  if (!is_upper(c)) return c;
  if (alternates_even(c) || alternates_odd(c)) return c + 1;
  if (in(c, 0xc0, 0xde) || in(c, 0x391, 0x3ab) || in(c, 0x410, 0x42f)) return c + 32;
  if (in(c, 0x400, 0x40f)) return c + 80;
  switch (c) {
    case 0x178:
      return 0xff;
    case 0x186:
      return 0x254;
    case 0x18e:
      return 0x1dd;
    case 0x18f:
      return 0x259;
    case 0x190:
      return 0x25b;
    case 0x386:
      return 0x3ac;
    case 0x38c:
      return 0x3cc;
    case 0x1e9e:
      return 0xdf;
    default:
      break;
  }
  if (in(c, 0x388, 0x38a)) return c + 37;
  if (in(c, 0x38e, 0x38f)) return c + 63;
  return c;
}

std::string lower_case(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    if (point.valid) {
      base::append_utf8(out, lower_of(point.value));
    } else {
      out.push_back(text[at]);
    }
    at += point.length;
  }
  return out;
}

CharKind first_kind(std::string_view text) {
  if (text.empty()) return CharKind::space;
  const base::CodePoint point = base::code_point_at(text, 0);
  return point.valid ? kind_of(point.value) : CharKind::symbol;
}

}  // namespace dateline::language
