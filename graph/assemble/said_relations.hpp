#pragma once

#include <functional>
#include <string>
#include <vector>

#include "graph/assemble/decisions.hpp"
#include "graph/model/assembled.hpp"

namespace dateline::assemble {

/// Adds how events stand to each other as the editor says; of what was said of two more than once the last
/// holds. `event_of` gives the uid in `graph` of what is meant, "" when there is none.
void add_said_relations(model::Assembled& graph, const std::vector<Relating>& said,
                        const std::function<std::string(const Reference&)>& event_of);

}  // namespace dateline::assemble
