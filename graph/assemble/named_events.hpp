#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/assemble/assemble.hpp"
#include "graph/assemble/decisions.hpp"

namespace dateline::assemble {

/// Dates events that articles only name ("the G20 summit"): by the editor's anchors, else by the articles of
/// the story that say when the thing of that name was, if all agree.
class NamedEvents {
 public:
  NamedEvents(const std::vector<Anchor>& anchors, const std::vector<Reading>& readings);

  /// The events of a reading that the names date, with their new times, by their places among its events. An
  /// event that its words date stays as it is, or is narrowed to the days of the name; what happened during a
  /// named event was on one of its days.
  std::map<std::size_t, record::Event> dated(const Reading& reading) const;

 private:
  struct Named {
    std::string name;  ///< as first written
    calendar::Day first, last;
    bool decided = false;      ///< by the editor
    bool disagreeing = false;  ///< articles do not agree on it
  };

  void learn(const Reading& reading, const record::Event& event);
  const Named* named(const Reading& reading, const record::Event& event) const;

  std::map<std::string, Named> by_name_;  ///< by the folded name
  std::set<std::string> last_words_;      ///< of these names
};

}  // namespace dateline::assemble
