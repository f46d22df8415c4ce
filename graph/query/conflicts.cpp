#include "graph/query/conflicts.hpp"

#include <algorithm>
#include <set>

#include "graph/query/result_builder.hpp"

namespace dateline::query {
namespace {

ConflictSide side(const model::StoryReader& story, model::EventId event, model::ClaimId claim,
                  std::string words, std::set<model::SourceId>& sources) {
  ConflictSide made{.event = to_string(event), .title = "", .words = std::move(words), .source = ""};
  if (const auto found = story.event(event)) made.title = found->title;
  for (const model::Claim& one : story.claims_of(event)) {
    if (one.id != claim || !one.source) continue;
    made.source = to_string(one.source);
    sources.insert(one.source);
  }
  return made;
}

}  // namespace

Conflicts conflicts(const model::StoryReader& story, const std::vector<model::EventId>* events) {
  Conflicts out;
  std::set<model::SourceId> sources;
  const auto is_asked = [&](model::EventId id) {
    return !events || std::find(events->begin(), events->end(), id) != events->end();
  };
  for (const model::Disagreement& found : story.disagreements()) {
    if (!is_asked(found.one) && !is_asked(found.other)) continue;
    out.list.push_back({.kind = std::string(model::name_of(found.kind)),
                        .one = side(story, found.one, found.one_claim, found.one_words, sources),
                        .other = side(story, found.other, found.other_claim, found.other_words, sources),
                        .settled = found.settled});
  }
  for (const model::SourceId id : sources)
    if (const auto source = story.source(id)) out.sources.push_back(source_row(*source, story));
  return out;
}

}  // namespace dateline::query
