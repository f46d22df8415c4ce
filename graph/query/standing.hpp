#pragma once

#include <string>
#include <string_view>

#include "graph/model/model.hpp"
#include "graph/query/result.hpp"

namespace dateline::query {

/// What must be said before the title of an event that is no plain fact: "Alleged", "Planned",
/// "Hypothetical", "Denied"; "" otherwise. "Denied" only where somebody denies it and the title does not:
/// where it says no itself
/// ("Germany has not decided"), a "Denied:" before it would say the reverse.
std::string_view standing_word(const ResultEvent& event);

/// Whether the event did not happen and neither its title nor standing_word() says so.
bool needs_negation(const ResultEvent& event);

/// The same where no title stands beside it: "denied", "alleged", "planned", "hypothetical", "did not
/// happen";
/// "" for a plain fact and where the title says no itself.
std::string standing_in_words(const ResultEvent& event);
std::string standing_in_words(const model::Event& event);

}  // namespace dateline::query
