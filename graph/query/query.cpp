#include "graph/query/query.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "graph/query/matcher.hpp"
#include "graph/query/result_builder.hpp"
#include "src/base/problem.hpp"

namespace dateline::query {
namespace {

/// Dated events in time, undated ones last, both then by handle.
bool shown_before(const model::Event& one, const model::Event& other) {
  const auto& a = one.dating.when;
  const auto& b = other.dating.when;
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
  build_result(story, taken, result);
  return result;
}

Result ask_one(const model::StoryReader& story, model::EventId id) {
  const auto event = story.event(id);
  if (!event)
    throw base::DataError({.what = "there is no event " + to_string(id) + " in this story",
                           .remedy = "`dateline events` lists them all"});
  Result result;
  build_result(story, {*event}, result);
  return result;
}

}  // namespace dateline::query
