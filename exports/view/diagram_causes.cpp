// Events that relations join.
#include <map>
#include <set>
#include <utility>

#include "exports/view/diagram_parts.hpp"

namespace dateline::view {
void lay_out_causes(const query::Result& result, const DiagramOptions& options, DiagramView& view) {
  const SourceNames sources(result, options.dates);
  std::vector<DiagramEdge> edges = relation_edges(result, sources);
  edges.insert(edges.end(), options.inferred.begin(), options.inferred.end());
  std::set<std::string> joined;
  for (const DiagramEdge& edge : edges) joined.insert({edge.from, edge.to});
  if (!options.around.empty()) joined.insert(options.around);
  std::vector<std::size_t> drawn;
  for (std::size_t i = 0; i < result.events.size(); ++i)
    if (joined.contains(result.events[i].id)) drawn.push_back(i);
  if (drawn.size() < result.events.size())
    view.notes.push_back(counted(result.events.size() - drawn.size(), "event", "events") +
                         " without a stated relation to another one not shown");
  if (options.left_out_inferred > 0)
    view.notes.push_back("+" + counted(options.left_out_inferred, "event", "events") +
                         " by dates and actors alone not shown (--inferred)");
  view.groups = grouped(result, drawn, options);
  std::map<std::string, const query::ResultEvent*> by_id;
  for (const query::ResultEvent& event : result.events) by_id.emplace(event.id, &event);
  for (const DiagramGroup& group : view.groups)
    for (const std::string& id : group.events) {
      DiagramNode node = event_node(*by_id.at(id), sources, options.dates);
      node.asked = id == options.around;
      view.events.push_back(std::move(node));
    }
  view.edges = std::move(edges);
}

}  // namespace dateline::view
