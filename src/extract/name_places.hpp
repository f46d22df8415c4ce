#pragma once

#include "src/extract/reading.hpp"

// What an article says of a name that it says of places only.

namespace dateline::extract {

/// "The state of Borva", but not "the base of Borva".
bool stands_behind_place(const Tree& tree, const Mention& name);

/// "Borva's parliament", "had ruled Borva": a name of one word.
bool is_state(const Tree& tree, const Mention& name);

}  // namespace dateline::extract
