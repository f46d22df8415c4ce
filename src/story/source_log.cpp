#include "src/story/source_log.hpp"

#include <charconv>

#include "src/base/problem.hpp"
#include "src/story/json_values.hpp"
#include "src/story/known_fields.hpp"

namespace dateline::story {
namespace {

Json json_of(const SourceBefore& before) {
  const model::Source& fields = before.fields;
  Json json = {{"known", Json::parse(known_to_json(before.known))}, {"fields", Json::object()}};
  Json& shown = json["fields"];
  put(shown, "url", fields.url);
  put(shown, "outlet", fields.outlet);
  put(shown, "title", fields.title);
  put(shown, "byline", fields.byline);
  put(shown, "language", fields.language);
  if (fields.published) shown["published"] = calendar::iso(*fields.published);
  put(shown, "published_from", fields.published_from);
  return json;
}

std::optional<SourceBefore> before_from(const Json& json) {
  if (!json.is_object() || !json.contains("known") || !json.contains("fields")) return std::nullopt;
  SourceBefore out;
  try {
    out.known = known_from_json(json["known"].dump(-1, ' ', false, Json::error_handler_t::replace));
  } catch (const base::DataError&) {
    return std::nullopt;
  }
  const Json& shown = json["fields"];
  out.fields.url = text_in(shown, "url");
  out.fields.outlet = text_in(shown, "outlet");
  out.fields.title = text_in(shown, "title");
  out.fields.byline = text_in(shown, "byline");
  out.fields.language = text_in(shown, "language");
  out.fields.published = calendar::day_from_iso(text_in(shown, "published"));
  out.fields.published_from = text_in(shown, "published_from");
  return out;
}

/// "S1 outlet The Lantern", "S1 3 4".
std::optional<SourceChange> older_change_in(const store::LogEntry& entry) {
  const std::string& all = entry.arguments;
  const std::size_t one = all.find(' ');
  const auto source = model::handle_from<'S'>(all.substr(0, one));
  if (!source || one == std::string::npos || all.substr(one) == " (removed)") return std::nullopt;
  SourceChange change{.source = *source, .keeps = entry.verb == "keep"};
  if (entry.verb == "set") {
    const std::size_t two = all.find(' ', one + 1);
    if (two == std::string::npos) return std::nullopt;
    change.field = all.substr(one + 1, two - one - 1);
    change.value = all.substr(two + 1);
    return change;
  }
  const char *at = all.data() + one + 1, *const end = all.data() + all.size();
  for (std::uint64_t number = 0; at < end; ++at) {
    const auto [after, failure] = std::from_chars(at, end, number);
    if (failure != std::errc()) return std::nullopt;
    change.numbers.push_back(number);
    at = after;
  }
  return change;
}

}  // namespace

SourceBefore before_of(const store::SourceData& data) {
  return {known_from_json(data.known_json), data.source};
}

std::string shown_before(const SourceBefore& before, const std::string& field) {
  return text_in(json_of(before)["fields"], field.c_str());
}

store::LogEntry source_entry(const std::string& verb, const SourceChange& change) {
  Json json = {{"source", to_string(change.source)}};
  if (verb == "set") {
    json["field"] = change.field;
    json["value"] = change.value;
  } else {
    json["numbers"] = change.numbers;
    json["words"] = change.words;
  }
  if (change.before) json["before"] = json_of(*change.before);
  return {.verb = verb, .arguments = json.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

std::optional<SourceChange> source_change_in(const store::LogEntry& entry) {
  if (entry.verb != "set" && entry.verb != "keep" && entry.verb != "drop") return std::nullopt;
  const Json json = Json::parse(entry.arguments, nullptr, false);
  if (!json.is_object()) return older_change_in(entry);
  const auto source = model::handle_from<'S'>(text_in(json, "source"));
  if (!source) return std::nullopt;
  SourceChange change{.source = *source, .keeps = entry.verb == "keep"};
  change.field = text_in(json, "field");
  change.value = text_in(json, "value");
  for (const Json& number : list_in(json, "numbers"))
    if (number.is_number_unsigned()) change.numbers.push_back(number.get<std::uint64_t>());
  for (const Json& words : list_in(json, "words"))
    if (words.is_string()) change.words.push_back(words.get<std::string>());
  if (json.contains("before")) change.before = before_from(json["before"]);
  return change;
}

}  // namespace dateline::story
