#pragma once

#include "src/extract/reading.hpp"

// "Former US defence secretary Ash Carter": titles of persons, in their names and beside them.

namespace dateline::extract {

/// What the lexicon knows of a token as a role ("president") or an address ("Mr"); null when it is none.
const RoleWord* role_at(const Lexicon& lexicon, const Tree& tree, Index token);

/// Whether a title ends before the last word of a range: "US President Donald Trump".
bool ends_title_inside(const Lexicon& lexicon, const Tree& tree, const Tree::Range& range);

/// Takes the titles off a person's name: off `range` where they are part of it, else from before or beside
/// it. The mention gets them, their tokens and, where it had none, the gender they tell.
void take_titles(const Lexicon& lexicon, const Tree& tree, Tree::Range& range, Mention& mention);

}  // namespace dateline::extract
