#include "exports/table/wording.hpp"

#include <algorithm>
#include <set>

#include "exports/table/layout.hpp"
#include "graph/query/date_words.hpp"
#include "graph/query/source_words.hpp"
#include "graph/query/standing.hpp"
#include "src/base/problem.hpp"
#include "src/calendar/moment.hpp"
#include "src/calendar/print.hpp"

namespace dateline::table {

std::string source_name(const query::ResultSource& source) {
  if (!source.outlet.empty()) return source.outlet;
  return source.title.empty() ? source.name : source.title;
}

std::string joined(const std::vector<std::string>& items, const char* between) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : between) + item;
  return out;
}

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

std::string date_of(const query::ResultEvent& event) {
  const std::string date =
      query::date_words(event, calendar::DateStyle::guardian, calendar::DateLength::abbreviated);
  if (!date.empty()) return date;
  return event.unresolved.empty() ? "date unknown" : "“" + event.unresolved + "”";
}

std::string title_of(const query::ResultEvent& event) {
  const std::string standing(query::standing_word(event));
  const std::string title =
      standing.empty() ? event.printed_title() : standing + ": " + event.printed_title();
  return query::needs_negation(event) ? title + " (did not happen)" : title;
}

std::string rejection_of(const query::ResultEvent& event, const std::string& field) {
  const bool is_rejected =
      std::any_of(event.decisions.begin(), event.decisions.end(), [&](const query::ResultDecision& decision) {
        return decision.field == field && decision.state == "rejected";
      });
  return is_rejected ? " (rejected)" : "";
}

std::string marked_title(const query::ResultEvent& event) {
  std::string fields;
  for (const char* field : {"title", "standing"})
    if (!rejection_of(event, field).empty()) fields += (fields.empty() ? "" : " and ") + std::string(field);
  return title_of(event) + (fields.empty() ? "" : " (" + fields + " rejected)");
}

std::string state_words(const query::ResultEvent& event) {
  if (event.state != "proposed") return event.state;
  std::string out;
  for (const query::ResultDecision& decision : event.decisions)
    out += (out.empty() ? "" : ", ") + decision.field + " " + decision.state;
  return out;
}

std::string decision_words(const query::ResultDecision& decision) {
  std::string out = (decision.given ? "set by the editor, " : "") + decision.state;
  if (!decision.who.empty()) out += " by " + decision.who;
  out += ", " + calendar::print_moment(decision.at);
  if (decision.uncited) out += "; uncited";
  if (!decision.read_by.empty())
    out += "; " + decision.read_by + " has: " + decision.read;
  else if (!decision.read.empty())
    out += (decision.changed ? "; read now: " : "; what was read: ") + decision.read;
  return out;
}

std::vector<std::string> actor_names(const query::ResultEvent& event) {
  std::vector<std::string> names;
  std::set<std::string> seen;
  for (const query::ResultActor& actor : event.actors)
    if (seen.insert(actor.id).second) names.push_back(actor.name);
  return names;
}

std::vector<std::string> source_names(const query::ResultEvent& event, const query::Result& result) {
  std::vector<std::string> names;
  std::set<std::string> seen;
  for (const query::ResultClaim& claim : event.claims) {
    if (claim.source.empty() && !claim.citation.empty()) names.push_back(claim.citation);
    const query::ResultSource* source = query::source_of(result, claim.source);
    if (!source || !seen.insert(claim.source).second) continue;
    const bool is_copy =
        std::find(event.copies.begin(), event.copies.end(), source->id) != event.copies.end();
    if (!is_copy) names.push_back(source_name(*source));
  }
  const std::size_t copies = event.copies.size();
  if (copies > 0) names.push_back(std::to_string(copies) + (copies == 1 ? " copy" : " copies"));
  return names;
}

std::string citation(const query::ResultClaim& claim, const query::Result& result) {
  const query::ResultSource* source = query::source_of(result, claim.source);
  if (!source && claim.source.empty())
    return claim.citation.empty() ? "no source" : base::shown_safely(claim.citation);
  if (!source) return claim.source;
  std::string out = base::shown_safely(source_name(*source));
  if (source->published) out += ", " + calendar::print(calendar::on_day(*source->published));
  if (claim.page > 0) out += ", page " + std::to_string(claim.page);
  out += " (" + claim.source + ")";
  return source->link ? out + ", " + query::link_words(*source->link) : out;
}

std::string quoted_claim(const query::ResultClaim& claim, const query::Result& result,
                         const std::string& indent, unsigned columns) {
  const auto room = static_cast<unsigned>(columns > indent.size() + 20 ? columns - indent.size()
                                          : columns                    ? 20
                                                                       : 0);
  // Words that a source has no more are quoted too: the editor has seen them there.
  const bool is_gone = claim.quote.empty() && !claim.source.empty() && !claim.citation.empty();
  const std::string words = base::shown_safely(on_one_line(is_gone ? claim.citation : claim.quote));
  std::string out;
  if (!words.empty())
    for (const std::string& line : wrapped("“" + words + "”", room)) out += indent + line + "\n";
  std::string by = "— " + citation(claim, result);
  if (is_gone) by += ", where these words are no more";
  if (!claim.attributed_to.empty()) by += ", citing " + base::shown_safely(claim.attributed_to);
  if (!claim.extractor.empty()) by += ", read by " + base::shown_safely(claim.extractor);
  for (const std::string& line : wrapped(by, room)) out += indent + line + "\n";
  return out;
}

}  // namespace dateline::table
