#include "graph/model/model.hpp"

#include <algorithm>

namespace dateline::model {

std::string_view name_of(Choice value) {
  constexpr std::string_view names[] = {"by filter", "picked", "dropped"};
  return names[static_cast<std::size_t>(value)];
}

std::string_view name_of(DisagreementKind value) {
  constexpr std::string_view names[] = {"date", "number", "denial", "maybe one"};
  return names[static_cast<int>(value)];
}

std::string_view name_of(ActorKind value) {
  constexpr std::string_view names[] = {"person", "organization", "place", "group", "product", "other"};
  return names[static_cast<int>(value)];
}

std::string_view name_of(Modality value) {
  constexpr std::string_view names[] = {"actual", "planned", "alleged", "hypothetical"};
  return names[static_cast<int>(value)];
}

std::string_view name_of(Polarity value) {
  constexpr std::string_view names[] = {"positive", "negative"};
  return names[static_cast<int>(value)];
}

std::string_view name_of(Role value) {
  constexpr std::string_view names[] = {"agent", "patient", "recipient", "speaker", "place", "other"};
  return names[static_cast<int>(value)];
}

std::string_view name_of(RelationKind value) {
  constexpr std::string_view names[] = {"before",      "after",   "during",     "causes",
                                        "responds_to", "part_of", "contradicts"};
  return names[static_cast<int>(value)];
}

std::string_view name_of(LinkKind value) {
  constexpr std::string_view names[] = {"copy", "version", "excerpt", "containing"};
  return names[static_cast<int>(value)];
}

std::string_view name_of(State value) {
  constexpr std::string_view names[] = {"proposed", "accepted", "checked", "rejected"};
  return names[static_cast<int>(value)];
}

std::string_view name_of(Field value) {
  constexpr std::string_view names[] = {"whole", "title", "date", "actors", "kind", "standing", "name"};
  return names[static_cast<int>(value)];
}

std::string_view name_of(Likeness value) {
  constexpr std::string_view names[] = {"the same name, of another kind",
                                        "the same name in another spelling",
                                        "the same words in another order",
                                        "one goes by a name of the other",
                                        "the same name but for a middle one",
                                        "the same surname and initial",
                                        "the same surname and another form of the first name",
                                        "one has the initials of the other",
                                        "one is the longer name of the other",
                                        "names that differ in one letter",
                                        "one is named by the surname alone"};
  return names[static_cast<int>(value)];
}

namespace {

template <typename Thing>
const FieldDecision* decision_in(const Thing& thing, Field field) {
  for (const FieldDecision& decision : thing.decisions)
    if (decision.field == field) return &decision;
  return nullptr;
}

State state_in(const FieldDecision* decision) {
  return decision ? decision->state : State::proposed;
}

}  // namespace

const FieldDecision* decision_on(const Event& event, Field field) {
  return decision_in(event, field);
}

const FieldDecision* decision_on(const Actor& actor, Field field) {
  return decision_in(actor, field);
}

State state_of(const Event& event, Field field) {
  return state_in(decision_on(event, field));
}

State state_of(const Actor& actor, Field field) {
  return state_in(decision_on(actor, field));
}

State state_of(const Actor& actor) {
  if (state_of(actor, Field::whole) == State::rejected) return State::rejected;
  State least = State::checked;
  for (const Field field : actor_fields) {
    const State state = state_of(actor, field);
    least = std::min(least, state == State::rejected ? State::proposed : state);
  }
  return least;
}

const std::string& name_as_read(const Actor& actor) {
  const FieldDecision* decision = decision_on(actor, Field::name);
  return decision && decision->read_by.empty() && !decision->read.empty() ? decision->read : actor.name;
}

}  // namespace dateline::model
