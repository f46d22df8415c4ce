#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exports/view/timeline_view.hpp"

namespace dateline::view {

/// A box to be placed: an event ("E3"), or what a line between two says ("r0").
struct OrderBox {
  std::string name;
  double width_px = 0, height_px = 0;
};

/// From one box to another.
struct OrderLine {
  std::string from, to;
};

/// What Graphviz is to place: dated events in rows, the later below the earlier, undated ones free.
struct OrderGraph {
  std::vector<OrderBox> boxes;
  std::vector<std::vector<std::string>> rows;
  std::vector<OrderLine> lines;
};

/// The boxes of the events, measured, and the relations between them.
OrderGraph order_graph(const query::Result& result, const TimelineOptions& options, const type::Fonts& fonts);

/// The picture, as Graphviz has placed it: `plain` is what `dot -Tplain` answers to that graph. As wide as it
/// is. Throws DataError when `plain` is not of that form or lacks a box.
Picture draw_order(const query::Result& result, std::string_view plain, const TimelineOptions& options,
                   const type::Fonts& fonts);

}  // namespace dateline::view
