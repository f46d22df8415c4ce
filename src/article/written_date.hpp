#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "src/base/data_files.hpp"
#include "src/calendar/day.hpp"

namespace dateline::article {

/// Reads the day a page says it was published on, in the forms in which pages write it. Immutable after
/// construction.
class WrittenDates {
 public:
  /// Reads "lexicon/month-names.txt".
  explicit WrittenDates(const base::DataFiles& data);

  /// The first day that `words` write: "2019-11-19T13:03:00Z", "20191119", "Tue, 19 Nov 2019 08:00",
  /// "November 19th, 2019", "19.11.2019". The day is the written one, in the time zone it is written in.
  /// Nothing where no day is written, where it is not clear which number is the month ("03/04/2019"), or
  /// before 1700 or after 2199.
  std::optional<calendar::Day> first_in(std::string_view words) const;

  /// The day that the path of a URL names: "/2019/11/19/", "/2019/nov/19/", "/2019-11-19-", "/20191119".
  std::optional<calendar::Day> in_url(std::string_view url) const;

  /// The number of the month of that name, folded, in any of the languages of the table; 0 for other words.
  unsigned month_named(std::string_view folded) const;

 private:
  std::map<std::string, unsigned, std::less<>> months_;
};

/// A day that a short line of a page states as that of publication.
struct StatedDay {
  calendar::Day day;
  bool labelled = false;  ///< it says "published", "posted"
  bool first = false;     ///< it says "originally published", "first published"
};

/// The day of publication that a line beside a headline states: "Published: Nov. 19, 2019", "By Jane Doe | 19
/// November 2019". Nothing for longer lines, and for days of updates, reviews and events.
std::optional<StatedDay> publication_day_of(std::string_view line, const WrittenDates& dates);

/// The day on which a page was changed, as such a line states it: "Last updated: 20 November 2019".
std::optional<calendar::Day> day_of_change(std::string_view line, const WrittenDates& dates);

}  // namespace dateline::article
