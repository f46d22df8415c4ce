#include "exports/interchange/handover.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "exports/table/wording.hpp"
#include "exports/view/wording.hpp"
#include "graph/query/standing.hpp"
#include "src/base/sha256.hpp"

namespace dateline::interchange {
namespace {

view::TimelineOptions options_of(const Handover& handover) {
  return {.title = handover.title,
          .detail = view::Detail::full,
          .pictures = handover.pictures,
          .photos = handover.photos};
}

std::string permanent_name(const Handover& handover, const std::string& handle) {
  return handover.permanent ? handover.permanent(handle) : handle;
}

std::string uuid_from(const std::string& name) {
  std::string hex = base::sha256_hex(name);
  hex[12] = '8';
  hex[16] = "89ab"[std::string_view("0123456789abcdef").find(hex[16]) % 4];
  return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) + "-" +
         hex.substr(20, 12);
}

}  // namespace

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
  return uuid_from(handle.substr(0, 1) + ":" + permanent_name(handover, handle));
}

std::string uuid_of(const Handover& handover, const query::ResultEvent& event,
                    const query::ResultClaim& claim) {
  const std::string source = claim.source.empty() ? claim.citation : permanent_name(handover, claim.source);
  return uuid_from("C:" + permanent_name(handover, event.id) + "/" + source + "/" +
                   std::to_string(claim.begin) + "-" + std::to_string(claim.end));
}

void Writing::each_event(const std::function<void(const query::ResultEvent&)>& take) const {
  const auto give = [&](const query::ResultEvent& event) {
    each_(event);
    take(event);
  };
  for (const query::ResultEvent& event : handover.result.events)
    handover.whole ? give(handover.whole(event)) : give(event);
}

Entries::Entries(const Handover& handover)
    : head_(view::list_head(handover.result, options_of(handover))),
      maker_(handover.result, options_of(handover)) {}

std::vector<std::string> lines_of(const query::ResultEvent& event, const view::ListEntry& entry) {
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

std::string first_address(const view::ListEntry& entry) {
  for (const view::ListQuote& quote : entry.quotes)
    for (const view::ListCitation& citation : quote.citations)
      if (!citation.url.empty()) return citation.url;
  return {};
}

RelationsFrom::RelationsFrom(const query::Result& result) {
  relations_.reserve(result.relations.size());
  for (const query::ResultRelation& relation : result.relations) relations_.push_back(&relation);
  std::stable_sort(relations_.begin(), relations_.end(),
                   [](const auto* one, const auto* other) { return one->from < other->from; });
}

std::span<const query::ResultRelation* const> RelationsFrom::of(const std::string& event) const {
  const auto [begin, end] = std::ranges::equal_range(
      relations_, event, {}, [](const auto* relation) { return std::string_view(relation->from); });
  return {begin, end};
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

std::vector<const query::ResultActor*> Newcomers::in(const query::ResultEvent& event) {
  std::vector<const query::ResultActor*> actors;
  for (const query::ResultActor& actor : event.actors)
    if (seen_.insert(actor.id).second) actors.push_back(&actor);
  return actors;
}

}  // namespace dateline::interchange
