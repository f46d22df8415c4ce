#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>

#include "exports/table/tables.hpp"

namespace dateline::table {

/// Only for the sources of this room: JSON stays behind its doors.

/// A document as JSON, or with Format::jsonl each object of its `lists` on a line of its own. Bytes that are
/// no UTF-8 (names of files need not be) become U+FFFD.
std::string json_text(const nlohmann::ordered_json& document, std::initializer_list<const char*> lists,
                      const Options& options);

/// Whether one of the two is asked for.
inline bool is_json(const Options& options) {
  return options.format == Format::json || options.format == Format::jsonl;
}

}  // namespace dateline::table
