#include "exports/dot/dot.hpp"

#include <fmt/format.h>

#include <map>
#include <string_view>

#include "exports/dot/graph.hpp"

namespace dateline::dot {
namespace {

/// `text` for an attribute in which Graphviz reads escapes and character references (label, tooltip, URL):
/// the one place where text becomes DOT. Doubling backslashes also keeps cgraph 2.42 from writing a label
/// that ends in one so that dot rejects it.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\')
      out += "\\\\";
    else if (c == '&')
      out += "&amp;";
    else
      out += c;
  }
  return out;
}

/// `url` with everything percent-encoded that may not stand in one: Graphviz writes URLs into its SVG as they
/// are.
std::string url_of(const std::string& url) {
  constexpr std::string_view allowed = "-._~:/?#[]@!$&()*+,;=%";
  std::string out;
  for (const char c : url) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (plain || allowed.find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += "0123456789ABCDEF"[byte >> 4];
    out += "0123456789ABCDEF"[byte & 15];
  }
  return out;
}

/// Lines under each other, centred.
std::string label_of(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += (out.empty() ? "" : "\\n") + escaped(line);
  return out;
}

struct Colours {
  const char* fill;
  const char* line;
};

Colours colours_of(view::DiagramShape shape) {
  switch (shape) {
    case view::DiagramShape::event:
      return {"#ffffff", "#1a1a1a"};
    case view::DiagramShape::person:
      return {"#e3ecf5", "#3b6a99"};
    case view::DiagramShape::organization:
      return {"#f5ead9", "#8a6420"};
    case view::DiagramShape::place:
      return {"#e4f0e4", "#3f7a45"};
    case view::DiagramShape::group:
      return {"#f1e6f1", "#7c4a7d"};
    case view::DiagramShape::other:
      return {"#eeeeee", "#666666"};
  }
  return {"#ffffff", "#1a1a1a"};
}

const char* shape_of(view::DiagramShape shape) {
  switch (shape) {
    case view::DiagramShape::event:
      return "box";
    case view::DiagramShape::person:
      return "ellipse";
    case view::DiagramShape::organization:
      return "octagon";
    case view::DiagramShape::place:
      return "house";
    case view::DiagramShape::group:
      return "hexagon";
    case view::DiagramShape::other:
      return "ellipse";
  }
  return "box";
}

void set_defaults(Drawing& drawing, const view::DiagramView& view) {
  Agraph_t* graph = drawing.graph();
  Drawing::set(graph, "rankdir", "TB");
  Drawing::set(graph, "charset", "UTF-8");
  Drawing::set(graph, "fontname", "Helvetica,Arial,sans-serif");
  Drawing::set(graph, "fontsize", "16");
  Drawing::set(graph, "labelloc", "t");
  Drawing::set(graph, "labeljust", "l");
  Drawing::set(graph, "label", escaped(view.title) + "\\l" + escaped(view.caption) + "\\l");
  Drawing::set(graph, "nodesep", "0.35");
  Drawing::set(graph, "ranksep", "0.45");
  Drawing::set(graph, "pad", "0.3");
  Drawing::set(graph, "splines", "true");
  Drawing::set(graph, "outputorder", "edgesfirst");
}

void set_common(Agnode_t* node, const view::DiagramNode& what) {
  const Colours colours = colours_of(what.shape);
  Drawing::set(node, "shape", shape_of(what.shape));
  Drawing::set(node, "fontname", "Helvetica,Arial,sans-serif");
  Drawing::set(node, "fillcolor", colours.fill);
  Drawing::set(node, "color", colours.line);
  Drawing::set(node, "fontcolor", "#1a1a1a");
  Drawing::set(node, "fontsize", what.shape == view::DiagramShape::event ? "13" : "14");
  Drawing::set(node, "margin", "0.14,0.08");
}

Agnode_t* add_event(Drawing& drawing, Agraph_t* rank, const view::DiagramNode& event) {
  Agnode_t* node = drawing.node(rank, event.id);
  set_common(node, event);
  std::vector<std::string> lines = event.lines;
  lines.insert(lines.begin(), event.date);
  Drawing::set(node, "label", label_of(lines));
  Drawing::set(node, "tooltip", escaped(event.tooltip.empty() ? event.id : event.tooltip));
  if (!event.url.empty()) {
    Drawing::set(node, "URL", escaped(url_of(event.url)));
    Drawing::set(node, "target", "_blank");
  }
  std::string style = "filled";
  if (event.standing == view::Standing::actual)
    style += event.inferred ? ",rounded" : ",bold";
  else
    style += ",dashed";
  Drawing::set(node, "style", style);
  if (event.contested) Drawing::set(node, "peripheries", "2");
  return node;
}

}  // namespace

std::string render(const view::DiagramView& view) {
  Drawing drawing;
  set_defaults(drawing, view);
  std::map<std::string, Agnode_t*> nodes;
  // One invisible edge from event to event makes time run downwards.
  Agnode_t* before = nullptr;
  for (const view::DiagramNode& event : view.events) {
    Agnode_t* node = add_event(drawing, drawing.graph(), event);
    nodes[event.id] = node;
    if (before) {
      Agedge_t* edge = drawing.edge(before, node);
      Drawing::set(edge, "style", "invis");
      Drawing::set(edge, "weight", "20");
    }
    before = node;
  }
  // Each actor stands beside the first event it is in.
  std::map<std::string, std::string> first_event;
  for (const view::DiagramEdge& edge : view.edges)
    if (!edge.relation) first_event.try_emplace(edge.from, edge.to);
  std::map<std::string, Agraph_t*> rank_of;
  for (const view::DiagramNode& actor : view.actors) {
    Agraph_t*& rank = rank_of[first_event[actor.id]];
    if (!rank) {
      rank = drawing.subgraph();
      Drawing::set(rank, "rank", "same");
      drawing.node(rank, first_event[actor.id]);
    }
    Agnode_t* node = drawing.node(rank, actor.id);
    set_common(node, actor);
    Drawing::set(node, "label", label_of(actor.lines));
    Drawing::set(node, "style", "filled");
    nodes[actor.id] = node;
  }
  for (const view::DiagramEdge& edge : view.edges) {
    Agedge_t* made = drawing.edge(nodes.at(edge.from), nodes.at(edge.to));
    Drawing::set(made, "constraint", "false");
    Drawing::set(made, "label", escaped(edge.label));
    Drawing::set(made, "fontname", "Helvetica,Arial,sans-serif");
    Drawing::set(made, "fontsize", "11");
    Drawing::set(made, "fontcolor", edge.relation ? "#9a2a2a" : "#555555");
    Drawing::set(made, "color", edge.relation ? "#9a2a2a" : "#8a8a8a");
    Drawing::set(made, "arrowsize", "0.7");
    if (edge.relation) Drawing::set(made, "style", "dashed");
  }
  return drawing.written();
}

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
