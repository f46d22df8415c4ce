#include "graph/assemble/likely_days.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace dateline::assemble {
namespace {

using calendar::Day;

/// What is less sure was more often on another day: that is not likely.
constexpr double least_confidence = 0.5;

bool lies_within(const model::LikelyDays& likely, const calendar::TimeSpan& when) {
  return likely.first <= likely.last && (!when.earliest_start || *when.earliest_start <= likely.first) &&
         (!when.latest_end || likely.last <= *when.latest_end);
}

bool says_more(const model::LikelyDays& likely, const calendar::TimeSpan& when) {
  return when.earliest_start != likely.first || when.latest_end != likely.last;
}

std::optional<Day> begin_of(const model::Dating& dating) {
  return dating.likely ? dating.likely->first : dating.when.earliest_start;
}

std::optional<Day> end_of(const model::Dating& dating) {
  return dating.likely ? dating.likely->last : dating.when.latest_end;
}

/// Takes the likely days from events that would then stand in another order than `graph` says.
void drop_contradicting(model::Assembled& graph,
                        const std::unordered_map<std::string_view, std::size_t>& index) {
  std::set<std::size_t> contradicting;
  const auto check = [&](const std::string& earlier, const std::string& later) {
    const auto one = index.find(earlier), other = index.find(later);
    if (one == index.end() || other == index.end()) return;
    const std::optional<Day> begin = begin_of(graph.events[one->second].event.dating);
    const std::optional<Day> end = end_of(graph.events[other->second].event.dating);
    if (begin && end && *begin > *end) contradicting.insert({one->second, other->second});
  };
  for (const model::AssembledRelation& relation : graph.relations) {
    if (relation.kind == model::RelationKind::after) check(relation.to_uid, relation.from_uid);
    if (relation.kind == model::RelationKind::before) check(relation.from_uid, relation.to_uid);
  }
  for (const std::size_t i : contradicting) graph.events[i].event.dating.likely.reset();
}

/// Words of a source, by the id of their time there: what they date counts somewhere, or is rejected. Those
/// that are not there count.
using CountingWords = std::map<std::pair<std::string_view, std::string_view>, bool>;

CountingWords words_that_count(const model::Assembled& graph,
                               const std::vector<model::AssembledClaim>& rejected_claims) {
  std::set<std::string> rejected;
  for (const model::AssembledEvent& made : graph.events)
    if (made.event.state == model::State::rejected) rejected.insert(made.uid);
  CountingWords counts;
  if (rejected.empty() && rejected_claims.empty()) return counts;  // all count
  for (const model::AssembledClaim& claim : rejected_claims)
    counts.try_emplace({claim.source_uid, claim.claim.dating.basis}, false);
  for (const model::AssembledClaim& claim : graph.claims) {
    bool& count = counts[{claim.source_uid, claim.claim.dating.basis}];
    count = count || !rejected.contains(claim.event_uid);
  }
  return counts;
}

void drop_rejected_words(model::Assembled& graph, const std::vector<model::AssembledClaim>& rejected_claims) {
  const auto counts = words_that_count(graph, rejected_claims);
  for (model::AssembledClaim& claim : graph.claims) {
    auto& likely = claim.claim.dating.likely;
    if (!likely || likely->from == "published") continue;
    const auto words = counts.find({claim.source_uid, likely->from});
    if (words != counts.end() && !words->second) likely.reset();
  }
}

}  // namespace

std::optional<model::LikelyDays> likely_days_of(const model::Event& event,
                                                const std::vector<const model::AssembledClaim*>& claims,
                                                const SourceHeads& heads) {
  const calendar::TimeSpan& when = event.dating.when;
  if (when.stated) return std::nullopt;
  std::map<std::pair<Day, Day>, std::set<std::string>> sources_of;
  for (const model::AssembledClaim* claim : claims) {
    if (claim->claim.dating.when.stated) return std::nullopt;
    const auto& likely = claim->claim.dating.likely;
    if (!likely) continue;
    const auto head = heads.find(claim->source_uid);
    sources_of[{likely->first, likely->last}].insert(head == heads.end() ? claim->source_uid : head->second);
  }
  const auto rank = [&](const model::LikelyDays& likely) {
    const auto support = static_cast<std::int64_t>(sources_of.at({likely.first, likely.last}).size());
    return std::tuple(-support, -likely.confidence, likely.first, likely.last, likely.from, likely.phrase);
  };
  std::optional<model::LikelyDays> best;
  for (const model::AssembledClaim* claim : claims) {
    const auto& likely = claim->claim.dating.likely;
    if (!likely || likely->confidence < least_confidence) continue;
    if (!lies_within(*likely, when) || !says_more(*likely, when)) continue;
    if (!best || rank(*likely) < rank(*best)) best = likely;
  }
  return best;
}

void choose_likely_days(model::Assembled& graph, const std::vector<model::AssembledClaim>& rejected_claims) {
  drop_rejected_words(graph, rejected_claims);
  std::unordered_map<std::string_view, std::vector<const model::AssembledClaim*>> claims;
  for (const model::AssembledClaim& claim : graph.claims) claims[claim.event_uid].push_back(&claim);
  SourceHeads heads;
  for (const model::AssembledSourceLink& link : graph.source_links) heads[link.source_uid] = link.head_uid;
  std::unordered_map<std::string_view, std::size_t> index;
  for (std::size_t i = 0; i < graph.events.size(); ++i) {
    model::AssembledEvent& made = graph.events[i];
    index.emplace(made.uid, i);
    made.event.dating.likely = likely_days_of(made.event, claims[made.uid], heads);
  }
  drop_contradicting(graph, index);
}

}  // namespace dateline::assemble
