#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/model/model.hpp"
#include "graph/query/result.hpp"

namespace dateline::table {

enum class Format {
  table,     ///< aligned, for a terminal
  json,      ///< one document
  jsonl,     ///< each row of it an object on a line of its own
  csv,       ///< RFC 4180
  markdown,  ///< a table of GitHub's Markdown, with the columns of the one for a terminal
};

/// Whether programs read it: nothing is left out or shortened there.
inline bool is_for_programs(Format format) {
  return format == Format::json || format == Format::jsonl || format == Format::csv;
}

/// How tables are printed. Their fields: docs/formats/tables.md.
struct Options {
  Format format = Format::table;
  unsigned columns = 0;  ///< of the terminal; 0: no limit
  bool quotes = false;   ///< the words behind each row of the table form too
};

/// Date, title, actors, source of each event. What was left out is not said here.
std::string events(const query::Result& result, const Options& options);

/// A name and the days the editor has given it.
struct AnchorRow {
  std::string name;
  calendar::TimeSpan when;
};
std::string anchors(const std::vector<AnchorRow>& rows, const Options& options);

/// Two events, the first no later than the second.
struct OrderRow {
  std::string earlier, earlier_title;  ///< "E4" and its title
  std::string later, later_title;
};
std::string orders(const std::vector<OrderRow>& rows, const Options& options);

}  // namespace dateline::table
