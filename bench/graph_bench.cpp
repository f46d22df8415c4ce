// How fast questions on the graph of a large story are answered, beside igraph's C library where it does the
// same.
//
//     dateline_graph_bench STORY DATELINE
//
// STORY is what dateline_story_bench made, DATELINE the program, for questions from its start to its end.
// Actors asked about are drawn evenly from all. Prints a line a measure: medians, and where it says so the
// 95th of 100.
#include <igraph.h>
#include <spawn.h>
#include <sys/wait.h>

#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <functional>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "graph/store/story_file.hpp"
#include "graph/topology/centrality.hpp"
#include "graph/topology/network.hpp"
#include "graph/topology/network_graph.hpp"
#include "graph/topology/path.hpp"

extern char** environ;

namespace {

using namespace dateline;
using Clock = std::chrono::steady_clock;
using Index = topology::NetworkGraph;

/// xorshift64, so that every run asks the same.
class Random {
 public:
  std::uint64_t below(std::uint64_t end) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return (state_ >> 33) % end;
  }

 private:
  std::uint64_t state_ = 88172645463325252ull;
};

double milliseconds(const std::function<void()>& work) {
  const Clock::time_point begin = Clock::now();
  work();
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

struct Times {
  std::vector<double> all;

  double at(double share) {
    std::sort(all.begin(), all.end());
    return all[std::min(all.size() - 1, static_cast<std::size_t>(share * static_cast<double>(all.size())))];
  }
};

Times timed(int calls, const std::function<void(int)>& work) {
  Times times;
  for (int i = 0; i < calls; ++i) times.all.push_back(milliseconds([&] { work(i); }));
  return times;
}

/// Actors and events that are at most three edges away, by what the story file gives.
std::size_t within_three_hops(const store::StoryFile& story, model::ActorId start) {
  std::unordered_set<model::ActorId> actors{start};
  std::unordered_set<model::EventId> events;
  for (const model::Involvement& part : story.involvements_of(start)) events.insert(part.event);
  const std::vector<model::EventId> near(events.begin(), events.end());
  for (const model::EventId event : near) {
    for (const model::Participant& part : story.participants_of(event))
      if (actors.insert(part.actor).second)
        for (const model::Involvement& further : story.involvements_of(part.actor))
          events.insert(further.event);
    for (const model::Link& link : story.links_of(event))
      if (events.insert(link.other).second)
        for (const model::Participant& part : story.participants_of(link.other)) actors.insert(part.actor);
  }
  return actors.size() + events.size();
}

/// Resident memory, in MB.
double resident_mb() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmRSS:")) return std::strtod(line.c_str() + 6, nullptr) / 1024;
  return 0;
}

/// The answer of the program from its start to its end.
int run(const std::string& program, const std::string& story, model::ActorId one, model::ActorId other) {
  std::vector<std::string> words = {program, "-f", story, "path", to_string(one), to_string(other)};
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t quiet;
  posix_spawn_file_actions_init(&quiet);
  posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", 1, 0);
  posix_spawn_file_actions_addopen(&quiet, 2, "/dev/null", 1, 0);
  pid_t child = 0;
  int status = -1;
  if (posix_spawn(&child, program.c_str(), &quiet, nullptr, arguments.data(), environ) == 0)
    waitpid(child, &status, 0);
  posix_spawn_file_actions_destroy(&quiet);
  return status;
}

/// The same network in igraph, each edge once.
void fill(const Index& network, igraph_t& graph) {
  igraph_vector_int_t edges;
  igraph_vector_int_init(&edges, 0);
  igraph_vector_int_reserve(&edges, static_cast<igraph_integer_t>(boost::num_edges(network.graph)));
  for (std::uint32_t vertex = 0; vertex < network.vertex_count(); ++vertex)
    network.each_neighbour(vertex, [&](std::uint32_t other) {
      if (vertex > other) return;
      igraph_vector_int_push_back(&edges, vertex);
      igraph_vector_int_push_back(&edges, other);
    });
  igraph_create(&graph, &edges, network.vertex_count(), IGRAPH_UNDIRECTED);
  igraph_vector_int_destroy(&edges);
}

double boost_search_ms(const Index& network) {
  std::vector<std::uint32_t> distance(network.vertex_count(), Index::none);
  distance[0] = 0;
  return milliseconds([&] {
    boost::breadth_first_search(network.graph, std::uint32_t{0},
                                boost::visitor(boost::make_bfs_visitor(boost::record_distances(
                                    boost::make_iterator_property_map(
                                        distance.begin(), boost::get(boost::vertex_index, network.graph)),
                                    boost::on_tree_edge()))));
  });
}

void measure_on_disk(const store::StoryFile& story, const std::string& path, const std::string& program,
                     std::uint32_t actors) {
  Random random;
  const auto any = [&] { return model::ActorId{static_cast<std::uint32_t>(1 + random.below(actors))}; };
  std::size_t seen = 0;
  Times hops = timed(101, [&](int) { seen += within_three_hops(story, any()); });
  std::printf("three hops       %10.3f ms from the file (%zu things on average)\n", hops.at(0.5), seen / 101);
  std::uint64_t visited = 0;
  Times paths = timed(200, [&](int) {
    const model::ActorId one = any();
    visited += topology::shortest_paths(story, one, any()).visited;
  });
  std::printf("path             %10.3f ms, 95th of 100 %.3f ms, from the file (%llu read on average)\n",
              paths.at(0.5), paths.at(0.95), static_cast<unsigned long long>(visited / 200));
  Times whole = timed(100, [&](int) {
    const model::ActorId one = any();
    run(program, path, one, any());
  });
  std::printf("path, one shot   %10.3f ms, 95th of 100 %.3f ms, with the start of the program\n",
              whole.at(0.5), whole.at(0.95));
}

void measure_in_memory(const store::StoryFile& story, std::uint32_t actors) {
  const double before_mb = resident_mb();
  std::optional<topology::Network> made;
  const double loaded = milliseconds([&] { made.emplace(story); });
  const topology::Network& network = *made;
  std::printf("network          %10.0f ms to load, %.0f MB (%zu vertices, %zu directed edges)\n", loaded,
              static_cast<double>(network.bytes()) / 1e6, network.actor_count() + network.event_count(),
              network.edge_count());
  Random random;
  Times hops =
      timed(101, [&](int) { network.reach({static_cast<std::uint32_t>(1 + random.below(actors))}, 3); });
  std::printf("three hops       %10.3f ms in memory\n", hops.at(0.5));
  Times search = timed(5, [&](int) { network.reach({1}); });
  Times boost_search;
  for (int i = 0; i < 5; ++i) boost_search.all.push_back(boost_search_ms(network.graph()));
  const double before_peer_mb = resident_mb();
  igraph_t peer;
  fill(network.graph(), peer);
  std::printf("                 %10.0f MB resident for ours with its making, %.0f MB for igraph's\n",
              before_peer_mb - before_mb, resident_mb() - before_peer_mb);
  Times peer_search = timed(5, [&](int) {
    igraph_vector_int_t order, layers, parents;
    igraph_vector_int_init(&order, 0);
    igraph_vector_int_init(&layers, 0);
    igraph_vector_int_init(&parents, 0);
    igraph_bfs_simple(&peer, 0, IGRAPH_ALL, &order, &layers, &parents);
    igraph_vector_int_destroy(&order);
    igraph_vector_int_destroy(&layers);
    igraph_vector_int_destroy(&parents);
  });
  std::printf("whole search     %10.0f ms, Boost's visitors %.0f ms, igraph %.0f ms\n", search.at(0.5),
              boost_search.at(0.5), peer_search.at(0.5));
  constexpr std::size_t most_for_betweenness = 20000;
  if (network.event_count() <= most_for_betweenness) {
    const double ours = milliseconds([&] { topology::centralities(network, {.samples = 0}); });
    igraph_vector_t scores;
    igraph_vector_init(&scores, 0);
    const double theirs = milliseconds(
        [&] { igraph_betweenness(&peer, &scores, igraph_vss_all(), IGRAPH_UNDIRECTED, nullptr); });
    igraph_vector_destroy(&scores);
    std::printf("betweenness      %10.0f ms exact between actors, with rank; igraph %.0f ms between all\n",
                ours, theirs);
  }
  igraph_destroy(&peer);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::fputs("usage: dateline_graph_bench STORY DATELINE\n", stderr);
    return 2;
  }
  const store::StoryFile story = store::StoryFile::open_for_reading(arguments[1]);
  std::uint32_t actors = 0;
  story.each_actor([&](const model::Actor& actor) {
    if (actor.kind == model::ActorKind::person) actors = std::max(actors, actor.id.number);
    return true;
  });
  measure_on_disk(story, arguments[1], arguments[2], actors);
  measure_in_memory(story, actors);
  return 0;
}
