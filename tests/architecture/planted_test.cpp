// Shows that the rules fail: violations of each kind are planted in a small house. Each has a good twin, the
// nearest thing that is allowed, which must pass, so that no case can rot into failing (or passing) for
// another reason.

#include <catch2/catch.hpp>

#include "tests/architecture/cards.hpp"
#include "tests/architecture/rules.hpp"

namespace dateline::architecture {
namespace {

RoomTable small_table() {
  return room_table_from(
      "room\tsrc/base\t\tcrypto\t\t\tdateline_settings;OpenSSL::Crypto\tsrc/base/id.cpp\n"
      "room\tsrc/calendar\tsrc/base\t\t\t\tdateline_base\t\n"
      "room\tsrc/text\tsrc/base\ticu\t\t\t\tsrc/text/fold.cpp\n"
      "room\tgraph/store\tsrc/base\tsqlite\tstory-file\t\t\t\n"
      "room\tsrc/cli\tsrc/base;src/text\t\tclock;environment;files;streams;child-processes;threads\t\t\t\n"
      "library\tfmt\tfmt::fmt\tfmt/\n"
      "library\tcrypto\tOpenSSL::Crypto\topenssl/\n"
      "library\ticu\tPkgConfig::ICU\tunicode/\n"
      "library\tsqlite\tSQLite::SQLite3\tsqlite3.h\n");
}

House small_house() {
  const std::string folder = DATELINE_SOURCE_DIR "/tests/architecture/";
  return {small_table(), Effects(bytes_of(folder + "effects.txt")),
          standard_headers_from(bytes_of(folder + "standard_headers.txt"))};
}

SourceTree small_tree() {
  return {{"src/base/CMakeLists.txt", ""},
          {"src/base/id.hpp", "#include <string>\nnamespace dateline::base {}"},
          {"src/base/digest.hpp", "#include <openssl/sha.h>\nnamespace dateline::base {}"},
          {"src/base/id.cpp",
           "#include \"src/base/id.hpp\"\n#include \"src/base/digest.hpp\"\nnamespace dateline::base {}"},
          {"src/calendar/CMakeLists.txt", ""},
          {"src/calendar/day.hpp", "namespace dateline::calendar {}"},
          {"src/text/CMakeLists.txt", ""},
          {"src/text/fold.cpp", "namespace dateline::text {}"},
          {"graph/store/CMakeLists.txt", ""},
          {"src/cli/CMakeLists.txt", ""}};
}

/// All that the rules on sources find in the small house once `source` stands at `path`.
Findings findings_with(const std::string& path, const std::string& source) {
  const auto house = small_house();
  auto tree = small_tree();
  tree[path] = source;
  Findings all;
  for (const auto& some :
       {check_includes(house, tree), check_effects(house, tree), check_namespaces(house, tree)}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

struct Planted {
  std::string rule;
  std::string bad;   ///< first line of src/text/fold.cpp
  std::string good;  ///< its twin
  std::string says;  ///< part of the message
};

}  // namespace

TEST_CASE("Planted: the small house itself is clean", "[architecture]") {
  const auto house = small_house();
  CHECK(to_string(check_table(house)) == "");
  CHECK(to_string(check_folders(house, small_tree())) == "");
  CHECK(to_string(check_links(house)) == "");
  CHECK(to_string(findings_with("src/base/id.hpp", "namespace dateline::base {}")) == "");
}

TEST_CASE("Planted: each violation in a source is found, and its good twin is not", "[architecture]") {
  const std::vector<Planted> cases = {
      // Includes between rooms.
      {"include", "#include \"src/calendar/day.hpp\"", "#include \"src/base/id.hpp\"",
       "src/calendar to INCLUDES in the row room(src/text)"},
      {"include", "%: /**/ inc\\\nlude \"src/calendar/day.hpp\"", "// #include \"src/calendar/day.hpp\"",
       "may not include src/calendar"},
      {"include", "#if 0\n#include \"src/calendar/day.hpp\"\n#endif",
       "auto s = R\"(\n#include \"src/calendar/day.hpp\"\n)\";", "may not include"},
      {"include", "#if __has_include(\"src/calendar/day.hpp\")\n#endif",
       "#if __has_include(\"src/base/id.hpp\")\n#endif", "may not include"},
      {"include", "#include \"../base/id.hpp\"", "#include \"src/base/id.hpp\"",
       "by its path from the project's root"},
      {"include", "#include \"src/text/../base/id.hpp\"", "#include \"src/base/id.hpp\"", "by its path"},
      {"include", "#include \"id.hpp\"", "#include \"src/base/id.hpp\"", "by its path"},
      {"include", "#include \"src/base/none.hpp\"", "#include \"src/base/id.hpp\"", "no header of a room"},
      {"include", "#include \"src/base/id.cpp\"", "#include \"src/base/id.hpp\"", "is no header"},
      {"include", "#include \"tests/support/fake_world.hpp\"", "#include \"src/base/id.hpp\"",
       "tests and tools are never included"},
      {"include", "#define HEADER \"src/base/id.hpp\"\n#include HEADER", "#include \"src/base/id.hpp\"",
       "write it out"},
      {"include", "#include_next <string>", "#include <string>", "write #include"},
      {"include", "import <string>;", "#include <string>", "modules are not used"},
      {"include", "module fold;", "int module = 1;", "modules are not used"},
      {"include", "export int a;", "extern int a;", "modules are not used"},
      // Outside headers.
      {"header", "#include <sqlite3.h>", "#include <unicode/unistr.h>",
       "sqlite to LIBRARIES in the row room(src/text)"},
      {"header", "#include <pugixml.hpp>", "#include <fmt/format.h>", "no row of cmake/libraries.cmake"},
      {"header", "#include <src/base/id.hpp>", "#include \"src/base/id.hpp\"", "written with quotes"},
      {"include", "#include \"sqlite3.h\"", "#include <unicode/unistr.h>",
       "outside headers are written with <>"},
      // Effects, by header.
      {"effect", "#include <ctime>", "#include <chrono>", "clock to EFFECTS in the row room(src/text)"},
      {"effect", "#include <cctype>", "#include <charconv>", "environment"},
      {"effect", "#include <fstream>", "#include <sstream>", "files"},
      {"effect", "#include <iostream>", "#include <ostream>", "streams"},
      {"effect", "#include <spawn.h>", "#include <span>", "child-processes"},
      {"effect", "#include <thread>", "#include <mutex>", "threads"},
      {"effect", "#include <netinet/in.h>", "#include <new>", "sockets"},
      {"effect", "#include <sys/random.h>", "#include <random>", "randomness"},
      // Effects, by what is named or called.
      {"effect", "auto a = std::chrono::system_clock::now();", "auto a = std::chrono::seconds(1);", "clock"},
      {"effect", "auto a = ::time(nullptr);", "auto a = event.time(1);", "clock"},
      {"effect", "auto a = std::time(nullptr);", "auto a = Event::time(1);", "clock"},
      {"effect", "auto a = getenv(\"HOME\");", "auto a = world.getenv(\"HOME\");", "environment"},
      {"effect", "auto a = get\\\nenv(\"HOME\");", "auto a = \"getenv(1)\";", "environment"},
      {"effect", "auto a = setlocale;", "auto a = locale;", "environment"},
      {"effect", "#define READ fopen(path, \"r\")", "#define READ world.fopen(path, \"r\")", "files"},
      {"effect", "int f() { return ::open(path, 0); }", "int f() { return open(path, 0); }", "files"},
      {"effect", "void f() { std::cout << 1; }", "void f() { out << 1; }", "streams"},
      {"effect", "void f() { printf(\"a\"); }", "void f() { snprintf(a, 1, \"a\"); }", "streams"},
      {"effect", "void f() { std::system(\"dot\"); }", "void f() { world.run(\"dot\"); }", "child-processes"},
      {"effect", "int f() { return fork(); }", "int fork();", "child-processes"},
      {"effect", "std::jthread worker;", "Worker worker;", "threads"},
      {"effect", "auto a = std::async(f);", "auto a = std::apply(f);", "threads"},
      {"effect", "auto a = getaddrinfo(b);", "auto a = get_address(b);", "sockets"},
      {"effect", "std::random_device a;", "std::mt19937 a(1);", "randomness"},
      {"effect", "auto a = sqlite3_open_v2(b);", "auto a = open_story(b);", "story-file"},
      {"effect", "void f() { asm(\"syscall\"); }", "void f() { g(\"asm\"); }", "assembly"},
      // Namespaces.
      {"namespace", "namespace dateline::calendar { struct Day; }",
       "namespace dateline::text::inner { struct Day; }", "opens dateline::calendar"},
      {"namespace", "namespace dateline { namespace calendar { } }",
       "namespace dateline { namespace text { } }", "opens dateline::calendar"},
  };
  for (const auto& planted : cases) {
    INFO("planted: " << planted.bad << "\ngood twin: " << planted.good);
    const std::string rest = "\nnamespace dateline::text {}\n";
    const auto bad = findings_with("src/text/fold.cpp", planted.bad + rest);
    REQUIRE(bad.size() == 1);
    CHECK(bad[0].rule == planted.rule);
    CHECK(bad[0].path == "src/text/fold.cpp");
    CHECK(bad[0].line >= 1);
    CHECK_THAT(bad[0].message, Catch::Contains(planted.says));
    CHECK(to_string(findings_with("src/text/fold.cpp", planted.good + rest)) == "");
  }
}

TEST_CASE("Planted: a row's effects and libraries are allowed to that room alone", "[architecture]") {
  const std::string clock = "auto a = std::chrono::system_clock::now();\n";
  CHECK(to_string(findings_with("src/cli/run.cpp", clock + "namespace dateline::cli {}")) == "");
  CHECK(findings_with("src/base/id.cpp", clock + "namespace dateline::base {}").size() == 1);
  const std::string open = "auto a = sqlite3_open_v2(b);\n#include <sqlite3.h>\n";
  CHECK(to_string(findings_with("graph/store/open.cpp", open + "namespace dateline::store {}")) == "");
  CHECK(findings_with("src/cli/open.cpp", open + "namespace dateline::cli {}").size() == 2);
}

TEST_CASE("Planted: a public header hands on no outside header, a private one may", "[architecture]") {
  const auto found =
      findings_with("src/text/fold.cpp", "#include \"src/base/digest.hpp\"\nnamespace dateline::text {}");
  REQUIRE(found.size() == 1);
  CHECK(to_string(found) ==
        "src/base/digest.hpp:1: public-header: another room includes it, and it brings in <openssl/sha.h> "
        "(src/base/digest.hpp); keep outside headers in .cpp files and private headers\n");

  auto tree = small_tree();
  tree["src/text/fold.cpp"] = "#include \"src/base/id.hpp\"\nnamespace dateline::text {}";
  CHECK(to_string(check_includes(small_house(), tree)) == "");
  tree["src/base/id.hpp"] =
      "#include <string>\n#include \"src/base/digest.hpp\"\nnamespace dateline::base {}";
  const auto indirect = check_includes(small_house(), tree);
  REQUIRE(indirect.size() == 1);
  CHECK(indirect[0].line == 2);
  CHECK_THAT(indirect[0].message, Catch::Contains("src/base/id.hpp → src/base/digest.hpp"));
}

TEST_CASE("Planted: a file that does not open its room's namespace is found", "[architecture]") {
  CHECK(findings_with("src/text/fold.cpp", "int a;\n").size() == 1);
  CHECK(findings_with("src/cli/main.cpp", "int main() {}\n").empty());
}

TEST_CASE("Planted: files and folders outside the table are found", "[architecture]") {
  const auto house = small_house();
  const auto found_with = [&](const std::string& path) {
    auto tree = small_tree();
    tree[path] = "";
    return check_folders(house, tree);
  };
  CHECK(found_with("src/newroom/a.hpp").size() == 1);
  CHECK(found_with("src/a.hpp").size() == 1);
  CHECK(found_with("src/text/table.inc").size() == 1);
  CHECK(found_with("src/text/unlisted.cpp").size() == 1);
  CHECK(found_with("src/text/a.hpp").empty());
  auto tree = small_tree();
  tree.erase("src/cli/CMakeLists.txt");
  CHECK(check_folders(house, tree).size() == 1);
  auto borrowed = house;
  borrowed.table.rooms[2].sources.push_back("src/calendar/day.cpp");
  CHECK(check_folders(borrowed, small_tree()).size() == 1);
}

TEST_CASE("Planted: a table that contradicts itself is found", "[architecture]") {
  const auto messages_with = [](auto change) {
    auto house = small_house();
    change(house.table);
    return to_string(check_table(house));
  };
  CHECK(messages_with([](RoomTable&) {}) == "");
  CHECK_THAT(messages_with([](RoomTable& table) { table.rooms[0].includes = {"src/text"}; }),
             Catch::Contains("in a circle: src/base → src/text → src/base"));
  CHECK_THAT(messages_with([](RoomTable& table) { table.rooms[1].includes = {"src/calendar"}; }),
             Catch::Contains("in a circle: src/calendar → src/calendar"));
  CHECK_THAT(messages_with([](RoomTable& table) { table.rooms[0].includes = {"src/none"}; }),
             Catch::Contains("has no row"));
  CHECK_THAT(messages_with([](RoomTable& table) { table.rooms[0].libraries = {"none"}; }),
             Catch::Contains("has no row"));
  CHECK_THAT(messages_with([](RoomTable& table) { table.rooms[0].effects = {"magic"}; }),
             Catch::Contains("does not know"));
  CHECK_THAT(messages_with([](RoomTable& table) { table.rooms[1].folder = "graph/text"; }),
             Catch::Contains("two rooms"));
}

TEST_CASE("Planted: a link that the table does not allow is found", "[architecture]") {
  const auto found_with = [](const std::string& link) {
    auto house = small_house();
    house.table.rooms[2].links = {link};
    return check_links(house);
  };
  for (const auto* link :
       {"dateline_settings", "fmt::fmt", "dateline_base", "dateline::base", "PkgConfig::ICU"}) {
    CHECK(to_string(found_with(link)) == "");
  }
  for (const auto* link : {"dateline_calendar", "dateline::calendar", "dateline_data", "SQLite::SQLite3",
                           "Threads::Threads", "/usr/lib/libcurl.so", "-lcurl"}) {
    INFO(link);
    REQUIRE(found_with(link).size() == 1);
    CHECK_THAT(found_with(link)[0].message, Catch::Contains("room(src/text) of cmake/rooms.cmake"));
  }
}

TEST_CASE("Planted: compiled code shows effects that no word of the source shows", "[architecture]") {
  const auto house = small_house();
  const auto& base = *house.table.room("src/base");
  const std::string bad = DATELINE_PLANTED_EFFECTS, good = DATELINE_PLANTED_PURE;
  const auto found = to_string(check_symbols(house, base, undefined_symbols_of(bytes_of(bad), bad)));
  CHECK_THAT(found, Catch::Contains(
                        "src/base/effects.cpp: symbol: its compiled code uses 'time', the effect clock"));
  CHECK_THAT(found, Catch::Contains("'getenv', the effect environment"));
  CHECK_THAT(found, Catch::Contains("'rand', the effect randomness"));
  CHECK_THAT(found, Catch::Contains("of src/calendar; if it should, add src/calendar to INCLUDES"));
  CHECK(to_string(check_symbols(house, base, undefined_symbols_of(bytes_of(good), good))) == "");
}

TEST_CASE("Planted: what is no static library is refused, never taken for a clean one", "[architecture]") {
  const auto bytes = bytes_of(DATELINE_PLANTED_EFFECTS);
  CHECK_NOTHROW(undefined_symbols_of(bytes, "a"));
  CHECK_THROWS(undefined_symbols_of("", "a"));
  CHECK_THROWS(undefined_symbols_of("!<thin>\n", "a"));
  CHECK_THROWS(undefined_symbols_of(bytes.substr(0, bytes.size() - 100), "a"));
  auto other = bytes;
  other.replace(other.find("\x7f"
                           "ELF"),
                4, "BC\xC0\xDE");
  CHECK_THROWS(undefined_symbols_of(other, "a"));
}

TEST_CASE("Planted: a card that does not say what its row says is found", "[architecture]") {
  RoomTable table = small_table();
  table.rooms.resize(2);
  const auto card = [&](int room, const std::string& start) {
    return "### " + table.rooms[static_cast<std::size_t>(room)].folder + "\nWords.\n" +
           card_lines(table.rooms[static_cast<std::size_t>(room)]) + "- Start reading: " + start + "\n";
  };
  const auto found_in = [&](const std::string& document) {
    return to_string(check_cards(table, document, small_tree()));
  };
  const auto base = card(0, "src/base/id.hpp"), calendar = card(1, "src/calendar/day.hpp");
  CHECK(found_in("# Rooms\n" + base + calendar + "# Other\n### not a card?\n").find("not a card?") !=
        std::string::npos);
  CHECK(found_in("# Rooms\n" + base + calendar) == "");
  CHECK_THAT(found_in(base), Catch::Contains("no card for src/calendar"));
  CHECK_THAT(found_in(calendar + base), Catch::Contains("in the order of the table"));
  CHECK_THAT(found_in(card(0, "src/base/none.hpp") + calendar), Catch::Contains("does not exist"));
  CHECK_THAT(found_in(base + card(1, "src/base/id.hpp")), Catch::Contains("is not in src/calendar"));
  auto wrong = base;
  wrong.replace(wrong.find("crypto"), 6, "date");
  CHECK_THAT(found_in(wrong + calendar), Catch::Contains("- Libraries: crypto"));
}

}  // namespace dateline::architecture
