#include "tests/support/small_story.hpp"

#include <algorithm>
#include <set>

#include "src/calendar/allen.hpp"

namespace dateline::test {

model::ActorId SmallStory::actor(const std::string& name, std::vector<std::string> aliases,
                                 model::ActorKind kind) {
  const model::ActorId id{static_cast<std::uint32_t>(actors_.size() + 1)};
  actors_.push_back({.id = id, .uid = "A" + name, .kind = kind, .name = name, .aliases = std::move(aliases)});
  return id;
}

model::SourceId SmallStory::source(const std::string& outlet, const std::string& text) {
  const model::SourceId id{static_cast<std::uint32_t>(sources_.size() + 1)};
  sources_.push_back({.id = id, .uid = "S" + outlet, .name = outlet + ".txt", .outlet = outlet});
  texts_.push_back(text);
  return id;
}

model::EventId SmallStory::event(const std::string& date, const std::string& title, const std::string& kind,
                                 const Parts& parts, model::SourceId source, double salience) {
  model::Event event{.title = title, .kind = kind, .salience = salience};
  event.id = {static_cast<std::uint32_t>(events_.size() + 1)};
  event.uid = "E" + std::to_string(event.id.number);
  const bool inferred = date.starts_with("~");
  const std::string edtf = inferred ? date.substr(1) : date;
  if (!edtf.empty()) event.dating.when = *calendar::span_from_edtf(edtf);
  event.dating.when.stated = !edtf.empty() && !inferred;
  for (const auto& [actor, role] : parts) {
    event.participants.push_back({actor, role, {}});
    ++actors_[actor.number - 1].mentions;
  }
  events_.push_back(event);
  if (source) claim(event.id, source);
  return event.id;
}

model::ClaimId SmallStory::claim(model::EventId event, model::SourceId source, const std::string& date) {
  const model::Event& told = at(event);
  claims_.push_back({.id = {static_cast<std::uint32_t>(claims_.size() + 1)},
                     .event = event,
                     .source = source,
                     .title = told.title,
                     .kind = told.kind,
                     .dating = told.dating,
                     .quote = {0, texts_[source.number - 1].size()}});
  if (!date.empty()) {
    claims_.back().dating.when = *calendar::span_from_edtf(date);
    claims_.back().dating.when.stated = true;
  }
  return claims_.back().id;
}

void SmallStory::link(model::SourceId later, model::LinkKind kind, model::SourceId earlier, double share) {
  const auto of_earlier = link_of(earlier);
  const model::SourceId head = kind == model::LinkKind::containing ? later
                               : of_earlier                        ? of_earlier->head
                                                                   : earlier;
  links_[later] = {kind, earlier, head, share};
}

std::vector<base::ByteSpan> SmallStory::pages_of(model::SourceId id) const {
  const auto found = pages_.find(id);
  return found == pages_.end() ? std::vector<base::ByteSpan>() : found->second;
}

std::optional<model::SourceLink> SmallStory::link_of(model::SourceId id) const {
  const auto at = links_.find(id);
  return at == links_.end() ? std::nullopt : std::optional(at->second);
}

void SmallStory::relate(model::EventId from, model::EventId to, model::RelationKind kind) {
  relations_.push_back({from, to, kind, {}, {}});
}

void SmallStory::each_event(const model::EventWindow& window,
                            const std::function<bool(const model::Event&)>& visit) const {
  for (const model::Event& event : events_) {
    const auto& when = event.dating.when;
    if (window.dated_only && when.unknown()) continue;
    if (!when.unknown() && calendar::touches(when, window.first, window.last) == calendar::Answer::no)
      continue;
    const bool takes_part =
        window.actors.empty() ||
        std::any_of(
            event.participants.begin(), event.participants.end(), [&](const model::Participation& part) {
              return std::find(window.actors.begin(), window.actors.end(), part.actor) != window.actors.end();
            });
    if (takes_part && !visit(event)) return;
  }
}

void SmallStory::each_actor(const std::function<bool(const model::Actor&)>& visit) const {
  for (const model::Actor& actor : actors_)
    if (!visit(actor)) return;
}

void SmallStory::each_source(const std::function<bool(const model::Source&)>& visit) const {
  for (const model::Source& source : sources_)
    if (!visit(source)) return;
}

std::optional<model::Event> SmallStory::event(model::EventId id) const {
  if (id.number == 0 || id.number > events_.size()) return std::nullopt;
  return events_[id.number - 1];
}

std::optional<model::Actor> SmallStory::actor(model::ActorId id) const {
  if (id.number == 0 || id.number > actors_.size()) return std::nullopt;
  return actors_[id.number - 1];
}

std::optional<model::Source> SmallStory::source(model::SourceId id) const {
  if (id.number == 0 || id.number > sources_.size()) return std::nullopt;
  return sources_[id.number - 1];
}

std::optional<model::Claim> SmallStory::claim(model::ClaimId id) const {
  for (const model::Claim& claim : claims_)
    if (claim.id == id) return claim;
  return std::nullopt;
}

std::vector<model::Claim> SmallStory::claims_of(model::EventId id) const {
  std::vector<model::Claim> out;
  for (const model::Claim& claim : claims_)
    if (claim.event == id && claim.state != model::State::rejected) out.push_back(claim);
  return out;
}

std::vector<model::Claim> SmallStory::claims_in_short(model::EventId id) const {
  std::vector<model::Claim> out;
  for (const model::Claim& claim : claims_) {
    if (claim.event != id) continue;
    model::Claim& kept = out.emplace_back(claim);
    kept.mentions.clear();
    kept.evidence.clear();
    kept.participants.clear();
  }
  return out;
}

std::vector<model::Claim> SmallStory::rejected_claims_of(model::EventId id) const {
  std::vector<model::Claim> out;
  for (const model::Claim& claim : claims_)
    if (claim.event == id && claim.state == model::State::rejected) out.push_back(claim);
  return out;
}

std::vector<model::Relation> SmallStory::relations_of(model::EventId id) const {
  std::vector<model::Relation> out;
  for (const model::Relation& relation : relations_)
    if (relation.from == id || relation.to == id) out.push_back(relation);
  return out;
}

std::vector<model::Relation> SmallStory::relations_from(model::EventId id) const {
  std::vector<model::Relation> out;
  for (const model::Relation& relation : relations_)
    if (relation.from == id) out.push_back(relation);
  return out;
}

std::vector<model::Participant> SmallStory::participants_of(model::EventId id) const {
  std::vector<model::Participant> out;
  for (const model::Participation& part : event(id).value_or(model::Event{}).participants)
    out.push_back({part.actor, part.role});
  return out;
}

std::vector<model::Involvement> SmallStory::involvements_of(model::ActorId id) const {
  std::vector<model::Involvement> out;
  for (const model::Event& event : events_)
    for (const model::Participation& part : event.participants)
      if (part.actor == id) out.push_back({event.id, part.role});
  return out;
}

std::vector<model::Link> SmallStory::links_of(model::EventId id) const {
  std::vector<model::Link> out;
  for (const model::Relation& relation : relations_) {
    if (relation.from == id) out.push_back({relation.to, relation.kind, false});
    if (relation.to == id) out.push_back({relation.from, relation.kind, true});
  }
  return out;
}

std::vector<model::EventId> SmallStory::told_with(model::EventId id) const {
  std::set<model::EventId> out;
  for (const model::Claim& own : claims_of(id))
    for (const model::Claim& other : claims_)
      if (other.source == own.source && other.event != id && !own.quote.empty() && !other.quote.empty() &&
          other.quote.begin == own.quote.begin && other.state != model::State::rejected)
        out.insert(other.event);
  return {out.begin(), out.end()};
}

bool SmallStory::is_rejected(model::EventId id) const {
  const std::optional<model::Event> found = event(id);
  return found && found->state == model::State::rejected;
}

std::optional<double> SmallStory::salience_of(model::EventId id) const {
  const std::optional<model::Event> found = event(id);
  if (!found || found->state == model::State::rejected) return std::nullopt;
  return found->salience;
}

void SmallStory::each_salience(const std::function<void(model::EventId, double)>& visit) const {
  for (const model::Event& event : events_)
    if (event.state != model::State::rejected) visit(event.id, event.salience);
}

void SmallStory::each_participation(
    const std::function<void(model::EventId, const model::Participant&)>& visit) const {
  for (const model::Event& event : events_)
    for (const model::Participation& part : event.participants) visit(event.id, {part.actor, part.role});
}

void SmallStory::each_link(const std::function<void(model::EventId, const model::Link&)>& visit) const {
  for (const model::Event& event : events_)
    for (const model::Relation& relation : relations_)
      if (relation.from == event.id) visit(event.id, {relation.to, relation.kind, false});
}

std::vector<model::EventId> SmallStory::events_of(model::ActorId id) const {
  std::vector<model::EventId> out;
  each_event({.actors = {id}}, [&](const model::Event& event) {
    out.push_back(event.id);
    return true;
  });
  return out;
}

std::vector<model::EventId> SmallStory::events_in(model::SourceId id) const {
  std::vector<model::EventId> out;
  for (const model::Claim& claim : claims_)
    if (claim.source == id) out.push_back(claim.event);
  return out;
}

std::vector<model::EventId> SmallStory::events_with_words(const std::vector<std::string>& words) const {
  std::vector<model::EventId> out;
  for (const model::Event& event : events_) {
    std::string title = event.title;
    std::transform(title.begin(), title.end(), title.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (std::all_of(words.begin(), words.end(),
                    [&](const auto& word) { return title.find(word) != std::string::npos; }))
      out.push_back(event.id);
  }
  return out;
}

namespace {

template <typename Test>
std::vector<model::EventId> ids_where(const std::vector<model::Event>& events, const Test& test) {
  std::vector<model::EventId> out;
  for (const model::Event& event : events)
    if (test(event)) out.push_back(event.id);
  return out;
}

}  // namespace

std::vector<std::string> SmallStory::kinds() const {
  std::set<std::string> out;
  for (const model::Event& event : events_) out.insert(event.kind);
  return {out.begin(), out.end()};
}

std::vector<std::string> SmallStory::tags() const {
  std::set<std::string> out;
  for (const model::Event& event : events_) out.insert(event.tags.begin(), event.tags.end());
  return {out.begin(), out.end()};
}

std::vector<model::EventId> SmallStory::events_of_kind(const std::string& kind) const {
  return ids_where(events_, [&](const model::Event& event) { return event.kind == kind; });
}

std::vector<model::EventId> SmallStory::events_with_tag(const std::string& tag) const {
  return ids_where(events_, [&](const model::Event& event) {
    return std::find(event.tags.begin(), event.tags.end(), tag) != event.tags.end();
  });
}

std::vector<std::string> SmallStory::extractors() const {
  std::set<std::string> names;
  for (const model::Claim& claim : claims_)
    if (!claim.extractor.empty() && claim.state != model::State::rejected) names.insert(claim.extractor);
  return {names.begin(), names.end()};
}

std::vector<model::EventId> SmallStory::events_read_by(const std::string& extractor) const {
  return ids_where(events_, [&](const model::Event& event) {
    return std::any_of(claims_.begin(), claims_.end(), [&](const model::Claim& claim) {
      return claim.event == event.id && claim.extractor == extractor && !extractor.empty() &&
             claim.state != model::State::rejected;
    });
  });
}

std::vector<model::EventId> SmallStory::events_in_state(model::State state) const {
  return ids_where(events_, [&](const model::Event& event) { return event.state == state; });
}

std::vector<model::EventId> SmallStory::events_attributed_to(model::ActorId id) const {
  return ids_where(events_, [&](const model::Event& event) {
    const std::vector<model::Claim> claims = claims_of(event.id);
    return event.attributed_to == id || std::any_of(claims.begin(), claims.end(),
                                                    [&](const auto& one) { return one.attributed_to == id; });
  });
}

std::vector<model::EventId> SmallStory::events_in_relation(model::RelationKind kind) const {
  return ids_where(events_, [&](const model::Event& event) {
    return std::any_of(relations_.begin(), relations_.end(), [&](const model::Relation& one) {
      return one.kind == kind && (one.from == event.id || one.to == event.id);
    });
  });
}

std::vector<model::SourceId> SmallStory::sources_of(model::EventId id) const {
  std::set<model::SourceId> out;
  for (const model::Claim& claim : claims_of(id))
    if (claim.source) out.insert(claim.source);
  return {out.begin(), out.end()};
}

std::string SmallStory::text_of(model::SourceId id) const {
  return id.number == 0 || id.number > texts_.size() ? "" : texts_[id.number - 1];
}

}  // namespace dateline::test
