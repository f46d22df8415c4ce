#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "src/cli/command.hpp"
#include "src/story/story.hpp"

namespace dateline::cli {

/// What came of files of records.
struct RecordsTaken {
  std::uint64_t taken = 0, known = 0, refused = 0;  ///< facts; a line that is no record is one
};

/// Takes what other programs read in `sources` from a file of records ("-" is standard input) into the story;
/// the graph follows with Story::update(). Says on standard output what was taken, unless `quiet`, and on
/// standard error each refusal with its place in the file. Throws DataError where the file cannot be read.
RecordsTaken take_records(Context& context, story::Story& story, const std::string& path,
                          const std::vector<model::SourceId>& sources, bool quiet);

}  // namespace dateline::cli
