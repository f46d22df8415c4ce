#include "graph/query/meetings.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "graph/query/taking.hpp"

namespace dateline::query {
namespace {

bool is_meeting(const model::Event& event) {
  return event.modality == model::Modality::actual && event.polarity == model::Polarity::positive &&
         (event.kind == "meeting" || event.kind == "negotiation" || event.kind == "visit");
}

/// Who was there, each once, by handle.
std::vector<model::ActorId> present_in(const model::Event& event) {
  std::vector<model::ActorId> present;
  for (const model::Participation& part : event.participants)
    if (part.role != model::Role::place && part.role != model::Role::speaker) present.push_back(part.actor);
  std::sort(present.begin(), present.end());
  present.erase(std::unique(present.begin(), present.end()), present.end());
  return present;
}

/// An event where two met, and by what it stands in time.
struct Occasion {
  calendar::TimeSpan when;
  model::EventId event;
};

bool earlier(const Occasion& one, const Occasion& other) {
  if (calendar::sorts_before(one.when, other.when)) return true;
  if (calendar::sorts_before(other.when, one.when)) return false;
  return one.event < other.event;
}

}  // namespace

Met who_met(const model::StoryReader& story, const Filter& filter, const Options& options,
            const MetOptions& wanted, Plan* plan) {
  Matcher matcher(story, filter, options);
  std::uint64_t taken = 0, no_meetings = 0, without = 0;
  Met met;
  std::map<std::pair<model::ActorId, model::ActorId>, std::vector<std::uint32_t>> pairs;
  std::vector<Occasion> occasions;
  const auto visit = [&](const model::Event& event) {
    if (!wanted.any_event && !is_meeting(event)) {
      ++no_meetings;
      return;
    }
    const std::vector<model::ActorId> present = present_in(event);
    const auto is_present = [&](const std::optional<model::ActorId>& actor) {
      return !actor || std::binary_search(present.begin(), present.end(), *actor);
    };
    if (present.size() < 2 || !is_present(wanted.one) || !is_present(wanted.other)) {
      ++without;
      return;
    }
    const Verdict verdict = matcher.decide(event);
    if (verdict == Verdict::maybe || verdict == Verdict::probably) ++met.possible;
    if (verdict != Verdict::yes) return;
    ++taken;
    const auto occasion = static_cast<std::uint32_t>(occasions.size());
    occasions.push_back({event.dating.when, event.id});
    for (std::size_t i = 0; i < present.size(); ++i)
      for (std::size_t k = i + 1; k < present.size(); ++k) {
        std::pair<model::ActorId, model::ActorId> pair(present[i], present[k]);
        if (wanted.one && pair.second == *wanted.one) std::swap(pair.first, pair.second);
        if (wanted.one && pair.first != *wanted.one) continue;
        if (wanted.other && pair.second != *wanted.other) continue;
        pairs[pair].push_back(occasion);
      }
  };
  if (wanted.one)
    matcher.each_candidate_of(*wanted.one, visit);
  else
    matcher.each_candidate(visit);
  if (plan) {
    *plan = plan_of(matcher, taken, {.possible = met.possible});
    if (!wanted.any_event)
      plan->limits.push_back({"meetings",
                              "of the kinds meeting, negotiation and visit, said to have happened; --any "
                              "takes every event",
                              no_meetings});
    plan->limits.push_back({"present",
                            wanted.one ? "those asked for and another must be there; a place is not, nor who "
                                         "is only cited"
                                       : "two must be there; a place is not, nor who is only cited",
                            without});
  }
  if (pairs.empty()) matcher.explain_nothing();
  for (auto& [pair, those] : pairs) {
    std::sort(those.begin(), those.end(), [&](std::uint32_t one, std::uint32_t other) {
      return earlier(occasions[one], occasions[other]);
    });
    MetPair& made = met.pairs.emplace_back(MetPair{pair.first, pair.second, {}});
    for (const std::uint32_t occasion : those) made.events.push_back(occasions[occasion].event);
  }
  std::stable_sort(met.pairs.begin(), met.pairs.end(), [](const MetPair& one, const MetPair& other) {
    return one.events.size() > other.events.size();
  });
  return met;
}

}  // namespace dateline::query
