#include "graph/query/time_order.hpp"

namespace dateline::query {

calendar::TimeSpan place_of(const model::Dating& dating) {
  calendar::TimeSpan place;
  const auto& likely = dating.likely;
  place.earliest_start = likely ? likely->first : dating.when.earliest_start;
  place.latest_start = likely ? likely->last : dating.when.latest_start;
  place.earliest_end = likely ? likely->first : dating.when.earliest_end;
  place.latest_end = likely ? likely->last : dating.when.latest_end;
  return place;
}

std::optional<bool> shown_before(const model::Dating& one, const model::Dating& other) {
  const calendar::TimeSpan a = place_of(one), b = place_of(other);
  if (a.unknown() != b.unknown()) return b.unknown();
  if (calendar::sorts_before(a, b)) return true;
  if (calendar::sorts_before(b, a)) return false;
  return std::nullopt;
}

}  // namespace dateline::query
