#include "src/imports/imports.hpp"

#include <algorithm>

#include "src/base/problem.hpp"
#include "src/imports/readers.hpp"
#include "src/imports/table.hpp"
#include "src/text/csv.hpp"
#include "src/text/decode.hpp"
#include "src/text/fold.hpp"

namespace dateline::imports {
namespace {

std::string_view first_line_of(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find('\n', begin) - begin);
}

std::string ending_of(const std::string& path) {
  const std::size_t dot = path.rfind('.');
  return dot == std::string::npos || path.find('/', dot) != std::string::npos
             ? ""
             : text::lower_ascii(std::string_view(path).substr(dot + 1));
}

/// The head of a table; empty where there is none.
std::vector<std::string> head_of(std::string_view line, const std::string& path) {
  try {
    const std::vector<text::CsvRow> rows = text::read_csv(line, path);
    return rows.empty() ? std::vector<std::string>() : rows.front().cells;
  } catch (const base::DataError&) {
    return {};
  }
}

std::string_view format_of_text(std::string_view text, const std::string& path) {
  const std::string_view line = first_line_of(text);
  const std::string ending = ending_of(path);
  if (text::lower_ascii(line.substr(0, 15)) == "begin:vcalendar") return "ics";
  if (line.starts_with("dateline story ")) return "text";
  if (line.starts_with('{')) {
    if (line.find("\"schema\"") != std::string_view::npos && line.ends_with('}')) return "ftm";
    return text.find("\"events\"") != std::string_view::npos ? "timelinejs" : "";
  }
  const std::vector<std::string> head = head_of(line, path);
  if (is_timelinejs_head(head)) return "timelinejs-csv";
  if (ending == "csv" || ending == "tsv" || (head.size() > 1 && has_head_of_events(head))) return "csv";
  return ending == "md" || ending == "markdown" || ending == "txt" ? "markdown" : "";
}

}  // namespace

const std::vector<Format>& formats() {
  static const std::vector<Format> all = {
      {"timelinejs", "TimelineJS, JSON", "titles, dates, texts, links, groups",
       "pictures, eras, titles of whole timelines"},
      {"timelinejs-csv", "the spreadsheet of TimelineJS", "titles, dates, texts, links, groups",
       "pictures, eras, titles of whole timelines"},
      {"csv", "a table, a row an event; its columns by their heads or --map",
       "titles, dates, who takes part and how, kinds, standing, tags, notes, sources, and relations of our "
       "own tables",
       "other columns; what was checked"},
      {"ics", "calendars, iCalendar (RFC 5545)",
       "titles, dates, places, names of those invited, categories, descriptions, addresses",
       "tasks, alarms, repetitions, attachments"},
      {"ftm", "FollowTheMoney entities, JSON lines",
       "Event with its names, dates, people, places, keywords and documents", "entities that are no events"},
      {"markdown", "lists, headings and tables of dates", "titles, dates, quotes, links",
       "paragraphs without a date"},
      {"text", "a story as text (dateline dump)",
       "titles, dates, people and roles, kinds, standing, tags, notes, relations, quotes and sources in "
       "words",
       "articles and what was decided; `dateline load` takes it all"}};
  return all;
}

std::string_view format_of(std::string_view bytes, const std::string& path) {
  const text::Decoded decoded = text::decode(bytes.substr(0, 65536), "");
  return format_of_text(decoded.text, path);
}

Found read(std::string_view format, std::string_view bytes, const std::string& path, const Options& options,
           const article::CharacterReferences& references) {
  const text::Decoded decoded = text::decode(bytes, "");
  const std::string& text = decoded.text;
  Found found;
  if (format == "timelinejs")
    read_timelinejs(text, path, references, found);
  else if (format == "timelinejs-csv")
    read_timelinejs_table(text, path, references, found);
  else if (format == "csv")
    add_events_of_table(text::read_csv(text, path), path, options, found);
  else if (format == "ics")
    read_icalendar(text, path, found);
  else if (format == "ftm")
    read_followthemoney(text, path, found);
  else
    read_markdown(text, path, options, found);
  if (decoded.replaced > 0)
    found.notes.push_back(std::to_string(decoded.replaced) + " bytes were no text in " + decoded.encoding +
                          " and are shown as �");
  return found;
}

}  // namespace dateline::imports
