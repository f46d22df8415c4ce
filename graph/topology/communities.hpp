#pragma once

#include <cstddef>
#include <vector>

#include "graph/topology/network.hpp"

namespace dateline::topology {

/// An event in which half the story takes part ties nobody, and would take the square of it.
constexpr std::size_t most_in_event = 200;

/// Actors that have more to do with each other than with the rest.
struct Community {
  std::vector<model::ActorId> actors;  ///< those who have most to do with the others in it first
  std::vector<double> ties;            ///< of each, the weight of what ties it to the others in it
  double inside = 0;                   ///< the weight of the ties between its actors
  double outside = 0;                  ///< and of those that lead out of it
};

struct Communities {
  std::vector<Community> groups;  ///< the larger first; of one size the one of the smaller handle
  std::size_t alone = 0;          ///< actors without a tie to another one
  std::size_t crowded = 0;        ///< events that tie nobody, for more than most_in_event take part in them
  /// How much more of the ties lie inside the groups than would by chance (Newman and Girvan, 2004): about 0
  /// for a division that says nothing, above 0.3 for one that does.
  double modularity = 0;
};

/// The network's actors in groups. Two are tied by each event in which both take part, the less the more take
/// part in it: 1 / (n - 1) for n of them (Newman, Scientific collaboration networks, 2001).
///
/// Groups by the Louvain method (Blondel et al., Fast unfolding of communities in large networks, 2008), in
/// the order of handles, so that the same story has the same groups.
Communities communities(const Network& network);

}  // namespace dateline::topology
