#pragma once

#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/byte_span.hpp"
#include "src/calendar/day.hpp"

namespace dateline::store {

class Connection;

/// Rows for one table, written many at a time: one statement for many rows finds the end of the table once,
/// and is several times faster than one for each. Throws base::StoreError.
///
///     Rows rows(connection, "event_tag(event, tag)", 2);
///     rows.add(3).add(tag).end_row();
///     rows.finish();
class Rows {
 public:
  /// `into` names the table and its `columns` columns. What it refers to must outlive this.
  Rows(Connection& connection, std::string_view into, std::size_t columns);

  /// The next column of the row.
  Rows& add(std::int64_t value);
  Rows& add(std::uint32_t value) { return add(std::int64_t{value}); }
  Rows& add_real(double value);
  /// Texts must stay as they are until finish() has returned.
  Rows& add(const std::string& text);
  Rows& add(std::string&&) = delete;
  Rows& add(std::optional<calendar::Day> day);
  Rows& add(const base::ByteSpan& span);
  /// A handle's number, NULL for 0.
  Rows& add_number_or_null(std::uint32_t number);
  Rows& add_null();

  void end_row();
  /// Writes what is left. To be called once, at the end.
  void finish();

 private:
  struct Value {
    enum class Kind : std::uint8_t { null, integer, real, text };
    Kind kind = Kind::null;
    std::int64_t integer = 0;
    double real = 0;
    const std::string* text = nullptr;
  };

  std::unique_ptr<SQLite::Statement> statement_for(std::size_t rows) const;
  void write(SQLite::Statement& statement, std::size_t first, std::size_t rows);

  Connection& connection_;
  std::string_view into_;
  std::size_t columns_;
  std::vector<Value> values_;
  std::unique_ptr<SQLite::Statement> many_;  ///< for as many rows as are written at a time
};

}  // namespace dateline::store
