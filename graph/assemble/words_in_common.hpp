#pragma once

#include <set>
#include <string>
#include <string_view>

namespace dateline::assemble {

/// The words of a text that have four bytes or more, and those that begin with a digit, folded.
std::set<std::string> content_words(std::string_view text);

/// The share of the shorter one's words that both have; 0 when both have fewer than three.
double agreement(const std::set<std::string>& one, const std::set<std::string>& other);

/// Whether events of this kind are mainly words: two of one person on one day are two.
bool is_statement(const std::string& kind);

}  // namespace dateline::assemble
