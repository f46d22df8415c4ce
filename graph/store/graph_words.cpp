// What of GraphWriter writes the index over words.
#include <algorithm>
#include <map>
#include <numeric>

#include "graph/store/graph_writer.hpp"
#include "graph/store/query.hpp"

namespace dateline::store {
namespace {

/// Of the index over words, what FTS5 gathers in memory before it writes; 1 MB without.
constexpr int words_at_once_bytes = 32 << 20;

}  // namespace

void GraphWriter::write_words() {
  struct Words {
    std::string titles, quotes;
    std::vector<std::size_t> actors;  ///< of the graph
  };
  const auto by_number = [](const std::vector<std::uint32_t>& numbers) {
    std::unordered_map<std::uint32_t, std::size_t> places;
    places.reserve(numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) places.emplace(numbers[i], i);
    return places;
  };
  const std::unordered_map<std::uint32_t, std::size_t> actor_places = by_number(actor_numbers_);
  const std::unordered_map<std::uint32_t, std::size_t> event_places = by_number(event_numbers_);
  std::vector<Words> words_of(graph_.events.size());
  const auto add = [](std::string& list, std::string_view words) {
    list.append(words);
    list.push_back('\n');
  };
  const auto add_actors = [&](Words& words, const std::vector<model::AssembledParticipation>& participants) {
    for (const model::AssembledParticipation& participation : participants) {
      const std::size_t actor = actor_places.at(actors_.at(participation.actor_uid));
      if (std::find(words.actors.begin(), words.actors.end(), actor) == words.actors.end())
        words.actors.push_back(actor);
    }
  };
  for (std::size_t i = 0; i < graph_.events.size(); ++i) {
    add(words_of[i].titles, graph_.events[i].event.title);
    add_actors(words_of[i], graph_.events[i].participants);
  }
  // Source by source, so that each text is unpacked once.
  std::map<std::uint32_t, std::vector<const model::AssembledClaim*>> claims_of_source;
  for (const model::AssembledClaim& claim : graph_.claims) {
    if (claim.claim.state == model::State::rejected) continue;
    claims_of_source[number_or_none(sources_, claim.source_uid, "the source")].push_back(&claim);
  }
  for (const auto& [source, claims] : claims_of_source) {
    const std::string text = source == 0 ? "" : story_.text_of(model::SourceId{source});
    for (const model::AssembledClaim* claim : claims) {
      const std::size_t event = event_places.at(events_.at(claim->event_uid));
      Words& words = words_of[event];
      if (claim->claim.title != graph_.events[event].event.title) add(words.titles, claim->claim.title);
      add(words.quotes, base::words_at(text, claim->claim.quote));
      add_actors(words, claim->participants);
    }
  }
  std::vector<std::size_t> order(words_of.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [&](std::size_t one, std::size_t other) { return event_numbers_[one] < event_numbers_[other]; });
  if (is_large())
    connection_.execute("INSERT INTO event_words(event_words, rank) VALUES ('hashsize', " +
                        std::to_string(words_at_once_bytes) + ")");
  Query row(connection_, "INSERT INTO event_words(rowid, title, quote, name) VALUES (?, ?, ?, ?)");
  for (const std::size_t i : order) {
    std::string names;
    for (const std::size_t place : words_of[i].actors) {
      const model::Actor& actor = graph_.actors[place].actor;
      add(names, actor.name);
      for (const std::string& alias : actor.aliases) add(names, alias);
      for (const std::string& title : actor.titles) add(names, title);
    }
    row.bind(as_integer(event_numbers_[i]))
        .bind(words_of[i].titles)
        .bind(words_of[i].quotes)
        .bind(names)
        .run();
  }
}

}  // namespace dateline::store
