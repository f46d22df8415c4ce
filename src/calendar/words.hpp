#pragma once

#include <array>
#include <string_view>

/// The English words by which dates are known that people type; private to the room. What is printed stands
/// in src/calendar/locale.hpp.
namespace dateline::calendar {

struct DateWords {
  std::array<std::string_view, 12> months;
  std::array<std::string_view, 7> weekdays;  ///< from Monday
  std::array<std::string_view, 4> seasons;
  std::array<std::string_view, 4> ordinals;
  std::string_view unknown, reported, since, until, by, between, century;
};

inline constexpr DateWords english{
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
     "November", "December"},
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
    {"spring", "summer", "autumn", "winter"},
    {"first", "second", "third", "fourth"},
    "date unknown",
    "reported",
    "since",
    "until",
    "by",
    "between",
    "century"};

}  // namespace dateline::calendar
