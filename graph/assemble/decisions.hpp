#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/model/model.hpp"
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

/// Where the words of a claim stood when the editor saw them. They find the claim again when its article is
/// read in another way.
struct SeenWords {
  std::string source_uid;
  std::string quote;
  std::string trigger;           ///< words inside the quote; "" where there were none
  std::uint64_t trigger_at = 0;  ///< where in the quote they begin
  bool operator==(const SeenWords&) const = default;
};

/// Someone who takes part, by name too: whoever the uid belonged to may be known by another one today.
struct SeenActor {
  std::string uid, name;
  model::ActorKind kind = model::ActorKind::other;
  bool operator==(const SeenActor&) const = default;
};

/// An event or actor that the editor names. Its uid comes from the place of its first words; where no reading
/// has it any more, an event is found by its words and an actor by its name.
struct Reference {
  std::string uid;               ///< may be empty: then the name alone
  std::vector<SeenWords> words;  ///< of an event
  std::string name;              ///< of an actor
  bool operator==(const Reference&) const = default;
};

/// An event as it was when the editor decided on it: nothing read later takes what he has seen from him.
struct SeenEvent {
  Reference reference;  ///< without words where no stored ones state the event
  std::string title;
  std::string kind;
  model::Dating dating;
  model::Modality modality = model::Modality::actual;
  model::Polarity polarity = model::Polarity::positive;
  std::optional<SeenActor> attributed_to;
  std::vector<std::pair<SeenActor, model::Role>> actors;
  double salience = 0;
  bool operator==(const SeenEvent&) const = default;
};

/// A decision on one field; the value is that of the event as it was seen.
struct FieldChoice {
  model::Field field = model::Field::title;
  model::State state = model::State::accepted;  ///< proposed: the decision before is taken back
  bool given = false;                           ///< the editor's own value
  bool left_open = false;        ///< nothing was given for it: what is read holds, as soon as something is
  std::string citation;          ///< what the editor names for it: "interview, 3 May"
  std::string cited_source_uid;  ///< or the source that he names
  std::string read;              ///< what reading gave then, in words, where it was another value
  bool operator==(const FieldChoice&) const = default;
};

/// One decision on an event.
struct EventDecision {
  SeenEvent event;
  std::vector<FieldChoice> fields;
  std::string who;
  std::int64_t at = 0;   ///< seconds since 1970
  bool clashes = false;  ///< made elsewhere, beside another that was made here
  bool operator==(const EventDecision&) const = default;
};

/// One decision on an actor, with the values that it was seen with.
struct ActorDecision {
  SeenActor actor;
  std::string read_name;  ///< the name that articles gave him then: he is found by it too
  std::vector<FieldChoice> fields;
  std::string who;
  std::int64_t at = 0;   ///< seconds since 1970
  bool clashes = false;  ///< made elsewhere, beside another that was made here
  bool operator==(const ActorDecision&) const = default;
};

/// Whether a source says what was found in it, as the editor has read it.
struct ClaimDecision {
  Reference claim;  ///< by the permanent id of the event that its words alone would be
  model::State state = model::State::accepted;  ///< proposed: the decision before is taken back
  std::string who;
  std::int64_t at = 0;  ///< seconds since 1970
  bool operator==(const ClaimDecision&) const = default;
};

/// How one event stands to another, as the editor says; with `known` false that he says so no more.
struct Relating {
  Reference from, to;
  model::RelationKind kind = model::RelationKind::causes;
  bool known = true;
  bool operator==(const Relating&) const = default;
};

/// A tag put on an event, or taken off it.
struct Tagging {
  Reference event;
  std::string tag;
  bool on = true;
  bool operator==(const Tagging&) const = default;
};

struct Annotation {
  Reference event;
  model::Note note;
  bool operator==(const Annotation&) const = default;
};

/// A picture put beside an event in place of the one before, or with `picture` empty taken away.
struct Picturing {
  Reference event;
  std::optional<model::EventPicture> picture;
  bool operator==(const Picturing&) const = default;
};

/// That things found apart are one, or that some of those found to be one are another.
struct Regrouping {
  std::vector<Reference> these;
  std::vector<Reference> others;  ///< with `join` empty; else these are another than they
  bool join = false;              ///< all of `these` are one
  bool operator==(const Regrouping&) const = default;
};

/// One choice of what is to be printed together, under a name.
struct Choosing {
  enum class What {
    filter,  ///< `words` are filter words
    pick,    ///< `events` are in it
    drop,    ///< `events` are not, whatever the filter says
    place,   ///< the first of `events` stands right after `after`, or before all others
    title,   ///< `words[0]` is printed in place of the title of `events`
    note,    ///< `words[0]` is printed beneath `events`
    remove,  ///< the selection is no more
  };
  std::string selection;
  What what = What::pick;
  std::vector<std::string> words;
  std::vector<SeenEvent> events;
  std::optional<Reference> after;
  bool operator==(const Choosing&) const = default;
};

/// What the editor has decided, in the order in which he did.
struct Decisions {
  std::vector<Anchor> anchors;
  std::vector<Order> orders;
  std::vector<EventDecision> events;
  std::vector<ClaimDecision> claims;
  std::vector<ActorDecision> actors;
  std::vector<Relating> relations;
  std::vector<Tagging> tags;
  std::vector<Annotation> notes;
  std::vector<Picturing> pictures;
  std::vector<Regrouping> event_groups;
  std::vector<Regrouping> actor_groups;
  std::vector<std::string> ignored_names;  ///< of nobody who matters: no actors
  std::vector<Choosing> selections;
};

}  // namespace dateline::assemble
