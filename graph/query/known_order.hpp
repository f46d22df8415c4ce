#pragma once

#include "graph/query/result.hpp"

namespace dateline::query {

/// Puts events of one place in time, as those of one day and those of which no time is known, in the order
/// that is known of them: what was before, or caused something, or was responded to stands before it;
/// otherwise as they stood. Relations that contradict each other are followed as far as they can be.
/// Takes time in proportion to events and relations.
void put_in_known_order(Result& result);

}  // namespace dateline::query
