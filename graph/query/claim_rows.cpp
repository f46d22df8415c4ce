#include "graph/query/claim_rows.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include "graph/query/look_up.hpp"
#include "graph/query/result_builder.hpp"
#include "graph/query/taking.hpp"
#include "graph/query/time_order.hpp"

namespace dateline::query {
namespace {

/// An event, and those of its claims that are taken.
struct Told {
  model::Event event;
  std::vector<model::Claim> claims;
};

bool is_spoken(const Subject& subject) {
  const auto& parts = subject.participants();
  return subject.attributed_to() ||
         std::any_of(parts.begin(), parts.end(),
                     [](const model::Participation& part) { return part.role == model::Role::speaker; });
}

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

void put_rows(const model::StoryReader& story, const std::vector<Told>& told, Claims claims,
              ClaimResult& result) {
  LookUp look_up(story);
  std::vector<Subject> subjects;
  std::set<model::SourceId> sources;
  for (const Told& one : told)
    for (const model::Claim& claim : one.claims) {
      subjects.push_back({one.event, &claim});
      if (claim.source) sources.insert(claim.source);
    }
  std::vector<std::size_t> order(subjects.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (claims == Claims::spoken)
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const model::Claim &one = *subjects[a].claim, &other = *subjects[b].claim;
      return shown_before(one.dating, other.dating).value_or(one.id < other.id);
    });
  for (const std::size_t i : order) result.rows.push_back(row_of(subjects[i], look_up));
  for (const model::SourceId id : sources)
    if (const auto source = story.source(id)) result.sources.push_back(source_row(*source, story));
}

}  // namespace

ClaimResult ask_claims(const model::StoryReader& story, const Filter& filter, Claims claims,
                       const Options& options, Plan* plan) {
  Matcher matcher(story, filter, options, Matcher::Of::claims);
  ClaimResult result;
  std::vector<Told> told;
  matcher.each_candidate([&](const model::Event& event) {
    if (matcher.decide(event) == Verdict::no) return;
    Told one{event, {}};
    Verdict most = Verdict::no;
    for (model::Claim& claim : story.claims_of(event.id)) {
      const Subject subject{event, &claim};
      if (claims == Claims::spoken && !is_spoken(subject)) continue;
      const Verdict verdict = matcher.decide(event, claim);
      most = std::max(most, verdict);
      if (verdict == Verdict::yes) one.claims.push_back(std::move(claim));
    }
    result.possible += most == Verdict::maybe || most == Verdict::probably;
    result.probable += most == Verdict::probably;
    if (!one.claims.empty()) told.push_back(std::move(one));
  });
  if (told.empty()) matcher.explain_nothing();
  if (options.max && told.size() > options.max) {
    result.left_out = told.size() - options.max;
    std::sort(told.begin(), told.end(), [](const Told& one, const Told& other) {
      return one.event.salience != other.event.salience ? one.event.salience > other.event.salience
                                                        : one.event.id < other.event.id;
    });
    told.resize(options.max);
  }
  std::sort(told.begin(), told.end(), [](const Told& one, const Told& other) {
    return shown_before(one.event.dating, other.event.dating).value_or(one.event.id < other.event.id);
  });
  put_rows(story, told, claims, result);
  if (plan)
    *plan = plan_of(matcher, result.rows.size(), {.left_out = result.left_out, .possible = result.possible});
  return result;
}

}  // namespace dateline::query
