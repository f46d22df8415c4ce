#pragma once

#include <string>

#include "graph/store/story_file.hpp"

namespace dateline::store {

// What the graph is made from changes only through here. To be called inside a transaction.

/// Writes `entry` into the log and changes the inputs' stamp; returns its number.
std::int64_t log_change(Connection& connection, const LogEntry& entry);

/// Single values of the story by name ("inputs", "graph"); empty when there is none.
std::string story_value(Connection& connection, const std::string& name);
void set_story_value(Connection& connection, const std::string& name, const std::string& value);

}  // namespace dateline::store
