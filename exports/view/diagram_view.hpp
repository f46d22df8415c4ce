#pragma once

#include <string>
#include <vector>

#include "exports/view/timeline_view.hpp"
#include "graph/query/result.hpp"
#include "src/calendar/print.hpp"

namespace dateline::view {

enum class DiagramShape { event, person, organization, place, group, other };

struct DiagramNode {
  std::string id;  ///< "E3", "A1"
  DiagramShape shape = DiagramShape::event;
  Standing standing = Standing::actual;
  std::string date;                ///< of an event, as printed
  std::vector<std::string> lines;  ///< the title or name, wrapped
  std::string tooltip;             ///< an event's quote and source
  std::string url;                 ///< of the first source; http and https only, else ""
  bool inferred = false;           ///< an event whose date no words state
  bool contested = false;
};

struct DiagramEdge {
  std::string from, to;   ///< node ids
  std::string label;      ///< "agent", "responds to"
  bool relation = false;  ///< between two events; otherwise an actor's part in one
};

/// Events and the actors in them as nodes and edges, to be placed by Graphviz. Events come in the order of
/// the result, which is time.
struct DiagramView {
  std::string title;
  std::string caption;              ///< "8 events from 2 sources", what is left out, whether it is a draft
  std::vector<DiagramNode> events;  ///< dated ones, then undated ones
  std::vector<DiagramNode> actors;  ///< those in most of these events first
  std::vector<DiagramEdge> edges;
};

struct DiagramOptions {
  std::string title;           ///< "" for "Events and actors"
  calendar::DateForm dates{};  ///< how dates are written; a locale must outlive the layout
};

/// All text in the view is valid UTF-8 without controls.
DiagramView lay_out_diagram(const query::Result& result, const DiagramOptions& options);

}  // namespace dateline::view
