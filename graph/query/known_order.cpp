#include "graph/query/known_order.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace dateline::query {

void put_undated_in_order(Result& result) {
  std::vector<ResultEvent>& events = result.events;
  const auto first = static_cast<std::size_t>(
      std::find_if(events.begin(), events.end(),
                   [](const ResultEvent& event) { return event.place().unknown(); }) -
      events.begin());
  const std::size_t count = events.size() - first;
  if (count < 2) return;
  std::map<std::string_view, std::size_t> place;
  for (std::size_t i = 0; i < count; ++i) place.emplace(events[first + i].id, i);
  std::vector<std::set<std::size_t>> earlier(count);
  std::vector<std::vector<std::size_t>> later(count);
  for (const ResultRelation& relation : result.relations) {
    const auto from = place.find(relation.from);
    const auto to = place.find(relation.to);
    if (from == place.end() || to == place.end()) continue;
    const bool is_forward = relation.kind == "before" || relation.kind == "causes";
    const bool is_backward = relation.kind == "after" || relation.kind == "responds_to";
    if (!is_forward && !is_backward) continue;
    const std::size_t before = is_forward ? from->second : to->second;
    const std::size_t after = is_forward ? to->second : from->second;
    if (before != after && earlier[after].insert(before).second) later[before].push_back(after);
  }
  std::set<std::size_t> free, left;
  for (std::size_t i = 0; i < count; ++i) (earlier[i].empty() ? free : left).insert(i);
  std::vector<ResultEvent> ordered;
  ordered.reserve(count);
  while (!free.empty() || !left.empty()) {
    // Where all that is left goes round in a circle, it is cut at its first.
    if (free.empty()) free.insert(left.extract(left.begin()));
    const std::size_t next = free.extract(free.begin()).value();
    ordered.push_back(std::move(events[first + next]));
    for (const std::size_t after : later[next]) {
      earlier[after].erase(next);
      if (earlier[after].empty() && left.contains(after)) free.insert(left.extract(after));
    }
  }
  std::move(ordered.begin(), ordered.end(), events.begin() + static_cast<std::ptrdiff_t>(first));
}

}  // namespace dateline::query
