#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <utility>

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

TEST_CASE("diagram: Graphviz may take so much memory, and what helps depends on the view", "[cli]") {
  const test::TemporaryFolder folder;
  test::FakeWorld world;
  world.files["a.txt"] = tram_strike;
  const std::string story = folder / "s.dateline";
  REQUIRE(run(world, {"-f", story, "add", "a.txt", "--published", "2017-07-10"}) == 0);
  world.child = {.started = true, .exit_status = 1, .errors = "out of memory\n"};
  CHECK(run(world, {"-f", story, "diagram", "--all", "-o", "d.svg"}) == 1);
  CHECK(world.children.back().max_memory_bytes == std::uint64_t{2048} << 20);
  CHECK(world.errors.find("--max-memory 8192") != std::string::npos);
  CHECK(world.errors.find("--view actors") != std::string::npos);
  world.errors.clear();
  CHECK(run(world, {"-f", story, "diagram", "--all", "--max-memory", "300", "-o", "d.svg"}) == 1);
  CHECK(world.children.back().max_memory_bytes == std::uint64_t{300} << 20);
  CHECK(world.files.count("d.svg") == 0);
}

TEST_CASE("diagram: an event that is not there is named", "[cli]") {
  const test::TemporaryFolder folder;
  test::FakeWorld world;
  world.files["a.txt"] = tram_strike;
  const std::string story = folder / "s.dateline";
  REQUIRE(run(world, {"-f", story, "add", "a.txt", "--published", "2017-07-10"}) == 0);
  for (const char* view : {"around", "causes"}) {
    world.errors.clear();
    CHECK(run(world, {"-f", story, "diagram", "--view", view, "E999"}) == 1);
    CHECK(world.errors.find("there is no event E999") != std::string::npos);
  }
  world.errors.clear();
  CHECK(run(world, {"-f", story, "diagram", "--all", "--group-by", "tag"}) == 1);
  CHECK(world.errors.find("dateline tag") != std::string::npos);
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

TEST_CASE("extract: files or lines, not both, and every line is answered", "[cli]") {
  test::FakeWorld world;
  world.files["a.txt"] = tram_strike;
  CHECK(run(world, {"extract"}) == 2);
  CHECK_THAT(world.errors, Catch::Contains("no article is named"));
  CHECK(run(world, {"extract", "--jsonl", "a.txt"}) == 2);
  CHECK_THAT(world.errors, Catch::Contains("--jsonl reads standard input, no files"));
  CHECK(run(world, {"extract", "--schema", "a.txt"}) == 2);
  world.output.clear();
  world.input =
      "{\"id\": \"p\", \"html\": \"<p>Mayor Greta Holm met the leader of the drivers' union in "
      "Lindholm.</p>\"}\n"
      "\n"
      "not JSON\n"
      "{\"id\": \"t\", \"text\": \"Holm resigned.\"}\n";
  CHECK(run(world, {"extract", "--jsonl", "--intake-only"}) == 1);
  CHECK(std::count(world.output.begin(), world.output.end(), '\n') == 3);
  CHECK_THAT(world.output, Catch::Contains("\"id\":\"p\"") &&
                               Catch::Contains("Mayor Greta Holm met the leader") &&
                               Catch::Contains("it is not JSON") && Catch::Contains("\"id\":\"t\""));
  CHECK_THAT(world.output, !Catch::Contains("<p>"));
}

TEST_CASE("--data: a folder takes the place of what is compiled in, and must be whole", "[cli]") {
  test::FakeWorld world;
  world.files["a.txt"] = tram_strike;
  CHECK(run(world, {"extract", "a.txt"}) == 0);
  const std::string compiled_in = std::exchange(world.output, {});
  CHECK(run(world, {"--data", "nowhere", "extract", "a.txt"}) == 1);
  CHECK_THAT(world.errors, Catch::Contains("nowhere") && Catch::Contains("is no folder"));
  for (const std::string& path : base::embedded_data().list(""))
    world.files["data/" + path] = *base::embedded_data().find(path);
  CHECK(run(world, {"--data", "data", "extract", "a.txt"}) == 0);
  CHECK(world.output == compiled_in);
  world.files["data/rules/en/times.txt"] = "no rule at all\n";
  CHECK(run(world, {"--data", "data", "extract", "a.txt"}) == 1);
  CHECK_THAT(world.errors, Catch::Contains("times.txt"));
  world.files.erase("data/rules/en/times.txt");
  world.errors.clear();
  CHECK(run(world, {"--data", "data", "extract", "a.txt"}) == 1);
  CHECK_THAT(world.errors, Catch::Contains("times.txt"));
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

TEST_CASE("SystemWorld: what fails while it is written leaves nothing", "[cli]") {
  const test::TemporaryFolder folder;
  cli::SystemWorld world;
  write(folder / "a.txt", "before");
  const std::string large(1 << 20, 'x');
  CHECK_THROWS_AS(world.write_file(folder / "a.txt",
                                   [&](const base::Write& write) {
                                     write(large);
                                     throw base::DataError({.what = "the story ends early"});
                                   }),
                  base::DataError);
  CHECK(world.read_file(folder / "a.txt", 100) == "before");
  CHECK_THROWS_AS(world.write_folder(folder / "graph",
                                     [&](const base::WriteTo& write) {
                                       write("one.csv", large);
                                       write("two.csv", "x");
                                       throw base::DataError({.what = "the story ends early"});
                                     }),
                  base::DataError);
  CHECK(world.list_directory(folder.path().string()) == std::vector<std::string>{"a.txt"});

  world.write_folder(folder / "graph", [&](const base::WriteTo& write) {
    write("one.csv", large);
    write("two.csv", "2");
    write("one.csv", "1");
  });
  CHECK(world.read_file(folder / "graph/one.csv", 2 << 20) == large + "1");
  CHECK(world.read_file(folder / "graph/two.csv", 9) == "2");
  CHECK_THROWS_AS(world.make_folder(folder / "graph", {{"three.csv", ""}}), base::DataError);
  CHECK(world.list_directory(folder.path().string()) == std::vector<std::string>{"a.txt", "graph"});
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

TEST_CASE("completion: the first word of export is a format, in every shell", "[cli]") {
  const auto commands = cli::all_commands();
  CHECK_THAT(cli::completion("bash", commands), Catch::Contains("first='timelinejs timelinejs-csv csv ics"));
  CHECK_THAT(cli::completion("zsh", commands), Catch::Contains("'1:word:(timelinejs timelinejs-csv csv ics"));
  CHECK_THAT(cli::completion("fish", commands),
             Catch::Contains("'__dateline_first export' -f -a 'timelinejs timelinejs-csv csv ics"));
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

TEST_CASE("timeline, diagram, factsheet: an option that would do nothing is refused and named", "[cli]") {
  const test::TemporaryFolder folder;
  test::FakeWorld world;
  world.files["a.txt"] = tram_strike;
  const std::string story = folder / "s.dateline";
  REQUIRE(run(world, {"-f", story, "add", "a.txt", "--published", "2017-07-10"}) == 0);
  struct Case {
    std::vector<std::string> words;
    std::string named;
  };
  const std::vector<Case> cases = {
      {{"timeline", "--width", "0"}, "--width"},
      {{"timeline", "--theme", ""}, "--theme"},
      {{"timeline", "--lanes", ""}, "--lanes"},
      {{"timeline", "--title", ""}, "--title"},
      {{"timeline", "-o", ""}, "--output"},
      {{"timeline", "--page", ""}, "--page"},
      {{"timeline", "--density", "0"}, "--density"},
      {{"timeline", "--max", "0"}, "--max"},
      {{"timeline", "--font", ""}, "--font"},
      {{"timeline", "--article", ""}, "--article"},
      {{"timeline", "--published", "2017-07-10"}, "--published"},
      {{"timeline", "--outlet", "The Lantern"}, "--outlet"},
      {{"timeline", "--url", "https://a.example"}, "--url"},
      {{"timeline", "--byline", "A. Writer"}, "--byline"},
      {{"timeline", "--retrieved", "2017-07-10"}, "--retrieved"},
      {{"timeline", "--archived", "2017-07-10"}, "--archived"},
      {{"timeline", "--map", "text=body"}, "--map"},
      {{"timeline", "--no-quotes", "-o", "x.svg"}, "--no-quotes"},
      {{"timeline", "--no-quotes", "-o", "x.pdf"}, "--no-quotes"},
      {{"timeline", "--no-quotes", "-o", "x.png"}, "--no-quotes"},
      {{"timeline", "--all", "--max", "3"}, "--all and --max"},
      {{"diagram", "--all", "--max", "3"}, "--all and --max"},
      {{"factsheet", "--all", "--max", "3"}, "--all and --max"},
      {{"timeline", "--possible"}, "--possible"},
      {{"timeline", "--certain"}, "--certain"},
      {{"timeline", "--format", "svg", "-o", "x.png"}, "x.png"},
      {{"timeline", "--theme", "dark"}, "--theme"},
      {{"timeline", "--fragment", "--theme", "dark"}, "--theme"},
      {{"timeline", "--lanes", "Holm"}, "--lanes"},
      {{"timeline", "--width", "900", "-o", "x.md"}, "--width"},
      {{"timeline", "--font", "a.ttf", "-o", "x.md"}, "--font"},
      {{"timeline", "--view", "article", "--width", "900", "-o", "x.html"}, "--width"},
      {{"timeline", "--view", "order", "--width", "900", "-o", "x.svg"}, "--width"},
      {{"timeline", "--max-seconds", "5", "-o", "x.svg"}, "--max-seconds"},
      {{"timeline", "--view", "order", "--max-seconds", "90000", "-o", "x.svg"}, "--max-seconds"},
      {{"diagram", "--max-seconds", "5", "-o", "x.dot"}, "--max-seconds"},
      {{"diagram", "--max-memory", "500", "-o", "x.dot"}, "--max-memory"},
      {{"diagram", "--max-memory", "5", "-o", "x.svg"}, "--max-memory"},
      {{"timeline", "--max-memory", "500", "-o", "x.svg"}, "--max-memory"},
      {{"diagram", "--view", "around"}, "--view"},
      {{"diagram", "--view", "around", "Holm"}, "--view around E3"},
      {{"diagram", "--view", "around", "E1", "E2"}, "two events"},
      {{"diagram", "--view", "causes", "E1", "who:holm"}, "--view"},
      {{"diagram", "--view", "causes", "E1", "--max", "3"}, "--max"},
      {{"diagram", "--view", "causes", "--steps", "2"}, "--steps"},
      {{"diagram", "--view", "causes", "E1", "--steps", "0"}, "--steps"},
      {{"diagram", "--inferred", "2"}, "--inferred"},
      {{"diagram", "--max-actors", "2"}, "--max-actors"},
      {{"diagram", "--view", "causes", "--all"}, "--all"},
      {{"diagram", "--view", "actors", "--group-by", "month"}, "--group-by"},
      {{"diagram", "--theme", "dirk"}, "dark"},
      {{"timeline", "--as-printed", "1", "--all"}, "--as-printed"},
      {{"timeline", "--as-printed", "1", "--max", "3"}, "--as-printed"},
      {{"--as-of", "2017-07-10", "timeline", "--article", "a.txt"}, "--as-of"},
  };
  for (const Case& one : cases) {
    std::vector<std::string> words = {"-f", story};
    words.insert(words.end(), one.words.begin(), one.words.end());
    std::string shown;
    for (const std::string& word : one.words) shown += word + " ";
    CAPTURE(shown);
    world.output.clear();
    world.errors.clear();
    CHECK(run(world, words) == 2);
    CHECK(world.output.empty());
    CHECK(world.errors.find(one.named) != std::string::npos);
    CHECK(std::count(world.errors.begin(), world.errors.end(), '\n') >= 2);  // what, and a remedy
  }
  CHECK(world.files.size() == 1);
}

TEST_CASE("timeline: an article that cannot be read is told in the picture", "[cli]") {
  test::FakeWorld world;
  world.files["a.txt"] = tram_strike;
  world.files["x.svg"] = "an earlier picture";
  CHECK(run(world, {"timeline", "--article", "missing.txt", "a.txt", "--all", "-o", "x.svg"}) == 1);
  CHECK(world.errors.find("missing.txt: cannot be opened") != std::string::npos);
  CHECK(world.files["x.svg"].find("1 article could not be read") != std::string::npos);
  CHECK(run(world, {"timeline", "--article", "a.txt", "--all", "-o", "x.svg"}) == 0);
  CHECK(world.files["x.svg"].find("could not be read") == std::string::npos);
  CHECK(run(world, {"timeline", "--article", "missing.txt", "--all", "-o", "x.svg"}) == 1);
  CHECK(world.files["x.svg"].find("<svg") != std::string::npos);  // of nothing there is no picture
  world.output.clear();
  CHECK(run(world, {"timeline", "--article", "missing.txt", "a.txt", "--all"}) == 1);
  CHECK(world.output.find("1 article could not be read") != std::string::npos);
}

TEST_CASE("timeline: words beside a PNG take the place of nobody else's", "[cli]") {
  test::FakeWorld world;
  world.files["a.txt"] = tram_strike;
  const std::vector<std::string> draw = {"timeline", "--article", "a.txt", "--all", "-o", "x.png"};
  world.files["x.alt.txt"] = "My own words.\n";
  CHECK(run(world, draw) == 2);
  CHECK(world.errors.find("x.alt.txt: the words beside the picture would take its place") !=
        std::string::npos);
  CHECK(world.files["x.alt.txt"] == "My own words.\n");
  CHECK(world.files.count("x.png") == 0);
  world.files.erase("x.alt.txt");
  CHECK(run(world, draw) == 0);
  CHECK(run(world, draw) == 0);  // over its own
  const std::string ours = world.files["x.alt.txt"];
  for (const std::string& changed :
       {"More. " + ours, ours + "More.", ours.substr(0, ours.size() / 2), std::string()}) {
    world.files["x.alt.txt"] = changed;
    CHECK(run(world, draw) == 2);
    CHECK(world.files["x.alt.txt"] == changed);
  }
}

TEST_CASE("timeline: Graphviz has as long as it is given, and its end is told with what to do", "[cli]") {
  test::FakeWorld world;
  world.files["a.txt"] = tram_strike;
  const std::vector<std::string> draw = {"timeline", "--article", "a.txt", "--all",
                                         "--view",   "order",     "-o",    "x.svg"};
  world.child = {.started = true, .timed_out = true};
  CHECK(run(world, draw) == 1);
  CHECK(world.children.back().max_seconds == 60);
  CHECK(world.errors.find("did not finish within 60 s") != std::string::npos);
  CHECK(world.errors.find("--max-seconds 300") != std::string::npos);
  std::vector<std::string> shorter = draw;
  shorter.insert(shorter.end(), {"--max-seconds", "5"});
  CHECK(run(world, shorter) == 1);
  CHECK(world.children.back().max_seconds == 5);
  CHECK(world.files.count("x.svg") == 0);
}

TEST_CASE("timeline: a picture that nobody can look at is drawn, and its size told", "[cli]") {
  test::FakeWorld world;
  world.files["a.txt"] = tram_strike;
  CHECK(run(world, {"timeline", "--article", "a.txt", "--all", "--width", "7000", "-o", "x.svg"}) == 0);
  CHECK(world.errors.find("the picture is 7000 by ") != std::string::npos);
  CHECK(world.errors.find("--max") != std::string::npos);
  world.errors.clear();
  CHECK(run(world, {"timeline", "--article", "a.txt", "--all", "-o", "x.svg"}) == 0);
  CHECK(world.errors.empty());
}

TEST_CASE("add-event: begins a story, but none with an event that is refused", "[cli]") {
  const test::TemporaryFolder folder;
  test::FakeWorld world;
  const std::string story = folder / "own.dateline";
  CHECK(run(world, {"-f", story, "add-event", "--title", "It happens", "--date", "31 February 2017"}) == 2);
  CHECK(world.errors.find("February 2017 has 28 days") != std::string::npos);
  CHECK_FALSE(fs::exists(story));
  CHECK(run(world, {"-f", story, "add-event", "S1", "--quote", "It happens"}) == 1);
  CHECK_FALSE(fs::exists(story));
  CHECK(run(world, {"-f", story, "add-event", "--title", "It happens", "--date", "3 May 2017", "--cite",
                    "interview, 4 May"}) == 0);
  CHECK(fs::exists(story));
  world.output.clear();
  CHECK(run(world, {"-f", story, "timeline", "--all"}) == 0);
  CHECK(world.output.find("It happens") != std::string::npos);
  CHECK(run(world, {"-f", story, "add-event", "--title", "More", "--date", "early May 2017"}) == 2);
  CHECK(world.errors.find("does not say which days") != std::string::npos);
}
