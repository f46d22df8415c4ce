#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "graph/model/assembled.hpp"

namespace dateline::assemble {

/// Where an actor of the graph comes from.
struct ActorOrigin {
  std::set<std::size_t> readings;  ///< in which he is named or described
  bool is_named = false;           ///< some words name him
};

/// The actors of `graph` that may be one, though same_actors() was not sure enough: what says most first
/// (model:: Likeness), then in the order of the graph. Asked about are actors that take part in some event,
/// of these
///
/// - persons of one surname whose first names are an initial, a short form or the same, and whose middle
/// names
///   do not contradict each other; of the same two words in another order; of longer and shorter names;
/// - a bare surname and those who bear it, where three do at most and nobody is named four times as often
/// (this,
///   and a name that another only begins with, of two who have an article, an office, or somebody in common
///   whom few articles name);
/// - letters and the bodies and places whose initials they are; an organization and the only longer name that
///   ends or begins like its own, or one of the same words ("Justice Ministry");
/// - one name of two kinds, or that is a further name of the other, and names of ten letters or more that
/// differ
///   in one.
///
/// Two whom one article names side by side are not asked about for a surname or a name of two kinds, and
/// those that `told_apart` says the editor has parted never. Names are compared in blocks (surname, words,
/// initials, the name without one letter) of at most forty.
///
/// `origins` has one for each actor of the graph, and none for those at its end that the editor made.
std::vector<model::AssembledMaybeSameActor> maybe_same_actors(
    const model::Assembled& graph, const std::vector<ActorOrigin>& origins,
    const std::function<bool(const std::string&, const std::string&)>& told_apart);

}  // namespace dateline::assemble
