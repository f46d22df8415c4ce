#pragma once

#include <cstddef>
#include <string>

#include "exports/view/list_view.hpp"

namespace dateline::plain {

/// The view as plain text, lines at most `columns` (at least 30) wide as a terminal counts them; a word
/// longer than that is cut between characters. Ends with a line end.
std::string render(const view::ListView& view, std::size_t columns = 80);

}  // namespace dateline::plain
