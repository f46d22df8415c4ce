// What of Editing says who and what is one, and how events stand to each other.
#include <algorithm>
#include <set>

#include "graph/assemble/assemble.hpp"
#include "src/record/json.hpp"
#include "src/story/decision_json.hpp"
#include "src/story/decision_log.hpp"
#include "src/story/editing.hpp"
#include "src/story/field_choices.hpp"
#include "src/story/given_values.hpp"
#include "src/story/refusal.hpp"
#include "src/text/fold.hpp"

namespace dateline::story {

using assemble::Reference;
using assemble::Regrouping;

namespace {

/// A claim that stands for what the editor cites: no part of the event as it was found.
bool is_cited_only(const model::Claim& claim) {
  return claim.quote.empty() && (claim.source ? claim.citation.empty() : !claim.citation.empty());
}

/// What is merged with what is rejected.
void refuse_rejected(const std::string& handle) {
  if (!handle.empty())
    refuse(handle + " is rejected", "what is merged with it would be rejected too",
           "take that back first: dateline propose " + handle);
}

/// Whether it holds already, in whichever order.
bool is_said(const std::vector<Regrouping>& said, const Regrouping& regrouping) {
  const Regrouping turned{.these = regrouping.others, .others = regrouping.these, .join = regrouping.join};
  return std::any_of(said.begin(), said.end(), [&](const Regrouping& one) {
    return one == regrouping || (!one.join && one == turned);
  });
}

}  // namespace

Change Editing::merge(const std::vector<model::EventId>& events) {
  Seeing seeing(story_.reader());
  std::string rejected;
  bool all_rejected = true;
  Regrouping regrouping{.these = {}, .others = {}, .join = true};
  Change change;
  for (const model::EventId id : events) {
    const model::Event event = event_of(id);
    if (std::find(change.events.begin(), change.events.end(), event.id) != change.events.end()) continue;
    if (rejected.empty() && event.state == model::State::rejected) rejected = to_string(event.id);
    all_rejected = all_rejected && event.state == model::State::rejected;
    regrouping.these.push_back(seeing.reference(event));
    change.events.push_back(event.id);
  }
  if (!all_rejected) refuse_rejected(rejected);
  if (change.events.size() < 2)
    refuse("one event cannot be merged", "", "name two or more: dateline merge E3 E8");
  change.entry = log("merge", to_json(regrouping));
  return change;
}

Change Editing::merge(const std::vector<model::ActorId>& actors) {
  std::string rejected;
  bool all_rejected = true;
  Regrouping regrouping{.these = {}, .others = {}, .join = true};
  Change change;
  for (const model::ActorId id : actors) {
    const model::Actor actor = actor_of(id);
    if (std::find(change.actors.begin(), change.actors.end(), actor.id) != change.actors.end()) continue;
    if (rejected.empty() && actor.state == model::State::rejected) rejected = to_string(actor.id);
    all_rejected = all_rejected && actor.state == model::State::rejected;
    regrouping.these.push_back(Seeing::reference(actor));
    change.actors.push_back(actor.id);
  }
  if (!all_rejected) refuse_rejected(rejected);
  if (change.actors.size() < 2)
    refuse("one actor cannot be merged", "", "name two or more: dateline merge A3 A8");
  change.entry = log("merge-actors", to_json(regrouping));
  return change;
}

Change Editing::mark(const std::vector<model::ClaimId>& claims, model::State state) {
  Seeing seeing(story_.reader());
  std::vector<assemble::ClaimDecision> decisions;
  Change change;
  for (const model::ClaimId id : claims) {
    const std::optional<model::Claim> claim = story_.reader().claim(id);
    if (!claim)
      throw base::DataError({.what = "there is no claim " + to_string(id),
                             .remedy = "`dateline show E3` lists the claims of an event"});
    if (is_cited_only(*claim) || !claim->source)
      refuse(to_string(id) + " is what you cite, no words of an article", "",
             "decide on the field that it is cited for: dateline propose " + to_string(claim->event));
    const bool is_new = std::find(change.claims.begin(), change.claims.end(), id) == change.claims.end();
    if (claim->state == state || !is_new) continue;
    decisions.push_back({.claim = item_of(*claim, seeing)});
    change.claims.push_back(id);
  }
  if (!decisions.empty()) change.entry = log(verb_of(state) + "-claims", to_json(decisions));
  return change;
}

Reference Editing::item_of(const model::Claim& claim, Seeing& seeing) const {
  Reference reference{.uid = "E" + story_.file().uid_of(claim.id).substr(1)};
  if (claim.source && !claim.quote.empty()) reference.words.push_back(seeing.words(claim));
  return reference;
}

Change Editing::split(model::EventId id, const std::vector<model::SourceId>& sources,
                      const std::vector<model::ClaimId>& claims) {
  const model::Event event = event_of(id);
  Seeing seeing(story_.reader());
  Regrouping regrouping;
  std::set<model::ClaimId> left(claims.begin(), claims.end());
  std::vector<model::Claim> told = story_.reader().claims_of(event.id);
  for (model::Claim& claim : story_.reader().rejected_claims_of(event.id)) told.push_back(std::move(claim));
  for (const model::Claim& claim : told) {
    const bool is_out =
        left.erase(claim.id) > 0 || std::find(sources.begin(), sources.end(), claim.source) != sources.end();
    if (!is_cited_only(claim))
      (is_out ? regrouping.these : regrouping.others).push_back(item_of(claim, seeing));
  }
  if (!left.empty())
    throw base::DataError({.what = to_string(*left.begin()) + " is no claim of " + to_string(event.id),
                           .remedy = "`dateline show " + to_string(event.id) + "` lists its claims"});
  return log_split("split", to_string(event.id), std::move(regrouping));
}

Change Editing::split(model::ActorId id, const std::vector<model::SourceId>& sources) {
  const model::Actor actor = actor_of(id);
  Regrouping regrouping;
  for_each_item(actor.id, [&](model::SourceId source, Reference item) {
    const bool is_out = std::find(sources.begin(), sources.end(), source) != sources.end();
    (is_out ? regrouping.these : regrouping.others).push_back(std::move(item));
  });
  return log_split("split-actors", to_string(actor.id), std::move(regrouping));
}

Change Editing::log_split(const std::string& verb, const std::string& name, Regrouping regrouping) {
  if (regrouping.these.empty())
    refuse(name + " cannot be split so", "none of these sources or claims tells of it",
           "`dateline show " + name + "` lists what does");
  if (regrouping.others.empty())
    refuse(name + " cannot be split so", "nothing would be left of it", "name only some of its sources");
  Change change;
  for (const auto* part : {&regrouping.these, &regrouping.others})
    for (const Reference& reference : *part) change.new_uids.push_back(reference.uid);
  change.entry = log(verb, to_json(regrouping));
  return change;
}

void Editing::for_each_item(model::ActorId id,
                            const std::function<void(model::SourceId, Reference)>& visit) const {
  story_.reader().each_source([&](const model::Source& source) {
    const record::Record record =
        record::from_json(story_.file().record_of(source.id), story_.reader().text_of(source.id));
    for (const record::Actor& actor : record.actors) {
      const std::string uid = assemble::uid_of(source.uid, actor);
      if (story_.file().find_actor_by_uid(uid) == id) visit(source.id, {.uid = uid, .name = actor.name});
    }
    return true;
  });
}

Change Editing::distinct(model::EventId one, model::EventId other) {
  const model::Event first = event_of(one), second = event_of(other);
  if (first.id == second.id)
    refuse(to_string(one) + " and " + to_string(other) + " are one", "",
           "take one source's part out with `dateline split " + to_string(first.id) + " S2`");
  Seeing seeing(story_.reader());
  const auto items = [&](const model::Event& event) {
    std::vector<Reference> references;
    for (const model::Claim& claim : story_.reader().claims_of(event.id))
      if (!is_cited_only(claim)) references.push_back(item_of(claim, seeing));
    return references;
  };
  Change change;
  const Regrouping regrouping{.these = items(second), .others = items(first)};
  if (is_said(story_.decisions().event_groups, regrouping)) return change;
  change.events = {first.id, second.id};
  change.entry = log("split", to_json(regrouping));
  return change;
}

Change Editing::distinct(model::ActorId one, model::ActorId other) {
  const model::Actor first = actor_of(one), second = actor_of(other);
  if (first.id == second.id)
    refuse(to_string(one) + " and " + to_string(other) + " are one", "",
           "take one source's part out with `dateline split " + to_string(first.id) + " S2`");
  Regrouping regrouping;
  for_each_item(second.id,
                [&](model::SourceId, Reference item) { regrouping.these.push_back(std::move(item)); });
  for_each_item(first.id,
                [&](model::SourceId, Reference item) { regrouping.others.push_back(std::move(item)); });
  Change change;
  if (is_said(story_.decisions().actor_groups, regrouping)) return change;
  change.actors = {first.id, second.id};
  change.entry = log("split-actors", to_json(regrouping));
  return change;
}

Change Editing::alias(model::ActorId id, const std::string& name) {
  const model::Actor actor = actor_of(id);
  check_words(name, "the name");
  story_.reader().each_actor([&](const model::Actor& other) {
    const auto is_name = [&](const std::string& one) { return text::fold(one) == text::fold(name); };
    const bool is_called_so =
        is_name(other.name) || std::any_of(other.aliases.begin(), other.aliases.end(), is_name);
    if (other.id != actor.id && is_called_so)
      refuse("\"" + name + "\" is a name of " + to_string(other.id) + " " + other.name, "",
             "if they are one, say so: dateline merge " + to_string(actor.id) + " " + to_string(other.id));
    return true;
  });
  Change change;
  const Regrouping regrouping{
      .these = {Seeing::reference(actor), {.name = name}}, .others = {}, .join = true};
  const bool is_called_so =
      std::find(actor.aliases.begin(), actor.aliases.end(), name) != actor.aliases.end() ||
      actor.name == name;
  if (is_called_so && is_said(story_.decisions().actor_groups, regrouping)) return change;
  change.actors = {actor.id};
  change.entry = log("merge-actors", to_json(regrouping));
  return change;
}

Change Editing::ignore_name(const std::string& name, bool known) {
  check_words(name, "the name");
  const std::vector<std::string> ignored = story_.decisions().ignored_names;
  const bool is_ignored = std::any_of(ignored.begin(), ignored.end(), [&](const std::string& one) {
    return text::fold(one) == text::fold(name);
  });
  Change change;
  if (is_ignored == known) return change;
  const store::LogEntry entry = ignore_name_entry(name, known);
  change.entry = log(entry.verb, entry.arguments);
  return change;
}

}  // namespace dateline::story
