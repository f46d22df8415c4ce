#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "src/extract/tree.hpp"

namespace dateline::extract {

/// Whether a word begins with a capital letter of ASCII.
bool begins_upper(std::string_view word);

/// The words of a range with single blanks between those that had any between them.
std::string joined(const Tree& tree, const Tree::Range& range);

/// The words of a name, folded, without commas and full stops at their ends.
std::vector<std::string> folded_words(std::string_view name);

/// Makes "republic of varda" "varda"; false where the words name no state so.
bool drop_form_of_state(std::vector<std::string>& words);

/// The letters an acronym of the words could have: all first letters, and those of the telling words only.
std::vector<std::string> initials_of(const std::vector<std::string>& words);

/// "D.N.C." as "dnc"; "" for what is no acronym.
std::string acronym_letters(std::string_view name);

}  // namespace dateline::extract
