#include "src/story/log_book.hpp"

#include <cstdlib>

#include "src/base/sha256.hpp"
#include "src/story/decision_log.hpp"
#include "src/story/json_values.hpp"

namespace dateline::story {

std::string identity_of(const store::LogEntry& entry) {
  return base::sha256_hex(std::to_string(entry.at) + "\n" + entry.who + "\n" + entry.verb + "\n" +
                          entry.arguments)
      .substr(0, 16);
}

std::string outline_of(const store::LogEntry& entry) {
  return std::to_string(entry.at) + "\n" + entry.who + "\n" + entry.verb;
}

std::set<std::string> removed_in(const std::vector<store::LogEntry>& log) {
  std::set<std::string> out;
  for (const store::LogEntry& entry : log)
    if (entry.verb == "remove-source") out.insert(entry.arguments.substr(entry.arguments.find(' ') + 1));
  return out;
}

std::set<std::string> seen_in(const std::vector<store::LogEntry>& log) {
  std::set<std::string> out;
  for (const store::LogEntry& entry : log) {
    if (entry.verb != "pull") continue;
    const Json json = Json::parse(entry.arguments, nullptr, false);
    for (const Json& one : list_in(json, "seen"))
      if (one.is_string()) out.insert(one.get<std::string>());
  }
  return out;
}

LogBook::LogBook(const Story& story) : entries(story.file().log_entries()) {
  for (const store::LogEntry& entry : entries) {
    number_of.emplace(identity_of(entry), entry.number);
    identity.emplace(entry.number, identity_of(entry));
    outline.insert(outline_of(entry));
    if (entry.verb != "undo" && entry.verb != "redo") continue;
    const auto which = identity.find(std::strtoll(entry.arguments.c_str(), nullptr, 10));
    if (which != identity.end()) toggles[which->second] = {entry.at, entry.verb == "undo", entry.who};
  }
  for (const store::LogEntry& entry : history_of(story.file()).live) live.insert(entry.number);
}

}  // namespace dateline::story
