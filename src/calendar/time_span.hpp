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
  /// Known only through an article that tells of it: inferred from publication, with no lower bound. Printed
  /// "reported 10 July 2017".
  bool only_reported() const { return !stated && anchor == "published" && !earliest_start && latest_end; }
};

/// On one day, that one.
TimeSpan on_day(Day day);

/// On one day of [first, last], not known which: EDTF "[2017-07-03..2017-07-09]", or "2016-12" where first
/// and last are the ends of a month, "2016" of a year, "2016-34" of a quarter, "2016-40" of a half-year,
/// "199X" of a decade, with the precision that says so. A whole ISO week has precision week and stays a
/// range. Whole months or years that are no unit are written "[2016-03..2016-05]", "[2014..2016]". An absent
/// end is open: "[..2016-11-08]". Nothing is known when first lies after last.
TimeSpan one_day_of(std::optional<Day> first, std::optional<Day> last);

/// Lasting from first to last, both known: EDTF "2017-07-03/2017-07-09". An absent end is open
/// ("2017-07-03/.."): then the other side bounds it, for nothing ends before it starts. Nothing is known when
/// first lies after last.
TimeSpan lasting(std::optional<Day> first, std::optional<Day> last);

/// Nothing known.
TimeSpan unknown_time();

/// The span with these four bounds, as order words leave them ("after E4, before E5"). Bounds that are known
/// through the others are filled in: nothing ends before it starts. The EDTF never says more than the bounds:
/// a start or an end that falls on no unit of the calendar is written as the smallest unit that holds it, or
/// as open. Nothing when no days fit the bounds.
std::optional<TimeSpan> span_within(std::optional<Day> earliest_start, std::optional<Day> latest_start,
                                    std::optional<Day> earliest_end, std::optional<Day> latest_end);

/// The bounds, precision and qualifiers an EDTF string stands for, as a TimeSpan whose `edtf` is its
/// canonical form. A calendar unit is read as one day of it ("2016-12" is momentary); an interval ("a/b")
/// lasts. `stated` is false: that is for the caller to say. Nothing when `text` is not valid EDTF (any
/// level); edtf::parse says why.
///
/// "~" and "?" leave the four bounds as they are written: "1890~" has those of "1890". What "~" adds is
/// margin_in_days().
std::optional<TimeSpan> span_from_edtf(std::string_view text);

/// The days that "~" adds on each side of a span, for questions that may not be answered *certainly* from a
/// round number: 0 without "~"; 3 for a day, 7 for a week, 31 for a month, 92 for a season or quarter, 183
/// for a half-year; for a year 366, or 731 where the year ends in 5, or 1827 (five years) where it ends in 0;
/// five years for a decade, 25 for a century, 250 for a millennium, and one year where the precision is
/// unknown.
std::int64_t margin_in_days(const TimeSpan& span);

/// `span` with each bound moved out by its margin: what the Allen questions are asked of.
TimeSpan widened(const TimeSpan& span);

/// `span` with "?" or "~" added, to the flags and to the EDTF. Where the EDTF is one that carries no
/// qualifier (a season), the EDTF becomes the range of its months, which does.
TimeSpan qualified(TimeSpan span, bool uncertain, bool approximate);

/// What both say together: each bound the tighter of the two; nothing when they contradict each other. Where
/// one of them already says it all, that one comes back as it is; otherwise phrase and anchor are those of
/// `one`, or of `other` where `one` has none, it is stated only if both are, and it carries the qualifiers of
/// both. The EDTF is as with span_within.
std::optional<TimeSpan> intersection(const TimeSpan& one, const TimeSpan& other);

/// Sort order of a list in time: by earliest known bound (start first), then latest, unknown last. A strict
/// weak order that needs a final tie-break by id.
bool sorts_before(const TimeSpan& one, const TimeSpan& other);

}  // namespace dateline::calendar
