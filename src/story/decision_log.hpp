#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/assemble/decisions.hpp"
#include "graph/store/story_file.hpp"
#include "src/article/choices.hpp"

namespace dateline::story {

// The log as a list of decisions (docs/formats/story-file.md). What changes sources (add, set, keep, drop,
// ignore) is done when it is logged; every other entry holds until one that undoes it.

/// The decisions that hold, and what undo and redo would do next.
struct History {
  std::vector<store::LogEntry> live;  ///< in order
  std::vector<std::int64_t> done;     ///< numbers of those that can be undone, the last is the next
  std::vector<std::int64_t> undone;   ///< numbers of those that can be done again, the last is the next
};

History history_of(const store::StoryFile& file);

/// Whether an entry of this verb can be undone.
bool is_decision(const std::string& verb);

// "undo" and "redo": the number of the entry.

store::LogEntry undo_entry(std::int64_t number, bool redo);

// "accept", "check", "reject", "propose", "set-event", "add-event", "sheet", "clash": JSON
// (decision_json.hpp). "accept-actors", "check-actors", "reject-actors", "propose-actors", "set-actor",
// "clash-actors": JSON. "accept-claims", "check-claims", "reject-claims", "propose-claims": JSON. "merge",
// "split", "merge-actors", "split-actors", "tag", "untag", "note", "picture", "unpicture", "relate",
// "unrelate", "select", "import": JSON. "records": JSON (records.hpp).
// "ignore-name", "unignore-name": the name.

// "anchor": the dates in EDTF or "unknown", a space, the name. "order" and "unorder": the permanent ids of
// the earlier and the later event.

store::LogEntry anchor_entry(const std::string& name, const std::string& edtf);
store::LogEntry order_entry(const assemble::Order& order, bool known);

// "ignore" and "unignore": an outlet, a tab, the words that its paragraphs begin with.

store::LogEntry ignore_entry(const article::IgnoreRule& rule, bool known);

/// What is ignored after all entries, in the order in which it was said.
std::vector<article::IgnoreRule> ignored_in(const std::vector<store::LogEntry>& log);
std::vector<article::IgnoreRule> ignored_in(const store::StoryFile& file);

store::LogEntry ignore_name_entry(const std::string& name, bool known);

/// Whether an entry of this verb says something of fields of actors.
bool is_on_actors(const std::string& verb);
/// What an entry with this verb decides of claims; nothing where it is not on claims.
std::optional<model::State> state_of_claims(const std::string& verb);

/// The arguments of a decision without the words that were seen in a source. What was decided on an event of
/// which nothing else was seen goes.
std::string without_source(const store::LogEntry& entry, const std::string& source_uid);

/// What holds after all entries.
assemble::Decisions decisions_in(const store::StoryFile& file);

}  // namespace dateline::story
