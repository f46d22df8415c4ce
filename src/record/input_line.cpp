#include "src/record/input_line.hpp"

#include <nlohmann/json.hpp>

#include "src/base/problem.hpp"

namespace dateline::record {
namespace {

[[noreturn]] void refuse(const std::string& why) {
  throw base::DataError(
      {.what = "the line is no article",
       .why = why,
       .remedy = R"(write {"id": "…", "published": "2017-07-10", "text": "…"} on each line)"});
}

std::string text_field(const nlohmann::json& object, const char* name) {
  const auto at = object.find(name);
  if (at == object.end() || at->is_null()) return {};
  if (!at->is_string()) refuse(std::string("\"") + name + "\" is no string");
  return at->get<std::string>();
}

}  // namespace

InputLine input_line_from(std::string_view json, std::string& id) {
  nlohmann::json object;
  try {
    object = nlohmann::json::parse(json);
  } catch (const nlohmann::json::exception&) {
    refuse("it is not JSON");
  }
  if (!object.is_object()) refuse("it is no JSON object");
  InputLine line;
  if (const auto at = object.find("id"); at != object.end())
    id = line.id = at->is_string() ? at->get<std::string>() : at->dump();
  else
    refuse("it has no \"id\"");
  const std::string published = text_field(object, "published");
  if (!published.empty()) {
    const bool timed = published.size() > 10 && (published[10] == 'T' || published[10] == ' ');
    line.published = calendar::day_from_iso(timed ? published.substr(0, 10) : published);
    if (!line.published) refuse("\"published\" is no day: " + published);
  }
  line.url = text_field(object, "url");
  line.outlet = text_field(object, "outlet");
  line.title = text_field(object, "title");
  line.byline = text_field(object, "byline");
  line.is_html = object.contains("html") && !object["html"].is_null();
  if (!line.is_html && !object.contains("text")) refuse("it has neither \"text\" nor \"html\"");
  line.text = text_field(object, line.is_html ? "html" : "text");
  return line;
}

std::string error_line(const std::string& id, const std::string& message) {
  const nlohmann::ordered_json json = {{"id", id}, {"error", message}};
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace dateline::record
