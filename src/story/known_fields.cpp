#include "src/story/known_fields.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "src/base/problem.hpp"
#include "src/calendar/print.hpp"

namespace dateline::story {
namespace {

calendar::Day day_from(const std::string& value, const std::string& where) {
  const auto span = calendar::span_from_people(value);
  if (span && span->single_day() && !span->uncertain && !span->approximate) return *span->earliest_start;
  throw base::UsageError({.path = where,
                          .what = "'" + value + "' is not the day of a publication",
                          .why = span ? "a single day is needed" : "it is no date of the calendar",
                          .remedy = "write it as 2017-07-10, or leave it out where it is not known"});
}

}  // namespace

const std::vector<std::string>& known_field_names() {
  static const std::vector<std::string> names = {"byline", "outlet", "published", "title", "url"};
  return names;
}

void set_known(article::Known& known, const std::string& field, const std::string& value,
               const std::string& where) {
  const std::string given = value == "unknown" ? "" : value;
  if (field == "byline") {
    known.byline = given;
  } else if (field == "outlet") {
    known.outlet = given;
  } else if (field == "title") {
    known.title = given;
  } else if (field == "url") {
    known.url = given;
  } else if (field == "published") {
    known.published.reset();
    if (!given.empty()) known.published = day_from(given, where);
  } else {
    const auto& names = known_field_names();
    const std::string near = base::nearest_of(field, names.data(), names.data() + names.size());
    throw base::UsageError({.path = where,
                            .what = "a source has no field '" + field + "'",
                            .remedy = near.empty() ? "its fields are byline, outlet, published, title, url"
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
  if (known.published) {
    json["published"] = calendar::iso(*known.published);
    json["published_from"] = known.published_from;
  }
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
    if (object.contains("published")) {
      known.published = calendar::day_from_iso(get("published"));
      known.published_from = get("published_from");
    }
  } catch (const nlohmann::json::exception& error) {
    throw base::DataError({.what = "the fields given for a source cannot be read", .why = error.what()});
  }
  return known;
}

}  // namespace dateline::story
