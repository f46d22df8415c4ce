#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "exports/table/tables.hpp"

namespace dateline::table {

/// A selection of the story.
struct SelectionRow {
  std::string name;
  std::vector<std::string> filter;  ///< its filter words; empty for none
  std::uint64_t events = 0;         ///< in it now
  std::uint64_t picked = 0, dropped = 0;
  std::string problem;  ///< why its events cannot be told; "" where they can
};
std::string selections(const std::vector<SelectionRow>& rows, const Options& options);

/// A selection as it was printed.
struct PublicationRow {
  std::int64_t number = 0;  ///< of its entry in the log
  std::int64_t at = 0;      ///< seconds since 1970
  std::string who, selection;
  std::uint64_t events = 0;
  std::uint64_t changes = 0;  ///< in what was printed, since then
};
std::string publications(const std::vector<PublicationRow>& rows, const Options& options);

}  // namespace dateline::table
