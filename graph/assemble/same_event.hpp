#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/assemble/decisions.hpp"
#include "graph/assemble/groups.hpp"
#include "src/record/record.hpp"

namespace dateline::assemble {

/// An event of one reading, with its participants as actors of the story; or one that no reading finds and
/// the editor keeps.
struct EventOfReading {
  std::size_t reading = 0;               ///< of the words of a kept event; past the last where it has none
  const record::Event* event = nullptr;  ///< null for a kept one
  const SeenEvent* seen = nullptr;       ///< of a kept one
  std::size_t words = 0;                 ///< which of its words, of a kept one
  std::vector<std::string> seen_as;  ///< all uids under which a kept one was decided on; of its first part
  std::string uid;                   ///< permanent id
  std::string extractor{};           ///< the other program that read it; "" for ours
  std::string_view quote;            ///< its words; in the text of its record
  std::string copied_from;           ///< the same for readings whose sources are linked; "" for others
  std::set<std::size_t> actors;      ///< participants that are no places
  std::set<std::size_t> places;
};

/// Which events are one: the same kind, modality and polarity; both dated by words, on the same computed day
/// or within two months that can be the same; and either the same named day (an election), or two
/// participants in common, or one and words that agree. Statements are one only where their words agree.
/// Where two readings are of linked sources, the same trigger in the same sentence is one event, if both can
/// be of the same day, dated or not. No two events of one reading are joined, nor two through a third.
/// `events` are of readings, none is a kept one.
Groups same_events(const std::vector<EventOfReading>& events);

}  // namespace dateline::assemble
