// Story files of older formats: tests/data keeps one of each, as a program of that time made it.
#include <unistd.h>

#include <catch2/catch.hpp>

#include "graph/store/story_file.hpp"
#include "sample_story.hpp"
#include "src/base/problem.hpp"
#include "src/base/sha256.hpp"

namespace dateline::store {
namespace {

using namespace sample;
using Catch::Contains;

/// The number of a file's format, as it stands in the header of an SQLite file.
int format_of(const std::string& path) {
  return static_cast<unsigned char>(read_bytes(path).at(63));
}

std::vector<std::string> titles(const StoryFile& story) {
  std::vector<std::string> all;
  for (const model::Event& event : all_events(story)) all.push_back(event.title);
  return all;
}

}  // namespace

TEST_CASE("StoryFile: a file of an older format is read, and reading leaves it as it is", "[store]") {
  TemporaryFolder folder;
  const std::string path = folder / "s";
  const std::string bytes = read_bytes(DATELINE_SOURCE_DIR "/tests/data/format-1.dateline");
  write_bytes(path, bytes);
  REQUIRE(format_of(path) == 1);
  {
    StoryFile story = StoryFile::open_for_reading(path);
    REQUIRE(titles(story).size() == 6);
    CHECK(story.event({2})->title == "The drivers of the Lindholm trams ended their strike");
    CHECK(story.event({2})->dating.when.edtf == "2017-07-10");
    CHECK_FALSE(story.event({5})->dating.likely);  // such a file does not have them
    CHECK(story.claims_of({5}).size() == 1);
    CHECK(story.text_of({1}).starts_with("Lindholm tram drivers end strike"));
    CHECK(story.events_with_words({"passengers"}) == std::vector<model::EventId>{{5}});
    story.refresh();
    CHECK(titles(story).size() == 6);
    CHECK_THROWS_WITH(story.append_log({}), Contains("opened for reading only"));
  }
  CHECK(read_bytes(path) == bytes);
}

TEST_CASE("StoryFile: writing brings a file of an older format up to date", "[store]") {
  TemporaryFolder folder;
  const std::string path = folder / "s";
  write_bytes(path, read_bytes(DATELINE_SOURCE_DIR "/tests/data/format-1.dateline"));
  const std::vector<std::string> before = titles(StoryFile::open_for_reading(path));
  model::Assembled graph;
  {
    StoryFile story = StoryFile::open_for_writing(path, StoryFile::IfMissing::fail);
    CHECK_FALSE(story.was_created());
    CHECK(titles(story) == before);
    graph = assembled(3, 20, 5, add_sources(story, 2));
    story.replace_graph(graph, "new");
  }
  CHECK(format_of(path) == 10);
  const StoryFile story = StoryFile::open_for_reading(path);
  CHECK(story.graph_stamp() == "new");
  std::size_t likely = 0;
  for (const model::Event& event : all_events(story)) likely += event.dating.likely.has_value();
  CHECK(likely > 0);
  CHECK(story.source({1})->title == "Lindholm tram drivers end strike");
  // No number is given twice: those of the old graph stay taken.
  CHECK(all_events(story).front().id.number == before.size() + 1);
}

TEST_CASE("StoryFile: a file of format 2 is read without links, and has them after the next writing",
          "[store]") {
  TemporaryFolder folder;
  const std::string path = folder / "s";
  const std::string bytes = read_bytes(DATELINE_SOURCE_DIR "/tests/data/format-2.dateline");
  write_bytes(path, bytes);
  REQUIRE(format_of(path) == 2);
  std::vector<std::string> uids;
  {
    const StoryFile story = StoryFile::open_for_reading(path);
    CHECK(titles(story).size() == 11);
    CHECK(story.event({5})->dating.likely);
    CHECK(story.source({2})->title == "Trams run again in Lindholm");
    CHECK_FALSE(story.link_of({2}));
    uids = {story.source({1})->uid, story.source({2})->uid};
  }
  CHECK(read_bytes(path) == bytes);
  {
    StoryFile story = StoryFile::open_for_writing(path, StoryFile::IfMissing::fail);
    CHECK(titles(story).size() == 11);
    model::Assembled graph = assembled(3, 20, 5, uids);
    graph.source_links = {{uids[1], uids[0], uids[0], model::LinkKind::copy, 0.75}};
    story.replace_graph(graph, "new");
  }
  CHECK(format_of(path) == 10);
  CHECK(StoryFile::open_for_reading(path).link_of({2}) ==
        model::SourceLink{model::LinkKind::copy, {1}, {1}, 0.75});
}

TEST_CASE("StoryFile: a file of format 3 is read without pages", "[store]") {
  TemporaryFolder folder;
  const std::string path = folder / "s";
  const std::string bytes = read_bytes(DATELINE_SOURCE_DIR "/tests/data/format-3.dateline");
  write_bytes(path, bytes);
  REQUIRE(format_of(path) == 3);
  const StoryFile story = StoryFile::open_for_reading(path);
  CHECK(story.source({2})->title == "Report on the Lindholm trams");
  CHECK(story.pages_of({2}).empty());
  CHECK(read_bytes(path) == bytes);
}

TEST_CASE("StoryFile: a file of format 4 is read without decisions, and keeps its log", "[store]") {
  TemporaryFolder folder;
  const std::string path = folder / "s";
  const std::string bytes = read_bytes(DATELINE_SOURCE_DIR "/tests/data/format-4.dateline");
  write_bytes(path, bytes);
  REQUIRE(format_of(path) == 4);
  {
    const StoryFile story = StoryFile::open_for_reading(path);
    CHECK(story.source({2})->title == "Report on the Lindholm trams");
    CHECK(all_events(story).front().decisions.empty());
    CHECK(all_events(story).front().found);
    CHECK(story.disagreements().empty());
  }
  CHECK(read_bytes(path) == bytes);
  std::string verbs;
  {
    const StoryFile story = StoryFile::open_for_writing(path, StoryFile::IfMissing::fail);
    story.each_log_entry([&](const auto& entry) {
      verbs += entry.verb + " ";
      return true;
    });
  }
  CHECK(format_of(path) == 10);
  CHECK(verbs == "add add order ");
}

TEST_CASE("StoryFile: a file of format 5 keeps what was decided", "[store]") {
  TemporaryFolder folder;
  const std::string path = folder / "s";
  const std::string bytes = read_bytes(DATELINE_SOURCE_DIR "/tests/data/format-5.dateline");
  write_bytes(path, bytes);
  REQUIRE(format_of(path) == 5);
  const StoryFile story = StoryFile::open_for_reading(path);
  CHECK(story.event({1})->tags == std::vector<std::string>{"trams"});
  CHECK(story.event({2})->title == "Holm meets Lund");
  REQUIRE(story.event({2})->decisions.size() == 1);
  CHECK(story.event({2})->decisions[0].read_by.empty());
  CHECK(story.event({2})->notes.size() == 1);
  CHECK(story.selections().empty());
  CHECK(read_bytes(path) == bytes);
}

TEST_CASE("StoryFile: a file of format 6 keeps its graph, its numbers and its selections", "[store]") {
  TemporaryFolder folder;
  const std::string path = folder / "s";
  const std::string bytes = read_bytes(DATELINE_SOURCE_DIR "/tests/data/format-6.dateline");
  write_bytes(path, bytes);
  REQUIRE(format_of(path) == 6);
  std::vector<model::Event> before;
  {
    const StoryFile story = StoryFile::open_for_reading(path);
    before = all_events(story);
    REQUIRE(before.size() == 8);
    CHECK(before[1].title == "Holm meets Lund");
    REQUIRE(story.selections().size() == 1);
    CHECK(story.selections()[0].name == "front-page");
    CHECK(story.selections()[0].items[0].title == "Holm and Lund");
    CHECK(story.actor({4})->name == "Karl Holm");
    CHECK(story.maybe_same_actors().empty());
    CHECK(story.find_event_by_uid(before[1].uid) == model::EventId{2});
    CHECK(story.claims_of({1}).size() == 1);
    CHECK(story.events_with_words({"drivers"}).size() > 1);
    CHECK(story.faults().empty());
    // Found through the index over exact days, which such a file does not have.
    std::size_t dated = 0, between = 0;
    for (const model::Event& event : before) dated += !event.dating.when.unknown();
    story.each_event({.first = calendar::Day{-1'000'000}, .last = {}, .dated_only = true, .actors = {}},
                     [&](const model::Event&) { return ++between > 0; });
    CHECK(dated > 0);
    CHECK(between == dated);
  }
  CHECK(read_bytes(path) == bytes);
  StoryFile::open_for_writing(path, StoryFile::IfMissing::fail);
  CHECK(format_of(path) == 10);
  const StoryFile story = StoryFile::open_for_reading(path);
  CHECK(all_events(story) == before);
  CHECK(story.faults().empty());
}

TEST_CASE("StoryFile: a file of format 7 has no pictures, and takes them after the next writing", "[store]") {
  TemporaryFolder folder;
  const std::string path = folder / "s";
  const std::string bytes = read_bytes(DATELINE_SOURCE_DIR "/tests/data/format-7.dateline");
  write_bytes(path, bytes);
  REQUIRE(format_of(path) == 7);
  std::vector<model::Event> before;
  {
    const StoryFile story = StoryFile::open_for_reading(path);
    before = all_events(story);
    REQUIRE(before.size() == 8);
    CHECK(before[0].tags == std::vector<std::string>{"chapter-1", "trams"});
    CHECK_FALSE(before[0].picture);
    CHECK(story.picture_uids().empty());
    CHECK(story.faults().empty());
  }
  CHECK(read_bytes(path) == bytes);
  const std::string pixels = "pixels", uid = base::sha256_hex(pixels);
  {
    StoryFile story = StoryFile::open_for_writing(path, StoryFile::IfMissing::fail);
    CHECK(all_events(story) == before);
    story.add_picture({.uid = uid, .media_type = "image/png", .bytes = pixels});
  }
  CHECK(format_of(path) == 10);
  const StoryFile story = StoryFile::open_for_reading(path);
  CHECK(all_events(story) == before);
  CHECK(story.picture(uid)->bytes == pixels);
  CHECK(story.faults().empty());
}

TEST_CASE(
    "StoryFile: a file of format 8 keeps its graph and its pictures, and has other indexes after the next "
    "writing",
    "[store]") {
  TemporaryFolder folder;
  const std::string path = folder / "s";
  const std::string bytes = read_bytes(DATELINE_SOURCE_DIR "/tests/data/format-8.dateline");
  write_bytes(path, bytes);
  REQUIRE(format_of(path) == 8);
  std::vector<model::Event> before;
  {
    const StoryFile story = StoryFile::open_for_reading(path);
    before = all_events(story);
    REQUIRE(before.size() == 8);
    REQUIRE(before[0].picture);
    CHECK(story.picture(before[0].picture->uid));
    CHECK(story.is_rejected({3}));
    CHECK_FALSE(story.is_rejected({1}));
    CHECK(story.faults().empty());
  }
  CHECK(read_bytes(path) == bytes);
  StoryFile::open_for_writing(path, StoryFile::IfMissing::fail);
  CHECK(format_of(path) == 10);
  const StoryFile story = StoryFile::open_for_reading(path);
  CHECK(all_events(story) == before);
  CHECK(story.is_rejected({3}));
  CHECK(story.faults().empty());
}

TEST_CASE("StoryFile: the claims of a file of format 9 are Dateline's own after the next writing",
          "[store]") {
  TemporaryFolder folder;
  const std::string path = folder / "s";
  const std::string bytes = read_bytes(DATELINE_SOURCE_DIR "/tests/data/format-9.dateline");
  write_bytes(path, bytes);
  REQUIRE(format_of(path) == 9);
  std::vector<model::Event> before;
  {
    const StoryFile story = StoryFile::open_for_reading(path);
    before = all_events(story);
    REQUIRE(before.size() == 8);
    CHECK(before[0].tags == std::vector<std::string>{"chapter-1", "harbour", "trams"});
    CHECK(story.extractors().empty());
    CHECK(story.faults().empty());
  }
  CHECK(read_bytes(path) == bytes);
  StoryFile::open_for_writing(path, StoryFile::IfMissing::fail);
  CHECK(format_of(path) == 10);
  const StoryFile story = StoryFile::open_for_reading(path);
  CHECK(all_events(story) == before);
  for (const model::Event& event : before)
    for (const model::Claim& claim : story.claims_of(event.id)) CHECK(claim.extractor.empty());
  CHECK(story.faults().empty());
}

TEST_CASE("StoryFile: foreign tables in a file of an older format are refused", "[store]") {
  TemporaryFolder folder;
  const std::string path = folder / "s";
  std::string bytes = read_bytes(DATELINE_SOURCE_DIR "/tests/data/format-1.dateline");
  const std::size_t table = bytes.find("relation_from ON relation(from_event)");
  REQUIRE(table != std::string::npos);
  bytes.replace(table, 37, "relation_from ON relation(kind+kind )");
  write_bytes(path, bytes);
  CHECK_THROWS_WITH(StoryFile::open_for_reading(path), Contains("damaged"));
  CHECK_THROWS_WITH(StoryFile::open_for_writing(path, StoryFile::IfMissing::fail), Contains("damaged"));
  CHECK(read_bytes(path) == bytes);
}

TEST_CASE("StoryFile: a damaged file of an older format works or is a StoreError", "[store]") {
  TemporaryFolder folder;
  const std::string path = folder / "s";
  Random random(7);
  int refused = 0;
  for (int round = 0; round < 100; ++round) {
    std::string bytes =
        read_bytes(DATELINE_SOURCE_DIR "/tests/data/format-" + std::to_string(1 + round % 9) + ".dateline");
    for (std::uint64_t changes = 1 + random.below(6); changes > 0; --changes)
      bytes[100 + random.below(bytes.size() - 100)] = static_cast<char>(random.below(256));
    write_bytes(path, bytes);
    try {
      titles(StoryFile::open_for_reading(path));
      titles(StoryFile::open_for_writing(path, StoryFile::IfMissing::fail));
      CHECK(format_of(path) == 10);
    } catch (const base::StoreError&) {
      ++refused;
    }
    for (const char* beside : {"-wal", "-shm", "-journal"}) std::filesystem::remove(path + beside);
  }
  CHECK(refused > 20);
  CHECK(refused < 100);
}

TEST_CASE("StoryFile: a file of an older format can be read where nothing may be written", "[store]") {
  TemporaryFolder folder;
  const std::string path = folder / "s";
  write_bytes(path, read_bytes(DATELINE_SOURCE_DIR "/tests/data/format-1.dateline"));
  std::filesystem::permissions(path, std::filesystem::perms(0444));
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0555));
  const int status = status_in_child([&] {
    // The superuser may write everywhere, so as somebody else.
    if (geteuid() == 0 && setuid(65534) != 0) return 1;
    if (all_events(StoryFile::open_for_reading(path)).size() != 6) return 2;
    try {
      StoryFile::open_for_writing(path, StoryFile::IfMissing::fail);
      return 3;
    } catch (const base::StoreError& error) {
      return std::string(error.what()).find("permission denied") == std::string::npos ? 4 : 0;
    }
  });
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));
  CHECK(status == 0);
}

}  // namespace dateline::store
