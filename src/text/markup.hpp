#pragma once

#include <string>
#include <string_view>

namespace dateline::text {

/// `text` for the inside of an element or of a quoted attribute, of HTML as of XML. What XML 1.0 does not
/// allow, C1 controls and marks that turn the direction of text are left out; invalid UTF-8 becomes U+FFFD.
/// The one place where text becomes markup, for SVG and HTML alike.
std::string markup_escaped(std::string_view text);

/// `text` on one line of Markdown (CommonMark and what GitHub adds to it): what would be read as markup is
/// taken as it stands, at the begin of a line too, and controls are shown as escapes (\n, \x1b). The one
/// place where text becomes Markdown.
std::string markdown_escaped(std::string_view text);

/// A link: "[The Lantern](<https://lantern.example/a>)". The address is any text; it never ends the link.
std::string markdown_link(std::string_view words, std::string_view address);

}  // namespace dateline::text
