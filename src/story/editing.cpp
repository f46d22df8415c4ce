#include "src/story/editing.hpp"

#include <algorithm>
#include <set>

#include "graph/assemble/assemble.hpp"
#include "src/base/problem.hpp"
#include "src/record/json.hpp"
#include "src/story/decision_json.hpp"
#include "src/story/decision_log.hpp"
#include "src/story/given_values.hpp"
#include "src/story/seeing.hpp"
#include "src/text/fold.hpp"

namespace dateline::story {
namespace {

using assemble::EventDecision;
using assemble::FieldChoice;
using assemble::Reference;
using assemble::Regrouping;
using model::Field;
using model::State;

std::string verb_of(State state) {
  constexpr const char* verbs[] = {"propose", "accept", "check", "reject"};
  return verbs[static_cast<int>(state)];
}

[[noreturn]] void refuse(std::string what, std::string why, std::string remedy) {
  throw base::UsageError({.what = std::move(what), .why = std::move(why), .remedy = std::move(remedy)});
}

/// What is decided of a field with its new state; `value_is_new` when the editor gives one.
FieldChoice choice_on(const model::Event& event, Field field, State state) {
  FieldChoice choice{.field = field, .state = state};
  if (const model::FieldDecision* before = model::decision_on(event, field)) {
    choice.given = before->given;
    choice.read = before->read;
  }
  return choice;
}

/// A claim that stands for what the editor cites: no part of the event as it was found.
bool is_cited_only(const model::Claim& claim) {
  return claim.quote.empty() && (claim.source ? claim.citation.empty() : !claim.citation.empty());
}

bool is_rejected_whole(const model::Event& event) {
  return model::state_of(event, Field::whole) == State::rejected;
}

std::vector<FieldChoice> choices_on(const model::Event& event, const std::vector<Field>& fields,
                                    State state) {
  std::vector<FieldChoice> choices;
  if (fields.empty() && state == State::rejected) {
    if (!is_rejected_whole(event)) choices.push_back({.field = Field::whole, .state = State::rejected});
    return choices;
  }
  if (fields.empty() && is_rejected_whole(event)) {
    choices.push_back({.field = Field::whole, .state = State::proposed});
    if (state == State::proposed) return choices;  // the rejection alone is taken back
  }
  const std::vector<Field> all(std::begin(model::event_fields), std::end(model::event_fields));
  for (const Field field : fields.empty() ? all : fields) {
    const State before = model::state_of(event, field);
    const model::FieldDecision* decision = model::decision_on(event, field);
    const bool stays = before == state && !(decision && decision->changed);
    const bool is_lowered = fields.empty() && state == State::accepted && before == State::checked;
    if (!stays && !is_lowered) choices.push_back(choice_on(event, field, state));
  }
  return choices;
}

}  // namespace

model::Event Editing::event_of(model::EventId id) const {
  auto event = story_.reader().event(id);
  if (!event)
    throw base::DataError({.what = "there is no event " + to_string(id) + " in this story",
                           .remedy = "`dateline events` lists them all"});
  return *std::move(event);
}

model::Actor Editing::actor_of(model::ActorId id) const {
  auto actor = story_.reader().actor(id);
  if (!actor)
    throw base::DataError({.what = "there is no actor " + to_string(id) + " in this story",
                           .remedy = "`dateline actors` lists them all"});
  return *std::move(actor);
}

std::int64_t Editing::log(std::string verb, std::string arguments) {
  if (dry_run_) return 0;
  return story_.log({.at = now_.seconds, .verb = std::move(verb), .arguments = std::move(arguments)});
}

Change Editing::log_events(std::string verb, std::vector<EventDecision> decisions,
                           std::vector<model::EventId> events) {
  Change change;
  change.events = std::move(events);
  if (!decisions.empty()) change.entry = log(std::move(verb), to_json(decisions));
  return change;
}

Change Editing::mark(const std::vector<model::EventId>& events, const std::vector<Field>& fields,
                     State state) {
  Seeing seeing(story_.reader());
  std::vector<EventDecision> decisions;
  std::vector<model::EventId> changed;
  for (const model::EventId id : events) {
    const model::Event event = event_of(id);
    if (std::find(changed.begin(), changed.end(), event.id) != changed.end()) continue;
    if (state == State::proposed && !event.found && !is_rejected_whole(event))
      refuse("no reading of the articles has " + to_string(event.id), "it is there because you said so",
             "reject it, or undo what made it: `dateline log`");
    std::vector<FieldChoice> choices = choices_on(event, fields, state);
    if (choices.empty()) continue;
    decisions.push_back({seeing.event(event), std::move(choices), "", 0});
    changed.push_back(event.id);
  }
  return log_events(verb_of(state), std::move(decisions), std::move(changed));
}

Change Editing::set(model::EventId id, const std::string& name, const std::string& value,
                    const std::string& cite) {
  const model::Event event = event_of(id);
  const Field field = field_named(name);
  std::vector<std::string> warnings;
  assemble::SeenEvent seen = Seeing(story_.reader()).event(event);
  put_given(story_.reader(), event, name, value, seen, warnings);
  FieldChoice choice{.field = field, .state = State::accepted, .given = true};
  if (const auto source = model::handle_from<'S'>(cite)) {
    const auto known = story_.reader().source(*source);
    if (!known)
      throw base::DataError({.what = "there is no source " + cite + " in this story",
                             .remedy = "`dateline sources` lists them all"});
    choice.cited_source_uid = known->uid;
  } else {
    if (!cite.empty()) check_words(cite, "the citation");
    choice.citation = cite;
  }
  choice.read = Seeing(story_.reader()).read_of(event, field);
  Change change = log_events("set-event", {{std::move(seen), {choice}, "", 0}}, {event.id});
  change.warnings = std::move(warnings);
  return change;
}

Change Editing::add_event(const NewEvent& given) {
  Change change;
  assemble::SeenEvent seen;
  seen.salience = 1;
  seen.title = given.title.empty() ? given.quote : given.title;
  seen.kind = given.kind.empty() ? "other" : given.kind;
  if (seen.title.empty())
    refuse("the event has neither a title nor words of a source", "",
           "give one: --title \"Obama expels diplomats\", or S3 --quote \"ordered the expulsion\"");
  if (given.source) {
    const auto source = story_.reader().source(*given.source);
    if (!source)
      throw base::DataError({.what = "there is no source " + to_string(*given.source) + " in this story",
                             .remedy = "`dateline sources` lists them all"});
    const std::string text = story_.reader().text_of(*given.source);
    const std::size_t at = given.quote.empty() ? std::string::npos : text.find(given.quote);
    if (at == std::string::npos)
      throw base::DataError(
          {.path = to_string(*given.source),
           .what = "these words do not stand in its text",
           .excerpt = given.quote,
           .remedy = "copy them from `dateline show " + to_string(*given.source) + " --text`"});
    if (text.find(given.quote, at + 1) != std::string::npos)
      change.warnings.push_back("the words stand in " + to_string(*given.source) +
                                " more than once; the first place is cited");
    seen.reference.words.push_back({source->uid, given.quote, "", 0});
  }
  if (!given.title.empty()) check_words(given.title, "the title");
  if (!given.kind.empty()) check_words(given.kind, "the kind");
  if (!given.citation.empty()) check_words(given.citation, "the citation");
  seen.dating = given_dating(given.date.empty() ? "unknown" : given.date);
  for (const auto& [role, list] : given.actors)
    for (assemble::SeenActor& actor : given_actors(story_.reader(), list, change.warnings))
      seen.actors.emplace_back(std::move(actor), role);
  seen.reference.uid = assemble::uid_of(
      'E', "by hand#" + std::to_string(now_.seconds) + "#" + story_.file().inputs_stamp() + "#" + seen.title,
      {});
  if (!given.source && given.citation.empty())
    change.warnings.push_back("the event is uncited: say where it is from with --cite \"interview, 3 May\"");
  std::vector<FieldChoice> choices;
  for (const Field field : model::event_fields) {
    const bool is_given = field == Field::title || (field == Field::date && !given.date.empty()) ||
                          (field == Field::kind && !given.kind.empty()) ||
                          (field == Field::actors && !seen.actors.empty());
    choices.push_back({.field = field, .state = State::accepted, .given = is_given, .left_open = !is_given});
  }
  choices.front().citation = given.citation;
  change.new_uids = {seen.reference.uid};
  change.entry =
      log("add-event", to_json(std::vector<EventDecision>{{std::move(seen), std::move(choices), "", 0}}));
  return change;
}

Change Editing::tag(const std::vector<model::EventId>& events, const std::string& tag, bool on) {
  check_words(tag, "the tag");
  if (tag.find_first_of(",\"") != std::string::npos)
    refuse("'" + tag + "' is no tag", "", "a tag is a word or a few, without commas and quotes");
  Seeing seeing(story_.reader());
  Change change;
  Label label{tag, {}};
  for (const model::EventId id : events) {
    const model::Event event = event_of(id);
    const bool has = std::find(event.tags.begin(), event.tags.end(), tag) != event.tags.end();
    const bool is_known =
        std::find(change.events.begin(), change.events.end(), event.id) != change.events.end();
    if (has == on || is_known) continue;
    label.events.push_back(seeing.reference(event));
    change.events.push_back(event.id);
  }
  if (!change.events.empty()) change.entry = log(on ? "tag" : "untag", to_json(label));
  return change;
}

Change Editing::note(const std::vector<model::EventId>& events, const std::string& words) {
  check_words(words, "the note");
  Seeing seeing(story_.reader());
  Change change;
  Label label{words, {}};
  for (const model::EventId id : events) {
    const model::Event event = event_of(id);
    if (std::find(change.events.begin(), change.events.end(), event.id) != change.events.end()) continue;
    label.events.push_back(seeing.reference(event));
    change.events.push_back(event.id);
  }
  if (!change.events.empty()) change.entry = log("note", to_json(label));
  return change;
}

Change Editing::relate(model::EventId from, model::RelationKind kind, model::EventId to, bool known) {
  const model::Event one = event_of(from), other = event_of(to);
  if (one.id == other.id)
    refuse(to_string(from) + " and " + to_string(to) + " are one", "", "name two events");
  Seeing seeing(story_.reader());
  Change change;
  change.events = {one.id, other.id};
  change.entry = log(known ? "relate" : "unrelate",
                     to_json(assemble::Relating{seeing.reference(one), seeing.reference(other), kind}));
  return change;
}

Change Editing::merge(const std::vector<model::EventId>& events) {
  Seeing seeing(story_.reader());
  std::string rejected;
  bool all_rejected = true;
  Regrouping regrouping{.these = {}, .others = {}, .join = true};
  Change change;
  for (const model::EventId id : events) {
    const model::Event event = event_of(id);
    if (std::find(change.events.begin(), change.events.end(), event.id) != change.events.end()) continue;
    rejected += is_rejected_whole(event) ? to_string(event.id) : "";
    all_rejected = all_rejected && is_rejected_whole(event);
    regrouping.these.push_back(seeing.reference(event));
    change.events.push_back(event.id);
  }
  if (!rejected.empty() && !all_rejected)
    refuse(rejected + " is rejected", "what is merged with it would be rejected too",
           "take that back first: dateline propose " + rejected);
  if (change.events.size() < 2)
    refuse("one event cannot be merged", "", "name two or more: dateline merge E3 E8");
  change.entry = log("merge", to_json(regrouping));
  return change;
}

Change Editing::merge(const std::vector<model::ActorId>& actors) {
  Regrouping regrouping{.these = {}, .others = {}, .join = true};
  Change change;
  for (const model::ActorId id : actors) {
    const model::Actor actor = actor_of(id);
    if (std::find(change.actors.begin(), change.actors.end(), actor.id) != change.actors.end()) continue;
    regrouping.these.push_back(Seeing::reference(actor));
    change.actors.push_back(actor.id);
  }
  if (change.actors.size() < 2)
    refuse("one actor cannot be merged", "", "name two or more: dateline merge A3 A8");
  change.entry = log("merge-actors", to_json(regrouping));
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
  for (const model::Claim& claim : story_.reader().claims_of(event.id)) {
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
  change.events = {first.id, second.id};
  change.entry = log("split", to_json(Regrouping{.these = items(second), .others = items(first)}));
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
  change.actors = {actor.id};
  change.entry = log(
      "merge-actors",
      to_json(Regrouping{.these = {Seeing::reference(actor), {.name = name}}, .others = {}, .join = true}));
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

store::LogEntry Editing::undo(std::optional<std::int64_t> number, bool redo) {
  const History history = history_of(story_.file());
  const std::vector<std::int64_t>& choice = redo ? history.undone : history.done;
  if (choice.empty())
    refuse(redo ? "nothing was undone" : "there is no decision to undo",
           redo ? "" : "what was done to sources (add, set, keep, drop, ignore) is not undone so",
           "`dateline log` lists what was done");
  if (number && std::find(choice.begin(), choice.end(), *number) == choice.end())
    refuse("entry " + std::to_string(*number) + " is no decision that " + (redo ? "was undone" : "holds"), "",
           "`dateline log` lists what was done");
  const std::int64_t which = number.value_or(choice.back());
  const store::LogEntry entry = undo_entry(which, redo);
  log(entry.verb, entry.arguments);
  store::LogEntry out;
  story_.file().each_log_entry([&](const store::LogEntry& one) {
    if (one.number == which) out = one;
    return one.number != which;
  });
  return out;
}

}  // namespace dateline::story
