#pragma once

#include <string>
#include <vector>

#include "src/article/article.hpp"

namespace dateline::article {

/// What the editor says of all articles of an outlet: a paragraph that begins with these words is left out.
struct IgnoreRule {
  std::string outlet, words;
  bool operator==(const IgnoreRule&) const = default;
};

/// Applies rules to an article of their outlet, then the editor's choices for this article: what is said of a
/// paragraph goes before what the program found, and what is said of one article before what is said of an
/// outlet. Words and outlets are compared case, accents and blanks apart. The title stays.
void apply(const std::vector<IgnoreRule>& rules, const std::vector<BlockChoice>& choices, Article& article);

/// Words as choices and rules compare them.
std::string comparable(std::string_view words);

}  // namespace dateline::article
