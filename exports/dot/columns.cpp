// Events under each other, in one rank whose order their edges say; persons to the left of it, other actors
// to the right.
#include <set>
#include <string>
#include <vector>

#include "exports/dot/look.hpp"

namespace dateline::dot {
namespace {

using view::Paint;

/// Puts a node below the one before it.
class Column {
 public:
  explicit Column(Sheet& sheet) : sheet_(sheet), rank_(sheet.drawing().subgraph()) {
    Drawing::set(rank_, "rank", "same");
  }
  Agraph_t* rank() { return rank_; }
  void add(Agnode_t* node, bool is_time) {
    if (last_) {
      Agedge_t* const edge =
          is_time ? sheet_.add_axis(rank_, last_, node) : sheet_.add_hidden(rank_, last_, node);
      Drawing::set(edge, "weight", "20");
    }
    last_ = node;
  }

 private:
  Sheet& sheet_;
  Agraph_t* rank_;
  Agnode_t* last_ = nullptr;
};

void add_legend(Sheet& sheet, Column& column) {
  const auto& legend = sheet.view().legend;
  if (legend.empty()) return;
  column.add(sheet.add_words(column.rank(), "k", "Key", 11, Paint::muted, true), false);
  std::vector<Agnode_t*> middle;
  std::size_t number = 0, beside = 0;
  for (const view::DiagramSign& sign : legend) {
    if (!sign.is_edge && sign.node.shape != view::DiagramShape::event) continue;
    const std::string id = "k" + std::to_string(++number);
    Agnode_t* const node = sheet.add_sign(column.rank(), id, sign, true);
    column.add(node, false);
    middle.push_back(node);
    if (!sign.is_edge) continue;
    Agedge_t* const edge = sheet.drawing().edge(sheet.add_point(sheet.graph(), id + "p"), node);
    sheet.paint_edge(edge, sign.edge, false);
  }
  // Shapes of actors stand to the right, one a line.
  for (const view::DiagramSign& sign : legend) {
    if (sign.is_edge || sign.node.shape == view::DiagramShape::event) continue;
    Agnode_t* const node = sheet.add_sign(sheet.graph(), "k" + std::to_string(++number), sign, true);
    sheet.add_hidden(sheet.graph(), middle[beside % middle.size()], node);
    ++beside;
  }
}

/// Persons; where there are no others or nobody else, every second actor.
std::set<std::string> left_of_column(const view::DiagramView& view) {
  std::set<std::string> persons, seconds;
  for (std::size_t i = 0; i < view.actors.size(); ++i) {
    if (view.actors[i].shape == view::DiagramShape::person) persons.insert(view.actors[i].id);
    if (i % 2 == 0) seconds.insert(view.actors[i].id);
  }
  return persons.empty() || persons.size() == view.actors.size() ? seconds : persons;
}

}  // namespace

void draw_columns(Sheet& sheet) {
  const view::DiagramView& view = sheet.view();
  Agraph_t* const graph = sheet.graph();
  Drawing::set(graph, "rankdir", "LR");
  Drawing::set(graph, "nodesep", "0.14");
  Drawing::set(graph, "ranksep", "0.9");
  Column column(sheet);
  std::size_t event = 0, heading = 0;
  for (const view::DiagramGroup& group : view.groups) {
    ++heading;
    if (!group.title.empty())
      column.add(
          sheet.add_words(column.rank(), "t" + std::to_string(heading), group.title, 14, Paint::ink, true),
          group.in_time);
    for (std::size_t i = 0; i < group.events.size(); ++i)
      column.add(sheet.add_event(column.rank(), view.events[event++]), group.in_time);
  }
  add_legend(sheet, column);
  // A colour for each, in turn: lines are easier to follow.
  for (std::size_t i = 0; i < view.actors.size(); ++i)
    sheet.add_actor(graph, view.actors[i], view::series_paint(i));
  const std::set<std::string> left = left_of_column(view);
  for (const view::DiagramEdge& edge : view.edges) {
    if (edge.link != view::DiagramLink::part) {
      Drawing::set(sheet.add_edge(edge), "constraint", "false");
      continue;
    }
    const bool is_right = !left.contains(edge.from);
    Drawing::set(sheet.add_edge(edge, is_right), is_right ? "tailport" : "headport", is_right ? "e" : "w");
  }
}

}  // namespace dateline::dot
