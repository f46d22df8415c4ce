#include "src/story/json_values.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace dateline::story {

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

namespace {

Json json_of(const std::optional<calendar::Day>& day) {
  return day ? Json(day->number) : Json(nullptr);
}

std::optional<calendar::Day> day_from(const Json& json) {
  if (!json.is_number_integer()) return std::nullopt;
  return calendar::Day{json.get<std::int64_t>()};
}

}  // namespace

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

}  // namespace dateline::story
