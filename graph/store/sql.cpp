#include "graph/store/sql.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <exception>
#include <map>
#include <memory>
#include <string_view>
#include <utility>

#include "graph/store/connection.hpp"
#include "graph/store/counted_memory.hpp"
#include "graph/store/sql_check.hpp"
#include "graph/store/sql_time.hpp"
#include "graph/store/sql_views.hpp"
#include "graph/store/story_file.hpp"
#include "src/base/problem.hpp"
#include "src/calendar/day.hpp"

namespace dateline::store {
namespace {

constexpr int steps_between_looks = 10'000;  // some tenths of a millisecond
constexpr int longest_value_bytes = 64 << 20;
constexpr std::size_t kept_text_bytes = 32 << 20;

/// What the views call, with the number of its arguments.
constexpr std::pair<const char*, int> functions[] = {{"dateline_day", 1}, {"dateline_quote", 3}};

/// A connection while a question is asked on it: the views are there, their functions, the limits, and
/// nothing may be written. What it was before it is again afterwards.
class Asking {
 public:
  Asking(const StoryFile& story, Connection& connection, const SqlLimits& limits)
      : story_(story), connection_(connection), limits_(limits) {
    const bool was_in_transaction = sqlite3_get_autocommit(handle()) == 0;
    restart_ = was_in_transaction;
    query_only_ = connection_.database().execAndGet("PRAGMA query_only").getInt() != 0;
    connection_.execute("PRAGMA query_only = OFF");
    for (const SqlView& view : sql_views()) connection_.execute(definition_of(view, false));
    connection_.execute("PRAGMA query_only = ON");
    add_function(functions[0], &Asking::day_text);
    add_function(functions[1], &Asking::quote_text);
    with_time_functions(handle(), limits_.now, [this](std::exception_ptr why) { end(std::move(why)); });
    value_limit_ = sqlite3_limit(handle(), SQLITE_LIMIT_LENGTH, longest_value_bytes);
    compound_limit_ = sqlite3_limit(handle(), SQLITE_LIMIT_COMPOUND_SELECT, most_compound_parts);
    sqlite3_set_authorizer(handle(), authorize, static_cast<void*>(this));
    sqlite3_progress_handler(handle(), steps_between_looks, look, static_cast<void*>(this));
  }
  ~Asking() {
    sqlite3_progress_handler(handle(), 0, nullptr, nullptr);
    sqlite3_set_authorizer(handle(), nullptr, nullptr);
    sqlite3_limit(handle(), SQLITE_LIMIT_LENGTH, value_limit_);
    sqlite3_limit(handle(), SQLITE_LIMIT_COMPOUND_SELECT, compound_limit_);
    SQLite::Database& database = connection_.database();
    for (const auto& [name, arguments] : functions)
      sqlite3_create_function_v2(handle(), name, arguments, SQLITE_UTF8, nullptr, nullptr, nullptr, nullptr,
                                 nullptr);
    without_time_functions(handle());
    // For want of memory SQLite ends the transaction, and with it goes what was made in it.
    if (restart_ && sqlite3_get_autocommit(handle()) != 0) database.tryExec("BEGIN");
    database.tryExec("PRAGMA query_only = OFF");
    for (const SqlView& view : sql_views()) database.tryExec("DROP VIEW IF EXISTS temp." + view.name);
    if (query_only_) database.tryExec("PRAGMA query_only = ON");
  }
  Asking(const Asking&) = delete;
  Asking& operator=(const Asking&) = delete;

  sqlite3* handle() const { return connection_.database().getHandle(); }
  /// Throws what the question was ended by, if anything.
  void rethrow() const {
    if (ended_by_) std::rethrow_exception(ended_by_);
  }

 private:
  using Function = void (Asking::*)(sqlite3_context*, sqlite3_value**);
  struct Registered {
    Asking* asking = nullptr;
    Function function = nullptr;
  };

  void add_function(const std::pair<const char*, int>& named, Function function) {
    auto* const registered = new Registered{this, function};
    connection_.database().check(sqlite3_create_function_v2(
        handle(), named.first, named.second, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
        static_cast<void*>(registered), call, nullptr, nullptr,
        [](void* pointer) { delete static_cast<Registered*>(pointer); }));
  }
  static void call(sqlite3_context* context, int, sqlite3_value** values) {
    const auto* const registered = static_cast<const Registered*>(sqlite3_user_data(context));
    try {
      (registered->asking->*registered->function)(context, values);
    } catch (...) {
      registered->asking->end(std::current_exception());
      sqlite3_result_error(context, "", 0);
    }
  }
  void end(std::exception_ptr why) {
    if (!ended_by_) ended_by_ = std::move(why);
  }

  /// What check_question() has let through reads nothing but views, and these read what they were made of.
  /// Here, a second time, nothing but reading is let through.
  static int authorize(void* self, int action, const char*, const char* name, const char*, const char*) {
    const bool from_within = static_cast<const Asking*>(self)->within_;
    switch (action) {
      case SQLITE_SELECT:
      case SQLITE_READ:
      case SQLITE_RECURSIVE:
        return SQLITE_OK;
      case SQLITE_FUNCTION:
        return from_within || is_allowed_function(name) || std::string_view(name).starts_with("dateline_")
                   ? SQLITE_OK
                   : SQLITE_DENY;
      default:
        return SQLITE_DENY;
    }
  }
  static int look(void* pointer) {
    auto* const self = static_cast<Asking*>(pointer);
    try {
      if (self->limits_.watch) self->limits_.watch();
      return 0;
    } catch (...) {
      self->end(std::current_exception());
      return 1;
    }
  }

  void day_text(sqlite3_context* context, sqlite3_value** values) {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL) return sqlite3_result_null(context);
    put(context, calendar::iso(calendar::Day{sqlite3_value_int64(values[0])}));
  }

  void quote_text(sqlite3_context* context, sqlite3_value** values) {
    const std::int64_t source = sqlite3_value_int64(values[0]), begin = sqlite3_value_int64(values[1]),
                       end = sqlite3_value_int64(values[2]);
    if (source <= 0 || source > UINT32_MAX || begin >= end) return sqlite3_result_null(context);
    const std::string& text = text_of({static_cast<std::uint32_t>(source)});
    if (begin < 0 || static_cast<std::uint64_t>(end) > text.size()) return sqlite3_result_null(context);
    put(context, std::string_view(text).substr(static_cast<std::size_t>(begin),
                                               static_cast<std::size_t>(end - begin)));
  }

  const std::string& text_of(model::SourceId id) {
    const auto kept = texts_.find(id);
    if (kept != texts_.end()) return kept->second;
    if (kept_bytes_ > kept_text_bytes) {
      texts_.clear();
      kept_bytes_ = 0;
    }
    within_ = true;
    std::string text;
    try {
      text = story_.text_of(id);
    } catch (...) {
      within_ = false;
      throw;
    }
    within_ = false;
    kept_bytes_ += text.size();
    return texts_.emplace(id, std::move(text)).first->second;
  }

  static void put(sqlite3_context* context, std::string_view text) {
    sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  }

  const StoryFile& story_;
  Connection& connection_;
  const SqlLimits& limits_;
  std::map<model::SourceId, std::string> texts_;  ///< of sources that were quoted
  std::size_t kept_bytes_ = 0;
  std::exception_ptr ended_by_;
  bool within_ = false;  ///< what is asked now is the program's own
  bool query_only_ = false, restart_ = false;
  int value_limit_ = 0, compound_limit_ = 0;
};

std::string mebibytes(std::int64_t bytes) {
  return std::to_string(bytes >> 20) + " MiB";
}

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

SqlValue value_of(sqlite3_stmt* statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL:
      return {};
    case SQLITE_INTEGER:
      return sqlite3_column_int64(statement, column);
    case SQLITE_FLOAT:
      return sqlite3_column_double(statement, column);
    case SQLITE_BLOB: {
      const auto* const bytes = static_cast<const unsigned char*>(sqlite3_column_blob(statement, column));
      std::string out = "X'";
      for (int i = 0; i < sqlite3_column_bytes(statement, column); ++i) {
        out.push_back("0123456789ABCDEF"[bytes[i] >> 4]);
        out.push_back("0123456789ABCDEF"[bytes[i] & 15]);
      }
      return out + "'";
    }
    default: {
      const auto* const text = sqlite3_column_text(statement, column);
      const int size = sqlite3_column_bytes(statement, column);
      if (text == nullptr) return std::string();
      return std::string(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
    }
  }
}

std::int64_t size_of(const SqlValue& value) {
  const auto* const text = std::get_if<std::string>(&value);
  return static_cast<std::int64_t>(sizeof(SqlValue) + (text != nullptr ? text->size() : 0));
}

}  // namespace

SqlAnswer StoryFile::answer(const std::string& sql, const SqlLimits& limits) const {
  try {
    check_question(sql);
    const Asking asking(*this, *connection_, limits);
    const MemoryLimit memory(limits.max_memory_bytes);
    const auto too_much = [&](const char* what) {
      return base::DataError({.path = "SQL",
                              .what = what,
                              .why = "the limit is " + mebibytes(limits.max_memory_bytes),
                              .remedy = "ask for less: WHERE, LIMIT, fewer columns, or joins by numbers "
                                        "(event_number)"});
    };
    const auto fail = [&](int result) {
      asking.rethrow();
      if (memory.was_reached()) throw too_much("the question takes too much memory");
      const int code = result & 0xff;
      if (code == SQLITE_ERROR || code == SQLITE_TOOBIG || code == SQLITE_MISMATCH)
        throw base::DataError({.path = "SQL", .what = sqlite3_errmsg(asking.handle())});
      throw connection_->failed(SQLite::Exception(asking.handle(), result));
    };
    sqlite3_stmt* prepared = nullptr;
    const int result =
        sqlite3_prepare_v2(asking.handle(), sql.data(), static_cast<int>(sql.size()), &prepared, nullptr);
    const std::unique_ptr<sqlite3_stmt, Finalize> statement(prepared);
    if (result != SQLITE_OK) fail(result);
    SqlAnswer answer;
    const int columns = sqlite3_column_count(prepared);
    for (int column = 0; column < columns; ++column)
      answer.columns.emplace_back(sqlite3_column_name(prepared, column));
    std::int64_t bytes = 0;
    while (true) {
      const int step = sqlite3_step(prepared);
      if (step == SQLITE_DONE) return answer;
      if (step != SQLITE_ROW) fail(step);
      if (limits.max_rows != 0 && answer.rows.size() == limits.max_rows) {
        answer.cut = true;
        return answer;
      }
      auto& row = answer.rows.emplace_back();
      for (int column = 0; column < columns; ++column) {
        row.push_back(value_of(prepared, column));
        bytes += size_of(row.back());
      }
      if (bytes > limits.max_memory_bytes) throw too_much("the answer is too large");
    }
  } catch (const SQLite::Exception& failure) {
    throw connection_->failed(failure);
  }
}

}  // namespace dateline::store
