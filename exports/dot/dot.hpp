#pragma once

#include <string>

#include "exports/view/diagram_view.hpp"
#include "exports/view/order_view.hpp"

namespace dateline::dot {

/// The diagram in the DOT language, written by cgraph. Node ids are the handles of events and actors; every
/// text is escaped so that it is shown as it is. Events stand under each other in time, actors beside them.
/// The same view gives the same bytes. Throws DataError when cgraph fails.
std::string render(const view::DiagramView& view);

/// The boxes and lines of an order in the DOT language, for Graphviz to place.
std::string boxes(const view::OrderGraph& graph);

}  // namespace dateline::dot
