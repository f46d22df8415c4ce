#include "graph/store/failure.hpp"

#include <cerrno>
#include <cstring>

namespace dateline::store {
namespace {

constexpr const char* kept = "Everything reported as stored before is safe.";

struct Explanation {
  int code;
  const char* what;
  const char* remedy;
};

// Looked up by the primary result code.
const Explanation explanations[] = {
    {SQLITE_NOTADB, "is not a story file", "Name the right file with -f FILE."},
    {SQLITE_CORRUPT, "the story file is damaged",
     "Go back to a copy of it, or add the articles to a new one (-f FILE)."},
    {SQLITE_CANTOPEN, "the story file cannot be opened",
     "See that it is a file, that its folder exists, and that you may read and write both."},
    {SQLITE_FULL, "the disk is full", "Make room on the disk and run the command again."},
    {SQLITE_IOERR, "reading or writing the story file failed", "Check the disk and run the command again."},
    {SQLITE_BUSY, "another program is writing to the story file",
     "Wait until it has finished and run the command again."},
    {SQLITE_LOCKED, "another program is writing to the story file",
     "Wait until it has finished and run the command again."},
    {SQLITE_PROTOCOL, "another program is writing to the story file",
     "Wait until it has finished and run the command again."},
    {SQLITE_READONLY, "the story file cannot be changed",
     "Copy it to a place where you may write, and name it with -f FILE."},
    {SQLITE_PERM, "the story file cannot be opened", "See that you may read and write it."},
    {SQLITE_NOMEM, "there is not enough memory", "Close other programs and run the command again."},
    {SQLITE_TOOBIG, "something is too large for the story file", "Split it into parts of less than 900 MB."},
};

/// The primary result code that says best what happened. SQLite takes bytes that cannot be read for damaged
/// ones, and a full disk that is met only in a sync for a broken one.
int code_of(const SQLite::Exception& failure, int system_error) {
  const int code = failure.getErrorCode() & 0xff;
  if (code == SQLITE_CORRUPT && system_error != 0) return SQLITE_IOERR;
  if (code == SQLITE_IOERR && (system_error == ENOSPC || system_error == EDQUOT)) return SQLITE_FULL;
  return code;
}

}  // namespace

base::StoreError store_error(const std::string& path, const SQLite::Exception& failure, int system_error) {
  const int code = code_of(failure, system_error);
  for (const Explanation& explanation : explanations) {
    if (explanation.code != code) continue;
    std::string remedy = explanation.remedy;
    if (code == SQLITE_FULL || code == SQLITE_IOERR) remedy += std::string("\n") + kept;
    const bool system_knows = system_error != 0 && code != SQLITE_BUSY && code != SQLITE_LOCKED;
    return base::StoreError({.path = path,
                             .what = explanation.what,
                             .why = system_knows ? std::strerror(system_error) : failure.what(),
                             .remedy = std::move(remedy)});
  }
  return damaged_story(path, failure.what());
}

int system_error_of(sqlite3* database) {
  sqlite3_file *file = nullptr, *beside = nullptr;
  sqlite3_file_control(database, "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&file));
  sqlite3_file_control(database, "main", SQLITE_FCNTL_JOURNAL_POINTER, static_cast<void*>(&beside));
  for (sqlite3_file* const one : {beside, file}) {
    int error = 0;
    const bool answers = one != nullptr && one->pMethods != nullptr && one->pMethods->xFileControl != nullptr;
    if (answers && one->pMethods->xFileControl(one, SQLITE_FCNTL_LAST_ERRNO, &error) == SQLITE_OK &&
        error != 0)
      return error;
  }
  // Of the shared memory beside the file only this is known, and not for how long.
  const int error = sqlite3_system_errno(database);
  return error == ENOSPC || error == EDQUOT ? error : 0;
}

base::StoreError missing_story(const std::string& path) {
  return base::StoreError({.path = path,
                           .what = "there is no story here yet",
                           .remedy = "Begin one with: dateline add FILE\n"
                                     "or name another story file with -f FILE."});
}

base::StoreError unopened_story(const std::string& path, const std::string& why) {
  return base::StoreError(
      {.path = path,
       .what = "the story file cannot be opened",
       .why = why,
       .remedy = "Name another story file with -f FILE, or make this place one you may write to."});
}

base::StoreError damaged_story(const std::string& path, const std::string& why) {
  return base::StoreError({.path = path,
                           .what = "the story file is damaged",
                           .why = why,
                           .remedy = "Go back to a copy of it, or add the articles to a new one (-f FILE)."});
}

}  // namespace dateline::store
