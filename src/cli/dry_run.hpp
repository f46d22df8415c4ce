#pragma once

#include <string>

#include "src/story/story.hpp"

namespace dateline::cli {

/// Story::decide(); with `dry_run` the change is made, so that it is refused where it would be, and taken
/// back.
template <typename Change>
void decide(story::Story& story, bool dry_run, const Change& change) {
  if (!dry_run) return story.decide(change);
  const store::Transaction trial = story.transaction();
  change();
}

/// `done`, or with `dry_run` that it would be.
inline std::string done_words(const std::string& done, bool dry_run) {
  return dry_run ? "would be: " + done + "; nothing was changed (--dry-run)\n" : done + "\n";
}

}  // namespace dateline::cli
