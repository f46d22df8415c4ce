#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/model/story_reader.hpp"
#include "graph/query/result.hpp"

namespace dateline::query {

/// How many of one sort there are.
struct Count {
  std::string name;
  std::uint64_t count = 0;
  std::uint64_t also = 0;  ///< how many of these are copies (outlets) or only probable (years)
  std::string id;          ///< of an actor: "A1"
};

/// What is in a story, or in a part of it, in numbers.
struct Stats {
  std::uint64_t sources = 0;
  std::uint64_t copies = 0;     ///< the sources that only repeat another: copies and versions of one text
  std::vector<Count> outlets;   ///< most sources first; "" for sources whose outlet is not known
  std::uint64_t claims = 0;     ///< that count: not those that the editor has rejected
  std::uint64_t quotes = 0;     ///< different stretches of stored words behind them
  std::uint64_t citations = 0;  ///< claims with what the editor names in the place of words
  std::uint64_t events = 0;
  std::vector<Count> states;     ///< in the order proposed, accepted, checked, rejected; without empty ones
  std::vector<Count> kinds;      ///< most events first
  std::vector<Count> standings;  ///< actual, planned, alleged, hypothetical, denied; without empty ones
  std::vector<Count> years;      ///< in order; events that lie in one year, for certain or only probably
  std::uint64_t no_year = 0;     ///< events that lie in no year of these
  std::uint64_t on_a_day = 0;    ///< events whose date is one day
  std::uint64_t less_exact = 0;  ///< events that lie between two days
  std::uint64_t one_sided = 0;   ///< events of which only is known what they were before, or after
  std::uint64_t undated = 0;     ///< of which nothing is known but perhaps likely days
  std::uint64_t contested = 0, uncited = 0, single_source = 0;
  std::optional<calendar::Day> first, last;  ///< of the events whose date is one day
  std::string first_event, last_event;       ///< "E3"; of several the first by handle
  std::uint64_t actors = 0;
  std::vector<Count> actor_kinds;  ///< most actors first
  std::vector<Count> who;          ///< the actors, without places, that are in most events
  std::vector<Count> where;        ///< the places where most of them happened
};

/// Counts what `result`, an answer of `story`, holds (it may be without parts, see Wanted), with at most
/// `most` names in `who` and in `where` (0: all). With `whole` the sources, the actors and the rejected
/// events of `story` that no event of the result has are counted too.
Stats stats(const model::StoryReader& story, const Result& result, bool whole, std::size_t most);

}  // namespace dateline::query
