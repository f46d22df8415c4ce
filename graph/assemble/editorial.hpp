#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "graph/assemble/decisions.hpp"
#include "graph/assemble/held_choices.hpp"
#include "graph/model/assembled.hpp"

namespace dateline::assemble {

/// What a field of an event says, in words: "9 July 2017", "agent Barack Obama, place Hamburg", "alleged".
/// Used to tell whether what is read now is what was read before. `actors` are words_of_part().
std::string words_of_field(const model::Event& event, const std::vector<std::string>& actors,
                           model::Field field);

/// The same of an event as it was seen.
std::string words_of_field(const SeenEvent& event, model::Field field);

/// "agent Barack Obama": one who takes part, for words_of_field().
std::string words_of_part(model::Role role, const std::string& name);

/// Puts the editor's decisions into a graph that readings made.
///
/// An accepted or checked field keeps the value that it was decided with, whatever is read now; where that is
/// another and no claim says the old one any more (or one dates it more finely), the decision says what. A
/// rejected value is not chosen again: the next best one that a claim gives is, as proposed; where there is
/// none, a date is unknown, nobody takes part, and other fields stay, as rejected.
///
/// Where decisions were on two events that are one now, checked goes before accepted, and accepted before
/// rejected; of two alike that on the event whose id
/// is left, else the first. What does not hold is told as what is read. An event is not
/// rejected for one of the two while a field of the other is accepted or checked. Whoever takes part by a
/// decision and is in no reading becomes an actor.
class Editorial {
 public:
  /// `event_of` gives the uid in `graph` of what a decision is about, "" when there is none. `given_names`
  /// are names, folded, that the editor gives actors of the graph, with their uids.
  Editorial(model::Assembled& graph, const std::vector<EventDecision>& decisions,
            const std::function<std::string(const Reference&)>& event_of,
            const std::map<std::string, std::string>& given_names = {});

  void apply();
  /// Puts the decided dates again: after the bounds that follow from order, and likely days.
  void put_dates();

 private:
  using Choice = HeldChoice<EventDecision>;
  using Choices = HeldChoices<EventDecision>;

  void take(const model::AssembledEvent& event, const EventDecision& decision, const FieldChoice& choice,
            Choices& choices) const;
  void apply(model::AssembledEvent& event, Choices& choices);
  model::FieldDecision put(model::AssembledEvent& event, const Choice& choice);
  void put_value(model::AssembledEvent& event, const SeenEvent& seen, model::Field field);
  /// False when no claim gives another value.
  bool put_next_value(model::AssembledEvent& event, const SeenEvent& seen, model::Field field);
  bool is_said(const model::AssembledEvent& event, model::Field field) const;
  /// Whether stored words or a citation say the event at all.
  bool is_cited(const model::AssembledEvent& event, const Choices& choices) const;
  void cite(const model::AssembledEvent& event, const Choice& choice);
  std::string words_of(const model::AssembledEvent& event, model::Field field) const;
  /// What the field would say by another decision.
  /// Says in a decision what another has decided elsewhere.
  void tell_beside(const model::AssembledEvent& event, const EventDecision& other,
                   model::FieldDecision& made);
  std::string words_beside(model::AssembledEvent event, const EventDecision& decision, model::Field field);
  std::string actor(const SeenActor& seen);

  model::Assembled& graph_;
  std::map<std::string, std::size_t> actors_;                         ///< by uid, also absorbed
  std::map<std::string, std::string> actor_by_name_;                  ///< folded; "" for a name of several
  std::map<std::string, std::vector<model::AssembledClaim>> claims_;  ///< of the events decided on, as read
  std::map<std::string, std::size_t> kept_;  ///< by event: the claim that stands for what the editor keeps
  std::map<std::size_t, Choices> choices_;   ///< by event
  std::vector<std::pair<std::size_t, model::Dating>> dates_;
};

}  // namespace dateline::assemble
