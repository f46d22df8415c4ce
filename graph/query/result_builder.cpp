#include "graph/query/result_builder.hpp"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "graph/query/counting.hpp"
#include "graph/query/look_up.hpp"
#include "graph/query/parts.hpp"
#include "graph/query/source_words.hpp"

namespace dateline::query {
namespace {

int rank_of(model::Role role) {
  switch (role) {
    case model::Role::agent:
      return 0;
    case model::Role::speaker:
      return 1;
    case model::Role::patient:
      return 2;
    case model::Role::recipient:
      return 3;
    case model::Role::other:
      return 4;
    case model::Role::place:
      return 5;
  }
  return 6;
}

base::Rare<ResultLikely> likely_of(const model::Dating& dating) {
  if (!dating.likely) return std::nullopt;
  const model::LikelyDays& days = *dating.likely;
  return ResultLikely{calendar::one_day_of(days.first, days.last), days.from, days.phrase, days.confidence};
}

ResultPicture picture_row(const model::EventPicture& picture) {
  return {.sha256 = picture.uid,
          .media_type = picture.media_type,
          .width_px = picture.width_px,
          .height_px = picture.height_px,
          .file = picture.file,
          .alternative = picture.alternative,
          .caption = picture.caption,
          .credit = picture.credit,
          .decorative = picture.decorative,
          .who = picture.who,
          .at = picture.at};
}

ResultEvent event_row(model::Event&& event, LookUp& look_up) {
  ResultEvent row;
  row.id = to_string(event.id);
  row.title = std::move(event.title);
  row.kind = std::move(event.kind);
  row.likely = likely_of(event.dating);
  row.when = std::move(event.dating.when);
  row.unresolved = std::move(event.dating.unresolved);
  row.modality = model::name_of(event.modality);
  row.polarity = model::name_of(event.polarity);
  row.state = model::name_of(event.state);
  for (const model::FieldDecision& decision : event.decisions)
    row.decisions.push_back(decision_row(decision));
  row.tags = std::move(event.tags);
  for (const model::Note& note : event.notes) row.notes.push_back({note.words, note.who, note.at});
  if (event.picture) row.picture = picture_row(*event.picture);
  row.found = event.found;
  row.contested = event.contested;
  row.salience = event.salience;
  if (event.attributed_to) row.attributed_to = look_up.actor(event.attributed_to).name;
  return row;
}

void add_actors(std::vector<model::Participant> parts, LookUp& look_up, ResultEvent& row) {
  std::stable_sort(parts.begin(), parts.end(), [](const auto& one, const auto& other) {
    return rank_of(one.role) < rank_of(other.role);
  });
  row.actors.reserve(parts.size());
  for (const model::Participant& part : parts)
    row.actors.push_back(actor_row(part.actor, part.role, look_up));
}

/// The sources of those that count.
std::set<model::SourceId> add_claims(std::vector<model::Claim> claims, const Wanted& wanted, LookUp& look_up,
                                     ResultEvent& row) {
  std::set<model::SourceId> tell;
  row.claims.reserve(claims.size());
  for (model::Claim& claim : claims) {
    const bool is_rejected = claim.state == model::State::rejected;
    if (claim.source && !is_rejected) tell.insert(claim.source);
    (is_rejected ? row.rejected_claims : row.claims).push_back(claim_row(std::move(claim), wanted, look_up));
  }
  return tell;
}

void count_sources(const std::set<model::SourceId>& tell, SourceCounter& counter, ResultEvent& row) {
  const std::set<model::SourceId> copies = counter.dependent(tell);
  row.sources = tell.size() - copies.size();
  for (const model::SourceId source : copies) row.copies.push_back(to_string(source));
}

ResultRelation relation_row(const model::Relation& relation, const Wanted& wanted, LookUp& look_up) {
  ResultRelation row{.from = to_string(relation.from),
                     .to = to_string(relation.to),
                     .kind = std::string(model::name_of(relation.kind))};
  if (!relation.source) return row;
  row.source = to_string(relation.source);
  if (wanted.quotes) row.quote = base::words_at(look_up.text(relation.source), relation.words);
  return row;
}

std::set<model::SourceId> sources_telling(const model::StoryReader& story, model::EventId id) {
  const std::vector<model::SourceId> sources = story.sources_of(id);
  return {sources.begin(), sources.end()};
}

}  // namespace

ResultActor actor_row(model::ActorId id, model::Role role, LookUp& look_up) {
  const model::Actor& actor = look_up.actor(id);
  return {to_string(id), actor.name, std::string(model::name_of(actor.kind)),
          std::string(model::name_of(role))};
}

ResultClaim claim_row(model::Claim&& claim, const Wanted& wanted, LookUp& look_up) {
  ResultClaim row;
  row.id = to_string(claim.id);
  if (claim.source) row.source = to_string(claim.source);
  row.citation = std::move(claim.citation);
  row.extractor = std::move(claim.extractor);
  if (wanted.quotes) row.quote = base::words_at(look_up.text(claim.source), claim.quote);
  row.begin = claim.quote.begin;
  row.end = claim.quote.end;
  row.page = look_up.page(claim.source, claim.quote.begin);
  row.title = std::move(claim.title);
  row.likely = likely_of(claim.dating);
  row.when = std::move(claim.dating.when);
  if (claim.attributed_to) row.attributed_to = look_up.actor(claim.attributed_to).name;
  row.state = model::name_of(claim.state);
  row.who = std::move(claim.decided_by);
  row.at = claim.decided_at;
  return row;
}

ResultDecision decision_row(const model::FieldDecision& decision) {
  return {.field = std::string(model::name_of(decision.field)),
          .state = std::string(model::name_of(decision.state)),
          .who = decision.who,
          .at = decision.at,
          .given = decision.given,
          .read = decision.read,
          .changed = decision.changed,
          .uncited = decision.uncited,
          .read_by = decision.read_by};
}

ResultSource source_row(const model::Source& source, const model::StoryReader& story) {
  const std::optional<model::SourceLink> link = story.link_of(source.id);
  return {.id = to_string(source.id),
          .outlet = source.outlet,
          .title = source.title,
          .byline = source.byline,
          .url = source.url,
          .name = source.name,
          .published = source.published,
          .link = link ? std::optional(result_link(*link)) : std::nullopt,
          .counts_as = link && link->head != source.id ? to_string(link->head) : ""};
}

void build_result(const model::StoryReader& story, std::vector<std::unique_ptr<model::Event>>&& events,
                  const Wanted& wanted, Result& result) {
  LookUp look_up(story);
  SourceCounter counter(story);
  std::set<model::SourceId> sources;
  std::unordered_set<model::EventId> shown;
  for (const auto& event : events) shown.insert(event->id);
  result.events.reserve(events.size());
  // Each event is let go when its row is made: many take much room.
  for (std::unique_ptr<model::Event>& taken : events) {
    const std::unique_ptr<model::Event> event = std::move(taken);
    const model::EventId id = event->id;
    std::vector<model::Participant> participants;
    for (const model::Participation& part : event->participants)
      participants.push_back({part.actor, part.role});
    ResultEvent& row = result.events.emplace_back(event_row(std::move(*event), look_up));
    if (wanted.parts) add_actors(std::move(participants), look_up, row);
    std::set<model::SourceId> tell = wanted.parts
                                         ? add_claims(story.claims_in_short(id), wanted, look_up, row)
                                         : sources_telling(story, id);
    count_sources(tell, counter, row);
    sources.merge(tell);
    for (const model::Relation& relation : story.relations_from(id))
      if (shown.contains(relation.to)) result.relations.push_back(relation_row(relation, wanted, look_up));
  }
  events.clear();
  for (const model::SourceId id : sources)
    if (const auto source = story.source(id)) result.sources.push_back(source_row(*source, story));
}

ResultEvent Parts::whole(const ResultEvent& event) {
  ResultEvent row = event;
  row.actors.clear();  // which a result may have, too
  row.claims.clear();
  row.rejected_claims.clear();
  const model::EventId id = model::handle_from<'E'>(event.id).value();
  add_actors(story_.participants_of(id), look_up_, row);
  add_claims(story_.claims_in_short(id), {.quotes = quotes_}, look_up_, row);
  return row;
}

}  // namespace dateline::query
