#pragma once

#include <string>
#include <string_view>

namespace dateline::text {

/// `utf8` in the form in which words and names are compared: case folded, accents and other marks taken off,
/// compatibility forms and letters with strokes made plain ("Ørsted" is "orsted", "Straße" "strasse", "ﬁ"
/// "fi"), curly apostrophes straight. The same in every locale. Invalid bytes become U+FFFD.
///
///     fold("Orbán") == "orban"
std::string fold(std::string_view utf8);

/// ASCII letters in lower case; every other byte as it is.
std::string lower_ascii(std::string_view bytes);

/// `utf8` in lower case after the root locale, accents kept.
std::string lower(std::string_view utf8);

}  // namespace dateline::text
