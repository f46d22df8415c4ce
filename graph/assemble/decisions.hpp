#pragma once

#include <string>
#include <vector>

#include "src/calendar/time_span.hpp"

namespace dateline::assemble {

/// When something that articles name was: "G20 summit", 7 to 8 July 2017.
struct Anchor {
  std::string name;
  calendar::TimeSpan when;  ///< bounded
};

/// One event was no later than another; both by the permanent ids of the events or of what they absorbed.
struct Order {
  std::string earlier_uid;
  std::string later_uid;
};

/// What the editor has decided, as far as it changes when events were.
struct Decisions {
  std::vector<Anchor> anchors;
  std::vector<Order> orders;
};

}  // namespace dateline::assemble
