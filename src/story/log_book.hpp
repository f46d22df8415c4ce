#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "src/story/story.hpp"

namespace dateline::story {

/// What makes an entry the same in two stories, whatever its number: who did what, and when.
std::string identity_of(const store::LogEntry& entry);

/// The same without what it says.
std::string outline_of(const store::LogEntry& entry);

/// The permanent ids of the sources that were removed for good.
std::set<std::string> removed_in(const std::vector<store::LogEntry>& log);

/// The entries of earlier pulls that were not taken as they are.
std::set<std::string> seen_in(const std::vector<store::LogEntry>& log);

/// When an entry was last undone or redone, and which.
struct Toggle {
  std::int64_t at = 0;
  bool undone = false;
  std::string who;
};

/// The log of a story, looked up.
struct LogBook {
  std::vector<store::LogEntry> entries;
  std::map<std::string, std::int64_t> number_of;  ///< by identity
  std::map<std::int64_t, std::string> identity;   ///< by number
  std::set<std::string> outline;
  std::map<std::string, Toggle> toggles;  ///< by identity
  std::set<std::int64_t> live;

  explicit LogBook(const Story& story);
};

}  // namespace dateline::story
