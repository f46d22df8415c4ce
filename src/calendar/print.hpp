#pragma once

#include <string>
#include <string_view>

#include "src/calendar/time_span.hpp"

namespace dateline::calendar {

/// The styles dates are printed in: guardian "9 July 2017", ap "July 9, 2017", iso "2017-07-09".
enum class DateStyle { guardian, ap, iso };
enum class DateLength {
  full,
  abbreviated
};  ///< "9 July 2017" or "9 Jul 2017"; "December 2016" or "Dec 2016"

/// As people write it, and never finer or surer than it is: "9 July 2017", "Dec 2016", "3–9 July 2017",
/// "before 8 Nov 2016", "after 3 July 2017", "c. 1890", "2016–2017", "date unknown". For an inferred span
/// whose anchor is "published" and that has no lower bound: "reported 10 July 2017".
std::string print(const TimeSpan& span, DateStyle style = DateStyle::guardian,
                  DateLength length = DateLength::full);

/// A span in the forms people type (the filter's `when:`, `set … date`): "2016-12", "Dec 2016", "8 Nov 2016",
/// "2016..2017", "2016-11-08..", "before 2016-11-08", "c. 1890", any EDTF. Nothing when it is none of these.
std::optional<TimeSpan> span_from_people(std::string_view text);

}  // namespace dateline::calendar
