#include "graph/query/taken.hpp"

#include "graph/query/taking.hpp"

namespace dateline::query {

std::vector<model::EventId> taken_by(const model::StoryReader& story, const Filter& filter,
                                     const Options& options, Plan* plan) {
  Matcher matcher(story, filter, options);
  Counts counts;
  std::vector<model::EventId> taken;
  matcher.each_candidate([&](const model::Event& event) {
    const Verdict verdict = matcher.decide(event);
    if (verdict == Verdict::yes) taken.push_back(event.id);
    counts.possible += verdict == Verdict::maybe || verdict == Verdict::probably;
  });
  if (taken.empty()) matcher.explain_nothing();
  if (plan) *plan = plan_of(matcher, taken.size(), counts);
  return taken;
}

}  // namespace dateline::query
