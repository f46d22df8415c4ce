#include "exports/table/answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string_view>

#include "exports/table/event_json.hpp"
#include "exports/table/json_text.hpp"
#include "exports/table/layout.hpp"
#include "exports/table/wording.hpp"

namespace dateline::table {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Value& value) {
  if (const auto* share = std::get_if<double>(&value)) {
    // Digits that every machine computes alike.
    constexpr double digits = 1e9;
    return std::round(*share * digits) / digits;
  }
  return std::visit([](const auto& it) { return Json(it); }, value);
}

std::string text_of(const Value& value, const char* between) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<std::uint64_t>(&value)) return std::to_string(*number);
  if (const auto* share = std::get_if<double>(&value)) return fmt::format("{:.3f}", *share);
  return joined(std::get<std::vector<std::string>>(value), between);
}

/// Whether its rows rest on single events.
bool names_events(const Answer& answer) {
  return std::any_of(answer.rows.begin(), answer.rows.end(),
                     [](const Row& row) { return !row.events.empty(); });
}

Json json_of(const Answer& answer, const query::Result& result) {
  Json list = Json::array();
  const bool with_events = names_events(answer);
  for (const Row& row : answer.rows) {
    Json one;
    for (std::size_t i = 0; i < answer.columns.size(); ++i)
      if (!answer.columns[i].field.empty()) one[answer.columns[i].field] = json_of(row.values[i]);
    if (with_events) one["events"] = row.events;
    for (const Evidence& evidence : row.evidence)
      one["evidence"].push_back({{"source", evidence.source}, {"words", evidence.words}});
    list.push_back(std::move(one));
  }
  Json out = {{answer.name, std::move(list)}};
  for (const auto& [name, value] : answer.facts) out[name] = json_of(value);
  if (!with_events) return out;
  const Json told = table::json_of(result);
  for (const char* part : {"events", "sources", "relations"})
    out[part == std::string_view("events") ? "told" : part] = told[part];
  return out;
}

/// The words behind a row, below it.
std::string quotes_of(const Row& row, bool is_event, const query::Result& result, unsigned columns) {
  std::string out;
  for (const Evidence& evidence : row.evidence) {
    query::ResultClaim claim;
    claim.source = evidence.source;
    claim.quote = evidence.words;
    out += quoted_claim(claim, result, "      ", columns);
  }
  for (const std::string& id : row.events) {
    for (const query::ResultEvent& event : result.events) {
      if (event.id != id) continue;
      if (!is_event) out += lay_out({"   " + event.id, date_of(event), marked_title(event)}, {}, columns);
      for (const query::ResultClaim& claim : event.claims)
        out += quoted_claim(claim, result, "      ", columns);
    }
  }
  return out;
}

/// The same in one cell: "“They met.” (S2)".
std::string words_behind(const Row& row, const query::Result& result) {
  std::string out;
  const auto add = [&](const std::string& words, const std::string& source) {
    out += (out.empty() ? "" : " ") + on_one_line("“" + words + "”") + " (" + source + ")";
  };
  for (const Evidence& evidence : row.evidence) add(evidence.words, evidence.source);
  for (const query::ResultEvent& event : result.events)
    if (std::find(row.events.begin(), row.events.end(), event.id) != row.events.end())
      for (const query::ResultClaim& claim : event.claims)
        add(claim.quote, claim.source.empty() ? claim.citation : claim.source);
  return out;
}

}  // namespace

std::string answer(const Answer& answer, const query::Result& result, const Options& options) {
  if (is_json(options)) return json_text(json_of(answer, result), {answer.name.c_str()}, options);
  const bool is_csv = options.format == Format::csv;
  const auto name_of = [&](const Column& column) { return is_csv ? column.field : column.head; };
  std::vector<std::string> head;
  for (const Column& column : answer.columns)
    if (!name_of(column).empty()) head.push_back(name_of(column));
  const bool with_events = is_csv && names_events(answer);
  if (with_events) head.emplace_back("events");
  std::vector<std::vector<std::string>> cells;
  for (const Row& row : answer.rows) {
    std::vector<std::string>& line = cells.emplace_back();
    for (std::size_t i = 0; i < answer.columns.size(); ++i)
      if (!name_of(answer.columns[i]).empty()) line.push_back(text_of(row.values[i], is_csv ? "; " : ", "));
    if (with_events) line.push_back(joined(row.events, "; "));
    if (options.quotes && options.format == Format::markdown) line.push_back(words_behind(row, result));
  }
  if (options.quotes && options.format == Format::markdown) head.emplace_back("WORDS");
  if (!options.quotes || options.format != Format::table) return in_form(head, cells, options);
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i)
    out += lay_out(cells[i], {}, options.columns) +
           quotes_of(answer.rows[i], answer.rows_are_events, result, options.columns);
  return out;
}

}  // namespace dateline::table
