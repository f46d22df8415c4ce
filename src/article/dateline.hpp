#pragma once

#include <optional>
#include <string_view>

#include "src/article/article.hpp"
#include "src/article/written_date.hpp"

namespace dateline::article {

/// The dateline that a paragraph opens with: "HAMBURG, July 8 (Reuters) - …", "WASHINGTON, D.C., 3 May 2024 —
/// …", "PARIS (AP) — …". Its span is one of the paragraph, up to the dash. Nothing where the
/// paragraph opens with none: a place that is neither in capitals nor followed by its state needs a day or an
/// agency beside it.
std::optional<Dateline> dateline_of(std::string_view paragraph, const WrittenDates& dates);

/// How many bytes of a paragraph its dateline takes with the dash behind it; 0 where it has none.
std::size_t dateline_length(std::string_view paragraph, const WrittenDates& dates);

/// The dateline of an article's first paragraph of prose, with its span in the text of the article. Expects
/// kept blocks to be found.
std::optional<Dateline> find_dateline(const Article& article, const WrittenDates& dates);

}  // namespace dateline::article
