#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::text {

struct CsvRow {
  std::vector<std::string> cells;
  std::uint64_t line = 1;  ///< where it begins
};

/// The rows of a CSV file (RFC 4180; \n or \r\n; with a byte order mark or without), the head first, without
/// blank ones. Cells are parted by the commas, semicolons or tabs of its first line, whichever there are most
/// of. Throws DataError, naming `path` and line, where it is not UTF-8 or a quotation mark is never closed.
std::vector<CsvRow> read_csv(std::string_view bytes, const std::string& path);

/// Without blanks and tabs at both ends.
std::string trimmed(std::string_view text);

/// A cell without the apostrophe that keeps a spreadsheet from taking it for a formula.
std::string unguarded(const std::string& cell);

}  // namespace dateline::text
