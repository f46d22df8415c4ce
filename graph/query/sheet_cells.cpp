#include "graph/query/sheet_cells.hpp"

#include "src/calendar/print.hpp"

namespace dateline::query {
namespace {

std::string names_of(const ResultEvent& event, const std::string& role) {
  std::string out;
  for (const ResultActor& actor : event.actors)
    if (actor.role == role) out += (out.empty() ? "" : "; ") + actor.name;
  return out;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> sheet_cells(const ResultEvent& event) {
  std::vector<std::pair<std::string, std::string>> cells = {
      {"date", event.when.unknown() ? "unknown" : calendar::print(event.when)}, {"title", event.title}};
  for (const char* role : {"agent", "patient", "recipient", "speaker", "place", "other"})
    cells.emplace_back(role, names_of(event, role));
  cells.emplace_back("kind", event.kind);
  cells.emplace_back("standing", event.polarity == "negative" ? "denied" : event.modality);
  cells.emplace_back("state", event.state);
  return cells;
}

}  // namespace dateline::query
