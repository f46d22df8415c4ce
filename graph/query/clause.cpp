#include "graph/query/clause.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "graph/query/comparison.hpp"
#include "graph/query/counting.hpp"
#include "src/base/problem.hpp"
#include "src/text/fold.hpp"

namespace dateline::query {
namespace {

using Events = std::vector<model::EventId>;

constexpr std::size_t most_named = 3;

std::string list_of(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

/// One of the names of an enumeration.
std::string one_of(const Term& term, const std::vector<std::string>& names) {
  if (std::find(names.begin(), names.end(), term.value) != names.end()) return term.value;
  const std::string near = base::nearest_of(term.value, names.data(), names.data() + names.size());
  refuse_value(term, "'" + term.value + "' is not one of: " + list_of(names),
               near.empty() ? "" : "did you mean " + near + "?");
}

Events merged(Events one, const Events& other) {
  Events both;
  std::set_union(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(both));
  return both;
}

std::shared_ptr<LazyEvents> lazily(std::function<Events()> look_up) {
  return std::make_shared<LazyEvents>(std::move(look_up));
}

/// Whether `words` stand one after the other in a text.
bool stand_in(const std::string& text, const std::vector<std::string>& words) {
  const std::vector<std::string> all = folded_words(text);
  return !words.empty() && std::search(all.begin(), all.end(), words.begin(), words.end()) != all.end();
}

/// The sources that a term names; `read` is how many were looked at. Throws DataError where there is none.
std::set<model::SourceId> sources_named(const model::StoryReader& story, const Term& term,
                                        std::uint64_t& read) {
  if (const auto handle = model::handle_from<'S'>(term.value); handle && term.field == "source") {
    if (!story.source(*handle))
      throw base::DataError({.what = "no source '" + term.value + "' in this story",
                             .remedy = "`dateline sources` lists them all"});
    return {*handle};
  }
  std::set<model::SourceId> found;
  std::vector<std::string> names;
  const std::vector<std::string> wanted = folded_words(term.value);
  story.each_source([&](const model::Source& source) {
    ++read;
    const bool hit =
        stand_in(source.outlet, wanted) ||
        (term.field == "source" &&
         (stand_in(source.title, wanted) || stand_in(source.name, wanted) || stand_in(source.url, wanted)));
    if (hit) found.insert(source.id);
    if (found.empty() && !source.outlet.empty()) {
      names.push_back(source.outlet);
      for (std::string& word : folded_words(source.outlet)) names.push_back(std::move(word));
    }
    return true;
  });
  if (!found.empty()) return found;
  const std::string near = base::nearest_of(term.value, names.data(), names.data() + names.size());
  std::string remedy = near.empty() ? "`dateline sources` lists them all" : "did you mean " + near + "?";
  if (term.field == "source" && count_range_from(term.value))
    remedy = "did you mean sources:" + term.value + " (how many tell of an event)?";
  throw base::DataError(
      {.what = "no " + term.field + " '" + term.value + "' in this story", .remedy = std::move(remedy)});
}

std::set<model::SourceId> as_set(const std::vector<model::SourceId>& ids) {
  return {ids.begin(), ids.end()};
}

CountRange asked_count(const Term& term) {
  if (const auto asked = count_range_from(term.value)) return *asked;
  refuse_value(term, "'" + term.value + "' is no number of sources",
               model::handle_from<'S'>(term.value)
                   ? "did you mean source:" + term.value + " ?"
                   : "numbers are written 2 (just two), 2+ (two or more) or 2..3");
}

/// "responds-to" for "responds_to": as filter words are written.
template <typename Kind, std::size_t count>
std::vector<std::string> word_names(const std::array<Kind, count>& kinds) {
  std::vector<std::string> names;
  for (const Kind kind : kinds) {
    names.emplace_back(model::name_of(kind));
    std::replace(names.back().begin(), names.back().end(), '_', '-');
  }
  return names;
}

/// The one of `kinds` that a term names.
template <typename Kind, std::size_t count>
Kind kind_named(const Term& term, const std::array<Kind, count>& kinds) {
  const std::vector<std::string> names = word_names(kinds);
  const std::string name = one_of(term, names);
  return kinds[static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin())];
}

constexpr std::array all_relations = {model::RelationKind::before,      model::RelationKind::after,
                                      model::RelationKind::during,      model::RelationKind::causes,
                                      model::RelationKind::responds_to, model::RelationKind::part_of,
                                      model::RelationKind::contradicts};
constexpr std::array all_roles = {model::Role::agent,   model::Role::patient, model::Role::recipient,
                                  model::Role::speaker, model::Role::place,   model::Role::other};
constexpr std::array all_states = {model::State::proposed, model::State::accepted, model::State::checked,
                                   model::State::rejected};

bool has_role(const model::Event& event, const std::set<model::Role>& roles,
              const std::set<model::ActorId>* who) {
  return std::any_of(event.participants.begin(), event.participants.end(),
                     [&](const model::Participation& part) {
                       return roles.contains(part.role) && (!who || who->contains(part.actor));
                     });
}

bool is_said_by(const Subject& subject, const std::set<model::ActorId>& actors) {
  const auto& parts = subject.participants();
  return actors.contains(subject.attributed_to()) ||
         std::any_of(parts.begin(), parts.end(), [&](const auto& part) {
           return part.role == model::Role::speaker && actors.contains(part.actor);
         });
}

/// Whether one of them takes part and is not who speaks.
bool is_about(const Subject& subject, const std::set<model::ActorId>& actors) {
  const auto& parts = subject.participants();
  return std::any_of(parts.begin(), parts.end(), [&](const model::Participation& part) {
    return actors.contains(part.actor) && !is_said_by(subject, {part.actor});
  });
}

Verdict stands_so(const model::Event& event, const std::string& word) {
  const auto any_decision = [&](bool model::FieldDecision::* flag) {
    return yes_or_no(std::any_of(event.decisions.begin(), event.decisions.end(),
                                 [&](const auto& decision) { return decision.*flag; }));
  };
  if (word == "denied") return yes_or_no(event.polarity == model::Polarity::negative);
  if (word == "contested") return yes_or_no(event.contested);
  if (word == "dated" || word == "undated")
    return yes_or_no(event.dating.when.unknown() == (word == "undated"));
  if (word == "changed") return any_decision(&model::FieldDecision::changed);
  if (word == "uncited") return any_decision(&model::FieldDecision::uncited);
  if (word == "noted") return yes_or_no(!event.notes.empty());
  if (word == "kept") return yes_or_no(!event.found);
  return yes_or_no(model::name_of(event.modality) == word);
}

}  // namespace

Verdict yes_or_no(bool value) {
  return value ? Verdict::yes : Verdict::no;
}

const std::vector<model::Participation>& Subject::participants() const {
  const bool is_decided = model::decision_on(event, model::Field::actors) != nullptr;
  return claim && !is_decided ? claim->participants : event.participants;
}

model::ActorId Subject::attributed_to() const {
  const model::FieldDecision* decision = model::decision_on(event, model::Field::standing);
  return claim && !(decision && decision->given) ? claim->attributed_to : event.attributed_to;
}

const Events& LazyEvents::get() {
  if (look_up_) {
    events_ = look_up_();
    look_up_ = nullptr;
  }
  return events_;
}

bool LazyEvents::has(model::EventId id) {
  const Events& events = get();
  return std::binary_search(events.begin(), events.end(), id);
}

ClauseMaker::ClauseMaker(const model::StoryReader& story, const Options& options)
    : story_(story), options_(options), names_(story) {}

const std::set<model::ActorId>& ClauseMaker::actors_of(const std::string& name) {
  const auto known = actors_.find(name);
  return known != actors_.end() ? known->second : actors_.emplace(name, names_.at(name)).first->second;
}

/// "A1 Barack Obama", and how that was found.
std::string ClauseMaker::meant(const std::string& name) {
  std::string all;
  std::size_t shown = 0;
  const std::set<model::ActorId>& actors = actors_of(name);
  for (const model::ActorId id : actors) {
    if (shown == most_named) {
      all += " and " + std::to_string(actors.size() - shown) + " more";
      break;
    }
    const auto actor = story_.actor(id);
    all += (shown++ ? ", " : "") + to_string(id) + (actor ? " " + actor->name : "");
  }
  return (model::handle_from<'A'>(name)
              ? "by its handle: "
              : "names of " + std::to_string(names_.read()) + " actors compared: ") +
         all;
}

Clause ClauseMaker::make(const Term& term) {
  const std::string& field = term.field;
  Clause clause;
  if (field == "who" || field == "place" || field == "said-by" || field == "about") {
    clause = about_actors(term);
  } else if (asks_for_time(term)) {
    clause = about_time(term);
  } else if (field == "outlet" || field == "source" || field == "sources") {
    clause = about_sources(term);
  } else if (field == "read-by") {
    clause = about_reader(term);
  } else if (field == "relation") {
    clause = about_relation(term);
  } else if (field == "tag") {
    clause = about_tag(term);
  } else if (field == "kind") {
    clause.test = [kind = term.value](const Subject& subject) {
      return yes_or_no(subject.event.kind == kind);
    };
    clause.reach = {false, "kinds read through in the story file",
                    lazily([this, kind = term.value] { return story_.events_of_kind(kind); })};
  } else if (field == "state") {
    const model::State state = kind_named(term, all_states);
    clause.test = [state](const Subject& subject) { return yes_or_no(subject.event.state == state); };
    clause.reach = {false, "states read through in the story file",
                    lazily([this, state] { return story_.events_in_state(state); })};
  } else if (field == "is") {
    const std::string word =
        one_of(term, {"actual", "planned", "alleged", "hypothetical", "denied", "contested", "dated",
                      "undated", "changed", "uncited", "noted", "kept"});
    clause.test = [word](const Subject& subject) { return stands_so(subject.event, word); };
  } else {
    clause = about_words(term);
  }
  clause.words = term.words();
  return clause;
}

Clause ClauseMaker::make_roles(const std::vector<const Term*>& terms, const RoleScope& scope, bool negated) {
  Clause clause;
  std::set<model::Role> roles;
  for (const Term* term : terms) {
    roles.insert(kind_named(*term, all_roles));
    clause.words += clause.words.empty() ? term->words() : "," + term->value;
  }
  clause.how = scope.empty() ? "of anybody" : "of the actors of who:";
  clause.test = [roles, scope, negated](const Subject& subject) {
    if (scope.empty()) return yes_or_no(has_role(subject.event, roles, nullptr));
    const auto has = [&](const auto& who) { return has_role(subject.event, roles, &who); };
    return yes_or_no(negated ? std::any_of(scope.begin(), scope.end(), has)
                             : std::all_of(scope.begin(), scope.end(), has));
  };
  return clause;
}

Clause ClauseMaker::about_actors(const Term& term) {
  Clause clause;
  const std::set<model::ActorId> actors = actors_of(term.value);
  clause.how = meant(term.value);
  if (term.field == "said-by") {
    clause.of_claims = true;
    clause.test = [actors](const Subject& subject) { return yes_or_no(is_said_by(subject, actors)); };
    clause.reach = {
        false, "index over actors, attributions read through in the story file", lazily([this, actors] {
          Events events;
          for (const model::ActorId id : actors)
            events = merged(merged(std::move(events), story_.events_of(id)), story_.events_attributed_to(id));
          return events;
        })};
    return clause;
  }
  clause.actors.assign(actors.begin(), actors.end());
  clause.of_claims = term.field == "about";
  clause.reach = {true, "index over actors", lazily([this, actors] {
                    Events events;
                    for (const model::ActorId id : actors)
                      events = merged(std::move(events), story_.events_of(id));
                    return events;
                  })};
  if (term.field == "about")
    clause.test = [actors](const Subject& subject) { return yes_or_no(is_about(subject, actors)); };
  else
    clause.test = [actors, only_place = term.field == "place"](const Subject& subject) {
      const auto& parts = subject.event.participants;
      return yes_or_no(std::any_of(parts.begin(), parts.end(), [&](const model::Participation& part) {
        return actors.contains(part.actor) && (!only_place || part.role == model::Role::place);
      }));
    };
  return clause;
}

Clause ClauseMaker::about_sources(const Term& term) {
  Clause clause;
  if (term.field == "sources") {
    const CountRange asked = asked_count(term);
    const auto counter = std::make_shared<SourceCounter>(story_);
    clause.how = "sources counted event by event";
    clause.test = [this, asked, counter](const Subject& subject) {
      return yes_or_no(asked.contains(counter->independent(as_set(story_.sources_of(subject.event.id)))));
    };
    return clause;
  }
  std::uint64_t read = 0;
  const std::set<model::SourceId> sources = sources_named(story_, term, read);
  clause.of_claims = true;
  clause.how = read == 0
                   ? "by its handle"
                   : std::to_string(read) + " sources compared, " + std::to_string(sources.size()) + " meant";
  clause.test = [this, sources](const Subject& subject) {
    if (subject.claim) return yes_or_no(sources.contains(subject.claim->source));
    const std::vector<model::SourceId> tell = story_.sources_of(subject.event.id);
    return yes_or_no(
        std::any_of(tell.begin(), tell.end(), [&](model::SourceId id) { return sources.contains(id); }));
  };
  clause.reach = {true, "index over sources", lazily([this, sources] {
                    std::set<model::EventId> events;
                    for (const model::SourceId id : sources)
                      for (const model::EventId event : story_.events_in(id)) events.insert(event);
                    return Events(events.begin(), events.end());
                  })};
  return clause;
}

Clause ClauseMaker::about_reader(const Term& term) {
  // Our own reading has a name too.
  const bool is_ours = text::fold(term.value) == "dateline";
  std::set<std::string> names{""};
  if (!is_ours) {
    const std::vector<std::string> found = extractors_named(story_, term.value);
    names = {found.begin(), found.end()};
  }
  const auto is_read_by = [names](const model::Claim& claim) {
    return claim.source && names.contains(claim.extractor);
  };
  Clause clause;
  clause.of_claims = true;
  clause.how = is_ours ? "read by Dateline" : "read by " + list_of({names.begin(), names.end()});
  clause.test = [this, is_read_by](const Subject& subject) {
    if (subject.claim) return yes_or_no(is_read_by(*subject.claim));
    const std::vector<model::Claim> claims = story_.claims_of(subject.event.id);
    return yes_or_no(std::any_of(claims.begin(), claims.end(), is_read_by));
  };
  if (is_ours) return clause;
  clause.reach = {true, "index over what other programs read", lazily([this, names] {
                    std::set<model::EventId> events;
                    for (const std::string& name : names)
                      for (const model::EventId event : story_.events_read_by(name)) events.insert(event);
                    return Events(events.begin(), events.end());
                  })};
  return clause;
}

Clause ClauseMaker::about_relation(const Term& term) {
  Clause clause;
  const model::RelationKind kind = kind_named(term, all_relations);
  clause.test = [this, kind](const Subject& subject) {
    const std::vector<model::Relation> relations = story_.relations_of(subject.event.id);
    return yes_or_no(std::any_of(relations.begin(), relations.end(),
                                 [&](const model::Relation& relation) { return relation.kind == kind; }));
  };
  clause.reach = {false, "relations read through in the story file",
                  lazily([this, kind] { return story_.events_in_relation(kind); })};
  return clause;
}

Clause ClauseMaker::about_tag(const Term& term) {
  Clause clause;
  const std::string wanted = text::fold(term.value);
  clause.test = [wanted](const Subject& subject) {
    const auto& tags = subject.event.tags;
    return yes_or_no(std::any_of(tags.begin(), tags.end(),
                                 [&](const std::string& tag) { return text::fold(tag) == wanted; }));
  };
  clause.reach = {true, "list of tags", lazily([this, wanted] {
                    Events events;
                    for (const std::string& tag : story_.tags())
                      if (text::fold(tag) == wanted)
                        events = merged(std::move(events), story_.events_with_tag(tag));
                    return events;
                  })};
  return clause;
}

Clause ClauseMaker::about_words(const Term& term) {
  Clause clause;
  const auto events = lazily([this, value = term.value] {
    Events found = story_.events_with_words(folded_words(value));
    if (const auto id = model::handle_from<'E'>(value))
      if (const auto event = story_.event(*id)) found = merged(std::move(found), {event->id});
    return found;
  });
  clause.test = [events](const Subject& subject) { return yes_or_no(events->has(subject.event.id)); };
  clause.reach = {
      true, model::handle_from<'E'>(term.value) ? "its handle, and the index over words" : "index over words",
      events};
  return clause;
}

}  // namespace dateline::query
