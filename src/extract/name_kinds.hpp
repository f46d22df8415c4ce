#pragma once

#include <optional>
#include <string_view>

#include "src/extract/reading.hpp"

namespace dateline::extract {

/// The kind that the words of a name tell: "River Severn" is a place, "State Audit Office" a body; nothing
/// where they tell none.
std::optional<record::ActorKind> kind_by_words(const Lexicon& lexicon, std::string_view name);

/// One name, one kind within an article, by what is said of it: "Hidronorte said it would", "shares of
/// Hidronorte" make a body of what was taken for a person or for nothing.
void settle_name_kinds(Reading& reading);

}  // namespace dateline::extract
