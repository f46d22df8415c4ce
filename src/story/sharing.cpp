#include "src/story/sharing.hpp"

#include "src/story/decision_json.hpp"

namespace dateline::story {

Story shared(const Story& story, const Reader& reader, const ShareOptions& options) {
  store::StoryFile file = story.file().copy();
  if (!options.notes)
    file.rewrite_log([](const store::LogEntry& entry) {
      return entry.verb == "note" ? to_json(Label{}) : entry.arguments;
    });
  if (!options.originals) file.withhold_originals();
  Story made = Story::of(std::move(file), reader);
  made.make_anew();
  return made;
}

}  // namespace dateline::story
