#include "graph/topology/nearness.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace dateline::topology {
namespace {

/// An actor of the next level while it is found.
struct Found {
  std::vector<model::EventId> events;
  std::map<model::ActorId, std::size_t> shared;  ///< with whom one hop nearer, how many
};

model::ActorId most_shared(const Found& found) {
  const auto fewer = [](const auto& one, const auto& other) { return one.second < other.second; };
  return std::max_element(found.shared.begin(), found.shared.end(), fewer)->first;
}

}  // namespace

std::vector<NearActor> actors_around(const model::NetworkReader& story, model::ActorId start, unsigned hops,
                                     const std::function<bool(model::EventId)>& takes) {
  std::vector<NearActor> near;
  std::unordered_set<model::ActorId> known{start};
  std::unordered_map<model::EventId, double> salience;  // of all events that were met
  std::vector<model::ActorId> level{start};
  for (unsigned hop = 1; hop <= hops && !level.empty(); ++hop) {
    std::map<model::ActorId, Found> found;
    std::map<model::EventId, std::vector<model::ActorId>> events;  // and who of this level is in it
    for (const model::ActorId actor : level)
      for (const model::Involvement& part : story.involvements_of(actor)) {
        if (part.role == model::Role::place || salience.contains(part.event)) continue;
        std::vector<model::ActorId>& those = events[part.event];
        if (those.empty() || those.back() != actor) those.push_back(actor);
      }
    for (const auto& [event, those] : events) {
      const std::optional<double> weight = story.salience_of(event);
      salience.emplace(event, weight.value_or(0));
      if (!weight || (takes && !takes(event))) continue;
      for (const model::Participant& part : story.participants_of(event)) {
        if (part.role == model::Role::place || known.contains(part.actor)) continue;
        Found& other = found[part.actor];
        if (!other.events.empty() && other.events.back() == event) continue;
        other.events.push_back(event);
        for (const model::ActorId actor : those) ++other.shared[actor];
      }
    }
    level.clear();
    const std::size_t first = near.size();
    for (auto& [actor, other] : found) {
      std::stable_sort(other.events.begin(), other.events.end(), [&](model::EventId one, model::EventId two) {
        return salience.at(one) > salience.at(two);
      });
      near.push_back({actor, hop, most_shared(other), std::move(other.events)});
      known.insert(actor);
      level.push_back(actor);
    }
    std::stable_sort(
        near.begin() + static_cast<std::ptrdiff_t>(first), near.end(),
        [](const NearActor& one, const NearActor& other) { return one.events.size() > other.events.size(); });
  }
  return near;
}

std::vector<NearEvent> events_around(const model::NetworkReader& story, model::EventId of,
                                     const std::function<bool(model::EventId)>& takes) {
  std::map<model::EventId, NearEvent> found;
  for (const model::Link& link : story.links_of(of)) found[link.other].related = true;
  std::set<model::ActorId> actors;
  for (const model::Participant& part : story.participants_of(of))
    if (part.role != model::Role::place) actors.insert(part.actor);
  for (const model::ActorId actor : actors)
    for (const model::Involvement& part : story.involvements_of(actor)) {
      if (part.role == model::Role::place) continue;
      std::vector<model::ActorId>& shared = found[part.event].shared;
      if (shared.empty() || shared.back() != actor) shared.push_back(actor);
    }
  found.erase(of);
  std::map<model::EventId, double> salience;
  std::vector<NearEvent> near;
  for (auto& [event, one] : found) {
    const std::optional<double> weight = story.salience_of(event);
    if (!weight || (takes && !takes(event))) continue;
    salience[event] = *weight;
    one.event = event;
    near.push_back(std::move(one));
  }
  std::stable_sort(near.begin(), near.end(), [&](const NearEvent& one, const NearEvent& other) {
    if (one.related != other.related) return one.related;
    if (one.shared.size() != other.shared.size()) return one.shared.size() > other.shared.size();
    return salience.at(one.event) > salience.at(other.event);
  });
  return near;
}

}  // namespace dateline::topology
