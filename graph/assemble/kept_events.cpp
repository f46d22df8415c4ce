#include "graph/assemble/kept_events.hpp"

#include <map>

#include "graph/assemble/groups.hpp"

namespace dateline::assemble {
namespace {

/// Which decisions are on one event.
Groups on_one_event(const std::vector<const EventDecision*>& decisions) {
  Groups groups(decisions.size());
  std::map<std::string, std::size_t> first;
  const auto join = [&](const std::string& key, std::size_t i) {
    const auto [at, is_new] = first.try_emplace(key, i);
    if (!is_new) groups.join(at->second, i);
  };
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    const Reference& reference = decisions[i]->event.reference;
    join(reference.uid, i);
    for (const SeenWords& words : reference.words) join(key_of(words), i);
  }
  return groups;
}

}  // namespace

std::vector<KeptEvent> kept_events(const std::vector<EventDecision>& decisions, const SeenEvents& found) {
  std::vector<const EventDecision*> lost;
  for (const EventDecision& decision : decisions)
    if (found.find(decision.event.reference).empty()) lost.push_back(&decision);
  std::vector<KeptEvent> kept;
  for (const auto& same : on_one_event(lost).sets()) {
    KeptEvent one{.event = &lost[same.back()]->event, .uids = {}};
    std::set<model::Field> fields;  // that are accepted or checked
    for (const std::size_t i : same) {
      one.uids.insert(lost[i]->event.reference.uid);
      for (const FieldChoice& choice : lost[i]->fields) {
        fields.erase(choice.field);
        if (choice.state == model::State::accepted || choice.state == model::State::checked)
          fields.insert(choice.field);
      }
    }
    if (!fields.empty()) kept.push_back(std::move(one));
  }
  return kept;
}

}  // namespace dateline::assemble
