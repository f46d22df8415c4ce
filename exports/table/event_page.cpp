#include "exports/table/event_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "exports/table/event_json.hpp"
#include "exports/table/layout.hpp"
#include "exports/table/pictures.hpp"
#include "exports/table/wording.hpp"
#include "graph/query/date_words.hpp"
#include "graph/query/source_words.hpp"
#include "src/base/problem.hpp"
#include "src/calendar/moment.hpp"
#include "src/calendar/print.hpp"

namespace dateline::table {
namespace {

using Json = nlohmann::ordered_json;

/// How the date is known, in words.
std::string dating_words(const query::ResultEvent& event) {
  const calendar::TimeSpan& when = event.when;
  std::string out = calendar::print(when);
  if (when.unknown()) out = event.unresolved.empty() ? "unknown" : "unknown until the article has a date";
  std::string how;
  if (!event.unresolved.empty())
    how = "the text says “" + event.unresolved + "”";
  else if (!when.phrase.empty())
    how = "the text says “" + when.phrase + "”";
  if (!when.unknown() && !when.stated) how += how.empty() ? "inferred" : "; inferred";
  if (!when.edtf.empty()) how += (how.empty() ? "" : "; ") + when.edtf;
  return how.empty() ? out : out + " (" + how + ")";
}

/// The likely days, and what they are taken from.
std::string dating_words(const query::ResultLikely& likely) {
  std::string from = "taken from what is told beside it";
  if (likely.from == "published") from = "taken from the day of publication";
  if (!likely.phrase.empty()) from = "the text says “" + likely.phrase + "” of what is told beside it";
  return fmt::format("{} ({}; {:.0f} % sure)", calendar::print(likely.when), from, 100 * likely.confidence);
}

/// The number of a claim, how it dates the event, and what the editor has decided of it.
std::string about_claim(const query::ResultClaim& claim) {
  std::string out = claim.id;
  if (!claim.when.unknown())
    out += ", dated " + calendar::print(claim.when) + (claim.when.stated ? "" : " (inferred)");
  if (claim.likely) out += ", " + query::likely_words(*claim.likely);
  if (claim.at == 0) return out;
  return out + "; " + claim.state + (claim.who.empty() ? "" : " by " + base::shown_safely(claim.who)) + ", " +
         calendar::print_moment(claim.at);
}

std::string about_picture(const query::ResultPicture& picture, unsigned columns) {
  std::string out =
      labelled("picture",
               fmt::format("{} ({}, {} x {} pixels; {}{})", picture.file, picture_kind(picture),
                           picture.width_px, picture.height_px, picture.who.empty() ? "" : picture.who + ", ",
                           calendar::print_moment(picture.at)),
               columns);
  out += labelled("caption", picture.caption, columns);
  out += labelled("credit", picture.credit, columns);
  return out + labelled("shows",
                        picture.decorative ? "nothing that is told (decorative)" : picture.alternative,
                        columns);
}

}  // namespace

std::string event_page(const query::Result& result, const Options& options) {
  if (options.format == Format::json)
    return json_of(result).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  const query::ResultEvent& event = result.events.front();
  std::string out;
  out += labelled(event.id, marked_title(event), options.columns);
  out += labelled("when", dating_words(event), options.columns);
  if (event.likely) out += labelled("probably", dating_words(*event.likely), options.columns);
  out += labelled("kind", event.kind + rejection_of(event, "kind"), options.columns);
  for (const query::ResultActor& actor : event.actors)
    out += labelled(actor.role, actor.name + " (" + actor.id + ", " + actor.kind + ")", options.columns);
  out += labelled("said by", event.attributed_to, options.columns);
  out += labelled("state", event.contested ? event.state + ", contested" : event.state, options.columns);
  std::string tags;
  for (const std::string& tag : event.tags) tags += (tags.empty() ? "" : ", ") + tag;
  out += labelled("tags", tags, options.columns);
  for (const query::ResultNote& note : event.notes)
    out += labelled(
        "note",
        note.words + " (" + (note.who.empty() ? "" : note.who + ", ") + calendar::print_moment(note.at) + ")",
        options.columns);
  if (event.picture) out += about_picture(*event.picture, options.columns);
  if (!event.found) out += labelled("", "no reading of the articles has it", options.columns);
  for (const query::ResultDecision& decision : event.decisions)
    out += labelled(decision.field, decision_words(decision), options.columns);
  out += event.claims.size() == 1 ? "\n1 claim\n"
                                  : fmt::format("\n{} claims from {}\n", event.claims.size(),
                                                query::counted_sources(event.sources, event.copies.size()));
  for (const query::ResultClaim& claim : event.claims) {
    out += "\n" + quoted_claim(claim, result, "  ", options.columns);
    out += "  " + about_claim(claim) + "\n";
    for (const query::ResultSource& source : result.sources)
      if (source.id == claim.source && !source.url.empty())
        out += "  " + base::shown_safely(source.url) + "\n";
  }
  if (!event.rejected_claims.empty()) out += "\nrejected, and counted nowhere:\n";
  for (const query::ResultClaim& claim : event.rejected_claims)
    out += "\n" + quoted_claim(claim, result, "  ", options.columns) + "  " + about_claim(claim) + "\n";
  return out;
}

std::string path_page(const std::vector<PathRow>& rows, const std::string& last_actor, std::uint64_t count,
                      const query::Result& result, const Options& options) {
  if (options.format == Format::json) {
    Json steps = Json::array();
    for (const PathRow& row : rows)
      steps.push_back({{"path", row.path}, {"actor", row.actor}, {"how", row.how}, {"event", row.event}});
    Json all = json_of(result);
    all["steps"] = std::move(steps);
    all["to"] = last_actor;
    all["paths"] = count;
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  std::string out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const PathRow& row = rows[i];
    if (!row.actor.empty()) out += base::shown_safely(row.actor) + "\n";
    for (const query::ResultEvent& event : result.events) {
      if (event.id != row.event) continue;
      out += "  " + row.how + "\n";
      for (const std::string& text :
           wrapped(event.id + "  " + date_of(event) + "  " + base::shown_safely(marked_title(event)),
                   options.columns > 8 ? options.columns - 4 : 0))
        out += "    " + text + "\n";
      if (!event.claims.empty()) out += quoted_claim(event.claims.front(), result, "      ", options.columns);
    }
    const bool is_last = i + 1 == rows.size();
    if (is_last || rows[i + 1].path != row.path)
      out += base::shown_safely(last_actor) + (is_last ? "\n" : "\n\n");
  }
  return out;
}

}  // namespace dateline::table
