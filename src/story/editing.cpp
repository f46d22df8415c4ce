#include "src/story/editing.hpp"

#include <algorithm>
#include <ranges>

#include "graph/assemble/assemble.hpp"
#include "graph/assemble/same_decision.hpp"
#include "src/base/problem.hpp"
#include "src/story/decision_json.hpp"
#include "src/story/decision_log.hpp"
#include "src/story/field_choices.hpp"
#include "src/story/given_values.hpp"
#include "src/story/refusal.hpp"
#include "src/story/seeing.hpp"

namespace dateline::story {
namespace {

using assemble::EventDecision;
using assemble::FieldChoice;
using model::Field;
using model::State;

const std::vector<Field> all_fields(std::begin(model::event_fields), std::end(model::event_fields));

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

Change Editing::log_events(std::string verb, const std::vector<EventDecision>& decisions,
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
    if (state == State::proposed && !event.found && event.state != State::rejected)
      refuse("no reading of the articles has " + to_string(event.id), "it is there because you said so",
             "reject it, or undo what made it: `dateline log`");
    std::vector<FieldChoice> choices = choices_on(event, all_fields, fields, state);
    if (choices.empty()) continue;
    decisions.push_back({seeing.event(event), std::move(choices), "", 0});
    changed.push_back(event.id);
  }
  return log_events(verb_of(state), decisions, std::move(changed));
}

Change Editing::take_theirs(const std::vector<model::EventId>& events, const std::vector<Field>& fields) {
  const assemble::Decisions all = story_.decisions();
  Seeing seeing(story_.reader());
  std::vector<EventDecision> decisions;
  std::vector<model::EventId> changed;
  for (const model::EventId id : events) {
    const model::Event event = event_of(id);
    const assemble::Reference reference = seeing.reference(event);
    for (const EventDecision& other : std::ranges::reverse_view(all.events)) {
      if (!other.clashes || !assemble::are_on_one_event(other.event.reference, reference)) continue;
      EventDecision taken{other.event, {}, "", 0};
      for (const FieldChoice& choice : other.fields) {
        const model::FieldDecision* here = model::decision_on(event, choice.field);
        const bool is_asked =
            fields.empty() || std::find(fields.begin(), fields.end(), choice.field) != fields.end();
        const bool is_open = !here || !here->read_by.empty();
        if (is_asked && is_open) taken.fields.push_back(choice);
      }
      if (taken.fields.empty()) continue;
      taken.event.reference = reference;
      decisions.push_back(std::move(taken));
      changed.push_back(event.id);
      break;
    }
  }
  return log_events("accept", decisions, std::move(changed));
}

void Editing::put_citation(const std::string& cite, FieldChoice& choice) const {
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
}

Change Editing::set(model::EventId id, const std::string& name, const std::string& value,
                    const std::string& cite) {
  const model::Event event = event_of(id);
  const Field field = field_named(name);
  std::vector<std::string> warnings;
  assemble::SeenEvent seen = Seeing(story_.reader()).event(event);
  put_given(story_, event, name, value, seen, warnings);
  FieldChoice choice{.field = field, .state = State::accepted, .given = true};
  put_citation(cite, choice);
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
  if (!given.kind.empty()) check_event_kind(story_, given.kind);
  if (!given.citation.empty()) check_words(given.citation, "the citation");
  seen.dating = given_dating(given.date.empty() ? "unknown" : given.date);
  for (const auto& [role, list] : given.actors)
    for (assemble::SeenActor& actor : given_actors(story_.reader(), {}, role, list, change.warnings))
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
    choices.push_back({.field = field,
                       .state = State::accepted,
                       .given = is_given,
                       .left_open = !is_given,
                       .citation = is_given ? given.citation : ""});
  }
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
