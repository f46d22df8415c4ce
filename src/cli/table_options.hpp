#pragma once

#include <string>

#include "exports/table/tables.hpp"
#include "src/cli/command.hpp"

namespace dateline::cli {

/// --format on every command that prints a table.
struct TableOptions {
  std::string format = "table";
  bool csv = true;  ///< whether the command has a CSV form

  void ask_for(Options& options) {
    if (csv)
      options.choice("--format", format, {"table", "json", "jsonl", "csv", "markdown"},
                     "How to print it (default: table)");
    else
      options.choice("--format", format, {"text", "json"}, "How to print it (default: text)");
  }
  table::Options made(const Context& context) const {
    return {.format = format == "json"       ? table::Format::json
                      : format == "jsonl"    ? table::Format::jsonl
                      : format == "csv"      ? table::Format::csv
                      : format == "markdown" ? table::Format::markdown
                                             : table::Format::table,
            .columns = context.columns};
  }
};

}  // namespace dateline::cli
