// Pictures in a story file: their bytes once, whole or a fault.
#include <SQLiteCpp/SQLiteCpp.h>

#include <catch2/catch.hpp>

#include "graph/store/story_file.hpp"
#include "sample_story.hpp"
#include "src/base/problem.hpp"
#include "src/base/sha256.hpp"

namespace dateline::store {
namespace {

using namespace sample;
using Catch::Contains;

const std::string gate(40'000, 'g'), bridge(5'000, 'b');

StoredPicture picture_of(const std::string& bytes) {
  return {.uid = base::sha256_hex(bytes), .media_type = "image/jpeg", .bytes = bytes};
}

/// A story whose first event has a picture beside it.
model::Assembled pictured(StoryFile& story) {
  model::Assembled graph = assembled(3, 6, 5, add_sources(story, 2));
  graph.events[0].event.picture = model::EventPicture{.uid = base::sha256_hex(gate),
                                                      .media_type = "image/jpeg",
                                                      .width_px = 480,
                                                      .height_px = 320,
                                                      .file = "gate.jpg",
                                                      .alternative = "Police before a gate",
                                                      .caption = "The gate",
                                                      .credit = "Ada Berg",
                                                      .who = "anna",
                                                      .at = 7};
  return graph;
}

}  // namespace

TEST_CASE("StoryFile: a picture is kept once, and read as it was given", "[store]") {
  StoryFile story = StoryFile::in_memory();
  story.add_picture(picture_of(gate));
  story.add_picture(picture_of(bridge));
  story.add_picture(picture_of(gate));
  CHECK(story.picture_uids().size() == 2);
  CHECK(story.picture(base::sha256_hex(gate)) == picture_of(gate));
  CHECK_FALSE(story.picture("0000"));
  StoredPicture other = picture_of(gate);
  other.bytes += "x";
  CHECK_THROWS_WITH(story.add_picture(other), Contains("another picture than its number says"));
}

TEST_CASE("StoryFile: what stands beside an event comes back, and goes with the graph", "[store]") {
  StoryFile story = StoryFile::in_memory();
  story.add_picture(picture_of(gate));
  model::Assembled graph = pictured(story);
  story.replace_graph(graph, "1");
  CHECK(story.event({1})->picture == graph.events[0].event.picture);
  CHECK_FALSE(story.event({2})->picture);
  CHECK(all_events(story)[0].picture == graph.events[0].event.picture);
  graph.events[0].event.picture.reset();
  story.replace_graph(graph, "2");
  CHECK_FALSE(story.event({1})->picture);
  CHECK(story.picture_uids().size() == 1);
}

TEST_CASE("StoryFile: an event shows no picture whose bytes are not here", "[store]") {
  StoryFile story = StoryFile::in_memory();
  story.replace_graph(pictured(story), "1");
  CHECK_FALSE(story.event({1})->picture);
  CHECK(story.faults().empty());
}

TEST_CASE("StoryFile: bytes of a picture that were changed are a fault", "[store]") {
  TemporaryFolder folder;
  const std::string path = folder / "s";
  {
    StoryFile story = StoryFile::open_for_writing(path, StoryFile::IfMissing::create);
    story.add_picture(picture_of(gate));
  }
  {
    SQLite::Database raw(path, SQLite::OPEN_READWRITE);
    raw.exec("UPDATE picture SET bytes = CAST(replace(CAST(bytes AS TEXT), 'gggg', 'gghg') AS BLOB)");
  }
  StoryFile story = StoryFile::open_for_reading(path);
  CHECK_THROWS_WITH(story.picture(base::sha256_hex(gate)), Contains("are not those that were stored"));
  REQUIRE(story.faults().size() == 1);
  CHECK(story.faults()[0].of == Fault::Of::picture);
  CHECK_THAT(story.faults()[0].what, Contains("is not as it was stored"));
}

TEST_CASE("StoryFile: bytes under the number of another picture are a fault", "[store]") {
  TemporaryFolder folder;
  const std::string path = folder / "s";
  {
    StoryFile story = StoryFile::open_for_writing(path, StoryFile::IfMissing::create);
    story.add_picture(picture_of(gate));
  }
  {
    SQLite::Database raw(path, SQLite::OPEN_READWRITE);
    SQLite::Statement forged(raw, "UPDATE picture SET bytes = CAST('x' AS BLOB), size = 1, sha256 = ?");
    forged.bind(1, base::sha256_hex("x"));
    forged.exec();
  }
  CHECK(StoryFile::open_for_reading(path).faults().size() == 1);
}

TEST_CASE("StoryFile: stripped pictures leave nothing of their old bytes in the file", "[store]") {
  TemporaryFolder folder;
  const std::string path = folder / "s", place = "53.5436 N 9.9886 E";
  const std::string photo = std::string(9000, 'p') + place + std::string(9000, 'q');
  {
    StoryFile story = StoryFile::open_for_writing(path, StoryFile::IfMissing::create);
    story.add_picture(picture_of(photo));
    CHECK_THAT(story.snapshot(), Contains(place));
    story.strip_pictures([](const StoredPicture& picture) { return picture.bytes.substr(0, 9000); });
    CHECK_THAT(story.snapshot(), !Contains(place));
  }
  CHECK_THAT(read_bytes(path), !Contains(place));
  const StoryFile story = StoryFile::open_for_reading(path);
  const std::optional<StoredPicture> kept = story.picture(base::sha256_hex(photo));
  REQUIRE(kept);
  CHECK(kept->stripped);
  CHECK(kept->bytes == std::string(9000, 'p'));
  CHECK(story.faults().empty());
}

TEST_CASE("StoryFile: all that is given of a story has its pictures, and restores them", "[store]") {
  StoryFile story = StoryFile::in_memory();
  add_sources(story, 1);
  story.add_picture(picture_of(gate));
  story.add_picture(picture_of(bridge));
  StoryFile other = StoryFile::in_memory();
  other.restore(story.given());
  CHECK(other.given() == story.given());
  CHECK(other.given().pictures.size() == 2);
}

}  // namespace dateline::store
