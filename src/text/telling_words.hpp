#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::text {

/// The words of a text as they are compared: folded, punctuation apart; "U.S." and "O'Brien" are one word
/// each.
std::vector<std::string> folded_words(std::string_view text);

/// The words of a title that name or count something, as they stand there: those with a digit or a capital
/// within, and those that begin with a capital; the first word only where the second is one of them too, for
/// any title begins with a capital.
std::vector<std::string> telling_words(std::string_view title);

}  // namespace dateline::text
