#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "graph/model/model.hpp"

namespace dateline::model {

struct Participant {
  ActorId actor;
  Role role = Role::other;
  friend auto operator<=>(const Participant&, const Participant&) = default;
};

struct Involvement {
  EventId event;
  Role role = Role::other;
  friend auto operator<=>(const Involvement&, const Involvement&) = default;
};

/// How an event stands to another one.
struct Link {
  EventId other;
  RelationKind kind = RelationKind::after;
  bool backwards = false;  ///< it was said of the other one, of this
  friend auto operator<=>(const Link&, const Link&) = default;
};

/// Who was in which event, and how events stand to each other: a story without its words, to walk from one
/// thing to the next. Handles are those of today. Rejected events may be named; is_rejected knows them.
class NetworkReader {
 public:
  virtual ~NetworkReader() = default;

  /// Those who take part in an event, in their order.
  virtual std::vector<Participant> participants_of(EventId id) const = 0;
  /// What an actor takes part in; of each event all roles. In no order.
  virtual std::vector<Involvement> involvements_of(ActorId id) const = 0;
  /// The relations that an event has, either way, in no order.
  virtual std::vector<Link> links_of(EventId id) const = 0;
  /// The other events of which a sentence tells that tells of this one, each once, in no order.
  virtual std::vector<EventId> told_with(EventId id) const = 0;
  virtual bool is_rejected(EventId id) const = 0;
  /// Between 0 and 1; nothing for an event that is rejected or not there.
  virtual std::optional<double> salience_of(EventId id) const = 0;

  /// All events that are not rejected, by handle.
  virtual void each_salience(const std::function<void(EventId, double)>& visit) const = 0;
  /// Everyone's part in everything, by event.
  virtual void each_participation(const std::function<void(EventId, const Participant&)>& visit) const = 0;
  /// Each relation once, from the event of which it was said, by that event.
  virtual void each_link(const std::function<void(EventId, const Link&)>& visit) const = 0;
};

}  // namespace dateline::model
