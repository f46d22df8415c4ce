#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/store/connection.hpp"
#include "src/base/byte_span.hpp"
#include "src/calendar/day.hpp"

namespace dateline::store {

/// One use of a prepared statement. Parameters are bound, and columns read, by position from 0, in order.
/// Throws base::StoreError.
///
///     Query query(connection, "SELECT title FROM event WHERE number = ?");
///     query.bind(3);
///     if (query.next()) title = query.text(0);
class Query {
 public:
  /// `sql` must be a literal: it is remembered.
  Query(Connection& connection, std::string_view sql);
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query();

  /// The next parameter.
  Query& bind(std::int64_t value);
  Query& bind_real(double value);
  /// Texts and bytes must stay as they are until the statement has run.
  Query& bind(const std::string& text);
  Query& bind(std::string&&) = delete;
  Query& bind_bytes(const std::string& bytes);
  Query& bind(std::optional<calendar::Day> day);
  Query& bind(const base::ByteSpan& span);
  /// A handle's number, NULL for 0.
  Query& bind_number_or_null(std::uint32_t number);
  Query& bind_null();

  /// Goes to the next row; false when there is none.
  bool next();
  /// Runs the statement to its end and makes it ready for other parameters.
  void run();

  std::int64_t integer(int column) const;
  double real(int column) const;
  bool is_null(int column) const;
  std::string text(int column) const;
  std::optional<calendar::Day> day(int column) const;
  /// From two columns.
  base::ByteSpan span(int column) const;
  /// A handle's number; 0 for NULL. Throws when there can be no such handle.
  std::uint32_t number(int column) const;
  /// One of the first `count` values of an enumeration. Throws when it is none.
  template <typename Enumeration>
  Enumeration choice(int column, Enumeration last) const {
    return static_cast<Enumeration>(bounded(column, static_cast<std::int64_t>(last)));
  }

 private:
  void check(int code) const;
  bool step();
  std::int64_t bounded(int column, std::int64_t last) const;

  Connection& connection_;
  std::string_view sql_;
  Prepared statement_;
  int parameter_ = 0;
  bool is_over_ = false;  ///< there is no further row
};

}  // namespace dateline::store
