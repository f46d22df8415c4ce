#pragma once

#include <initializer_list>
#include <string_view>

#include "src/extract/lexicon.hpp"
#include "src/extract/tree.hpp"

// What several steps ask of a word in its tree.

namespace dateline::extract {

/// Whether the relation of a token to its head is one of these, or one of these with a subtype.
bool any_relation(const Tree& tree, Tree::Index token, std::initializer_list<std::string_view> names);

/// Whether a verb has one of these words, in lower case, as an auxiliary.
bool has_auxiliary(const Tree& tree, Tree::Index verb, std::initializer_list<std::string_view> words);

/// "Has closed", "had closed".
bool is_perfect(const Tree& tree, Tree::Index verb);

/// The first word of the phrase that a noun heads, by what hangs on it: "the first summit".
Tree::Index phrase_begin(const Tree& tree, Tree::Index noun);

/// Whether a noun only says that something is answered: "response" in "in response to", "retaliation" in "in
/// retaliation for".
bool begins_answer(const Lexicon& lexicon, const Tree& tree, Tree::Index noun);

/// Whether such words stand before the phrase of a token: "in response to the collapse".
bool answers(const Lexicon& lexicon, const Tree& tree, Tree::Index token);

}  // namespace dateline::extract
