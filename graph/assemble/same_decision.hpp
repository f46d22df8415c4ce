#pragma once

#include "graph/assemble/decisions.hpp"

namespace dateline::assemble {

/// Whether two decisions are on one event, as far as the editor has seen it.
bool are_on_one_event(const Reference& one, const Reference& other);

bool are_on_one_actor(const ActorDecision& one, const ActorDecision& other);

/// Whether two events, or actors, as they were seen have the same value of a field.
bool say_the_same(const SeenEvent& one, const SeenEvent& other, model::Field field);
bool say_the_same(const SeenActor& one, const SeenActor& other, model::Field field);

}  // namespace dateline::assemble
