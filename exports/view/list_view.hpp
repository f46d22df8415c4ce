#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "exports/view/timeline_view.hpp"
#include "exports/view/wording.hpp"

namespace dateline::view {

/// Where words stand.
struct ListCitation {
  Dated source;     ///< "Silicon UK, 10 July 2017", "… (copy)"
  std::string url;  ///< "" unless http or https
  bool operator==(const ListCitation&) const = default;
};

/// Words on an event, and all who have them.
struct ListQuote {
  std::string words;                    ///< "" where only sources are listed
  std::vector<ListCitation> citations;  ///< at least one
  std::string copies;                   ///< "and 2 copies" of these, which are not cited; "" for none
};

/// The picture beside an event.
struct ListPicture {
  std::string file;  ///< its name: "gate.jpg"
  std::string alternative, caption, credit;
  const image::Image* pixels = nullptr;  ///< null where words stand for it; must outlive the view
};

/// It in words, a line each: what it is ("Picture: The gate", by its file where it has no caption), the
/// credit, and what it shows. With `named` the first has the file too, for who puts the picture there.
std::vector<std::string> lines_of(const ListPicture& picture, bool named);

/// Whether the picture beside an event is shown or told of: there is one, and it is not left out.
bool shows_picture(const query::ResultEvent& event, const TimelineOptions& options);
/// Of an event that has one.
ListPicture picture_of(const query::ResultEvent& event, const TimelineOptions& options);

struct ListEntry {
  std::string id;              ///< "E3"
  std::string date;            ///< "3–9 July 2017"; for an undated event the words that would date it, or ""
  std::string datetime;        ///< "2017-07-09", "2016-12", "2016" where that is what is stated; "" otherwise
  Dated status;                ///< "sources disagree"; "" for nothing
  std::string title;           ///< "Alleged: Russia hacked the DNC"
  std::string note;            ///< that the selection prints beneath the title; "" for none
  std::string actors;          ///< "Barack Obama, Russian diplomats"; "" for none beyond those in the title
  std::string according_to;    ///< "According to Sergei Lavrov"; "" where nobody is named
  std::vector<Dated> sources;  ///< "Silicon UK, 10 July 2017", "and 1 copy"
  std::vector<ListQuote> quotes;
  std::optional<ListPicture> picture;
  std::vector<std::string> who;  ///< handles of all who take part, places too: "A1"; each once
  std::string kind;              ///< "meeting"
  Standing standing = Standing::actual;
  bool likely = false;     ///< the date is only the likely days
  bool is_day = false;     ///< the date is one day, and words say so
  bool is_quoted = false;  ///< the date is words of an article, which have no place in time
  bool again = false;      ///< listed above already, under another heading
};

/// Entries under a heading.
struct ListGroup {
  std::string heading;  ///< "2017", "July 2017", "Date unknown"
  unsigned level = 1;   ///< 1 for a year, 2 for a month of the year before it
  std::vector<ListEntry> entries;
};

/// Something that entries can be chosen by.
struct ListChoice {
  std::string value;       ///< as it stands in the entries
  std::string words;       ///< as people read it
  std::size_t events = 0;  ///< entries that have it
};

/// A timeline as an article: entries in order under years, and under months where a year has many.
struct ListView {
  std::string title;
  std::string counts;    ///< "8 events from 2 sources (and 1 copy)"
  std::string draft;     ///< "Draft: 8 of 8 unchecked"; "" when all are checked
  std::string left_out;  ///< "+12 more events not shown"; "" when none is
  std::vector<ListGroup> groups;
  bool has_years = true;           ///< groups are years and months; false under other headings
  std::string date_language;       ///< of all dates: "de"; "" where it is that of the other words, English
  std::vector<ListChoice> actors;  ///< who takes part, most often first
  std::vector<ListChoice> kinds;   ///< the same of kinds
};

/// Every text in the view is valid UTF-8 without controls. `width_px` of the options is not used. With
/// `parts` entries stand under these headings in place of years, one that is in several under each. In brief
/// detail no people, pictures, sources and quotes are listed, in full detail as many as there are.
ListView list_events(const query::Result& result, const TimelineOptions& options,
                     const std::vector<Part>& parts = {});

/// What stands above such a list: all of it but its groups and choices.
ListView list_head(const query::Result& result, const TimelineOptions& options);

/// Makes the entries of a list one at a time, so that not all of a large one are held.
class EntryMaker {
 public:
  /// Of `result` the sources alone are used, and what `options` point to; both must outlive this.
  EntryMaker(const query::Result& result, const TimelineOptions& options)
      : sources_(result, options.dates), options_(options) {}
  ListEntry of(const query::ResultEvent& event) const;

 private:
  SourceNames sources_;
  TimelineOptions options_;
};

/// The same without quoted words: of an entry's quotes there remains one that has no words, with all their
/// citations, each once.
ListView without_quotes(ListView view);

}  // namespace dateline::view
