#include "graph/store/sql_check.hpp"

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "graph/store/connection.hpp"
#include "graph/store/sql_views.hpp"
#include "src/base/problem.hpp"
#include "src/base/utf8.hpp"

namespace dateline::store {
namespace {

// What depends on its arguments alone and cannot take memory that SQLite does not count; for the functions of
// time sql_time.hpp sees to that.
const std::vector<std::string>& functions() {
  static const std::vector<std::string> names{"abs",
                                              "avg",
                                              "ceil",
                                              "ceiling",
                                              "char",
                                              "coalesce",
                                              "count",
                                              "cume_dist",
                                              "current_date",
                                              "current_time",
                                              "current_timestamp",
                                              "date",
                                              "datetime",
                                              "dense_rank",
                                              "exp",
                                              "first_value",
                                              "floor",
                                              "format",
                                              "glob",
                                              "group_concat",
                                              "hex",
                                              "ifnull",
                                              "iif",
                                              "instr",
                                              "julianday",
                                              "lag",
                                              "last_value",
                                              "lead",
                                              "length",
                                              "like",
                                              "ln",
                                              "log",
                                              "log10",
                                              "log2",
                                              "lower",
                                              "ltrim",
                                              "max",
                                              "min",
                                              "mod",
                                              "nth_value",
                                              "ntile",
                                              "nullif",
                                              "percent_rank",
                                              "pow",
                                              "power",
                                              "printf",
                                              "quote",
                                              "rank",
                                              "replace",
                                              "round",
                                              "row_number",
                                              "rtrim",
                                              "sign",
                                              "sqrt",
                                              "strftime",
                                              "substr",
                                              "substring",
                                              "sum",
                                              "time",
                                              "total",
                                              "trim",
                                              "trunc",
                                              "typeof",
                                              "unicode",
                                              "unixepoch",
                                              "upper"};
  return names;
}

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return text;
}

const SqlView* view_named(const std::string& name) {
  for (const SqlView& view : sql_views())
    if (view.name == lower(name)) return &view;
  return nullptr;
}

/// What SQLite asked for and was not given.
struct Refusal {
  std::string what;
};

const char* name_of_action(int action) {
  switch (action) {
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
      return "other files";
    case SQLITE_PRAGMA:
      return "PRAGMA";
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
      return "transactions";
    case SQLITE_READ:
      return "what is no view";
    default:
      return "changes";
  }
}

/// A name that SQLite gives where nothing is read of a table is that of a view, of the question's own WITH,
/// or of what SQLite brings along.
bool is_brought_along(const std::string& name) {
  const std::string small = lower(name);
  static const std::set<std::string> modules{"dbstat", "json_each", "json_tree", "bytecode", "tables_used"};
  return small.starts_with("sqlite_") || small.starts_with("pragma_") || small.starts_with("fts") ||
         small.starts_with("rtree") || modules.count(small) > 0;
}

int authorize(void* into, int action, const char* one, const char* two, const char*, const char*) {
  Refusal& refusal = *static_cast<Refusal*>(into);
  const std::string first = one != nullptr ? one : "", second = two != nullptr ? two : "";
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    case SQLITE_READ:
      if (view_named(first) != nullptr || (second.empty() && !is_brought_along(first))) return SQLITE_OK;
      refusal.what = "there is no view '" + first + "'";
      return SQLITE_DENY;
    case SQLITE_FUNCTION:
      if (is_allowed_function(second)) return SQLITE_OK;
      refusal.what = "the function '" + second + "' is not for questions";
      return SQLITE_DENY;
    default:
      if (refusal.what.empty())
        refusal.what = std::string("questions read; they take no ") + name_of_action(action);
      return SQLITE_DENY;
  }
}

/// Where a byte of the question stands, for a message: line and column from 1, and the line, of a long one
/// what is around the place.
base::ProblemDetail placed(const std::string& sql, std::size_t at) {
  at = std::min(at, sql.size());
  const std::size_t begin = at == 0 ? 0 : sql.rfind('\n', at - 1) + 1;  // npos + 1 is 0
  const std::size_t end = std::min(sql.find('\n', at), sql.size());
  base::ProblemDetail detail{.path = "SQL"};
  detail.line = 1 + static_cast<std::uint64_t>(
                        std::count(sql.begin(), sql.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
  constexpr std::size_t around = 60;
  std::size_t from = begin, to = end;
  if (at - from > around)
    for (from = at - around; from < at && (static_cast<unsigned char>(sql[from]) & 0xC0) == 0x80;) ++from;
  if (to - at > around)
    for (to = at + around; to > at && (static_cast<unsigned char>(sql[to]) & 0xC0) == 0x80;) --to;
  const auto characters = [&sql](std::size_t i, std::size_t stop) {
    std::uint64_t count = 0;
    for (; i < stop; i += base::code_point_at(sql, i).length) ++count;
    return count;
  };
  detail.column = 1 + characters(begin, at);
  detail.excerpt = (from > begin ? "…" : "") + sql.substr(from, to - from) + (to < end ? "…" : "");
  detail.caret = characters(from, at) + (from > begin ? 1 : 0);
  return detail;
}

std::string nearest(const std::string& word, const std::vector<std::string>& of) {
  return base::nearest_of(word, of.data(), of.data() + of.size());
}

/// The columns of the views that the question names; of all where it names none.
std::vector<std::string> columns_near(const std::string& sql) {
  const std::string small = lower(sql);
  std::vector<std::string> named, all;
  for (const SqlView& view : sql_views())
    for (const SqlColumn& column : view.columns) {
      all.push_back(column.name);
      if (small.find(view.name) != std::string::npos) named.push_back(column.name);
    }
  return named.empty() ? all : named;
}

std::string did_you_mean(const std::string& near, const std::string& otherwise) {
  return near.empty() ? otherwise : "did you mean " + near + "?";
}

constexpr const char* no_changes = "questions read; they take no changes";
constexpr const char* listed = "`dateline sql --views` lists views and columns";

/// SQLite's message, in words of the views where it is about names.
void explain(base::ProblemDetail& detail, const std::string& said, const std::string& sql) {
  const auto name_after = [&said](std::string_view begin) -> std::string {
    return said.starts_with(begin) ? said.substr(begin.size()) : "";
  };
  detail.what = said.ends_with("because it is a view") ? no_changes : said;
  detail.remedy = listed;
  if (const std::string table = name_after("no such table: "); !table.empty()) {
    const std::string bare = table.substr(table.rfind('.') + 1);
    std::vector<std::string> names;
    for (const SqlView& view : sql_views()) names.push_back(view.name);
    detail.what = "there is no view '" + table + "'";
    detail.remedy = did_you_mean(nearest(bare, names), listed);
  } else if (const std::string column = name_after("no such column: "); !column.empty()) {
    detail.what = "there is no column '" + column + "'";
    const std::string near = nearest(column.substr(column.rfind('.') + 1), columns_near(sql));
    detail.remedy = did_you_mean(near, std::string(listed) + "; texts stand in single quotes: 'E3'");
  } else if (const std::string function = name_after("no such function: "); !function.empty()) {
    detail.what = "there is no function '" + function + "'";
    detail.remedy = did_you_mean(nearest(function, functions()), "docs/formats/sql.md lists them");
  }
}

/// The views, with nothing behind them.
SQLite::Database empty_views() {
  SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX);
  make_safe(database);
  sqlite3_limit(database.getHandle(), SQLITE_LIMIT_COMPOUND_SELECT, most_compound_parts);
  for (const SqlView& view : sql_views()) database.exec(definition_of(view, true));
  return database;
}

/// Where a table is named, for SQLite does not say: after FROM, JOIN, a comma or a dot. Nothing where that
/// cannot be told.
std::optional<std::size_t> place_of_table(const std::string& sql, const std::string& name) {
  const std::string small = lower(sql), wanted = lower(name);
  const auto is_word = [&small](std::size_t at) {
    return at < small.size() && (small[at] == '_' || (small[at] >= '0' && small[at] <= '9') ||
                                 (small[at] >= 'a' && small[at] <= 'z'));
  };
  for (std::size_t at = small.find(wanted); at != std::string::npos; at = small.find(wanted, at + 1)) {
    if (is_word(at + wanted.size()) || (at > 0 && is_word(at - 1))) continue;
    const std::size_t before = at == 0 ? std::string::npos : small.find_last_not_of(" \t\r\n\"[`", at - 1);
    if (before == std::string::npos) continue;
    const std::string_view so_far = std::string_view(small).substr(0, before + 1);
    if (so_far.ends_with("from") || so_far.ends_with("join") || so_far.ends_with(",") ||
        so_far.ends_with("."))
      return at;
  }
  return std::nullopt;
}

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

}  // namespace

bool is_allowed_function(const std::string& name) {
  const std::vector<std::string>& all = functions();
  return std::find(all.begin(), all.end(), lower(name)) != all.end();
}

void check_question(const std::string& sql) {
  if (sql.size() > longest_question_bytes)
    throw base::UsageError({.path = "SQL",
                            .what = "the question is too long",
                            .why = std::to_string(sql.size()) + " bytes, the limit is " +
                                   std::to_string(longest_question_bytes)});
  if (const std::size_t nul = sql.find('\0'); nul != std::string::npos) {
    base::ProblemDetail detail = placed(sql, nul);
    detail.what = "the question has a NUL character in it";
    throw base::UsageError(std::move(detail));
  }
  const SQLite::Database database = empty_views();
  sqlite3* const handle = database.getHandle();
  Refusal refusal;
  sqlite3_set_authorizer(handle, authorize, static_cast<void*>(&refusal));
  const auto fail = [&](std::optional<std::size_t> offset) {
    base::ProblemDetail detail = offset ? placed(sql, *offset) : base::ProblemDetail{.path = "SQL"};
    if (!refusal.what.empty()) {
      detail.what = refusal.what;
      detail.remedy = listed;
    } else {
      explain(detail, sqlite3_errmsg(handle), sql);
    }
    throw base::UsageError(std::move(detail));
  };
  const auto prepare = [&](const char* from, const char** tail) {
    sqlite3_stmt* statement = nullptr;
    const int result =
        sqlite3_prepare_v2(handle, from, static_cast<int>(sql.data() + sql.size() - from), &statement, tail);
    const std::unique_ptr<sqlite3_stmt, Finalize> owner(statement);
    if (result != SQLITE_OK) {
      const int offset = sqlite3_error_offset(handle);
      constexpr std::string_view no_table = "no such table: ";
      const std::string said = sqlite3_errmsg(handle);
      if (offset >= 0)
        fail(static_cast<std::size_t>(from - sql.data()) + static_cast<std::size_t>(offset));
      else if (said.starts_with(no_table))
        fail(place_of_table(sql, said.substr(std::max(no_table.size(), said.rfind('.') + 1))));
      else
        fail(std::nullopt);
    }
    if (statement == nullptr) return false;
    if (sqlite3_stmt_isexplain(statement) != 0)
      refusal.what = "how SQLite would answer (EXPLAIN) is not told";
    else if (sqlite3_stmt_readonly(statement) == 0 || sqlite3_column_count(statement) == 0)
      refusal.what = no_changes;
    if (!refusal.what.empty()) fail(std::nullopt);
    if (sqlite3_bind_parameter_count(statement) > 0) {
      const char* const name = sqlite3_bind_parameter_name(statement, 1);
      const std::size_t at = sql.find(name != nullptr ? name : "?");
      refusal.what = "parameters have no values here";
      fail(at == std::string::npos ? std::nullopt : std::optional(at));
    }
    return true;
  };
  const char* tail = sql.data();
  bool any = false;
  while (tail != sql.data() + sql.size()) {
    const auto begin = static_cast<std::size_t>(tail - sql.data());
    const bool is_question = prepare(tail, &tail);
    if (any && is_question) {
      const std::size_t word = sql.find_first_not_of(" \t\r\n;", begin);
      refusal.what = "one question at a time";
      fail(word == std::string::npos ? begin : word);
    }
    any = any || is_question;
  }
  if (!any)
    throw base::UsageError({.path = "SQL",
                            .what = "there is no question",
                            .remedy = "dateline sql \"SELECT title, date FROM events\""});
}

}  // namespace dateline::store
