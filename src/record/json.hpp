#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "src/record/record.hpp"

namespace dateline::record {

/// The record as one line of JSON without its newline (docs/formats/record.md). Fields keep one order; what
/// is unknown is left out. `text` is left out where `text_is_input` says so. `record.text` must be valid
/// UTF-8.
std::string to_json_line(const Record& record);

/// The same, only the fields up to `dropped`: what the intake of an article yields.
std::string intake_json_line(const Record& record);

/// Reads a record back: from_json(to_json_line(r)) == r. `input_text` is the text of the article for a record
/// whose JSON has none.
///
/// Every field is checked: its type, its values, that spans lie in the text, that ids are unique and lead
/// somewhere, and that there is no field the format does not know. Instead of "begin" and "end", {"quote":
/// "words"} is read, with "occurrence": 2 for the second place where the words stand. Throws DataError naming
/// the field: `events[3].participants[0].actor`.
Record from_json(std::string_view json, std::optional<std::string_view> input_text = std::nullopt);

}  // namespace dateline::record
