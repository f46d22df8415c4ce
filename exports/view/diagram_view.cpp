#include "exports/view/diagram_view.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "exports/view/diagram_parts.hpp"
#include "graph/query/grouping.hpp"
#include "src/text/boundaries.hpp"

namespace dateline::view {
namespace {

constexpr std::size_t title_columns = 40;
constexpr std::size_t name_columns = 20;
/// Above so many months, years are the headings.
constexpr std::size_t most_months = 9;

DiagramShape shape_of(const std::string& kind) {
  if (kind == "person") return DiagramShape::person;
  if (kind == "organization") return DiagramShape::organization;
  if (kind == "place") return DiagramShape::place;
  if (kind == "group") return DiagramShape::group;
  return DiagramShape::other;
}

std::string quoted(const std::string& quote, const std::string& from) {
  const std::string words = shown(quote);
  return words.empty() ? from : "“" + words + "” — " + from;
}

/// What a relation is in the picture: from the earlier event, or the larger, to the other.
struct Drawn {
  DiagramLink link = DiagramLink::order;
  const char* words = "";
  bool is_turned = false;
};

Drawn drawn_as(const std::string& kind) {
  if (kind == "causes") return {DiagramLink::cause, "led to", false};
  if (kind == "responds_to") return {DiagramLink::response, "was answered by", true};
  if (kind == "part_of") return {DiagramLink::part_of, "has as a part", true};
  if (kind == "during") return {DiagramLink::during, "during it", true};
  if (kind == "contradicts") return {DiagramLink::contradiction, "contradicts", false};
  return {DiagramLink::order, "before", kind == "after"};
}

/// The time of a group, by which its heading is written.
DiagramGroup& group_titled(std::vector<DiagramGroup>& groups, const std::string& title, bool in_time) {
  if (groups.empty() || groups.back().title != title || groups.back().in_time != in_time)
    groups.push_back({title, {}, in_time});
  return groups.back();
}

bool are_many_months(const query::Result& result, const std::vector<std::size_t>& events) {
  std::size_t months = 0;
  std::string before;
  for (const std::size_t i : events) {
    const auto month = query::month_of(result.events[i].place());
    const std::string title = month ? month_title(*month, {}) : "";
    months += title != before;
    before = title;
  }
  return months > most_months;
}

std::vector<DiagramGroup> in_parts(const query::Result& result, const std::vector<std::size_t>& events,
                                   const std::vector<Part>& parts) {
  std::map<std::size_t, std::size_t> part_of;
  for (std::size_t n = 0; n < parts.size(); ++n)
    for (const std::size_t i : parts[n].events) part_of.emplace(i, n);
  std::vector<DiagramGroup> groups(parts.size());
  for (std::size_t n = 0; n < parts.size(); ++n) groups[n].title = heading_of(parts[n].title);
  DiagramGroup others{.title = "Others", .events = {}};
  for (const std::size_t i : events) {
    const auto found = part_of.find(i);
    (found == part_of.end() ? others : groups[found->second]).events.push_back(result.events[i].id);
  }
  groups.push_back(std::move(others));
  std::erase_if(groups, [](const DiagramGroup& group) { return group.events.empty(); });
  return groups;
}

std::string usual_title(DiagramKind kind, const DiagramOptions& options) {
  switch (kind) {
    case DiagramKind::events:
      return "Events and actors";
    case DiagramKind::actors:
      return "Who was in what with whom";
    case DiagramKind::causes:
      return options.around.empty() ? "What led to what" : "What led to it, and what came of it";
    case DiagramKind::around:
      return "Around one event";
  }
  return "";
}

}  // namespace

std::vector<std::string> wrapped(const std::string& text, std::size_t columns) {
  std::vector<std::string> lines;
  const auto add = [&](std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    // What has no place to break is broken anyway: the box would be as wide as the word.
    while (text::display_width(line) > columns + 1) {
      std::size_t size = text::prefix_of_width(line, columns).size();
      if (size == 0) size = text::grapheme_ends(line).front();
      if (size == line.size()) break;
      lines.push_back(line.substr(0, size));
      line.erase(0, size);
    }
    if (!line.empty()) lines.push_back(std::move(line));
  };
  std::size_t begin = 0, last = 0;
  for (const std::size_t at : text::break_opportunities(text)) {
    if (last > begin && text::display_width(std::string_view(text).substr(begin, at - begin)) > columns + 1) {
      add(text.substr(begin, last - begin));
      begin = last;
    }
    last = at;
  }
  add(text.substr(begin));
  return lines;
}

DiagramNode event_node(const query::ResultEvent& event, const SourceNames& sources, calendar::DateForm form) {
  DiagramNode node{.id = event.id, .shape = DiagramShape::event, .standing = standing_of(event)};
  node.date = date_line(event, form);
  const std::string status = status_of(event, form).words;
  if (!status.empty()) node.date += (node.date.empty() ? "" : " · ") + status;
  const std::string title = title_of(event), said_by = shown(event.attributed_to);
  node.lines = wrapped(title, title_columns);
  if (!said_by.empty() && title.find(said_by) == std::string::npos)
    node.more = wrapped(said_by_line(event), title_columns);
  node.inferred = !event.when.stated;
  node.contested = event.contested;
  for (const query::ResultClaim& claim : event.claims) {
    const query::ResultSource* source = sources.find(claim.source);
    const std::string from = claim.source.empty() ? shown(claim.citation) : sources.label(claim).words;
    if (node.tooltip.empty()) node.tooltip = quoted(claim.quote, from);
    if (source && node.url.empty()) node.url = web_address(source->url);
  }
  return node;
}

DiagramNode actor_node(const query::ResultActor& actor, std::uint64_t events) {
  DiagramNode node{.id = actor.id, .shape = shape_of(actor.kind)};
  std::string name = shown(actor.name);
  if (name.empty()) name = "Without a name";
  node.lines = wrapped(name, name_columns);
  node.tooltip = name + ": in " + std::to_string(events) + " of these events";
  node.events = events;
  return node;
}

DiagramEdge relation_edge(const query::ResultRelation& relation, const SourceNames& sources) {
  const Drawn drawn = drawn_as(relation.kind);
  DiagramEdge edge{.from = drawn.is_turned ? relation.to : relation.from,
                   .to = drawn.is_turned ? relation.from : relation.to,
                   .link = drawn.link,
                   .label = drawn.words};
  edge.tooltip = relation.source.empty() ? "Stated by the editor"
                                         : quoted(relation.quote, sources.label(relation.source).words);
  return edge;
}

std::vector<DiagramEdge> relation_edges(const query::Result& result, const SourceNames& sources) {
  std::vector<DiagramEdge> edges;
  std::map<std::tuple<std::string, std::string, DiagramLink>, std::size_t> known;
  for (const query::ResultRelation& relation : result.relations) {
    if (relation.from == relation.to) continue;
    DiagramEdge edge = relation_edge(relation, sources);
    const auto [at, is_new] = known.try_emplace({edge.from, edge.to, edge.link}, edges.size());
    if (is_new)
      edges.push_back(std::move(edge));
    else if (edges[at->second].tooltip.find(edge.tooltip) == std::string::npos)
      edges[at->second].tooltip += "; " + edge.tooltip;
  }
  return edges;
}

std::vector<DiagramGroup> grouped(const query::Result& result, const std::vector<std::size_t>& events,
                                  const DiagramOptions& options) {
  if (!options.parts.empty()) return in_parts(result, events, options.parts);
  DiagramPeriod period = options.period;
  if (period == DiagramPeriod::fitting)
    period = are_many_months(result, events) ? DiagramPeriod::year : DiagramPeriod::month;
  std::vector<DiagramGroup> groups;
  for (const std::size_t i : events) {
    const query::ResultEvent& event = result.events[i];
    std::string title;
    const auto heading =
        period == DiagramPeriod::year ? query::year_of(event.place()) : query::month_of(event.place());
    if (!heading)
      title = period == DiagramPeriod::none ? "" : "Without a date";
    else if (period != DiagramPeriod::none)
      title = period == DiagramPeriod::year ? year_title(*heading, options.dates)
                                            : month_title(*heading, options.dates);
    group_titled(groups, title, heading.has_value()).events.push_back(event.id);
  }
  return groups;
}

bool is_present(const query::ResultActor& actor) {
  return actor.role != "place" && actor.role != "speaker";
}

DiagramView lay_out_diagram(const query::Result& result, const DiagramOptions& options) {
  DiagramView view;
  view.kind = options.kind;
  view.title = options.title.empty() ? usual_title(options.kind, options) : shown(options.title);
  view.caption = counts_line(result);
  if (const std::string draft = draft_line(result); !draft.empty()) view.caption += " · " + draft;
  if (const std::string left_out = left_out_line(result); !left_out.empty()) view.notes.push_back(left_out);
  switch (options.kind) {
    case DiagramKind::events:
    case DiagramKind::around:
      lay_out_events(result, options, view);
      break;
    case DiagramKind::actors:
      lay_out_network(result, options, view);
      break;
    case DiagramKind::causes:
      lay_out_causes(result, options, view);
      break;
  }
  if (options.legend) view.legend = legend_of(view);
  return view;
}

}  // namespace dateline::view
