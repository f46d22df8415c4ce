#pragma once

#include <optional>
#include <string_view>

#include "src/extract/reading.hpp"

// Persons called by their age.

namespace dateline::extract {

/// Of the token "old" in "the 22-year-old" as a person the age; nothing for others ("the 22-year-old
/// driver").
std::optional<std::string_view> age_told_by(const Tree& tree, Index token);

/// How many tokens "the 22-year-old" has.
inline constexpr Index age_tokens = 6;

/// The age that stands after a name: "Ana Lind, 22, said".
std::optional<std::string_view> age_beside(const Tree& tree, const Mention& mention);

}  // namespace dateline::extract
