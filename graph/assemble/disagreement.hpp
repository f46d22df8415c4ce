#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "graph/model/assembled.hpp"

namespace dateline::assemble {

/// Fills in where claims and events of `graph` do not agree, and which events are contested by it.
///
/// Within an event, claims of two sources, or of two programs that read one, whose stated dates have no day
/// in common, and claims of two sources who count the same things differently (quantity.hpp). Between events
/// of one kind: one that was and one that was not, with two in common who take part, or one and words that
/// agree; and two that may be one, told by different sources with as much in common (or on one stated day and
/// with words that agree, or counting the same things), whose stated dates agree or lie at most ten days
/// apart, or of which one has none. Those that `told_apart` says the editor has parted are not among the
/// latter. An event is contested by claims that disagree and by a denial, unless the editor has decided on
/// the field in question.
///
/// `words` gives the stored words of a claim's participant. Events are compared within blocks of one kind and
/// participant, of 200 at most.
void find_disagreements(
    model::Assembled& graph,
    const std::function<std::string(const model::AssembledClaim&, const base::ByteSpan&)>& words,
    const std::function<bool(const std::string&, const std::string&)>& told_apart);

}  // namespace dateline::assemble
