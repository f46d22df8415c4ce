#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/extract/reading.hpp"

// The words chosen for a title as they are written in it.

namespace dateline::extract {

/// What a title has beside the words of its clause.
struct TitleSetting {
  std::optional<Index> comma_after;  ///< the token after which it goes on with a comma
  std::optional<Index> borrowed;     ///< the actor whose name stands before the clause
};

/// The words that stay, with the blanks and marks of the source between them. Quotation marks come in pairs.
/// A pronoun that was resolved becomes a name in brackets where the title does not name the actor before.
std::string join(const Reading& reading, Index sentence, const std::vector<bool>& kept,
                 const TitleSetting& setting = {});

/// How an actor is called in brackets: by the shortest name the article has for it.
std::string short_name(const Reading& reading, Index actor);

/// A title on one line, with a capital, without loose marks at its end.
std::string polished(std::string title);

/// Whether a token is a double quotation mark.
bool is_mark(std::string_view word);

}  // namespace dateline::extract
