// Events in layers, causes above what came of them.
#include <algorithm>
#include <map>
#include <set>

#include "exports/dot/look.hpp"

namespace dateline::dot {
namespace {

/// Events that nothing joins to the others.
struct Island {
  std::vector<std::string> events;  ///< in the order of time
  std::vector<std::string> first;   ///< to which no edge leads
  std::vector<std::string> last;    ///< from which none does
};

/// The islands in the order of their first events.
std::vector<Island> islands_of(const view::DiagramView& view) {
  std::map<std::string, std::string> up;
  std::set<std::string> with_before, with_after;
  for (const view::DiagramNode& event : view.events) up[event.id] = event.id;
  const auto top = [&](std::string id) {
    while (up.at(id) != id) id = up.at(id) = up.at(up.at(id));
    return id;
  };
  for (const view::DiagramEdge& edge : view.edges) {
    up[top(edge.to)] = top(edge.from);
    with_after.insert(edge.from);
    with_before.insert(edge.to);
  }
  std::vector<Island> islands;
  std::map<std::string, std::size_t> places;
  for (const view::DiagramNode& event : view.events) {
    const auto [at, is_new] = places.try_emplace(top(event.id), islands.size());
    if (is_new) islands.emplace_back();
    Island& island = islands[at->second];
    island.events.push_back(event.id);
    if (!with_before.contains(event.id)) island.first.push_back(event.id);
    if (!with_after.contains(event.id)) island.last.push_back(event.id);
  }
  // In a circle of causes none is the first.
  for (Island& island : islands) {
    if (island.first.empty()) island.first.push_back(island.events.front());
    if (island.last.empty()) island.last.push_back(island.events.back());
  }
  return islands;
}

/// Puts one below others.
void put_below(Sheet& sheet, const std::vector<std::string>& above, const std::vector<std::string>& below) {
  for (const std::string& one : above)
    for (const std::string& other : below)
      Drawing::set(sheet.add_hidden(sheet.graph(), sheet.at(one), sheet.at(other)), "weight", "3");
}

/// Signs under each other, below all else.
void add_legend(Sheet& sheet, const std::vector<std::string>& lowest) {
  if (sheet.view().legend.empty()) return;
  sheet.add_words(sheet.graph(), "k", "Key", 11, view::Paint::muted, true);
  put_below(sheet, lowest, {"k"});
  std::vector<std::string> above = {"k"};
  std::size_t number = 0;
  for (const view::DiagramSign& sign : sheet.view().legend) {
    const std::string id = "k" + std::to_string(++number);
    Agraph_t* const row = sheet.drawing().subgraph();
    Drawing::set(row, "rank", "same");
    Agnode_t* const point = sign.is_edge ? sheet.add_point(row, id + "p") : nullptr;
    Agnode_t* const node = sheet.add_sign(row, id, sign);
    if (point) {
      Agedge_t* const edge = sheet.drawing().edge(row, point, node);
      sheet.paint_edge(edge, sign.edge, false);
      Drawing::set(edge, "minlen", "2");
    }
    put_below(sheet, above, {point ? id + "p" : id});
    above = {point ? id + "p" : id};
  }
}

}  // namespace

void draw_layers(Sheet& sheet) {
  constexpr std::size_t most_beside = 3;
  const view::DiagramView& view = sheet.view();
  Agraph_t* const graph = sheet.graph();
  Drawing::set(graph, "rankdir", "TB");
  Drawing::set(graph, "nodesep", "0.3");
  Drawing::set(graph, "ranksep", "0.3");
  const bool is_framed = std::any_of(view.groups.begin(), view.groups.end(),
                                     [](const view::DiagramGroup& group) { return !group.title.empty(); });
  std::size_t event = 0;
  std::vector<std::string> lowest;
  for (const view::DiagramGroup& group : view.groups) {
    Agraph_t* in = graph;
    if (!group.title.empty()) {
      in = sheet.drawing().cluster();
      sheet.set_heading(in, group.title);
    }
    for (std::size_t i = 0; i < group.events.size(); ++i) {
      const std::string& id = view.events[event].id;
      sheet.add_event(in, view.events[event++]);
      // In frames they stand under each other: beside each other they would be a page too wide.
      if (!is_framed) continue;
      put_below(sheet, lowest, {id});
      lowest = {id};
    }
  }
  for (const view::DiagramEdge& edge : view.edges) {
    Agedge_t* const made = sheet.add_edge(edge);
    if (is_framed) Drawing::set(made, "constraint", "false");
  }
  if (!is_framed) {
    // Some islands beside each other, then the next ones below.
    const std::vector<Island> islands = islands_of(view);
    Agraph_t* row = nullptr;
    for (std::size_t i = 0; i < islands.size(); ++i) {
      if (i % most_beside == 0) {
        row = sheet.drawing().subgraph();
        Drawing::set(row, "rank", "same");
      } else {
        sheet.add_hidden(row, sheet.at(islands[i - 1].first.front()), sheet.at(islands[i].first.front()));
      }
      if (i >= most_beside) put_below(sheet, islands[i - most_beside].last, {islands[i].first.front()});
      if (i + most_beside >= islands.size())
        lowest.insert(lowest.end(), islands[i].last.begin(), islands[i].last.end());
    }
  }
  add_legend(sheet, lowest);
}

}  // namespace dateline::dot
