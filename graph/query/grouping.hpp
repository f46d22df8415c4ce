#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/story_reader.hpp"
#include "graph/query/result.hpp"
#include "src/calendar/day.hpp"

namespace dateline::query {

/// The years or months that an event's place in time puts it under: of what lasted those of its begin. They
/// are never finer nor surer than what is known.
struct TimeHeading {
  enum class Kind { or_before, within, or_after };
  calendar::Day first;  ///< of the first year or month
  calendar::Day last;   ///< of the last one; in the same where the begin certainly lies in one
  Kind kind = Kind::within;
  calendar::Day beside{};    ///< the year or month after it with or_before, that before it with or_after
  bool approximate = false;  ///< "c. 2016": it may as well lie outside

  /// Certainly in one year or month.
  bool is_certain() const;
  /// In the order of time, what is less certain first, but "after 2015" after 2016.
  friend bool operator<(const TimeHeading& one, const TimeHeading& other);
};

/// Nothing for a time of which nothing is known. What is only reported stands under the day of the report.
std::optional<TimeHeading> year_of(const calendar::TimeSpan& place);
std::optional<TimeHeading> month_of(const calendar::TimeSpan& place);

/// "2016", "before 2017", "2015 to 2016", "c. 2016", with years or months as `words` writes that of a
/// day.
std::string title_of(const TimeHeading& heading, const std::function<std::string(calendar::Day)>& words);

/// What the events of a result can be put together by.
enum class GroupBy { actor, place, outlet, tag, kind, year, month };

inline constexpr std::string_view group_names[] = {"actor", "place", "outlet", "tag",
                                                   "kind",  "year",  "month"};

/// Nothing when `name` is none of group_names.
std::optional<GroupBy> group_by(std::string_view name);

/// What some events of a result have in common.
struct EventGroup {
  std::string title;                ///< "Donald Trump", "expulsion"; of a year "2016" or "before 2017", of a
                                    ///< month "2016-12"
  std::vector<std::size_t> events;  ///< indices in the result, ascending
};

struct Grouping {
  std::vector<EventGroup> groups;   ///< an event may stand in several, and in none
  std::vector<std::size_t> others;  ///< events that stand in none
};

/// The groups of a result. Without `chosen` those with most events (with `by` year or month all, in order of
/// time, undated events among the others), at most `most` of them where that is not 0; those of as many
/// events in the order of their first ones. `chosen` names groups and says their order: actors and places as
/// people write them (who is chosen may be a place, too), the others by their names, accents and case apart.
/// Throws DataError with a near miss for a name that the story, or the result, does not have, and UsageError
/// for two names that mean the same.
Grouping group(const Result& result, GroupBy by, const std::vector<std::string>& chosen, std::size_t most,
               const model::StoryReader& story);

}  // namespace dateline::query
