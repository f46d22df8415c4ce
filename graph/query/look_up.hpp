#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/model/story_reader.hpp"

namespace dateline::query {

/// Looks things up once.
class LookUp {
 public:
  explicit LookUp(const model::StoryReader& story) : story_(story) {}

  const model::Actor& actor(model::ActorId id) {
    auto [at, is_new] = actors_.try_emplace(id);
    if (is_new)
      if (auto found = story_.actor(id)) at->second = std::move(*found);
    return at->second;
  }

  /// Holds until the next call.
  const std::string& text(model::SourceId id) {
    if (const auto known = texts_.find(id); known != texts_.end()) return known->second;
    if (text_bytes_ > most_text_bytes) {
      texts_.clear();
      text_bytes_ = 0;
    }
    const std::string& text = texts_.emplace(id, story_.text_of(id)).first->second;
    text_bytes_ += text.size();
    return text;
  }

  /// The page of a source on which a place stands; 0 where it has none.
  std::uint32_t page(model::SourceId id, std::uint64_t place) {
    auto [at, is_new] = pages_.try_emplace(id);
    if (is_new) at->second = story_.pages_of(id);
    std::uint32_t number = 0;
    for (const base::ByteSpan& page : at->second) number += page.begin <= place;
    return number;
  }

 private:
  /// Of many sources the texts are read again rather than all kept.
  static constexpr std::size_t most_text_bytes = 32u << 20;

  const model::StoryReader& story_;
  std::unordered_map<model::ActorId, model::Actor> actors_;
  std::unordered_map<model::SourceId, std::string> texts_;
  std::size_t text_bytes_ = 0;
  std::unordered_map<model::SourceId, std::vector<base::ByteSpan>> pages_;
};

}  // namespace dateline::query
