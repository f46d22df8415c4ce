// What doctor finds and makes good, and what a backup is.
#include <SQLiteCpp/SQLiteCpp.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "src/base/data_files.hpp"
#include "src/base/problem.hpp"
#include "src/story/known_fields.hpp"
#include "src/story/story.hpp"
#include "tests/support/fake_world.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace dateline;

namespace {

const story::Reader& reader() {
  static test::FakeWorld world;
  static const story::Reader made(base::embedded_data(), world);
  return made;
}

/// A story file of two articles, closed.
struct Closed {
  test::TemporaryFolder folder;
  std::string path = folder / "s.dateline";
  Closed() {
    story::Story story = story::Story::open_for_writing(path, true, reader());
    article::Known known;
    story::set_known(known, "published", "2017-07-10", "test");
    story.add({"a.txt", "Mayor Greta Holm met Piet Adler in Lindholm on 5 July 2017.\n", "text/plain", known},
              {1});
    story.add({"b.txt", "Piet Adler resigned on 9 July 2017.\n", "text/plain", known}, {2});
    story.update();
  }
  void damage(const std::string& sql) {
    SQLite::Database database(path, SQLite::OPEN_READWRITE);
    database.exec("PRAGMA foreign_keys = OFF");
    database.exec(sql);
  }
  std::vector<store::Fault> faults() const { return story::Story::open_for_reading(path, reader()).faults(); }
  std::string events() const {
    std::string out;
    const story::Story story = story::Story::open_for_reading(path, reader());
    story.reader().each_event({}, [&](const model::Event& event) {
      out += to_string(event.id) + " " + event.title + ";";
      return true;
    });
    return out;
  }
};

}  // namespace

TEST_CASE("doctor: every changed byte of an article is found, what is derived is made anew", "[story]") {
  Closed closed;
  CHECK(closed.faults().empty());
  const std::string before = closed.events();
  closed.damage(
      "UPDATE content SET bytes = CAST(replace(CAST(bytes AS TEXT), 'Holm', 'Halm') AS BLOB) WHERE source = "
      "1 AND part = 1");
  closed.damage("UPDATE content SET bytes = x'00' WHERE source = 2 AND part = 2");
  closed.damage("DELETE FROM event WHERE number = 1");
  const std::vector<store::Fault> faults = closed.faults();
  REQUIRE(faults.size() >= 3);
  CHECK(faults[0].what == "the text is not as it was stored");
  CHECK(faults[0].source == model::SourceId{1});
  CHECK(faults[1].what == "the record is not as it was stored");
  CHECK(faults.back().of == store::Fault::Of::graph);
  {
    story::Story story = story::Story::open_for_writing(closed.path, false, reader());
    CHECK(story.repair(faults, {9}) == std::vector<model::SourceId>{{1}, {2}});
  }
  CHECK(closed.faults().empty());
  CHECK(closed.events() == before);
}

TEST_CASE("doctor: fields of a source that are not those that were read are found, and read again",
          "[story]") {
  const std::pair<const char*, const char*> changes[] = {{"outlet = 'Nobody'", "its outlet"},
                                                         {"title = 'Nothing'", "its title"},
                                                         {"byline = 'Somebody'", "its byline"},
                                                         {"url = 'https://x.example'", "its address"},
                                                         {"published = 17000", "its day of publication"}};
  for (const bool with_original : {true, false}) {
    Closed closed;
    if (!with_original) {
      store::StoryFile file =
          store::StoryFile::open_for_writing(closed.path, store::StoryFile::IfMissing::fail);
      file.withhold_originals();
    }
    CHECK(closed.faults().empty());
    for (const auto& [change, what] : changes) {
      CAPTURE(change, with_original);
      const model::Source before =
          *story::Story::open_for_reading(closed.path, reader()).reader().source({1});
      closed.damage("UPDATE source SET " + std::string(change) + " WHERE number = 1");
      const std::vector<store::Fault> faults = closed.faults();
      REQUIRE_FALSE(faults.empty());
      CHECK(faults[0].what == std::string(what) + " is another than the one that was read");
      CHECK(faults[0].source == model::SourceId{1});
      story::Story::open_for_writing(closed.path, false, reader()).repair(faults, {9});
      CHECK(closed.faults().empty());
      CHECK(*story::Story::open_for_reading(closed.path, reader()).reader().source({1}) == before);
    }
  }
}

TEST_CASE("doctor: a graph that is not what its sources give is found, and made anew", "[story]") {
  Closed closed;
  const std::string before = closed.events();
  closed.damage("UPDATE event SET title = 'Nobody met' WHERE number = 1");
  const std::vector<store::Fault> faults = closed.faults();
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].what == "1 events or actors are not what the sources and the log give");
  story::Story::open_for_writing(closed.path, false, reader()).repair(faults, {9});
  CHECK(closed.faults().empty());
  CHECK(closed.events() == before);
}

TEST_CASE("doctor: numbers that are not those of the permanent ids are found, and given anew", "[story]") {
  Closed closed;
  const std::string before = closed.events();
  const char* const changes[] = {"UPDATE event SET uid = 'another' WHERE number = 1",
                                 "UPDATE claim SET uid = 'another' WHERE number = 1",
                                 "UPDATE actor SET uid = 'another' WHERE number = 1",
                                 "UPDATE handle SET own = 1, now = 1 WHERE kind = 'A' AND own = 2"};
  for (const char* change : changes) {
    CAPTURE(change);
    closed.damage(change);
    const std::vector<store::Fault> faults = closed.faults();
    REQUIRE_FALSE(faults.empty());
    CHECK(faults[0].what.ends_with("numbers are not those of the permanent ids"));
    story::Story::open_for_writing(closed.path, false, reader()).repair(faults, {9});
    CHECK(closed.faults().empty());
    CHECK(closed.events() == before);
  }
}

TEST_CASE("doctor: a damaged original is told and stays", "[story]") {
  Closed closed;
  closed.damage(
      "UPDATE content SET bytes = CAST(replace(CAST(bytes AS TEXT), 'Holm', 'Halm') AS BLOB) WHERE source = "
      "1 AND part = 0");
  const std::vector<store::Fault> faults = closed.faults();
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].of == store::Fault::Of::original);
  story::Story story = story::Story::open_for_writing(closed.path, false, reader());
  CHECK(story.repair(faults, {9}).empty());
  CHECK(story.file().faults() == faults);
}

TEST_CASE("doctor: an original that was changed together with its hash is not the one that was added",
          "[story]") {
  Closed closed;
  closed.damage(
      "UPDATE content SET (size, sha256, bytes, packing) = (SELECT size, sha256, bytes, packing FROM content "
      "WHERE source = 2 AND part = 0) WHERE source = 1 AND part = 0");
  const std::vector<store::Fault> faults = closed.faults();
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].what == "the original is another than the one that was added");
}

TEST_CASE("backup: the copy is a story of its own", "[story]") {
  Closed closed;
  const std::string copy = closed.folder / "copy.dateline";
  std::string bytes;
  {
    story::Story story = story::Story::open_for_writing(closed.path, false, reader());
    bytes = story.file().snapshot();  // while it is open for writing
  }
  std::ofstream(copy, std::ios::binary) << bytes;
  const story::Story story = story::Story::open_for_reading(copy, reader());
  CHECK(story.file().faults().empty());
  CHECK(story.reader().source({2}));
}
