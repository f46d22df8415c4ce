#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "graph/assemble/decisions.hpp"
#include "graph/assemble/groups.hpp"

namespace dateline::assemble {

/// The indices that a reference means; empty where nothing is left of it.
using Find = std::function<std::vector<std::size_t>(const Reference& reference)>;

/// `groups` as the editor wants them, one decision after the other, a later one over an earlier. What joins a
/// set in which two were told apart stays with `others`.
Groups regrouped(const Groups& groups, std::size_t size, const std::vector<Regrouping>& decisions,
                 const Find& find);

}  // namespace dateline::assemble
