#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/calendar/time_span.hpp"
#include "src/imports/imports.hpp"

namespace dateline::imports {

/// A date that was read, or why there is none.
struct ReadDate {
  std::optional<calendar::TimeSpan> when;  ///< of empty words: nothing known
  std::string why;                         ///< where there is none: cause and remedy
};

/// A date as files have it: all that people type (span_from_people), what spreadsheets make of that, a day
/// with a time, and days in numbers, "22.7.2016", "2016/07/22", "3/4/2017", of which `order` says the last
/// where its numbers do not. A year of two digits is none.
ReadDate date_of(std::string_view words, DayOrder order);

/// Which number is the day in the dates of a column, as those tell where it can be but one: "22/7/2016".
/// Unknown where none tells, or they contradict each other.
DayOrder order_of(const std::vector<std::string>& cells);

/// What lasted from the first day of one date to the last of another. Without a last, the first; nothing
/// where the last is before the first, or one of them has no days.
std::optional<calendar::TimeSpan> from_to(const calendar::TimeSpan& first,
                                          const std::optional<calendar::TimeSpan>& last);

/// A date as pages show it. Words in quotation marks are those of a date that is not known: “last week”. ",
/// inferred" behind a date goes. Nothing where it is no date.
std::optional<calendar::TimeSpan> shown_date(const std::string& words);

/// Of dates in words and the same as a program wrote them, the one that says more truly when it was: the
/// words, where they can be read and do not leave what the other has, for they may say "before" or
/// "possibly"; else the other. A range in words beside a date of something that happened once is one day of
/// it.
calendar::TimeSpan truer(const std::string& words, const calendar::TimeSpan& written);

}  // namespace dateline::imports
