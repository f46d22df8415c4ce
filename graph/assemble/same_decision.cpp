#include "graph/assemble/same_decision.hpp"

#include <algorithm>

#include "graph/assemble/seen.hpp"
#include "src/text/fold.hpp"

namespace dateline::assemble {

using model::Field;

bool are_on_one_event(const Reference& one, const Reference& other) {
  if (one.uid == other.uid) return true;
  return std::any_of(one.words.begin(), one.words.end(), [&](const SeenWords& words) {
    return std::any_of(other.words.begin(), other.words.end(),
                       [&](const SeenWords& others) { return key_of(words) == key_of(others); });
  });
}

bool are_on_one(const EventDecision& one, const EventDecision& other) {
  return are_on_one_event(one.event.reference, other.event.reference);
}

bool are_on_one(const ActorDecision& one, const ActorDecision& other) {
  if (one.actor.uid == other.actor.uid) return true;
  return !one.read_name.empty() && text::fold(one.read_name) == text::fold(other.read_name);
}

bool say_the_same(const ActorDecision& one, const ActorDecision& other, Field field) {
  if (field == Field::name) return one.actor.name == other.actor.name;
  return field == Field::kind && one.actor.kind == other.actor.kind;
}

bool say_the_same(const EventDecision& one, const EventDecision& other, Field field) {
  const SeenEvent &first = one.event, &second = other.event;
  switch (field) {
    case Field::title:
      return first.title == second.title;
    case Field::date:
      return first.dating == second.dating;
    case Field::actors:
      return first.actors == second.actors;
    case Field::kind:
      return first.kind == second.kind;
    case Field::standing:
      return first.modality == second.modality && first.polarity == second.polarity;
    case Field::whole:
    case Field::name:
      break;
  }
  return false;
}

}  // namespace dateline::assemble
