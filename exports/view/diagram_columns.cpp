// Events in a column, in the order of time, with their actors on both sides.
#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "exports/view/diagram_parts.hpp"

namespace dateline::view {
namespace {

/// Above so many actors, who takes part in one event alone joins nothing: the box of the event names him.
constexpr std::size_t most_drawn_singly = 12;
/// More lines between events would hide those to the actors.
constexpr std::size_t most_relations = 5;
constexpr std::size_t more_columns = 44;

struct Known {
  query::ResultActor actor;
  std::uint64_t events = 0;
};

/// An actor may have several roles in one event: one edge names them all.
struct Role {
  std::string actor, words;
};

std::vector<Role> roles_in(const query::ResultEvent& event) {
  std::vector<Role> roles;
  for (const query::ResultActor& actor : event.actors) {
    const auto known =
        std::find_if(roles.begin(), roles.end(), [&](const Role& one) { return one.actor == actor.id; });
    Role& role = known == roles.end() ? roles.emplace_back(Role{actor.id, ""}) : *known;
    if (actor.role != "other") role.words += (role.words.empty() ? "" : ", ") + shown(actor.role);
  }
  return roles;
}

std::map<std::string, Known> actors_of(const query::Result& result) {
  std::map<std::string, Known> actors;
  for (const query::ResultEvent& event : result.events) {
    for (const query::ResultActor& actor : event.actors) actors[actor.id].actor = actor;
    for (const Role& role : roles_in(event)) ++actors[role.actor].events;
  }
  return actors;
}

bool takes_part(const query::ResultEvent& event, const std::string& actor) {
  return std::any_of(event.actors.begin(), event.actors.end(),
                     [&](const query::ResultActor& one) { return one.id == actor; });
}

/// Those of the event who are not drawn, as long as its title does not name them.
std::string others_line(const query::ResultEvent& event, const std::map<std::string, DiagramNode>& drawn) {
  query::ResultEvent undrawn;
  undrawn.attributed_to = event.attributed_to;
  for (const query::ResultActor& actor : event.actors)
    if (!drawn.contains(actor.id)) undrawn.actors.push_back(actor);
  const std::string names = actors_line(undrawn, title_of(event), 3);
  return names.empty() ? names : "With " + names;
}

}  // namespace

void lay_out_events(const query::Result& result, const DiagramOptions& options, DiagramView& view) {
  const SourceNames sources(result, options.dates);
  const std::map<std::string, Known> actors = actors_of(result);
  const auto asked =
      std::find_if(result.events.begin(), result.events.end(),
                   [&](const query::ResultEvent& event) { return event.id == options.around; });
  const bool is_around = options.kind == DiagramKind::around && asked != result.events.end();
  std::map<std::string, DiagramNode> drawn;
  std::size_t named_in_boxes = 0;
  for (const auto& [id, known] : actors) {
    const bool is_taken =
        is_around ? takes_part(*asked, id) : known.events > 1 || actors.size() <= most_drawn_singly;
    if (is_taken)
      drawn.emplace(id, actor_node(known.actor, known.events));
    else
      ++named_in_boxes;
  }
  if (named_in_boxes > 0)
    view.notes.push_back(counted(named_in_boxes, "actor", "actors") +
                         (is_around ? " not of this event: named in the boxes, not drawn"
                                    : " of one event alone: named in its box, not drawn"));
  if (options.left_out_near > 0)
    view.notes.push_back("+" + counted(options.left_out_near, "event", "events") +
                         " less near not shown (--max)");

  std::vector<std::size_t> order(result.events.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  view.groups = grouped(result, order, options);
  std::map<std::string, const query::ResultEvent*> by_id;
  for (const query::ResultEvent& event : result.events) by_id.emplace(event.id, &event);
  for (const DiagramGroup& group : view.groups)
    for (const std::string& id : group.events) {
      const query::ResultEvent& event = *by_id.at(id);
      DiagramNode node = event_node(event, sources, options.dates);
      node.asked = is_around && id == options.around;
      for (std::string& line : wrapped(others_line(event, drawn), more_columns))
        node.more.push_back(std::move(line));
      view.events.push_back(std::move(node));
      for (const Role& role : roles_in(event)) {
        const auto actor = drawn.find(role.actor);
        if (actor == drawn.end()) continue;
        std::string tooltip = shown(actors.at(role.actor).actor.name);
        if (!role.words.empty()) tooltip += ": " + role.words;
        view.edges.push_back({role.actor, id, DiagramLink::part, role.words, tooltip + " · " + id});
      }
    }
  std::vector<DiagramEdge> relations = relation_edges(result, sources);
  if (relations.size() > most_relations && !is_around) {
    view.notes.push_back(counted(relations.size(), "relation", "relations") +
                         " between these events not drawn (--view causes)");
    relations.clear();
  }
  for (DiagramEdge& edge : relations) view.edges.push_back(std::move(edge));
  for (auto& [id, node] : drawn) view.actors.push_back(std::move(node));
  std::stable_sort(
      view.actors.begin(), view.actors.end(),
      [](const DiagramNode& one, const DiagramNode& other) { return one.events > other.events; });
}

}  // namespace dateline::view
