#pragma once

#include <string>
#include <utility>
#include <vector>

#include "graph/model/model.hpp"
#include "src/cli/filter_options.hpp"
#include "src/story/editing.hpp"

namespace dateline::cli {

/// What a command is to change: events or actors, and fields of theirs.
struct Meant {
  std::vector<model::EventId> events;
  std::vector<model::ActorId> actors;  ///< empty where there are events
  std::vector<model::ClaimId> claims;  ///< empty where there are events or actors; then there are no fields
  std::vector<model::Field> fields;
};

/// The events and fields that a command is to change: "E3 E5 date", or filter words with --field.
struct EventWords {
  FilterOptions filter;
  std::vector<std::string> fields;  ///< of --field
  bool dry_run = false;

  /// With `actors`, in the words of a command that changes these too.
  void ask_for(Options& options, bool actors = false);
  /// Handles that lead the words, and fields that follow them; else the events that the filter takes. Throws
  /// UsageError where nothing is named, or a field is none.
  std::pair<std::vector<model::EventId>, std::vector<model::Field>> meant(
      const Context& context, const model::StoryReader& story) const;
  /// The same for commands that change actors and claims too: "A3 A5 name", "C4 C7".
  Meant meant_of_all(const Context& context, const model::StoryReader& story) const;
};

/// The events or actors of a change, a line each, at most twenty: "checked E3  9 Jul 2017  Obama expels
/// diplomats", and what can be done about it. To be called when the story is up to date again.
std::string change_words(const std::string& done, const story::Change& change,
                         const model::StoryReader& story, bool dry_run);

/// Whether a word is the number of an event, actor, claim or source: no name or text that is to be kept.
bool is_handle(const std::string& word);

}  // namespace dateline::cli
