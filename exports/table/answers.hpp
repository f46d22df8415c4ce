#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "exports/table/tables.hpp"
#include "graph/query/result.hpp"

namespace dateline::table {

/// What stands in one field of an answer. A share is printed with three digits.
using Value = std::variant<std::string, std::uint64_t, double, std::vector<std::string>>;

struct Column {
  std::string field;  ///< in JSON and CSV: "through"; "" for one that only the table has
  std::string head;   ///< over the table: "THROUGH"; "" for a field that the table leaves out
};

/// The words that state a row.
struct Evidence {
  std::string source;  ///< "S1"
  std::string words;
};

struct Row {
  std::vector<Value> values;        ///< as many as there are columns
  std::vector<std::string> events;  ///< on which it rests, "E3"; they are in the result beside
  std::vector<Evidence> evidence;   ///< of its own, not that of the events
};

/// The answer to a question about the graph, in rows.
struct Answer {
  std::string name;              ///< of the list in JSON: "actors"
  bool rows_are_events = false;  ///< each row tells of its one event, which need not be named again below it
  std::vector<Column> columns;
  std::vector<Row> rows;
  std::vector<std::pair<std::string, Value>> facts;  ///< on the whole, for JSON
};

/// The answer as asked. JSON gives the rows with the handles of their events, the facts, and all that there
/// is to show of the events in `result`. With --quotes a table has below each row the words behind it.
std::string answer(const Answer& answer, const query::Result& result, const Options& options);

}  // namespace dateline::table
