#pragma once

#include <optional>
#include <string>

#include "src/calendar/edtf.hpp"
#include "src/calendar/time_span.hpp"

/// Stretches of days as units of the calendar, and back; private to the room.
namespace dateline::calendar {

/// A stretch of days that is exactly one unit.
struct Unit {
  Precision precision;
  std::string edtf;  ///< empty for a week, which EDTF does not have
};

/// The unit that begins with `first` and ends with `last`, the smallest where several do; nothing when none
/// does. Seasons are left out: their months are not the same for everyone.
std::optional<Unit> unit_of(Day first, Day last);

/// "2016-11-08", or "Y12016-11-08".
std::string edtf_of_day(Day day);

/// "[first..last]" in the largest of years, months and days that both ends fit.
std::string edtf_of_range(Day first, Day last);

/// How fine a date is.
Precision precision_of(const edtf::Date& date);

/// The first and last day of the stretch of `months` months that begins with `month` (1..12, may pass into
/// the next year).
struct Stretch {
  Day first, last;
};
Stretch months_from(Year year, unsigned month, unsigned months);
Stretch years_from(Year year, Year years);

}  // namespace dateline::calendar
