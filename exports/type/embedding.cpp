#include "exports/type/embedding.hpp"

#include <fmt/format.h>

#include "src/base/base64.hpp"

namespace dateline::type {

std::string font_face_rule(const Fonts& fonts, Face face, std::string_view text) {
  const std::string bytes = fonts.subset(text, face);
  if (bytes.empty()) return {};
  return fmt::format("@font-face{{font-family:'{}';font-weight:{};src:url(data:font/ttf;base64,{})}}\n",
                     family_of(face), weight_of(face), base::base64(bytes));
}

std::string further_face_rules(const Fonts& fonts, std::string_view text) {
  std::string rules;
  for (std::size_t n = 0; n < fonts.further_count(); ++n) {
    const std::string bytes = fonts.further_subset(text, n);
    if (bytes.empty()) continue;
    rules += fmt::format(
        "@font-face{{font-family:'Dateline {}';font-weight:1 1000;src:url(data:font/{};base64,{})}}\n", n + 1,
        bytes.starts_with("OTTO") ? "otf" : "ttf", base::base64(bytes));
  }
  return rules;
}

}  // namespace dateline::type
