#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/assemble/decisions.hpp"

namespace dateline::story {

// Decisions on events and actors as the log keeps them: one line of JSON each (docs/formats/story-file.md).
// Reading never fails: entries of other programs that are none of these give nothing.

std::string to_json(const std::vector<assemble::EventDecision>& decisions);
/// `who` and `at` stand in the log entry, not in the JSON.
std::vector<assemble::EventDecision> event_decisions_from(const std::string& json);

std::string to_json(const std::vector<assemble::ActorDecision>& decisions);
std::vector<assemble::ActorDecision> actor_decisions_from(const std::string& json);

/// The claims of which the same is decided; `state`, `who` and `at` stand in the log entry.
std::string to_json(const std::vector<assemble::ClaimDecision>& decisions);
std::vector<assemble::ClaimDecision> claim_decisions_from(const std::string& json);

/// A tag or a note, and the events it is on.
struct Label {
  std::string words;
  std::vector<assemble::Reference> events;
};
std::string to_json(const Label& label);
Label label_from(const std::string& json);

/// The events of a file that was taken over, and what is said of them.
struct ImportEntry {
  std::string from;  ///< the name of the file
  std::vector<assemble::EventDecision> events;
  std::vector<assemble::Tagging> tags;
  std::vector<std::pair<assemble::Reference, std::string>> notes;
  std::vector<assemble::Relating> relations;
};
std::string to_json(const ImportEntry& entry);
ImportEntry import_from(const std::string& json);

std::string to_json(const assemble::Relating& relating);
assemble::Relating relating_from(const std::string& json);

/// `who` and `at` of its picture stand in the log entry.
std::string to_json(const assemble::Picturing& picturing);
/// Without a picture where the JSON has none that can be: no number, no size.
assemble::Picturing picturing_from(const std::string& json);

/// The same picture as a value inside other JSON.
nlohmann::ordered_json json_of(const model::EventPicture& picture);
std::optional<model::EventPicture> picture_from(const nlohmann::ordered_json& json);

std::string to_json(const assemble::Regrouping& regrouping);
assemble::Regrouping regrouping_from(const std::string& json);

std::string to_json(const assemble::Choosing& choosing);
assemble::Choosing choosing_from(const std::string& json);

}  // namespace dateline::story
