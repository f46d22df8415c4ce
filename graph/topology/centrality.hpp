#pragma once

#include <cstdint>
#include <vector>

#include "graph/topology/network.hpp"

namespace dateline::topology {

/// How much an actor matters in a network.
struct Centrality {
  model::ActorId actor;
  std::uint64_t events = 0;  ///< in which it takes part: its degree
  /// Of all pairs of other actors, the share whose shortest connections lead through it, each of several that
  /// are equally short counted in part; 0 to 1.
  double betweenness = 0;
  /// Where it was estimated: how far off it is at most, in 95 of 100 cases; 0 where it is exact.
  double betweenness_error = 0;
  /// The share of time that a reader is at this actor who goes on from event to actor to event at random, and
  /// now and then begins anew somewhere; all actors together 1.
  double page_rank = 0;
};

struct CentralityOptions {
  bool betweenness = true;
  /// Beyond so many actors betweenness is estimated from the connections of this many of them, evenly spread;
  /// 0: always exact, which takes time with the product of actors and edges.
  std::uint64_t samples = 2000;
};

/// For each actor of the network, by handle.
///
/// Betweenness by Brandes (A faster algorithm for betweenness centrality, 2001), counted between actors; when
/// estimated, by the pivots of Brandes and Pich (Centrality estimation in large networks, 2007), with the
/// bound of Audibert, Munos and Szepesvari (Exploration-exploitation tradeoff using variance estimates,
/// 2009). PageRank (Page et al., 1999) with a damping of 0.85, until nothing moves by more than 1e-12 in all.
std::vector<Centrality> centralities(const Network& network, const CentralityOptions& options = {});

}  // namespace dateline::topology
