#include "src/story/contradiction.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "graph/assemble/same_decision.hpp"
#include "src/story/decision_json.hpp"
#include "src/text/fold.hpp"

namespace dateline::story {
namespace {

bool has_any_of(const std::vector<assemble::Reference>& all, const std::vector<assemble::Reference>& some) {
  return std::any_of(all.begin(), all.end(), [&](const assemble::Reference& one) {
    return std::any_of(some.begin(), some.end(), [&](const assemble::Reference& other) {
      const bool is_one_name = !one.name.empty() && text::fold(one.name) == text::fold(other.name);
      return is_one_name || assemble::are_on_one_event(one, other);
    });
  });
}

/// Whether one says that things are one, and the other that they are not.
bool contradict(const assemble::Regrouping& one, const assemble::Regrouping& other) {
  if (one.join == other.join) return false;
  const assemble::Regrouping &merge = one.join ? one : other, &split = one.join ? other : one;
  return has_any_of(merge.these, split.these) && has_any_of(merge.these, split.others);
}

/// Whether two stories print other words for one event of a selection.
bool contradict(const assemble::Choosing& one, const assemble::Choosing& other) {
  using What = assemble::Choosing::What;
  if (one.what != other.what || one.selection != other.selection || one.words == other.words) return false;
  if (one.what == What::filter) return true;
  if (one.what != What::title && one.what != What::note) return false;
  return std::any_of(one.events.begin(), one.events.end(), [&](const assemble::SeenEvent& event) {
    return std::any_of(other.events.begin(), other.events.end(), [&](const assemble::SeenEvent& same) {
      return assemble::are_on_one_event(event.reference, same.reference);
    });
  });
}

/// Whether two stories have other pictures, or other words for one, beside an event.
bool contradict(const assemble::Picturing& one, const assemble::Picturing& other) {
  return one.picture != other.picture && assemble::are_on_one_event(one.event, other.event);
}

}  // namespace

bool contradict(const store::LogEntry& own, const store::LogEntry& theirs) {
  static const std::set<std::string> on_events = {"merge", "split"},
                                     on_actors = {"merge-actors", "split-actors"};
  for (const auto* verbs : {&on_events, &on_actors})
    if (verbs->contains(own.verb) && verbs->contains(theirs.verb))
      return contradict(regrouping_from(own.arguments), regrouping_from(theirs.arguments));
  if (own.verb == "order" && theirs.verb == "order") {
    const std::size_t space = own.arguments.find(' ');
    return space != std::string::npos &&
           theirs.arguments == own.arguments.substr(space + 1) + " " + own.arguments.substr(0, space);
  }
  const auto is_on_picture = [](const store::LogEntry& entry) {
    return entry.verb == "picture" || entry.verb == "unpicture";
  };
  if (is_on_picture(own) && is_on_picture(theirs))
    return contradict(picturing_from(own.arguments), picturing_from(theirs.arguments));
  return own.verb == "select" && theirs.verb == "select" &&
         contradict(choosing_from(own.arguments), choosing_from(theirs.arguments));
}

}  // namespace dateline::story
