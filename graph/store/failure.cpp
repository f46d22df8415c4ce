#include "graph/store/failure.hpp"

#include <sqlite3.h>

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

}  // namespace

base::StoreError store_error(const std::string& path, const SQLite::Exception& failure) {
  const int code = failure.getErrorCode() & 0xff;
  for (const Explanation& explanation : explanations) {
    if (explanation.code != code) continue;
    std::string remedy = explanation.remedy;
    if (code == SQLITE_FULL || code == SQLITE_IOERR) remedy += std::string("\n") + kept;
    return base::StoreError(
        {.path = path, .what = explanation.what, .why = failure.what(), .remedy = std::move(remedy)});
  }
  return damaged_story(path, failure.what());
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
