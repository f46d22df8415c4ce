#pragma once

#include "graph/assemble/decisions.hpp"

namespace dateline::assemble {

/// Whether two decisions are on one event, as far as the editor has seen it.
bool are_on_one_event(const Reference& one, const Reference& other);

/// Whether two events as they were seen have the same value of a field.
bool say_the_same(const SeenEvent& one, const SeenEvent& other, model::Field field);

}  // namespace dateline::assemble
