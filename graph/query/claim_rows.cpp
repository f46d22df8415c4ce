#include "graph/query/claim_rows.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "graph/query/look_up.hpp"
#include "graph/query/result_builder.hpp"
#include "graph/query/taking.hpp"
#include "graph/query/time_order.hpp"

namespace dateline::query {
namespace {

/// A row, and what it is put in order by.
struct Placed {
  ClaimRow row;
  model::Dating dating;
  model::ClaimId id;
};

void add_once(std::vector<ResultActor>& list, ResultActor actor) {
  if (std::none_of(list.begin(), list.end(), [&](const ResultActor& one) { return one.id == actor.id; }))
    list.push_back(std::move(actor));
}

ClaimRow row_of(const Subject& subject, LookUp& look_up) {
  const model::Claim& claim = *subject.claim;
  ClaimRow row{.claim = claim_row(model::Claim(claim), {}, look_up),
               .event = to_string(subject.event.id),
               .event_title = subject.event.title,
               .kind = claim.kind,
               .modality = std::string(model::name_of(claim.modality)),
               .polarity = std::string(model::name_of(claim.polarity)),
               .unresolved = claim.dating.unresolved};
  for (const model::Participation& part : subject.participants())
    if (part.role == model::Role::speaker) add_once(row.speakers, actor_row(part.actor, part.role, look_up));
  if (const model::ActorId who = subject.attributed_to())
    add_once(row.speakers, actor_row(who, model::Role::speaker, look_up));
  for (const model::Participation& part : subject.participants()) {
    ResultActor actor = actor_row(part.actor, part.role, look_up);
    const bool speaks = std::any_of(row.speakers.begin(), row.speakers.end(),
                                    [&](const ResultActor& one) { return one.id == actor.id; });
    if (!speaks) add_once(row.about, std::move(actor));
  }
  return row;
}

}  // namespace

ClaimResult ask_claims(const model::StoryReader& story, const Filter& filter, Claims claims,
                       const Options& options, Plan* plan) {
  Matcher matcher(story, filter, options, Matcher::Of::claims);
  Counts counts;
  LookUp look_up(story);
  std::vector<Placed> found;
  std::set<model::SourceId> sources;
  for (const model::Event& event : take_events(matcher, options, counts))
    for (const model::Claim& claim : story.claims_of(event.id)) {
      if (matcher.decide(event, claim) != Verdict::yes) continue;
      ClaimRow row = row_of({event, &claim}, look_up);
      if (claims == Claims::spoken && row.speakers.empty()) continue;
      if (claim.source) sources.insert(claim.source);
      found.push_back({std::move(row), claim.dating, claim.id});
    }
  if (claims == Claims::spoken)
    std::stable_sort(found.begin(), found.end(), [](const Placed& one, const Placed& other) {
      return shown_before(one.dating, other.dating).value_or(one.id < other.id);
    });
  ClaimResult result{.left_out = counts.left_out, .possible = counts.possible, .probable = counts.probable};
  for (Placed& one : found) result.rows.push_back(std::move(one.row));
  for (const model::SourceId id : sources)
    if (const auto source = story.source(id)) result.sources.push_back(source_row(*source, story));
  if (plan) *plan = plan_of(matcher, result.rows.size(), counts);
  return result;
}

}  // namespace dateline::query
