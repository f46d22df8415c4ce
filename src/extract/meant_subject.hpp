#pragma once

#include <optional>

#include "src/extract/reading.hpp"

namespace dateline::extract {

/// The nearest verb above a token.
std::optional<Index> verb_above(const Tree& tree, Index token);

/// The subject that the grammar makes a pronoun mean; nothing where it does not tell. "It" and "its"
/// (`thing`) as a subject, or in one, mean who says their clause: "Bantry said it had agreed"; "it" in a
/// clause that hangs on another means the subject of that: "the ferry sank after it struck a rock". Other
/// possessives mean the subject of their own clause.
std::optional<Index> meant_subject(const Lexicon& lexicon, const Tree& tree, Index pronoun, bool thing,
                                   bool possessive);

/// "Most of the hospitals": the hospitals; else the subject itself.
Index counted_noun(const Tree& tree, Index subject);

}  // namespace dateline::extract
