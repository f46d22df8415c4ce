#pragma once

#include <vector>

#include "graph/query/query.hpp"

namespace dateline::query {

/// The handles of the events that a filter takes, by handle: ask() without what there is to show of them.
/// `max` and `least_salience` of the options are not looked at. Throws as ask() does.
std::vector<model::EventId> taken_by(const model::StoryReader& story, const Filter& filter,
                                     const Options& options = {}, Plan* plan = nullptr);

}  // namespace dateline::query
