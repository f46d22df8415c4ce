#include "graph/store/query.hpp"

#include <sqlite3.h>

#include <limits>

#include "graph/store/failure.hpp"

namespace dateline::store {

Query::Query(Connection& connection, std::string_view sql)
    : connection_(connection), sql_(sql), statement_(connection.take_statement(sql)) {}

Query::~Query() {
  connection_.give_back(sql_, std::move(statement_));
}

void Query::check(int code) const {
  if (code != SQLITE_OK) throw connection_.failed(code);
}

Query& Query::bind(std::int64_t value) {
  check(sqlite3_bind_int64(statement_.get(), ++parameter_, value));
  return *this;
}

Query& Query::bind_real(double value) {
  check(sqlite3_bind_double(statement_.get(), ++parameter_, value));
  return *this;
}

Query& Query::bind(const std::string& text) {
  check(sqlite3_bind_text64(statement_.get(), ++parameter_, text.data(), text.size(), SQLITE_STATIC,
                            SQLITE_UTF8));
  return *this;
}

Query& Query::bind_bytes(const std::string& bytes) {
  check(sqlite3_bind_blob64(statement_.get(), ++parameter_, bytes.data(), bytes.size(), SQLITE_STATIC));
  return *this;
}

Query& Query::bind(std::optional<calendar::Day> day) {
  return day ? bind(day->number) : bind_null();
}

Query& Query::bind(const base::ByteSpan& span) {
  return bind(static_cast<std::int64_t>(span.begin)).bind(static_cast<std::int64_t>(span.end));
}

Query& Query::bind_number_or_null(std::uint32_t number) {
  return number == 0 ? bind_null() : bind(static_cast<std::int64_t>(number));
}

Query& Query::bind_null() {
  check(sqlite3_bind_null(statement_.get(), ++parameter_));
  return *this;
}

bool Query::next() {
  connection_.look();
  return step();
}

bool Query::step() {
  if (is_over_) return false;
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  is_over_ = true;
  if (code != SQLITE_DONE) throw connection_.failed(code);
  return false;
}

void Query::run() {
  while (step()) {
  }
  check(sqlite3_reset(statement_.get()));
  parameter_ = 0;
  is_over_ = false;
}

std::int64_t Query::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

double Query::real(int column) const {
  return sqlite3_column_double(statement_.get(), column);
}

bool Query::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::string Query::text(int column) const {
  const auto* const bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  return bytes == nullptr
             ? std::string()
             : std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)));
}

std::optional<calendar::Day> Query::day(int column) const {
  if (is_null(column)) return std::nullopt;
  return calendar::Day{integer(column)};
}

base::ByteSpan Query::span(int column) const {
  return {static_cast<std::uint64_t>(integer(column)), static_cast<std::uint64_t>(integer(column + 1))};
}

std::uint32_t Query::number(int column) const {
  return static_cast<std::uint32_t>(bounded(column, std::numeric_limits<std::uint32_t>::max()));
}

std::int64_t Query::bounded(int column, std::int64_t last) const {
  const std::int64_t value = integer(column);
  if (value < 0 || value > last) {
    throw damaged_story(connection_.path(),
                        "it holds the number " + std::to_string(value) + " where none such can be");
  }
  return value;
}

}  // namespace dateline::store
