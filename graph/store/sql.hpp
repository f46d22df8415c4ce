#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dateline::store {

// Questions in SQL to a story (StoryFile::answer). They reach the views of sql_views.hpp and nothing else.

/// NULL, a whole number, a number, a text. Bytes come as text: X'00FF'.
using SqlValue = std::variant<std::monostate, std::int64_t, double, std::string>;

struct SqlLimits {
  std::uint64_t max_rows = 0;         ///< 0: all
  std::int64_t max_memory_bytes = 0;  ///< that SQLite may take for the question, and the answer may have
  /// Called again and again while SQLite works; what it throws ends the question and comes out of answer().
  /// May be empty.
  std::function<void()> watch{};
  std::optional<std::int64_t> now{};  ///< what 'now' means, seconds since 1970; none: it is refused
};

struct SqlAnswer {
  std::vector<std::string> columns;  ///< as SQLite names them; two may be called the same
  std::vector<std::vector<SqlValue>> rows;
  bool cut = false;  ///< there are more rows than max_rows
};

}  // namespace dateline::store
