#include "src/cli/progress.hpp"

#include <catch2/catch.hpp>
#include <utility>

#include "tests/support/fake_world.hpp"

using dateline::cli::Progress;
using dateline::test::FakeWorld;

TEST_CASE("Progress: files, an estimate, and the articles of files that hold many", "[cli]") {
  FakeWorld world;
  world.terminal = true;
  const auto said = [&] { return std::exchange(world.errors, {}); };
  {
    Progress progress(world, 4);
    progress.step_article();
    progress.step();
    CHECK(said().empty());  // the first second
    world.clock.seconds += 10;
    progress.step_article();
    CHECK(said() == "\r\x1b[K1 of 4, about 30 s left");
    for (int i = 0; i < 80; ++i) progress.step_article();
    CHECK(said().empty());  // once a second
    world.clock.seconds += 10;
    progress.step_article();
    CHECK(said() == "\r\x1b[K1 of 4, 83 articles, 4 a second, about 60 s left");
  }
  CHECK(said() == "\r\x1b[K");
}

TEST_CASE("Progress: nothing where nobody watches", "[cli]") {
  FakeWorld world;
  Progress progress(world, 2);
  world.clock.seconds += 10;
  progress.step();
  progress.clear();
  CHECK(world.errors.empty());
}
