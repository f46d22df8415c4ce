#pragma once

#include <optional>
#include <string>

#include "graph/query/result.hpp"
#include "src/calendar/time_span.hpp"

namespace dateline::interchange {

/// What can be told of a time to a tool that only knows days.
struct Days {
  enum class Kind {
    none,        ///< nothing: no date, or only a doubtful one ("possibly 1890")
    day,         ///< that day
    one_day_of,  ///< one day from `first` to `last`, not known which
    lasting,     ///< from `first` to `last`, or within them
    before,      ///< no later than `last`
    after,       ///< no earlier than `first`
  };
  Kind kind = Kind::none;
  std::optional<calendar::Day> first, last;
  bool bounded() const { return first && last; }
};

/// The days that `when` surely lies within: of a rounded date ("c. 1890") with its margin.
Days days_of(const calendar::TimeSpan& when);

/// The date of ISO 8601 that holds every day from `first` to `last` and is as fine as that allows:
/// "2017-07-09", "2017-07", "2017"; "" where these lie in several years, one of them is open, or the year is
/// not from `least` to `most` (1 to 9999).
std::string date_holding(const std::optional<calendar::Day>& first, const std::optional<calendar::Day>& last,
                         calendar::Year least = 1, calendar::Year most = 9999);

/// When something that may have lasted began and ended, as far as one date can say it.
struct FromTo {
  std::string date;        ///< of what happened on one day
  std::string start, end;  ///< of what lasted; either may be empty
};
/// The dates of a time as date_holding() gives them. Nothing of what is only before or after a day.
FromTo dates_of(const calendar::TimeSpan& when, calendar::Year least = 1, calendar::Year most = 9999);

/// Whether the dates that dates_of() gives say less than the bounds of the event do.
bool loses_bounds(const query::ResultEvent& event, const FromTo& dates);

/// A year as people count them: 0 is 1 BC, which is -1 here.
calendar::Year counted_year(calendar::Year astronomical);

}  // namespace dateline::interchange
