#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/model/assembled.hpp"

namespace dateline::assemble {

/// The head of each source that is a copy or a version of another, by uid.
using SourceHeads = std::map<std::string, std::string>;

/// The likely days of an event, out of those of its claims: only where no claim dates it by words, and only
/// days within what is certain that say more than this and are right at least every other time. Of several,
/// those that most sources give, copies counted once; then the surest; then the earliest. The same for every
/// order of `claims`.
std::optional<model::LikelyDays> likely_days_of(const model::Event& event,
                                                const std::vector<const model::AssembledClaim*>& claims,
                                                const SourceHeads& heads = {});

/// Gives all events of `graph` their likely days. Where relations say that one event was before another, and
/// its likely days lie after those of the other, neither is kept: one of them is wrong, and nothing says
/// which. Days that are taken from the words of what is told beside it go, from its claims too, where all
/// that these words date is rejected: an event as a whole, or a claim (`rejected_claims`, which are not in
/// the graph). To be called when the source links, the bounds and the states of events are final.
void choose_likely_days(model::Assembled& graph,
                        const std::vector<model::AssembledClaim>& rejected_claims = {});

}  // namespace dateline::assemble
