#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include "graph/topology/centrality.hpp"
#include "graph/topology/communities.hpp"
#include "graph/topology/nearness.hpp"
#include "graph/topology/network.hpp"
#include "tests/support/small_story.hpp"

using namespace dateline;
using dateline::test::SmallStory;
using model::Role;

namespace {

SmallStory random_story(std::mt19937& random, std::size_t actors, int events) {
  SmallStory story;
  std::vector<model::ActorId> all;
  std::vector<model::EventId> made;
  for (std::size_t i = 0; i < actors; ++i) all.push_back(story.actor("actor " + std::to_string(i)));
  for (int i = 0; i < events; ++i) {
    SmallStory::Parts parts;
    std::set<model::ActorId> in;
    for (std::size_t k = 0; k < 1 + random() % 3; ++k)
      if (const auto one = all[random() % actors]; in.insert(one).second)
        parts.push_back({one, random() % 5 == 0 ? Role::place : Role::agent});
    made.push_back(story.event("2016", "event", "meeting", parts, {}, static_cast<double>(random() % 3) / 2));
    if (random() % 9 == 0) story.at(made.back()).state = model::State::rejected;
  }
  for (int i = 0; i < 3; ++i) {
    const auto one = made[random() % made.size()], other = made[random() % made.size()];
    if (one != other) story.relate(one, other, model::RelationKind::causes);
  }
  return story;
}

/// Actors and events (from 1000 on) with what each is next to.
std::map<unsigned, std::set<unsigned>> neighbours(const SmallStory& story) {
  std::map<unsigned, std::set<unsigned>> next;
  const auto join = [&](unsigned one, unsigned other) {
    next[one].insert(other);
    next[other].insert(one);
  };
  story.each_salience([&](model::EventId event, double) {
    next[1000 + event.number];
    for (const auto& part : story.participants_of(event)) join(part.actor.number, 1000 + event.number);
    for (const auto& link : story.links_of(event))
      if (story.salience_of(link.other)) join(1000 + event.number, 1000 + link.other.number);
  });
  return next;
}

/// Distances from one vertex, and the numbers of shortest paths.
std::map<unsigned, std::pair<int, double>> paths_from(const std::map<unsigned, std::set<unsigned>>& next,
                                                      unsigned start) {
  std::map<unsigned, std::pair<int, double>> out{{start, {0, 1}}};
  std::vector<unsigned> level{start};
  for (int length = 1; !level.empty(); ++length) {
    std::vector<unsigned> after;
    for (const unsigned vertex : level)
      for (const unsigned other : next.at(vertex)) {
        const auto [at, is_new] = out.try_emplace(other, length, 0.0);
        if (is_new) after.push_back(other);
        if (at->second.first == length) at->second.second += out.at(vertex).second;
      }
    level = after;
  }
  return out;
}

}  // namespace

TEST_CASE("network: reaches what a search over the story reaches", "[topology][property]") {
  std::mt19937 random(3);
  for (int round = 0; round < 30; ++round) {
    const SmallStory story = random_story(random, 12, 14);
    const topology::Network network(story);
    const auto next = neighbours(story);
    for (unsigned actor = 1; actor <= 12; ++actor) {
      const auto reached = network.reach({actor});
      if (!next.contains(actor)) {
        CHECK(reached.actors == 0);
        continue;
      }
      const auto paths = paths_from(next, actor);
      std::uint64_t actors = 0, events = 0;
      int farthest = 0;
      for (const auto& [vertex, path] : paths) {
        (vertex < 1000 ? actors : events) += 1;
        farthest = std::max(farthest, path.first);
      }
      CHECK(reached.actors == actors);
      CHECK(reached.events == events);
      CHECK(reached.farthest == static_cast<std::uint32_t>(farthest));
    }
  }
}

TEST_CASE("network: only what is asked for", "[topology]") {
  SmallStory story;
  const auto one = story.actor("one"), two = story.actor("two"), town = story.actor("town");
  const auto first = story.event("2016", "first", "meeting", {{one, Role::agent}, {town, Role::place}});
  const auto second = story.event("2017", "second", "meeting", {{two, Role::agent}, {town, Role::place}});
  story.relate(first, second, model::RelationKind::causes);
  CHECK(topology::Network(story).edge_count() == 10);
  CHECK(topology::Network(story, {.places = false}).edge_count() == 6);
  CHECK(topology::Network(story, {.places = false, .links = false}).edge_count() == 4);
  const topology::Network part(story, {.takes = [&](model::EventId id) { return id == second; }});
  CHECK(part.event_count() == 1);
  CHECK(part.actor_count() == 2);
  CHECK(part.reach(one).actors == 0);
}

TEST_CASE("centrality: betweenness is the share of shortest paths, counted one by one",
          "[topology][property]") {
  std::mt19937 random(5);
  for (int round = 0; round < 25; ++round) {
    const SmallStory story = random_story(random, 10, 12);
    const topology::Network network(story);
    const auto next = neighbours(story);
    std::vector<unsigned> actors;
    for (const auto& [vertex, others] : next)
      if (vertex < 1000) actors.push_back(vertex);
    std::map<unsigned, std::map<unsigned, std::pair<int, double>>> paths;
    for (const unsigned actor : actors) paths[actor] = paths_from(next, actor);
    for (const topology::Centrality& found : topology::centralities(network)) {
      const unsigned between = found.actor.number;
      double sum = 0;
      for (const unsigned from : actors)
        for (const unsigned to : actors) {
          if (from == to || from == between || to == between) continue;
          const auto whole = paths[from].find(to);
          const auto one = paths[from].find(between), rest = paths[between].find(to);
          if (whole == paths[from].end() || one == paths[from].end() || rest == paths[between].end())
            continue;
          if (one->second.first + rest->second.first == whole->second.first)
            sum += one->second.second * rest->second.second / whole->second.second;
        }
      const double pairs = static_cast<double>((actors.size() - 1) * (actors.size() - 2));
      CHECK(found.betweenness == Approx(pairs > 0 ? sum / pairs : 0).margin(1e-9));
      CHECK(found.betweenness_error == 0);
    }
  }
}

TEST_CASE("centrality: an estimate lies within its error", "[topology]") {
  std::mt19937 random(9);
  const SmallStory story = random_story(random, 300, 500);
  const topology::Network network(story);
  const auto exact = topology::centralities(network, {.samples = 0});
  const auto estimated = topology::centralities(network, {.samples = 100});
  REQUIRE(exact.size() == estimated.size());
  std::size_t outside = 0;
  for (std::size_t i = 0; i < exact.size(); ++i)
    outside +=
        std::abs(exact[i].betweenness - estimated[i].betweenness) > estimated[i].betweenness_error + 1e-12;
  CHECK(outside <= exact.size() / 20);
  CHECK(std::any_of(estimated.begin(), estimated.end(),
                    [](const auto& one) { return one.betweenness_error > 0; }));
}

TEST_CASE("centrality: page rank adds up, and who is in more has more", "[topology]") {
  SmallStory story;
  const auto hub = story.actor("hub"), one = story.actor("one"), two = story.actor("two");
  story.event("2016", "first", "meeting", {{hub, Role::agent}, {one, Role::agent}});
  story.event("2017", "second", "meeting", {{hub, Role::agent}, {two, Role::agent}, {two, Role::speaker}});
  const auto found = topology::centralities(topology::Network(story));
  REQUIRE(found.size() == 3);
  CHECK(found[0].page_rank + found[1].page_rank + found[2].page_rank == Approx(1));
  CHECK(found[0].page_rank > found[2].page_rank);
  CHECK(found[0].events == 2);
  CHECK(found[2].events == 1);
  CHECK(found[0].betweenness == Approx(1));
}

TEST_CASE("communities: two circles that one event joins are two groups", "[topology]") {
  SmallStory story;
  std::vector<model::ActorId> a, b;
  for (int i = 0; i < 4; ++i) a.push_back(story.actor("a" + std::to_string(i)));
  for (int i = 0; i < 3; ++i) b.push_back(story.actor("b" + std::to_string(i)));
  const auto lone = story.actor("lone");
  for (std::size_t i = 0; i < 4; ++i)
    for (std::size_t j = 0; j < i; ++j)
      story.event("2016", "x", "meeting", {{a[i], Role::agent}, {a[j], Role::agent}});
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < i; ++j)
      story.event("2016", "x", "meeting", {{b[i], Role::agent}, {b[j], Role::agent}});
  story.event("2016", "joins", "meeting", {{a[0], Role::agent}, {b[0], Role::agent}});
  story.event("2016", "alone", "speech", {{lone, Role::agent}});
  const topology::Communities found = topology::communities(topology::Network(story));
  REQUIRE(found.groups.size() == 2);
  CHECK(std::set(found.groups[0].actors.begin(), found.groups[0].actors.end()) ==
        std::set(a.begin(), a.end()));
  CHECK(std::set(found.groups[1].actors.begin(), found.groups[1].actors.end()) ==
        std::set(b.begin(), b.end()));
  CHECK(found.groups[0].inside == Approx(6));
  CHECK(found.groups[0].outside == Approx(1));
  CHECK(found.alone == 1);
  // 2 groups with 12 and 6 of 20 ends inside, 13 and 7 in all.
  CHECK(found.modularity == Approx(12 / 20.0 - 13 * 13 / 400.0 + 6 / 20.0 - 7 * 7 / 400.0));
}

TEST_CASE("communities: an event of more than most_in_event actors ties nobody, and is counted",
          "[topology]") {
  for (const std::size_t count : {topology::most_in_event, topology::most_in_event + 1}) {
    SmallStory story;
    std::vector<std::pair<model::ActorId, Role>> crowd;
    for (std::size_t i = 0; i < count; ++i)
      crowd.emplace_back(story.actor("a" + std::to_string(i)), Role::agent);
    story.event("2016", "rally", "protest", crowd);
    const topology::Communities found = topology::communities(topology::Network(story));
    const bool ties = count == topology::most_in_event;
    CHECK(found.crowded == (ties ? 0 : 1));
    CHECK(found.groups.size() == (ties ? 1 : 0));
  }
}

TEST_CASE("communities: of a story without ties there are none", "[topology]") {
  SmallStory story;
  const auto one = story.actor("one");
  story.event("2016", "speech", "speech", {{one, Role::agent}});
  const topology::Communities found = topology::communities(topology::Network(story));
  CHECK(found.groups.empty());
  CHECK(found.alone == 1);
  CHECK(found.modularity == 0);
}

TEST_CASE("nearness: hop by hop, with the events in between", "[topology]") {
  SmallStory story;
  const auto a = story.actor("a"), b = story.actor("b"), c = story.actor("c"), d = story.actor("d"),
             town = story.actor("town");
  const auto dull = story.event("2016", "dull", "meeting", {{a, Role::agent}, {b, Role::agent}}, {}, 0.1);
  const auto salient =
      story.event("2016", "salient", "meeting", {{b, Role::agent}, {a, Role::agent}}, {}, 0.9);
  const auto next = story.event("2017", "next", "meeting", {{b, Role::agent}, {c, Role::patient}});
  const auto gone = story.event("2017", "gone", "meeting", {{a, Role::agent}, {d, Role::agent}});
  story.event("2017", "there", "meeting", {{a, Role::agent}, {town, Role::place}});
  story.event("2017", "there too", "meeting", {{d, Role::agent}, {town, Role::place}});
  story.at(gone).state = model::State::rejected;
  const auto near = topology::actors_around(story, a, 2, nullptr);
  REQUIRE(near.size() == 2);
  CHECK(near[0].actor == b);
  CHECK(near[0].hops == 1);
  CHECK(near[0].through == a);
  CHECK(near[0].events == std::vector{salient, dull});
  CHECK(near[1].actor == c);
  CHECK(near[1].hops == 2);
  CHECK(near[1].through == b);
  CHECK(near[1].events == std::vector{next});
  CHECK(topology::actors_around(story, a, 1, nullptr).size() == 1);
  CHECK(topology::actors_around(story, a, 2, [&](model::EventId id) { return id == dull; }).size() == 1);
}

TEST_CASE("nearness: of a place that only was the place nobody is near", "[topology]") {
  SmallStory story;
  const auto a = story.actor("a"), town = story.actor("town");
  story.event("2017", "there", "meeting", {{a, Role::agent}, {town, Role::place}});
  CHECK(topology::actors_around(story, town, 3, nullptr).empty());
  const auto sued = story.event("2018", "sued", "lawsuit", {{a, Role::agent}, {town, Role::patient}});
  const auto near = topology::actors_around(story, town, 3, nullptr);
  REQUIRE(near.size() == 1);
  CHECK(near[0].events == std::vector{sued});
}

TEST_CASE("centralities: as many samples as actors are exact", "[topology]") {
  SmallStory story;
  const auto a = story.actor("a"), b = story.actor("b"), c = story.actor("c");
  story.event("2016", "one", "meeting", {{a, Role::agent}, {b, Role::agent}});
  story.event("2016", "two", "meeting", {{b, Role::agent}, {c, Role::agent}});
  const topology::Network network(story);
  CHECK(topology::centralities(network, {.samples = 3})[1].betweenness_error == 0);
  CHECK(topology::centralities(network, {.samples = 3})[1].betweenness == Approx(1));
  CHECK(topology::centralities(network, {.samples = 2})[1].betweenness_error > 0);
}

TEST_CASE("network: no event is tied to itself, and a search stops where it is told to", "[topology]") {
  SmallStory story;
  const auto a = story.actor("a"), b = story.actor("b");
  const auto one = story.event("2016", "one", "meeting", {{a, Role::agent}, {b, Role::agent}});
  const auto two = story.event("2016", "two", "meeting", {{b, Role::agent}});
  story.relate(one, one, model::RelationKind::causes);
  CHECK(topology::Network(story).edge_count() == 6);
  story.relate(one, two, model::RelationKind::causes);
  const topology::Network network(story);
  CHECK(network.edge_count() == 8);
  const auto reached = [&](std::uint32_t farthest) {
    const topology::Network::Reached found = network.reach(a, farthest);
    return std::to_string(found.actors) + " " + std::to_string(found.events) + " " +
           std::to_string(found.farthest);
  };
  CHECK(reached(0) == "1 0 0");
  CHECK(reached(1) == "1 1 1");
  CHECK(reached(2) == "2 2 2");
  CHECK(reached(9) == "2 2 2");
}
