#pragma once

#include <optional>
#include <vector>

#include "src/extract/reading.hpp"

namespace dateline::extract {

/// Which event each time of the text belongs to. Events and times are named by their index in the reading.
struct AttachedTimes {
  /// Of each event, the times that it was at, in text order.
  std::vector<std::vector<Index>> own;
  /// Of each event, the time that it was at whatever word stands before it: "until 2018, when she was
  /// dismissed".
  std::vector<std::optional<Index>> told_then;
  /// Of each time, whether it was given to the nearest event, for want of one above it.
  std::vector<bool> near;
};

/// Gives the days and hours of the text to the events of their clauses. A time that says something else ("the
/// first since 1996", "the forecast for this year") belongs to none.
AttachedTimes attach_times(const Reading& reading);

/// The object of an event where it is an event too: the vote that is postponed, the strike that is called.
std::optional<Index> event_below(const Reading& reading, Index event);

/// "Called a strike", "set a vote": what is called is another event, at another time.
bool calls_for(const Reading& reading, Index event);

}  // namespace dateline::extract
