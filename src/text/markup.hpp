#pragma once

#include <string>
#include <string_view>

namespace dateline::text {

/// `text` for the inside of an element or of a quoted attribute, of HTML as of XML. What XML 1.0 does not
/// allow, C1 controls and marks that turn the direction of text are left out; invalid UTF-8 becomes U+FFFD.
/// The one place where text becomes markup, for SVG and HTML alike.
std::string markup_escaped(std::string_view text);

}  // namespace dateline::text
