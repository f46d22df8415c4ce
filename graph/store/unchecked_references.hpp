#pragma once

#include <sqlite3.h>

#include <SQLiteCpp/Database.h>

namespace dateline::store {

/// While it lives, SQLite does not look up what a row refers to, and empties a table at once instead of row
/// by row. For work that makes sure of its references itself; also in the middle of a transaction.
class UncheckedReferences {
 public:
  /// `database` must outlive this.
  explicit UncheckedReferences(SQLite::Database& database) : database_(database) {
    sqlite3_db_config(database_.getHandle(), SQLITE_DBCONFIG_ENABLE_FKEY, -1, &was_on_);
    sqlite3_db_config(database_.getHandle(), SQLITE_DBCONFIG_ENABLE_FKEY, 0, nullptr);
  }
  UncheckedReferences(const UncheckedReferences&) = delete;
  UncheckedReferences& operator=(const UncheckedReferences&) = delete;
  ~UncheckedReferences() {
    sqlite3_db_config(database_.getHandle(), SQLITE_DBCONFIG_ENABLE_FKEY, was_on_, nullptr);
  }

 private:
  SQLite::Database& database_;
  int was_on_ = 0;
};

}  // namespace dateline::store
