#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "graph/query/clause.hpp"
#include "graph/query/plan.hpp"
#include "graph/query/query.hpp"

namespace dateline::query {

/// A filter made ready for one story: names looked up, dates read. The story must outlive it.
class Matcher {
 public:
  /// What is to be taken: events, or claims. Clauses about the source and the speaker are asked of each claim
  /// then, and an event is one of which a claim may be taken.
  enum class Of { events, claims };

  Matcher(const model::StoryReader& story, const Filter& filter, const Options& options, Of of = Of::events);
  ~Matcher();

  /// Reads the events that the filter may take, in the order of their handles, and no more than its clauses
  /// make necessary: what indexes of the story give, or all.
  void each_candidate(const std::function<void(const model::Event&)>& visit);
  /// The same, of those in which this actor takes part.
  void each_candidate_of(model::ActorId actor, const std::function<void(const model::Event&)>& visit);
  Verdict decide(const model::Event& event);
  /// The same for one of its claims.
  Verdict decide(const model::Event& event, const model::Claim& claim);
  /// Throws DataError when nothing was found because the story has no such kind or tag. Otherwise does
  /// nothing.
  void explain_nothing() const;
  /// What was done so far: how events were found, how many were read, and of how many each clause holds.
  Plan plan() const;

 private:
  struct Node;
  struct Narrowing;
  std::unique_ptr<Node> prepare(const Filter& filter, const RoleScope& scope, bool negated);
  std::unique_ptr<Node> prepare_term(const Term& term, const RoleScope& scope, bool negated);
  std::unique_ptr<Node> prepare_selection(const Term& term, bool negated);
  std::unique_ptr<Node> made(Clause clause, bool negated);
  RoleScope scope_in(const Filter& filter, const RoleScope& around);
  void read(Narrowing& narrowing, const std::function<void(const model::Event&)>& visit);
  Verdict verdict(Node& node, const Subject& subject);

  const model::StoryReader& story_;
  Of of_;
  ClauseMaker maker_;
  std::vector<std::string> kinds_asked_, tags_asked_;
  bool asks_state_ = false;
  std::string selection_;  ///< inside whose filter we are
  std::unique_ptr<Node> root_;
  std::vector<Node*> clauses_;  ///< in the order in which they are written
  Plan plan_;
};

}  // namespace dateline::query
