#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "exports/view/timeline_view.hpp"
#include "graph/query/result.hpp"
#include "src/calendar/print.hpp"

namespace dateline::view {

enum class DiagramKind {
  events,  ///< events in the order of time, and the actors of several of them
  actors,  ///< who was in the same events, and in how many
  causes,  ///< events that relations join
  around   ///< one event, its actors, and the events near it
};

enum class DiagramShape { event, person, organization, place, group, other };

struct DiagramNode {
  std::string id;  ///< "E3", "A1"
  DiagramShape shape = DiagramShape::event;
  Standing standing = Standing::actual;
  std::string date;                ///< of an event, as printed, with what is to be said of its state
  std::vector<std::string> lines;  ///< the title or name, wrapped
  std::vector<std::string> more;   ///< of an event: according to whom, and who else takes part, wrapped
  std::string tooltip;             ///< an event's quote and source; in how many events an actor is
  std::string url;                 ///< of the first source; http and https only, else ""
  bool inferred = false;           ///< an event whose date no words state
  bool contested = false;
  bool asked = false;        ///< the event around which all others stand
  std::uint64_t events = 0;  ///< of an actor: in how many of the events
};

/// What an edge says.
enum class DiagramLink {
  part,           ///< an actor takes part in an event
  shared,         ///< two actors take part in the same events
  cause,          ///< the earlier event led to the later
  response,       ///< the later event answers the earlier
  order,          ///< the one came before the other, no more
  during,         ///< the later node went on during the earlier
  part_of,        ///< the later node is a part of the earlier
  contradiction,  ///< one says what the other denies
  dates           ///< by dates and actors alone: nobody says that they have to do with each other
};

/// Between two events it runs from the one that is drawn first to the one that comes of it.
struct DiagramEdge {
  std::string from, to;  ///< node ids
  DiagramLink link = DiagramLink::part;
  std::string label;    ///< a role, "led to", or how many events two actors share where these are several
  std::string tooltip;  ///< the words that say it, and whose; for `shared` the events
  std::uint64_t weight = 1;  ///< of `shared`: the events
  bool doubtful = false;  ///< of `shared`: none of these events is said to have happened; the label says so
};

/// Events under a heading, in the order of time.
struct DiagramGroup {
  std::string title;                ///< "July 2017"; "" for none
  std::vector<std::string> events;  ///< node ids
  bool in_time = true;              ///< false: undated events
};

/// What a sign of the picture means: a node of that kind, or where `is_edge` an edge.
struct DiagramSign {
  std::string words;
  DiagramNode node;
  DiagramEdge edge;
  bool is_edge = false;
};

/// Nodes and edges to be placed by Graphviz.
struct DiagramView {
  DiagramKind kind = DiagramKind::events;
  std::string title;
  std::string caption;               ///< "8 events from 2 sources", whether it is a draft
  std::vector<std::string> notes;    ///< what is left out, a line each
  std::vector<DiagramGroup> groups;  ///< each event stands in one
  std::vector<DiagramNode> events;   ///< in the order of the groups
  std::vector<DiagramNode> actors;   ///< those in most of these events first
  std::vector<DiagramEdge> edges;
  std::vector<DiagramSign> legend;  ///< of what is used; empty where none is asked for
};

/// By which times events stand under headings.
enum class DiagramPeriod {
  fitting,  ///< months, or years where these are many
  year,
  month,
  none
};

struct DiagramOptions {
  DiagramKind kind = DiagramKind::events;
  std::string title;           ///< "" for one that says what is drawn
  calendar::DateForm dates{};  ///< how dates are written; a locale must outlive the layout
  DiagramPeriod period = DiagramPeriod::fitting;
  std::vector<Part> parts;  ///< headings instead of times; an event in several stands under the first
  std::string around;       ///< with `around`, and with `causes` where one is asked about: "E3"
  std::vector<DiagramEdge> inferred;    ///< with `causes`: edges that no words state
  std::uint64_t left_out_inferred = 0;  ///< how many more of them there are
  std::uint64_t left_out_near = 0;      ///< with `around`: events near it that are not in the result
  std::size_t most_actors = 40;         ///< with `actors`: those with most ties
  bool all_ties = false;                ///< with `actors`: also those of one event where they are very many
  bool legend = true;
};

/// All text in the view is valid UTF-8 without controls. With `causes` only events that something joins are
/// nodes; how many others there are is a note.
DiagramView lay_out_diagram(const query::Result& result, const DiagramOptions& options);

}  // namespace dateline::view
