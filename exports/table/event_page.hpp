#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "exports/table/tables.hpp"
#include "graph/query/result.hpp"

namespace dateline::table {

/// One event (result.events[0]) with its time, actors and claims, each claim with its quoted words.
std::string event_page(const query::Result& result, const Options& options);

/// A connection of two actors, in steps: an actor, and the event that leads on to the next.
struct PathRow {
  std::size_t path = 1;  ///< which of several, from 1
  std::string actor;     ///< name; "" where a relation leads from event to event
  std::string how;       ///< "agent of", "took part in", "is after", …: how it hangs on the event
  std::string event;     ///< handle in `result`
};

/// `rows`, after those of each path the last actor; each event with its evidence. `count` is how many paths
/// there are in all.
std::string path_page(const std::vector<PathRow>& rows, const std::string& last_actor, std::uint64_t count,
                      const query::Result& result, const Options& options);

}  // namespace dateline::table
