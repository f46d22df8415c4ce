#pragma once

#include <string>
#include <string_view>

namespace dateline::svg {

/// `text` for the inside of an element or of a quoted attribute. What XML 1.0 does not allow is left out;
/// invalid UTF-8 becomes U+FFFD. The one place where text becomes markup.
std::string escaped(std::string_view text);

}  // namespace dateline::svg
