#pragma once

#include <cstdint>
#include <string>

#include "src/cli/command.hpp"
#include "src/story/sheet.hpp"

namespace dateline::cli {

/// The last entry of the story's log; 0 when it has none.
std::int64_t last_entry(const story::Story& story);

/// Reads a sheet or form of `path` by `read`, applies it to the story, and says what is changed and what is
/// left. Returns the exit status: 1 where something is left.
int apply_file(Context& context, const std::string& path, bool dry_run,
               std::vector<story::SheetRow> (*read)(std::string_view, const std::string&,
                                                    std::vector<story::LeftOut>&));

/// The same of rows that were read already.
int apply_rows(Context& context, story::Story& story, const std::vector<story::SheetRow>& rows,
               const std::vector<story::LeftOut>& left, const std::string& path, bool dry_run);

}  // namespace dateline::cli
