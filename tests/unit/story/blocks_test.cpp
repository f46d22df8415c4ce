#include <catch2/catch.hpp>

#include "src/base/data_files.hpp"
#include "src/base/problem.hpp"
#include "src/story/story.hpp"
#include "tests/support/fake_world.hpp"

using namespace dateline;

namespace {

const story::Reader& reader() {
  static test::FakeWorld world;
  static const story::Reader made(base::embedded_data(), world);
  return made;
}

const std::string article_text =
    "Tram drivers end strike\n\nThe drivers ended their strike on Monday, the union said.\n\n"
    "Read the paper of the harbour: it met the mayor on 3 May 2016.\n\n"
    "The company paid them 400 euros each on Friday.\n";

story::NewArticle lantern(const std::string& name, const std::string& more = "") {
  article::Known known;
  known.outlet = "The Lantern";
  known.published = calendar::day_from_iso("2017-07-12");
  return {name, article_text + more, "text/plain", known};
}

std::size_t events_saying(const story::Story& story, const std::string& words) {
  std::size_t count = 0;
  story.reader().each_event({}, [&](const model::Event& event) {
    count += event.title.find(words) != std::string::npos;
    return true;
  });
  return count;
}

std::uint64_t number_of(const article::Article& article, const std::string& words) {
  for (std::size_t i = 0; i < article.blocks.size(); ++i)
    if (base::words_at(article.text, article.blocks[i].span).starts_with(words)) return i + 1;
  return 0;
}

}  // namespace

TEST_CASE("blocks: what the editor leaves out is not read, and stays out", "[story]") {
  story::Story story = story::Story::in_memory(reader());
  const auto id = story.add(lantern("a.txt"), {1}).source;
  story.update();
  REQUIRE(events_saying(story, "paid") > 0);
  const std::uint64_t number = number_of(story.intake_of(id), "The company paid");
  REQUIRE(number > 0);
  story.choose_blocks(id, {number}, false, {2});
  story.update();
  CHECK(events_saying(story, "paid") == 0);
  CHECK(story.intake_of(id).blocks[number - 1].drop_reason == "editor");
  story.set_source(id, "published", "2017-07-13", {3});
  story.update();
  CHECK(events_saying(story, "paid") == 0);
  story.choose_blocks(id, {number}, true, {4});
  story.update();
  CHECK(events_saying(story, "paid") > 0);
  CHECK_THROWS_AS(story.choose_blocks(id, {0}, true, {5}), base::UsageError);
  CHECK_THROWS_AS(story.choose_blocks(id, {number_of(story.intake_of(id), "Tram")}, false, {5}),
                  base::UsageError);
  CHECK_THROWS_AS(story.choose_blocks({99}, {1}, false, {5}), base::DataError);
}

TEST_CASE("ignore: what an outlet puts into all its articles is left out, before and after", "[story]") {
  story::Story story = story::Story::in_memory(reader());
  const auto first = story.add(lantern("a.txt"), {1}).source;
  story::NewArticle other = lantern("c.txt", "The mayor of the other town thanked them.\n");
  other.known.outlet = "Harbour Post";
  const auto third = story.add(other, {1}).source;
  CHECK(story.set_ignored({"the lantern", "READ the paper"}, true, {2}) == 1);
  const auto second = story.add(lantern("b.txt", "A passenger was glad of it.\n"), {3}).source;
  story.update();
  const auto reason = [&](model::SourceId id) {
    const article::Article article = story.intake_of(id);
    return article.blocks[number_of(article, "Read the paper") - 1].drop_reason;
  };
  CHECK(reason(first) == "ignored");
  CHECK(reason(second) == "ignored");
  CHECK(reason(third) == "");
  REQUIRE(story.ignored().size() == 1);

  // What is said of one article goes before.
  story.choose_blocks(second, {number_of(story.intake_of(second), "Read the paper")}, true, {4});
  CHECK(reason(second) == "");
  CHECK(story.set_ignored({"The Lantern", "read the paper"}, false, {5}) == 2);
  CHECK(reason(first) == "");
  CHECK(story.ignored().empty());
  CHECK_THROWS_AS(story.set_ignored({"", "words"}, true, {6}), base::UsageError);
}
