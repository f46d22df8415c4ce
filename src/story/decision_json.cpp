#include "src/story/decision_json.hpp"

#include <optional>
#include <string_view>

#include "src/story/json_values.hpp"

namespace dateline::story {
namespace {

using assemble::ActorDecision;
using assemble::EventDecision;
using assemble::FieldChoice;
using assemble::Reference;
using assemble::SeenActor;
using assemble::SeenEvent;
using assemble::SeenWords;
using story::json_of;

std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// The value of an enumeration from 0 to `last` that has this name.
template <typename Enumeration>
Enumeration choice_in(const Json& json, const char* name, Enumeration last, Enumeration otherwise) {
  const std::string said = text_in(json, name);
  for (int i = 0; i <= static_cast<int>(last); ++i)
    if (model::name_of(static_cast<Enumeration>(i)) == said) return static_cast<Enumeration>(i);
  return otherwise;
}

Json json_of(const SeenActor& actor) {
  return {{"uid", actor.uid}, {"name", actor.name}, {"kind", model::name_of(actor.kind)}};
}

SeenActor actor_from(const Json& json) {
  return {text_in(json, "uid"), text_in(json, "name"),
          choice_in(json, "kind", model::ActorKind::other, model::ActorKind::other)};
}

Json json_of(const Reference& reference) {
  Json json = Json::object();
  put(json, "uid", reference.uid);
  put(json, "name", reference.name);
  if (reference.words.empty()) return json;
  json["words"] = Json::array();
  for (const SeenWords& words : reference.words) {
    Json one = {{"source", words.source_uid}, {"quote", words.quote}};
    put(one, "trigger", words.trigger);
    if (words.trigger_at > 0) one["at"] = words.trigger_at;
    json["words"].push_back(std::move(one));
  }
  return json;
}

Reference reference_from(const Json& json) {
  Reference reference{.uid = text_in(json, "uid"), .name = text_in(json, "name")};
  for (const Json& one : list_in(json, "words")) {
    SeenWords words{text_in(one, "source"), text_in(one, "quote"), text_in(one, "trigger")};
    const auto at = one.is_object() ? one.find("at") : one.end();
    if (at != one.end() && at->is_number_unsigned()) words.trigger_at = at->get<std::uint64_t>();
    reference.words.push_back(std::move(words));
  }
  return reference;
}

Json json_of(const SeenEvent& event) {
  Json json = json_of(event.reference);
  json["title"] = event.title;
  json["kind"] = event.kind;
  json["date"] = json_of(event.dating);
  json["modality"] = model::name_of(event.modality);
  json["polarity"] = model::name_of(event.polarity);
  if (event.attributed_to) json["attributed_to"] = json_of(*event.attributed_to);
  json["actors"] = Json::array();
  for (const auto& [actor, role] : event.actors) {
    Json one = json_of(actor);
    one["role"] = model::name_of(role);
    json["actors"].push_back(std::move(one));
  }
  json["salience"] = event.salience;
  return json;
}

SeenEvent event_from(const Json& json) {
  SeenEvent event{.reference = reference_from(json)};
  event.title = text_in(json, "title");
  event.kind = text_in(json, "kind");
  if (json.is_object() && json.contains("date")) event.dating = dating_from(json["date"]);
  event.modality = choice_in(json, "modality", model::Modality::hypothetical, model::Modality::actual);
  event.polarity = choice_in(json, "polarity", model::Polarity::negative, model::Polarity::positive);
  if (json.is_object() && json.contains("attributed_to"))
    event.attributed_to = actor_from(json["attributed_to"]);
  for (const Json& one : list_in(json, "actors"))
    event.actors.emplace_back(actor_from(one),
                              choice_in(one, "role", model::Role::other, model::Role::other));
  event.salience = number_in(json, "salience");
  return event;
}

Json json_of(const FieldChoice& choice) {
  Json json = {{"field", model::name_of(choice.field)}, {"state", model::name_of(choice.state)}};
  if (choice.given) json["given"] = true;
  if (choice.left_open) json["open"] = true;
  put(json, "citation", choice.citation);
  put(json, "source", choice.cited_source_uid);
  put(json, "read", choice.read);
  return json;
}

FieldChoice choice_from(const Json& json) {
  return {.field = choice_in(json, "field", model::Field::name, model::Field::whole),
          .state = choice_in(json, "state", model::State::rejected, model::State::proposed),
          .given = is_true(json, "given"),
          .left_open = is_true(json, "open"),
          .citation = text_in(json, "citation"),
          .cited_source_uid = text_in(json, "source"),
          .read = text_in(json, "read")};
}

Json json_of(const std::vector<Reference>& references) {
  Json list = Json::array();
  for (const Reference& reference : references) list.push_back(json_of(reference));
  return list;
}

using What = assemble::Choosing::What;
constexpr std::pair<What, std::string_view> what_names[] = {
    {What::filter, "filter"}, {What::pick, "pick"}, {What::drop, "drop"},    {What::place, "place"},
    {What::title, "title"},   {What::note, "note"}, {What::remove, "remove"}};

/// 0 for what is no length of a picture.
std::uint32_t pixels_in(const Json& json, const char* name) {
  constexpr double most = 65535;
  const double number = number_in(json, name);
  return number >= 1 && number <= most ? static_cast<std::uint32_t>(number) : 0;
}

Json json_of(const std::vector<EventDecision>& decisions) {
  Json list = Json::array();
  for (const EventDecision& decision : decisions) {
    Json fields = Json::array();
    for (const FieldChoice& choice : decision.fields) fields.push_back(json_of(choice));
    list.push_back({{"event", json_of(decision.event)}, {"fields", std::move(fields)}});
  }
  return list;
}

std::vector<EventDecision> event_decisions_in(const Json& all) {
  std::vector<EventDecision> decisions;
  for (const Json& one : list_in(all, "events")) {
    if (!one.is_object() || !one.contains("event")) continue;
    EventDecision decision{.event = event_from(one["event"])};
    for (const Json& field : list_in(one, "fields")) decision.fields.push_back(choice_from(field));
    decisions.push_back(std::move(decision));
  }
  return decisions;
}

Json json_of(const assemble::Relating& relating) {
  return {{"from", json_of(relating.from)},
          {"kind", model::name_of(relating.kind)},
          {"to", json_of(relating.to)}};
}

assemble::Relating relating_in(const Json& all) {
  assemble::Relating out;
  if (!all.is_object() || !all.contains("from") || !all.contains("to")) return out;
  out.from = reference_from(all["from"]);
  out.to = reference_from(all["to"]);
  out.kind = choice_in(all, "kind", model::RelationKind::contradicts, model::RelationKind::causes);
  return out;
}

Json parsed(const std::string& json) {
  return Json::parse(json, nullptr, false);
}

}  // namespace

std::string to_json(const std::vector<EventDecision>& decisions) {
  return line_of({{"events", json_of(decisions)}});
}

std::vector<EventDecision> event_decisions_from(const std::string& json) {
  return event_decisions_in(parsed(json));
}

std::string to_json(const std::vector<ActorDecision>& decisions) {
  Json list = Json::array();
  for (const ActorDecision& decision : decisions) {
    Json actor = json_of(decision.actor), fields = Json::array();
    if (decision.read_name != decision.actor.name) put(actor, "called", decision.read_name);
    for (const FieldChoice& choice : decision.fields) fields.push_back(json_of(choice));
    list.push_back({{"actor", std::move(actor)}, {"fields", std::move(fields)}});
  }
  return line_of({{"actors", std::move(list)}});
}

std::vector<ActorDecision> actor_decisions_from(const std::string& json) {
  std::vector<ActorDecision> decisions;
  const Json all = parsed(json);
  for (const Json& one : list_in(all, "actors")) {
    if (!one.is_object() || !one.contains("actor")) continue;
    ActorDecision decision{.actor = actor_from(one["actor"])};
    decision.read_name = text_in(one["actor"], "called");
    if (decision.read_name.empty()) decision.read_name = decision.actor.name;
    for (const Json& field : list_in(one, "fields")) decision.fields.push_back(choice_from(field));
    decisions.push_back(std::move(decision));
  }
  return decisions;
}

std::string to_json(const std::vector<assemble::ClaimDecision>& decisions) {
  Json list = Json::array();
  for (const assemble::ClaimDecision& decision : decisions) list.push_back(json_of(decision.claim));
  return line_of({{"claims", std::move(list)}});
}

std::vector<assemble::ClaimDecision> claim_decisions_from(const std::string& json) {
  std::vector<assemble::ClaimDecision> decisions;
  const Json all = parsed(json);
  for (const Json& one : list_in(all, "claims")) decisions.push_back({.claim = reference_from(one)});
  return decisions;
}

std::string to_json(const Label& label) {
  return line_of({{"words", label.words}, {"events", json_of(label.events)}});
}

Label label_from(const std::string& json) {
  const Json all = parsed(json);
  Label label{text_in(all, "words"), {}};
  for (const Json& one : list_in(all, "events")) label.events.push_back(reference_from(one));
  return label;
}

std::string to_json(const ImportEntry& entry) {
  Json tags = Json::array(), notes = Json::array(), relations = Json::array();
  for (const assemble::Tagging& tag : entry.tags)
    tags.push_back({{"event", json_of(tag.event)}, {"tag", tag.tag}});
  for (const auto& [event, words] : entry.notes)
    notes.push_back({{"event", json_of(event)}, {"words", words}});
  for (const assemble::Relating& relation : entry.relations) relations.push_back(json_of(relation));
  Json json = {{"from", entry.from}, {"events", json_of(entry.events)}};
  if (!tags.empty()) json["tags"] = std::move(tags);
  if (!notes.empty()) json["notes"] = std::move(notes);
  if (!relations.empty()) json["relations"] = std::move(relations);
  return line_of(json);
}

ImportEntry import_from(const std::string& json) {
  const Json all = parsed(json);
  ImportEntry entry{.from = text_in(all, "from"), .events = event_decisions_in(all)};
  const auto event_in = [](const Json& one) {
    return one.is_object() && one.contains("event") ? reference_from(one["event"]) : Reference{};
  };
  for (const Json& one : list_in(all, "tags"))
    entry.tags.push_back({event_in(one), text_in(one, "tag"), true});
  for (const Json& one : list_in(all, "notes"))
    entry.notes.emplace_back(event_in(one), text_in(one, "words"));
  for (const Json& one : list_in(all, "relations")) entry.relations.push_back(relating_in(one));
  return entry;
}

std::string to_json(const assemble::Relating& relating) {
  return line_of(json_of(relating));
}

assemble::Relating relating_from(const std::string& json) {
  return relating_in(parsed(json));
}

Json json_of(const model::EventPicture& picture) {
  Json json = {{"sha256", picture.uid},
               {"type", picture.media_type},
               {"width", picture.width_px},
               {"height", picture.height_px}};
  put(json, "file", picture.file);
  put(json, "alternative", picture.alternative);
  if (picture.decorative) json["decorative"] = true;
  put(json, "caption", picture.caption);
  put(json, "credit", picture.credit);
  return json;
}

std::optional<model::EventPicture> picture_from(const Json& json) {
  model::EventPicture picture{.uid = text_in(json, "sha256"),
                              .media_type = text_in(json, "type"),
                              .width_px = pixels_in(json, "width"),
                              .height_px = pixels_in(json, "height"),
                              .file = text_in(json, "file"),
                              .alternative = text_in(json, "alternative"),
                              .decorative = is_true(json, "decorative"),
                              .caption = text_in(json, "caption"),
                              .credit = text_in(json, "credit")};
  if (picture.uid.empty() || picture.width_px == 0 || picture.height_px == 0) return std::nullopt;
  return picture;
}

std::string to_json(const assemble::Picturing& picturing) {
  Json json = {{"event", json_of(picturing.event)}};
  if (picturing.picture) json["picture"] = json_of(*picturing.picture);
  return line_of(json);
}

assemble::Picturing picturing_from(const std::string& json) {
  const Json all = parsed(json);
  assemble::Picturing out;
  if (!all.is_object()) return out;
  if (all.contains("event")) out.event = reference_from(all["event"]);
  if (all.contains("picture")) out.picture = picture_from(all["picture"]);
  return out;
}

std::string to_json(const assemble::Regrouping& regrouping) {
  Json json = {{"these", json_of(regrouping.these)}};
  if (!regrouping.others.empty()) json["others"] = json_of(regrouping.others);
  return line_of(json);
}

assemble::Regrouping regrouping_from(const std::string& json) {
  assemble::Regrouping regrouping;
  const Json all = parsed(json);
  for (const Json& one : list_in(all, "these")) regrouping.these.push_back(reference_from(one));
  for (const Json& one : list_in(all, "others")) regrouping.others.push_back(reference_from(one));
  regrouping.join = regrouping.others.empty();
  return regrouping;
}

std::string to_json(const assemble::Choosing& choosing) {
  Json json = {{"selection", choosing.selection}};
  for (const auto& [what, name] : what_names)
    if (what == choosing.what) json["do"] = name;
  if (!choosing.words.empty()) json["words"] = choosing.words;
  if (choosing.after) json["after"] = json_of(*choosing.after);
  json["events"] = Json::array();
  for (const SeenEvent& event : choosing.events) json["events"].push_back(json_of(event));
  return line_of(json);
}

assemble::Choosing choosing_from(const std::string& json) {
  const Json all = parsed(json);
  assemble::Choosing choosing{.selection = text_in(all, "selection")};
  const std::string said = text_in(all, "do");
  for (const auto& [what, name] : what_names)
    if (name == said) choosing.what = what;
  for (const Json& word : list_in(all, "words"))
    if (word.is_string()) choosing.words.push_back(word.get<std::string>());
  if (all.is_object() && all.contains("after")) choosing.after = reference_from(all["after"]);
  for (const Json& one : list_in(all, "events")) choosing.events.push_back(event_from(one));
  return choosing;
}

}  // namespace dateline::story
