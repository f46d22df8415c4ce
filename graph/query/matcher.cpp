#include "graph/query/matcher.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "graph/query/selection.hpp"
#include "src/base/problem.hpp"
#include "src/text/fold.hpp"

namespace dateline::query {

using Events = std::vector<model::EventId>;

struct Matcher::Node {
  Filter::Kind kind = Filter::Kind::all;
  std::vector<std::unique_ptr<Node>> parts;
  Clause clause;         ///< Kind::term
  bool negated = false;  ///< stands below an odd number of not:
  ClausePlan done;       ///< Kind::term

  bool is_term() const { return kind == Filter::Kind::term; }
};

namespace {

/// Reading an event by its handle takes about as long as reading so many in a row.
constexpr std::uint64_t reads_in_a_row = 3;

Events intersection(const Events& one, const Events& other) {
  Events both;
  std::set_intersection(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(both));
  return both;
}

Events joined(const Events& one, const Events& other) {
  Events both;
  std::set_union(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(both));
  return both;
}

void add_words(std::string& list, const std::string& words, const char* between) {
  if (list.find(words) == std::string::npos) list += (list.empty() ? "" : between) + words;
}

bool is_role(const Filter& filter) {
  return filter.kind == Filter::Kind::term && filter.term.field == "role";
}

bool is_who(const Filter& filter) {
  return filter.kind == Filter::Kind::term && filter.term.field == "who";
}

/// Throws when one of the asked names is none that the story knows.
void explain_unknown(const std::string& what, const std::vector<std::string>& asked,
                     const std::vector<std::string>& names, const std::string& all_are) {
  for (const std::string& one : asked) {
    const bool is_known = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
      return text::fold(name) == text::fold(one);
    });
    if (is_known) continue;
    const std::string near = base::nearest_of(one, names.data(), names.data() + names.size());
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
    throw base::DataError({.what = "no event " + what + " '" + one + "' in this story",
                           .remedy = !near.empty() ? "did you mean " + near + "?"
                                     : all.empty() ? "it has none"
                                                   : all_are + all});
  }
}

}  // namespace

/// What clauses that must all hold leave to be read.
struct Matcher::Narrowing {
  std::vector<model::ActorId> actors;
  std::optional<calendar::Day> first, last;
  std::vector<Reach> indexes, columns;
  Events beyond;  ///< to be read whether or not they are in these days

  void add(const Node& node) {
    if (node.kind == Filter::Kind::all) {
      for (const auto& part : node.parts) add(*part);
      return;
    }
    const auto& [from, to] = days_of(node);
    if (from || to) add_beyond(node);
    if (from && (!first || *first < *from)) first = from;
    if (to && (!last || *to < *last)) last = to;
    if (actors.empty()) {
      actors = actors_of(node);
      if (!actors.empty()) return;
    }
    if (const auto reach = reach_of(node)) (reach->by_index ? indexes : columns).push_back(*reach);
  }

  void add_beyond(const Node& node) {
    if (node.is_term()) beyond = joined(beyond, node.clause.beyond);
    for (const auto& part : node.parts) add_beyond(*part);
  }

  /// The days beyond which none of its sides holds.
  static std::pair<std::optional<calendar::Day>, std::optional<calendar::Day>> days_of(const Node& node) {
    if (node.is_term()) return {node.clause.first, node.clause.last};
    if (node.kind != Filter::Kind::any || node.parts.empty()) return {};
    auto [from, to] = days_of(*node.parts.front());
    for (const auto& part : node.parts) {
      const auto [one, other] = days_of(*part);
      from = from && one ? std::optional(std::min(*from, *one)) : std::nullopt;
      to = to && other ? std::optional(std::max(*to, *other)) : std::nullopt;
    }
    return {from, to};
  }

  /// Somebody of whom takes part whichever side holds.
  static std::vector<model::ActorId> actors_of(const Node& node) {
    if (node.is_term()) return node.clause.actors;
    std::vector<model::ActorId> all;
    if (node.kind != Filter::Kind::any) return all;
    for (const auto& part : node.parts) {
      const std::vector<model::ActorId> some = actors_of(*part);
      if (some.empty()) return {};
      all.insert(all.end(), some.begin(), some.end());
    }
    return all;
  }

  static std::optional<Reach> reach_of(const Node& node) {
    if (node.is_term()) return node.clause.reach;
    std::optional<Reach> best;
    if (node.kind == Filter::Kind::any && node.parts.empty())
      return Reach{true, "nothing is asked for", std::make_shared<LazyEvents>([] { return Events(); })};
    for (const auto& part : node.parts) {
      const std::optional<Reach> one = reach_of(*part);
      if (node.kind == Filter::Kind::all && one && (!best || (one->by_index && !best->by_index))) best = one;
      if (node.kind != Filter::Kind::any) continue;
      if (!one) return std::nullopt;
      best = best ? either(*best, *one) : *one;
    }
    return best;
  }

  static Reach either(const Reach& one, const Reach& other) {
    std::string how = one.how;
    add_words(how, other.how, ", ");
    return {one.by_index && other.by_index, how, std::make_shared<LazyEvents>([one, other] {
              return joined(one.events->get(), other.events->get());
            })};
  }
};

Matcher::Matcher(const model::StoryReader& story, const Filter& filter, const Options& options, Of of)
    : story_(story), of_(of), maker_(story, options) {
  if ((options.certain || options.possible) && !asks_for_time(filter))
    throw base::UsageError({.path = options.certain ? "--certain" : "--possible",
                            .what = "no time is asked for",
                            .remedy = "leave it out, or ask for a time: when:2016-12"});
  root_ = prepare(filter, {}, false);
}

Matcher::~Matcher() = default;

RoleScope Matcher::scope_in(const Filter& filter, const RoleScope& around) {
  if (filter.kind != Filter::Kind::all ||
      !find_term(filter, [](const Term& term) { return term.field == "role"; }))
    return around;
  RoleScope scope;
  const std::function<void(const Filter&)> add = [&](const Filter& all) {
    for (const Filter& part : all.parts) {
      if (part.kind == Filter::Kind::all) add(part);
      if (is_who(part)) scope.push_back(maker_.actors_of(part.term.value));
      if (part.kind != Filter::Kind::any || !std::all_of(part.parts.begin(), part.parts.end(), is_who))
        continue;
      std::set<model::ActorId> either;
      for (const Filter& side : part.parts) {
        const std::set<model::ActorId>& actors = maker_.actors_of(side.term.value);
        either.insert(actors.begin(), actors.end());
      }
      scope.push_back(std::move(either));
    }
  };
  add(filter);
  return scope.empty() ? around : scope;
}

std::unique_ptr<Matcher::Node> Matcher::made(Clause clause, bool negated) {
  auto node = std::make_unique<Node>();
  node->kind = Filter::Kind::term;
  node->negated = negated;
  node->clause = std::move(clause);
  if (!selection_.empty()) node->clause.words += " (of in:" + selection_ + ")";
  node->clause.of_claims = node->clause.of_claims && of_ == Of::claims;
  clauses_.push_back(node.get());
  return node;
}

std::unique_ptr<Matcher::Node> Matcher::prepare(const Filter& filter, const RoleScope& around, bool negated) {
  if (filter.kind == Filter::Kind::term) return prepare_term(filter.term, around, negated);
  if (filter.kind == Filter::Kind::any && !filter.parts.empty() &&
      std::all_of(filter.parts.begin(), filter.parts.end(), is_role)) {
    std::vector<const Term*> roles;
    for (const Filter& part : filter.parts) roles.push_back(&part.term);
    return made(maker_.make_roles(roles, around, negated), negated);
  }
  const RoleScope scope = scope_in(filter, around);
  auto node = std::make_unique<Node>();
  node->kind = filter.kind;
  node->negated = negated;
  for (const Filter& part : filter.parts)
    node->parts.push_back(prepare(part, scope, negated != (filter.kind == Filter::Kind::none)));
  return node;
}

std::unique_ptr<Matcher::Node> Matcher::prepare_term(const Term& term, const RoleScope& scope, bool negated) {
  if (term.field == "in") return prepare_selection(term, negated);
  if (term.field == "role") return made(maker_.make_roles({&term}, scope, negated), negated);
  if (term.field == "kind") kinds_asked_.push_back(term.value);
  if (term.field == "tag") tags_asked_.push_back(term.value);
  asks_state_ = asks_state_ || term.field == "state";
  return made(maker_.make(term), negated);
}

/// What was picked, and what the filter takes but for what was dropped.
std::unique_ptr<Matcher::Node> Matcher::prepare_selection(const Term& term, bool negated) {
  if (!selection_.empty())
    refuse_filter(term.argument, term.value_at, "the filter of a selection cannot name a selection",
                  "write out what that one takes");
  const model::Selection selection = selection_named(story_, term.value);
  const auto by_hand = [&](model::Choice choice) {
    Events events;
    for (const model::SelectionItem& item : selection.items)
      if (item.choice == choice) events.push_back(item.event);
    std::sort(events.begin(), events.end());
    const auto picked = std::make_shared<LazyEvents>([events] { return events; });
    Clause clause;
    clause.words = term.words();
    clause.test = [picked](const Subject& subject) { return yes_or_no(picked->has(subject.event.id)); };
    clause.reach = {true,
                    choice == model::Choice::picked ? "list of what was picked" : "list of what was dropped",
                    picked};
    return clause;
  };
  auto node = std::make_unique<Node>();
  node->kind = Filter::Kind::any;
  node->negated = negated;
  node->parts.push_back(made(by_hand(model::Choice::picked), negated));
  if (selection.filter.empty()) return node;
  auto filtered = std::make_unique<Node>();
  filtered->negated = negated;
  auto kept = std::make_unique<Node>();
  kept->kind = Filter::Kind::none;
  kept->negated = negated;
  kept->parts.push_back(made(by_hand(model::Choice::dropped), !negated));
  filtered->parts.push_back(std::move(kept));
  selection_ = selection.name;
  const auto named = [&](base::ProblemDetail detail) {
    detail.what = "the filter of the selection \"" + selection.name + "\": " + detail.what;
    return detail;
  };
  try {
    filtered->parts.push_back(prepare(parse_filter(selection.filter), {}, negated));
  } catch (const base::DataError& problem) {
    throw base::DataError(named(problem.detail()));
  } catch (const base::UsageError& problem) {
    throw base::UsageError(named(problem.detail()));
  }
  selection_.clear();
  node->parts.push_back(std::move(filtered));
  return node;
}

void Matcher::each_candidate(const std::function<void(const model::Event&)>& visit) {
  Narrowing narrowing;
  narrowing.add(*root_);
  read(narrowing, visit);
}

void Matcher::each_candidate_of(model::ActorId actor, const std::function<void(const model::Event&)>& visit) {
  Narrowing narrowing;
  narrowing.actors = {actor};
  narrowing.add(*root_);
  read(narrowing, visit);
}

void Matcher::read(Narrowing& narrowing, const std::function<void(const model::Event&)>& visit) {
  const auto take_in = [&](const model::Event& event) {
    ++plan_.read;
    visit(event);
  };
  auto& [actors, first, last, indexes, columns, beyond] = narrowing;
  std::optional<Events> found;
  const auto take = [&](const Reach& reach) {
    found = found ? intersection(*found, reach.events->get()) : reach.events->get();
    add_words(plan_.access, reach.how, ", ");
  };
  for (const Reach& reach : indexes) take(reach);
  if (found && !actors.empty()) {
    Events theirs;
    for (const model::ActorId id : actors) theirs = joined(theirs, story_.events_of(id));
    found = intersection(*found, theirs);
    add_words(plan_.access, "index over actors", ", ");
  }
  if (!found && actors.empty() && !first && !last)
    for (const Reach& reach : columns) take(reach);
  if (found && found->size() * reads_in_a_row > story_.last_event().number) {
    add_words(plan_.access, "so many that all events were read", ": ");
    story_.each_event({}, [&](const model::Event& event) {
      if (std::binary_search(found->begin(), found->end(), event.id))
        take_in(event);
      else
        ++plan_.read;
      return true;
    });
    return;
  }
  if (found) {
    for (const model::EventId id : *found)
      if (const auto event = story_.event(id)) take_in(*event);
    return;
  }
  plan_.access = !actors.empty() && (first || last) ? "index over actors and days"
                 : !actors.empty()                  ? "index over actors"
                 : first || last                    ? "index over days, and undated events"
                                                    : "all events were read";
  const Events& outside = narrowing.beyond;
  auto next = outside.begin();
  const auto read_beyond = [&](model::EventId id) {
    if (const auto event = story_.event(id)) take_in(*event);
  };
  story_.each_event({.first = first, .last = last, .actors = actors}, [&](const model::Event& event) {
    while (next != outside.end() && *next < event.id) read_beyond(*next++);
    if (next != outside.end() && *next == event.id) ++next;
    take_in(event);
    return true;
  });
  while (next != outside.end()) read_beyond(*next++);
}

Verdict Matcher::verdict(Node& node, const Subject& subject) {
  switch (node.kind) {
    case Filter::Kind::term: {
      // Of an event whose claims are still to be asked, that may be what is wanted.
      if (node.clause.of_claims && !subject.claim) return node.negated ? Verdict::no : Verdict::yes;
      const Verdict found = node.clause.test(subject);
      if (node.clause.of_claims != (subject.claim != nullptr)) return found;
      ++node.done.asked;
      node.done.held += found == Verdict::yes;
      node.done.possible += found == Verdict::maybe || found == Verdict::probably;
      return found;
    }
    case Filter::Kind::none: {
      const Verdict inside = verdict(*node.parts.front(), subject);
      return inside == Verdict::yes ? Verdict::no : inside == Verdict::no ? Verdict::yes : Verdict::maybe;
    }
    case Filter::Kind::all: {
      Verdict least = Verdict::yes;
      for (const auto& part : node.parts) {
        least = std::min(least, verdict(*part, subject));
        if (least == Verdict::no) break;
      }
      return least;
    }
    case Filter::Kind::any: {
      Verdict most = Verdict::no;
      for (const auto& part : node.parts) {
        most = std::max(most, verdict(*part, subject));
        if (most == Verdict::yes) break;
      }
      return most;
    }
  }
  return Verdict::no;
}

Verdict Matcher::decide(const model::Event& event) {
  if (event.state == model::State::rejected && !asks_state_) return Verdict::no;
  return verdict(*root_, {event});
}

Verdict Matcher::decide(const model::Event& event, const model::Claim& claim) {
  return verdict(*root_, {event, &claim});
}

void Matcher::explain_nothing() const {
  if (!kinds_asked_.empty()) explain_unknown("of kind", kinds_asked_, story_.kinds(), "its kinds are ");
  if (!tags_asked_.empty()) explain_unknown("with the tag", tags_asked_, story_.tags(), "its tags are ");
}

Plan Matcher::plan() const {
  Plan plan = plan_;
  for (const Node* node : clauses_) {
    ClausePlan clause = node->done;
    clause.words = node->clause.words;
    if (node->negated) {
      clause.words.insert(0, "not:");
      clause.held = clause.asked - clause.held - clause.possible;
    }
    clause.how = node->clause.how;
    clause.of_claims = node->clause.of_claims;
    const auto& reach = node->clause.reach;
    if (reach && reach->events->looked_up())
      clause.how += (clause.how.empty() ? "" : "; ") + reach->how + " gives " +
                    std::to_string(reach->events->get().size());
    plan.clauses.push_back(std::move(clause));
  }
  return plan;
}

}  // namespace dateline::query
