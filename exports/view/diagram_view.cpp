#include "exports/view/diagram_view.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "exports/view/wording.hpp"
#include "src/text/boundaries.hpp"

namespace dateline::view {
namespace {

constexpr std::size_t title_columns = 34;
constexpr std::size_t name_columns = 22;

/// `text` in lines of at most about `columns` characters, broken where lines may be.
std::vector<std::string> wrapped(const std::string& text, std::size_t columns) {
  std::vector<std::string> lines;
  std::size_t begin = 0, last = 0;
  const auto add = [&](std::size_t end) {
    std::string line = text.substr(begin, end - begin);
    line.erase(line.find_last_not_of(' ') + 1);
    if (!line.empty()) lines.push_back(std::move(line));
    begin = end;
  };
  for (const std::size_t at : text::break_opportunities(text)) {
    if (last > begin && text::display_width(std::string_view(text).substr(begin, at - begin)) > columns + 1)
      add(last);
    last = at;
  }
  add(text.size());
  return lines;
}

std::string safe_url(const std::string& url) {
  return url.starts_with("http://") || url.starts_with("https://") ? shown(url) : std::string();
}

DiagramShape shape_of(const std::string& kind) {
  if (kind == "person") return DiagramShape::person;
  if (kind == "organization") return DiagramShape::organization;
  if (kind == "place") return DiagramShape::place;
  if (kind == "group") return DiagramShape::group;
  return DiagramShape::other;
}

DiagramNode event_node(const query::ResultEvent& event, const SourceNames& sources, calendar::DateForm form) {
  DiagramNode node{.id = event.id, .shape = DiagramShape::event, .standing = standing_of(event)};
  node.date = date_line(event, form);
  const std::string status = status_of(event, form).words;
  if (!status.empty()) node.date += " · " + status;
  const std::string title = title_of(event), said_by = shown(event.attributed_to);
  node.lines = wrapped(title, title_columns);
  if (!said_by.empty() && title.find(said_by) == std::string::npos)
    for (std::string& line : wrapped(said_by_line(event), title_columns))
      node.lines.push_back(std::move(line));
  node.inferred = !event.when.stated;
  node.contested = event.contested;
  for (const query::ResultClaim& claim : event.claims) {
    const query::ResultSource* source = sources.find(claim.source);
    if (node.tooltip.empty())
      node.tooltip = "“" + shown(claim.quote) + "” — " + sources.label(claim.source).words;
    if (source && node.url.empty()) node.url = safe_url(source->url);
  }
  return node;
}

std::string words_of(const std::string& name) {
  std::string words = name;
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

}  // namespace

DiagramView lay_out_diagram(const query::Result& result, const DiagramOptions& options) {
  const SourceNames sources(result, options.dates);
  DiagramView view;
  view.title = options.title.empty() ? "Events and actors" : shown(options.title);
  view.caption = counts_line(result);
  for (const std::string& more : {draft_line(result), left_out_line(result)})
    if (!more.empty()) view.caption += " · " + more;

  std::map<std::string, std::pair<DiagramNode, std::size_t>> actors;
  for (const query::ResultEvent& event : result.events) {
    view.events.push_back(event_node(event, sources, options.dates));
    std::map<std::string, std::string>
        roles;  // an actor may have several in one event: one edge names them all
    std::vector<std::string> order;
    for (const query::ResultActor& actor : event.actors) {
      auto& [node, count] = actors[actor.id];
      node.id = actor.id;
      node.shape = shape_of(actor.kind);
      node.lines = wrapped(shown(actor.name), name_columns);
      std::string& role = roles[actor.id];
      if (role.empty()) {
        order.push_back(actor.id);
        ++count;
      }
      if (actor.role != "other") role += (role.empty() ? "" : ", ") + actor.role;
    }
    for (const std::string& id : order) view.edges.push_back({id, event.id, roles[id], false});
  }
  std::set<std::string> seen;
  for (const query::ResultRelation& relation : result.relations)
    if (seen.insert(relation.from + ">" + relation.to + ">" + relation.kind).second)
      view.edges.push_back({relation.from, relation.to, words_of(relation.kind), true});

  std::vector<std::pair<DiagramNode, std::size_t>> ordered;
  for (auto& [id, actor] : actors) ordered.push_back(std::move(actor));
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const auto& one, const auto& other) { return one.second > other.second; });
  for (auto& [node, count] : ordered) view.actors.push_back(std::move(node));
  return view;
}

}  // namespace dateline::view
