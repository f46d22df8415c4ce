#pragma once

#include <string_view>

#include "graph/query/result.hpp"

namespace dateline::query {

/// What must be said before the title of an event that is no plain fact: "Alleged", "Planned",
/// "Hypothetical", "Denied"; "" otherwise. "Denied" only where somebody denies it and the title does not:
/// where it says no itself
/// ("Germany has not decided"), a "Denied:" before it would say the reverse.
std::string_view standing_word(const ResultEvent& event);

/// Whether the event did not happen and neither its title nor standing_word() says so.
bool needs_negation(const ResultEvent& event);

}  // namespace dateline::query
