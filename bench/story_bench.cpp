// How fast a large story is stored and read, on a story file of its own.
//
//     dateline_story_bench EVENTS FILE
//
// The story is generated: for N events N/10 actors, N/100 places and N/5 sources; an event has three
// participants and a place, two claims, and four relations to later events, about ten edges in all; actors
// and places are skewed as names are (a uniform number to the power of 2.2). Prints a line a measure.
#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "graph/query/query.hpp"
#include "graph/store/story_file.hpp"
#include "src/story/graph_stamp.hpp"

namespace {

using namespace dateline;
using Clock = std::chrono::steady_clock;

constexpr double popularity = 2.2;
constexpr std::int64_t first_day = 10957, days = 9131;  // 2000 to 2024

/// xorshift64, so that every run makes the same story.
class Random {
 public:
  std::uint64_t below(std::uint64_t end) { return (next() >> 33) % end; }
  /// Small numbers more often.
  std::uint64_t skewed(std::uint64_t end) {
    const double uniform = static_cast<double>(next() >> 11) * 0x1.0p-53;
    return static_cast<std::uint64_t>(std::pow(uniform, popularity) * static_cast<double>(end));
  }

 private:
  std::uint64_t next() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return state_;
  }
  std::uint64_t state_ = 88172645463325252ull;
};

struct Sizes {
  explicit Sizes(std::uint64_t n)
      : events(n),
        actors(std::max<std::uint64_t>(50, n / 10)),
        places(std::max<std::uint64_t>(100, n / 100)),
        sources(std::max<std::uint64_t>(100, n / 5)) {}
  std::uint64_t events, actors, places, sources;
};

calendar::TimeSpan time_of(std::uint64_t event, const Sizes& sizes, Random& random) {
  const auto day =
      first_day +
      static_cast<std::int64_t>(static_cast<double>(event) / static_cast<double>(sizes.events) * days) +
      static_cast<std::int64_t>(random.below(30));
  const std::uint64_t kind = random.below(100);
  const std::int64_t doubt = kind < 10 ? 15 : kind < 13 ? 180 : 0;
  calendar::TimeSpan when = calendar::one_day_of(calendar::Day{day - doubt}, calendar::Day{day + doubt});
  when.stated = true;
  return when;
}

std::vector<std::string> names(const char* letter, std::uint64_t count) {
  std::vector<std::string> out;
  out.reserve(count);
  for (std::uint64_t i = 0; i < count; ++i) out.push_back(letter + std::to_string(i));
  return out;
}

model::Assembled generate(const Sizes& sizes, const std::vector<std::string>& source_uids) {
  Random random;
  model::Assembled graph;
  const std::vector<std::string> actor_uids = names("A", sizes.actors + sizes.places);
  for (std::uint64_t i = 0; i < actor_uids.size(); ++i) {
    model::AssembledActor actor;
    actor.uid = actor_uids[i];
    actor.actor.name = (i < sizes.actors ? "Actor " : "Place ") + std::to_string(i);
    actor.actor.kind = i < sizes.actors ? model::ActorKind::person : model::ActorKind::place;
    graph.actors.push_back(std::move(actor));
  }
  graph.events.reserve(sizes.events);
  graph.claims.reserve(2 * sizes.events);
  for (std::uint64_t i = 0; i < sizes.events; ++i) {
    model::AssembledEvent event;
    event.uid = "E" + std::to_string(i);
    event.event.title = "Event " + std::to_string(i) + " something happened between actors";
    event.event.kind = "kind" + std::to_string(random.below(12));
    event.event.dating = {.when = time_of(i, sizes, random), .basis = "t1", .confidence = 1};
    event.event.salience = static_cast<double>(random.below(1000)) / 1000;
    for (int k = 0; k < 3; ++k)
      event.participants.push_back(
          {actor_uids[random.skewed(sizes.actors)], static_cast<model::Role>(random.below(4)), {}});
    event.participants.push_back(
        {actor_uids[sizes.actors + random.skewed(sizes.places)], model::Role::place, {}});
    for (int k = 0; k < 2; ++k) {
      model::AssembledClaim claim;
      claim.uid = "C" + std::to_string(2 * i + static_cast<std::uint64_t>(k));
      claim.event_uid = event.uid;
      const std::uint64_t near = i * sizes.sources / sizes.events;
      claim.source_uid = source_uids[(near + random.below(k == 0 ? 20 : 200)) % sizes.sources];
      claim.claim.title = event.event.title;
      claim.claim.kind = event.event.kind;
      claim.claim.dating = event.event.dating;
      claim.claim.quote = {random.below(40), 60};
      graph.claims.push_back(std::move(claim));
    }
    graph.events.push_back(std::move(event));
  }
  constexpr std::pair<std::uint64_t, model::RelationKind> links[] = {{40, model::RelationKind::before},
                                                                     {240, model::RelationKind::before},
                                                                     {300, model::RelationKind::causes},
                                                                     {20, model::RelationKind::part_of}};
  for (std::uint64_t i = 0; i + 300 < sizes.events; ++i)
    for (const auto& [reach, kind] : links)
      graph.relations.push_back(
          {graph.events[i].uid, graph.events[i + 1 + random.below(reach)].uid, "", kind, {}});
  return graph;
}

double seconds(const std::function<void()>& work) {
  const Clock::time_point begin = Clock::now();
  work();
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// The median of so many calls, in milliseconds.
double median_ms(int calls, const std::function<void(int)>& work) {
  std::vector<double> all;
  for (int i = 0; i < calls; ++i) all.push_back(1000 * seconds([&] { work(i); }));
  std::nth_element(all.begin(), all.begin() + calls / 2, all.end());
  return all[static_cast<std::size_t>(calls / 2)];
}

/// The measure of the machine: so many rows of seven numbers, one statement each, in one transaction, into a
/// table of SQLite without indexes.
double bare_rows_per_second(const std::string& path, double rows) {
  SQLite::Database database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  database.exec("PRAGMA journal_mode = WAL; CREATE TABLE bare(a INTEGER PRIMARY KEY, b, c, d, e, f, g)");
  const double taken = seconds([&] {
    SQLite::Transaction together(database);
    SQLite::Statement insert(database, "INSERT INTO bare VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (std::int64_t i = 0; static_cast<double>(i) < rows; ++i) {
      insert.bind(1, i);
      for (int column = 2; column <= 7; ++column) insert.bind(column, i * column);
      insert.exec();
      insert.reset();
    }
    together.commit();
  });
  return rows / taken;
}

void load(const std::string& path, const Sizes& sizes) {
  store::StoryFile story = store::StoryFile::open_for_writing(path, store::StoryFile::IfMissing::create);
  const std::vector<std::string> source_uids = names("S", sizes.sources);
  const double added = seconds([&] {
    store::Transaction together = story.transaction();
    for (const std::string& uid : source_uids) {
      store::SourceData data;
      data.source.uid = uid;
      data.source.url = "https://news.example/" + uid;
      data.text = "The words of an article on which claims are made, sixty bytes and more.";
      story.add_source(data, {.verb = "add", .arguments = uid});
    }
    together.commit();
  });
  std::printf("sources          %10.0f /s\n", static_cast<double>(sizes.sources) / added);
  const model::Assembled graph = generate(sizes, source_uids);
  // An event has its row and those of its participants; all but these and relations have a number for good.
  const double numbered =
      static_cast<double>(graph.actors.size() + graph.events.size() + graph.claims.size());
  const double rows = 2 * numbered + static_cast<double>(4 * graph.events.size() + graph.relations.size());
  const double written = seconds([&] { story.replace_graph(graph, story::graph_stamp_for(story)); });
  std::printf(
      "graph            %10.0f rows/s (%.0f rows in %.1f s, with indexes over columns, days and words)\n",
      rows / written, rows, written);
  const std::string beside = path + ".bare";
  std::printf("bare SQLite      %10.0f rows/s\n", bare_rows_per_second(beside, rows));
  for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(beside + end);
}

void read(const std::string& path, const Sizes& sizes) {
  const store::StoryFile story = store::StoryFile::open_for_reading(path);
  Random random;
  const auto month = [&](int) {
    const std::int64_t first = first_day + static_cast<std::int64_t>(random.below(days - 60));
    return model::EventWindow{calendar::Day{first}, calendar::Day{first + 29}, true, {}};
  };
  std::uint64_t seen = 0;
  const auto count = [&](const model::Event&) { return ++seen > 0; };
  const double actor = median_ms(201, [&](int i) {
    model::EventWindow window = month(i);
    window.actors = {{static_cast<std::uint32_t>(1 + random.skewed(sizes.actors))}};
    story.each_event(window, count);
  });
  std::printf("actor in a month %10.3f ms\n", actor);
  const double source = median_ms(201, [&](int) {
    for (const model::EventId id :
         story.events_in({static_cast<std::uint32_t>(1 + random.below(sizes.sources))}))
      seen += story.event(id).has_value();
  });
  std::printf("source's events  %10.3f ms\n", source);
  const double met = median_ms(11, [&](int i) {
    std::vector<std::pair<model::ActorId, model::ActorId>> pairs;
    story.each_event(month(i), [&](const model::Event& event) {
      for (const auto& one : event.participants)
        for (const auto& other : event.participants)
          if (one.actor < other.actor && one.role != model::Role::place && other.role != model::Role::place)
            pairs.emplace_back(one.actor, other.actor);
      return true;
    });
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    seen += pairs.size();
  });
  std::printf("who met whom     %10.3f ms (a month)\n", met);
  std::printf("seen             %10llu\n", static_cast<unsigned long long>(seen));
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::fputs("usage: dateline_story_bench EVENTS FILE\n", stderr);
    return 2;
  }
  const Sizes sizes(std::strtoull(arguments[1], nullptr, 10));
  const std::string path = arguments[2];
  load(path, sizes);
  std::printf("file             %10.0f MB\n", static_cast<double>(std::filesystem::file_size(path)) / 1e6);
  read(path, sizes);
  return 0;
}
