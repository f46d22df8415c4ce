#include "graph/query/taken.hpp"

#include "graph/query/matcher.hpp"

namespace dateline::query {

std::vector<model::EventId> taken_by(const model::StoryReader& story, const Filter& filter,
                                     const Options& options) {
  const Matcher matcher(story, filter, options);
  std::vector<model::EventId> taken;
  story.each_event(matcher.window(), [&](const model::Event& event) {
    if (matcher.decide(event) == Verdict::yes) taken.push_back(event.id);
    return true;
  });
  if (taken.empty()) matcher.explain_nothing();
  return taken;
}

}  // namespace dateline::query
