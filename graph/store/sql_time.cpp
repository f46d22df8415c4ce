#include "graph/store/sql_time.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "graph/store/connection.hpp"
#include "src/base/problem.hpp"

namespace dateline::store {
namespace {

constexpr int any_number = -1;
constexpr int most_arguments = 100;  // SQLite's own functions take more, but no question has use for them

struct TimeFunction {
  const char* name;
  int arguments;
  int time_at;           ///< where the time stands; after it what changes it
  const char* computes;  ///< the function that computes it
};

constexpr std::array<TimeFunction, 9> time_functions{{{"date", any_number, 0, "date"},
                                                      {"time", any_number, 0, "time"},
                                                      {"datetime", any_number, 0, "datetime"},
                                                      {"julianday", any_number, 0, "julianday"},
                                                      {"unixepoch", any_number, 0, "unixepoch"},
                                                      {"strftime", any_number, 1, "strftime"},
                                                      {"current_date", 0, 0, "date"},
                                                      {"current_time", 0, 0, "time"},
                                                      {"current_timestamp", 0, 0, "datetime"}}};

bool is_word(sqlite3_value* value, const char* word) {
  if (sqlite3_value_type(value) != SQLITE_TEXT) return false;
  const auto* const text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  return text != nullptr && sqlite3_stricmp(text, word) == 0;
}

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Prepared = std::unique_ptr<sqlite3_stmt, Finalize>;

/// A database of its own, in which nothing but functions of time is called: there SQLite's own are in place.
class Clockless {
 public:
  Clockless(std::optional<std::int64_t> now, std::function<void(std::exception_ptr)> fail)
      : fail_(std::move(fail)), database_(":memory:", SQLite::OPEN_READWRITE) {
    make_safe(database_);
    if (!now) return;
    SQLite::Statement moment(database_, "SELECT strftime('%Y-%m-%d %H:%M:%S', ?, 'unixepoch')");
    moment.bind(1, *now);
    if (moment.executeStep()) now_ = moment.getColumn(0).getString();
  }

  void answer(sqlite3_context* context, const TimeFunction& function, int count, sqlite3_value** values) {
    try {
      if (count > most_arguments)
        throw base::UsageError({.path = "SQL",
                                .what = std::string(function.name) + "() has too many arguments",
                                .why = "the limit is " + std::to_string(most_arguments)});
      compute(context, function, count, values);
    } catch (...) {
      fail_(std::current_exception());
      sqlite3_result_error(context, "", 0);
    }
  }

 private:
  void compute(sqlite3_context* context, const TimeFunction& function, int count, sqlite3_value** values) {
    if (count < function.time_at) return sqlite3_result_null(context);  // strftime() without a format
    for (int i = function.time_at + 1; i < count; ++i)
      if (is_word(values[i], "localtime") || is_word(values[i], "utc"))
        throw base::UsageError({.path = "SQL",
                                .what = std::string(function.name) + "(…, '" +
                                        reinterpret_cast<const char*>(sqlite3_value_text(values[i])) +
                                        "') asks for the time zone of this machine",
                                .why = "an answer must not hang on where it is asked",
                                .remedy = "leave it out: times are UTC; or say the hours: '+2 hours'"});
    const bool is_now = count <= function.time_at || is_word(values[function.time_at], "now");
    if (is_now && now_.empty())
      throw base::UsageError({.path = "SQL",
                              .what = std::string(function.name) + " asks for the present moment",
                              .why = "an answer must not hang on when it is asked",
                              .remedy = "say when now is: dateline --now 2017-08-01T09:30Z sql …"});
    const int given = is_now ? std::max(count, function.time_at + 1) : count;
    sqlite3_stmt* const statement = prepared(function.computes, given);
    for (int i = 0; i < given; ++i) {
      if (is_now && i == function.time_at)
        sqlite3_bind_text(statement, i + 1, now_.c_str(), static_cast<int>(now_.size()), SQLITE_STATIC);
      else if (!is_later_now(function, i, values[i]))
        sqlite3_bind_value(statement, i + 1, values[i]);
    }
    if (sqlite3_step(statement) == SQLITE_ROW)
      sqlite3_result_value(context, sqlite3_column_value(statement, 0));
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
  }

  /// What later versions of SQLite take for 'now', too: it is no time here.
  static bool is_later_now(const TimeFunction& function, int i, sqlite3_value* value) {
    return i == function.time_at && (is_word(value, "subsec") || is_word(value, "subsecond"));
  }

  sqlite3_stmt* prepared(const char* function, int count) {
    Prepared& statement = statements_[{function, count}];
    if (!statement) {
      std::string sql = std::string("SELECT ") + function + "(";
      for (int i = 0; i < count; ++i) sql += i == 0 ? "?" : ", ?";
      sqlite3_stmt* made = nullptr;
      const int result = sqlite3_prepare_v2(database_.getHandle(), (sql + ")").c_str(), -1, &made, nullptr);
      statement.reset(made);
      if (result != SQLITE_OK) throw SQLite::Exception(database_.getHandle(), result);
    }
    return statement.get();
  }

  std::function<void(std::exception_ptr)> fail_;
  SQLite::Database database_;
  std::string now_;  ///< "2017-08-01 09:30:00"; "" where it is not given
  std::map<std::pair<std::string_view, int>, Prepared> statements_;
};

struct Registered {
  std::shared_ptr<Clockless> clockless;
  const TimeFunction* function = nullptr;
};

void call(sqlite3_context* context, int count, sqlite3_value** values) {
  const auto* const registered = static_cast<const Registered*>(sqlite3_user_data(context));
  registered->clockless->answer(context, *registered->function, count, values);
}

}  // namespace

void with_time_functions(sqlite3* connection, std::optional<std::int64_t> now,
                         std::function<void(std::exception_ptr)> fail) {
  const auto clockless = std::make_shared<Clockless>(now, std::move(fail));
  for (const TimeFunction& function : time_functions) {
    const int result = sqlite3_create_function_v2(
        connection, function.name, function.arguments, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
        static_cast<void*>(new Registered{clockless, &function}), call, nullptr, nullptr,
        [](void* pointer) { delete static_cast<Registered*>(pointer); });
    if (result != SQLITE_OK) throw SQLite::Exception(connection, result);
  }
}

void without_time_functions(sqlite3* connection) {
  for (const TimeFunction& function : time_functions)
    sqlite3_create_function_v2(connection, function.name, function.arguments, SQLITE_UTF8, nullptr, nullptr,
                               nullptr, nullptr, nullptr);
}

}  // namespace dateline::store
