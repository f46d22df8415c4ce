#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "src/story/editing.hpp"

namespace dateline::story {

/// What stands in a sheet, or in a form, of one event.
struct SheetRow {
  std::uint64_t line = 1;                     ///< where it begins
  std::map<std::string, std::string> cells;   ///< by column; one that is not there changes nothing
  std::map<std::string, std::uint64_t> at{};  ///< the lines of its cells, where they are not `line`
};

/// What could not be taken over, and why.
struct LeftOut {
  std::uint64_t line = 1;
  std::string what;
  bool operator==(const LeftOut&) const = default;
};

/// What applying a sheet came to.
struct AppliedSheet {
  Change change;                   ///< one entry of the log, for all of it
  std::vector<std::string> lines;  ///< what is changed, in words: "E3 title: A → B"
  std::vector<LeftOut> left;       ///< what is not
};

/// The rows of a sheet (exports/table/sheet.hpp) as CSV. Throws DataError, naming `path`, where it is no such
/// sheet; a row with a mistake is in `left`.
std::vector<SheetRow> read_sheet(std::string_view bytes, const std::string& path, std::vector<LeftOut>& left);

/// The same of a form (exports/table/edit_form.hpp). Lines that begin with # are passed over.
std::vector<SheetRow> read_form(std::string_view bytes, const std::string& path, std::vector<LeftOut>& left);

/// Takes over what was changed in rows since they were written: each cell is compared with the story as it
/// was then. What has been changed in the story since to something else stays as it is there, and is told. A
/// row without an id is a new event. What a spreadsheet does to cells is undone: "Dec-16" is December 2016,
/// 42733 a day, an apostrophe before a formula goes. A row with a mistake is left and told, the others are
/// taken, all as one decision, and the graph follows. Throws StoreError where the story file fails; then
/// nothing is taken over.
AppliedSheet apply_rows(Story& story, const std::vector<SheetRow>& rows, base::Instant now, bool dry_run);

}  // namespace dateline::story
