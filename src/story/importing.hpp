#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "src/imports/imports.hpp"
#include "src/story/story.hpp"

namespace dateline::story {

/// What taking over the events of a file came to.
struct Imported {
  std::int64_t entry = 0;  ///< its number in the log; 0 when nothing was taken over, or not in earnest
  std::vector<std::string> new_uids;  ///< of the events, in the order of the file
  std::vector<std::size_t> taken;     ///< which of the events of the file these are
  std::uint64_t known = 0;            ///< events that the story has from an earlier import
  std::uint64_t new_actors = 0;       ///< names that nobody in the story has
  std::vector<imports::Trouble> refused;
  std::vector<std::string> notes;  ///< what was taken over in another way, counted
};

/// Takes over the events of a file, all as one decision, and the graph follows. They are accepted, not yet
/// checked, and cite the file (`name`, without its folders), the place in it and what stands there as source.
/// What was taken over before is left as it is. Names are of those in the story who are so named, else of new
/// actors. Throws StoreError where the story file fails; then nothing is taken over.
Imported import_events(Story& story, const imports::Found& found, const std::string& name, base::Instant now,
                       bool dry_run);

/// The events of another story as a file of them would have them: with what its sources say of them in words.
imports::Found events_of(const Story& other);

}  // namespace dateline::story
