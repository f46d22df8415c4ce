#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/query/result.hpp"
#include "src/story/story.hpp"

namespace dateline::story {

/// A selection as it was printed. Nothing that is decided or read later changes it; only remove_source()
/// takes the words of a source out of it.
struct Publication {
  std::int64_t entry = 0;  ///< its number in the log
  std::int64_t at = 0;     ///< seconds since 1970
  std::string who;         ///< may be empty
  std::string selection;
  query::Result result;
};

/// Freezes a selection as it stands now, under its name as it is written in the story. DataError where there
/// is no such selection, or nothing in it. With `dry_run` nothing is stored, and its `entry` is 0.
Publication publish(Story& story, const std::string& selection, base::Instant now, bool dry_run);

/// All of them, in the order in which they were printed.
std::vector<Publication> publications(const Story& story);

/// What stands between these events and a final print: one line each, "E3: date, title not checked",
/// "E4: sources disagree", "E5: uncited".
std::vector<std::string> not_final(const query::Result& result);

/// The arguments of such an entry without what a source ("S3") says; an event that only it told of goes.
std::string publication_without(const std::string& arguments, const std::string& source);

}  // namespace dateline::story
