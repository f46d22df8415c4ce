#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/calendar/time_span.hpp"

/// One unit of the calendar in the words people use; private to the room.
namespace dateline::calendar {

using Words = std::vector<std::string>;

/// ASCII letters in lower case.
std::string lower(std::string_view text);

/// Without white space at its ends.
std::string_view trimmed(std::string_view text);

/// Commas part words as spaces do; "of" and "the" say nothing; "8th" is "8", "nov." is "nov".
Words words_of(std::string_view text);

/// "8 nov 2016", "november 8, 2016", "q3 2017", "the 1990s", "44 bc", "2017-w27", in lower case. Nothing for
/// anything else, or for a day that does not exist.
std::optional<TimeSpan> unit(std::string_view text);

}  // namespace dateline::calendar
