#pragma once

#include <span>
#include <vector>

#include "graph/model/assembled.hpp"

namespace dateline::assemble {

/// The dating of an event is that of one of its claims: the finest that words state; among those inferred,
/// the finest, then the one with the earliest upper bound (the first report). Ties go to the first claim.
/// Likely days are no date: they are chosen when all bounds are known. `claims` is not empty.
const model::Dating& chosen_dating(const std::vector<const model::AssembledClaim*>& claims);

/// The claim that title, kind, modality and speaker come from; ties go to the first. `claims` is not empty.
const model::AssembledClaim* most_salient(const std::vector<const model::AssembledClaim*>& claims);

/// Puts the fields of an event that `told_by`, which is not empty, tells of. Title, kind, modality and
/// speaker come from the most salient claim; participants from all. What we read goes before what other
/// programs did.
void choose_fields(model::AssembledEvent& made, std::span<const model::AssembledClaim> told_by);

}  // namespace dateline::assemble
