#include <algorithm>
#include <utility>

#include "exports/view/diagram_parts.hpp"

namespace dateline::view {
namespace {

template <class List, class Test>
bool any(const List& list, Test test) {
  return std::any_of(list.begin(), list.end(), test);
}

void add_frames(const DiagramView& view, std::vector<DiagramSign>& signs) {
  const auto add = [&](std::string words, const DiagramNode& node) {
    signs.push_back({.words = std::move(words), .node = node, .edge = {}});
  };
  const auto is_plain = [](const DiagramNode& node) { return node.standing == Standing::actual; };
  if (any(view.events, [](const DiagramNode& node) { return node.asked; }))
    add("the event asked about", {.id = "", .asked = true});
  if (any(view.events, [&](const DiagramNode& node) { return is_plain(node) && !node.inferred; }))
    add("event: words state its date", {});
  if (any(view.events, [&](const DiagramNode& node) { return is_plain(node) && node.inferred; }))
    add("event: no words state its date", {.id = "", .inferred = true});
  if (any(view.events, [&](const DiagramNode& node) { return !is_plain(node); }))
    add("alleged, planned, possible or denied, as it says", {.id = "", .standing = Standing::alleged});
  if (any(view.events, [](const DiagramNode& node) { return node.contested; }))
    add("sources disagree", {.id = "", .contested = true});
}

void add_shapes(const DiagramView& view, std::vector<DiagramSign>& signs) {
  constexpr std::pair<DiagramShape, const char*> names[] = {{DiagramShape::person, "person"},
                                                            {DiagramShape::organization, "organisation"},
                                                            {DiagramShape::place, "place"},
                                                            {DiagramShape::group, "group"},
                                                            {DiagramShape::other, "other"}};
  for (const auto& [shape, words] : names)
    if (any(view.actors, [&, shape = shape](const DiagramNode& node) { return node.shape == shape; }))
      signs.push_back({.words = words, .node = {.id = "", .shape = shape}, .edge = {}});
}

void add_lines(const DiagramView& view, std::vector<DiagramSign>& signs) {
  constexpr std::pair<DiagramLink, const char*> names[] = {
      {DiagramLink::part, "took part, in this role"},
      {DiagramLink::shared, "in the same event; the number: in so many, the thicker the more"},
      {DiagramLink::cause, "led to, as is stated"},
      {DiagramLink::response, "was answered by, as is stated"},
      {DiagramLink::order, "came before, as is stated"},
      {DiagramLink::during, "at its end: what went on during the other"},
      {DiagramLink::part_of, "at its end: a part of the other"},
      {DiagramLink::contradiction, "they contradict each other"},
      {DiagramLink::dates, "inferred: by dates and actors in common, nobody says it"}};
  for (const auto& [link, words] : names) {
    if (!any(view.edges, [&, link = link](const DiagramEdge& edge) { return edge.link == link; })) continue;
    DiagramSign sign{.words = words, .node = {}, .edge = {}, .is_edge = true};
    sign.edge.link = link;
    signs.push_back(std::move(sign));
  }
  if (!any(view.edges, [](const DiagramEdge& edge) { return edge.doubtful; })) return;
  DiagramSign sign{.words = "only in events that are alleged, planned, possible or denied",
                   .node = {},
                   .edge = {},
                   .is_edge = true};
  sign.edge.link = DiagramLink::shared;
  sign.edge.doubtful = true;
  signs.push_back(std::move(sign));
}

}  // namespace

std::vector<DiagramSign> legend_of(const DiagramView& view) {
  std::vector<DiagramSign> signs;
  add_frames(view, signs);
  add_shapes(view, signs);
  add_lines(view, signs);
  return signs;
}

}  // namespace dateline::view
