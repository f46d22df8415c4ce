#include "src/story/known_fields.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <nlohmann/json.hpp>

#include "src/base/problem.hpp"
#include "src/base/utf8.hpp"
#include "src/calendar/print.hpp"

namespace dateline::story {
namespace {

calendar::Day day_from(const std::string& value, const std::string& field, const std::string& where) {
  const auto span = calendar::span_from_people(value);
  if (span && span->single_day() && !span->uncertain && !span->approximate) return *span->earliest_start;
  throw base::UsageError({.path = where,
                          .what = "'" + value + "' is not the day of " +
                                  (field == "published"  ? "a publication"
                                   : field == "archived" ? "an archiving"
                                                         : "a retrieval"),
                          .why = span ? "a single day is needed" : "it is no date of the calendar",
                          .remedy = "write it as 2017-07-10, or leave it out where it is not known"});
}

std::string* words_of(article::Known& known, const std::string& field) {
  if (field == "byline") return &known.byline;
  if (field == "map") return &known.map;
  if (field == "outlet") return &known.outlet;
  if (field == "title") return &known.title;
  if (field == "url") return &known.url;
  return nullptr;
}

std::optional<calendar::Day>* day_of(article::Known& known, const std::string& field) {
  if (field == "archived") return &known.archived;
  if (field == "published") return &known.published;
  if (field == "retrieved") return &known.retrieved;
  return nullptr;
}

}  // namespace

const std::vector<std::string>& known_field_names() {
  static const std::vector<std::string> names = {"archived",  "byline",    "map",   "outlet",
                                                 "published", "retrieved", "title", "url"};
  return names;
}

void must_be_text(const std::string& value, const std::string& where) {
  if (base::first_invalid_utf8(value) == std::string_view::npos) return;
  throw base::UsageError({.path = where,
                          .what = "'" + base::valid_utf8(value) + "' is no text",
                          .why = "it holds bytes that are not UTF-8",
                          .remedy = "write it in UTF-8"});
}

void set_known(article::Known& known, const std::string& field, const std::string& value,
               const std::string& where) {
  must_be_text(value, where);
  const std::string given = value == "unknown" ? "" : value;
  if (std::string* words = words_of(known, field)) {
    *words = given;
  } else if (std::optional<calendar::Day>* day = day_of(known, field)) {
    day->reset();
    if (!given.empty()) *day = day_from(given, field, where);
  } else {
    const auto& names = known_field_names();
    const std::string near = base::nearest_of(field, names.data(), names.data() + names.size());
    throw base::UsageError({.path = where,
                            .what = "a source has no field '" + field + "'",
                            .remedy = near.empty() ? fmt::format("its fields are {}", fmt::join(names, ", "))
                                                   : "did you mean " + near + "?"});
  }
}

std::string known_to_json(const article::Known& known) {
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
  const auto put = [&](const char* name, const std::string& value) {
    if (!value.empty()) json[name] = value;
  };
  put("url", known.url);
  put("outlet", known.outlet);
  put("title", known.title);
  put("byline", known.byline);
  put("map", known.map);
  const auto put_day = [&](const char* name, const std::optional<calendar::Day>& day) {
    if (day) json[name] = calendar::iso(*day);
  };
  put_day("published", known.published);
  if (known.published) json["published_from"] = known.published_from;
  put_day("retrieved", known.retrieved);
  put_day("archived", known.archived);
  for (const article::BlockChoice& choice : known.blocks)
    json["blocks"].push_back({{"words", choice.words}, {"keep", choice.keep}});
  // Options come from the command line, which need not be UTF-8.
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

article::Known known_from_json(std::string_view json) {
  article::Known known;
  try {
    const auto object = nlohmann::json::parse(json);
    const auto get = [&](const char* name) { return object.value(name, std::string()); };
    known.url = get("url");
    known.outlet = get("outlet");
    known.title = get("title");
    known.byline = get("byline");
    known.map = get("map");
    const auto day = [&](const char* name) {
      return object.contains(name) ? calendar::day_from_iso(get(name)) : std::nullopt;
    };
    known.published = day("published");
    if (known.published) known.published_from = get("published_from");
    known.retrieved = day("retrieved");
    known.archived = day("archived");
    for (const auto& choice : object.value("blocks", nlohmann::json::array()))
      known.blocks.push_back({choice.at("words").get<std::string>(), choice.at("keep").get<bool>()});
  } catch (const nlohmann::json::exception& error) {
    throw base::DataError({.what = "the fields given for a source cannot be read", .why = error.what()});
  }
  return known;
}

article::Known known_from_sidecar(std::string_view bytes, const std::string& path) {
  article::Known known;
  known.published_from = "sidecar";
  const auto refuse = [&](const std::string& why) {
    throw base::DataError({.path = path,
                           .what = "the fields beside the article cannot be read",
                           .why = why,
                           .remedy = R"(write them as {"published": "2017-07-10", "outlet": "…"})"});
  };
  nlohmann::ordered_json object;
  try {
    object = nlohmann::ordered_json::parse(bytes);
  } catch (const nlohmann::json::exception&) {
    refuse("it is not JSON");
  }
  if (!object.is_object()) refuse("it is no JSON object");
  for (const auto& [field, value] : object.items()) {
    if (value.is_null()) continue;
    if (!value.is_string()) refuse("\"" + field + "\" is no string");
    try {
      set_known(known, field, value.get<std::string>(), path);
    } catch (const base::UsageError& error) {
      throw base::DataError(error.detail());
    }
  }
  return known;
}

}  // namespace dateline::story
