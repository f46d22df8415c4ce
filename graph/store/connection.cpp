#include "graph/store/connection.hpp"

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

#include <cerrno>
#include <utility>

#include "graph/store/counted_memory.hpp"
#include "graph/store/failure.hpp"
#include "graph/store/file_system.hpp"
#include "graph/store/schema.hpp"
#include "src/base/problem.hpp"

namespace dateline::store {
namespace {

constexpr int busy_timeout_ms = 30'000;
/// Files up to this size are checked whole on every opening, which costs a few milliseconds.
constexpr std::int64_t checked_up_to_bytes = 16 << 20;

/// No thread shares a connection with another: SQLite need not lock it for every call.
int writing() {
  return SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX;
}

/// Before anything else is asked of SQLite: it counts no bytes of memory, for which each allocation would
/// take a lock.
void begin_sqlite() {
  static const bool done = [] {
    count_memory();
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK;
  }();
  static_cast<void>(done);
}

/// On a network share, before anything is read: SQLite then reads a write-ahead log without the memory that
/// those who share it need.
void be_alone(SQLite::Database& database) {
  database.exec("PRAGMA locking_mode = EXCLUSIVE");
}

/// Out of the write-ahead log that the file may have been left with elsewhere, and alone no more. What is
/// wrong with the file is said later.
void leave_write_ahead_log(SQLite::Database& database) {
  try {
    if (is_story(database)) database.exec("PRAGMA journal_mode = DELETE");
    // The lock goes with the next reading.
    database.exec("PRAGMA locking_mode = NORMAL; SELECT count(*) FROM sqlite_schema");
  } catch (const SQLite::Exception&) {
    database.tryExec("PRAGMA locking_mode = NORMAL");
  }
}

/// Throws where the copy cannot be finished: a database that is being written to by its own connection cannot
/// be.
void copy_whole(SQLite::Database& from, SQLite::Database& to) {
  const int result = SQLite::Backup(to, from).executeStep();
  if (result != SQLITE_DONE) throw SQLite::Exception("it cannot be copied now", result);
}

std::int64_t number_from(SQLite::Database& database, const char* sql) {
  return database.execAndGet(sql).getInt64();
}

void check_whole(SQLite::Database& database, const std::string& path) {
  const std::int64_t size =
      number_from(database, "PRAGMA page_count") * number_from(database, "PRAGMA page_size");
  if (size > checked_up_to_bytes) return;
  const std::string answer = database.execAndGet("PRAGMA quick_check(1)").getString();
  if (answer == "ok") return;
  if (const int error = system_error_of(database.getHandle()))
    throw store_error(path, SQLite::Exception(answer, SQLITE_IOERR), error);
  throw damaged_story(path, answer);
}

// SQLite's own door to the file system answers what a file is, so that the story file has one door only.
bool is_accessible(const std::string& name, int how) {
  sqlite3_vfs* const system = sqlite3_vfs_find(nullptr);
  int answer = 0;
  return system->xAccess(system, name.c_str(), how, &answer) == SQLITE_OK && answer != 0;
}

/// Whether there is such a file with something in it. Throws StoreError on `path` where the system does not
/// say.
bool file_exists(const std::string& path, const std::string& name) {
  errno = 0;
  if (is_accessible(name, SQLITE_ACCESS_EXISTS)) return true;
  if (errno == 0 || errno == ENOENT || errno == ENOTDIR) return false;
  const int error = errno;
  throw store_error(path, SQLite::Exception("", SQLITE_CANTOPEN), error);
}

bool is_folder(const std::string& name) {
  return is_accessible(name + "/.", SQLITE_ACCESS_EXISTS);
}

std::string folder_of(const std::string& name) {
  return name.substr(0, name.rfind('/') + 1);
}

/// Why a file may not be opened, where the system gives a plain reason; otherwise empty.
std::string reason_not_opened(const std::string& name) {
  if (!is_folder(folder_of(name))) return "its folder does not exist";
  const bool exists = is_accessible(name, SQLITE_ACCESS_EXISTS);
  if (exists && !is_accessible(name, SQLITE_ACCESS_READWRITE)) return "permission denied";
  return "";
}

/// The URI of a file nobody can write to, so that SQLite needs no files beside it.
std::string immutable_uri(const std::string& name) {
  std::string uri = "file:";
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/';
    if (plain) {
      uri.push_back(c);
    } else {
      const auto byte = static_cast<unsigned char>(c);
      uri.push_back('%');
      uri.push_back("0123456789ABCDEF"[byte >> 4]);
      uri.push_back("0123456789ABCDEF"[byte & 15]);
    }
  }
  return uri + "?immutable=1";
}

bool is_refused_access(const SQLite::Exception& failure) {
  const int code = failure.getErrorCode() & 0xff;
  return code == SQLITE_CANTOPEN || code == SQLITE_READONLY;
}

}  // namespace

void FinalizesStatement::operator()(sqlite3_stmt* statement) const noexcept {
  sqlite3_finalize(statement);
}

// What the schema could make SQLite run is off; the limits are those that SQLite's own advice on hostile
// files gives, where this program needs no more.
void make_safe(SQLite::Database& database) {
  sqlite3* const handle = database.getHandle();
  constexpr std::pair<int, int> switches[] = {{SQLITE_DBCONFIG_DEFENSIVE, 1},
                                              {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                                              {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
                                              {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
                                              {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
                                              {SQLITE_DBCONFIG_DQS_DDL, 0},
                                              {SQLITE_DBCONFIG_DQS_DML, 0},
                                              {SQLITE_DBCONFIG_ENABLE_FKEY, 1}};
  for (const auto& [option, value] : switches) {
    database.check(sqlite3_db_config(handle, option, value, nullptr));
  }
  constexpr std::pair<int, int> limits[] = {{SQLITE_LIMIT_LENGTH, 1'000'000'000},
                                            {SQLITE_LIMIT_SQL_LENGTH, 100'000},
                                            {SQLITE_LIMIT_COLUMN, 100},
                                            {SQLITE_LIMIT_EXPR_DEPTH, 100},
                                            {SQLITE_LIMIT_COMPOUND_SELECT, 5},
                                            {SQLITE_LIMIT_VDBE_OP, 25'000},
                                            {SQLITE_LIMIT_ATTACHED, 0},
                                            {SQLITE_LIMIT_TRIGGER_DEPTH, 10},
                                            {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50}};
  for (const auto& [limit, value] : limits) sqlite3_limit(handle, limit, value);
  database.exec(
      "PRAGMA mmap_size = 0; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = " +
      std::to_string(-cache_kib));
}

Connection::Connection(std::string path, Access access, SQLite::Database database)
    : path_(std::move(path)), access_(access), database_(std::move(database)) {}

std::unique_ptr<Connection> Connection::open_database(const std::string& path, const std::string& name,
                                                      int flags, Access access) {
  std::unique_ptr<Connection> connection(
      new Connection(path, access, SQLite::Database(name, flags, busy_timeout_ms)));
  try {
    prepare(connection, name);
  } catch (const SQLite::Exception& failure) {
    if (is_refused_access(failure)) throw;
    throw store_error(path, failure, system_error_of(connection->database_.getHandle()));
  }
  return connection;
}

void Connection::prepare(std::unique_ptr<Connection>& connection, const std::string& name) {
  const std::string path = connection->path_;
  const Access access = connection->access_;
  SQLite::Database& database = connection->database_;
  const bool shares_memory =
      sqlite3_db_readonly(database.getHandle(), "main") == 1 || !is_on_network(folder_of(name));
  if (!shares_memory) be_alone(database);
  make_safe(database);
  if (!shares_memory) leave_write_ahead_log(database);
  if (access != Access::read && sqlite3_db_readonly(database.getHandle(), "main") == 1) {
    if (!is_accessible(name, SQLITE_ACCESS_READWRITE)) throw unopened_story(path, "permission denied");
    throw store_error(path, SQLite::Exception("the system opens it for reading only", SQLITE_READONLY));
  }
  if (access == Access::create) {
    database.exec("BEGIN IMMEDIATE");
    connection->was_created_ = is_blank(database);
    if (connection->was_created_) create_schema(database);
    database.exec("COMMIT");
  }
  // Read inside one transaction, so that all checks see the same moment.
  database.exec("BEGIN");
  if (is_blank(database)) throw missing_story(path);
  check_format(database, path);
  check_whole(database, path);
  check_schema(database, path);
  if (access == Access::read) {
    if (is_older(database)) connection = connection->migrated_copy();
    connection->database_.exec("PRAGMA query_only = ON");
    return;
  }
  database.exec("COMMIT");
  if (is_older(database)) {
    database.exec("BEGIN IMMEDIATE");
    // As it is now: another program may have been here since.
    check_schema(database, path);
    migrate(database);
    database.exec("COMMIT");
  }
  // Where the system cannot do it, or another program is just doing it, the file works without.
  if (shares_memory) database.tryExec("PRAGMA journal_mode = WAL");
  database.exec("PRAGMA synchronous = FULL");
}

std::unique_ptr<Connection> Connection::migrated_copy() {
  std::unique_ptr<Connection> copy(
      new Connection(path_, Access::read, SQLite::Database(":memory:", writing() | SQLite::OPEN_CREATE)));
  copy_whole(database_, copy->database_);
  make_safe(copy->database_);
  copy->database_.exec("BEGIN");
  migrate(copy->database_);
  copy->database_.exec("COMMIT; BEGIN");
  return copy;
}

std::unique_ptr<Connection> Connection::copy_in_memory() {
  try {
    std::unique_ptr<Connection> copy(
        new Connection(path_, Access::write, SQLite::Database(":memory:", writing() | SQLite::OPEN_CREATE)));
    copy_whole(database_, copy->database_);
    make_safe(copy->database_);
    return copy;
  } catch (const SQLite::Exception& failure) {
    throw failed(failure);
  }
}

std::unique_ptr<Connection> Connection::open(const std::string& path, Access access) {
  begin_sqlite();
  // A path is only ever a path: not a URI, not SQLite's names for stories in memory.
  const std::string name = path.starts_with('/') ? path : "./" + path;
  if (access != Access::create && !file_exists(path, name)) throw missing_story(path);
  if (is_folder(name)) throw unopened_story(path, "it is a folder");
  try {
    try {
      // Reading, too, opens for writing where it may: closing then tidies up what a killed program left
      // beside the file.
      const int create = access == Access::create ? SQLite::OPEN_CREATE : 0;
      return open_database(path, name, writing() | create, access);
    } catch (const SQLite::Exception& failure) {
      if (access != Access::read || !is_refused_access(failure) || file_exists(path, name + "-wal")) throw;
      return open_database(path, immutable_uri(name),
                           SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX | SQLite::OPEN_URI, access);
    }
  } catch (const SQLite::Exception& failure) {
    const std::string reason = reason_not_opened(name);
    if (is_refused_access(failure) && !reason.empty()) throw unopened_story(path, reason);
    throw store_error(path, failure);
  }
}

std::unique_ptr<Connection> Connection::in_memory() {
  begin_sqlite();
  try {
    return open_database(":memory:", ":memory:", writing() | SQLite::OPEN_CREATE, Access::create);
  } catch (const SQLite::Exception& failure) {
    throw store_error("story in memory", failure);
  }
}

Prepared Connection::take_statement(std::string_view sql) {
  const auto found = free_statements_.find(sql.data());
  if (found != free_statements_.end() && !found->second.empty()) {
    Prepared statement = std::move(found->second.back());
    found->second.pop_back();
    return statement;
  }
  sqlite3_stmt* prepared = nullptr;
  const int code = sqlite3_prepare_v3(database_.getHandle(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
  Prepared statement(prepared);
  if (code != SQLITE_OK) throw failed(code);
  return statement;
}

void Connection::give_back(std::string_view sql, Prepared statement) noexcept {
  sqlite3_reset(statement.get());
  sqlite3_clear_bindings(statement.get());
  try {
    free_statements_[sql.data()].push_back(std::move(statement));
  } catch (const std::exception&) {
    statement.reset();  // it is prepared again when it is needed
  }
}

base::StoreError Connection::failed(int code) const {
  return failed(SQLite::Exception(database_.getHandle(), code));
}

base::StoreError Connection::failed(const SQLite::Exception& failure) const {
  return store_error(path_, failure, system_error_of(database_.getHandle()));
}

void Connection::execute(const std::string& sql) {
  try {
    database_.exec(sql);
  } catch (const SQLite::Exception& failure) {
    throw failed(failure);
  }
}

void Connection::begin() {
  if (access_ == Access::read) {
    throw base::StoreError({.path = path_, .what = "the story file was opened for reading only"});
  }
  if (depth_ == 0) execute("BEGIN IMMEDIATE");
  refuse_undone();
  ++depth_;
}

void Connection::commit() {
  refuse_undone();
  if (depth_ == 1) execute("COMMIT");
  --depth_;
}

void Connection::roll_back() noexcept {
  --depth_;
  // No savepoints: with one open SQLite would remember each page before each statement that changes it, and
  // go through all of them at the end of each.
  is_undone_ = depth_ > 0;
  // After some failures SQLite has undone everything by itself.
  if (depth_ == 0 && !sqlite3_get_autocommit(database_.getHandle())) database_.tryExec("ROLLBACK");
}

void Connection::refuse_undone() const {
  if (!is_undone_ && !sqlite3_get_autocommit(database_.getHandle())) return;
  throw base::StoreError({.path = path_,
                          .what = "the change was undone",
                          .why = "an earlier part of it failed",
                          .remedy = "Run the command again."});
}

void Connection::rebuild() {
  // SQLite attaches a file of its own for it, which no statement of ours may.
  sqlite3_limit(database_.getHandle(), SQLITE_LIMIT_ATTACHED, 1);
  execute("REINDEX");
  execute("VACUUM");
  sqlite3_limit(database_.getHandle(), SQLITE_LIMIT_ATTACHED, 0);
  execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

void Connection::refresh() {
  if (access_ != Access::read) return;
  rest();
  execute("BEGIN");
}

void Connection::rest() {
  if (access_ != Access::read || sqlite3_get_autocommit(database_.getHandle()) != 0) return;
  try {
    data_version_ = number_from(database_, "PRAGMA data_version");  // of the moment that ends
  } catch (const SQLite::Exception& failure) {
    throw failed(failure);
  }
  execute("COMMIT");
}

bool Connection::is_of_today() {
  // Of a copy in memory, and of a file that SQLite takes for one that never changes, nobody knows.
  if (sqlite3_db_readonly(database_.getHandle(), "main") != 0) return false;
  int moved = 1;
  sqlite3_file_control(database_.getHandle(), "main", SQLITE_FCNTL_HAS_MOVED, static_cast<void*>(&moved));
  if (moved != 0) return false;
  try {
    return number_from(database_, "PRAGMA data_version") == data_version_;
  } catch (const SQLite::Exception& failure) {
    throw failed(failure);
  }
}

}  // namespace dateline::store
