#pragma once

#include "src/calendar/time_span.hpp"

namespace dateline::calendar {

enum class Answer { no, possibly, certainly };

/// Whether `one` ended before `other` began.
Answer is_before(const TimeSpan& one, const TimeSpan& other);
/// Whether the whole of `one` lies within [first, last]; an absent end is open.
Answer is_within(const TimeSpan& one, std::optional<Day> first, std::optional<Day> last);
/// Whether `one` has a day in [first, last].
Answer touches(const TimeSpan& one, std::optional<Day> first, std::optional<Day> last);

}  // namespace dateline::calendar
