#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "src/calendar/day.hpp"

namespace dateline::calendar {

/// Seconds since 1970 of "2017-07-10", "2017-07-10T09:30Z" or "2017-07-10T09:30:15Z"; a day is its first
/// second. Always UTC; without a "Z" too. Nothing for anything else.
std::optional<std::int64_t> moment_from_iso(std::string_view text);

/// The day of that many seconds since 1970, in UTC.
Day day_at(std::int64_t seconds);

/// "2017-07-10 09:30", in UTC.
std::string print_moment(std::int64_t seconds);

}  // namespace dateline::calendar
