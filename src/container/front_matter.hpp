#pragma once

#include <cstddef>
#include <string_view>

#include "src/article/written_date.hpp"
#include "src/container/json_article.hpp"

namespace dateline::container {

/// What stands above a Markdown text between lines of "---" (YAML) or "+++" (TOML).
struct FrontMatter {
  std::size_t end = 0;  ///< where the text begins; 0 when there is no front matter
  article::Known known;
};

/// Whether a text begins with front matter.
bool has_front_matter(std::string_view text);

/// Reads the fields at the top level whose names ArticleFields knows; their values as words, or lists of
/// them.
FrontMatter front_matter_of(std::string_view text, const ArticleFields& fields,
                            const article::WrittenDates& dates);

}  // namespace dateline::container
