#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/model/assembled.hpp"
#include "graph/store/connection.hpp"
#include "graph/store/handles.hpp"
#include "graph/store/story_file.hpp"

namespace dateline::store {

inline std::int64_t as_integer(std::uint32_t number) {
  return number;
}

template <typename Enumeration>
std::int64_t as_integer(Enumeration value) {
  return static_cast<std::int64_t>(value);
}

/// Writes one graph. The functions are called in the order in which they stand here.
class GraphWriter {
 public:
  GraphWriter(Connection& connection, const StoryFile& story, const model::Assembled& graph)
      : connection_(connection), story_(story), graph_(graph) {}

  void clear();
  /// Of a large graph: sorted at the end they are made several times faster than row by row. Until then there
  /// is more memory for pages.
  void take_off_indexes();
  void give_handles();
  void write_actors();
  void write_maybe_same_actors();
  void write_events();
  void write_claims();
  void write_relations();
  void write_disagreements();
  void write_selections();
  void write_source_links();
  void write_source_pages();
  void write_words();
  void put_back_indexes();

 private:
  bool is_large() const;

  using Numbers = std::unordered_map<std::string_view, std::uint32_t>;

  [[noreturn]] void refuse(const std::string& why) const;
  std::vector<std::uint32_t> numbers_for(const std::string& kind,
                                         const std::vector<HandleClaimant>& claimants);
  std::uint32_t number_in(const Numbers& numbers, const std::string& uid, const char* what) const;
  std::uint32_t number_or_none(const Numbers& numbers, const std::string& uid, const char* what) const;
  void write_decisions(const model::Event& event, std::uint32_t number);
  void write_decisions(const model::AssembledActor& made, std::uint32_t number);
  void write_tags_and_notes(const model::Event& event, std::uint32_t number);
  void write_picture(const model::Event& event, std::uint32_t number);

  Connection& connection_;
  const StoryFile& story_;
  const model::Assembled& graph_;
  Numbers actors_, events_, claims_, sources_;
  std::vector<std::uint32_t> actor_numbers_, event_numbers_, claim_numbers_;
  std::vector<std::string> source_uids_;
  std::set<std::string> pictures_;    ///< whose bytes are here
  std::vector<std::string> indexes_;  ///< the statements that make those taken off
};

}  // namespace dateline::store
