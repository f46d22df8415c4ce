#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/query/maybe_one.hpp"
#include "graph/query/result.hpp"

namespace dateline::query {

/// One thing that is still to be reported or decided.
struct ToDo {
  std::string reason;  ///< "undated", "uncited", "one origin", "contested", "changed", "maybe one", "silence"
  std::string event;   ///< "E3"; for a silence the event that ends it; "A3" for what is to do on an actor
  std::string words;   ///< its title, or what the silence lies between, or why they may be
};

/// What is left to do on the events of a result: undated (no source says when), uncited, told by one origin
/// alone, contested, read in another way since they were decided; and the five longest silences between dated
/// events, of those that are at least thirty days and four times the usual one; between these last, actors of
/// `pairs` that may be one. By reason, in this order.
/// Of `actors`, names that are uncited and what is read in another way since they were decided, too.
std::vector<ToDo> to_do(const Result& result, const MaybeOnes& pairs = {},
                        const std::vector<model::Actor>& actors = {});

}  // namespace dateline::query
