#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "src/base/data_files.hpp"
#include "src/cli/article_input.hpp"
#include "src/cli/command_line.hpp"
#include "src/cli/manual.hpp"
#include "src/cli/system_world.hpp"
#include "tests/support/fake_world.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace dateline;
namespace fs = std::filesystem;

namespace {

void write(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

int run(test::FakeWorld& world, const std::vector<std::string>& arguments) {
  return cli::run_command_line(arguments, world, base::embedded_data());
}

const char* const tram_strike =
    "Mayor meets union over tram strike\n\n"
    "Mayor Greta Holm met the leader of the drivers' union, Piet Adler, in Lindholm last week.\n";

}  // namespace

TEST_CASE("add: on a terminal asks for what is missing, and takes Enter for unknown", "[cli]") {
  const test::TemporaryFolder folder;
  test::FakeWorld world;
  world.terminal = true;
  world.files["a.txt"] = tram_strike;
  world.input = "yesterday\n2017-07-10\nVarnby Courier\n\n";
  CHECK(run(world, {"-f", folder / "s.dateline", "add", "a.txt"}) == 0);
  CHECK(world.errors.find("'yesterday' is not the day of a publication") != std::string::npos);
  world.output.clear();
  CHECK(run(world, {"-f", folder / "s.dateline", "sources", "--format", "json"}) == 0);
  CHECK(world.output.find("\"published\": \"2017-07-10\"") != std::string::npos);
  CHECK(world.output.find("\"outlet\": \"Varnby Courier\"") != std::string::npos);
  CHECK(world.output.find("\"url\"") == std::string::npos);
}

TEST_CASE("add: asks nothing where there is no terminal", "[cli]") {
  const test::TemporaryFolder folder;
  test::FakeWorld world;
  world.files["a.txt"] = tram_strike;
  world.input = "2017-07-10\n";
  CHECK(run(world, {"-f", folder / "s.dateline", "add", "a.txt"}) == 0);
  CHECK(world.input == "2017-07-10\n");
}

TEST_CASE("add: a folder's articles are taken at any depth, other files are not", "[cli]") {
  const test::TemporaryFolder folder;
  test::FakeWorld world;
  world.files = std::map<std::string, std::string>{{"news/a.txt", tram_strike},
                                                   {"news/deep/b.HTML", tram_strike},
                                                   {"news/picture.png", "x"},
                                                   {"news/.c.txt", "x"}};
  CHECK(run(world, {"-f", folder / "s.dateline", "add", "news", "--no-questions"}) == 0);
  CHECK(world.output.find("1 added, 1 already there") != std::string::npos);
}

TEST_CASE("diagram: Graphviz is run as a child, and its failure is told", "[cli]") {
  const test::TemporaryFolder folder;
  test::FakeWorld world;
  world.files["a.txt"] = tram_strike;
  CHECK(run(world, {"-f", folder / "s.dateline", "add", "a.txt", "--published", "2017-07-10"}) == 0);
  world.child = {.started = true, .output = "<svg/>"};
  CHECK(run(world, {"-f", folder / "s.dateline", "diagram", "--all", "-o", "d.svg"}) == 0);
  CHECK(world.files["d.svg"] == "<svg/>");
  REQUIRE(world.children.size() == 1);
  CHECK(world.children[0].arguments == std::vector<std::string>{"dot", "-Tsvg"});
  world.child = {.started = true, .output = ""};
  CHECK(run(world, {"-f", folder / "s.dateline", "diagram", "--all", "-o", "d.svg"}) == 1);
  CHECK(world.files["d.svg"] == "<svg/>");  // an empty picture is none
  world.child = {.started = false};
  CHECK(run(world, {"-f", folder / "s.dateline", "diagram", "--all", "-o", "e.svg"}) == 1);
  CHECK(world.errors.find("Graphviz is not installed") != std::string::npos);
  CHECK(world.files.count("e.svg") == 0);
}

TEST_CASE("add: a folder that cannot be read stops nothing", "[cli]") {
  const test::TemporaryFolder folder;
  write(folder / "good.txt", tram_strike);
  fs::create_symlink("loop", folder / "loop");
  fs::create_symlink(".", folder / "self");
  fs::create_directories(folder / "empty");
  cli::SystemWorld world;
  std::size_t failures = 0;
  const auto files = cli::article_files(world, {folder.path().string(), folder / "empty", folder / "missing"},
                                        [&](const base::DataError&) { ++failures; });
  CHECK(files == std::vector<std::string>{folder / "good.txt", folder / "missing"});
  CHECK(failures == 2);  // the loop and the empty folder; the missing file is told when it is read
}

TEST_CASE("add: what a browser keeps beside a page, and sidecars, are no articles", "[cli]") {
  test::FakeWorld world;
  for (const char* name : {"in/ferry.html", "in/ferry.html.meta.json", "in/ferry_files/frame.html",
                           "in/other_files/a.html", "in/feed.xml.gz", "in/logo.png"})
    world.files[name] = "x";
  const auto files = cli::article_files(world, {"in"}, [](const base::DataError&) { FAIL("none fails"); });
  CHECK(files == std::vector<std::string>{"in/feed.xml.gz", "in/ferry.html", "in/other_files/a.html"});
}

TEST_CASE("extract: a sidecar says what is known of the article beside it, options say it surer", "[cli]") {
  test::FakeWorld world;
  world.files["a.txt"] = tram_strike;
  world.files["a.txt.meta.json"] = R"({"published": "2017-07-10", "outlet": "The Lantern"})";
  CHECK(run(world, {"extract", "--intake-only", "a.txt", "--outlet", "Harbour Post"}) == 0);
  CHECK(world.output.find(R"("published":"2017-07-10","published_from":"sidecar")") != std::string::npos);
  CHECK(world.output.find(R"("outlet":"Harbour Post")") != std::string::npos);
  world.files["a.txt.meta.json"] = R"({"publishd": "2017-07-10"})";
  CHECK(run(world, {"extract", "--intake-only", "a.txt"}) == 1);
  CHECK(world.errors.find("did you mean published?") != std::string::npos);
}

TEST_CASE("extract: one date for a file that holds several articles is refused", "[cli]") {
  test::FakeWorld world;
  world.files["feed.xml"] =
      "<rss><channel><item><description>Some words.</description></item></channel></rss>";
  CHECK(run(world, {"extract", "--intake-only", "feed.xml"}) == 0);
  CHECK(run(world, {"extract", "--intake-only", "feed.xml", "--published", "2017-07-10"}) == 2);
}

TEST_CASE("output: never takes the place of the story or of an article", "[cli]") {
  const test::TemporaryFolder folder;
  test::FakeWorld world;
  world.files["a.txt"] = tram_strike;
  world.files[folder / "s.dateline"] = "";
  CHECK(run(world, {"timeline", "--article", "a.txt", "-o", "a.txt"}) == 2);
  CHECK(world.files["a.txt"] == tram_strike);
  CHECK(run(world, {"-f", folder / "s.dateline", "diagram", "-o", folder / "s.dateline"}) == 2);
  CHECK(run(world, {"timeline", "--article", "a.txt", "--width", "-5", "-o", "x.svg"}) == 2);
}

TEST_CASE("SystemWorld: a file is replaced whole or not at all", "[cli]") {
  const test::TemporaryFolder folder;
  cli::SystemWorld world;
  write(folder / "a.txt", "before");
  world.replace_file(folder / "a.txt", "after");
  CHECK(world.read_file(folder / "a.txt", 100) == "after");
  fs::create_symlink(folder / "a.txt", folder / "link");
  world.replace_file(folder / "link", "through the link");
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(world.read_file(folder / "a.txt", 100) == "through the link");
  CHECK_THROWS_AS(world.replace_file(folder / "missing/a.txt", "x"), base::DataError);
  CHECK_THROWS_AS(world.replace_file(folder.path().string(), "x"), base::DataError);
  CHECK(world.list_directory(folder.path().string()) ==
        std::vector<std::string>{"a.txt", "link"});  // nothing left behind
}

TEST_CASE("SystemWorld: limits and missing files are errors with their path", "[cli]") {
  const test::TemporaryFolder folder;
  cli::SystemWorld world;
  write(folder / "a.txt", "0123456789");
  CHECK_THROWS_WITH(world.read_file(folder / "a.txt", 9), Catch::Contains("the limit is 9"));
  CHECK_THROWS_WITH(world.read_file(folder / "b.txt", 9), Catch::Contains("b.txt: cannot be opened"));
  CHECK(world.kind_of(folder / "b.txt") == base::PathKind::missing);
  CHECK(world.kind_of(folder.path().string()) == base::PathKind::directory);
}

TEST_CASE("SystemWorld: a child is fed, heard, and stopped at its limits", "[cli]") {
  cli::SystemWorld world;
  const base::ChildResult cat = world.run({.arguments = {"cat"}, .input = std::string(300000, 'x')});
  CHECK(cat.started);
  CHECK(cat.exit_status == 0);
  CHECK(cat.output.size() == 300000);
  const base::ChildResult failed = world.run({.arguments = {"sh", "-c", "echo no >&2; exit 3"}});
  CHECK(failed.exit_status == 3);
  CHECK(failed.errors == "no\n");
  CHECK_FALSE(world.run({.arguments = {"no-such-program-anywhere"}}).started);
  CHECK(world.run({.arguments = {"sleep", "30"}, .max_seconds = 1}).timed_out);
  CHECK(world.run({.arguments = {"sh", "-c", "exec >&- 2>&-; sleep 30"}, .max_seconds = 1}).timed_out);
  CHECK(world.run({.arguments = {"yes"}, .max_output_bytes = 1000}).overflowed);
}

TEST_CASE("manual: every command has a page and stands in every completion", "[cli]") {
  const auto commands = cli::all_commands();
  for (const auto& command : commands) {
    const std::string page = cli::man_page(*command);
    CHECK(page.find(".SH EXIT STATUS") != std::string::npos);
    for (const cli::OptionText& option : cli::options_of(*command)) CHECK_FALSE(option.help.empty());
    for (const char* shell : {"bash", "zsh", "fish"})
      CHECK(cli::completion(shell, commands).find(command->name()) != std::string::npos);
  }
}
