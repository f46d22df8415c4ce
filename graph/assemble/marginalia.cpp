#include "graph/assemble/marginalia.hpp"

#include <algorithm>
#include <cstddef>
#include <map>

namespace dateline::assemble {
namespace {

/// Finds events of a graph by their uids.
class EventsByUid {
 public:
  explicit EventsByUid(model::Assembled& graph) : events_(graph.events) {
    for (std::size_t i = 0; i < events_.size(); ++i) places_.emplace(events_[i].uid, i);
  }
  /// Null when there is none.
  model::Event* find(const std::string& uid) const {
    const auto found = places_.find(uid);
    return found == places_.end() ? nullptr : &events_[found->second].event;
  }

 private:
  std::vector<model::AssembledEvent>& events_;
  std::map<std::string, std::size_t> places_;
};

}  // namespace

void put_tags(model::Assembled& graph, const std::vector<Tagging>& tags,
              const std::function<std::string(const Reference&)>& event_of) {
  if (tags.empty()) return;
  const EventsByUid events(graph);
  for (const Tagging& tagging : tags) {
    model::Event* tagged = events.find(event_of(tagging.event));
    if (!tagged) continue;
    std::erase(tagged->tags, tagging.tag);
    if (tagging.on) tagged->tags.push_back(tagging.tag);
    std::sort(tagged->tags.begin(), tagged->tags.end());
  }
}

void put_notes(model::Assembled& graph, const std::vector<Annotation>& notes,
               const std::function<std::string(const Reference&)>& event_of) {
  if (notes.empty()) return;
  const EventsByUid events(graph);
  for (const Annotation& annotation : notes)
    if (model::Event* noted = events.find(event_of(annotation.event)))
      noted->notes.push_back(annotation.note);
}

void put_pictures(model::Assembled& graph, const std::vector<Picturing>& pictures,
                  const std::function<std::string(const Reference&)>& event_of) {
  if (pictures.empty()) return;
  const EventsByUid events(graph);
  for (const Picturing& picturing : pictures)
    if (model::Event* event = events.find(event_of(picturing.event))) event->picture = picturing.picture;
}

}  // namespace dateline::assemble
