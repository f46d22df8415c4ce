#pragma once

#include "graph/query/result.hpp"

namespace dateline::query {

/// Puts the events without a place in time, which stand at the end of the result, in the order that is known
/// of them: what was before, or caused something, or was responded to stands before it; otherwise as they
/// stood. Relations that contradict each other are followed as far as they can be.
void put_undated_in_order(Result& result);

}  // namespace dateline::query
