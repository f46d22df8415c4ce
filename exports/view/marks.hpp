#pragma once

#include <vector>

#include "exports/view/timeline_view.hpp"

namespace dateline::view {

/// The sign of a mark as shapes, added to `shapes`.
void draw_mark(const Mark& mark, std::vector<Shape>& shapes);

}  // namespace dateline::view
