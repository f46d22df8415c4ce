#include "graph/query/known_order.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dateline::query {

namespace {

/// Events that stand next to each other and have one place in time.
struct Run {
  std::size_t first = 0, count = 0;
};

/// That one event of a run stands before another one of it, both counted from its first.
struct Before {
  std::size_t one = 0, other = 0;
};

/// Whether two that stand next to each other, in time, have one place in it.
bool are_at_once(const ResultEvent& one, const ResultEvent& next) {
  if (one.place().unknown() || next.place().unknown()) return one.place().unknown() && next.place().unknown();
  return !calendar::sorts_before(one.place(), next.place());
}

std::vector<Run> runs_of(const std::vector<ResultEvent>& events) {
  std::vector<Run> runs;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (i == 0 || !are_at_once(events[i - 1], events[i])) runs.push_back({.first = i});
    ++runs.back().count;
  }
  return runs;
}

/// What relations say of the order inside runs, by the number of the run.
std::map<std::size_t, std::vector<Before>> orders_in(const Result& result, const std::vector<Run>& runs) {
  struct Place {
    std::size_t run = 0, in_run = 0;
  };
  std::unordered_map<std::string_view, Place> places;
  for (std::size_t run = 0; run < runs.size(); ++run)
    for (std::size_t i = 0; i < runs[run].count; ++i)
      places.emplace(result.events[runs[run].first + i].id, Place{run, i});
  std::map<std::size_t, std::vector<Before>> orders;
  for (const ResultRelation& relation : result.relations) {
    const bool is_forward = relation.kind == "before" || relation.kind == "causes";
    const bool is_backward = relation.kind == "after" || relation.kind == "responds_to";
    if (!is_forward && !is_backward) continue;
    const auto from = places.find(relation.from);
    const auto to = places.find(relation.to);
    if (from == places.end() || to == places.end() || from->second.run != to->second.run) continue;
    const std::size_t one = (is_forward ? from : to)->second.in_run;
    const std::size_t other = (is_forward ? to : from)->second.in_run;
    if (one != other) orders[from->second.run].push_back({one, other});
  }
  return orders;
}

void put_in_order(const Run& run, const std::vector<Before>& orders, std::vector<ResultEvent>& events) {
  std::vector<std::set<std::size_t>> earlier(run.count);
  std::vector<std::vector<std::size_t>> later(run.count);
  for (const Before& order : orders)
    if (earlier[order.other].insert(order.one).second) later[order.one].push_back(order.other);
  std::set<std::size_t> free, left;
  for (std::size_t i = 0; i < run.count; ++i) (earlier[i].empty() ? free : left).insert(i);
  std::vector<ResultEvent> ordered;
  ordered.reserve(run.count);
  while (!free.empty() || !left.empty()) {
    // Where all that is left goes round in a circle, it is cut at its first.
    if (free.empty()) free.insert(left.extract(left.begin()));
    const std::size_t next = free.extract(free.begin()).value();
    ordered.push_back(std::move(events[run.first + next]));
    for (const std::size_t after : later[next]) {
      earlier[after].erase(next);
      if (earlier[after].empty() && left.contains(after)) free.insert(left.extract(after));
    }
  }
  std::move(ordered.begin(), ordered.end(), events.begin() + static_cast<std::ptrdiff_t>(run.first));
}

}  // namespace

void put_in_known_order(Result& result) {
  const std::vector<Run> runs = runs_of(result.events);
  for (const auto& [run, orders] : orders_in(result, runs)) put_in_order(runs[run], orders, result.events);
}

}  // namespace dateline::query
