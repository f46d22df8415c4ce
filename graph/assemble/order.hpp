#pragma once

#include <vector>

#include "graph/assemble/decisions.hpp"
#include "graph/model/assembled.hpp"

namespace dateline::assemble {

/// Bounds events that no words date by those that they were before or after: as the relations of `graph` tell
/// it, and as the editor decided. Decided orders become relations without a source; one whose events are no
/// longer there, or are one now, is left aside. What contradicts dates that words state changes nothing.
void follow_order(model::Assembled& graph, const std::vector<Order>& orders);

}  // namespace dateline::assemble
