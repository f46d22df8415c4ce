#include "exports/interchange/formats.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace dateline::interchange {
namespace {

struct CarriedWords {
  Carried what;
  std::string_view name;                                    ///< in the table
  std::string_view one, many;                               ///< where it is lost
  std::uint64_t (*count)(const query::ResultEvent& event);  ///< of one event
};

const std::array<CarriedWords, 13>& carried_table() {
  using query::ResultEvent;
  // What is not of one event is counted by lost_of_all().
  constexpr auto none = [](const ResultEvent&) { return std::uint64_t{0}; };
  static const std::array<CarriedWords, 13> all = {{
      {Carried::people, "people", "who takes part is not carried ({} time)",
       "who takes part is not carried ({} times)",
       [](const ResultEvent& e) -> std::uint64_t { return parts_of(e).size(); }},
      {Carried::roles, "roles", "{} role is not carried", "{} roles are not carried",
       [](const ResultEvent& e) -> std::uint64_t { return e.actors.size(); }},
      {Carried::quotes, "quotes", "{} quote is not carried", "{} quotes are not carried",
       [](const ResultEvent& e) {
         return static_cast<std::uint64_t>(std::count_if(
             e.claims.begin(), e.claims.end(), [](const auto& claim) { return !claim.quote.empty(); }));
       }},
      {Carried::sources, "sources", "{} source is not carried", "{} sources are not carried", none},
      {Carried::pictures, "pictures", "{} picture is not carried", "{} pictures are not carried",
       [](const ResultEvent& e) { return std::uint64_t{e.picture.has_value()}; }},
      {Carried::captions, "captions and credits", "{} caption with its credit is not carried",
       "{} captions with their credits are not carried",
       [](const ResultEvent& e) {
         return std::uint64_t{e.picture &&
                              !(e.picture->caption + e.picture->credit + e.picture->alternative).empty()};
       }},
      {Carried::part_of, "parts of events", "that an event is part of another is not carried ({} time)",
       "that an event is part of another is not carried ({} times)", none},
      {Carried::relations, "relations", "{} relation between events is not carried",
       "{} relations between events are not carried", none},
      {Carried::tags, "tags", "{} tag is not carried", "{} tags are not carried",
       [](const ResultEvent& e) -> std::uint64_t { return e.tags.size(); }},
      {Carried::notes, "notes", "{} note is not carried", "{} notes are not carried",
       [](const ResultEvent& e) -> std::uint64_t { return e.notes.size(); }},
      {Carried::decisions, "what is checked", "{} decision of the editor is not carried",
       "{} decisions of the editor are not carried",
       [](const ResultEvent& e) -> std::uint64_t { return e.decisions.size(); }},
      {Carried::likely, "likely days", "the likely days of {} event are not carried",
       "the likely days of {} events are not carried",
       [](const ResultEvent& e) { return std::uint64_t{e.likely.has_value()}; }},
      // Each writer counts these itself, for each has its own rule.
      {Carried::bounds, "bounds of dates", "", "", none},
  }};
  return all;
}

/// How much there is of what is not of one event.
std::uint64_t lost_of_all(Carried what, const query::Result& result) {
  if (what == Carried::sources) return result.sources.size();
  if (what != Carried::part_of && what != Carried::relations) return 0;
  return static_cast<std::uint64_t>(std::count_if(
      result.relations.begin(), result.relations.end(),
      [&](const auto& relation) { return (relation.kind == "part_of") == (what == Carried::part_of); }));
}

bool carries(const Format& format, Carried what) {
  return std::find(format.carried.begin(), format.carried.end(), what) != format.carried.end();
}

std::string names(const Format& format, bool carried) {
  std::string out;
  for (const CarriedWords& words : carried_table())
    if (carries(format, words.what) == carried) out += (out.empty() ? "" : ", ") + std::string(words.name);
  return out.empty() ? "nothing" : out;
}

}  // namespace

const std::vector<Format>& formats() {
  using enum Carried;
  static const std::vector<Format> all = {
      {.name = "timelinejs",
       .endings = "json",
       .purpose = "TimelineJS, JSON",
       .dates = "the words are in `display_date`; a slide stands at the first possible day and ends with the "
                "last, one with "
                "only one bound at that, one without a date at the last day of all",
       .carried = {people, quotes, sources, pictures, captions, likely, bounds},
       .is_read = true,
       .write = timelinejs},
      {.name = "timelinejs-csv",
       .endings = "csv",
       .purpose = "the spreadsheet of TimelineJS",
       .dates = "as `timelinejs`",
       .carried = {people, quotes, sources, captions, likely, bounds},
       .is_read = true,
       .write = timelinejs_csv},
      {.name = "csv",
       .endings = "csv",
       .purpose = "a row an event, for spreadsheets and programs",
       .dates = "EDTF, words, and the four bounds, each in its column",
       .carried = {people, roles, quotes, sources, captions, part_of, relations, tags, notes, decisions,
                   likely, bounds},
       .write = event_rows},
      {.name = "ics",
       .endings = "ics",
       .purpose = "calendars, iCalendar (RFC 5545)",
       .dates = "an all-day event over all possible days, with the date in words behind its title; without "
                "two bounds, or "
                "with a “?”, a journal entry without a day",
       .carried = {people, quotes, sources, tags},
       .is_read = true,
       .write = icalendar},
      {.name = "graphml",
       .endings = "graphml",
       .purpose = "networks: networkx, igraph, yEd, Cytoscape",
       .dates = "EDTF, words, and the four bounds, each an attribute",
       .carried = {people, roles, sources, part_of, relations, tags, likely, bounds},
       .write = graphml},
      {.name = "gexf",
       .endings = "gexf",
       .purpose = "networks in time: Gephi (1.3; --gexf-version 1.2draft for networkx)",
       .dates = "as `graphml`; a node is there from the first possible day to the last, an end that is not "
                "known is open, "
                "and without a sure date it is there at all times",
       .carried = {people, roles, sources, part_of, relations, tags, likely, bounds},
       .write = gexf},
      {.name = "ftm",
       .endings = "ftm jsonl",
       .purpose = "FollowTheMoney entities, JSON lines: Aleph, OpenAleph",
       .dates =
           "the year, month or day that holds all possible days, else no date; the words are in `summary`",
       .carried = {people, quotes, sources, tags},
       .write = followthemoney},
      {.name = "jsonld",
       .endings = "jsonld json",
       .purpose = "schema.org, JSON-LD: Event, NewsArticle, Claim",
       .dates = "the year, month or day that holds all possible days, else no date; the words are in "
                "`description`",
       .carried = {people, roles, quotes, sources, part_of, tags},
       .write = json_ld},
      {.name = "turtle",
       .endings = "ttl",
       .purpose = "RDF in the Simple Event Model, Turtle",
       .dates = "the earliest and latest begin and end, or the day; none for a “?” or a year beyond four "
                "digits; words beside",
       .carried = {people, roles, quotes, sources, part_of, tags, bounds},
       .write = turtle},
      {.name = "neo4j",
       .endings = "",
       .purpose = "a folder of CSV for `neo4j-admin database import`",
       .dates = "EDTF, words, and the four bounds; no bounds for a “?” or a year beyond four digits",
       .carried = {people, roles, quotes, sources, part_of, relations, tags, likely, bounds},
       .is_folder = true,
       .write = neo4j},
      {.name = "kuzu",
       .endings = "",
       .purpose = "a folder of CSV for Kùzu, with its COPY script",
       .dates = "as `neo4j`",
       .carried = {people, roles, quotes, sources, part_of, relations, tags, likely, bounds},
       .is_folder = true,
       .write = kuzu},
      {.name = "vis",
       .endings = "json",
       .purpose = "vis-timeline, JSON",
       .dates = "as `timelinejs`; the words begin each item",
       .carried = {people, quotes, sources, likely, bounds},
       .is_read = true,
       .write = vis_timeline},
      {.name = "docx",
       .endings = "docx",
       .purpose = "a timeline as a Word document",
       .dates = "in words",
       .carried = {people, quotes, sources, captions, likely, bounds},
       .is_read = true,
       .write = word_timeline},
      {.name = "record",
       .endings = "jsonl",
       .purpose = "what was read in the articles behind these events, a record a line",
       .dates = "as the record has them",
       .carried = {},
       .is_about_sources = true,
       .write = record_lines},
  };
  return all;
}

const Format* format_named(std::string_view name) {
  for (const Format& format : formats())
    if (format.name == name) return &format;
  return nullptr;
}

bool has_ending(const Format& format, std::string_view ending) {
  if (ending.empty()) return false;
  const std::string endings = " " + std::string(format.endings) + " ";
  return endings.find(" " + std::string(ending) + " ") != std::string::npos;
}

const Format* format_of_ending(std::string_view ending) {
  const Format* found = nullptr;
  for (const Format& format : formats()) {
    if (!has_ending(format, ending)) continue;
    if (found != nullptr) return nullptr;
    found = &format;
  }
  return found;
}

std::string carried_words(const Format& format) {
  return format.is_about_sources ? "all that was read in the articles" : names(format, true);
}

std::string lost_words(const Format& format) {
  return format.is_about_sources ? "what the editor has decided" : names(format, false);
}

std::vector<std::string> write(const Format& format, const Handover& handover, const base::WriteTo& to) {
  std::map<const CarriedWords*, std::uint64_t> lost;
  if (!format.is_about_sources)
    for (const CarriedWords& words : carried_table())
      if (!carries(format, words.what)) lost[&words] = lost_of_all(words.what, handover.result);
  Writing writing(handover, to, [&](const query::ResultEvent& event) {
    for (auto& [words, number] : lost) number += words->count(event);
  });
  format.write(writing);
  for (const auto& [words, number] : lost) writing.losses.add(words->one, words->many, number);
  return writing.losses.lines();
}

}  // namespace dateline::interchange
