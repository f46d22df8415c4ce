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
  std::vector<File> (*write)(const Handover&, Losses&) = nullptr;
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

/// What is written, and what of the result is not in it: "3 notes are not carried".
struct Written {
  std::vector<File> files;
  std::vector<std::string> lost;
};
Written write(const Format& format, const Handover& handover);

// Each in a file of its own.
std::vector<File> timelinejs(const Handover& handover, Losses& losses);
std::vector<File> timelinejs_csv(const Handover& handover, Losses& losses);
std::vector<File> event_rows(const Handover& handover, Losses& losses);
std::vector<File> icalendar(const Handover& handover, Losses& losses);
std::vector<File> graphml(const Handover& handover, Losses& losses);
std::vector<File> gexf(const Handover& handover, Losses& losses);
std::vector<File> followthemoney(const Handover& handover, Losses& losses);
std::vector<File> json_ld(const Handover& handover, Losses& losses);
std::vector<File> turtle(const Handover& handover, Losses& losses);
std::vector<File> neo4j(const Handover& handover, Losses& losses);
std::vector<File> kuzu(const Handover& handover, Losses& losses);
std::vector<File> vis_timeline(const Handover& handover, Losses& losses);
std::vector<File> word_timeline(const Handover& handover, Losses& losses);
std::vector<File> record_lines(const Handover& handover, Losses& losses);

}  // namespace dateline::interchange
