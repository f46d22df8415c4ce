#include "graph/query/claim_rows.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
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

/// Who says it inside the text.
std::set<model::ActorId> speakers_of(const Subject& subject) {
  std::set<model::ActorId> speakers;
  for (const model::Participation& part : subject.participants())
    if (part.role == model::Role::speaker) speakers.insert(part.actor);
  if (const model::ActorId who = subject.attributed_to()) speakers.insert(who);
  return speakers;
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

/// What somebody says in one stretch of words, told of as many events as it may be: those claims together,
/// the one that tells of the saying itself first.
std::vector<std::vector<std::size_t>> sayings_of(const std::vector<Subject>& subjects) {
  using Key = std::tuple<model::SourceId, std::uint64_t, std::uint64_t, std::set<model::ActorId>>;
  std::map<Key, std::vector<std::size_t>> by_words;
  std::vector<std::vector<std::size_t>> sayings;
  const auto has_speaker = [&](std::size_t i) {
    const auto& parts = subjects[i].participants();
    return std::any_of(parts.begin(), parts.end(),
                       [](const model::Participation& part) { return part.role == model::Role::speaker; });
  };
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    const model::Claim& claim = *subjects[i].claim;
    // Without stored words nothing tells that two are one.
    if (claim.quote.empty()) {
      sayings.push_back({i});
      continue;
    }
    by_words[{claim.source, claim.quote.begin, claim.quote.end, speakers_of(subjects[i])}].push_back(i);
  }
  for (auto& [words, these] : by_words) {
    std::stable_sort(these.begin(), these.end(), [&](std::size_t one, std::size_t other) {
      if (has_speaker(one) != has_speaker(other)) return has_speaker(one);
      return subjects[one].claim->id < subjects[other].claim->id;
    });
    sayings.push_back(std::move(these));
  }
  return sayings;
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
  if (claims == Claims::all) {
    for (const Subject& subject : subjects) result.rows.push_back(row_of(subject, look_up));
  } else {
    std::vector<std::vector<std::size_t>> sayings = sayings_of(subjects);
    std::sort(sayings.begin(), sayings.end(), [&](const auto& a, const auto& b) {
      const model::Claim &one = *subjects[a.front()].claim, &other = *subjects[b.front()].claim;
      return shown_before(one.dating, other.dating).value_or(one.id < other.id);
    });
    for (const std::vector<std::size_t>& saying : sayings) {
      ClaimRow& row = result.rows.emplace_back(row_of(subjects[saying.front()], look_up));
      for (std::size_t i = 1; i < saying.size(); ++i) {
        const ClaimRow further = row_of(subjects[saying[i]], look_up);
        row.also.push_back(further.claim.id);
        for (const ResultActor& actor : further.about) add_once(row.about, actor);
      }
    }
  }
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
      if (claims == Claims::spoken && speakers_of(subject).empty()) continue;
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
