#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/data_files.hpp"
#include "src/calendar/day.hpp"
#include "src/times/vocabulary.hpp"

namespace dateline::times {

/// When an event was whose date a calendar or a table gives.
struct NamedDate {
  calendar::Day first;
  calendar::Day last;  ///< the same day, but for what lasted several
  std::string anchor;  ///< "named:us-election-2016"
};

/// Sunday of Easter in the Gregorian calendar (Meeus, Jones and Butcher's algorithm); year 1583 or later.
calendar::Day easter_of(calendar::Year year);

/// Holidays: the days that come back every year, by data/rules/en/holidays.txt.
class Holidays {
 public:
  /// Throws DataError naming the line that is wrong.
  Holidays(std::string_view file, std::string_view path);
  /// The words of each; Phrase::holiday is the number the other functions take.
  const std::vector<Phrase>& phrases() const { return phrases_; }
  /// Nothing when there was no such day in that year. A day that was only once has its own year.
  std::optional<calendar::Day> day_in(int holiday, calendar::Year year) const;
  /// The year of what was only once ("D-Day").
  std::optional<calendar::Year> only_year(int holiday) const;

 private:
  struct Row {
    enum class How { fixed, nth_weekday, easter } how = How::fixed;
    int month = 0, day = 0, weekday = 0, nth = 0, offset = 0;
    std::optional<calendar::Year> year;
  };
  std::vector<Row> rows_;
  std::vector<Phrase> phrases_;
};

/// Elections whose days are computed or listed, by data/rules/en/elections.txt: US presidential and midterm
/// (the first Tuesday after the first Monday of November), UK, French and German national elections.
class NamedEvents {
 public:
  /// Throws DataError naming the line that is wrong.
  explicit NamedEvents(const base::DataFiles& data);

  /// The day of the event that `words` name, when they say its year outright ("the 2016 US presidential
  /// election", "the general election of 1997") or by `reference` ("last year's presidential election", "this
  /// year's German election"). Nothing when they name none, or could mean several.
  std::optional<NamedDate> dated_event(std::string_view words, std::optional<calendar::Day> reference) const;

 private:
  struct Election {
    std::string id;                      ///< "us-election"
    std::vector<std::string> kinds;      ///< words one of which must be there: "presidential"
    std::vector<std::string> countries;  ///< words of which one makes it this country's
    bool country_needed = false;         ///< means nothing without its country
    int cycle = 0, phase = 0;            ///< computed: years where year % cycle == phase
    std::vector<calendar::Day> days;     ///< else listed
  };
  std::optional<NamedDate> in_year(const Election& election, calendar::Year year) const;

  std::vector<Election> elections_;
};

}  // namespace dateline::times
