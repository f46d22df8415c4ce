#include "exports/interchange/handover.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "exports/table/wording.hpp"
#include "exports/view/wording.hpp"
#include "graph/query/standing.hpp"
#include "src/base/sha256.hpp"

namespace dateline::interchange {

std::string headline_of(const query::ResultEvent& event) {
  std::string title = view::heading_of(table::marked_title(event));
  if (view::shown(event.printed_title()).empty())
    title += title.empty() ? "Untitled event" : " Untitled event";
  // "Meet (did not happen)" says less than what is planned or supposed not to be.
  const bool is_unsaid = query::standing_word(event).empty();
  if (is_unsaid && event.modality == "planned") title = "Planned: " + title;
  if (is_unsaid && event.modality == "hypothetical") title = "Hypothetical: " + title;
  return event.state == "rejected" ? title + " (rejected)" : title;
}

std::string date_in_words(const query::ResultEvent& event) {
  const std::string words = view::date_line(event, {});
  return words.empty() ? "Date unknown" : words;
}

std::string uuid_of(const Handover& handover, const std::string& handle) {
  const std::string name = handover.permanent ? handover.permanent(handle) : handle;
  std::string hex = base::sha256_hex(handle.substr(0, 1) + ":" + name);
  hex[12] = '8';
  hex[16] = "89ab"[std::string_view("0123456789abcdef").find(hex[16]) % 4];
  return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) + "-" +
         hex.substr(20, 12);
}

Entries::Entries(const Handover& handover)
    : list_(view::list_events(handover.result, {.title = handover.title,
                                                .detail = view::Detail::full,
                                                .pictures = handover.pictures,
                                                .photos = handover.photos})) {
  for (const view::ListGroup& group : list_.groups)
    for (const view::ListEntry& entry : group.entries) by_id_.emplace(entry.id, &entry);
}

std::vector<std::string> Entries::lines_of(const query::ResultEvent& event) const {
  const view::ListEntry& entry = of(event);
  std::vector<std::string> lines = {date_in_words(event)};
  const auto add = [&](const std::string& line) {
    if (!line.empty()) lines.push_back(line);
  };
  add(entry.status.words);
  add(entry.according_to);
  add(entry.actors);
  add(entry.note);
  for (const view::ListQuote& quote : entry.quotes) {
    if (!quote.words.empty()) add("“" + quote.words + "”");
    for (const view::ListCitation& citation : quote.citations)
      add("— " + citation.source.words + (citation.url.empty() ? "" : ", " + citation.url));
    add(quote.copies);
  }
  if (entry.quotes.empty())
    for (const view::Dated& source : entry.sources) add("— " + source.words);
  return lines;
}

std::string Entries::first_address(const query::ResultEvent& event) const {
  for (const view::ListQuote& quote : of(event).quotes)
    for (const view::ListCitation& citation : quote.citations)
      if (!citation.url.empty()) return citation.url;
  return {};
}

std::vector<Part> parts_of(const query::ResultEvent& event) {
  std::vector<Part> parts;
  for (const query::ResultActor& actor : event.actors) {
    auto part = std::find_if(parts.begin(), parts.end(),
                             [&](const Part& other) { return other.actor->id == actor.id; });
    if (part == parts.end()) part = parts.insert(parts.end(), {.actor = &actor, .roles = {}});
    if (std::find(part->roles.begin(), part->roles.end(), actor.role) == part->roles.end())
      part->roles.push_back(actor.role);
  }
  return parts;
}

std::vector<const query::ResultActor*> actors_of(const query::Result& result) {
  std::vector<const query::ResultActor*> actors;
  std::set<std::string_view> seen;
  for (const query::ResultEvent& event : result.events)
    for (const query::ResultActor& actor : event.actors)
      if (seen.insert(actor.id).second) actors.push_back(&actor);
  return actors;
}

}  // namespace dateline::interchange
