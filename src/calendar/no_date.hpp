#pragma once

#include <string>
#include <string_view>

namespace dateline::calendar {

/// Why a text is no date, and what may be typed instead.
struct NoDate {
  std::string why;     ///< "February 2017 has 28 days"; "" where nothing better is known than that it is none
  std::string remedy;  ///< never empty
};

/// Of a text that span_from_people does not take: a day that its month does not have, a day of the week that
/// it was not, "early May 2017", which says no days.
NoDate why_no_date(std::string_view text);

}  // namespace dateline::calendar
