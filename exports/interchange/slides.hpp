#pragma once

#include <optional>
#include <string>
#include <vector>

#include "exports/interchange/handover.hpp"
#include "src/calendar/day.hpp"

namespace dateline::interchange {

/// A day, month or year at which something is drawn, and no finer than it is known.
struct SlideDate {
  calendar::Year year = 0;  ///< as people count: -44 is 44 BC; there is no year 0
  unsigned month = 0;       ///< 0: the year alone
  unsigned day = 0;         ///< 0: the month alone
  bool operator==(const SlideDate&) const = default;
};

/// An event as a page or a tool shows it that needs a place on its axis for each.
struct Slide {
  std::string id;
  SlideDate start;
  std::optional<SlideDate> end;  ///< of what may have been on one of several days, or lasted
  std::string edtf;              ///< the date as it is known; "" where nothing is
  std::string date;              ///< in words, which say how sure that is
  std::string headline;
  view::ListEntry entry;
  std::optional<calendar::Day> first, last;  ///< the days from `start` to `end`
};

/// Makes slides of events, one at a time. An event stands where a timeline of ours has it: at its likely
/// days, else from the first possible day to the last; with one bound only, at that; without a date at the
/// last day of all events, or where none has one at the day of Handover::made_at. What its words say besides
/// is counted.
class Slides {
 public:
  /// `writing` must outlive this.
  explicit Slides(Writing& writing);
  Slide of(const query::ResultEvent& event);
  const view::ListView& head() const { return entries_.head(); }

 private:
  Writing& writing_;
  Entries entries_;
  calendar::Day end_of_all_;
};

}  // namespace dateline::interchange
