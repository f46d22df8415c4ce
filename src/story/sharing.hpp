#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "src/story/story.hpp"

namespace dateline::story {

struct ShareOptions {
  bool originals =
      true;  ///< false: only the texts that were read in them, and pictures without what a camera wrote
  bool notes = true;  ///< false: no notes beside events
};

/// A copy of the story in memory without what is to stay here.
Story shared(const Story& story, const Reader& reader, const ShareOptions& options);

/// What came of pulling a colleague's story.
struct Pulled {
  std::uint64_t sources = 0, decisions = 0;
  std::vector<std::string> lines;    ///< what was taken, in words
  std::vector<std::string> clashes;  ///< what was decided otherwise here, and is to be reviewed
  std::vector<std::string> left;     ///< what was not taken, and why
};

/// Takes over what a colleague added and decided since both stories parted, as one group of changes; `from`
/// is what the log calls it. What both decided on the same field of an event, and otherwise, stays as it is
/// here, with theirs beside it (`is:changed`). Nothing of it is taken twice. Both must be up to date; the
/// graph follows with Story::update(). With `dry_run` nothing is stored.
Pulled pull(Story& mine, const Story& theirs, const std::string& from, base::Instant now, bool dry_run);

}  // namespace dateline::story
