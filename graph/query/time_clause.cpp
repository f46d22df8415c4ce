// Clauses that ask when: `when:`, `before:`, `after:`, `during:`.
#include <algorithm>
#include <set>
#include <utility>

#include "graph/query/clause.hpp"
#include "graph/query/relative_time.hpp"
#include "src/base/problem.hpp"
#include "src/calendar/allen.hpp"
#include "src/calendar/no_date.hpp"
#include "src/calendar/print.hpp"

namespace dateline::query {
namespace {

using calendar::Answer;
using calendar::TimeSpan;

/// What `ask` answers on the time of an event decides; what it answers on its likely days only says whether
/// it holds probably. `counts_as_inside`: an event that only may lie in the time is taken all the same.
template <typename Ask>
Verdict verdict_on(const model::Dating& dating, bool counts_as_inside, const Options& options,
                   const Ask& ask) {
  const Answer answer = ask(dating.when);
  if (answer == Answer::no) return Verdict::no;
  if (answer == Answer::certainly || options.possible) return Verdict::yes;
  if (counts_as_inside && !options.certain) return Verdict::yes;
  if (!dating.likely) return Verdict::maybe;
  const TimeSpan likely = calendar::one_day_of(dating.likely->first, dating.likely->last);
  return ask(likely) == Answer::certainly ? Verdict::probably : Verdict::maybe;
}

/// The times that sources give an event who do not agree on it, where the editor has not decided.
std::vector<std::pair<model::EventId, TimeSpan>> contested_times(const model::StoryReader& story) {
  std::vector<std::pair<model::EventId, TimeSpan>> times;
  for (const model::Disagreement& found : story.disagreements()) {
    if (found.kind != model::DisagreementKind::date || found.settled) continue;
    for (const model::Claim& claim : story.claims_of(found.one))
      if (claim.id == found.one_claim || claim.id == found.other_claim)
        times.emplace_back(found.one, claim.dating.when);
  }
  return times;
}

}  // namespace

TimeSpan ClauseMaker::time_of(const Term& term) {
  if (const auto id = model::handle_from<'E'>(term.value)) {
    const auto event = story_.event(*id);
    if (!event)
      throw base::DataError({.what = "there is no event " + to_string(*id) + " in this story",
                             .remedy = "`dateline events` lists them all"});
    if (event->dating.when.unknown())
      throw base::DataError({.what = "nobody says when " + to_string(event->id) + " was",
                             .remedy = "name a time: " + term.field + ":2016-12"});
    return event->dating.when;
  }
  if (is_relative_time(term.value)) {
    if (!options_.today)
      refuse_value(term, "'" + term.value + "' counts from the present day, and none is stated",
                   "state it before the command: dateline --now 2017-07-10 …; or write the days");
    return *relative_time(term.value, *options_.today);
  }
  if (const auto span = calendar::span_from_people(term.value)) return *span;
  const std::string near = nearest_relative_time(term.value);
  const calendar::NoDate found = calendar::why_no_date(term.value);
  refuse_value(term, found.why.empty() ? "'" + term.value + "' is no date that can be read" : found.why,
               near.empty() ? found.remedy : "did you mean " + near + "?");
}

Clause ClauseMaker::about_time(const Term& term) {
  Clause clause;
  const TimeSpan asked = time_of(term);
  const TimeSpan widest = calendar::widened(asked);
  // No event is before, after or during itself.
  model::EventId itself;
  if (const auto id = model::handle_from<'E'>(term.value)) itself = story_.event(*id)->id;
  if (term.field == "when") {
    const auto touches = [asked](const TimeSpan& when) {
      return calendar::touches(when, asked.earliest_start, asked.latest_end);
    };
    // Those that some source puts there, whatever is chosen of what sources say.
    std::set<model::EventId> said;
    for (const auto& [id, when] : contested_times(story_))
      if (touches(when) != Answer::no) said.insert(id);
    clause.first = asked.earliest_start;
    clause.last = asked.latest_end;
    clause.beyond.assign(said.begin(), said.end());
    clause.test = [this, touches, said](const Subject& subject) {
      const model::Dating& dating = subject.event.dating;
      const bool inside = dating.when.stated && dating.when.bounded();
      const Verdict verdict = verdict_on(dating, inside, options_, touches);
      if (verdict != Verdict::no || !said.contains(subject.event.id)) return verdict;
      return options_.possible ? Verdict::yes : Verdict::maybe;
    };
    return clause;
  }
  if (term.field == "during") {
    clause.first = widest.earliest_start;
    clause.last = widest.latest_end;
    std::set<model::EventId> inside;  // as words say
    if (itself)
      for (const model::Relation& relation : story_.relations_of(itself))
        if (relation.to == itself &&
            (relation.kind == model::RelationKind::during || relation.kind == model::RelationKind::part_of))
          inside.insert(relation.from);
    clause.test = [this, asked, itself, inside](const Subject& subject) {
      const model::Event& event = subject.event;
      if (event.id == itself) return Verdict::no;
      return verdict_on(event.dating, inside.contains(event.id), {.possible = options_.possible},
                        [&](const TimeSpan& when) {
                          if (!itself)
                            return calendar::is_within(when, asked.earliest_start, asked.latest_end);
                          using calendar::Relation;
                          return calendar::holds(
                              {Relation::starts, Relation::during, Relation::finishes, Relation::equals},
                              when, asked);
                        });
    };
    return clause;
  }
  const bool before = term.field == "before";
  (before ? clause.last : clause.first) = before ? widest.latest_start : widest.earliest_end;
  clause.test = [this, asked, itself, before](const Subject& subject) {
    if (subject.event.id == itself) return Verdict::no;
    return verdict_on(subject.event.dating, false, options_, [&](const TimeSpan& when) {
      return before ? calendar::is_before(when, asked) : calendar::is_before(asked, when);
    });
  };
  return clause;
}

}  // namespace dateline::query
