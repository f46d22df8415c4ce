// What of Editing decides on the fields of actors.
#include <algorithm>
#include <iterator>
#include <ranges>

#include "graph/assemble/same_decision.hpp"
#include "src/base/problem.hpp"
#include "src/story/decision_json.hpp"
#include "src/story/editing.hpp"
#include "src/story/field_choices.hpp"
#include "src/story/given_values.hpp"
#include "src/text/fold.hpp"

namespace dateline::story {

using assemble::ActorDecision;
using assemble::FieldChoice;
using model::Field;
using model::State;

namespace {

ActorDecision seen(const model::Actor& actor) {
  ActorDecision decision;
  decision.actor = {actor.uid, actor.name, actor.kind};
  decision.read_name = model::name_as_read(actor);
  return decision;
}

/// What reading gives for a field, in words: what is decided on it is compared with that later.
std::string read_of(const model::Actor& actor, Field field) {
  const model::FieldDecision* before = model::decision_on(actor, field);
  if (before && before->given) return before->read;
  return field == Field::name ? model::name_as_read(actor) : std::string(model::name_of(actor.kind));
}

}  // namespace

Change Editing::log_actors(std::string verb, const std::vector<ActorDecision>& decisions,
                           std::vector<model::ActorId> actors) {
  Change change;
  change.actors = std::move(actors);
  if (!decisions.empty()) change.entry = log(std::move(verb), to_json(decisions));
  return change;
}

Change Editing::mark(const std::vector<model::ActorId>& actors, const std::vector<Field>& fields,
                     State state) {
  std::vector<ActorDecision> decisions;
  std::vector<model::ActorId> changed;
  const std::vector<Field> all(std::begin(model::actor_fields), std::end(model::actor_fields));
  for (const model::ActorId id : actors) {
    const model::Actor actor = actor_of(id);
    if (std::find(changed.begin(), changed.end(), actor.id) != changed.end()) continue;
    ActorDecision decision = seen(actor);
    decision.fields = choices_on(actor, all, fields, state);
    if (decision.fields.empty()) continue;
    decisions.push_back(std::move(decision));
    changed.push_back(actor.id);
  }
  return log_actors(verb_of(state) + "-actors", decisions, std::move(changed));
}

Change Editing::take_theirs(const std::vector<model::ActorId>& actors, const std::vector<Field>& fields) {
  const assemble::Decisions all = story_.decisions();
  std::vector<ActorDecision> decisions;
  std::vector<model::ActorId> changed;
  for (const model::ActorId id : actors) {
    const model::Actor actor = actor_of(id);
    const ActorDecision here = seen(actor);
    for (const ActorDecision& other : std::ranges::reverse_view(all.actors)) {
      if (!other.clashes || !assemble::are_on_one(other, here)) continue;
      ActorDecision taken = other;
      taken.clashes = false;
      taken.who.clear();
      std::erase_if(taken.fields, [&](const FieldChoice& choice) {
        const model::FieldDecision* decision = model::decision_on(actor, choice.field);
        const bool is_asked =
            fields.empty() || std::find(fields.begin(), fields.end(), choice.field) != fields.end();
        return !is_asked || (decision && decision->read_by.empty());
      });
      if (taken.fields.empty()) continue;
      taken.actor.uid = actor.uid;
      taken.read_name = here.read_name;
      decisions.push_back(std::move(taken));
      changed.push_back(actor.id);
      break;
    }
  }
  return log_actors("accept-actors", decisions, std::move(changed));
}

Change Editing::set(model::ActorId id, const std::string& field, const std::string& value,
                    const std::string& cite) {
  const model::Actor actor = actor_of(id);
  ActorDecision decision = seen(actor);
  FieldChoice choice{.field = actor_field_named(field), .state = State::accepted, .given = true};
  std::vector<std::string> warnings;
  if (choice.field == Field::name) {
    check_words(value, "the name");
    decision.actor.name = value;
    story_.reader().each_actor([&](const model::Actor& other) {
      if (other.id != actor.id && text::fold(other.name) == text::fold(value))
        warnings.push_back(to_string(other.id) +
                           " is called so too; if they are one, say so: dateline merge " +
                           to_string(actor.id) + " " + to_string(other.id));
      return true;
    });
  } else {
    decision.actor.kind = given_actor_kind(value);
  }
  put_citation(cite, choice);
  choice.read = read_of(actor, choice.field);
  decision.fields.push_back(std::move(choice));
  Change change = log_actors("set-actor", {std::move(decision)}, {actor.id});
  change.warnings = std::move(warnings);
  return change;
}

}  // namespace dateline::story
