#pragma once

#include <functional>
#include <string>
#include <vector>

#include "graph/assemble/decisions.hpp"
#include "graph/model/assembled.hpp"

namespace dateline::assemble {

/// The selections that these choices make, one after the other, by name (case apart one name is one
/// selection, written as it was first). `event_of` gives the uid in the graph of what the editor has seen, ""
/// where there is nothing of it; what is said of such an event goes.
std::vector<model::AssembledSelection> selections_from(
    const std::vector<Choosing>& choices, const std::function<std::string(const Reference&)>& event_of);

/// What keeps the events that are picked for a selection in the graph though no reading finds them: the event
/// as a whole is accepted, none of its fields is.
std::vector<EventDecision> decisions_by_picking(const std::vector<Choosing>& choices);

}  // namespace dateline::assemble
