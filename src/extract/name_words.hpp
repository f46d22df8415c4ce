#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::extract {

/// The words of a name, folded, without commas and full stops at their ends.
std::vector<std::string> folded_words(std::string_view name);

/// The letters an acronym of the words could have: all first letters, and those of the telling words only.
std::vector<std::string> initials_of(const std::vector<std::string>& words);

/// "D.N.C." as "dnc"; "" for what is no acronym.
std::string acronym_letters(std::string_view name);

}  // namespace dateline::extract
