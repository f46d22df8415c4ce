#pragma once

#include <string>

#include "exports/view/list_view.hpp"

namespace dateline::markdown {

/// The view as Markdown (CommonMark): headings of years and months, under them a paragraph an entry, its
/// words as quotations, its sources as links. Whatever stands in the view is read as words, never as markup.
/// Ends with a line end.
std::string render(const view::ListView& view);

}  // namespace dateline::markdown
