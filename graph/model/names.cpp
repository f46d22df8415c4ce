#include "graph/model/model.hpp"

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
  constexpr std::string_view names[] = {"whole", "title", "date", "actors", "kind", "standing"};
  return names[static_cast<int>(value)];
}

const FieldDecision* decision_on(const Event& event, Field field) {
  for (const FieldDecision& decision : event.decisions)
    if (decision.field == field) return &decision;
  return nullptr;
}

State state_of(const Event& event, Field field) {
  const FieldDecision* decision = decision_on(event, field);
  return decision ? decision->state : State::proposed;
}

}  // namespace dateline::model
