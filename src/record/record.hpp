#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/base/byte_span.hpp"
#include "src/calendar/time_span.hpp"

namespace dateline::record {

using base::ByteSpan;

struct SourceMapEntry {
  std::uint64_t text_begin = 0, text_length = 0, source_begin = 0, source_length = 0;
  bool operator==(const SourceMapEntry&) const = default;
};

/// A day on which an article says it was published, and where it says so.
struct StatedPublication {
  calendar::Day day;
  std::string from;  ///< as Record::published_from
  bool operator==(const StatedPublication&) const = default;
};

/// The picture that stands for an article. Empty is unknown.
struct Image {
  std::string url, caption, credit;
  std::string alternative;  ///< what it shows, for those who do not see it
  bool operator==(const Image&) const = default;
};

/// What stands before the first words of a report: "HAMBURG, July 8 (Reuters) -".
struct Dateline {
  ByteSpan span;
  std::string place, agency;  ///< "" where it names none
  std::optional<calendar::Day> day;
  bool operator==(const Dateline&) const = default;
};

struct Dropped {
  ByteSpan span;
  std::string reason;  ///< "title", "biography", "quiz", "related-links", …
  bool operator==(const Dropped&) const = default;
};

enum class TimeType { date, time, duration, set };

/// Words that name a time (TIMEX3).
struct Time {
  std::string id;  ///< "t1", … in text order
  ByteSpan span;
  TimeType type = TimeType::date;
  std::string value;  ///< TIMEX3 value
  std::string mod;    ///< TIMEX3 mod: "", "START", "MID", "END", "APPROX", "BEFORE", "AFTER", …
  calendar::TimeSpan
      when;          ///< unknown for what names no stretch of the calendar; `anchor` says what it hangs on
  std::string rule;  ///< the rule that made it
  /// Where the words leave a choice ("Friday", "in May", "3/4/2017"): how often such a choice is right, and
  /// the EDTF of what was not taken.
  double confidence = 1;
  std::vector<std::string> alternatives;
  bool operator==(const Time&) const = default;
};

enum class ActorKind { person, organization, place, group, product, other };
enum class MentionForm { name, nominal, pronoun };

struct ActorMention {
  ByteSpan span;
  MentionForm form = MentionForm::name;
  bool operator==(const ActorMention&) const = default;
};

struct Actor {
  std::string id;  ///< "a1", …
  ActorKind kind = ActorKind::other;
  std::string name;
  std::vector<std::string> aliases;
  std::vector<std::string> titles;
  std::vector<ActorMention> mentions;
  bool operator==(const Actor&) const = default;
};

enum class Modality { actual, planned, alleged, hypothetical };
enum class Polarity { positive, negative };
enum class Role { agent, patient, recipient, speaker, place, other };
enum class Basis { time, published, saved, order, named_event, unknown };

/// The days that an event most probably was on, where words do not say it: inferred, and never beyond what is
/// certain.
struct LikelyDays {
  calendar::Day first;
  calendar::Day last;
  std::string from;       ///< "published", or the id of the time of what is told beside it ("t1")
  double confidence = 0;  ///< the share of such events that were on these days, see docs/formats/record.md
  bool operator==(const LikelyDays&) const = default;
};

/// When an event was, and how that is known.
struct EventTime {
  calendar::TimeSpan when;  ///< `stated`, `phrase` and `anchor` inside
  Basis basis = Basis::unknown;
  std::string basis_time;  ///< with Basis::time: the id of the Time ("t1"); JSON writes it as the basis
  std::string unresolved;  ///< words that would date it if more were known: "last week", "the G20 summit"
  double confidence = 0;
  std::optional<LikelyDays> likely;
  bool operator==(const EventTime&) const = default;
};

struct EventMention {
  ByteSpan span;  ///< the trigger words
  std::uint32_t sentence = 0;
  bool operator==(const EventMention&) const = default;
};

struct Participant {
  std::string actor;
  Role role = Role::other;
  ByteSpan span;
  bool operator==(const Participant&) const = default;
};

struct Event {
  std::string id;  ///< "e1", …
  std::string title;
  std::string kind;
  double salience = 0;  ///< 0..1
  Modality modality = Modality::actual;
  Polarity polarity = Polarity::positive;
  std::string attributed_to;  ///< actor id, or ""
  EventTime time;
  std::vector<EventMention> mentions;
  std::vector<Participant> participants;
  ByteSpan quote;                  ///< the words that state it, normally its sentence
  std::vector<ByteSpan> evidence;  ///< further words, such as where its date is said
  bool operator==(const Event&) const = default;
};

enum class RelationKind { before, after, during, causes, responds_to, part_of, contradicts };

struct Relation {
  std::string from, to;
  RelationKind kind = RelationKind::after;
  ByteSpan span;
  bool operator==(const Relation&) const = default;
};

/// What was read out of one article: docs/formats/record.md. All offsets are bytes of `text`.
struct Record {
  std::string extractor;
  std::string id;
  std::string url;
  std::optional<calendar::Day> published;
  std::string published_from;                          ///< "option", "manifest", …; "" when unknown
  double published_confidence = 0;                     ///< how often a day from there is right; 0: not said
  std::vector<StatedPublication> published_conflicts;  ///< other days that are stated, most believed first
  std::optional<calendar::Day> modified;               ///< the last day on which it was changed
  std::optional<calendar::Day> retrieved, archived;    ///< when it was saved, by the reader or by an archive
  std::optional<Dateline> dateline;
  std::string title;
  std::optional<ByteSpan> title_span;
  std::string byline;
  std::string outlet;
  std::string section;  ///< of the outlet: "Politics"
  Image image;
  std::string language;  ///< BCP 47, "" when unknown
  std::string sha256;    ///< of `text`
  std::string text;
  bool text_is_input = false;  ///< JSON leaves `text` out: it is the input line's, unchanged
  std::vector<SourceMapEntry> source_map;
  std::vector<ByteSpan> pages;  ///< of a PDF: the address of a fact is its page
  std::vector<Dropped> dropped;
  std::vector<ByteSpan> sentences;
  std::vector<Time> times;
  std::vector<Actor> actors;
  std::vector<Event> events;
  std::vector<Relation> relations;
  bool operator==(const Record&) const = default;
};

/// The word each value is written with in JSON.
std::string_view name_of(TimeType value);
std::string_view name_of(ActorKind value);
std::string_view name_of(MentionForm value);
std::string_view name_of(Modality value);
std::string_view name_of(Polarity value);
std::string_view name_of(Role value);
std::string_view name_of(Basis value);
std::string_view name_of(RelationKind value);

}  // namespace dateline::record
