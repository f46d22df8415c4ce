#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "graph/assemble/assemble.hpp"
#include "graph/assemble/decisions.hpp"
#include "graph/assemble/same_actor.hpp"
#include "graph/assemble/same_event.hpp"

namespace dateline::assemble {

/// Words of a claim as a key: source, quote and trigger.
std::string key_of(const SeenWords& words);

/// The place of words that the editor has seen, in what is the text of their source today; empty where they
/// are not in it.
base::ByteSpan place_of(const SeenWords& words, const std::string& text);

/// Finds the events of readings that the editor has seen: by their uid, if the words at its place are still
/// the same; else by their words, where these
/// still stand in the text and one event hangs on the same trigger. All arguments must outlive it.
class SeenEvents {
 public:
  SeenEvents(const std::vector<EventOfReading>& events, const std::vector<Reading>& readings);

  /// Indices into `events`.
  std::vector<std::size_t> find(const Reference& reference) const;
  /// The reading of a source; nothing where the story has no such source.
  std::optional<std::size_t> reading_of(const std::string& source_uid) const;

 private:
  bool has_words(const EventOfReading& item, const Reference& reference) const;

  const std::vector<EventOfReading>& events_;
  const std::vector<Reading>& readings_;
  std::multimap<std::string, std::size_t> by_uid_;
  std::map<std::string, std::size_t> reading_of_;
  std::map<std::size_t, std::vector<std::size_t>> of_reading_;
};

/// Finds the actors of readings that the editor has named: by uid, else all of the name or alias, without
/// regard to case and accents.
class SeenActors {
 public:
  SeenActors(const std::vector<ActorOfReading>& actors, const std::vector<std::string>& uids);
  std::vector<std::size_t> find(const Reference& reference) const;

 private:
  std::map<std::string, std::size_t> by_uid_;
  std::map<std::string, std::vector<std::size_t>> by_name_;
};

}  // namespace dateline::assemble
