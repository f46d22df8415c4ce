#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "src/calendar/day.hpp"

/// The Extended Date/Time Format: ISO 8601-2:2019, annex A, levels 0, 1 and 2, as a tree.
///
///     edtf::Parsed parsed = edtf::parse("2004-06~/2004-07-XX");
///     if (parsed.expression) edtf::canonical(*parsed.expression);   // "2004-06~/2004-07-XX"
///     else parsed.error.offset, parsed.error.reason;
///
/// docs/formats/dates.md says what is read, what is written and what each form means in days.
namespace dateline::calendar::edtf {

/// "?", "~" or both ("%") on one part of a date.
struct Qualifier {
  bool uncertain = false;    ///< the source itself is doubtful
  bool approximate = false;  ///< the value is an estimate
  bool operator==(const Qualifier&) const = default;
};

/// One part of a date as it was written.
struct Part {
  std::string digits;  ///< "2016", "1X", "XX"; empty when the date does not go that far
  Qualifier qualifier;
  bool operator==(const Part&) const = default;
};

/// A time of day, local to `zone_minutes` where a zone was stated.
struct Clock {
  unsigned hour = 0;  ///< 0..23: 24:00 is read as 00:00 of the next day
  unsigned minute = 0;
  std::optional<unsigned> second;
  std::string fraction;             ///< digits after the decimal point of the seconds, as written
  std::optional<int> zone_minutes;  ///< east of UTC, -720..840; 0 is "Z"
  bool operator==(const Clock&) const = default;
};

enum class Kind {
  calendar_date,  ///< year, year and month, or year, month and day
  century,        ///< "19"
  decade,         ///< "193"
  season,         ///< month.digits is "21" .. "41"
  long_year,      ///< "Y170000002", "Y-17E7": `exponent` zeros follow the digits
};

/// One date: anything that is no interval and no set.
struct Date {
  Kind kind = Kind::calendar_date;
  bool negative = false;
  Part year;  ///< four digits or X; two for a century, three for a decade; any number for a long year
  Part month;
  Part day;
  std::uint64_t exponent = 0;  ///< only of long years whose value is too large to write out
  std::optional<std::uint64_t>
      significant;             ///< "1950S2": so many leading digits are meant, the rest is a guess
  std::optional<Clock> clock;  ///< only with a day
  bool operator==(const Date&) const = default;
};

/// One end of an interval.
struct End {
  enum class Kind { known, open, unknown };  ///< "2016", "..", ""
  Kind kind = Kind::unknown;
  Date date;  ///< where known
  bool operator==(const End&) const = default;
};

/// "2016/2019": something lasted from `start` to `end`.
struct Interval {
  End start, end;
  bool operator==(const Interval&) const = default;
};

/// "1667" or "1670..1672", an element of a set. At least one side is there; `..` on the outer side is open.
struct Range {
  std::optional<Date> first, last;
  bool consecutive = false;  ///< written with ".."; otherwise `first` alone
  bool operator==(const Range&) const = default;
};

/// "[1667,1670..1672]" (one of these) or "{…}" (all of these).
struct Set {
  bool all = false;
  std::vector<Range> elements;
  bool operator==(const Set&) const = default;
};

using Expression = std::variant<Date, Interval, Set>;

/// Where reading stopped, in bytes, and why: "there is no day 30 in this month".
struct Error {
  std::size_t offset = 0;
  std::string reason;
};

struct Parsed {
  std::optional<Expression> expression;
  Error error;  ///< only meaningful without an expression
};

/// Reads any level. Time and memory are linear in the length of `text`.
Parsed parse(std::string_view text);

/// The one way to write an expression: spaces left out, qualifiers after the last part of a leading run and
/// before any other part, exponents written out up to 18 digits, "Z" for a zone of no minutes.
/// parse(canonical(e)) gives e again.
std::string canonical(const Expression& expression);

/// The lowest level of the standard that has this expression: 0, 1 or 2.
int level(const Expression& expression);

/// The first and the last day an expression can speak of, absent where open, unknown or beyond all counting.
struct Reach {
  std::optional<Day> first, last;
  bool operator==(const Reach&) const = default;
};

/// Qualifiers add nothing here. Seasons 21..28 are the three months that meteorologists count in the north
/// (spring is March to May; winter begins in December of the year named), 29..32 those of the south, 33..36
/// quarters, 37..39 four months each, 40 and 41 half years.
Reach reach(const Date& date);

/// The four bounds of what an expression says, in days.
struct Bounds {
  std::optional<Day> earliest_start, latest_start, earliest_end, latest_end;
  bool operator==(const Bounds&) const = default;
};

/// A date or "[…]" is one day of those it reaches; an interval starts in its first date and ends in its last;
/// "{…}" starts in its earliest element and ends in its latest.
Bounds bounds(const Expression& expression);

/// The same expression with the qualifiers added to every date in it that can carry one. Seasons cannot.
Expression qualified(Expression expression, Qualifier qualifier);

}  // namespace dateline::calendar::edtf
