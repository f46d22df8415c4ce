#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/assemble/decisions.hpp"
#include "graph/model/story_reader.hpp"
#include "src/story/story.hpp"

namespace dateline::story {

/// The names of the fields that an editor gives values to, in byte order: title, date, kind, standing and the
/// roles.
const std::vector<std::string>& event_field_names();

/// The field that decisions know for one of these names ("agent" is of the actors). Throws UsageError with
/// the near miss where it is none.
model::Field field_named(const std::string& name);

/// The field of actors of this name: name or kind. Throws like field_named.
model::Field actor_field_named(const std::string& name);

/// The kind of an actor that the editor gives; UsageError where it is none.
model::ActorKind given_actor_kind(const std::string& value);

/// A date as people write it, or "unknown"; UsageError where it is neither.
model::Dating given_dating(const std::string& value);

/// Throws UsageError, with the near miss, where a kind of events is none.
void check_event_kind(const Story& story, const std::string& kind);

/// Those of a list of names parted by semicolons, or of none ("nobody"), who are in the story or become new
/// actors; the latter with a warning. Of several of one name it is who takes part in `event` in this role
/// already, else who does in another.
std::vector<assemble::SeenActor> given_actors(const model::StoryReader& story, const model::Event& event,
                                              model::Role role, const std::string& list,
                                              std::vector<std::string>& warnings);

/// Throws UsageError where words that the editor gives are blank, or hold what no terminal should be sent;
/// `what` is what they are: "the title".
void check_words(const std::string& words, const std::string& what);

/// Puts the value of a field, as an editor writes it, into `seen`, which is `event` as it is now. Throws
/// UsageError where it makes no sense; says in `warnings` what no source says.
void put_given(const Story& story, const model::Event& event, const std::string& name,
               const std::string& value, assemble::SeenEvent& seen, std::vector<std::string>& warnings);

}  // namespace dateline::story
