#include "graph/assemble/chosen.hpp"

#include <algorithm>
#include <cstdint>
#include <tuple>

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

}  // namespace dateline::assemble
