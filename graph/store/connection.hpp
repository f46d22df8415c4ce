#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "src/base/problem.hpp"

struct sqlite3_stmt;

namespace dateline::store {

/// Finalizes a statement of SQLite.
struct FinalizesStatement {
  void operator()(sqlite3_stmt* statement) const noexcept;
};
/// A prepared statement. SQLiteCpp's own shares each column that is read with counting, which takes longer
/// than the reading.
using Prepared = std::unique_ptr<sqlite3_stmt, FinalizesStatement>;

/// Of pages that SQLite keeps in memory.
inline constexpr int cache_kib = 32 << 10;

/// Switches and limits for files that may come from anywhere, on a database that was just opened.
void make_safe(SQLite::Database& database);

/// An open story file: the database with the safe settings, its prepared statements and its groups of
/// changes. Everything throws base::StoreError.
class Connection {
 public:
  enum class Access { read, write, create };

  static std::unique_ptr<Connection> open(const std::string& path, Access access);
  static std::unique_ptr<Connection> in_memory();

  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() = default;

  /// A copy in memory of what is read now, which can be written to.
  std::unique_ptr<Connection> copy_in_memory();

  const std::string& path() const { return path_; }
  bool was_created() const { return was_created_; }
  SQLite::Database& database() { return database_; }

  /// What SQLite answered to a statement on this file, as a StoreError with the system's reason.
  base::StoreError failed(int code) const;
  /// What SQLite threw on this file, as a StoreError with the system's reason.
  base::StoreError failed(const SQLite::Exception& failure) const;

  /// A prepared statement of a literal that nobody else is using; give it back after use.
  Prepared take_statement(std::string_view sql);
  void give_back(std::string_view sql, Prepared statement) noexcept;

  /// Runs a statement that gives nothing back.
  void execute(const std::string& sql);

  /// Nested groups of changes; each begin() is followed by one commit() that returns, or one roll_back(). An
  /// inner group is part of the outer one: rolled back, it takes the whole along.
  void begin();
  void commit();
  void roll_back() noexcept;

  /// From now on bytes that are deleted are overwritten.
  void overwrite_what_is_deleted() { execute("PRAGMA secure_delete = ON"); }
  /// Makes indexes anew, writes the file anew, without what was deleted, and empties what stands beside it.
  /// Outside of groups.
  void rebuild();

  /// Ends the moment that is read and begins another; for Access::read.
  void refresh();
  /// Ends the moment that is read; refresh() begins another.
  void rest();
  /// After rest(): whether the file is where it was, and nobody has changed it since the moment that was
  /// read. False where that cannot be told.
  bool is_of_today();

  /// What is called for each row that is read; its exceptions end the reading. May be empty.
  void watch(std::function<void()> watch) { watch_ = std::move(watch); }
  void look() const {
    if (watch_) watch_();
  }

 private:
  Connection(std::string path, Access access, SQLite::Database database);
  static std::unique_ptr<Connection> open_database(const std::string& path, const std::string& name,
                                                   int flags, Access access);
  /// Makes a database that was just opened safe, checks it, and brings it up to date; of an older format that
  /// is only read a migrated copy takes the place of `connection`.
  static void prepare(std::unique_ptr<Connection>& connection, const std::string& name);
  /// What is read of a file of an older format: a copy in memory in the newest one. The file stays as it is.
  std::unique_ptr<Connection> migrated_copy();
  /// Throws where a group that is still open cannot be kept any more.
  void refuse_undone() const;

  std::string path_;
  Access access_;
  bool was_created_ = false;
  unsigned depth_ = 0;      ///< of the groups of changes that are open
  bool is_undone_ = false;  ///< an inner one was rolled back
  std::int64_t data_version_ = 0;
  std::function<void()> watch_;
  SQLite::Database database_;
  // After the database: statements must go before it does.
  // By the address of the literal: comparing long statements takes longer than many a one runs.
  std::unordered_map<const char*, std::vector<Prepared>> free_statements_;
};

}  // namespace dateline::store
