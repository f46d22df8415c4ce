#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "src/story/editing.hpp"

namespace dateline::story {

/// What applying a sheet came to.
struct AppliedSheet {
  Change change;                   ///< one entry of the log, for all of it
  std::vector<std::string> lines;  ///< what is changed, in words: "E3 title: A → B"
  std::vector<std::string> left;   ///< what is not, and why: "check.csv:4: …"
};

/// Takes over what was changed in a sheet since it was written (exports/table/sheet.hpp): each cell is
/// compared with the story as it was then. What has been changed in the story since to something else stays
/// as it is there, and is told. A row without an id is a new event. What a spreadsheet does to cells is
/// undone: "Dec-16" is December 2016, 42733 a day, an apostrophe before a formula goes. A row with a mistake
/// is left and told, the others are taken, and the graph follows. Throws DataError, naming `path`, where it
/// is no such sheet, and StoreError where the story file fails; then nothing is taken over.
AppliedSheet apply_sheet(Story& story, std::string_view bytes, const std::string& path, base::Instant now,
                         bool dry_run);

/// A date as a spreadsheet may have made it out of one that people write; as it is where it is none. `was` is
/// the cell as it was written, which tells the century of "29-Oct-29".
std::string date_repaired(const std::string& cell, const std::string& was = "");

}  // namespace dateline::story
