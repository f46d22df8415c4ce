#include <algorithm>
#include <optional>

#include "src/base/losses.hpp"
#include "src/base/problem.hpp"
#include "src/calendar/day.hpp"
#include "src/calendar/print.hpp"
#include "src/imports/dates.hpp"
#include "src/imports/readers.hpp"
#include "src/imports/words.hpp"
#include "src/text/fold.hpp"

namespace dateline::imports {
namespace {

/// A content line of RFC 5545: NAME;PARAMETER=value:value.
struct Property {
  std::string name;        ///< in small letters
  std::string parameters;  ///< in small letters, with their semicolons
  std::string value;       ///< as it is written
};

/// Where the value begins: the first colon that stands in no quotation marks; npos where there is none.
std::size_t colon_of(std::string_view line) {
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') quoted = !quoted;
    if (line[i] == ':' && !quoted) return i;
  }
  return std::string_view::npos;
}

/// What TEXT says; line ends stay.
std::string unescaped(std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '\\' || i + 1 == value.size()) {
      out += value[i];
      continue;
    }
    ++i;
    out += value[i] == 'n' || value[i] == 'N' ? '\n' : value[i];
  }
  return out;
}

/// The values of a list of TEXT.
std::vector<std::string> values_of(std::string_view list) {
  std::vector<std::string> values;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= list.size(); ++i) {
    if (i < list.size() && list[i] == '\\') {
      ++i;
      continue;
    }
    if (i < list.size() && list[i] != ',') continue;
    std::string value = on_one_line(unescaped(list.substr(begin, i - begin)));
    if (!value.empty()) values.push_back(std::move(value));
    begin = i + 1;
  }
  return values;
}

/// "2016-07-22" or "2016-07-22T14:30:00Z" of a DATE or DATE-TIME; "" for what is neither.
std::string edtf_of(const std::string& value) {
  constexpr std::size_t date_length = 8, time_length = 15;
  const auto digits = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i)
      if (i >= value.size() || value[i] < '0' || value[i] > '9') return false;
    return true;
  };
  if (!digits(0, date_length)) return {};
  const std::string day = value.substr(0, 4) + "-" + value.substr(4, 2) + "-" + value.substr(6, 2);
  if (value.size() == date_length) return day;
  const bool is_time =
      value[date_length] == 'T' && digits(date_length + 1, time_length) &&
      (value.size() == time_length || (value.size() == time_length + 1 && value.back() == 'Z'));
  if (!is_time) return {};
  return day + "T" + value.substr(9, 2) + ":" + value.substr(11, 2) + ":" + value.substr(13, 2) +
         (value.size() > time_length ? "Z" : "");
}

/// An event or a journal entry, as its lines are read.
struct Component {
  std::string name;
  std::uint64_t line = 1;
  std::vector<Property> properties;
  const Property* find(std::string_view wanted) const {
    const auto found = std::find_if(properties.begin(), properties.end(),
                                    [&](const Property& one) { return one.name == wanted; });
    return found == properties.end() ? nullptr : &*found;
  }
  std::string text(std::string_view wanted) const {
    const Property* found = find(wanted);
    return found == nullptr ? "" : unescaped(found->value);
  }
};

class CalendarReader {
 public:
  explicit CalendarReader(Found& found) : found_(found) {}

  void read(std::string_view bytes, const std::string& path) {
    std::string line;
    std::uint64_t number = 0, begun = 1;
    bool has_calendar = false;
    const auto flush = [&] {
      if (line.empty()) return;
      has_calendar = has_calendar || text::lower_ascii(line) == "begin:vcalendar";
      take_line(line, begun);
      line.clear();
    };
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
      std::string_view raw = bytes.substr(at, end - at);
      at = end + 1;
      ++number;
      if (raw.ends_with('\r')) raw.remove_suffix(1);
      if (!raw.empty() && (raw[0] == ' ' || raw[0] == '\t')) {
        line += raw.substr(1);
        continue;
      }
      flush();
      line = raw;
      begun = number;
    }
    flush();
    if (!has_calendar)
      throw base::DataError(
          {.path = path,
           .line = 1,
           .what = "this is no calendar",
           .why = "it has no BEGIN:VCALENDAR",
           .remedy = "name another format with --from; `dateline import --list` shows them"});
    if (inside_)
      found_.refused.push_back({inside_->line, place(*inside_), "it has no END: the file is cut off"});
    for (std::string& lost : losses_.lines()) found_.notes.push_back(std::move(lost));
  }

 private:
  static std::string place(const Component& component) { return "line " + std::to_string(component.line); }

  void take_line(const std::string& line, std::uint64_t number) {
    const std::string lower = text::lower_ascii(line);
    if (lower.starts_with("begin:")) {
      const std::string name = lower.substr(6);
      ++depth_;
      if (!inside_ && (name == "vevent" || name == "vjournal")) {
        inside_ = Component{name, number, {}};
        depth_ = 0;
      } else if (!inside_ && name == "vtodo") {
        losses_.add("{} task is no event", "{} tasks are no events");
      }
      return;
    }
    if (lower.starts_with("end:")) {
      if (inside_ && depth_ == 0) {
        take(*inside_);
        inside_.reset();
      } else if (depth_ > 0) {
        --depth_;
      }
      return;
    }
    if (!inside_ || depth_ > 0) return;  // of the calendar, or of an alarm
    const std::size_t colon = colon_of(line);
    if (colon == std::string::npos) return;
    const std::size_t name_end = std::min(lower.find(';'), colon);
    inside_->properties.push_back(
        {lower.substr(0, name_end), line.substr(name_end, colon - name_end), line.substr(colon + 1)});
  }

  void take(const Component& component) {
    const auto refuse = [&](std::string what) {
      found_.refused.push_back({component.line, place(component), std::move(what)});
    };
    Event event{.place = place(component), .line = component.line, .key = on_one_line(component.text("uid"))};
    std::string summary = on_one_line(component.text("summary"));
    if (!put_date(component, summary, event, refuse)) return;
    if (!put_title(event, summary)) return refuse("it has no SUMMARY");
    const std::string status = text::lower_ascii(on_one_line(component.text("status")));
    if (status == "cancelled") event.negative = true;
    if (status == "tentative" && event.modality.empty() && !event.negative) event.modality = "planned";
    for (const Property& property : component.properties) {
      if (property.name == "categories")
        for (std::string& tag : values_of(property.value)) event.tags.push_back(std::move(tag));
      if (property.name == "url") cite(event, web_address(property.value));
      if (property.name == "organizer" || property.name == "attendee")
        add_someone(event, common_name(property), "other");
      if (property.name == "attach")
        losses_.add("{} attachment is not taken over", "{} attachments are not taken over");
      if (property.name == "rrule" || property.name == "rdate")
        losses_.add("{} event comes again: only the first time is taken",
                    "{} events come again: only the first time of each is taken");
    }
    add_someone(event, component.text("location"), "place", "place");
    put_lines(event, parts_of(component.text("description"), "\n"));
    found_.events.push_back(std::move(event));
  }

  /// CN="Greta Holm"; "" without.
  static std::string common_name(const Property& property) {
    const std::string lower = text::lower_ascii(property.parameters);
    const std::size_t at = lower.find(";cn=");
    if (at == std::string::npos) return {};
    std::string_view rest = std::string_view(property.parameters).substr(at + 4);
    const bool quoted = rest.starts_with('"');
    if (quoted) rest.remove_prefix(1);
    return on_one_line(rest.substr(0, rest.find(quoted ? '"' : ';')));
  }

  /// A date in brackets behind a title, for a calendar has only days: "They met (July 2016)".
  struct Behind {
    std::size_t at = 0;  ///< where the title ends
    std::optional<calendar::TimeSpan> when;
  };
  static std::optional<Behind> date_behind(const std::string& summary) {
    const std::size_t open = summary.ends_with(')') ? summary.rfind(" (") : std::string::npos;
    if (open == std::string::npos) return std::nullopt;
    return Behind{open, shown_date(summary.substr(open + 2, summary.size() - open - 3))};
  }

  template <typename Refuse>
  static bool put_date(const Component& component, std::string& summary, Event& event, const Refuse& refuse) {
    const auto behind = date_behind(summary);
    // Our own calendars say the date exactly, and write it behind the title where it is no single day.
    const Property* const own = component.find("x-dateline-edtf");
    const auto exact = calendar::span_from_edtf(own == nullptr ? "" : on_one_line(own->value));
    const Property *from = component.find("dtstart"), *to = component.find("dtend");
    std::optional<calendar::TimeSpan> first, last;
    if (from != nullptr) {
      first = calendar::span_from_edtf(edtf_of(from->value));
      if (!first) {
        refuse("its DTSTART (“" + on_one_line(from->value) +
               "”) is no date: it is written 20160722 or 20160722T143000");
        return false;
      }
    }
    if (to != nullptr && first) {
      last = calendar::span_from_edtf(edtf_of(to->value));
      if (!last) {
        refuse("its DTEND (“" + on_one_line(to->value) +
               "”) is no date: it is written 20160722 or 20160722T143000");
        return false;
      }
      // A day is the one after the last; a time is of the day on which it ends.
      const calendar::Day begin = first->latest_end.value_or(calendar::Day{}),
                          stated_end = last->latest_end.value_or(begin),
                          end = last->clock.empty() ? stated_end - 1 : stated_end;
      if (stated_end < begin) {
        refuse("its DTEND is before its DTSTART");
        return false;
      }
      last.reset();
      if (begin < end) last = calendar::on_day(end);
    }
    if (own != nullptr) {
      event.when = exact.value_or(calendar::unknown_time());
      const bool is_one_day = event.when.single_day() && !event.when.approximate && !event.when.uncertain;
      if (behind && !is_one_day) summary.resize(behind->at);
      return true;
    }
    if (first) {
      const auto lasted = last ? from_to(calendar::on_day(*first->latest_end), last) : std::nullopt;
      event.when = lasted.value_or(*first);
    }
    const bool says_the_same = behind && behind->when &&
                               (!first || (behind->when->earliest_start == event.when.earliest_start &&
                                           behind->when->latest_end == event.when.latest_end));
    if (!says_the_same) return true;
    event.when = *behind->when;
    summary.resize(behind->at);
    return true;
  }

  Found& found_;
  base::Losses losses_;
  std::optional<Component> inside_;
  int depth_ = 0;  ///< of components inside the one that is read
};

}  // namespace

void read_icalendar(std::string_view bytes, const std::string& path, Found& found) {
  CalendarReader(found).read(bytes, path);
}

}  // namespace dateline::imports
