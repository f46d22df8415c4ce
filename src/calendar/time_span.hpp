#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "src/calendar/day.hpp"

namespace dateline::calendar {

/// How finely a date was stated.
enum class Precision {
  unknown,
  day,
  week,
  month,
  season,
  quarter,
  half_year,
  year,
  decade,
  century,
  millennium
};

std::string_view name_of(Precision precision);

/// When something was, as far as anyone said. Four bounds; an absent bound is open: nothing is known on that
/// side.
///
/// `latest_start - earliest_start` is doubt, not length. "One day of December 2016" is
/// {2016-12-01, 2016-12-31, 2016-12-01, 2016-12-31}; "all of December 2016" is {12-01, 12-01, 12-31, 12-31};
/// "before 8 November 2016" is {-, 2016-11-08, -, 2016-11-08}.
struct TimeSpan {
  std::optional<Day> earliest_start;
  std::optional<Day> latest_start;
  std::optional<Day> earliest_end;
  std::optional<Day> latest_end;

  std::string edtf;    ///< canonical Extended Date/Time Format (ISO 8601-2); empty when nothing is known
  std::string phrase;  ///< the words it came from, "" when from none
  std::string
      anchor;  ///< what the words were resolved against: "", "published", "t3", "named:us-election-2016"
  std::string clock;  ///< "T14:30" and the like where a time of day was stated, with its zone if stated
  Precision precision = Precision::unknown;
  bool uncertain = false;    ///< EDTF "?"
  bool approximate = false;  ///< EDTF "~"
  bool stated = false;       ///< words say it; false: inferred

  bool operator==(const TimeSpan&) const = default;

  /// No bound at all.
  bool unknown() const { return !earliest_start && !latest_start && !earliest_end && !latest_end; }
  /// Bounded on both sides.
  bool bounded() const { return earliest_start && latest_end; }
  /// Known to be one single day.
  bool single_day() const { return earliest_start && earliest_start == latest_end; }
  /// Something that happened once, on one day between the bounds; false for what lasted from start to end.
  bool momentary() const { return earliest_start == earliest_end && latest_start == latest_end; }
};

/// On one day, that one.
TimeSpan on_day(Day day);
/// On one day of [first, last], not known which: EDTF "[2017-07-03..2017-07-09]", or "2016-12" where first
/// and last are the ends of a month, "2016" of a year and so on, with the precision that says so. An absent
/// end is open: "[..2016-11-08]".
TimeSpan one_day_of(std::optional<Day> first, std::optional<Day> last);
/// Lasting from first to last, both known: EDTF "2017-07-03/2017-07-09". An absent end is open
/// ("2017-07-03/..").
TimeSpan lasting(std::optional<Day> first, std::optional<Day> last);
/// Nothing known.
TimeSpan unknown_time();

/// The bounds, precision and qualifiers an EDTF string stands for, as a TimeSpan whose `edtf` is its
/// canonical form. A calendar unit is read as one day of it ("2016-12" is momentary); an interval ("a/b")
/// lasts. Nothing when `text` is not valid EDTF (any level).
std::optional<TimeSpan> span_from_edtf(std::string_view text);

/// What both say together: each bound the tighter of the two; nothing when they contradict each other.
std::optional<TimeSpan> intersection(const TimeSpan& one, const TimeSpan& other);

/// Sort order of a list in time: by earliest known bound (start first), then latest, unknown last. A strict
/// weak order that needs a final tie-break by id.
bool sorts_before(const TimeSpan& one, const TimeSpan& other);

}  // namespace dateline::calendar
