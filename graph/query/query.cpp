#include "graph/query/query.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "graph/query/known_order.hpp"
#include "graph/query/matcher.hpp"
#include "graph/query/result_builder.hpp"
#include "graph/query/selection.hpp"
#include "src/base/problem.hpp"

namespace dateline::query {
namespace {

/// The bounds that an event is sorted by: its likely days where it has any, else what is certain.
calendar::TimeSpan place_of(const model::Dating& dating) {
  calendar::TimeSpan place;
  const auto& likely = dating.likely;
  place.earliest_start = likely ? likely->first : dating.when.earliest_start;
  place.latest_start = likely ? likely->last : dating.when.latest_start;
  place.earliest_end = likely ? likely->first : dating.when.earliest_end;
  place.latest_end = likely ? likely->last : dating.when.latest_end;
  return place;
}

/// In time, those without a place in it last, both then by handle.
bool shown_before(const model::Event& one, const model::Event& other) {
  const calendar::TimeSpan a = place_of(one.dating), b = place_of(other.dating);
  if (a.unknown() != b.unknown()) return b.unknown();
  if (calendar::sorts_before(a, b)) return true;
  if (calendar::sorts_before(b, a)) return false;
  return one.id < other.id;
}

void keep_most_salient(std::vector<model::Event>& events, std::uint64_t max) {
  std::sort(events.begin(), events.end(), [](const model::Event& one, const model::Event& other) {
    return one.salience != other.salience ? one.salience > other.salience : one.id < other.id;
  });
  events.resize(max);
}

}  // namespace

Result ask(const model::StoryReader& story, const Filter& filter, const Options& options) {
  const Matcher matcher(story, filter, options);
  if ((options.certain || options.possible) && !matcher.asks_time())
    throw base::UsageError({.path = options.certain ? "--certain" : "--possible",
                            .what = "no time is asked for",
                            .remedy = "leave it out, or ask for a time: when:2016-12"});
  std::vector<model::Event> taken;
  Result result;
  story.each_event(matcher.window(), [&](const model::Event& event) {
    switch (matcher.decide(event)) {
      case Verdict::yes:
        if (event.salience >= options.least_salience)
          taken.push_back(event);
        else
          ++result.left_out;
        break;
      case Verdict::probably:
        ++result.probable;
        [[fallthrough]];
      case Verdict::maybe:
        ++result.possible;
        break;
      case Verdict::no:
        break;
    }
    return true;
  });
  if (taken.empty()) matcher.explain_nothing();
  if (options.max && taken.size() > options.max) {
    result.left_out += taken.size() - options.max;
    keep_most_salient(taken, options.max);
  }
  std::sort(taken.begin(), taken.end(), shown_before);
  build_result(story, std::move(taken), {.quotes = options.quotes}, result);
  put_in_known_order(result);
  if (const auto selection = selection_asked(filter)) arrange(selection_named(story, *selection), result);
  return result;
}

Result ask_one(const model::StoryReader& story, model::EventId id) {
  const auto event = story.event(id);
  if (!event)
    throw base::DataError({.what = "there is no event " + to_string(id) + " in this story",
                           .remedy = "`dateline events` lists them all"});
  Result result;
  build_result(story, {*event}, {}, result);
  return result;
}

}  // namespace dateline::query
