#pragma once

#include <map>
#include <string>
#include <vector>

#include "exports/dot/graph.hpp"
#include "exports/view/diagram_view.hpp"
#include "exports/view/theme.hpp"

namespace dateline::dot {

/// A diagram while it is drawn: its colours and type, and the nodes by their ids.
class Sheet {
 public:
  Sheet(const view::DiagramView& view, const view::Theme& theme, Drawing::Edges edges);

  const view::DiagramView& view() const { return view_; }
  Drawing& drawing() { return drawing_; }
  Agraph_t* graph() { return drawing_.graph(); }
  Agnode_t* at(const std::string& id) const { return nodes_.at(id); }
  std::string colour(view::Paint paint) const { return hex(theme_.of(paint)); }

  Agnode_t* add_event(Agraph_t* in, const view::DiagramNode& event);
  /// An actor in the colour of its kind, larger the more events there are.
  Agnode_t* add_sized_actor(Agraph_t* in, const view::DiagramNode& actor);
  /// An actor in a colour of its own, which its edges have, too.
  Agnode_t* add_actor(Agraph_t* in, const view::DiagramNode& actor, view::Paint paint);
  /// Words alone: a heading ("t1"), a note of the legend ("k1").
  Agnode_t* add_words(Agraph_t* in, const std::string& id, const std::string& words, double points,
                      view::Paint paint, bool is_bold);
  /// A node that shows a sign of the legend, with its words in it; of an edge the words, in a column as wide
  /// as an event.
  Agnode_t* add_sign(Agraph_t* in, const std::string& id, const view::DiagramSign& sign,
                     bool in_column = false);
  /// A point at which an edge of the legend begins.
  Agnode_t* add_point(Agraph_t* in, const std::string& id);

  /// An edge of the view. `is_turned` draws it from its end to its begin, and looks the same.
  Agedge_t* add_edge(const view::DiagramEdge& edge, bool is_turned = false);
  void paint_edge(Agedge_t* made, const view::DiagramEdge& edge, bool is_turned);
  /// An edge that is not seen.
  Agedge_t* add_hidden(Agraph_t* in, Agnode_t* from, Agnode_t* to);
  /// The heading of a cluster.
  void set_heading(Agraph_t* cluster, const std::string& title);
  /// The line along which time runs.
  Agedge_t* add_axis(Agraph_t* in, Agnode_t* from, Agnode_t* to);

  std::string written() { return drawing_.written(); }

 private:
  void set_page();
  void set_frame(Agnode_t* node, const view::DiagramNode& event);
  void set_shape(Agnode_t* node, view::DiagramShape shape, view::Paint paint);
  Agnode_t* add_actor(Agraph_t* in, const view::DiagramNode& actor, view::Paint paint, double points);
  std::string text(const std::vector<std::string>& lines, double points, view::Paint paint, bool is_bold,
                   const char* line_end) const;

  const view::DiagramView& view_;
  const view::Theme& theme_;
  Drawing drawing_;
  std::map<std::string, Agnode_t*> nodes_;
  std::map<std::string, view::Paint> actor_paints_;
};

/// Each draws its kind of view.
void draw_columns(Sheet& sheet);
void draw_layers(Sheet& sheet);
void draw_network(Sheet& sheet);

}  // namespace dateline::dot
