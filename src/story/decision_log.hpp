#pragma once

#include <string>
#include <vector>

#include "graph/assemble/decisions.hpp"
#include "graph/store/story_file.hpp"
#include "src/article/choices.hpp"

namespace dateline::story {

// How decisions about dates stand in the log (docs/formats/story-file.md): "anchor", with the dates in EDTF
// or "unknown" and the name; "order" and "unorder", with the permanent ids of the earlier and the later
// event.

store::LogEntry anchor_entry(const std::string& name, const std::string& edtf);
store::LogEntry order_entry(const assemble::Order& order, bool known);

// "ignore" and "unignore": an outlet, a tab, the words that its paragraphs begin with.

store::LogEntry ignore_entry(const article::IgnoreRule& rule, bool known);

/// What is ignored after all entries, in the order in which it was said.
std::vector<article::IgnoreRule> ignored_in(const store::StoryFile& file);

/// What holds after all entries.
assemble::Decisions decisions_in(const store::StoryFile& file);

}  // namespace dateline::story
