#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/assemble/decisions.hpp"
#include "graph/assemble/held_choices.hpp"
#include "graph/model/assembled.hpp"

namespace dateline::assemble {

/// What the articles call an actor and take it for.
struct ActorReadings {
  std::map<std::string, std::uint64_t> names;  ///< and how often each mentions it
  std::vector<model::ActorKind> kinds;         ///< one a reading, in their order

  /// The name of most words, then of most mentions, then the first in byte order; "" where all are `wrong`.
  std::string name(const std::set<std::string>& wrong = {}) const;
  /// The first that says more than `other`; nothing where all are `wrong`.
  std::optional<model::ActorKind> kind(const std::set<model::ActorKind>& wrong = {}) const;
};

/// Puts the editor's decisions on actors into a graph that readings made.
///
/// An actor is found by uid, else by the one name (and kind, where several bear it) that articles gave it, or
/// that the editor did. Accepted and checked values stay whatever is read now; a name that is read and not
/// chosen is an alias. A rejected value gives way to the next that a reading has; where there is none it
/// stays, as rejected. A rejected actor takes part in nothing. What was decided on an actor that no article
/// names waits until one does.
///
/// Of decisions on two actors that are one now, checked goes before accepted, and accepted before rejected;
/// of two alike that on the actor whose uid is left, else the first. What does not hold is told as what is
/// read.
class ActorEditorial {
 public:
  /// `readings` has one for each actor of the graph as it is. All arguments must outlive it.
  ActorEditorial(model::Assembled& graph, const std::vector<ActorDecision>& decisions,
                 const std::vector<ActorReadings>& readings);

  /// Names that the editor gave, folded, and the uid of who bears each.
  std::map<std::string, std::string> given_names() const;
  /// To be called when the actors are complete.
  void apply();

 private:
  using Choice = HeldChoice<ActorDecision>;
  using Choices = HeldChoices<ActorDecision>;

  std::map<std::size_t, Choices> choices() const;
  void apply(std::size_t index, Choices& choices);
  model::FieldDecision put(std::size_t index, const Choice& choice);
  void cite(model::AssembledActor& made, const Choice& choice) const;
  /// False when no reading gives another value.
  bool put_next_value(std::size_t index, const Choice& choice);
  bool is_said(std::size_t index, model::Field field) const;
  void put_name(model::Actor& actor, const std::string& name) const;
  void drop_rejected();

  model::Assembled& graph_;
  const std::vector<ActorDecision>& decisions_;
  const std::vector<ActorReadings>& readings_;
};

/// What a field of an actor says, in words.
std::string words_of_field(const SeenActor& actor, model::Field field);

}  // namespace dateline::assemble
