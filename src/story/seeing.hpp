#pragma once

#include <map>
#include <string>
#include <vector>

#include "graph/assemble/decisions.hpp"
#include "graph/model/story_reader.hpp"

namespace dateline::story {

/// Writes down events and actors as they are now, for decisions on them. `story` must outlive it.
class Seeing {
 public:
  explicit Seeing(const model::StoryReader& story) : story_(story) {}

  assemble::SeenEvent event(const model::Event& event);
  assemble::Reference reference(const model::Event& event);
  static assemble::Reference reference(const model::Actor& actor) {
    return {.uid = actor.uid, .name = actor.name};
  }
  /// What reading gives for a field, in words: what is decided on it is compared with that later.
  std::string read_of(const model::Event& event, model::Field field) const;
  assemble::SeenActor actor(model::ActorId id);
  /// The words of a claim; of the text `trigger` lies in.
  assemble::SeenWords words(const model::Claim& claim);

 private:
  const std::string& text(model::SourceId id);

  const model::StoryReader& story_;
  std::map<model::SourceId, std::string> texts_;
};

}  // namespace dateline::story
