#include "graph/topology/consequences.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "src/calendar/allen.hpp"

namespace dateline::topology {
namespace {

/// What a relation is to the event `at`, gone the asked way: the other event, and why. Nothing where it leads
/// the other way or says nothing of time.
struct Leads {
  model::EventId other;
  Why why = Why::cause;
};

std::optional<Leads> followed(const model::Relation& relation, model::EventId at, Way way) {
  using Kind = model::RelationKind;
  Why why = Why::order;
  if (relation.kind == Kind::causes) why = Why::cause;
  if (relation.kind == Kind::responds_to) why = Why::response;
  const bool from_is_earlier = relation.kind == Kind::causes || relation.kind == Kind::before;
  if (!from_is_earlier && relation.kind != Kind::responds_to && relation.kind != Kind::after)
    return std::nullopt;
  const model::EventId earlier = from_is_earlier ? relation.from : relation.to;
  const model::EventId later = from_is_earlier ? relation.to : relation.from;
  if (earlier == later || (way == Way::causes ? later : earlier) != at) return std::nullopt;
  return Leads{way == Way::causes ? earlier : later, why};
}

void add_stated(const model::StoryReader& story, model::EventId of, Way way, unsigned most_steps,
                std::set<model::EventId>& known, Consequences& out) {
  std::vector<model::EventId> level{of};
  for (unsigned steps = 1; steps <= most_steps && !level.empty(); ++steps) {
    std::map<model::EventId, Consequence> found;
    for (const model::EventId at : level) {
      ++out.read;
      for (const model::Relation& relation : story.relations_of(at)) {
        const std::optional<Leads> leads = followed(relation, at, way);
        if (!leads || known.contains(leads->other) || !story.salience_of(leads->other)) continue;
        if (leads->why == Why::order && steps > 1) continue;
        const Consequence made{.event = leads->other,
                               .from = at,
                               .steps = steps,
                               .why = leads->why,
                               .source = relation.source,
                               .words = relation.words};
        const auto [where, is_new] = found.try_emplace(leads->other, made);
        if (!is_new && made.why < where->second.why) where->second = made;
      }
    }
    level.clear();
    for (const auto& [event, made] : found) {
      known.insert(event);
      out.stated.push_back(made);
      if (made.why != Why::order) level.push_back(event);
    }
  }
}

bool lies_so(const model::Event& event, const model::Event& asked, Way way) {
  const auto answer = way == Way::causes ? calendar::is_before(event.dating.when, asked.dating.when)
                                         : calendar::is_before(asked.dating.when, event.dating.when);
  return answer == calendar::Answer::certainly;
}

}  // namespace

Consequences consequences(const model::StoryReader& story, model::EventId of, Way way, unsigned most_steps,
                          std::uint64_t most_inferred) {
  Consequences out;
  std::set<model::EventId> known{of};
  add_stated(story, of, way, most_steps, known, out);
  const std::optional<model::Event> asked = story.event(of);
  if (!asked || asked->dating.when.unknown()) return out;
  std::map<model::EventId, std::set<model::ActorId>> shared;
  for (const model::Participation& part : asked->participants) {
    if (part.role == model::Role::place) continue;
    for (const model::Involvement& involvement : story.involvements_of(part.actor))
      if (involvement.role != model::Role::place && !known.contains(involvement.event))
        shared[involvement.event].insert(part.actor);
  }
  struct Candidate {
    Consequence made;
    double salience = 0;
  };
  std::vector<Candidate> candidates;
  for (const auto& [id, actors] : shared) {
    const std::optional<double> salience = story.salience_of(id);
    if (!salience) continue;
    const std::optional<model::Event> event = story.event(id);
    ++out.read;
    if (!event || !lies_so(*event, *asked, way)) continue;
    candidates.push_back(
        {{.event = id, .from = of, .why = Why::dates, .source = {}, .words = {}, .shared = actors.size()},
         *salience});
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& one, const Candidate& other) {
    if (one.made.shared != other.made.shared) return one.made.shared > other.made.shared;
    return one.salience > other.salience;
  });
  for (const Candidate& candidate : candidates) {
    if (out.inferred.size() < most_inferred)
      out.inferred.push_back(candidate.made);
    else
      ++out.inferred_more;
  }
  return out;
}

}  // namespace dateline::topology
