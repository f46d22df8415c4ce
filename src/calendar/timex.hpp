#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "src/calendar/time_span.hpp"

namespace dateline::calendar {

/// The days a TIMEX3 value (TimeML 1.2.1) stands for, as one day of them: "2017-07-10", "2017-W27",
/// "2017-W27-WE" (Saturday and Sunday), "2017-W27-3", "2017-Q3", "2017-H1", "2016-SU" (SP, SU, FA or AU, WI:
/// the months of seasons as in edtf::reach), "2017-07", "2017", "199", "19", "2", "BC0044". A time of day
/// goes to `clock`: "T14:30", "TMO" (MO, MI, AF, EV, NI, DT), with its zone. Parts left out as "XX" make the
/// value coarser: "2017-XX" is 2017. Nothing for durations ("P3D"), sets, "PAST_REF" and its like, fiscal
/// years, a year that is not said ("XXXX-12-25") and days that do not exist. `stated` is true: TIMEX3 marks
/// words.
///
///     span_from_timex("2017-W27")->edtf == "[2017-07-03..2017-07-09]"
std::optional<TimeSpan> span_from_timex(std::string_view value);

/// The TIMEX3 value of a span that is one unit of the calendar, with its clock: "2017-W27", "2016-12", "199".
/// Empty when it is none, as for ranges and for what lasted.
std::string timex_from_span(const TimeSpan& span);

}  // namespace dateline::calendar
