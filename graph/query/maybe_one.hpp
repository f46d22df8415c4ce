#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "graph/model/story_reader.hpp"
#include "graph/query/result.hpp"

namespace dateline::query {

/// One of two actors that may be one.
struct ActorSide {
  std::string id, name, kind;  ///< "A3"
  std::vector<std::string> titles;
  std::uint64_t events = 0;   ///< in which he takes part
  std::string quote, source;  ///< words on the most salient of these, and "S1"; "" where there are none
};

/// Two actors that may be one, of whom nothing says so for sure.
struct MaybeOne {
  ActorSide one, other;
  std::string why;  ///< "the same words in another order"
};

struct MaybeOnes {
  std::vector<MaybeOne> list;         ///< what says most first
  std::vector<ResultSource> sources;  ///< all that are named, by handle
};

/// Those of which one takes part in one of `events`, or all without.
MaybeOnes maybe_one_actors(const model::StoryReader& story,
                           const std::vector<model::EventId>* events = nullptr);

/// These two, if they may be one.
MaybeOnes maybe_one_actors(const model::StoryReader& story, model::ActorId one, model::ActorId other);

/// Another that an actor may be.
struct MaybeActor {
  std::string id, name;
  std::string why;
};

/// Whom each actor may be, by his number; who may be nobody else is not in it.
std::map<model::ActorId, std::vector<MaybeActor>> whom_they_may_be(const model::StoryReader& story);

}  // namespace dateline::query
