#include "exports/type/embedding.hpp"

#include <fmt/format.h>

#include <cstdint>

namespace dateline::type {

std::string base64(std::string_view bytes) {
  constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::size_t count = bytes.size() - at < 3 ? bytes.size() - at : 3;
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      group = group << 8 | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    }
    for (std::size_t i = 0; i < 4; ++i) out += i <= count ? digits[group >> (18 - 6 * i) & 63] : '=';
  }
  return out;
}

std::string font_face_rule(const Fonts& fonts, Face face, std::string_view text) {
  const std::string bytes = fonts.subset(text, face);
  if (bytes.empty()) return {};
  return fmt::format("@font-face{{font-family:'{}';font-weight:{};src:url(data:font/ttf;base64,{})}}\n",
                     family_of(face), weight_of(face), base64(bytes));
}

std::string further_face_rules(const Fonts& fonts, std::string_view text) {
  std::string rules;
  for (std::size_t n = 0; n < fonts.further_count(); ++n) {
    const std::string bytes = fonts.further_subset(text, n);
    if (bytes.empty()) continue;
    rules += fmt::format(
        "@font-face{{font-family:'Dateline {}';font-weight:1 1000;src:url(data:font/{};base64,{})}}\n", n + 1,
        bytes.starts_with("OTTO") ? "otf" : "ttf", base64(bytes));
  }
  return rules;
}

}  // namespace dateline::type
