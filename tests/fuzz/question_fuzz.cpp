// Any bytes as filter words, one argument a line, asked of a small story: no crash, and a question has one
// answer. What is taken with --certain is taken without, and that with --possible; `not:` takes what is left;
// a plan counts what was taken; a refusal points into its line.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/query/claim_rows.hpp"
#include "graph/query/filter.hpp"
#include "graph/query/meetings.hpp"
#include "graph/query/taken.hpp"
#include "src/base/problem.hpp"
#include "tests/support/small_story.hpp"

namespace {

using namespace dateline;
using model::Role;
using Ids = std::set<model::EventId>;

test::SmallStory made() {
  test::SmallStory story;
  const auto wire = story.source("The Wire", "Obama ordered the expulsion. They met.");
  const auto obama = story.actor("Barack Obama", {"Obama"}), putin = story.actor("Vladimir Putin"),
             town = story.actor("Hamburg", {}, model::ActorKind::place);
  const auto first =
      story.event("2016-12-29", "Obama orders the expulsion", "expulsion", {{obama, Role::agent}}, wire);
  const auto met = story.event("2016-11/2017-02", "They met", "meeting",
                               {{obama, Role::agent}, {putin, Role::patient}, {town, Role::place}}, wire);
  const auto told = story.event("", "Talks are planned", "meeting", {{putin, Role::speaker}});
  story.event("[..2017-07-09]", "He said it", "statement", {{putin, Role::agent}});
  story.at(told).modality = model::Modality::planned;
  story.at(met).tags = {"front"};
  story.relate(first, met, model::RelationKind::responds_to);
  return story;
}

Ids taken(const test::SmallStory& story, const query::Filter& filter, bool certain, bool possible) {
  query::Options options{.certain = certain, .possible = possible};
  options.today = calendar::Day{17357};
  query::Plan plan;
  const std::vector<model::EventId> ids = query::taken_by(story, filter, options, &plan);
  if (plan.taken != ids.size() || plan.read > 4) std::abort();
  for (const query::ClausePlan& clause : plan.clauses)
    if (clause.held + clause.possible > clause.asked) std::abort();
  return {ids.begin(), ids.end()};
}

bool includes(const Ids& more, const Ids& fewer) {
  return std::includes(more.begin(), more.end(), fewer.begin(), fewer.end());
}

void ask(const test::SmallStory& story, const query::Filter& filter) {
  const bool timed = query::asks_for_time(filter);
  const Ids plain = taken(story, filter, false, false);
  if (timed && !includes(plain, taken(story, filter, true, false))) std::abort();
  if (timed && !includes(taken(story, filter, false, true), plain)) std::abort();
  query::Filter negated{.kind = query::Filter::Kind::none, .parts = {filter}};
  const Ids others = taken(story, negated, false, false);
  if (std::any_of(others.begin(), others.end(), [&](model::EventId id) { return plain.contains(id); }))
    std::abort();
  query::Options options;
  options.today = calendar::Day{17357};
  query::who_met(story, filter, options, {.one = {}, .other = {}, .any_event = true});
  query::ask_claims(story, filter, query::Claims::all, options);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const test::SmallStory story = made();
  std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<std::string> arguments;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    arguments.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  try {
    ask(story, query::parse_filter(arguments));
  } catch (const base::Problem& problem) {
    if (problem.detail().what.empty() || problem.detail().caret > problem.detail().excerpt.size())
      std::abort();
  }
  return 0;
}
