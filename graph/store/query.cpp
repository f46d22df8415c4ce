#include "graph/store/query.hpp"

#include <limits>

#include "graph/store/connection.hpp"
#include "graph/store/failure.hpp"

namespace dateline::store {
namespace {

/// Runs `action`, with what SQLite throws made a StoreError.
template <typename Action>
auto guarded(const Connection& connection, const Action& action) {
  try {
    return action();
  } catch (const SQLite::Exception& failure) {
    throw connection.failed(failure);
  }
}

}  // namespace

Query::Query(Connection& connection, std::string_view sql)
    : connection_(connection), sql_(sql), statement_(connection.take_statement(sql)) {}

Query::~Query() {
  connection_.give_back(sql_, std::move(statement_));
}

Query& Query::bind(std::int64_t value) {
  guarded(connection_, [&] { statement_->bind(++parameter_, value); });
  return *this;
}

Query& Query::bind_real(double value) {
  guarded(connection_, [&] { statement_->bind(++parameter_, value); });
  return *this;
}

Query& Query::bind(const std::string& text) {
  guarded(connection_, [&] { statement_->bindNoCopy(++parameter_, text); });
  return *this;
}

Query& Query::bind_bytes(const std::string& bytes) {
  guarded(connection_, [&] {
    statement_->bindNoCopy(++parameter_, static_cast<const void*>(bytes.data()),
                           static_cast<int>(bytes.size()));
  });
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
  guarded(connection_, [&] { statement_->bind(++parameter_); });
  return *this;
}

bool Query::next() {
  connection_.look();
  return guarded(connection_, [&] { return statement_->executeStep(); });
}

void Query::run() {
  guarded(connection_, [&] {
    while (statement_->executeStep()) {
    }
    statement_->reset();
  });
  parameter_ = 0;
}

std::int64_t Query::integer(int column) const {
  return guarded(connection_, [&] { return statement_->getColumn(column).getInt64(); });
}

double Query::real(int column) const {
  return guarded(connection_, [&] { return statement_->getColumn(column).getDouble(); });
}

bool Query::is_null(int column) const {
  return guarded(connection_, [&] { return statement_->getColumn(column).isNull(); });
}

std::string Query::text(int column) const {
  return guarded(connection_, [&] { return statement_->getColumn(column).getString(); });
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
