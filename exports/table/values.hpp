#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "exports/table/tables.hpp"

namespace dateline::table {

/// Nothing, a whole number, a number, a text.
using Scalar = std::variant<std::monostate, std::int64_t, double, std::string>;

/// Rows of values under names that were not known beforehand, such as the answer to a question in SQL. In
/// JSON `{"columns": […], "rows": [{…}], "cut": false}`; of columns that are called the same the later ones
/// are "name_2", "name_3" there. Nothing is an empty cell, in JSON null; numbers that JSON does not have are
/// texts. Throws std::invalid_argument where a row has another number of cells than there are columns.
std::string values(const std::vector<std::string>& columns, const std::vector<std::vector<Scalar>>& rows,
                   bool cut, const Options& options);

/// A number as SQL and JSON write it, shortest and exact: "0.1", "1e+300", "Inf".
std::string number_text(double value);

/// A view that can be asked: its name, what a row of it is, and its columns.
struct ViewRow {
  struct Column {
    std::string name, type, says;
  };
  std::string name, says;
  std::vector<Column> columns;
};
/// What can be asked. In JSON `{"views": [{"name", "says", "columns": [{"name", "type", "says"}]}]}`.
std::string views(const std::vector<ViewRow>& rows, const Options& options);

}  // namespace dateline::table
