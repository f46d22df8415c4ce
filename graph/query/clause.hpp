#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "graph/model/story_reader.hpp"
#include "graph/query/filter.hpp"
#include "graph/query/names.hpp"
#include "graph/query/query.hpp"

namespace dateline::query {

/// From least to most. What most probably holds is `probably`; it still only may.
enum class Verdict { no, maybe, probably, yes };

/// What a clause is asked of: an event, or one claim of it.
struct Subject {
  const model::Event& event;
  const model::Claim* claim = nullptr;

  /// Who takes part as the claim words it; as the editor has decided where he has.
  const std::vector<model::Participation>& participants() const;
  /// Who says so.
  model::ActorId attributed_to() const;
};

/// Events that are looked up once, when they are first asked for; sorted.
class LazyEvents {
 public:
  explicit LazyEvents(std::function<std::vector<model::EventId>()> look_up) : look_up_(std::move(look_up)) {}
  const std::vector<model::EventId>& get();
  bool has(model::EventId id);
  bool looked_up() const { return !look_up_; }

 private:
  std::function<std::vector<model::EventId>()> look_up_;
  std::vector<model::EventId> events_;
};

/// A way to all events that something may hold of, without reading the others.
struct Reach {
  bool by_index = true;  ///< false: a column of all events is read through in the story file
  std::string how;       ///< "index over words"
  std::shared_ptr<LazyEvents> events;
};

/// A term made ready for one story: names looked up, dates read.
struct Clause {
  std::string words;  ///< as they are written
  std::string how;    ///< how it was made ready, in words; "" where there is nothing to say
  std::function<Verdict(const Subject&)> test;
  std::optional<Reach> reach;
  std::vector<model::ActorId> actors;        ///< one of whom must take part; empty where nobody must
  std::optional<calendar::Day> first, last;  ///< outside of these days it never holds of a dated event
  std::vector<model::EventId> beyond;        ///< events of which it may hold outside of these days, by handle
  bool of_claims = false;  ///< it is about the source or the speaker: each claim has its own
};

/// The actors of the `who:` clauses beside which a `role:` stands, a set for each.
using RoleScope = std::vector<std::set<model::ActorId>>;

/// Makes terms ready. The story must outlive it and its clauses.
class ClauseMaker {
 public:
  ClauseMaker(const model::StoryReader& story, const Options& options);

  /// Throws UsageError that points at a value that cannot be read, DataError for a name that the story does
  /// not have.
  Clause make(const Term& term);
  /// One clause for all these roles. With a scope each of its sets must have somebody in one of the roles,
  /// negated none may; without one anybody.
  Clause make_roles(const std::vector<const Term*>& terms, const RoleScope& scope, bool negated);
  /// The actors that a name means.
  const std::set<model::ActorId>& actors_of(const std::string& name);

 private:
  Clause about_actors(const Term& term);
  Clause about_time(const Term& term);
  Clause about_sources(const Term& term);
  Clause about_relation(const Term& term);
  Clause about_reader(const Term& term);
  Clause about_tag(const Term& term);
  Clause about_words(const Term& term);
  calendar::TimeSpan time_of(const Term& term);
  std::string meant(const std::string& name);

  const model::StoryReader& story_;
  Options options_;
  ActorNames names_;
  std::map<std::string, std::set<model::ActorId>> actors_;  ///< by the names that were asked for
};

Verdict yes_or_no(bool value);

}  // namespace dateline::query
