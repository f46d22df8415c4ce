#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>

#include "src/calendar/time_span.hpp"

namespace dateline::store {

/// Days in the 32 bits of the index by time. Days beyond them count as the outermost ones, open ends too:
/// what the index finds holds all that is looked for, and perhaps more.
struct DayRange {
  std::int64_t first = 0;
  std::int64_t last = 0;
};

inline std::int64_t clamped(std::int64_t day) {
  return std::clamp<std::int64_t>(day, std::numeric_limits<std::int32_t>::min(),
                                  std::numeric_limits<std::int32_t>::max());
}

inline std::int64_t clamped_or(std::optional<calendar::Day> day, std::int32_t open) {
  return day ? clamped(day->number) : open;
}

/// The days between these two.
inline DayRange day_range_of(std::optional<calendar::Day> first, std::optional<calendar::Day> last) {
  const std::int64_t one = clamped_or(first, std::numeric_limits<std::int32_t>::min());
  const std::int64_t other = clamped_or(last, std::numeric_limits<std::int32_t>::max());
  // Bounds that contradict each other are kept, but the index takes none.
  return {std::min(one, other), std::max(one, other)};
}

/// The days between the outer bounds, and those that "~" adds.
inline DayRange day_range_of(const calendar::TimeSpan& when) {
  const calendar::TimeSpan widest = calendar::widened(when);
  return day_range_of(widest.earliest_start, widest.latest_end);
}

/// Whether it was certainly on one day: an ordinary index finds it then, and the one by time need not.
inline bool is_on_one_day(const calendar::TimeSpan& when) {
  return when.earliest_start && when.earliest_start == when.latest_end && !when.approximate;
}

}  // namespace dateline::store
