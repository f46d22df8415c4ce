// The shell: words of a line, completion, lines that are not typed at a terminal.
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "src/base/data_files.hpp"
#include "src/base/problem.hpp"
#include "src/cli/command_line.hpp"
#include "src/cli/shell_completion.hpp"
#include "src/cli/shell_history.hpp"
#include "src/cli/shell_words.hpp"
#include "src/cli/system_world.hpp"
#include "tests/support/fake_world.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace dateline;
using Words = std::vector<std::string>;

namespace {

std::string refusal(const std::string& line) {
  try {
    cli::shell_words(line, "");
  } catch (const base::UsageError& error) {
    return error.what();
  }
  return "read";
}

cli::Completer completer() {
  return {cli::all_commands(), [](cli::Topic topic, const std::string&) -> Words {
            switch (topic) {
              case cli::Topic::actors:
                return {"Barack Obama", "Barbara Lee", "Viktor Orbán", "Smith, John", "O'Hara $1"};
              case cli::Topic::kinds:
                return {"expulsion", "meeting"};
              case cli::Topic::tags:
                return {"chapter-1"};
              case cli::Topic::handles:
                return {"E60", "E61"};
              case cli::Topic::files:
                return {"notes/", "notes.txt"};
              case cli::Topic::outlets:
                return {"The Lantern"};
              default:
                return {};
            }
          }};
}

Words completed(const std::string& line) {
  return completer().complete(line).words;
}

int run(test::FakeWorld& world, const std::vector<std::string>& arguments) {
  return cli::run_command_line(arguments, world, base::embedded_data());
}

const char* const tram_strike =
    "Mayor meets union over tram strike\n\n"
    "Mayor Greta Holm met the leader of the drivers' union, Piet Adler, in Lindholm last week.\n";

}  // namespace

TEST_CASE("shell words: quoted and parted as in a POSIX shell", "[cli]") {
  const std::pair<const char*, Words> lines[] = {
      {"", {}},
      {"  \t ", {}},
      {"events who:obama", {"events", "who:obama"}},
      {"events 'who:Donald Trump'", {"events", "who:Donald Trump"}},
      {"who:\"Donald Trump\",putin", {"who:Donald Trump,putin"}},
      {"a\\ b \\' \\\\", {"a b", "'", "\\"}},
      {"'a\\' b", {"a\\", "b"}},
      {R"("\" \\ \$ \` \n")", {"\" \\ $ ` \\n"}},
      {"'' \"\"", {"", ""}},
      {"a''b", {"ab"}},
      {"events # who:obama", {"events"}},
      {"# all of it", {}},
      {"a#b '#c'", {"a#b", "#c"}},
      {"$HOME *.txt (a) [b] {c} !d", {"$HOME", "*.txt", "(a)", "[b]", "{c}", "!d"}},
      {"'a|b' \"c>d\" e\\;", {"a|b", "c>d", "e;"}},
      {"Orbán \"Žižek – 中\"", {"Orbán", "Žižek – 中"}},
      {"add a.txt\r", {"add", "a.txt"}},
  };
  for (const auto& [line, words] : lines) {
    INFO(line);
    CHECK(cli::shell_words(line, "") == words);
  }
  CHECK(cli::shell_words("~/a ~ a~ '~/b' ~other/c", "/home/x") ==
        Words{"/home/x/a", "/home/x", "a~", "~/b", "~other/c"});
  CHECK(cli::shell_words("~/a", "") == Words{"~/a"});
}

TEST_CASE("shell words: what cannot be read is shown with a caret", "[cli]") {
  CHECK(refusal("show \"E3") ==
        "a quotation is not closed\n  show \"E3\n       ^\nclose it, or put a backslash before the quotation "
        "mark");
  CHECK(refusal("é 'a").find("\n  é 'a\n    ^\n") != std::string::npos);
  CHECK(refusal("show E3\\").find("nothing follows the backslash") != std::string::npos);
  for (const char* line : {"events > a.csv", "events | less", "show E1; show E2", "events &", "add < a"}) {
    INFO(line);
    CHECK(refusal(line).find("there are none") != std::string::npos);
  }
}

TEST_CASE("shell words: what is quoted is read back as it was", "[cli]") {
  for (const std::string text : {"plain", "", "two words", "it's", "\"", "\\", "$x`y`", "a\\\"b", "#no", "~",
                                 "a|b;c", "Orbán", "who:Barack Obama", "!"}) {
    INFO(text);
    CHECK(cli::shell_words(cli::shell_quoted(text), "/home") == Words{text});
  }
  CHECK(cli::shell_quoted("who:obama,putin") == "who:obama,putin");
  CHECK(cli::shell_quoted("title=What happened") == "\"title=What happened\"");
  CHECK(cli::shell_quoted("It's on! {a,b}") == "'It'\\''s on! {a,b}'");
  CHECK(cli::shell_quoted("$(rm x)") == "'$(rm x)'");
}

TEST_CASE("completion: commands, also behind help and dateline", "[cli]") {
  CHECK(completed("ev") == Words{"events"});
  CHECK(completed("help so").front() == "sources");
  CHECK(completed("help dat") == Words{"dates"});
  CHECK(completed("hel") == Words{"help"});
  CHECK(completed("dateline sou") == Words{"sources"});
  CHECK(completed("qui") == Words{"quit"});
  CHECK(completed("# ev").empty());
  CHECK(completed("zzz").empty());
}

TEST_CASE("completion: options and their values", "[cli]") {
  CHECK(completed("events --quo") == Words{"--quotes"});
  CHECK(completed("events --format j").front() == "json");
  CHECK(completed("events --format=j").front() == "--format=json");
  CHECK(completed("timeline -o no") == Words{"notes/", "notes.txt"});
  CHECK(completed("events --as-").front() == "--as-of");
  CHECK(completed("events --max ").empty());
  CHECK(completed("export graph") == Words{"graphml"});
}

TEST_CASE("completion: fields of the filter, and names behind them as people write them", "[cli]") {
  CHECK(completed("events wh") == Words{"when:", "who:"});
  CHECK_FALSE(completer().complete("events kin").ends_word);
  CHECK(completed("events who:ba") == Words{"\"who:Barack Obama\"", "\"who:Barbara Lee\""});
  CHECK(completed("events who:OBAMA") == Words{"\"who:Barack Obama\""});
  CHECK(completed("events who:orban") == Words{"\"who:Viktor Orbán\""});
  CHECK(completed("events \"who:barack o") == Words{"\"who:Barack Obama\""});
  CHECK(completed("events who:putin,oba") == Words{"\"who:putin,Barack Obama\""});
  CHECK(completed("events not:kind:exp") == Words{"not:kind:expulsion"});
  CHECK(completed("tag chapter-1 kind:m") == Words{"kind:meeting"});
  CHECK(completed("events state:pro") == Words{"state:proposed"});
  CHECK(completed("events is:und") == Words{"is:undated"});
  CHECK(completed("events outlet:lan") == Words{"\"outlet:The Lantern\""});
  // A comma in a name would be read as "or".
  CHECK(completed("events who:smith").empty());
  CHECK(completed("events nothing:x").empty());
}

TEST_CASE("completion: handles, actors and files where commands take them", "[cli]") {
  CHECK(completed("show E6") == Words{"E60", "E61"});
  CHECK(completed("path bara") == Words{"\"Barack Obama\""});
  CHECK(completed("show o'h").empty());  // a quotation has begun
  CHECK(completed("show \"o'h") == Words{"\"O'Hara \\$1\""});
  CHECK(completed("add no") == Words{"notes/", "notes.txt"});
  CHECK(completed("sql SELECT").empty());
  const cli::Completions at = completer().complete("show E6");
  CHECK(at.begin == 5);
  CHECK(cli::common_begin({"Bárta", "Bárbara"}) == "Bár");
  CHECK(cli::common_begin({"a\xcc\x81x", "ay"}).empty());  // never half a character
}

TEST_CASE("shell: lines run one after the other, past those that fail", "[cli]") {
  const test::TemporaryFolder folder;
  test::FakeWorld world;
  world.files["a.txt"] = tram_strike;
  world.input =
      "add a.txt --published 2017-07-10 --outlet \"Varnby Courier\"\n\n# a remark\n"
      "nonsense\ndateline sources --format json\nsources 'open\nshell\nquit\nactors\n";
  CHECK(run(world, {"-f", folder / "s.dateline", "shell"}) == 1);
  CHECK(world.output.find("\"outlet\": \"Varnby Courier\"") != std::string::npos);
  CHECK(world.output.find("ALSO") == std::string::npos);  // nothing runs after quit
  CHECK(world.errors.find("there is no command 'nonsense'") != std::string::npos);
  CHECK(world.errors.find("dateline: line 4 failed\n") != std::string::npos);
  CHECK(world.errors.find("dateline: line 6 failed\n") != std::string::npos);
  CHECK(world.errors.find("this is a shell already") != std::string::npos);
  CHECK(world.errors.find("line 5") == std::string::npos);
}

TEST_CASE("shell: what stands before it holds for its lines", "[cli]") {
  const test::TemporaryFolder folder;
  test::FakeWorld world;
  world.files["a.txt"] = tram_strike;
  CHECK(run(world, {"-f", folder / "s.dateline", "--now", "2017-07-11", "add", "a.txt", "-q", "--published",
                    "2017-07-10"}) == 0);
  world.input = "check E1\nlog --max 1\n-f " + (folder / "none.dateline") + " events\n";
  CHECK(run(world, {"-f", folder / "s.dateline", "--now", "2017-08-01T09:30Z", "shell"}) == 1);
  CHECK(world.output.find("2017-08-01 09:30") != std::string::npos);
  CHECK(world.errors.find("none.dateline: there is no story here yet") != std::string::npos);
  world.output.clear();
  // The story as it was: read, and not changed.
  world.input = "events --format csv\ncheck E1\n";
  CHECK(run(world, {"-f", folder / "s.dateline", "--as-of", "2017-07-20", "shell"}) == 1);
  CHECK(world.output.find(",proposed,") != std::string::npos);
  CHECK(world.errors.find("what is past cannot be changed") != std::string::npos);
}

TEST_CASE("shell: a line that is too long fails, the next one runs", "[cli]") {
  test::FakeWorld world;
  world.input = std::string(200'000, 'x') + "\n--version\n";
  CHECK(run(world, {"shell"}) == 1);
  CHECK(world.errors.find("longer than 100000 bytes") != std::string::npos);
  CHECK(world.errors.size() < 300);
  CHECK(world.output.starts_with("dateline "));
}

TEST_CASE("shell history: in the user's own folder, read back, never too long", "[cli]") {
  test::FakeWorld world;
  CHECK(cli::history_path(world).empty());
  world.variables["HOME"] = "/home/x";
  CHECK(cli::history_path(world) == "/home/x/.local/state/dateline/history");
  world.variables["XDG_STATE_HOME"] = "state";  // not absolute: passed over
  CHECK(cli::history_path(world) == "/home/x/.local/state/dateline/history");
  world.variables["XDG_STATE_HOME"] = "/state";
  CHECK(cli::history_path(world) == "/state/dateline/history");

  const test::TemporaryFolder folder;
  const std::string path = folder / "deep/er/history";
  cli::SystemWorld system;
  {
    cli::ShellHistory history(system, path);
    for (const char* line : {"one", "one", " secret", "a\x1b[2J", "two", ""}) history.add(line);
  }
  CHECK(cli::ShellHistory(system, path).lines() == Words{"one", "two"});
  struct stat about{};
  REQUIRE(::stat(path.c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
  {
    std::ofstream file(path, std::ios::binary | std::ios::app);
    for (int i = 0; i < 5000; ++i) file << "line " << i << "\n";
    file << "bad \x1b[2J\n";
  }
  CHECK(cli::ShellHistory(system, path).lines().size() == 1000);
  const cli::ShellHistory again(system, path);
  CHECK(again.lines().back() == "line 4999");
  CHECK(std::filesystem::file_size(path) < 20'000);
  CHECK(cli::ShellHistory(system, "").lines().empty());
}
