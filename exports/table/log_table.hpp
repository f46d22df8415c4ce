#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "exports/table/tables.hpp"

namespace dateline::table {

/// An entry of the story's log.
struct LogRow {
  std::int64_t number = 0;
  std::int64_t at = 0;  ///< seconds since 1970
  std::string who;
  std::string what;  ///< in words
  bool undone = false;
};
std::string log(const std::vector<LogRow>& rows, const Options& options);

}  // namespace dateline::table
