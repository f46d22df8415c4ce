#pragma once

#include <string>
#include <string_view>

namespace dateline::text {

enum class NoBreakSpace { kept, plain };

/// `text` on one line: blanks and line ends become one space; controls, marks that turn direction and what is
/// no character go, as do more marks on one letter than any language sets; invalid UTF-8 becomes U+FFFD.
std::string on_one_line(std::string_view text, NoBreakSpace no_break = NoBreakSpace::plain);

}  // namespace dateline::text
