#pragma once

#include <set>
#include <string>
#include <vector>

#include "graph/assemble/decisions.hpp"
#include "graph/assemble/seen.hpp"

namespace dateline::assemble {

/// An event that no reading finds now and that stays as the editor saw it last.
struct KeptEvent {
  const SeenEvent* event = nullptr;  ///< of one of the decisions
  std::set<std::string> uids;        ///< under which it was decided on
};

/// The events that were accepted, checked or made by hand and that `found` has not, in the order of the first
/// decision on each. Decisions are on one such event when they have its uid or words in common: an event's
/// uid is another after an earlier article is found to tell of it. `decisions` must outlive the result.
std::vector<KeptEvent> kept_events(const std::vector<EventDecision>& decisions, const SeenEvents& found);

}  // namespace dateline::assemble
