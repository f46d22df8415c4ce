#include "graph/assemble/said_relations.hpp"

#include <map>
#include <tuple>

namespace dateline::assemble {

void add_said_relations(model::Assembled& graph, const std::vector<Relating>& said,
                        const std::function<std::string(const Reference&)>& event_of) {
  std::map<std::tuple<std::string, std::string, model::RelationKind>, bool> known;
  for (const Relating& relating : said)
    known[{event_of(relating.from), event_of(relating.to), relating.kind}] = relating.known;
  for (const auto& [relation, is_known] : known) {
    const auto& [from, to, kind] = relation;
    if (is_known && !from.empty() && !to.empty() && from != to)
      graph.relations.push_back({from, to, "", kind, {}});
  }
}

}  // namespace dateline::assemble
