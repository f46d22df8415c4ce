#include "exports/type/characters.hpp"

namespace dateline::type {

bool is_invisible(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x34f || c == 0x61c ||
         (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) ||
         (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff || (c >= 0xe0000 && c <= 0xe0fff);
}

double estimated_em(char32_t c) {
  if (is_invisible(c)) return 0;
  switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), c)) {
    case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK:
    case HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK:
      return 0;
    case HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR:
      return c == 0x3000 ? 1.0 : 0.6;
    default:
      break;
  }
  if (c >= 0x1f000 && c < 0x20000) return 1.4;  // emoji
  if (c >= 0x2e80 && c < 0xd7ff) return 1.02;   // East Asian
  if (c >= 0xf900 && c < 0xfb00) return 1.02;
  if (c >= 0xfe30 && c < 0xfe70) return 1.02;
  if (c >= 0xff00 && c < 0xff61) return 1.02;
  if (c >= 0x20000 && c < 0x40000) return 1.02;
  return c >= 0x590 && c < 0x900 ? 0.85 : 1.15;  // right-to-left scripts, then all others
}

hb_script_t script_of(char32_t c) {
  const hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), c);
  if (script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN)
    return HB_SCRIPT_INVALID;
  return script;
}

}  // namespace dateline::type
