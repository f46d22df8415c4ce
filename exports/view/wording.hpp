#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "exports/view/timeline_view.hpp"
#include "graph/query/grouping.hpp"
#include "graph/query/result.hpp"
#include "src/base/byte_span.hpp"
#include "src/calendar/print.hpp"

namespace dateline::view {

/// `text` as it can be shown on one line: valid UTF-8, blanks joined to one, without controls, line ends or
/// marks that turn the direction of what follows, with at most three marks on a letter. Invalid bytes become
/// U+FFFD.
std::string shown(std::string_view text);

/// An address as it can be followed: `url` as it is shown where it is http or https, else "".
std::string web_address(const std::string& url);

/// A heading as it is shown: what begins with a word in small letters ("meeting") begins with a capital.
std::string heading_of(std::string_view title);

Standing standing_of(const query::ResultEvent& event);

/// The title with what is to be known before reading it: "Alleged: Russia hacked the DNC". An event that was
/// denied or did not happen says so here only when someone denies it; see status_of.
std::string title_of(const query::ResultEvent& event);

/// Who says so: "According to Sergei Lavrov", "Denied by Alan Pryce"; "" where nobody is named.
std::string said_by_line(const query::ResultEvent& event);

/// Words of which a stretch is a date, or dates with commas between them; empty for none. That may be in
/// another language than the rest.
struct Dated {
  std::string words;
  base::ByteSpan date{};
  bool operator==(const Dated&) const = default;
};

/// What stands after the date: "did not happen", "sources disagree", "sources disagree: also 5 May 2021"
/// where a source states a day that cannot be that of the event; "" for nothing.
Dated status_of(const query::ResultEvent& event, calendar::DateForm form);

/// Whether what a source says of an event is only what another one says there, too.
bool is_copy_in(const query::ResultEvent& event, const std::string& source);

/// Gives the sources of a result their names.
class SourceNames {
 public:
  /// `result` must outlive this.
  SourceNames(const query::Result& result, calendar::DateForm form,
              calendar::DateLength length = calendar::DateLength::full);
  /// "Silicon UK, 10 July 2017".
  Dated label(const std::string& id) const;
  /// The same for the words of a claim: "Report of the council, 14 July 2017, page 3".
  Dated label(const query::ResultClaim& claim) const;
  /// Nothing when there is no such source.
  const query::ResultSource* find(const std::string& id) const;
  /// The sources of an event's claims, one a line, at most `most` of them by name and then "and 3 more"; for
  /// those that are copies of these, "and 2 copies". A claim without a source has the citation that it was
  /// given instead; "No source cited" where there is neither.
  std::vector<Dated> lines(const query::ResultEvent& event, std::size_t most) const;

 private:
  struct Named {
    const query::ResultSource* source = nullptr;
    Dated label;
  };
  std::unordered_map<std::string, Named> by_id_;
};

/// Who takes part: at most `most` names, without those that stand in `title` or that it is
/// attributed to; "" when none is left.
std::string actors_line(const query::ResultEvent& event, std::string_view title, std::size_t most);

/// The date as printed ("probably 10 July 2017" where the days are only likely); for an event without a place
/// in time the words that would date it, in quotation marks; "" when there are none.
std::string date_line(const query::ResultEvent& event, calendar::DateForm form);

/// The heading of a year or of a month, as "2016", "Before 2017", "2016–2017", "July 2016".
std::string year_title(const query::TimeHeading& year, calendar::DateForm form);
std::string month_title(const query::TimeHeading& month, calendar::DateForm form);

/// "1 event", "8 events".
std::string counted(std::uint64_t number, std::string_view singular, std::string_view plural);

/// "8 events from 2 sources (and 1 copy)".
std::string counts_line(const query::Result& result);
/// "Draft: 3 of 8 unchecked; 1 article could not be read"; "" when all are checked and read.
std::string draft_line(const query::Result& result);
/// "+12 more events not shown" and the like; "" when nothing is left out.
std::string left_out_line(const query::Result& result);

}  // namespace dateline::view
