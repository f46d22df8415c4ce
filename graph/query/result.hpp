#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/base/rare.hpp"
#include "src/calendar/time_span.hpp"

namespace dateline::query {

/// What the exports are given: plain values with every name looked up. Handles are as people type them
/// ("E3").

struct ResultActor {
  std::string id;  ///< "A1"
  std::string name;
  std::string kind;  ///< "person", …
  std::string role;  ///< "agent", "patient", "recipient", "speaker", "place", "other"
};

/// What a source is to an earlier one.
struct ResultLink {
  std::string kind;    ///< "copy", "version", "excerpt", "containing"
  std::string source;  ///< the earlier one, "S1"
  double share = 0;    ///< of the words of this source, those that stand in the other; 0 to 1
};

struct ResultSource {
  std::string id;  ///< "S1"
  std::string outlet, title, byline, url, name;
  std::optional<calendar::Day> published;
  std::optional<ResultLink> link;
  std::string counts_as;  ///< "S1", which stands for all copies and versions of its text; "" for itself
};

/// The days that an event most probably was on, where no words say it.
struct ResultLikely {
  calendar::TimeSpan when;  ///< one day of these, inferred; bounded, and within what is certain
  std::string from;         ///< "published", or the time of what is told beside it ("t1")
  std::string phrase;       ///< the words of that time; "" with "published"
  double confidence = 0;    ///< the share of such events that were on these days
};

/// One source's words on an event.
struct ResultClaim {
  std::string id;                    ///< "C7"
  std::string source;                ///< "S1"; "" where only `citation` says where it is from
  std::string quote;                 ///< the stored words; "" with `citation`
  std::uint64_t begin = 0, end = 0;  ///< their bytes in the stored text
  std::uint32_t page = 0;            ///< on which they begin, from 1; 0 where the source has no pages
  std::string title;
  calendar::TimeSpan when;
  base::Rare<ResultLikely> likely;
  std::string attributed_to;  ///< name, or ""
  std::string citation;       ///< what the editor names where no stored words state it: "interview, 3 May"
  std::string extractor{};    ///< the other program that read it in the source; "" where Dateline did
  std::string state;          ///< "proposed", "accepted", "checked", "rejected": whether the source says so
  std::string who;            ///< who decided that; may be empty
  std::int64_t at = 0;        ///< and when, in seconds since 1970; 0 where nothing is decided
};

/// What the editor has decided of a field of an event.
struct ResultDecision {
  std::string field;     ///< "title", "date", "actors", "kind", "standing", or "whole"
  std::string state;     ///< "accepted", "checked", "rejected"
  std::string who;       ///< may be empty
  std::int64_t at = 0;   ///< seconds since 1970
  bool given = false;    ///< the editor's own value
  std::string read;      ///< what is read now, in words, where that is another value
  bool changed = false;  ///< `read` is not what was read when this was decided
  bool uncited = false;  ///< neither stored words nor a citation say the value
  std::string read_by;   ///< the colleague who decided on `read`; "" where a reading says it
};

/// What the editor has written beside an event.
struct ResultNote {
  std::string words, who;
  std::int64_t at = 0;  ///< seconds since 1970
};

/// A picture that the editor has put beside an event.
struct ResultPicture {
  std::string sha256;      ///< by which the story has its bytes
  std::string media_type;  ///< "image/jpeg", "image/png"
  std::uint32_t width_px = 0, height_px = 0;
  std::string file;  ///< "photo.jpg"
  std::string alternative, caption, credit;
  bool decorative = false;  ///< it has no alternative text, on purpose
  std::string who;          ///< may be empty
  std::int64_t at = 0;      ///< seconds since 1970
};

struct ResultEvent {
  std::string id;  ///< "E3"
  std::string title;
  std::string own_title;  ///< by which the asked selection prints it; "" for `title`
  std::string own_note;   ///< that the asked selection prints beneath it; "" for none
  std::string kind;
  calendar::TimeSpan when;          ///< what is certain
  base::Rare<ResultLikely> likely;  ///< beside it
  std::string unresolved;           ///< words that would date it if more were known: "last week"
  std::string modality;             ///< "actual", "planned", "alleged", "hypothetical"
  std::string polarity;             ///< "positive", "negative"
  std::string attributed_to;
  std::string state;                      ///< "proposed", "accepted", "checked", "rejected"
  std::vector<ResultDecision> decisions;  ///< on fields that were decided on
  std::vector<std::string> tags;
  std::vector<ResultNote> notes;
  base::Rare<ResultPicture> picture;
  bool found = true;  ///< false: no reading finds it now; the editor keeps or made it
  bool contested = false;
  double salience = 0;
  std::vector<ResultActor>
      actors;  ///< agents first, then patients, recipients, speakers, others, places last
  std::vector<ResultClaim> claims;
  std::vector<ResultClaim> rejected_claims;  ///< which count nowhere
  std::uint64_t sources = 0;                 ///< that tell of it, copies of one text counted once
  std::vector<std::string> copies;           ///< the further ones, which only repeat one of these: "S4"

  const std::string& printed_title() const { return own_title.empty() ? title : own_title; }
  /// The time by which it is put in order and drawn: its likely days where it has any, else what is certain.
  const calendar::TimeSpan& place() const { return likely ? likely->when : when; }
};

struct ResultRelation {
  std::string from, to;  ///< "E3", "E4"
  std::string kind;      ///< "after", "causes", …
  std::string source{};  ///< whose words state it, "S1"; "" where the editor does
  std::string
      quote{};  ///< the stored words; "" without them (Wanted::quotes), and where the editor states it
};

/// The answer to a question about events, in the order it is to be shown: by place in time, then those that
/// have none.
struct Result {
  std::vector<ResultEvent> events;
  std::vector<ResultSource> sources;      ///< all that the claims name, by handle
  std::vector<ResultRelation> relations;  ///< between events of this result
  std::uint64_t left_out = 0;             ///< matched, but beyond the asked number
  std::uint64_t possible = 0;             ///< not listed because only possibly inside the asked time
  std::uint64_t probable = 0;             ///< those of `possible` whose likely days lie there
  std::uint64_t unread = 0;               ///< articles that were asked for and could not be read
};

}  // namespace dateline::query
