#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "graph/model/model.hpp"
#include "graph/model/network_reader.hpp"

namespace dateline::model {

/// What to read of a story's events. Bounds are compared with the outer days of the event's time: an event is
/// read when it might have a day in [first, last]; events without any date are read unless `dated_only`.
struct EventWindow {
  std::optional<calendar::Day> first;
  std::optional<calendar::Day> last;
  bool dated_only = false;
  /// Only events in which one of these takes part; empty: all.
  std::vector<ActorId> actors;
};

/// Reading access to a story. Events, actors, sources come in the order of their handles. Values are copies.
class StoryReader : public NetworkReader {
 public:
  /// Calls `visit` for each event until it returns false. Events come whole (with participants).
  virtual void each_event(const EventWindow& window,
                          const std::function<bool(const Event&)>& visit) const = 0;
  virtual void each_actor(const std::function<bool(const Actor&)>& visit) const = 0;
  virtual void each_source(const std::function<bool(const Source&)>& visit) const = 0;

  /// Nothing when there is no such thing. An old handle of something merged leads to what it was merged into.
  virtual std::optional<Event> event(EventId id) const = 0;
  virtual std::optional<Actor> actor(ActorId id) const = 0;
  virtual std::optional<Source> source(SourceId id) const = 0;
  /// What earlier source this one is a copy, a version or a part of, or contains; nothing when its words are
  /// its own.
  virtual std::optional<SourceLink> link_of(SourceId id) const = 0;

  /// The pages of a source's text, in order; empty where it has none.
  virtual std::vector<ByteSpan> pages_of(SourceId id) const = 0;

  virtual std::optional<Claim> claim(ClaimId id) const = 0;
  /// Those that count, in the order of claim handles.
  virtual std::vector<Claim> claims_of(EventId id) const = 0;
  /// Both those that count and those that the editor has rejected, in the same order, without what else they
  /// say of their words: mentions, evidence, participants.
  virtual std::vector<Claim> claims_in_short(EventId id) const = 0;
  /// Those that the editor has rejected, in the same order.
  virtual std::vector<Claim> rejected_claims_of(EventId id) const = 0;
  virtual std::vector<Relation> relations_of(EventId id) const = 0;
  /// Those of them that lead from it.
  virtual std::vector<Relation> relations_from(EventId id) const = 0;
  /// Where claims, or events, do not agree; those of a kind together, in the order of the events.
  virtual std::vector<Disagreement> disagreements() const = 0;
  /// Actors that may be one, what says most first; each pair once.
  virtual std::vector<MaybeSameActor> maybe_same_actors() const = 0;
  /// By name.
  virtual std::vector<Selection> selections() const = 0;
  /// The events an actor takes part in, in order.
  virtual std::vector<EventId> events_of(ActorId id) const = 0;
  /// The events a source makes claims on that count, in order.
  virtual std::vector<EventId> events_in(SourceId id) const = 0;
  /// The events whose titles, quotes or participants' names hold all of the words (any order, accents and
  /// case apart), in order.
  virtual std::vector<EventId> events_with_words(const std::vector<std::string>& words) const = 0;

  // What can be told of many events without reading them whole; in order, each once.

  /// The highest handle that an event has; none in a story without events.
  virtual EventId last_event() const = 0;
  /// The kinds of the story's events.
  virtual std::vector<std::string> kinds() const = 0;
  /// The tags that events have.
  virtual std::vector<std::string> tags() const = 0;
  virtual std::vector<EventId> events_of_kind(const std::string& kind) const = 0;
  virtual std::vector<EventId> events_with_tag(const std::string& tag) const = 0;
  /// The other programs that read something in a source that counts, in byte order.
  virtual std::vector<std::string> extractors() const = 0;
  /// Those of which a claim that counts was read by it.
  virtual std::vector<EventId> events_read_by(const std::string& extractor) const = 0;
  virtual std::vector<EventId> events_in_state(State state) const = 0;
  /// Those known only from this actor, and those of which a claim that counts is.
  virtual std::vector<EventId> events_attributed_to(ActorId id) const = 0;
  /// Those at either end of such a relation.
  virtual std::vector<EventId> events_in_relation(RelationKind kind) const = 0;
  /// The sources that make claims on an event that count.
  virtual std::vector<SourceId> sources_of(EventId id) const = 0;

  /// The stored text of a source; empty when there is no such source.
  virtual std::string text_of(SourceId id) const = 0;
};

/// Decides on one event; graph/query makes these from filter words.
class EventPredicate {
 public:
  virtual ~EventPredicate() = default;
  virtual bool accepts(const Event& event) const = 0;
};

}  // namespace dateline::model
