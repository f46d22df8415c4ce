#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "graph/assemble/decisions.hpp"
#include "graph/model/model.hpp"

namespace dateline::story {

/// The verb under which a decision is logged: "accept".
inline std::string verb_of(model::State state) {
  constexpr const char* verbs[] = {"propose", "accept", "check", "reject"};
  return verbs[static_cast<int>(state)];
}

/// A field of an event or actor in a new state, its value as it is.
template <typename Thing>
assemble::FieldChoice choice_on(const Thing& thing, model::Field field, model::State state) {
  assemble::FieldChoice choice{.field = field, .state = state};
  if (const model::FieldDecision* before = model::decision_on(thing, field)) {
    choice.given = before->given;
    choice.read = before->read;
  }
  return choice;
}

/// What changes when `fields`, or without any the whole, are put into `state`; `all` are those that make up
/// the thing.
template <typename Thing>
std::vector<assemble::FieldChoice> choices_on(const Thing& thing, const std::vector<model::Field>& all,
                                              const std::vector<model::Field>& fields, model::State state) {
  using model::Field;
  using model::State;
  std::vector<assemble::FieldChoice> choices;
  if (fields.empty() && state == State::rejected) {
    if (thing.state != State::rejected) choices.push_back({.field = Field::whole, .state = State::rejected});
    return choices;
  }
  if (fields.empty() && thing.state == State::rejected) {
    choices.push_back({.field = Field::whole, .state = State::proposed});
    if (state == State::proposed) return choices;  // the rejection alone is taken back
  }
  for (const Field field : fields.empty() ? all : fields) {
    const State before = model::state_of(thing, field);
    const model::FieldDecision* decision = model::decision_on(thing, field);
    const bool stays = before == state && !(decision && decision->changed);
    const bool is_lowered = fields.empty() && state == State::accepted && before == State::checked;
    if (is_lowered && decision->changed)
      choices.push_back(choice_on(thing, field, before));  // as it is, with what is read now in view
    else if (!stays && !is_lowered)
      choices.push_back(choice_on(thing, field, state));
  }
  return choices;
}

}  // namespace dateline::story
