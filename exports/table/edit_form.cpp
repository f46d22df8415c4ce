#include "exports/table/edit_form.hpp"

#include "exports/table/layout.hpp"
#include "exports/table/wording.hpp"
#include "graph/query/review_order.hpp"
#include "graph/query/sheet_cells.hpp"
#include "src/base/problem.hpp"

namespace dateline::table {
namespace {

constexpr unsigned columns = 98;
constexpr std::size_t most_claims = 4;

constexpr const char* head =
    R"(# Change what stands after the colons, save and close. Lines that begin with # are not read.
# Names are parted by semicolons; a line that is taken out changes nothing, "nobody" or
# "unknown" empties a field. Fields: date, title, agent, patient, recipient, speaker, place,
# other, kind, standing (actual, planned, alleged, hypothetical, denied), state (proposed,
# accepted, checked, rejected), cite (where a new value is from: S4, or "interview, 3 May").
# A block that begins with "new" makes an event. A block that is taken out changes nothing.
)";

bool is_shown(const std::string& column, const std::string& cell) {
  const bool is_role = column == "recipient" || column == "speaker" || column == "place" || column == "other";
  return !is_role || !cell.empty();
}

std::string remarks(const std::string& text) {
  std::string out;
  for (const std::string& line : wrapped(base::shown_safely(text), columns - 2)) out += "# " + line + "\n";
  return out;
}

}  // namespace

std::string edit_form(const query::Result& result, std::int64_t entry) {
  std::string out = head + ("entry: " + std::to_string(entry)) + "\n";
  for (const query::ResultEvent& event : result.events) {
    out += "\n" + event.id + "\n";
    for (const auto& [column, cell] : query::sheet_cells(event)) {
      // A title may hold anything; its line ends would end the field.
      if (is_shown(column, cell))
        out += column + ":" + (cell.empty() ? "" : " " + base::shown_safely(cell)) + "\n";
    }
    out += "cite:\n";
    for (const query::ResultDecision& decision : event.decisions)
      if (decision.changed) out += remarks(query::words_of_change(decision));
    for (std::size_t i = 0; i < event.claims.size() && i < most_claims; ++i) {
      const query::ResultClaim& claim = event.claims[i];
      const std::string from = citation(claim, result);
      out += remarks(claim.quote.empty() ? "cited: " + from : from + ": “" + claim.quote + "”");
    }
    if (event.claims.size() > most_claims)
      out += "# and " + std::to_string(event.claims.size() - most_claims) + " more\n";
  }
  return out;
}

}  // namespace dateline::table
