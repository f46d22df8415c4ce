#include "src/story/given_values.hpp"

#include <algorithm>
#include <cstddef>
#include <set>

#include "graph/query/names.hpp"
#include "src/base/problem.hpp"
#include "src/calendar/no_date.hpp"
#include "src/calendar/print.hpp"
#include "src/story/refusal.hpp"
#include "src/story/title_check.hpp"

namespace dateline::story {
namespace {

using model::Field;

std::optional<model::Role> role_named(const std::string& name) {
  for (int i = 0; i <= static_cast<int>(model::Role::other); ++i)
    if (model::name_of(static_cast<model::Role>(i)) == name) return static_cast<model::Role>(i);
  return std::nullopt;
}

std::vector<std::string> names_in(const std::string& list) {
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(';', begin), list.size());
    const std::size_t first = list.find_first_not_of(' ', begin);
    if (first < end) names.push_back(list.substr(first, list.find_last_not_of(' ', end - 1) + 1 - first));
    begin = end + 1;
  }
  return names;
}

void put_standing(assemble::SeenEvent& event, const std::string& value) {
  if (value == "denied") {
    event.polarity = model::Polarity::negative;
    return;
  }
  for (int i = 0; i <= static_cast<int>(model::Modality::hypothetical); ++i) {
    if (model::name_of(static_cast<model::Modality>(i)) != value) continue;
    event.modality = static_cast<model::Modality>(i);
    event.polarity = model::Polarity::positive;
    return;
  }
  refuse("'" + value + "' is no standing of an event", "",
         "it is actual, planned, alleged, hypothetical or denied");
}

model::ActorId only_one(const query::ActorNames& names, const std::string& name,
                        const std::set<model::ActorId>& in_role, const std::set<model::ActorId>& in_event) {
  try {
    return names.only(name, in_role);
  } catch (const base::DataError&) {
    return names.only(name, in_event);
  }
}

}  // namespace

const std::vector<std::string>& event_field_names() {
  static const std::vector<std::string> names = {"agent", "date",      "kind",    "other",    "patient",
                                                 "place", "recipient", "speaker", "standing", "title"};
  return names;
}

Field field_named(const std::string& name) {
  if (role_named(name)) return Field::actors;
  for (const Field field : model::event_fields)
    if (field != Field::actors && model::name_of(field) == name) return field;
  const auto& names = event_field_names();
  const std::string near = base::nearest_of(name, names.data(), names.data() + names.size());
  std::string all;
  for (const std::string& one : names) all += (all.empty() ? "" : ", ") + one;
  refuse("events have no field '" + name + "'", "",
         near.empty() ? "the fields are " + all : "did you mean " + near + "?");
}

Field actor_field_named(const std::string& name) {
  for (const Field field : model::actor_fields)
    if (model::name_of(field) == name) return field;
  refuse("actors have no field '" + name + "'", "", "the fields are name and kind");
}

model::ActorKind given_actor_kind(const std::string& value) {
  std::vector<std::string> names;
  for (int i = 0; i <= static_cast<int>(model::ActorKind::other); ++i) {
    const auto kind = static_cast<model::ActorKind>(i);
    if (model::name_of(kind) == value) return kind;
    names.emplace_back(model::name_of(kind));
  }
  const std::string near = base::nearest_of(value, names.data(), names.data() + names.size());
  refuse("'" + value + "' is no kind of actor", "",
         near.empty() ? "it is person, organization, place, group, product or other"
                      : "did you mean " + near + "?");
}

void check_event_kind(const Story& story, const std::string& kind) {
  const std::vector<std::string> kinds = story.event_kinds();
  if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) return;
  const std::string near = base::nearest_of(kind, kinds.data(), kinds.data() + kinds.size());
  std::string all;
  for (const std::string& one : kinds) all += (all.empty() ? "" : ", ") + one;
  refuse("'" + base::shown_safely(kind) + "' is no kind of event", "",
         near.empty() ? "the kinds are " + all : "did you mean " + near + "?");
}

model::Dating given_dating(const std::string& value) {
  if (value == "unknown")
    return {.when = {}, .basis = "editor", .unresolved = "", .confidence = 1, .likely = {}};
  const auto when = calendar::span_from_people(value);
  if (!when) {
    const calendar::NoDate found = calendar::why_no_date(value);
    refuse("'" + value + "' is no date that can be read", found.why,
           found.remedy + (found.why.empty() ? ", or unknown" : ""));
  }
  model::Dating dating{.when = *when, .basis = "editor", .unresolved = "", .confidence = 1, .likely = {}};
  dating.when.stated = true;
  dating.when.phrase.clear();  // no text says so
  return dating;
}

std::vector<assemble::SeenActor> given_actors(const model::StoryReader& story, const model::Event& event,
                                              model::Role role, const std::string& list,
                                              std::vector<std::string>& warnings) {
  std::set<model::ActorId> in_role, in_event;
  for (const model::Participation& part : event.participants) {
    in_event.insert(part.actor);
    if (part.role == role) in_role.insert(part.actor);
  }
  const query::ActorNames names(story);
  std::vector<assemble::SeenActor> out;
  for (const std::string& name : names_in(list == "nobody" ? "" : list)) {
    check_words(name, "the name");
    if (names.matching(name).empty()) {
      if (const auto rejected = names.rejected(name))
        refuse(name + " is rejected", "whoever is rejected takes part in nothing",
               "take that back first: dateline propose " + to_string(*rejected));
      warnings.push_back("no article names " + name + "; this is a new actor");
      out.push_back({.uid = "", .name = name});
      continue;
    }
    const auto actor = story.actor(only_one(names, name, in_role, in_event));
    if (actor->state == model::State::rejected)
      refuse(to_string(actor->id) + " is rejected", "whoever is rejected takes part in nothing",
             "take that back first: dateline propose " + to_string(actor->id));
    out.push_back({actor->uid, actor->name, actor->kind});
    in_role.erase(actor->id);  // the next of this name is another
    in_event.erase(actor->id);
  }
  return out;
}

void check_words(const std::string& words, const std::string& what) {
  if (words.find_first_not_of(" \t\r\n") == std::string::npos)
    refuse(what + " is empty", "", "write it in quotes");
  if (base::shown_safely(words) != words)
    refuse(what + " holds a control character", base::shown_safely(words), "write it without");
}

void put_given(const Story& story, const model::Event& event, const std::string& name,
               const std::string& value, assemble::SeenEvent& seen, std::vector<std::string>& warnings) {
  switch (field_named(name)) {
    case Field::title:
      check_words(value, "the title");
      seen.title = value;
      for (std::string& warning : unsaid_in_title(story.reader(), event, value))
        warnings.push_back(std::move(warning));
      break;
    case Field::date:
      seen.dating = given_dating(value);
      break;
    case Field::kind:
      check_event_kind(story, value);
      seen.kind = value;
      break;
    case Field::standing:
      put_standing(seen, value);
      break;
    case Field::actors: {
      const model::Role role = *role_named(name);
      std::erase_if(seen.actors, [&](const auto& part) { return part.second == role; });
      for (assemble::SeenActor& actor : given_actors(story.reader(), event, role, value, warnings))
        seen.actors.emplace_back(std::move(actor), role);
      break;
    }
    case Field::whole:
    case Field::name:
      break;
  }
}

}  // namespace dateline::story
