#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "src/base/data_files.hpp"
#include "src/cli/ahead.hpp"
#include "src/cli/command_line.hpp"
#include "tests/support/fake_world.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace dateline;
using cli::Ahead;

TEST_CASE("Ahead: what comes first is handed over first, whoever is done first", "[cli]") {
  for (const std::size_t jobs : {1, 2, 5}) {
    std::vector<int> made(40), taken;
    std::atomic<int> given_not_taken = 0, most = 0;
    Ahead ahead(jobs);
    for (int i = 0; i < 40; ++i) {
      most = std::max<int>(most, ++given_not_taken);
      ahead.give(
          1,
          [&made, i] {
            std::this_thread::sleep_for(std::chrono::milliseconds(i % 5 == 0 ? 4 : 0));
            made[static_cast<std::size_t>(i)] = i * i;
          },
          [&, i](const std::exception_ptr& failure) {
            CHECK_FALSE(failure);
            --given_not_taken;
            taken.push_back(made[static_cast<std::size_t>(i)]);
          });
    }
    ahead.finish();
    REQUIRE(taken.size() == 40);
    for (int i = 0; i < 40; ++i) CHECK(taken[static_cast<std::size_t>(i)] == i * i);
    CHECK(most <= static_cast<int>(4 * jobs + 1));
  }
}

TEST_CASE("Ahead: little waits, however large the pieces are", "[cli]") {
  Ahead ahead(3);
  int waiting = 0, most = 0;
  for (int i = 0; i < 10; ++i) {
    ahead.give(40u << 20, [] {}, [&](const std::exception_ptr&) { --waiting; });
    most = std::max(most, ++waiting);
  }
  ahead.finish();
  CHECK(most == 1);  // two are more than 64 MiB
  CHECK(waiting == 0);
}

TEST_CASE("Ahead: what work throws comes in its turn and stops nothing", "[cli]") {
  for (const std::size_t jobs : {1, 3}) {
    Ahead ahead(jobs);
    std::string told;
    for (int i = 0; i < 6; ++i)
      ahead.give(
          1,
          [i] {
            if (i == 2) throw std::runtime_error("two");
          },
          [&told, i](const std::exception_ptr& failure) {
            try {
              if (failure) std::rethrow_exception(failure);
              told += std::to_string(i);
            } catch (const std::runtime_error& error) {
              told += error.what();
            }
          });
    ahead.finish();
    CHECK(told == "01two345");
  }
}

TEST_CASE("Ahead: when handing over fails, that is the end", "[cli]") {
  for (const std::size_t jobs : {1, 3}) {
    int taken = 0;
    Ahead ahead(jobs);
    const auto give_all = [&] {
      for (int i = 0; i < 50; ++i)
        ahead.give(
            1, [] {},
            [&](const std::exception_ptr&) {
              if (++taken == 3) throw std::runtime_error("the disk is full");
            });
      ahead.finish();
    };
    CHECK_THROWS_WITH(give_all(), "the disk is full");
    ahead.give(1, [] {}, [&](const std::exception_ptr&) { ++taken; });
    ahead.finish();
    CHECK(taken == 3);
  }
}

TEST_CASE("add: many at once give the same story and say the same as one at a time", "[cli]") {
  const test::TemporaryFolder folder;
  std::string output, errors, story;
  for (const std::string jobs : {"1", "4"}) {
    test::FakeWorld world;
    for (int i = 0; i < 30; ++i) {
      const std::string name = "news/" + std::to_string(100 + i);
      if (i % 7 == 3) {
        world.files[name + ".html"] = "<html><body></body></html>";  // no text
      } else if (i % 7 == 5) {
        world.files[name + ".ics"] = "BEGIN:VCALENDAR\n";  // not taken
        world.files[name + ".json"] = "{\"broken";
      } else {
        // Every tenth says the same as another.
        world.files[name + ".txt"] = "Harbour vote " + std::to_string(i % 10) +
                                     "\n\nThe mayor of Varnby resigned on " + std::to_string(1 + i % 10) +
                                     " May 2016. Greta Holm met Piet Adler in Lindholm the next day.\n";
      }
    }
    const std::string path = folder / ("s" + jobs + ".dateline");
    const std::vector<std::string> begin = {"--now", "2026-01-01T00:00:00Z", "-f", path};
    const auto run = [&](std::vector<std::string> arguments) {
      arguments.insert(arguments.begin(), begin.begin(), begin.end());
      return cli::run_command_line(arguments, world, base::embedded_data());
    };
    CHECK(run({"add", "news", "-j", jobs, "--published", "2016-05-20"}) == 2);  // a date for several
    CHECK(run({"add", "news", "-j", jobs, "--outlet", "Varnby Courier"}) == 1);
    CHECK(run({"dump"}) == 0);
    // The name of the story file is the only difference.
    for (std::string* said : {&world.output, &world.errors})
      for (std::size_t at = 0; (at = said->find(path)) != std::string::npos;)
        said->replace(at, path.size(), "S");
    if (jobs == "1") {
      output = world.output;
      errors = world.errors;
      CHECK(output.find("10 added, 12 already there, 8 failed") != std::string::npos);
    } else {
      CHECK(world.output == output);
      CHECK(world.errors == errors);
    }
  }
}

namespace {

/// Keeps what had been said when somebody was first asked.
class AskedWorld : public test::FakeWorld {
 public:
  std::string said_before;
  bool read_line(std::string& line, std::uint64_t max_bytes) override {
    if (said_before.empty()) said_before = output;
    return FakeWorld::read_line(line, max_bytes);
  }
};

}  // namespace

TEST_CASE("add: on a terminal only what is missing is asked for, and in its turn", "[cli]") {
  const test::TemporaryFolder folder;
  AskedWorld world;
  world.terminal = true;
  const auto page = [](int day, const std::string& rest) {
    const std::string number = std::to_string(day);
    return "<html><head><title>Vote " + number + "</title>" + rest + "</head><body><article><h1>Vote " +
           number + "</h1><p>The mayor of Varnby resigned on " + number +
           " May 2016, after the council had voted for the new harbour and against the old one.</p>"
           "<p>Greta Holm met Piet Adler in Lindholm the next day, and both spoke to reporters.</p>"
           "</article></body></html>";
  };
  const std::string whole =
      "<meta property='og:site_name' content='Varnby Courier'>"
      "<meta property='article:published_time' content='2016-05-20'>"
      "<link rel='canonical' href='https://example.org/";
  for (int day = 10; day < 20; ++day)
    world.files["news/" + std::to_string(day) + ".html"] =
        page(day, day == 15 ? "" : whole + std::to_string(day) + "'>");
  world.input = "2016-05-21\nThe Lantern\n\n";
  CHECK(cli::run_command_line({"-f", folder / "s.dateline", "add", "news", "-j", "3"}, world,
                              base::embedded_data()) == 0);
  CHECK(world.input.empty());
  CHECK(world.errors.find("Vote 15\n  published") != std::string::npos);
  CHECK(world.errors.find("Vote 14\n") == std::string::npos);
  CHECK(world.said_before.find("S5  Vote 14") != std::string::npos);
  CHECK(world.output.find("10 added") != std::string::npos);
  world.output.clear();
  CHECK(cli::run_command_line({"-f", folder / "s.dateline", "show", "S6"}, world, base::embedded_data()) ==
        0);
  CHECK(world.output.find("The Lantern") != std::string::npos);
}

TEST_CASE("add: what is said to be ignored meanwhile counts for what is added after", "[cli]") {
  const test::TemporaryFolder folder;
  const std::string path = folder / "s.dateline";
  test::FakeWorld world;
  const auto run = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"-f", path});
    return cli::run_command_line(arguments, world, base::embedded_data());
  };
  for (int i = 10; i < 40; ++i)
    world.files["news/" + std::to_string(i) + ".txt"] =
        "Vote " + std::to_string(i) + "\n\nThe mayor of Varnby resigned on " + std::to_string(i % 28 + 1) +
        " May 2016.\n\nThe guide Anna Berg told visitors of the storm on 3 May 2016.\n";
  int articles = 0;
  world.on_read = [&](const std::string& name) {
    if (!name.ends_with(".txt") || ++articles != 15) return;
    test::FakeWorld other;
    CHECK(cli::run_command_line({"-f", path, "ignore", "Varnby Courier", "The guide Anna Berg"}, other,
                                base::embedded_data()) == 0);
  };
  REQUIRE(run({"add", "news", "-j", "3", "--outlet", "Varnby Courier"}) == 0);
  world.output.clear();
  CHECK(run({"claims", "--format", "csv"}) == 0);
  CHECK(world.output.find("resigned") != std::string::npos);
  CHECK(world.output.find("Anna Berg") == std::string::npos);
}

TEST_CASE("add: no more are read at once than anybody has processors for", "[cli]") {
  test::FakeWorld world;
  world.files["a.txt"] = "Vote\n\nThe mayor resigned on 3 May 2016.\n";
  CHECK(cli::run_command_line({"add", "a.txt", "-j", "257"}, world, base::embedded_data()) == 2);
  CHECK(world.errors.find("no more than 256") != std::string::npos);
}
