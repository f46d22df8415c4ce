#include "exports/dot/look.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "src/text/markup.hpp"

namespace dateline::dot {
namespace {

using view::DiagramLink;
using view::DiagramShape;
using view::Paint;

constexpr const char* text_face = "Noto Sans,Open Sans,Arial,DejaVu Sans,sans-serif";
constexpr const char* headline_face = "Noto Serif,Georgia,DejaVu Serif,serif";
/// Boxes of a column are of one width.
constexpr int event_points = 250;
constexpr double title_points = 12, detail_points = 10, role_points = 9, caption_points = 10.5,
                 headline_points = 19, sign_points = 9.5, heading_points = 13;

/// `text` for an attribute in which Graphviz reads escapes and character references (label, tooltip, URL):
/// with text::markup_escaped, for labels that are markup, the one place where text becomes DOT. Doubling
/// backslashes also keeps cgraph 2.42 from writing a label that ends in one so that dot rejects it.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text::markup_escaped(text)) out += c == '\\' ? "\\\\" : std::string(1, c);
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

const char* shape_name(DiagramShape shape) {
  switch (shape) {
    case DiagramShape::event:
      return "box";
    case DiagramShape::person:
      return "ellipse";
    case DiagramShape::organization:
      return "octagon";
    case DiagramShape::place:
      return "house";
    case DiagramShape::group:
      return "hexagon";
    case DiagramShape::other:
      return "note";
  }
  return "box";
}

Paint paint_of(DiagramShape shape) {
  switch (shape) {
    case DiagramShape::event:
      return Paint::ink;
    case DiagramShape::person:
      return Paint::series1;
    case DiagramShape::organization:
      return Paint::series5;
    case DiagramShape::place:
      return Paint::series3;
    case DiagramShape::group:
      return Paint::series4;
    case DiagramShape::other:
      return Paint::muted;
  }
  return Paint::ink;
}

/// How an edge between two events looks; no two look the same without colour.
struct Line {
  const char* style;
  const char* head;
  const char* tail;
  double width;
  Paint paint;
};

Line line_of(DiagramLink link) {
  switch (link) {
    case DiagramLink::part:
      return {"solid", "none", "none", 1, Paint::thin};
    case DiagramLink::shared:
      return {"solid", "none", "none", 1, Paint::thin};
    case DiagramLink::cause:
      return {"solid", "normal", "none", 1.8, Paint::alert};
    case DiagramLink::response:
      return {"solid", "vee", "dot", 1.3, Paint::alert};
    case DiagramLink::order:
      return {"dashed", "vee", "none", 1, Paint::accent};
    case DiagramLink::during:
      return {"dashed", "odot", "none", 1, Paint::accent};
    case DiagramLink::part_of:
      return {"solid", "none", "diamond", 1, Paint::accent};
    case DiagramLink::contradiction:
      return {"solid", "tee", "tee", 1.8, Paint::alert};
    case DiagramLink::dates:
      return {"dotted", "onormal", "none", 1.3, Paint::muted};
  }
  return {"solid", "none", "none", 1, Paint::thin};
}

/// Lines at the left of a box that is at least so wide.
std::string to_the_left(const std::string& lines, int points) {
  return fmt::format(
      "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"0\"><tr><td width=\"{}\" "
      "align=\"left\" balign=\"left\">{}</td></tr></table>",
      points, lines);
}

std::string points_of(double points) {
  return fmt::format("{:g}", points);
}

}  // namespace

Sheet::Sheet(const view::DiagramView& view, const view::Theme& theme, Drawing::Edges edges)
    : view_(view), theme_(theme), drawing_(edges) {
  set_page();
}

std::string Sheet::text(const std::vector<std::string>& lines, double points, Paint paint, bool is_bold,
                        const char* line_end) const {
  std::string out;
  for (const std::string& line : lines)
    out +=
        fmt::format("<font point-size=\"{}\" color=\"{}\">{}{}{}</font>{}", points_of(points), colour(paint),
                    is_bold ? "<b>" : "", text::markup_escaped(line), is_bold ? "</b>" : "", line_end);
  return out;
}

void Sheet::set_page() {
  Agraph_t* graph = drawing_.graph();
  Drawing::set(graph, "charset", "UTF-8");
  Drawing::set(graph, "bgcolor", colour(Paint::ground));
  Drawing::set(graph, "fontname", text_face);
  Drawing::set(graph, "fontsize", points_of(caption_points));
  Drawing::set(graph, "fontcolor", colour(Paint::muted));
  Drawing::set(graph, "labelloc", "t");
  Drawing::set(graph, "labeljust", "l");
  Drawing::set(graph, "pad", "0.3");
  Drawing::set(graph, "splines", "true");
  Drawing::set(graph, "outputorder", "edgesfirst");
  constexpr const char* left = "<br align=\"left\"/>";
  std::string label = fmt::format("<font face=\"{}\">{}</font>", headline_face,
                                  text({view_.title}, headline_points, Paint::ink, true, left));
  label += text({view_.caption}, caption_points, Paint::muted, false, left);
  label += text(view_.notes, caption_points, Paint::muted, false, left);
  drawing_.set_markup(graph, "label", label);
}

void Sheet::set_frame(Agnode_t* node, const view::DiagramNode& event) {
  const bool is_plain = event.standing == view::Standing::actual;
  std::string style = "filled";
  if (!is_plain) style += ",dashed";
  if (is_plain && event.inferred) style += ",rounded";
  const double width = event.asked ? 3.5 : is_plain && !event.inferred ? 1.8 : 1;
  Drawing::set(node, "shape", "box");
  Drawing::set(node, "style", style);
  Drawing::set(node, "penwidth", points_of(width));
  Drawing::set(node, "color",
               colour(event.asked       ? Paint::accent
                      : event.contested ? Paint::alert
                                        : Paint::ink));
  Drawing::set(node, "fillcolor", colour(event.asked ? Paint::band : Paint::ground));
  if (event.contested) Drawing::set(node, "peripheries", "2");
}

void Sheet::set_shape(Agnode_t* node, DiagramShape shape, Paint paint) {
  Drawing::set(node, "shape", shape_name(shape));
  Drawing::set(node, "style", "filled");
  Drawing::set(node, "color", colour(paint));
  Drawing::set(node, "fillcolor", colour(Paint::band));
  Drawing::set(node, "penwidth", "1.3");
}

Agnode_t* Sheet::add_event(Agraph_t* in, const view::DiagramNode& event) {
  Agnode_t* node = nodes_[event.id] = drawing_.node(in, event.id);
  set_frame(node, event);
  constexpr const char* left = "<br align=\"left\"/>";
  std::string label;
  if (!event.date.empty()) label += text({event.date}, detail_points, Paint::accent, true, left);
  label += text(event.lines, title_points, Paint::ink, event.asked, left);
  label += text(event.more, detail_points, Paint::muted, false, left);
  drawing_.set_markup(node, "label", to_the_left(label, event_points));
  Drawing::set(node, "fontname", text_face);
  Drawing::set(node, "margin", "0.1,0.06");
  Drawing::set(node, "tooltip", escaped(event.tooltip.empty() ? event.id : event.tooltip));
  if (!event.url.empty()) {
    Drawing::set(node, "URL", escaped(url_of(event.url)));
    Drawing::set(node, "target", "_blank");
  }
  return node;
}

Agnode_t* Sheet::add_sized_actor(Agraph_t* in, const view::DiagramNode& actor) {
  constexpr double most_points = 22;
  const double points = std::min(most_points, 9.5 + 2.5 * std::sqrt(static_cast<double>(actor.events)));
  return add_actor(in, actor, paint_of(actor.shape), std::round(points * 2) / 2);
}

Agnode_t* Sheet::add_actor(Agraph_t* in, const view::DiagramNode& actor, Paint paint) {
  return add_actor(in, actor, paint, title_points);
}

Agnode_t* Sheet::add_actor(Agraph_t* in, const view::DiagramNode& actor, Paint paint, double points) {
  Agnode_t* node = nodes_[actor.id] = drawing_.node(in, actor.id);
  actor_paints_[actor.id] = paint;
  set_shape(node, actor.shape, paint);
  drawing_.set_markup(node, "label", text(actor.lines, points, Paint::ink, false, "<br/>"));
  Drawing::set(node, "fontname", text_face);
  Drawing::set(node, "margin", "0.06,0.04");
  Drawing::set(node, "width", "0.6");
  Drawing::set(node, "height", "0.36");
  Drawing::set(node, "tooltip", escaped(actor.tooltip));
  return node;
}

Agnode_t* Sheet::add_words(Agraph_t* in, const std::string& id, const std::string& words, double points,
                           Paint paint, bool is_bold) {
  Agnode_t* node = nodes_[id] = drawing_.node(in, id);
  Drawing::set(node, "shape", "plaintext");
  Drawing::set(node, "style", "filled");
  Drawing::set(node, "fillcolor", colour(Paint::ground));
  drawing_.set_markup(node, "label", text({words}, points, paint, is_bold, "<br align=\"left\"/>"));
  Drawing::set(node, "fontname", text_face);
  Drawing::set(node, "margin", "0.06,0.03");
  Drawing::set(node, "width", "0");
  Drawing::set(node, "height", "0.25");
  Drawing::set(node, "tooltip", escaped(words));
  return node;
}

Agnode_t* Sheet::add_sign(Agraph_t* in, const std::string& id, const view::DiagramSign& sign,
                          bool in_column) {
  if (sign.is_edge) {
    Agnode_t* words = add_words(in, id, sign.words, sign_points, Paint::muted, false);
    if (in_column)
      drawing_.set_markup(
          words, "label",
          to_the_left(text({sign.words}, sign_points, Paint::muted, false, ""), event_points));
    return words;
  }
  Agnode_t* node = nodes_[id] = drawing_.node(in, id);
  if (sign.node.shape == DiagramShape::event)
    set_frame(node, sign.node);
  else
    set_shape(node, sign.node.shape, in_column ? Paint::muted : paint_of(sign.node.shape));
  drawing_.set_markup(node, "label", text({sign.words}, sign_points, Paint::muted, false, "<br/>"));
  Drawing::set(node, "fontname", text_face);
  Drawing::set(node, "margin", "0.08,0.03");
  Drawing::set(node, "width", "0.5");
  Drawing::set(node, "height", "0.28");
  Drawing::set(node, "tooltip", escaped(sign.words));
  return node;
}

Agnode_t* Sheet::add_point(Agraph_t* in, const std::string& id) {
  Agnode_t* node = nodes_[id] = drawing_.node(in, id);
  Drawing::set(node, "shape", "point");
  Drawing::set(node, "width", "0.05");
  Drawing::set(node, "color", colour(Paint::thin));
  Drawing::set(node, "tooltip", "legend");
  return node;
}

void Sheet::paint_edge(Agedge_t* made, const view::DiagramEdge& edge, bool is_turned) {
  const Line line = line_of(edge.link);
  const auto actor = actor_paints_.find(edge.from);
  const bool is_of_actor = edge.link == DiagramLink::part && actor != actor_paints_.end();
  const Paint paint = is_of_actor ? actor->second : line.paint;
  double width = line.width;
  if (edge.link == DiagramLink::shared)
    width = std::min(8.0, 1 + 1.1 * (static_cast<double>(edge.weight) - 1));
  Drawing::set(made, "style", edge.doubtful ? "dashed" : line.style);
  Drawing::set(made, "color", colour(paint));
  Drawing::set(made, "penwidth", points_of(width));
  Drawing::set(made, "dir", "both");
  Drawing::set(made, "arrowhead", is_turned ? line.tail : line.head);
  Drawing::set(made, "arrowtail", is_turned ? line.head : line.tail);
  Drawing::set(made, "arrowsize", "0.7");
  const std::string tooltip = escaped(edge.tooltip.empty() ? edge.label : edge.tooltip);
  Drawing::set(made, "tooltip", tooltip);
  if (edge.label.empty()) return;
  const bool is_number = edge.link == DiagramLink::shared && !edge.doubtful;
  const bool is_quiet = edge.link == DiagramLink::part || edge.link == DiagramLink::dates || edge.doubtful;
  drawing_.set_markup(made, "label",
                      fmt::format("<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"1\" "
                                  "bgcolor=\"{}\"><tr><td>{}</td></tr></table>",
                                  colour(Paint::ground),
                                  text({edge.label}, is_number ? title_points : role_points,
                                       is_number  ? Paint::ink
                                       : is_quiet ? Paint::muted
                                                  : line.paint,
                                       is_number, "")));
  Drawing::set(made, "fontname", text_face);
  Drawing::set(made, "labeltooltip", tooltip);
}

Agedge_t* Sheet::add_edge(const view::DiagramEdge& edge, bool is_turned) {
  Agnode_t* const from = at(is_turned ? edge.to : edge.from);
  Agnode_t* const to = at(is_turned ? edge.from : edge.to);
  Agedge_t* const made = drawing_.edge(from, to);
  paint_edge(made, edge, is_turned);
  return made;
}

Agedge_t* Sheet::add_hidden(Agraph_t* in, Agnode_t* from, Agnode_t* to) {
  Agedge_t* const made = drawing_.edge(in, from, to);
  Drawing::set(made, "style", "invis");
  return made;
}

void Sheet::set_heading(Agraph_t* cluster, const std::string& title) {
  Drawing::set(cluster, "style", "filled");
  Drawing::set(cluster, "fillcolor", colour(Paint::band));
  Drawing::set(cluster, "color", colour(Paint::rule));
  Drawing::set(cluster, "fontname", text_face);
  Drawing::set(cluster, "labeljust", "l");
  Drawing::set(cluster, "tooltip", escaped(title));
  drawing_.set_markup(cluster, "label",
                      text({title}, heading_points, Paint::ink, true, "<br align=\"left\"/>"));
}

Agedge_t* Sheet::add_axis(Agraph_t* in, Agnode_t* from, Agnode_t* to) {
  Agedge_t* const made = drawing_.edge(in, from, to);
  Drawing::set(made, "color", colour(Paint::tick));
  Drawing::set(made, "penwidth", "2.5");
  Drawing::set(made, "arrowhead", "none");
  Drawing::set(made, "tooltip", "time");
  return made;
}

}  // namespace dateline::dot
