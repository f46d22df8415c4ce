#pragma once

#include <optional>

#include "src/extract/reading.hpp"

// Which side of publication an event lies on, by the tense and the modality of its words, and what that says
// of dates that leave their year or week unsaid.

namespace dateline::extract {

enum class Direction { unknown, past, ahead };

/// Where the words put the event. Only the verb and its auxiliaries are asked, and what the event hangs on;
/// the date is not.
Direction direction_of(const Reading& reading, Index event);

/// The time with its other reading: "Friday" a week later or earlier, "April" and "20 March" a year. Nothing
/// where the words leave no choice (a year, "last", "next") or where it already lies on the side asked for.
/// `published` is the day it was resolved against.
std::optional<record::Time> turned(const record::Time& time, std::string_view words, calendar::Day published,
                                   Direction direction);

}  // namespace dateline::extract
