// Holds the real house against its table.

#include <catch2/catch.hpp>

#include "tests/architecture/cards.hpp"
#include "tests/architecture/rules.hpp"

namespace dateline::architecture {
namespace {

const std::string folder = DATELINE_SOURCE_DIR "/tests/architecture/";

const House& house() {
  static const House the_house{room_table_from(bytes_of(DATELINE_ROOMS_TSV)),
                               Effects(bytes_of(folder + "effects.txt")),
                               standard_headers_from(bytes_of(folder + "standard_headers.txt"))};
  return the_house;
}

const SourceTree& tree() {
  static const SourceTree the_tree = sources_on_disk(DATELINE_SOURCE_DIR, house().table);
  return the_tree;
}

}  // namespace

TEST_CASE("House: the room table is sound", "[architecture]") {
  REQUIRE(house().table.rooms.size() > 3);
  CHECK(to_string(check_table(house())) == "");
}

TEST_CASE("House: every folder and every file has its room", "[architecture]") {
  CHECK(to_string(check_folders(house(), tree())) == "");
}

TEST_CASE("House: files include only what the table allows", "[architecture]") {
  REQUIRE(tree().contains("src/base/byte_span.hpp"));
  CHECK(to_string(check_includes(house(), tree())) == "");
}

TEST_CASE("House: files have only the effects that the table allows", "[architecture]") {
  CHECK(to_string(check_effects(house(), tree())) == "");
}

TEST_CASE("House: files live in the namespace of their room", "[architecture]") {
  CHECK(to_string(check_namespaces(house(), tree())) == "");
}

TEST_CASE("House: targets link only what the table allows", "[architecture]") {
  CHECK(to_string(check_links(house())) == "");
}

TEST_CASE("House: compiled code asks only for what the table allows", "[architecture]") {
  for (const auto& room : house().table.rooms) {
    if (room.archive.empty()) continue;
    const auto symbols = undefined_symbols_of(bytes_of(room.archive), room.archive);
    CHECK(to_string(check_symbols(house(), room, symbols)) == "");
  }
}

TEST_CASE("House: docs/architecture.md has a true card for every room", "[architecture]") {
  const auto document = bytes_of(DATELINE_SOURCE_DIR "/docs/architecture.md");
  CHECK(to_string(check_cards(house().table, document, tree())) == "");
}

}  // namespace dateline::architecture
