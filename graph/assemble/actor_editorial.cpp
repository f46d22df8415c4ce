#include "graph/assemble/actor_editorial.hpp"

#include <algorithm>
#include <tuple>

#include "graph/assemble/same_decision.hpp"
#include "src/text/fold.hpp"

namespace dateline::assemble {
namespace {

using model::ActorKind;
using model::Field;
using model::State;

SeenActor seen_as(const model::Actor& actor) {
  return {"", actor.name, actor.kind};
}

/// Finds the actors of a graph that the editor has decided on.
class KnownActors {
 public:
  explicit KnownActors(const std::vector<model::AssembledActor>& actors) : actors_(actors) {
    for (std::size_t i = 0; i < actors.size(); ++i) {
      by_uid_.emplace(actors[i].uid, i);
      for (const std::string& uid : actors[i].absorbed_uids) by_uid_.emplace(uid, i);
      by_name_[text::fold(actors[i].actor.name)].insert(i);
      for (const std::string& alias : actors[i].actor.aliases) by_name_[text::fold(alias)].insert(i);
    }
  }

  std::optional<std::size_t> find(const ActorDecision& decision) const {
    if (const auto found = by_uid_.find(decision.actor.uid); found != by_uid_.end()) return found->second;
    for (const std::string& name : {decision.read_name, decision.actor.name}) {
      const auto named = by_name_.find(text::fold(name));
      if (named == by_name_.end() || name.empty()) continue;
      if (named->second.size() == 1) return *named->second.begin();
      std::vector<std::size_t> of_kind;
      for (const std::size_t i : named->second)
        if (actors_[i].actor.kind == decision.actor.kind) of_kind.push_back(i);
      if (of_kind.size() == 1) return of_kind.front();
    }
    return std::nullopt;
  }

 private:
  const std::vector<model::AssembledActor>& actors_;
  std::map<std::string, std::size_t> by_uid_;
  std::map<std::string, std::set<std::size_t>> by_name_;
};

}  // namespace

std::string ActorReadings::name(const std::set<std::string>& wrong) const {
  std::tuple<std::ptrdiff_t, std::uint64_t> best_rank{-1, 0};
  std::string best;
  for (const auto& [name, mentions] : names) {
    const std::tuple rank{std::count(name.begin(), name.end(), ' '), mentions};
    if (wrong.contains(name) || rank <= best_rank) continue;
    best_rank = rank;
    best = name;
  }
  return best;
}

std::optional<ActorKind> ActorReadings::kind(const std::set<ActorKind>& wrong) const {
  std::optional<ActorKind> first;
  for (const ActorKind kind : kinds) {
    if (wrong.contains(kind)) continue;
    if (kind != ActorKind::other) return kind;
    first = kind;
  }
  return first;
}

std::string words_of_field(const SeenActor& actor, Field field) {
  if (field == Field::name) return actor.name;
  return field == Field::kind ? std::string(model::name_of(actor.kind)) : "";
}

ActorEditorial::ActorEditorial(model::Assembled& graph, const std::vector<ActorDecision>& decisions,
                               const std::vector<ActorReadings>& readings)
    : graph_(graph), decisions_(decisions), readings_(readings) {}

std::map<std::size_t, ActorEditorial::Choices> ActorEditorial::choices() const {
  std::map<std::size_t, Choices> all;
  if (decisions_.empty()) return all;
  const KnownActors known(graph_.actors);
  for (const ActorDecision& decision : decisions_)
    if (const auto index = known.find(decision))
      for (const FieldChoice& choice : decision.fields)
        hold(decision, choice, decision.actor.uid == graph_.actors[*index].uid, all[*index]);
  return all;
}

std::map<std::string, std::string> ActorEditorial::given_names() const {
  std::map<std::string, std::string> names;
  for (const auto& [index, chosen] : choices()) {
    const auto name = chosen.find(Field::name);
    if (name != chosen.end() && is_kept_by(name->second.field->state))
      names.emplace(text::fold(name->second.decision->actor.name), graph_.actors[index].uid);
  }
  return names;
}

void ActorEditorial::apply() {
  for (auto& [index, chosen] : choices()) apply(index, chosen);
  drop_rejected();
}

void ActorEditorial::apply(std::size_t index, Choices& choices) {
  model::AssembledActor& made = graph_.actors[index];
  release_what_is_kept(choices);
  for (const auto& [field, choice] : choices) {
    const State state = choice.field->state;
    if (field != Field::whole && is_kept_by(state)) {
      made.actor.decisions.push_back(put(index, choice));
      if (choice.cited) cite(made, choice);
      continue;
    }
    if (field != Field::whole && put_next_value(index, choice)) continue;
    model::FieldDecision decision{
        .field = field, .state = state, .who = choice.decision->who, .at = choice.decision->at};
    if (const ActorDecision* other = choice.beside_here) {
      decision.read = rejects(*other, field)  ? "rejected"
                      : field == Field::whole ? "not rejected"
                                              : words_of_field(other->actor, field);
      decision.read_by = other->who.empty() ? "a colleague" : other->who;
      decision.changed = true;
    }
    made.actor.decisions.push_back(std::move(decision));
  }
  made.actor.state = model::state_of(made.actor);
}

model::FieldDecision ActorEditorial::put(std::size_t index, const Choice& choice) {
  model::Actor& actor = graph_.actors[index].actor;
  const Field field = choice.field->field;
  model::FieldDecision made{.field = field,
                            .state = choice.field->state,
                            .who = choice.decision->who,
                            .at = choice.decision->at,
                            .given = choice.field->given};
  const std::string read = words_of_field(seen_as(actor), field);
  if (field == Field::name)
    put_name(actor, choice.decision->actor.name);
  else
    actor.kind = choice.decision->actor.kind;
  const std::string put = words_of_field(seen_as(actor), field);
  made.uncited = made.given && field == Field::name && !choice.cited && !is_said(index, field);
  if (const ActorDecision* other = choice.beside_here) {
    made.read = rejects(*other, field) ? "rejected" : words_of_field(other->actor, field);
    made.read_by = other->who.empty() ? "a colleague" : other->who;
    made.changed = true;
    return made;
  }
  if (choice.beside) {
    const std::string beside =
        rejects(*choice.beside, field) ? put : words_of_field(choice.beside->actor, field);
    made.changed = beside != put;
    if (made.changed) made.read = beside;
    if (made.changed) return made;
  }
  if (read == put || (!made.given && is_said(index, field))) return made;
  made.read = read;
  made.changed = read != choice.field->read;
  return made;
}

void ActorEditorial::cite(model::AssembledActor& made, const Choice& choice) const {
  made.actor.citations.push_back({choice.field->field, choice.cited->citation, {}});
  made.cited_source_uids.push_back(choice.cited->cited_source_uid);
}

void ActorEditorial::put_name(model::Actor& actor, const std::string& name) const {
  if (actor.name == name) return;
  std::set<std::string> aliases(actor.aliases.begin(), actor.aliases.end());
  aliases.insert(actor.name);
  aliases.erase(name);
  actor.name = name;
  actor.aliases.assign(aliases.begin(), aliases.end());
}

bool ActorEditorial::put_next_value(std::size_t index, const Choice& choice) {
  if (index >= readings_.size()) return false;
  model::Actor& actor = graph_.actors[index].actor;
  std::set<std::string> names;
  std::set<ActorKind> kinds;
  for (const ActorDecision* wrong : choice.wrong) {
    names.insert(wrong->actor.name);
    kinds.insert(wrong->actor.kind);
  }
  if (choice.field->field == Field::kind) {
    const auto next = readings_[index].kind(kinds);
    if (next) actor.kind = *next;
    return next.has_value();
  }
  std::string next = readings_[index].name(names);
  for (const std::string& alias : actor.aliases)
    if (readings_[index].name(names).empty() && !names.contains(alias) && alias.size() > next.size())
      next = alias;
  if (next.empty()) return false;
  put_name(actor, next);
  std::erase_if(actor.aliases, [&](const std::string& alias) { return names.contains(alias); });
  return true;
}

bool ActorEditorial::is_said(std::size_t index, Field field) const {
  if (index >= readings_.size()) return false;
  const model::Actor& actor = graph_.actors[index].actor;
  const ActorReadings& read = readings_[index];
  if (field == Field::kind)
    return std::find(read.kinds.begin(), read.kinds.end(), actor.kind) != read.kinds.end();
  return std::any_of(read.names.begin(), read.names.end(),
                     [&](const auto& one) { return text::fold(one.first) == text::fold(actor.name); });
}

void ActorEditorial::drop_rejected() {
  std::set<std::string> rejected;
  for (const model::AssembledActor& made : graph_.actors)
    if (made.actor.state == State::rejected) rejected.insert(made.uid);
  if (rejected.empty()) return;
  // Who said something is not taken from it: it would be said by the articles themselves then.
  const auto drop_in = [&](auto& thing) {
    std::erase_if(thing.participants, [&](const auto& part) { return rejected.contains(part.actor_uid); });
  };
  for (model::AssembledEvent& event : graph_.events) drop_in(event);
  for (model::AssembledClaim& claim : graph_.claims) drop_in(claim);
}

}  // namespace dateline::assemble
