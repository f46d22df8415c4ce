#pragma once

#include <algorithm>
#include <map>
#include <vector>

#include "graph/assemble/decisions.hpp"
#include "graph/assemble/same_decision.hpp"

namespace dateline::assemble {

// Which of many decisions on the fields of one event or actor hold. `Decision` is EventDecision or
// ActorDecision.

inline bool is_kept_by(model::State state) {
  return state == model::State::accepted || state == model::State::checked;
}

inline bool has_citation(const FieldChoice& choice) {
  return !choice.citation.empty() || !choice.cited_source_uid.empty();
}

/// Whether a decision rejects the field, or the whole.
template <typename Decision>
bool rejects(const Decision& decision, model::Field field) {
  return std::any_of(decision.fields.begin(), decision.fields.end(), [&](const FieldChoice& choice) {
    return choice.state == model::State::rejected &&
           (choice.field == field || choice.field == model::Field::whole);
  });
}

/// The last choice for a field, and the decision it stands in. Points into the decisions.
template <typename Decision>
struct HeldChoice {
  const Decision* decision;
  const FieldChoice* field;
  const FieldChoice* cited = nullptr;       ///< the one that says where the value is from
  const Decision* beside = nullptr;         ///< one on another, now one with this, that does not hold
  const Decision* beside_here = nullptr;    ///< one that was made elsewhere (`clashes`)
  std::vector<const Decision*> wrong = {};  ///< those that rejected a value, one after the other
};

template <typename Decision>
using HeldChoices = std::map<model::Field, HeldChoice<Decision>>;

/// Takes the next choice of a decision. `is_of_this` says that it was made on the one whose id is left of
/// several that are one now.
template <typename Decision>
void hold(const Decision& decision, const FieldChoice& choice, bool is_of_this,
          HeldChoices<Decision>& choices) {
  using model::State;
  if (decision.clashes) {
    // It stands beside what is decided here, until that is decided again.
    auto here = choices.find(choice.field);
    if (here == choices.end()) here = choices.find(model::Field::whole);
    if (here == choices.end() && choice.field == model::Field::whole) here = choices.begin();
    if (here != choices.end()) here->second.beside_here = &decision;
    if (here != choices.end() || choice.state == State::proposed) return;
  }
  if (choice.field == model::Field::whole && choice.state == State::rejected)
    for (auto& [field, held] : choices)  // what a colleague has rejected is rejected now
      if (held.beside_here != nullptr && rejects(*held.beside_here, field)) held.beside_here = nullptr;
  HeldChoice<Decision> made{&decision, &choice};
  if (choice.state == State::rejected) made.wrong.push_back(&decision);
  if (has_citation(choice)) made.cited = &choice;
  const auto before = choices.find(choice.field);
  if (before == choices.end()) {
    if (choice.state != State::proposed) choices.emplace(choice.field, made);
    return;
  }
  const HeldChoice<Decision>& old = before->second;
  if (are_on_one(*old.decision, decision)) {
    // Who checks a value that was set before means the value as it was cited.
    // So does who changes one of several who take part.
    const bool is_of_same = say_the_same(*old.decision, decision, choice.field) ||
                            (choice.field == model::Field::actors && old.field->given);
    if (!made.cited && choice.given && is_of_same) made.cited = old.cited;
    if (choice.state == State::rejected)
      made.wrong.insert(made.wrong.end(), old.wrong.begin(), old.wrong.end());
    if (choice.state == State::proposed)
      choices.erase(before);
    else
      before->second = made;
    return;
  }
  if (choice.state == State::proposed) return;
  const auto weight_of = [](State state) {
    return state == State::checked ? 2 : state == State::accepted ? 1 : 0;
  };
  const int weight = weight_of(choice.state), weight_before = weight_of(old.field->state);
  if (weight > weight_before || (weight == weight_before && is_of_this)) {
    made.beside = old.decision;
    before->second = made;
  } else {
    before->second.beside = &decision;
  }
}

/// A rejection of the whole does not hold where a field is accepted or checked on another that is one now.
template <typename Decision>
void release_what_is_kept(HeldChoices<Decision>& choices) {
  const auto whole = choices.find(model::Field::whole);
  if (whole == choices.end()) return;
  const bool is_kept = std::any_of(choices.begin(), choices.end(), [&](const auto& one) {
    return is_kept_by(one.second.field->state) && !are_on_one(*one.second.decision, *whole->second.decision);
  });
  if (is_kept) choices.erase(whole);
}

}  // namespace dateline::assemble
