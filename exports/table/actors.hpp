#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "exports/table/tables.hpp"
#include "graph/model/model.hpp"
#include "graph/query/maybe_one.hpp"

namespace dateline::table {

/// An actor, how many events it takes part in, and whom it may be. What the editor has decided on it is shown
/// too.
struct ActorRow {
  model::Actor actor;
  std::uint64_t events = 0;
  std::vector<query::MaybeActor> maybe;
};
std::string actors(const std::vector<ActorRow>& rows, const Options& options);

/// One actor with everything there is to show of it, and its events.
std::string actor_page(const ActorRow& row, const query::Result& events, const Options& options);

}  // namespace dateline::table
