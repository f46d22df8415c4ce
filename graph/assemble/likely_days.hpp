#pragma once

#include <optional>
#include <vector>

#include "graph/model/assembled.hpp"

namespace dateline::assemble {

/// The likely days of an event, out of those of its claims: only where no claim dates it by words, and only
/// days within what is certain that say more than this and are right at least every other time. Of several,
/// those that most sources give; then the surest; then the earliest. The same for every order of `claims`.
std::optional<model::LikelyDays> likely_days_of(const model::Event& event,
                                                const std::vector<const model::AssembledClaim*>& claims);

/// Gives all events of `graph` their likely days. Where relations say that one event was before another, and
/// its likely days lie after those of the other, neither is kept: one of them is wrong, and nothing says
/// which. To be called when the bounds are final.
void choose_likely_days(model::Assembled& graph);

}  // namespace dateline::assemble
