#pragma once

#include <string_view>
#include <vector>

#include "src/times/rules.hpp"
#include "src/times/tokens.hpp"

namespace dateline::times {

/// Whether figures or a word that a match took for a year or a decade can be one where they stand.
/// Four digits that a match took for a year, with nothing else that dates, can be one where they
/// stand: "in 1939", not "killed 1500 civilians" or "a 2000-mile trip". Always true for other matches.
bool year_is_meant(std::string_view text, const std::vector<Token>& tokens, const Match& match);

}  // namespace dateline::times
