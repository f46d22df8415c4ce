#include "src/story/decision_json.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

namespace dateline::story {
namespace {

using Json = nlohmann::ordered_json;
using assemble::EventDecision;
using assemble::FieldChoice;
using assemble::Reference;
using assemble::SeenActor;
using assemble::SeenEvent;
using assemble::SeenWords;

std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void put(Json& json, const char* name, const std::string& value) {
  if (!value.empty()) json[name] = value;
}

std::string text_in(const Json& json, const char* name) {
  const auto found = json.is_object() ? json.find(name) : json.end();
  return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

double number_in(const Json& json, const char* name) {
  const auto found = json.is_object() ? json.find(name) : json.end();
  return found != json.end() && found->is_number() ? found->get<double>() : 0;
}

bool is_true(const Json& json, const char* name) {
  const auto found = json.is_object() ? json.find(name) : json.end();
  return found != json.end() && found->is_boolean() && found->get<bool>();
}

const Json& list_in(const Json& json, const char* name) {
  static const Json none = Json::array();
  const auto found = json.is_object() ? json.find(name) : json.end();
  return found != json.end() && found->is_array() ? *found : none;
}

/// The value of an enumeration from 0 to `last` that has this name.
template <typename Enumeration>
Enumeration choice_in(const Json& json, const char* name, Enumeration last, Enumeration otherwise) {
  const std::string said = text_in(json, name);
  for (int i = 0; i <= static_cast<int>(last); ++i)
    if (model::name_of(static_cast<Enumeration>(i)) == said) return static_cast<Enumeration>(i);
  return otherwise;
}

Json json_of(const std::optional<calendar::Day>& day) {
  return day ? Json(day->number) : Json(nullptr);
}

std::optional<calendar::Day> day_from(const Json& json) {
  if (!json.is_number_integer()) return std::nullopt;
  return calendar::Day{json.get<std::int64_t>()};
}

Json json_of(const model::Dating& dating) {
  const calendar::TimeSpan& when = dating.when;
  Json json = Json::object();
  put(json, "edtf", when.edtf);
  json["days"] = {json_of(when.earliest_start), json_of(when.latest_start), json_of(when.earliest_end),
                  json_of(when.latest_end)};
  json["precision"] = calendar::name_of(when.precision);
  put(json, "phrase", when.phrase);
  put(json, "anchor", when.anchor);
  put(json, "clock", when.clock);
  if (when.uncertain) json["uncertain"] = true;
  if (when.approximate) json["approximate"] = true;
  if (when.stated) json["stated"] = true;
  put(json, "basis", dating.basis);
  put(json, "unresolved", dating.unresolved);
  json["confidence"] = dating.confidence;
  if (dating.likely) {
    Json likely = {{"days", {dating.likely->first.number, dating.likely->last.number}},
                   {"from", dating.likely->from},
                   {"confidence", dating.likely->confidence}};
    put(likely, "phrase", dating.likely->phrase);
    json["likely"] = std::move(likely);
  }
  return json;
}

model::Dating dating_from(const Json& json) {
  model::Dating dating;
  calendar::TimeSpan& when = dating.when;
  when.edtf = text_in(json, "edtf");
  const Json& days = list_in(json, "days");
  if (days.size() == 4) {
    when.earliest_start = day_from(days[0]);
    when.latest_start = day_from(days[1]);
    when.earliest_end = day_from(days[2]);
    when.latest_end = day_from(days[3]);
  }
  const std::string precision = text_in(json, "precision");
  for (int i = 0; i <= static_cast<int>(calendar::Precision::millennium); ++i)
    if (calendar::name_of(static_cast<calendar::Precision>(i)) == precision)
      when.precision = static_cast<calendar::Precision>(i);
  when.phrase = text_in(json, "phrase");
  when.anchor = text_in(json, "anchor");
  when.clock = text_in(json, "clock");
  when.uncertain = is_true(json, "uncertain");
  when.approximate = is_true(json, "approximate");
  when.stated = is_true(json, "stated");
  dating.basis = text_in(json, "basis");
  dating.unresolved = text_in(json, "unresolved");
  dating.confidence = number_in(json, "confidence");
  const auto likely = json.is_object() ? json.find("likely") : json.end();
  if (likely == json.end()) return dating;
  const Json& span = list_in(*likely, "days");
  if (span.size() != 2 || !day_from(span[0]) || !day_from(span[1])) return dating;
  dating.likely = {*day_from(span[0]), *day_from(span[1]), text_in(*likely, "from"),
                   text_in(*likely, "phrase"), number_in(*likely, "confidence")};
  return dating;
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
  return {.field = choice_in(json, "field", model::Field::standing, model::Field::whole),
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

Json parsed(const std::string& json) {
  return Json::parse(json, nullptr, false);
}

}  // namespace

std::string to_json(const std::vector<EventDecision>& decisions) {
  Json list = Json::array();
  for (const EventDecision& decision : decisions) {
    Json fields = Json::array();
    for (const FieldChoice& choice : decision.fields) fields.push_back(json_of(choice));
    list.push_back({{"event", json_of(decision.event)}, {"fields", std::move(fields)}});
  }
  return line_of({{"events", std::move(list)}});
}

std::vector<EventDecision> event_decisions_from(const std::string& json) {
  std::vector<EventDecision> decisions;
  const Json all = parsed(json);
  for (const Json& one : list_in(all, "events")) {
    if (!one.is_object() || !one.contains("event")) continue;
    EventDecision decision{.event = event_from(one["event"])};
    for (const Json& field : list_in(one, "fields")) decision.fields.push_back(choice_from(field));
    decisions.push_back(std::move(decision));
  }
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

std::string to_json(const assemble::Relating& relating) {
  return line_of({{"from", json_of(relating.from)},
                  {"kind", model::name_of(relating.kind)},
                  {"to", json_of(relating.to)}});
}

assemble::Relating relating_from(const std::string& json) {
  const Json all = parsed(json);
  assemble::Relating out;
  if (!all.is_object() || !all.contains("from") || !all.contains("to")) return out;
  out.from = reference_from(all["from"]);
  out.to = reference_from(all["to"]);
  out.kind = choice_in(all, "kind", model::RelationKind::contradicts, model::RelationKind::causes);
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

}  // namespace dateline::story
