#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "src/calendar/time_span.hpp"

namespace dateline::query {

/// Whether `text` names days by their distance from the present one: "yesterday", "last-month",
/// "next-2-weeks".
bool is_relative_time(std::string_view text);

/// The days that it names when `today` is the present day; nothing when it is no such word. Weeks begin on
/// Monday. "last-month" is the month before this one; "last-7-days" ends with `today`, "next-7-days" begins
/// the day after.
///
///     relative_time("last-month", day_of({2017, 7, 10}))   // 2017-06
std::optional<calendar::TimeSpan> relative_time(std::string_view text, calendar::Day today);

/// The relative word that is nearest to `text`, or "" when none is near.
std::string nearest_relative_time(const std::string& text);

}  // namespace dateline::query
