#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exports/interchange/handover.hpp"

namespace dateline::interchange {

/// What a format may carry of a result beside titles and dates.
enum class Carried {
  people,     ///< who takes part and where
  roles,      ///< and as what
  quotes,     ///< the words of the sources
  sources,    ///< outlets, titles, addresses
  pictures,   ///< the picture itself
  captions,   ///< what is said of it: caption, credit, alternative
  part_of,    ///< which event is part of which
  relations,  ///< other relations between events: causes, answers, order
  tags,       ///< of the editor
  notes,      ///< of the editor
  decisions,  ///< what is checked, by whom
  likely,     ///< the days that an event probably was on, apart from what is certain
  bounds,     ///< the first and the last day of a date that is not one day, as values
};

struct Format {
  std::string_view name;     ///< "timelinejs"
  std::string_view endings;  ///< of its files, without dots, parted by blanks; "" of a folder
  std::string_view purpose;  ///< "TimelineJS, JSON"
  std::string_view dates;    ///< the rule for dates that are not one day
  std::vector<Carried> carried;
  bool is_read = false;           ///< people read it as it is: of a whole story only what matters most
  bool is_folder = false;         ///< several files in a folder
  bool is_about_sources = false;  ///< it has what sources say, not what the story has made of it
  void (*write)(Writing&) = nullptr;
};

/// All of them, in the order in which they are listed.
const std::vector<Format>& formats();

/// Nothing where there is no format of that name. Points into formats().
const Format* format_named(std::string_view name);
/// Whether files of a format may end so ("ics").
bool has_ending(const Format& format, std::string_view ending);
/// The only format that has this ending ("ics"); null where none or several have it.
const Format* format_of_ending(std::string_view ending);

/// What a format carries and what is lost, in words: "people, roles, quotes"; "nothing".
std::string carried_words(const Format& format);
std::string lost_words(const Format& format);

/// Writes a format to `to`, of one that is a single file all to the name "". What of the result is not in it:
/// "3 notes are not carried". Throws what `to` throws.
std::vector<std::string> write(const Format& format, const Handover& handover, const base::WriteTo& to);

// Each in a file of its own.
void timelinejs(Writing& writing);
void timelinejs_csv(Writing& writing);
void event_rows(Writing& writing);
void icalendar(Writing& writing);
void graphml(Writing& writing);
void gexf(Writing& writing);
void followthemoney(Writing& writing);
void json_ld(Writing& writing);
void turtle(Writing& writing);
void neo4j(Writing& writing);
void kuzu(Writing& writing);
void vis_timeline(Writing& writing);
void word_timeline(Writing& writing);
void record_lines(Writing& writing);

}  // namespace dateline::interchange
