#include "graph/query/maybe_one.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "graph/query/result_builder.hpp"

namespace dateline::query {
namespace {

class Sides {
 public:
  explicit Sides(const model::StoryReader& story) : story_(story) {}

  const ActorSide& of(model::ActorId id) {
    const auto [at, is_new] = sides_.try_emplace(id);
    if (is_new) at->second = made(id);
    return at->second;
  }

  std::vector<ResultSource> sources() const {
    std::vector<ResultSource> out;
    for (const model::SourceId id : named_)
      if (const auto source = story_.source(id)) out.push_back(source_row(*source, story_));
    return out;
  }

 private:
  ActorSide made(model::ActorId id) {
    ActorSide side{.id = to_string(id)};
    if (const auto actor = story_.actor(id)) {
      side.name = actor->name;
      side.kind = model::name_of(actor->kind);
      side.titles = actor->titles;
    }
    const std::vector<model::EventId> events = story_.events_of(id);
    side.events = events.size();
    std::optional<model::Claim> told;
    std::pair<bool, double> best;  // whether its words name him, and its salience
    for (const model::EventId event : events)
      for (model::Claim& claim : story_.claims_of(event)) {
        const bool names_him = std::any_of(claim.participants.begin(), claim.participants.end(),
                                           [&](const auto& part) { return part.actor == id; });
        const std::pair rank(names_him, claim.salience);
        if (!claim.source || (told && rank <= best)) continue;
        best = rank;
        told = std::move(claim);
      }
    if (!told) return side;
    const auto [text, is_new] = texts_.try_emplace(told->source);
    if (is_new) text->second = story_.text_of(told->source);
    side.quote = base::words_at(text->second, told->quote);
    side.source = to_string(told->source);
    named_.insert(told->source);
    return side;
  }

  const model::StoryReader& story_;
  std::map<model::ActorId, ActorSide> sides_;
  std::map<model::SourceId, std::string> texts_;
  std::set<model::SourceId> named_;
};

template <typename IsAsked>
MaybeOnes pairs_of(const model::StoryReader& story, const IsAsked& is_asked) {
  MaybeOnes out;
  Sides sides(story);
  for (const model::MaybeSameActor& pair : story.maybe_same_actors())
    if (is_asked(pair))
      out.list.push_back(
          {sides.of(pair.one), sides.of(pair.other), std::string(model::name_of(pair.likeness))});
  out.sources = sides.sources();
  return out;
}

}  // namespace

MaybeOnes maybe_one_actors(const model::StoryReader& story, const std::vector<model::EventId>* events) {
  std::set<model::ActorId> asked;
  if (events)
    for (const model::EventId id : *events)
      if (const auto event = story.event(id))
        for (const model::Participation& part : event->participants) asked.insert(part.actor);
  return pairs_of(story, [&](const model::MaybeSameActor& pair) {
    return !events || asked.contains(pair.one) || asked.contains(pair.other);
  });
}

MaybeOnes maybe_one_actors(const model::StoryReader& story, model::ActorId one, model::ActorId other) {
  return pairs_of(story,
                  [&](const model::MaybeSameActor& pair) { return pair.one == one && pair.other == other; });
}

std::map<model::ActorId, std::vector<MaybeActor>> whom_they_may_be(const model::StoryReader& story) {
  std::map<model::ActorId, std::vector<MaybeActor>> out;
  for (const model::MaybeSameActor& pair : story.maybe_same_actors())
    for (const auto& [one, other] : {std::pair(pair.one, pair.other), std::pair(pair.other, pair.one)})
      if (const auto actor = story.actor(other))
        out[one].push_back({to_string(other), actor->name, std::string(model::name_of(pair.likeness))});
  return out;
}

}  // namespace dateline::query
