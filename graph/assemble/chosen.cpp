#include "graph/assemble/chosen.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace dateline::assemble {
namespace {

/// Days between the outer bounds, the more the vaguer; open spans are vaguest.
std::int64_t width_of(const calendar::TimeSpan& when) {
  if (when.unknown()) return INT64_MAX;
  if (!when.bounded()) return INT64_MAX - 1;
  return *when.latest_end - *when.earliest_start;
}

}  // namespace

const model::Dating& chosen_dating(const std::vector<const model::AssembledClaim*>& claims) {
  const auto rank = [](const model::AssembledClaim* claim) {
    const auto& when = claim->claim.dating.when;
    return std::tuple(!when.stated, width_of(when), when.latest_end ? when.latest_end->number : INT64_MAX);
  };
  return (*std::min_element(claims.begin(), claims.end(),
                            [&](const auto* one, const auto* other) { return rank(one) < rank(other); }))
      ->claim.dating;
}

const model::AssembledClaim* most_salient(const std::vector<const model::AssembledClaim*>& claims) {
  return *std::min_element(claims.begin(), claims.end(), [](const auto* one, const auto* other) {
    return one->claim.salience > other->claim.salience;
  });
}

void choose_fields(model::AssembledEvent& made, std::span<const model::AssembledClaim> told_by) {
  std::vector<const model::AssembledClaim*> claims, ours;
  std::set<std::pair<std::string, model::Role>> parts;
  for (const model::AssembledClaim& claim : told_by) {
    claims.push_back(&claim);
    if (claim.claim.extractor.empty()) ours.push_back(&claim);
    for (const auto& part : claim.participants)
      if (parts.insert({part.actor_uid, part.role}).second)
        made.participants.push_back({part.actor_uid, part.role, {}});
  }
  const bool is_dated = std::any_of(ours.begin(), ours.end(), [](const model::AssembledClaim* claim) {
    return claim->claim.dating.when.stated;
  });
  const model::AssembledClaim* lead = most_salient(ours.empty() ? claims : ours);
  made.event.title = lead->claim.title;
  made.event.kind = lead->claim.kind;
  made.event.modality = lead->claim.modality;
  made.event.polarity = lead->claim.polarity;
  made.event.salience = lead->claim.salience;
  made.attributed_to_uid = lead->attributed_to_uid;
  made.event.dating = chosen_dating(is_dated ? ours : claims);
}

}  // namespace dateline::assemble
