#include "graph/store/rows.hpp"

#include "graph/store/connection.hpp"

namespace dateline::store {
namespace {

constexpr std::size_t rows_at_a_time = 64;

}  // namespace

Rows::Rows(Connection& connection, std::string_view into, std::size_t columns)
    : connection_(connection), into_(into), columns_(columns) {}

Rows& Rows::add(std::int64_t value) {
  values_.push_back({.kind = Value::Kind::integer, .integer = value});
  return *this;
}

Rows& Rows::add_real(double value) {
  values_.push_back({.kind = Value::Kind::real, .real = value});
  return *this;
}

Rows& Rows::add(const std::string& text) {
  values_.push_back({.kind = Value::Kind::text, .text = &text});
  return *this;
}

Rows& Rows::add(std::optional<calendar::Day> day) {
  return day ? add(day->number) : add_null();
}

Rows& Rows::add(const base::ByteSpan& span) {
  return add(static_cast<std::int64_t>(span.begin)).add(static_cast<std::int64_t>(span.end));
}

Rows& Rows::add_number_or_null(std::uint32_t number) {
  return number == 0 ? add_null() : add(number);
}

Rows& Rows::add_null() {
  values_.push_back({});
  return *this;
}

void Rows::end_row() {
  if (values_.size() < rows_at_a_time * columns_) return;
  if (!many_) many_ = statement_for(rows_at_a_time);
  write(*many_, 0, rows_at_a_time);
  values_.clear();
}

void Rows::finish() {
  if (values_.empty()) return;
  const std::unique_ptr<SQLite::Statement> one = statement_for(1);
  for (std::size_t row = 0; row < values_.size() / columns_; ++row) write(*one, row, 1);
  values_.clear();
}

std::unique_ptr<SQLite::Statement> Rows::statement_for(std::size_t rows) const {
  std::string row = "(?";
  for (std::size_t column = 1; column < columns_; ++column) row += ",?";
  row += ")";
  std::string sql = "INSERT OR FAIL INTO " + std::string(into_) + " VALUES";
  for (std::size_t i = 0; i < rows; ++i) sql += (i == 0 ? " " : ",") + row;
  try {
    return std::make_unique<SQLite::Statement>(connection_.database(), sql);
  } catch (const SQLite::Exception& failure) {
    throw connection_.failed(failure);
  }
}

void Rows::write(SQLite::Statement& statement, std::size_t first, std::size_t rows) {
  try {
    int parameter = 0;
    for (std::size_t i = first * columns_; i < (first + rows) * columns_; ++i) {
      const Value& value = values_[i];
      ++parameter;
      switch (value.kind) {
        case Value::Kind::null:
          statement.bind(parameter);
          break;
        case Value::Kind::integer:
          statement.bind(parameter, value.integer);
          break;
        case Value::Kind::real:
          statement.bind(parameter, value.real);
          break;
        case Value::Kind::text:
          statement.bindNoCopy(parameter, *value.text);
          break;
      }
    }
    statement.exec();
    statement.reset();
  } catch (const SQLite::Exception& failure) {
    throw connection_.failed(failure);
  }
}

}  // namespace dateline::store
