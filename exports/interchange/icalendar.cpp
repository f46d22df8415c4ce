#include <fmt/format.h>

#include <algorithm>

#include "exports/interchange/days.hpp"
#include "exports/interchange/formats.hpp"
#include "exports/view/wording.hpp"
#include "src/base/utf8.hpp"
#include "src/calendar/moment.hpp"

namespace dateline::interchange {
namespace {

constexpr std::size_t most_octets = 75;

/// The one place where words become the TEXT of RFC 5545. `text` may have line ends; other controls and marks
/// that turn direction go.
std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (begin > 0) out += "\\n";
    for (const char c : view::shown(text.substr(begin, end - begin))) {
      if (c == '\\' || c == ';' || c == ',') out += '\\';
      out += c;
    }
    begin = end + 1;
  }
  return out;
}

/// Appends a content line, folded between characters.
void add_line(std::string& out, std::string_view line) {
  std::size_t room = most_octets;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t length = base::code_point_at(line, at).length;
    if (length > room) {
      out += "\r\n ";
      room = most_octets - 1;
    }
    out += line.substr(at, length);
    room -= length;
    at += length;
  }
  out += "\r\n";
}

void add_text(std::string& out, std::string_view name, std::string_view text) {
  if (!text.empty()) add_line(out, std::string(name) + ":" + escaped(text));
}

/// "20170709"; only for years of four digits.
std::string basic(calendar::Day day) {
  const calendar::CivilDate date = calendar::civil_of(day);
  return fmt::format("{:04}{:02}{:02}", date.year, date.month, date.day);
}

std::string stamp_of(std::int64_t seconds) {
  const std::int64_t in_day = ((seconds % 86400) + 86400) % 86400;
  return fmt::format("{}T{:02}{:02}{:02}Z", basic(calendar::day_at(seconds)), in_day / 3600, in_day / 60 % 60,
                     in_day % 60);
}

/// Whether both days, and the one after the last, have years that DATE can write.
bool fits(const Days& days) {
  return days.bounded() && calendar::civil_of(*days.first).year >= 1 &&
         calendar::civil_of(*days.last + 1).year <= 9999;
}

/// An address without what would end its line.
std::string uri(const std::string& address) {
  std::string out;
  for (const char c : address)
    out += c == ' ' || c == '\\' || c == '"' ? fmt::format("%{:02X}", static_cast<unsigned char>(c))
                                             : std::string(1, c);
  return out;
}

/// The places of an event; and its kind and tags, parted by commas as CATEGORIES has them.
std::string places_of(const query::ResultEvent& event) {
  std::string places;
  for (const query::ResultActor& actor : event.actors)
    if (actor.role == "place") places += (places.empty() ? "" : ", ") + actor.name;
  return places;
}
std::string categories_of(const query::ResultEvent& event) {
  std::string out = escaped(event.kind);
  for (const std::string& tag : event.tags) out += (out.empty() ? "" : ",") + escaped(tag);
  return out;
}

std::string description_of(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += (out.empty() ? "" : "\n") + line;
  return out;
}

/// Appends one event; whether it has days in the calendar.
bool add_event(std::string& out, const query::ResultEvent& event, const view::ListEntry& entry,
               const Handover& handover) {
  const Days days = days_of(event.when);
  const bool has_days = fits(days);
  const bool is_exact =
      has_days && (days.kind == Days::Kind::day ||
                   (event.when.earliest_start == event.when.latest_start &&
                    event.when.earliest_end == event.when.latest_end && !event.when.approximate));
  const char* const component = has_days ? "VEVENT" : "VJOURNAL";
  add_line(out, std::string("BEGIN:") + component);
  add_line(out, "UID:" + uuid_of(handover, event.id));
  add_line(out, "DTSTAMP:" + stamp_of(handover.made_at));
  if (has_days) {
    add_line(out, "DTSTART;VALUE=DATE:" + basic(*days.first));
    add_line(out, "DTEND;VALUE=DATE:" + basic(*days.last + 1));
    add_line(out, "TRANSP:TRANSPARENT");
    if (event.modality != "actual" || event.polarity == "negative") add_line(out, "STATUS:TENTATIVE");
  }
  // Calendars pass over what begins with X-; Dateline reads the date back from it.
  add_line(out, "X-DATELINE-EDTF:" + event.when.edtf);
  add_text(out, "SUMMARY", headline_of(event) + (is_exact ? "" : " (" + date_in_words(event) + ")"));
  add_text(out, "DESCRIPTION", description_of(lines_of(event, entry)));
  if (has_days) add_text(out, "LOCATION", places_of(event));
  if (const std::string categories = categories_of(event); !categories.empty())
    add_line(out, "CATEGORIES:" + categories);
  if (const std::string address = first_address(entry); !address.empty())
    add_line(out, "URL:" + uri(address));
  add_line(out, std::string("END:") + component);
  return has_days;
}

}  // namespace

void icalendar(Writing& writing) {
  const Entries entries(writing.handover);
  std::string out;
  for (const char* line :
       {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dateline//Dateline//EN", "CALSCALE:GREGORIAN"})
    add_line(out, line);
  add_text(out, "X-WR-CALNAME", entries.head().title);
  writing.add(out);
  Losses& losses = writing.losses;
  writing.each_event([&](const query::ResultEvent& event) {
    std::string lines;
    const bool has_days = add_event(lines, event, entries.of(event), writing.handover);
    writing.add(lines);
    if (!has_days)
      losses.add("{} event without a first and a last day became a journal entry, which few calendars show",
                 "{} events without a first and a last day became journal entries, which few calendars show");
    else if (!event.when.single_day() || event.when.approximate)
      losses.add(
          "{} date that is not one day became an all-day event over all of its days, with its words behind "
          "the title",
          "{} dates that are not one day became all-day events over all of their days, with their words "
          "behind the "
          "title");
  });
  out.clear();
  add_line(out, "END:VCALENDAR");
  writing.add(out);
}

}  // namespace dateline::interchange
