#include "src/story/publication.hpp"

#include <algorithm>

#include "graph/query/query.hpp"
#include "graph/query/selection.hpp"
#include "src/base/problem.hpp"
#include "src/story/result_json.hpp"

namespace dateline::story {
namespace {

std::string arguments_of(const std::string& selection, const query::Result& result) {
  return Json{{"selection", selection}, {"printed", to_json(result)}}.dump(-1, ' ', false,
                                                                           Json::error_handler_t::replace);
}

query::Filter filter_for(const std::string& selection) {
  query::Filter filter;
  filter.parts.push_back(
      {.kind = query::Filter::Kind::term, .term = {"in", selection, "in:" + selection, 0, 3}, .parts = {}});
  return filter;
}

/// The fields that a reader sees and nobody has checked.
std::string unchecked_in(const query::ResultEvent& event) {
  std::string out;
  for (const char* field : {"title", "date", "actors", "standing"}) {
    const bool is_checked = std::any_of(
        event.decisions.begin(), event.decisions.end(),
        [&](const auto& decision) { return decision.field == field && decision.state == "checked"; });
    if (!is_checked) out += (out.empty() ? "" : ", ") + std::string(field);
  }
  return out;
}

void remove_from(query::Result& result, const std::string& source) {
  const auto is_of_it = [&](const auto& one) { return one.source == source; };
  std::erase_if(result.events, [&](const query::ResultEvent& event) {
    return !event.claims.empty() && std::all_of(event.claims.begin(), event.claims.end(), is_of_it);
  });
  for (query::ResultEvent& event : result.events) {
    const std::size_t removed = std::erase_if(event.claims, is_of_it);
    const bool was_copy = std::erase(event.copies, source) > 0;
    if (removed > 0 && !was_copy && event.sources > 0) --event.sources;
  }
  std::erase_if(result.sources, [&](const auto& one) { return one.id == source; });
  for (query::ResultSource& one : result.sources) {
    if (one.link && one.link->source == source) one.link.reset();
    if (one.counts_as == source) one.counts_as.clear();
  }
}

}  // namespace

Publication publish(Story& story, const std::string& selection, base::Instant now, bool dry_run) {
  Publication out{.at = now.seconds,
                  .who = story.signed_by(),
                  .selection = query::selection_named(story.reader(), selection).name,
                  .result = {}};
  out.result = query::ask(story.reader(), filter_for(out.selection));
  if (out.result.events.empty())
    throw base::DataError({.what = "there is nothing in the selection '" + out.selection + "'",
                           .remedy = "put events in: dateline select " + out.selection + " E3 E5"});
  if (!dry_run)
    out.entry = story.log(
        {.at = now.seconds, .verb = "publish", .arguments = arguments_of(out.selection, out.result)});
  return out;
}

std::vector<Publication> publications(const Story& story) {
  std::vector<Publication> out;
  story.file().each_log_entry([&](const store::LogEntry& entry) {
    if (entry.verb != "publish") return true;
    const Json json = Json::parse(entry.arguments, nullptr, false);
    const auto printed = json.is_object() ? json.find("printed") : json.end();
    out.push_back({entry.number, entry.at, entry.who, text_in(json, "selection"),
                   printed == json.end() ? query::Result{} : result_from(*printed)});
    return true;
  });
  return out;
}

std::vector<std::string> not_final(const query::Result& result) {
  std::vector<std::string> out;
  for (const query::ResultEvent& event : result.events) {
    if (const std::string fields = unchecked_in(event); !fields.empty())
      out.push_back(event.id + ": " + fields + " not checked");
    if (event.contested) out.push_back(event.id + ": sources disagree");
    const bool is_uncited =
        event.claims.empty() || std::any_of(event.decisions.begin(), event.decisions.end(),
                                            [](const auto& decision) { return decision.uncited; });
    if (is_uncited) out.push_back(event.id + ": uncited");
  }
  return out;
}

std::string publication_without(const std::string& arguments, const std::string& source) {
  const Json json = Json::parse(arguments, nullptr, false);
  const auto printed = json.is_object() ? json.find("printed") : json.end();
  if (printed == json.end()) return arguments;
  query::Result result = result_from(*printed);
  remove_from(result, source);
  return arguments_of(text_in(json, "selection"), result);
}

}  // namespace dateline::story
