#pragma once

#include <string_view>
#include <vector>

#include "src/times/rules.hpp"
#include "src/times/tokens.hpp"

namespace dateline::times {

/// Whether what a match took for a year or a decade can be one where it stands: "in 1939" and "the nineties",
/// not "killed 1500 civilians", "a 2000-mile trip" or "twelve 20s". Always true for other matches.
bool year_is_meant(std::string_view text, const std::vector<Token>& tokens, const Match& match);

}  // namespace dateline::times
