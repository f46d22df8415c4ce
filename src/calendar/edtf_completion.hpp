#pragma once

#include <optional>
#include <string_view>

#include "src/calendar/edtf.hpp"

/// What the reading and the bounds of EDTF share; private to the room.
namespace dateline::calendar::edtf {

/// The first and the last day that the digits of a calendar date allow; nothing when they allow none, as
/// "156X-09-31". A date without a day or month begins with the first of it and ends with the last.
std::optional<CivilDate> first_completion(const Date& date);
std::optional<CivilDate> last_completion(const Date& date);

/// The value of a row of decimal digits; the largest there is where it is beyond.
Year number_of(std::string_view digits);

/// A day as a calendar date, or as a long year with month and day where the year has more than four digits.
Date date_of(const CivilDate& day);

}  // namespace dateline::calendar::edtf
