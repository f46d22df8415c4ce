#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/ids.hpp"
#include "src/base/byte_span.hpp"
#include "src/calendar/time_span.hpp"

namespace dateline::model {

using base::ByteSpan;

enum class ActorKind { person, organization, place, group, product, other };
enum class Modality { actual, planned, alleged, hypothetical };
enum class Polarity { positive, negative };
enum class Role { agent, patient, recipient, speaker, place, other };
enum class RelationKind { before, after, during, causes, responds_to, part_of, contradicts };
/// What the text of one source is to that of another; see SourceLink.
enum class LinkKind { copy, version, excerpt, containing };
/// How far the editor has got with a fact.
enum class State { proposed, accepted, checked, rejected };
/// What the editor decides on one by one: the parts of an event or an actor, or these as a whole.
enum class Field { whole, title, date, actors, kind, standing, name };

/// An article as the story knows it.
struct Source {
  SourceId id;
  std::string uid;   ///< permanent id: SHA-256 of the original
  std::string name;  ///< where it was read from: a path as given, "-" for standard input
  std::string url, outlet, title, byline, language;
  std::optional<calendar::Day> published;
  std::string published_from;
  std::string media_type;
  std::string text_sha256;
  std::int64_t added_at = 0;  ///< seconds since 1970
  bool has_original = true;   ///< false: the story was shared without it
  bool operator==(const Source&) const = default;
};

/// That the words of a source are, for a good part, those of an earlier one: syndicated, shortened, published
/// again under the same address, or taken over whole into a longer text.
struct SourceLink {
  LinkKind kind = LinkKind::copy;
  SourceId other;  ///< the earlier one
  SourceId
      head;  ///< the source that stands for all copies and versions of one text; itself with `containing`
  double share = 0;  ///< of the words of this source, those that stand in the other; 0 to 1
  bool operator==(const SourceLink&) const = default;
};

/// The days that something most probably was on, where no words say it: inferred, and never beyond what is
/// certain.
struct LikelyDays {
  calendar::Day first;
  calendar::Day last;
  std::string from;       ///< "published", or the time of what is told beside it ("t1")
  std::string phrase;     ///< the words of that time; "" with "published"
  double confidence = 0;  ///< the share of such events that were on these days
  bool operator==(const LikelyDays&) const = default;
};

/// When something was, and how that is known.
struct Dating {
  calendar::TimeSpan when;
  std::string basis;       ///< "t1", "published", "saved", "order", "named-event", "unknown"
  std::string unresolved;  ///< words that would date it if more were known
  double confidence = 0;
  std::optional<LikelyDays> likely;  ///< beside what is certain; `when` holds without it
  bool operator==(const Dating&) const = default;
};

/// Someone's part in an event, as one claim words it.
struct Participation {
  ActorId actor;
  Role role = Role::other;
  ByteSpan words;  ///< in the claim's source
  bool operator==(const Participation&) const = default;
};

/// What one source says of one event. Its address is (text of `source`, `quote`): the stored text there is
/// the quote, byte for byte.
struct Claim {
  ClaimId id;
  EventId event;
  SourceId source;
  std::string title;
  std::string kind;
  Dating dating;
  Modality modality = Modality::actual;
  Polarity polarity = Polarity::positive;
  ActorId attributed_to;  ///< who says so inside the text; none when the article itself does
  double salience = 0;
  std::vector<ByteSpan> mentions;  ///< trigger words
  ByteSpan quote;
  std::vector<ByteSpan> evidence;
  std::vector<Participation> participants;
  std::string
      citation;  ///< of a claim that no stored words make: "interview, 3 May"; its quote is empty then
  std::string extractor;  ///< the other program that read it in the source; "" where Dateline did
  State state =
      State::proposed;     ///< whether the source says so, as the editor decides; rejected: it counts nowhere
  std::string decided_by;  ///< may be empty
  std::int64_t decided_at = 0;  ///< seconds since 1970; 0 where nothing is decided
  bool operator==(const Claim&) const = default;
};

/// What the editor has decided of a field of an event or an actor.
struct FieldDecision {
  Field field = Field::title;
  State state = State::accepted;
  std::string who;       ///< may be empty
  std::int64_t at = 0;   ///< seconds since 1970
  bool given = false;    ///< the value is the editor's own, not one that was read
  std::string read;      ///< what is read now, in words, where that is another value; else ""
  bool changed = false;  ///< `read` is not what was read when this was decided
  bool uncited = false;  ///< neither stored words nor a citation say the value
  std::string read_by;   ///< the colleague who decided on `read`; "" where a reading says it
  bool operator==(const FieldDecision&) const = default;
};

/// What the editor has written beside an event, for himself and colleagues.
struct Note {
  std::string words;
  std::string who;      ///< may be empty
  std::int64_t at = 0;  ///< seconds since 1970
  bool operator==(const Note&) const = default;
};

/// A picture that the editor has put beside an event. Its bytes are kept once, under their hash.
struct EventPicture {
  std::string uid;                            ///< SHA-256 of its bytes as they were given, in hexadecimal
  std::string media_type;                     ///< "image/jpeg" or "image/png"
  std::uint32_t width_px = 0, height_px = 0;  ///< as it is shown
  std::string file;                           ///< its name where it was taken from, without folders
  std::string alternative;                    ///< what it shows, for those who do not see it
  bool decorative = false;                    ///< it shows nothing that is to be told: `alternative` is empty
  std::string caption, credit;                ///< may be empty
  std::string who;                            ///< who put it there; may be empty
  std::int64_t at = 0;                        ///< and when, in seconds since 1970
  bool operator==(const EventPicture&) const = default;
};

/// Something that happened (or is said to have), as the story tells it: chosen from its claims.
struct Event {
  EventId id;
  std::string uid;  ///< permanent id, from the address of its first claim
  std::string title;
  std::string kind;
  Dating dating;
  Modality modality = Modality::actual;
  Polarity polarity = Polarity::positive;
  ActorId attributed_to;
  double salience = 0;
  State state = State::proposed;         ///< the least that holds for all its fields, or rejected
  std::vector<FieldDecision> decisions;  ///< by field, one each; of fields not decided on there is none
  bool found = true;                     ///< false: no reading finds it now, the editor keeps or made it
  std::vector<std::string> tags;         ///< sorted
  std::vector<Note> notes;               ///< in the order in which they were written
  std::optional<EventPicture> picture;
  bool contested = false;                   ///< claims that cannot all be true
  std::vector<Participation> participants;  ///< each actor and role once; `words` is empty here
  bool operator==(const Event&) const = default;
};

/// Where the editor says that the value of an actor's field is from.
struct FieldCitation {
  Field field = Field::name;
  std::string words;  ///< "interview, 3 May"; empty with `source`
  SourceId source;
  bool operator==(const FieldCitation&) const = default;
};

struct Actor {
  ActorId id;
  std::string uid;
  ActorKind kind = ActorKind::other;
  std::string name;
  std::vector<std::string> aliases;  ///< sorted, without the name
  std::vector<std::string> titles;   ///< sorted
  std::uint64_t mentions = 0;
  State state = State::proposed;  ///< the least that holds for name and kind, or rejected: none of the story
  std::vector<FieldDecision> decisions;  ///< by field, one each; of fields not decided on there is none
  std::vector<FieldCitation> citations;  ///< by field, of those decided on
  bool operator==(const Actor&) const = default;
};

/// Why two actors may be one, by how much it says.
enum class Likeness {
  other_kind,   ///< one name, of two kinds
  spelling,     ///< one name as two languages spell it
  word_order,   ///< the same two words in another order
  alias,        ///< one is named as the other is too
  middle_name,  ///< one name, but for a middle one
  initial,      ///< one surname, and a first name that the other has an initial for
  short_form,   ///< one surname, and two forms of a first name
  acronym,      ///< the initials of the other
  longer_name,  ///< the other's name, and more words
  one_letter,   ///< names that differ in one letter
  bare_name,    ///< a surname that several bear
};

/// Two actors that may be one: not sure enough to be joined.
struct MaybeSameActor {
  ActorId one, other;
  Likeness likeness = Likeness::spelling;
  bool operator==(const MaybeSameActor&) const = default;
};

struct Relation {
  EventId from, to;
  RelationKind kind = RelationKind::after;
  SourceId source;
  ByteSpan words;
  bool operator==(const Relation&) const = default;
};

/// What two claims, or two events, do not agree on.
enum class DisagreementKind {
  date,       ///< two claims of one event date it so that both cannot be
  number,     ///< they count the same things differently
  denial,     ///< one event is said to have been, and the other that it was not
  maybe_one,  ///< two events that may be one, told with other dates or with too little in common to be sure
};

struct Disagreement {
  DisagreementKind kind = DisagreementKind::date;
  EventId one, other;  ///< the same with date and number
  ClaimId one_claim, other_claim;
  std::string one_words, other_words;  ///< what each says: "35 diplomats", "5 July 2017"
  bool settled = false;                ///< the editor has decided what holds
  bool operator==(const Disagreement&) const = default;
};

/// How an event came into a selection, or is kept out of it.
enum class Choice {
  by_filter,  ///< as the filter has it
  picked,     ///< by hand
  dropped,    ///< by hand, though the filter takes it
};

/// What a selection says of one event.
struct SelectionItem {
  EventId event;
  Choice choice = Choice::by_filter;
  std::string title;  ///< as it is to be printed; "" for that of the event
  std::string note;   ///< to be printed beneath it; "" for none
  bool operator==(const SelectionItem&) const = default;
};

/// That an event stands right after another where their dates leave that open.
struct SelectionPlace {
  EventId event;
  EventId after;  ///< none: before all others
  bool operator==(const SelectionPlace&) const = default;
};

/// Events that are to be printed together, under a name.
struct Selection {
  std::string name;
  std::vector<std::string> filter;    ///< filter words; empty: only what is picked
  std::vector<SelectionItem> items;   ///< each event once, in the order in which they were first named
  std::vector<SelectionPlace> order;  ///< to be applied one after the other
  bool operator==(const Selection&) const = default;
};

std::string_view name_of(Choice value);
std::string_view name_of(DisagreementKind value);
std::string_view name_of(ActorKind value);
std::string_view name_of(Modality value);
std::string_view name_of(Polarity value);
std::string_view name_of(Role value);
std::string_view name_of(RelationKind value);
std::string_view name_of(LinkKind value);
std::string_view name_of(State value);
std::string_view name_of(Field value);
/// In words: "the same words in another order".
std::string_view name_of(Likeness value);

/// The fields that make up an event, without Field::whole.
inline constexpr Field event_fields[] = {Field::title, Field::date, Field::actors, Field::kind,
                                         Field::standing};
/// Those that make up an actor.
inline constexpr Field actor_fields[] = {Field::name, Field::kind};

/// What the editor has decided of a field; null where nothing. Points into `event` or `actor`.
const FieldDecision* decision_on(const Event& event, Field field);
const FieldDecision* decision_on(const Actor& actor, Field field);
/// Its state: that of the decision, else proposed.
State state_of(const Event& event, Field field);
State state_of(const Actor& actor, Field field);
/// The least that holds for its fields, or rejected.
State state_of(const Actor& actor);

/// The name that articles give an actor, whatever the editor calls him.
const std::string& name_as_read(const Actor& actor);

}  // namespace dateline::model
