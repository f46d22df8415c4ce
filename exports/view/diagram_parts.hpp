#pragma once

#include <string>
#include <vector>

#include "exports/view/diagram_view.hpp"
#include "exports/view/wording.hpp"

// What the diagrams have in common.

namespace dateline::view {

/// `text` in lines of at most about `columns` characters, broken where lines may be; a longer word is broken
/// between two characters.
std::vector<std::string> wrapped(const std::string& text, std::size_t columns);

DiagramNode event_node(const query::ResultEvent& event, const SourceNames& sources, calendar::DateForm form);
/// `events` is in how many of them he takes part.
DiagramNode actor_node(const query::ResultActor& actor, std::uint64_t events);

/// The relation as it is drawn, with its words; between events of the view.
DiagramEdge relation_edge(const query::ResultRelation& relation, const SourceNames& sources);
/// All relations of the result, each once.
std::vector<DiagramEdge> relation_edges(const query::Result& result, const SourceNames& sources);

/// Events under the asked headings. `events` are indices of the result, in the order of time.
std::vector<DiagramGroup> grouped(const query::Result& result, const std::vector<std::size_t>& events,
                                  const DiagramOptions& options);

/// Whether somebody was there: a place was not, nor who is only cited.
bool is_present(const query::ResultActor& actor);

/// What the signs in the view mean, each that is used once.
std::vector<DiagramSign> legend_of(const DiagramView& view);

/// The three that need more than common parts.
void lay_out_events(const query::Result& result, const DiagramOptions& options, DiagramView& view);
void lay_out_network(const query::Result& result, const DiagramOptions& options, DiagramView& view);
void lay_out_causes(const query::Result& result, const DiagramOptions& options, DiagramView& view);

}  // namespace dateline::view
