#pragma once

#include <memory>
#include <vector>

#include "graph/model/story_reader.hpp"
#include "graph/query/look_up.hpp"
#include "graph/query/query.hpp"
#include "graph/query/result.hpp"

namespace dateline::query {

/// Fills `result` with `events` in their order: names, claims, sources, relations looked up. Without
/// Wanted::parts relations are looked up all the same: they say the order.
void build_result(const model::StoryReader& story, std::vector<std::unique_ptr<model::Event>>&& events,
                  const Wanted& wanted, Result& result);

/// One who takes part.
ResultActor actor_row(model::ActorId id, model::Role role, LookUp& look_up);
ResultClaim claim_row(model::Claim&& claim, const Wanted& wanted, LookUp& look_up);
ResultDecision decision_row(const model::FieldDecision& decision);

ResultSource source_row(const model::Source& source, const model::StoryReader& story);

}  // namespace dateline::query
