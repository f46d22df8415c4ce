#include "src/record/foreign_facts.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "src/record/foreign.hpp"

namespace dateline::record {

std::string key_of(const Event& event) {
  const std::string place = std::to_string(event.quote.begin) + "-" + std::to_string(event.quote.end);
  std::string key = place + "|" + event.kind + "|" + event.title + "|" +
                    std::string(name_of(event.modality)) + "|" + std::string(name_of(event.polarity)) + "|" +
                    event.time.when.edtf;
  for (const EventMention& mention : event.mentions) key += "|" + std::to_string(mention.span.begin);
  return key;
}

std::size_t add_facts(Record& to, const Record& more) {
  std::map<std::string, std::string> event_ids, actor_ids, by_key;
  for (const Event& event : to.events) by_key.emplace(key_of(event), event.id);
  for (const Actor& actor : more.actors) {
    const auto same = std::find_if(to.actors.begin(), to.actors.end(), [&](const Actor& one) {
      return one.name == actor.name && one.kind == actor.kind;
    });
    if (same != to.actors.end()) {
      actor_ids[actor.id] = same->id;
      for (const ActorMention& mention : actor.mentions)
        if (std::find(same->mentions.begin(), same->mentions.end(), mention) == same->mentions.end())
          same->mentions.push_back(mention);
      continue;
    }
    to.actors.push_back(actor);
    actor_ids[actor.id] = to.actors.back().id = "a" + std::to_string(to.actors.size());
  }
  std::size_t added = 0;
  for (const Event& event : more.events) {
    const auto [at, is_new] = by_key.emplace(key_of(event), "e" + std::to_string(to.events.size() + 1));
    event_ids[event.id] = at->second;
    if (!is_new) continue;
    ++added;
    Event& made = to.events.emplace_back(event);
    made.id = at->second;
    for (Participant& part : made.participants) part.actor = actor_ids.at(part.actor);
    if (!made.attributed_to.empty()) made.attributed_to = actor_ids.at(made.attributed_to);
    if (made.time.basis != Basis::time) continue;
    const auto time = std::find_if(more.times.begin(), more.times.end(),
                                   [&](const Time& one) { return one.id == event.time.basis_time; });
    to.times.push_back(*time);
    to.times.back().id = made.time.basis_time = "t" + std::to_string(to.times.size());
  }
  for (Relation relation : more.relations) {
    relation.from = event_ids.at(relation.from);
    relation.to = event_ids.at(relation.to);
    if (std::find(to.relations.begin(), to.relations.end(), relation) != to.relations.end()) continue;
    to.relations.push_back(std::move(relation));
    ++added;
  }
  return added;
}

}  // namespace dateline::record
