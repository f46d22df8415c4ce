#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/store/story_file.hpp"
#include "src/article/article.hpp"

namespace dateline::story {

// Entries of the log that change what is known of a source: "set", "keep" and "drop"
// (docs/formats/story-file.md).

/// What was known of a source before an entry, and what its fields were.
struct SourceBefore {
  article::Known known;
  model::Source fields;  ///< outlet, title, byline, url, language and publication alone
};

struct SourceChange {
  model::SourceId source;
  std::string field, value;            ///< of "set"
  bool keeps = false;                  ///< it is "keep"
  std::vector<std::uint64_t> numbers;  ///< of "keep" and "drop": paragraphs, from 1
  std::vector<std::string> words;      ///< and what they say
  std::optional<SourceBefore> before;  ///< nothing in entries that keep no earlier values
};

SourceBefore before_of(const store::SourceData& data);
/// What a field that is shown of a source ("outlet") was; "" where it had no value, and for any other.
std::string shown_before(const SourceBefore& before, const std::string& field);

/// An entry of one of these verbs, without who and when.
store::LogEntry source_entry(const std::string& verb, const SourceChange& change);

/// What an entry changes; nothing where it is none of these, or its source was removed. Entries of stories
/// that older versions wrote ("S1 outlet The Lantern", "S1 3 4") have neither words nor what was before.
std::optional<SourceChange> source_change_in(const store::LogEntry& entry);

}  // namespace dateline::story
