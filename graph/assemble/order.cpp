#include "graph/assemble/order.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dateline::assemble {
namespace {

/// Bounds travel along so many events.
constexpr int most_rounds = 16;

struct Pair {
  std::size_t earlier, later;  ///< events of the graph
};

bool may_change(const model::Event& event) {
  const calendar::TimeSpan& when = event.dating.when;
  return !when.stated && when.momentary() && event.modality != model::Modality::planned &&
         event.modality != model::Modality::hypothetical;
}

void bound(model::Event& event, std::optional<calendar::Day> first, std::optional<calendar::Day> last) {
  calendar::TimeSpan when = calendar::one_day_of(first, last);
  when.anchor = "order";
  event.dating.when = when;
  event.dating.basis = "order";
}

bool tighten(model::Event& earlier, model::Event& later) {
  bool changed = false;
  const auto last = earlier.dating.when.latest_end, upper = later.dating.when.latest_end;
  const auto first = earlier.dating.when.earliest_start;
  if (may_change(earlier) && upper && (!last || *upper < *last) && (!first || *first <= *upper)) {
    bound(earlier, first, upper);
    changed = true;
  }
  const auto begin = later.dating.when.earliest_start, lower = earlier.dating.when.earliest_start;
  const auto end = later.dating.when.latest_end;
  if (may_change(later) && lower && (!begin || *begin < *lower) && (!end || *lower <= *end)) {
    bound(later, lower, end);
    changed = true;
  }
  return changed;
}

}  // namespace

void follow_order(model::Assembled& graph, const std::vector<Order>& orders) {
  std::unordered_map<std::string_view, std::size_t> index;
  for (std::size_t i = 0; i < graph.events.size(); ++i) {
    index.emplace(graph.events[i].uid, i);
    for (const std::string& uid : graph.events[i].absorbed_uids) index.emplace(uid, i);
  }
  std::vector<Pair> pairs;
  const auto add = [&](const std::string& earlier, const std::string& later) {
    const auto one = index.find(earlier), other = index.find(later);
    if (one == index.end() || other == index.end() || one->second == other->second) return false;
    pairs.push_back({one->second, other->second});
    return true;
  };
  for (const model::AssembledRelation& relation : graph.relations) {
    if (relation.kind == model::RelationKind::after) add(relation.to_uid, relation.from_uid);
    if (relation.kind == model::RelationKind::before) add(relation.from_uid, relation.to_uid);
  }
  for (const Order& order : orders) {
    if (!add(order.earlier_uid, order.later_uid)) continue;
    graph.relations.push_back({graph.events[pairs.back().later].uid,
                               graph.events[pairs.back().earlier].uid,
                               "",
                               model::RelationKind::after,
                               {}});
  }
  bool changed = true;
  for (int round = 0; changed && round < most_rounds; ++round) {
    changed = false;
    for (const Pair& pair : pairs) {
      model::Event &earlier = graph.events[pair.earlier].event, &later = graph.events[pair.later].event;
      // What is rejected says nothing of the others.
      if (earlier.state == model::State::rejected || later.state == model::State::rejected) continue;
      changed |= tighten(earlier, later);
    }
  }
}

}  // namespace dateline::assemble
