#include "src/story/seeing.hpp"

#include "graph/assemble/editorial.hpp"

namespace dateline::story {

const std::string& Seeing::text(model::SourceId id) {
  const auto [at, is_new] = texts_.try_emplace(id);
  if (is_new) at->second = story_.text_of(id);
  return at->second;
}

assemble::SeenWords Seeing::words(const model::Claim& claim) {
  const std::string& all = text(claim.source);
  assemble::SeenWords out;
  if (const auto source = story_.source(claim.source)) out.source_uid = source->uid;
  out.quote = base::words_at(all, claim.quote);
  for (const base::ByteSpan& trigger : claim.mentions) {
    if (!claim.quote.contains(trigger)) continue;
    out.trigger = base::words_at(all, trigger);
    out.trigger_at = trigger.begin - claim.quote.begin;
    break;
  }
  return out;
}

assemble::Reference Seeing::reference(const model::Event& event) {
  assemble::Reference out{.uid = event.uid};
  for (const model::Claim& claim : story_.claims_of(event.id)) {
    if (!claim.source) continue;
    if (!claim.quote.empty()) out.words.push_back(words(claim));
    // Of an event that no reading finds now, words that its source has no more.
    if (claim.quote.empty() && !claim.citation.empty())
      out.words.push_back({story_.source(claim.source)->uid, claim.citation, "", 0});
  }
  return out;
}

std::string Seeing::read_of(const model::Event& event, model::Field field) const {
  const model::FieldDecision* before = model::decision_on(event, field);
  if (before && before->given) return before->read;
  std::vector<std::string> parts;
  for (const model::Participation& part : event.participants)
    if (const auto actor = story_.actor(part.actor))
      parts.push_back(assemble::words_of_part(part.role, model::name_as_read(*actor)));
  return assemble::words_of_field(event, parts, field);
}

assemble::SeenActor Seeing::actor(model::ActorId id) {
  const auto found = story_.actor(id);
  return found ? assemble::SeenActor{found->uid, found->name, found->kind} : assemble::SeenActor{};
}

assemble::SeenEvent Seeing::event(const model::Event& event) {
  assemble::SeenEvent out;
  out.reference = reference(event);
  out.title = event.title;
  out.kind = event.kind;
  out.dating = event.dating;
  out.modality = event.modality;
  out.polarity = event.polarity;
  if (event.attributed_to) out.attributed_to = actor(event.attributed_to);
  for (const model::Participation& part : event.participants)
    out.actors.emplace_back(actor(part.actor), part.role);
  out.salience = event.salience;
  return out;
}

}  // namespace dateline::story
