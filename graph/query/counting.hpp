#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "graph/model/story_reader.hpp"

namespace dateline::query {

/// Counts sources, copies of one text once. `story` must outlive this.
class SourceCounter {
 public:
  explicit SourceCounter(const model::StoryReader& story) : story_(story) {}

  /// Those of the sources of one event that say nothing of their own there: for each text that several have,
  /// all but one (its head where it is among them, else the first). A source that contains all of another
  /// counts with it.
  std::set<model::SourceId> dependent(const std::set<model::SourceId>& sources);
  /// How many are left without these.
  std::size_t independent(const std::set<model::SourceId>& sources) {
    return sources.size() - dependent(sources).size();
  }
  /// What a source counts as: the head of its copies and versions, else itself.
  model::SourceId head_of(model::SourceId id);

 private:
  const std::optional<model::SourceLink>& link_of(model::SourceId id);

  const model::StoryReader& story_;
  std::unordered_map<model::SourceId, std::optional<model::SourceLink>> links_;
};

/// A number asked for: "2" exactly, "2+" at least, "2..3" one of these; from 1.
struct CountRange {
  std::uint64_t least = 1;
  std::uint64_t most = UINT64_MAX;
  bool contains(std::uint64_t count) const { return least <= count && count <= most; }
};

/// Nothing when `text` is no such number.
std::optional<CountRange> count_range_from(std::string_view text);

}  // namespace dateline::query
