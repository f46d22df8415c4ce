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

bool are_on_one_actor(const ActorDecision& one, const ActorDecision& other) {
  if (one.actor.uid == other.actor.uid) return true;
  return !one.read_name.empty() && text::fold(one.read_name) == text::fold(other.read_name);
}

bool say_the_same(const SeenActor& one, const SeenActor& other, Field field) {
  if (field == Field::name) return one.name == other.name;
  return field == Field::kind && one.kind == other.kind;
}

bool say_the_same(const SeenEvent& one, const SeenEvent& other, Field field) {
  switch (field) {
    case Field::title:
      return one.title == other.title;
    case Field::date:
      return one.dating == other.dating;
    case Field::actors:
      return one.actors == other.actors;
    case Field::kind:
      return one.kind == other.kind;
    case Field::standing:
      return one.modality == other.modality && one.polarity == other.polarity;
    case Field::whole:
    case Field::name:
      break;
  }
  return false;
}

}  // namespace dateline::assemble
