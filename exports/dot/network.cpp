// Actors placed by their ties alone.
#include <fmt/format.h>

#include <map>

#include "exports/dot/look.hpp"
#include "src/text/boundaries.hpp"

namespace dateline::dot {
namespace {

/// Above so many actors neato takes long.
constexpr std::size_t most_by_neato = 150;

/// The first actor of each part of the network that nothing joins to the others.
std::vector<std::string> first_of_parts(const view::DiagramView& view) {
  std::map<std::string, std::string> up;
  for (const view::DiagramNode& actor : view.actors) up[actor.id] = actor.id;
  const auto top = [&](std::string id) {
    while (up.at(id) != id) id = up.at(id) = up.at(up.at(id));
    return id;
  };
  for (const view::DiagramEdge& edge : view.edges) up[top(edge.to)] = top(edge.from);
  std::vector<std::string> firsts;
  std::map<std::string, bool> seen;
  for (const view::DiagramNode& actor : view.actors)
    if (seen.emplace(top(actor.id), true).second) firsts.push_back(actor.id);
  return firsts;
}

/// About how wide a sign is, in points.
double width_of(const view::DiagramSign& sign) {
  constexpr double letter = 5.2, margins = 30;
  const double text = letter * static_cast<double>(text::display_width(sign.words));
  // What is not rectangular has room for less.
  return sign.is_edge ? text + 10 : text * 1.35 + margins;
}

/// Rows of signs, each at its place, for an engine that knows no rows.
void add_legend(Sheet& sheet) {
  constexpr double page_width = 560, row_height = 30, gap = 14, edge_length = 44;
  double right = 0, top = 0;
  Agnode_t* before = nullptr;
  const auto place = [&](Agnode_t* node, double middle) {
    Drawing::set(node, "pos", fmt::format("{:.1f},{:.1f}!", middle, top));
  };
  // All of the key is one part of the graph.
  const auto join = [&](Agnode_t* first, Agnode_t* last) {
    if (before) sheet.add_hidden(sheet.graph(), before, first);
    before = last;
  };
  if (sheet.view().legend.empty()) return;
  Agnode_t* const heading = sheet.add_words(sheet.graph(), "k", "Key", 11, view::Paint::muted, true);
  place(heading, 14);
  join(heading, heading);
  top -= row_height;
  std::size_t number = 0;
  for (const view::DiagramSign& sign : sheet.view().legend) {
    const std::string id = "k" + std::to_string(++number);
    const double beside = sign.is_edge ? edge_length : 0, width = width_of(sign);
    if (right > 0 && right + beside + width > page_width) {
      right = 0;
      top -= row_height;
    }
    Agnode_t* const point = sign.is_edge ? sheet.add_point(sheet.graph(), id + "p") : nullptr;
    Agnode_t* const node = sheet.add_sign(sheet.graph(), id, sign);
    if (point) {
      place(point, right + 2);
      sheet.paint_edge(sheet.drawing().edge(point, node), sign.edge, false);
    }
    place(node, right + beside + width / 2);
    join(point ? point : node, node);
    right += beside + width + gap;
  }
}

}  // namespace

void draw_network(Sheet& sheet) {
  const view::DiagramView& view = sheet.view();
  Agraph_t* const graph = sheet.graph();
  const bool is_large = view.actors.size() > most_by_neato;
  Drawing::set(graph, "layout", is_large ? "sfdp" : "neato");
  Drawing::set(graph, "overlap", "prism");
  Drawing::set(graph, "overlap_scaling", "-4");
  Drawing::set(graph, "sep", "+14,10");
  Drawing::set(graph, "esep", "+4");
  // The network, and below it the key, which nothing joins to it.
  Drawing::set(graph, "pack", "14");
  Drawing::set(graph, "packmode", "array_l1");
  for (const view::DiagramNode& actor : view.actors) sheet.add_sized_actor(graph, actor);
  // Parts that nothing joins stand near the first one.
  const std::vector<std::string> firsts = first_of_parts(view);
  for (std::size_t i = 1; i < firsts.size(); ++i)
    Drawing::set(sheet.add_hidden(graph, sheet.at(firsts[0]), sheet.at(firsts[i])), "len", "2.4");
  for (const view::DiagramEdge& edge : view.edges) Drawing::set(sheet.add_edge(edge), "len", "1.6");
  add_legend(sheet);
}

}  // namespace dateline::dot
