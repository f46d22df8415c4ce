#include "graph/assemble/editorial.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "graph/assemble/assemble.hpp"
#include "graph/assemble/chosen.hpp"
#include "graph/assemble/same_decision.hpp"
#include "src/calendar/print.hpp"
#include "src/text/fold.hpp"

namespace dateline::assemble {
namespace {

using model::Field;
using model::State;

/// The least that holds for all fields.
State state_of(const model::Event& event) {
  const model::FieldDecision* whole = model::decision_on(event, Field::whole);
  if (whole && whole->state == State::rejected) return State::rejected;
  State least = State::checked;
  for (const Field field : model::event_fields) {
    const State state = model::state_of(event, field);
    least = std::min(least, state == State::rejected ? State::proposed : state);
  }
  return least;
}

}  // namespace

std::string words_of_part(model::Role role, const std::string& name) {
  return std::string(model::name_of(role)) + " " + name;
}

std::string words_of_field(const model::Event& event, const std::vector<std::string>& actors, Field field) {
  switch (field) {
    case Field::title:
      return event.title;
    case Field::date:
      return event.dating.when.stated ? calendar::print(event.dating.when) : "no stated date";
    case Field::actors: {
      const std::set<std::string> sorted(actors.begin(), actors.end());
      std::string out;
      for (const std::string& part : sorted) out += (out.empty() ? "" : ", ") + part;
      return out.empty() ? "nobody" : out;
    }
    case Field::kind:
      return event.kind;
    case Field::standing:
      return std::string(model::name_of(event.modality)) +
             (event.polarity == model::Polarity::negative ? ", denied" : "");
    case Field::whole:
    case Field::name:
      break;
  }
  return "";
}

std::string words_of_field(const SeenEvent& seen, Field field) {
  model::Event event;
  event.title = seen.title;
  event.kind = seen.kind;
  event.dating = seen.dating;
  event.modality = seen.modality;
  event.polarity = seen.polarity;
  std::vector<std::string> parts;
  for (const auto& [actor, role] : seen.actors) parts.push_back(words_of_part(role, actor.name));
  return words_of_field(event, parts, field);
}

Editorial::Editorial(model::Assembled& graph, const std::vector<EventDecision>& decisions,
                     const std::function<std::string(const Reference&)>& event_of,
                     const std::map<std::string, std::string>& given_names)
    : graph_(graph) {
  std::map<std::string, std::size_t> index;
  for (std::size_t i = 0; i < graph.events.size(); ++i) index.emplace(graph.events[i].uid, i);
  for (const EventDecision& decision : decisions) {
    const auto event = index.find(event_of(decision.event.reference));
    if (event == index.end()) continue;
    for (const FieldChoice& choice : decision.fields)
      take(graph.events[event->second], decision, choice, choices_[event->second]);
  }
  for (std::size_t i = 0; i < graph.actors.size(); ++i) {
    const model::AssembledActor& made = graph.actors[i];
    actors_.emplace(made.uid, i);
    for (const std::string& uid : made.absorbed_uids) actors_.emplace(uid, i);
    const auto [name, is_new] = actor_by_name_.emplace(text::fold(made.actor.name), made.uid);
    if (!is_new) name->second.clear();
  }
  for (const auto& [name, uid] : given_names) {
    const auto [found, is_new] = actor_by_name_.emplace(name, uid);
    if (!is_new && found->second != uid) found->second.clear();
  }
  std::set<std::string> decided;
  for (const auto& [event, choices] : choices_) decided.insert(graph.events[event].uid);
  for (const model::AssembledClaim& claim : graph.claims)
    if (decided.contains(claim.event_uid) && claim.claim.state != State::rejected)
      claims_[claim.event_uid].push_back(claim);
  for (std::size_t i = 0; i < graph.claims.size(); ++i)
    if (graph.claims[i].source_uid.empty()) kept_.try_emplace(graph.claims[i].event_uid, i);
}

void Editorial::take(const model::AssembledEvent& event, const EventDecision& decision,
                     const FieldChoice& choice, Choices& choices) const {
  if (choice.left_open && event.event.found) return;
  if (choice.field == Field::whole && is_kept_by(choice.state)) {
    choices.try_emplace(Field::whole, Choice{&decision, &choice});  // a rejection is not taken back by it
    return;
  }
  hold(decision, choice, decision.event.reference.uid == event.uid, choices);
}

void Editorial::apply() {
  for (auto& [event, choices] : choices_) {
    apply(graph_.events[event], choices);
    const auto date = choices.find(Field::date);
    if (date != choices.end() && is_kept_by(date->second.field->state))
      dates_.emplace_back(event, graph_.events[event].event.dating);
  }
}

void Editorial::put_dates() {
  for (const auto& [event, dating] : dates_) graph_.events[event].event.dating = dating;
}

void Editorial::apply(model::AssembledEvent& event, Choices& choices) {
  if (choices.empty()) return;
  release_what_is_kept(choices);
  // Of an event whose claims are all rejected there is what the editor keeps, or nothing.
  const bool is_told = claims_.contains(event.uid);
  if (!is_told) {
    const bool keeps_some = std::any_of(choices.begin(), choices.end(), [](const auto& one) {
      return one.first != Field::whole && is_kept_by(one.second.field->state);
    });
    if (!keeps_some) return;
    event.event.dating = {.when = {}, .basis = "unknown", .unresolved = "", .confidence = 0, .likely = {}};
    event.participants.clear();
    event.attributed_to_uid.clear();
  }
  if (!event.event.found && !choices.contains(Field::actors))
    put_value(event, choices.begin()->second.decision->event, Field::actors);
  const bool event_is_cited = is_cited(event, choices);
  for (const auto& [field, choice] : choices) {
    const State state = choice.field->state;
    if (field == Field::whole && is_kept_by(state)) continue;
    const bool keeps = field != Field::whole && is_kept_by(state);
    if (choice.cited) cite(event, choice);
    if (keeps) {
      model::FieldDecision made = put(event, choice);
      if (!is_told && field == Field::date) event.event.dating.when.phrase.clear();
      // A title is the editor's wording; a date or a person must be somebody's words.
      const bool needs_words = field != Field::title && field != Field::kind;
      const bool is_own = made.given && needs_words && event.event.found && !is_said(event, field);
      made.uncited = !choice.cited && (!event_is_cited || is_own);
      event.event.decisions.push_back(std::move(made));
      continue;
    }
    const bool is_replaced = field != Field::whole && put_next_value(event, choice.decision->event, field);
    if (is_replaced) continue;
    model::FieldDecision made{
        .field = field, .state = state, .who = choice.decision->who, .at = choice.decision->at};
    if (choice.beside_here) tell_beside(event, *choice.beside_here, made);
    event.event.decisions.push_back(std::move(made));
  }
  event.event.state = state_of(event.event);
}

model::FieldDecision Editorial::put(model::AssembledEvent& event, const Choice& choice) {
  const Field field = choice.field->field;
  model::FieldDecision made{.field = field,
                            .state = choice.field->state,
                            .who = choice.decision->who,
                            .at = choice.decision->at,
                            .given = choice.field->given};
  const std::string read = words_of(event, field);
  put_value(event, choice.decision->event, field);
  if (choice.beside_here) {
    tell_beside(event, *choice.beside_here, made);
    return made;
  }
  if (choice.beside) {
    const std::string beside = words_beside(event, *choice.beside, field);
    made.changed = beside != words_of(event, field);
    if (made.changed) made.read = beside;
    if (made.changed) return made;
  }
  const bool differs = event.event.found && read != words_of(event, field);
  // A date that another source states more finely is worth a look; another wording of a title is not.
  if (!differs || (!made.given && field != Field::date && is_said(event, field))) return made;
  made.read = read;
  made.changed = read != choice.field->read;
  return made;
}

void Editorial::tell_beside(const model::AssembledEvent& event, const EventDecision& other,
                            model::FieldDecision& made) {
  made.read = rejects(other, made.field)   ? "rejected"
              : made.field == Field::whole ? "not rejected"
                                           : words_beside(event, other, made.field);
  made.read_by = other.who.empty() ? "a colleague" : other.who;
  made.changed = true;
}

void Editorial::put_value(model::AssembledEvent& event, const SeenEvent& seen, Field field) {
  switch (field) {
    case Field::title:
      event.event.title = seen.title;
      break;
    case Field::date:
      event.event.dating = seen.dating;
      break;
    case Field::actors:
      event.participants.clear();
      for (const auto& [who, role] : seen.actors) event.participants.push_back({actor(who), role, {}});
      break;
    case Field::kind:
      event.event.kind = seen.kind;
      break;
    case Field::standing:
      event.event.modality = seen.modality;
      event.event.polarity = seen.polarity;
      event.attributed_to_uid = seen.attributed_to ? actor(*seen.attributed_to) : "";
      break;
    case Field::whole:
    case Field::name:
      break;
  }
}

bool Editorial::put_next_value(model::AssembledEvent& event, const SeenEvent& seen, Field field) {
  std::vector<const model::AssembledClaim*> others;
  for (const model::AssembledClaim& claim : claims_[event.uid]) {
    const model::Claim& said = claim.claim;
    const bool is_other = field == Field::title      ? said.title != seen.title
                          : field == Field::date     ? said.dating.when.edtf != seen.dating.when.edtf
                          : field == Field::kind     ? said.kind != seen.kind
                          : field == Field::standing ? std::tie(said.modality, said.polarity) !=
                                                           std::tie(seen.modality, seen.polarity)
                                                     : false;
    if (is_other) others.push_back(&claim);
  }
  if (field == Field::date) {
    event.event.dating =
        others.empty() ? model::Dating{.when = {}, .basis = "unknown"} : chosen_dating(others);
    return !others.empty();
  }
  if (field == Field::actors) event.participants.clear();
  if (others.empty()) return false;
  const model::AssembledClaim& next = *most_salient(others);
  if (field == Field::title) event.event.title = next.claim.title;
  if (field == Field::kind) event.event.kind = next.claim.kind;
  if (field == Field::standing) {
    event.event.modality = next.claim.modality;
    event.event.polarity = next.claim.polarity;
    event.attributed_to_uid = next.attributed_to_uid;
  }
  return true;
}

bool Editorial::is_cited(const model::AssembledEvent& event, const Choices& choices) const {
  const auto claims = claims_.find(event.uid);
  const bool has_words =
      claims != claims_.end() && std::any_of(claims->second.begin(), claims->second.end(),
                                             [](const auto& claim) { return !claim.source_uid.empty(); });
  return has_words || std::any_of(choices.begin(), choices.end(),
                                  [](const auto& one) { return one.second.cited != nullptr; });
}

bool Editorial::is_said(const model::AssembledEvent& event, Field field) const {
  const auto claims = claims_.find(event.uid);
  if (claims == claims_.end()) return false;
  const auto says = [&](const auto& holds) {
    return std::any_of(claims->second.begin(), claims->second.end(), holds);
  };
  if (field == Field::title)
    return says([&](const auto& claim) { return claim.claim.title == event.event.title; });
  if (field == Field::date)
    return says(
        [&](const auto& claim) { return claim.claim.dating.when.edtf == event.event.dating.when.edtf; });
  if (field == Field::kind)
    return says([&](const auto& claim) { return claim.claim.kind == event.event.kind; });
  if (field == Field::standing)
    return says([&](const auto& claim) {
      return claim.claim.modality == event.event.modality && claim.claim.polarity == event.event.polarity;
    });
  return std::all_of(event.participants.begin(), event.participants.end(), [&](const auto& part) {
    return says([&](const auto& claim) {
      return std::any_of(claim.participants.begin(), claim.participants.end(), [&](const auto& one) {
        return one.actor_uid == part.actor_uid && one.role == part.role;
      });
    });
  });
}

void Editorial::cite(const model::AssembledEvent& event, const Choice& choice) {
  const std::string& source = choice.cited->cited_source_uid;
  // What an editor made is not told twice: by itself, and with what it cites.
  if (const auto kept = kept_.find(event.uid); kept != kept_.end() && source.empty()) {
    std::string& citation = graph_.claims[kept->second].claim.citation;
    if (citation.empty()) citation = choice.cited->citation;
    if (citation == choice.cited->citation) return;
  }
  const std::string field(model::name_of(choice.field->field));
  model::AssembledClaim made;
  made.event_uid = event.uid;
  made.source_uid = source;
  made.uid = uid_of('C', event.uid + "#" + field + "#" + source + "#" + choice.cited->citation, {});
  const SeenEvent& seen = choice.decision->event;
  made.claim.title = seen.title;
  made.claim.kind = seen.kind;
  if (choice.field->field == Field::date) made.claim.dating = seen.dating;
  made.claim.modality = seen.modality;
  made.claim.polarity = seen.polarity;
  made.claim.salience = seen.salience;
  made.claim.citation = choice.cited->citation;
  graph_.claims.push_back(std::move(made));
}

std::string Editorial::words_of(const model::AssembledEvent& event, Field field) const {
  std::vector<std::string> parts;
  if (field == Field::actors)
    for (const model::AssembledParticipation& part : event.participants) {
      const auto found = actors_.find(part.actor_uid);
      if (found != actors_.end())
        parts.push_back(words_of_part(part.role, graph_.actors[found->second].actor.name));
    }
  return words_of_field(event.event, parts, field);
}

std::string Editorial::words_beside(model::AssembledEvent event, const EventDecision& decision, Field field) {
  put_value(event, decision.event, field);
  return words_of(event, field);
}

std::string Editorial::actor(const SeenActor& seen) {
  if (const auto found = actors_.find(seen.uid); found != actors_.end())
    return graph_.actors[found->second].uid;
  const std::string name = text::fold(seen.name);
  const auto named = actor_by_name_.find(name);
  if (named != actor_by_name_.end() && !named->second.empty()) return named->second;
  model::AssembledActor made;
  made.uid = seen.uid.empty() ? uid_of('A', "name:" + name, {}) : seen.uid;
  made.actor.kind = seen.kind;
  made.actor.name = seen.name;
  actors_[made.uid] = graph_.actors.size();
  actor_by_name_[name] = made.uid;
  graph_.actors.push_back(std::move(made));
  return graph_.actors.back().uid;
}

}  // namespace dateline::assemble
