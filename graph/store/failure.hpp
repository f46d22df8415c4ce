#pragma once

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <string>

#include "src/base/problem.hpp"

namespace dateline::store {

// The one place where what SQLite says becomes what a person can use.

/// `failure` as a StoreError on the story file at `path`. With `system_error`, an errno, the system's reason
/// is the cause that is told.
base::StoreError store_error(const std::string& path, const SQLite::Exception& failure, int system_error = 0);

/// The errno of the last call to the system that failed on the file of this database or on what stands beside
/// it; 0 when none did.
int system_error_of(sqlite3* database);

/// There is no story at `path`.
base::StoreError missing_story(const std::string& path);

/// The file at `path` may not be opened, or not be written to: `why`.
base::StoreError unopened_story(const std::string& path, const std::string& why);

/// The file holds what this program cannot have written: `why`.
base::StoreError damaged_story(const std::string& path, const std::string& why);

}  // namespace dateline::store
