#include "graph/query/query.hpp"

#include <algorithm>
#include <utility>

#include "graph/query/known_order.hpp"
#include "graph/query/result_builder.hpp"
#include "graph/query/selection.hpp"
#include "graph/query/taking.hpp"
#include "graph/query/time_order.hpp"
#include "src/base/problem.hpp"

namespace dateline::query {
namespace {

void keep_most_salient(std::vector<std::unique_ptr<model::Event>>& events, std::uint64_t max) {
  std::sort(events.begin(), events.end(), [](const auto& one, const auto& other) {
    return one->salience != other->salience ? one->salience > other->salience : one->id < other->id;
  });
  events.resize(max);
}

/// By place in time, then by handle.
void put_in_shown_order(std::vector<std::unique_ptr<model::Event>>& events) {
  std::sort(events.begin(), events.end(), [](const auto& one, const auto& other) {
    return shown_before(one->dating, other->dating).value_or(one->id < other->id);
  });
}

}  // namespace

std::vector<std::unique_ptr<model::Event>> take_events(Matcher& matcher, const Options& options,
                                                       Counts& counts) {
  std::vector<std::unique_ptr<model::Event>> taken;
  matcher.each_candidate([&](const model::Event& event) {
    switch (matcher.decide(event)) {
      case Verdict::yes:
        if (event.salience >= options.least_salience)
          taken.push_back(std::make_unique<model::Event>(event));
        else
          ++counts.left_out;
        break;
      case Verdict::probably:
        ++counts.probable;
        [[fallthrough]];
      case Verdict::maybe:
        ++counts.possible;
        break;
      case Verdict::no:
        break;
    }
  });
  if (taken.empty()) matcher.explain_nothing();
  if (options.max && taken.size() > options.max) {
    counts.left_out += taken.size() - options.max;
    keep_most_salient(taken, options.max);
  }
  put_in_shown_order(taken);
  return taken;
}

Plan plan_of(const Matcher& matcher, std::uint64_t taken, const Counts& counts) {
  Plan plan = matcher.plan();
  plan.taken = taken;
  plan.left_out = counts.left_out;
  plan.possible = counts.possible;
  return plan;
}

Result ask(const model::StoryReader& story, const Filter& filter, const Options& options, Plan* plan) {
  Matcher matcher(story, filter, options);
  Counts counts;
  std::vector<std::unique_ptr<model::Event>> taken = take_events(matcher, options, counts);
  if (plan) *plan = plan_of(matcher, taken.size(), counts);
  Result result;
  result.left_out = counts.left_out;
  result.possible = counts.possible;
  result.probable = counts.probable;
  build_result(story, std::move(taken), options.wanted, result);
  put_in_known_order(result);
  if (!options.wanted.parts && !options.wanted.relations)
    result.relations = std::vector<ResultRelation>();  // which frees them
  if (const auto selection = selection_asked(filter)) arrange(selection_named(story, *selection), result);
  return result;
}

Result ask_one(const model::StoryReader& story, model::EventId id) {
  const auto event = story.event(id);
  if (!event)
    throw base::DataError({.what = "there is no event " + to_string(id) + " in this story",
                           .remedy = "`dateline events` lists them all"});
  Result result;
  std::vector<std::unique_ptr<model::Event>> one;
  one.push_back(std::make_unique<model::Event>(*event));
  build_result(story, std::move(one), {}, result);
  return result;
}

Result ask_these(const model::StoryReader& story, const std::vector<model::EventId>& ids) {
  std::vector<std::unique_ptr<model::Event>> events;
  for (const model::EventId id : ids)
    if (auto event = story.event(id)) events.push_back(std::make_unique<model::Event>(std::move(*event)));
  put_in_shown_order(events);
  Result result;
  build_result(story, std::move(events), {}, result);
  put_in_known_order(result);
  return result;
}

}  // namespace dateline::query
