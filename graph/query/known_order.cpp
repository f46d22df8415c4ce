#include "graph/query/known_order.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace dateline::query {

namespace {

/// The events [first, first + count).
void put_in_order(Result& result, std::size_t first, std::size_t count) {
  if (count < 2) return;
  std::vector<ResultEvent>& events = result.events;
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

/// Whether two that stand next to each other, in time, have one place in it.
bool are_at_once(const ResultEvent& one, const ResultEvent& next) {
  if (one.place().unknown() || next.place().unknown()) return one.place().unknown() && next.place().unknown();
  return !calendar::sorts_before(one.place(), next.place());
}

}  // namespace

void put_in_known_order(Result& result) {
  for (std::size_t first = 0; first < result.events.size();) {
    std::size_t last = first + 1;
    while (last < result.events.size() && are_at_once(result.events[last - 1], result.events[last])) ++last;
    put_in_order(result, first, last - first);
    first = last;
  }
}

}  // namespace dateline::query
