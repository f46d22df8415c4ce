#pragma once

#include <string>

#include "exports/view/diagram_view.hpp"
#include "exports/view/order_view.hpp"
#include "exports/view/theme.hpp"

namespace dateline::dot {

/// The diagram in the DOT language, written by cgraph, in the colours of `theme`. Node ids are the handles of
/// events and actors, and "t1", "k1", … for headings and the legend; every text is escaped so that it is
/// shown as it is. A network asks for neato, or of many actors for sfdp (`layout=`), all else for dot. The
/// same view gives the same bytes. Throws DataError when cgraph fails.
std::string render(const view::DiagramView& view, const view::Theme& theme);

/// The boxes and lines of an order in the DOT language, for Graphviz to place.
std::string boxes(const view::OrderGraph& graph);

}  // namespace dateline::dot
