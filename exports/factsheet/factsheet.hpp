#pragma once

#include <functional>
#include <string>
#include <vector>

#include "exports/factsheet/context.hpp"
#include "graph/query/result.hpp"
#include "src/base/byte_span.hpp"
#include "src/calendar/print.hpp"

namespace dateline::factsheet {

/// One field of a fact that somebody has to check, and its box.
struct Box {
  std::string field;                    ///< "title", "date", "actors"
  std::string value;                    ///< what is to be checked, in words
  std::vector<base::ByteSpan> dates{};  ///< stretches of `value`, which may be in another language
  bool ticked = false;                  ///< the editor has checked it
  std::string decided;                  ///< "checked by anna, 2017-07-10 09:30"; "" where nothing is decided
};

/// What one source says of a fact.
struct SheetClaim {
  Context words;      ///< empty where no stored words say it
  std::string where;  ///< "Silicon UK, “Hackers”, 10 July 2017, page 3 (S1, C7)", "interview, 3 May"
  std::vector<base::ByteSpan> dates{};  ///< stretches of `where`
  std::string remark;                   ///< "copy of S1 (96 %); citing Sean Spicer"; "" for nothing
  std::string address;                  ///< of the source, as it is shown; "" where it has none
  std::string link;                     ///< the same with a text fragment; "" unless it is http or https
};

struct Fact {
  std::string id;    ///< "E3"
  std::string date;  ///< "10 July 2017", "probably 10 July 2017", "date unknown: “last week”"
  std::vector<base::ByteSpan> dates{};  ///< stretches of `date`
  std::string title;                    ///< "Alleged: Russia hacked the DNC"
  std::string state;       ///< "checked: title; not checked: date, actors, kind (hack), standing (alleged)"
  std::string said_by;     ///< "according to Vladimir Putin"; "" where the articles say it themselves
  std::string remark;      ///< what calls for care: "sources disagree"; "" for nothing
  std::vector<Box> boxes;  ///< title, date, actors, and the note that a selection prints
  std::vector<SheetClaim> claims;
};

/// The sheet that a fact-checker prints and ticks. Plain values; every text is on one line.
struct FactSheet {
  std::string title;
  std::string language;  ///< of its dates: "de"; "" for English, which the rest of the sheet is in
  std::string counts;    ///< "20 facts, 18 of them not checked"
  std::string left_out;  ///< "12 more facts are not on this sheet; 3 more might fall in the asked time"; ""
  std::vector<Fact> facts;
};

/// The stored text of a source, by its handle ("S1"); empty where there is none.
using TextOf = std::function<SourceText(const std::string& source)>;

/// The facts of a result, in its order. A `title` of "" is "Fact sheet". A claim whose text is not to be had
/// is quoted without its context. Asks for each text once. Dates are printed in `form`, whose locale is not
/// kept.
FactSheet make_sheet(const query::Result& result, const std::string& title, const TextOf& text_of,
                     calendar::DateForm form = {});

/// One self-contained page without scripts, for screens and for paper.
std::string html(const FactSheet& sheet);

/// GitHub-flavoured Markdown with task lists.
std::string markdown(const FactSheet& sheet);

/// The bytes of a Word document (Office Open XML), with boxes that a click ticks. Throws base::StoreError
/// where there is no memory for it.
std::string docx(const FactSheet& sheet);

}  // namespace dateline::factsheet
