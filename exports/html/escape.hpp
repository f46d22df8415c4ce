#pragma once

#include <string>
#include <string_view>

namespace dateline::html {

/// `text` for the inside of an element or of a quoted attribute. Controls are left out; invalid UTF-8 becomes
/// U+FFFD. The one place where text becomes markup.
std::string escaped(std::string_view text);

}  // namespace dateline::html
