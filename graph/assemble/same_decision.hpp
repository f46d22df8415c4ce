#pragma once

#include "graph/assemble/decisions.hpp"

namespace dateline::assemble {

/// Whether two references are to one event (or claim), as far as the editor has seen it.
bool are_on_one_event(const Reference& one, const Reference& other);

/// Whether two decisions are on one event, or one actor, as far as the editor has seen them.
bool are_on_one(const EventDecision& one, const EventDecision& other);
bool are_on_one(const ActorDecision& one, const ActorDecision& other);

/// Whether events, or actors, as they were seen by two decisions have the same value of a field.
bool say_the_same(const EventDecision& one, const EventDecision& other, model::Field field);
bool say_the_same(const ActorDecision& one, const ActorDecision& other, model::Field field);

}  // namespace dateline::assemble
