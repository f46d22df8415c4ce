#pragma once

#include <string>
#include <string_view>

#include "exports/type/fonts.hpp"

namespace dateline::type {

/// The CSS rule that carries the glyphs of `text` inside a document:
/// "@font-face{font-family:'Noto Sans';font-weight:400;src:url(data:font/ttf;base64,…)}". Empty when the face
/// has none of its characters.
std::string font_face_rule(const Fonts& fonts, Face face, std::string_view text);

/// The same for the further fonts, of which each is a family of its own: "Dateline 1", "Dateline 2", in every
/// weight.
std::string further_face_rules(const Fonts& fonts, std::string_view text);

}  // namespace dateline::type
