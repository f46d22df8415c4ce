#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <optional>

struct sqlite3;

namespace dateline::store {

/// Takes the place of SQLite's own functions of time on a connection (`date`, `strftime`,
/// `CURRENT_TIMESTAMP`, …), which would ask the clock and the time zone of the machine for 'now' and
/// 'localtime'. These give the same for all else; 'now' is `now`, in seconds since 1970 of UTC, and where
/// there is none, or the zone of the machine is meant, `fail` gets a UsageError and the statement ends.
///
/// The connection keeps `fail`; without_time_functions() must come before that is gone.
void with_time_functions(sqlite3* connection, std::optional<std::int64_t> now,
                         std::function<void(std::exception_ptr)> fail);

/// Afterwards the connection has no functions of time, until with_time_functions() is called again.
void without_time_functions(sqlite3* connection);

}  // namespace dateline::store
