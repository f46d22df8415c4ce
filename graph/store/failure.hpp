#pragma once

#include <SQLiteCpp/Exception.h>

#include <string>

#include "src/base/problem.hpp"

namespace dateline::store {

// The one place where what SQLite says becomes what a person can use.

/// `failure` as a StoreError on the story file at `path`.
base::StoreError store_error(const std::string& path, const SQLite::Exception& failure);

/// There is no story at `path`.
base::StoreError missing_story(const std::string& path);

/// The file at `path` may not be opened, or not be written to: `why`.
base::StoreError unopened_story(const std::string& path, const std::string& why);

/// The file holds what this program cannot have written: `why`.
base::StoreError damaged_story(const std::string& path, const std::string& why);

}  // namespace dateline::store
