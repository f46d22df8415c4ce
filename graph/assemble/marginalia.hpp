#pragma once

#include <functional>
#include <string>
#include <vector>

#include "graph/assemble/decisions.hpp"
#include "graph/model/assembled.hpp"

namespace dateline::assemble {

/// What the editor has written beside events. `event_of` gives the uid in `graph` of what is meant, "" when
/// there is none.
void put_tags(model::Assembled& graph, const std::vector<Tagging>& tags,
              const std::function<std::string(const Reference&)>& event_of);
void put_notes(model::Assembled& graph, const std::vector<Annotation>& notes,
               const std::function<std::string(const Reference&)>& event_of);

/// Of an event that several were put beside, also by merging, the last holds.
void put_pictures(model::Assembled& graph, const std::vector<Picturing>& pictures,
                  const std::function<std::string(const Reference&)>& event_of);

}  // namespace dateline::assemble
