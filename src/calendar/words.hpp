#pragma once

#include <array>
#include <string_view>

/// The English words dates are written with; private to the room. Another language is another table of this
/// type.
namespace dateline::calendar {

struct DateWords {
  std::array<std::string_view, 12> months;
  std::array<std::string_view, 12> short_months;
  std::array<std::string_view, 12> ap_months;  ///< as the Associated Press shortens them before a day
  std::array<std::string_view, 7> weekdays;    ///< from Monday
  std::array<std::string_view, 4> seasons;
  std::array<std::string_view, 4> ordinals;
  std::string_view unknown, reported, possibly, circa, ap_circa, before, after, from, since, until, by,
      between, conjunction, disjunction;
  std::string_view quarter_of, half_of, century, before_christ, anno_domini;
};

inline constexpr DateWords english{
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
     "November", "December"},
    {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
    {"Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."},
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
    {"spring", "summer", "autumn", "winter"},
    {"first", "second", "third", "fourth"},
    "date unknown",
    "reported",
    "possibly",
    "c.",
    "circa",
    "before",
    "after",
    "from",
    "since",
    "until",
    "by",
    "between",
    "and",
    "or",
    "quarter of",
    "half of",
    "century",
    "BC",
    "AD"};

}  // namespace dateline::calendar
