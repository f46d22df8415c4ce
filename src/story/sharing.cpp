#include "src/story/sharing.hpp"

#include <cstdint>

#include "src/image/image.hpp"
#include "src/story/decision_json.hpp"

namespace dateline::story {

Story shared(const Story& story, const Reader& reader, const ShareOptions& options) {
  store::StoryFile file = story.file().copy();
  if (!options.notes)
    file.rewrite_log([](const store::LogEntry& entry) {
      return entry.verb == "note" ? to_json(Label{}) : entry.arguments;
    });
  if (!options.originals) {
    file.withhold_originals();
    file.strip_pictures([](const store::StoredPicture& picture) {
      const image::Limits any{.bytes = UINT64_MAX, .pixels = UINT64_MAX};
      return image::read(picture.bytes, "picture " + picture.uid.substr(0, 12), any).bytes;
    });
  }
  Story made = Story::of(std::move(file), reader);
  made.make_anew();
  return made;
}

}  // namespace dateline::story
