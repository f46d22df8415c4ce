#include "graph/query/difference.hpp"

#include <map>
#include <set>
#include <utility>

#include "graph/query/date_words.hpp"

namespace dateline::query {
namespace {

std::string actors_of(const ResultEvent& event) {
  std::string out;
  for (const ResultActor& actor : event.actors)
    out += (out.empty() ? "" : ", ") + actor.role + " " + actor.name;
  return out.empty() ? "nobody" : out;
}

std::string date_of(const ResultEvent& event) {
  const std::string words = date_words(event);
  return words.empty() ? "date unknown" : words;
}

std::string standing_of(const ResultEvent& event) {
  return event.modality + (event.polarity == "negative" ? ", denied" : "");
}

std::string sources_of(const ResultEvent& event) {
  std::set<std::string> seen;
  std::string out;
  for (const ResultClaim& claim : event.claims)
    if (!claim.source.empty() && seen.insert(claim.source).second)
      out += (out.empty() ? "" : ", ") + claim.source;
  return out;
}

/// "photo.jpg, The gate (Ada Berg); told as: Police before the gate"; other bytes of that name count too.
std::string picture_of(const ResultEvent& event) {
  if (!event.picture) return "none";
  const ResultPicture& picture = *event.picture;
  constexpr std::size_t shown_digits = 8;
  std::string out = picture.file + " (" + picture.sha256.substr(0, shown_digits) + ")";
  if (!picture.caption.empty()) out += ", " + picture.caption;
  if (!picture.credit.empty()) out += ", " + picture.credit;
  if (!picture.alternative.empty()) out += ", told as: " + picture.alternative;
  return out;
}

void compare(const ResultEvent& before, const ResultEvent& after, std::vector<Difference>& out) {
  const std::pair<const char*, std::pair<std::string, std::string>> fields[] = {
      {"title", {before.title, after.title}},
      {"date", {date_of(before), date_of(after)}},
      {"actors", {actors_of(before), actors_of(after)}},
      {"kind", {before.kind, after.kind}},
      {"standing", {standing_of(before), standing_of(after)}},
      {"picture", {picture_of(before), picture_of(after)}},
      {"state", {before.state, after.state}},
      {"sources", {sources_of(before), sources_of(after)}}};
  for (const auto& [field, values] : fields)
    if (values.first != values.second)
      out.push_back({"changed", after.id, after.title, field, values.first, values.second});
}

/// "E3" by its number.
std::map<std::pair<std::size_t, std::string>, const ResultEvent*> by_handle(const Result& result) {
  std::map<std::pair<std::size_t, std::string>, const ResultEvent*> out;
  for (const ResultEvent& event : result.events) out.emplace(std::pair(event.id.size(), event.id), &event);
  return out;
}

}  // namespace

std::vector<Difference> differences(const Result& before, const Result& after) {
  const auto old = by_handle(before), now = by_handle(after);
  std::vector<Difference> out;
  for (const auto& [id, event] : old)
    if (!now.contains(id)) out.push_back({"gone", event->id, event->title, "", "", ""});
  for (const auto& [id, event] : now) {
    const auto found = old.find(id);
    if (found == old.end())
      out.push_back({"added", event->id, event->title, "", "", date_of(*event)});
    else
      compare(*found->second, *event, out);
  }
  return out;
}

}  // namespace dateline::query
