#include <fmt/format.h>

#include <map>

#include "exports/dot/dot.hpp"
#include "exports/dot/graph.hpp"

namespace dateline::dot {

std::string boxes(const view::OrderGraph& graph) {
  Drawing drawing;
  Drawing::set(drawing.graph(), "rankdir", "TB");
  Drawing::set(drawing.graph(), "nodesep", "0.35");
  Drawing::set(drawing.graph(), "ranksep", "0.4");
  std::map<std::string, Agnode_t*> nodes;
  constexpr double px_per_inch = 72;
  for (const view::OrderBox& box : graph.boxes) {
    Agnode_t* node = nodes[box.name] = drawing.node(drawing.graph(), box.name);
    Drawing::set(node, "shape", "box");
    Drawing::set(node, "fixedsize", "true");
    Drawing::set(node, "label", "");
    Drawing::set(node, "width", fmt::format("{:.4f}", box.width_px / px_per_inch));
    Drawing::set(node, "height", fmt::format("{:.4f}", box.height_px / px_per_inch));
  }
  Agnode_t* before = nullptr;
  for (const std::vector<std::string>& row : graph.rows) {
    Agraph_t* rank = drawing.subgraph();
    Drawing::set(rank, "rank", "same");
    for (const std::string& name : row) drawing.node(rank, name);
    if (before != nullptr) {
      Agedge_t* edge = drawing.edge(before, nodes.at(row.front()));
      Drawing::set(edge, "style", "invis");
      Drawing::set(edge, "weight", "8");
    }
    before = nodes.at(row.front());
  }
  for (const view::OrderLine& line : graph.lines)
    Drawing::set(drawing.edge(nodes.at(line.from), nodes.at(line.to)), "arrowhead", "none");
  return drawing.written();
}

}  // namespace dateline::dot
