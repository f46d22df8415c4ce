// Sources as they were at an earlier entry of the log.
#include <catch2/catch.hpp>

#include "graph/query/query.hpp"
#include "graph/query/sheet_cells.hpp"
#include "src/story/sharing.hpp"
#include "src/story/sheet.hpp"
#include "tests/support/desk.hpp"

using namespace dateline;
using Catch::Contains;
using test::Desk;
using test::reader;

TEST_CASE("as of: a source as it was known then, with the dates that follow from it", "[story]") {
  story::Story story = story::Story::in_memory(reader());
  article::Known known;
  story::set_known(known, "outlet", "The Lantern", "test");
  const model::SourceId id = story
                                 .add({"a.txt",
                                       "Tram director leaves\n\nPiet Adler resigned yesterday.\n\n"
                                       "The mayor dismissed the union leader on 5 July 2017.\n",
                                       "text/plain", known},
                                      {1})
                                 .source;
  story.set_source(id, "published", "2017-07-10", {2});
  story.set_source(id, "outlet", "Harbour Post", {3});
  story.set_source(id, "title", "She leaves", {4});
  const std::vector<article::Block> blocks = story.intake_of(id).blocks;
  REQUIRE(blocks.size() == 3);
  story.choose_blocks(id, {3}, false, {5});
  story.update();
  const auto resignation = [](const story::Story& of) {
    std::string when = "no resignation";
    of.reader().each_event({}, [&](const model::Event& event) {
      if (event.kind == "resignation") when = event.dating.when.edtf;
      return true;
    });
    return when;
  };
  const auto count = [](const story::Story& of) {
    std::size_t events = 0;
    of.reader().each_event({}, [&](const model::Event&) { return ++events > 0; });
    return events;
  };
  std::vector<std::string> notes;
  const story::Story first = story.as_of(1, &notes), second = story.as_of(2, &notes),
                     third = story.as_of(3, &notes), fourth = story.as_of(4, &notes);
  CHECK(notes.empty());
  CHECK(first.reader().source(id)->outlet == "The Lantern");
  CHECK_FALSE(first.reader().source(id)->published);
  CHECK(first.reader().source(id)->title == "Tram director leaves");
  CHECK(resignation(first) != "2017-07-09");
  CHECK(resignation(second) == "2017-07-09");
  CHECK(second.reader().source(id)->outlet == "The Lantern");
  CHECK(third.reader().source(id)->outlet == "Harbour Post");
  CHECK(third.reader().source(id)->title == "Tram director leaves");
  CHECK(fourth.reader().source(id)->title == "She leaves");
  CHECK(count(fourth) > count(story));
  CHECK(first.file().log_entries().size() == 1);
  CHECK(story.reader().source(id)->title == "She leaves");

  // Without its original it cannot be read again; its fields are known all the same.
  const story::Story shared = story::shared(story, reader(), {.originals = false, .notes = true});
  const story::Story before = shared.as_of(1, &notes);
  CHECK(before.reader().source(id)->outlet == "The Lantern");
  CHECK_FALSE(before.reader().source(id)->published);
  REQUIRE(notes.size() == 1);
  CHECK_THAT(notes[0], Contains("S1: it was shared without its original"));
}

TEST_CASE("as of: what an entry of an older version does not keep is said", "[story]") {
  Desk desk;
  store::StoryFile file = store::StoryFile::in_memory();
  store::Given given = desk.story.file().given();
  given.sources[0].source.has_original = true;
  given.sources[0].known_json = R"({"outlet":"Third","title":"Mine","published":"2017-07-12"})";
  const auto add = [&](const char* verb, const char* arguments) {
    given.log.push_back({static_cast<std::int64_t>(given.log.size()) + 1, 9, "", verb, arguments});
  };
  const std::int64_t added = static_cast<std::int64_t>(given.log.size());
  add("set", "S1 outlet Second");
  add("set", "S1 outlet Third");
  add("set", "S1 title Mine");
  add("drop", "S1 2");
  file.restore(given);
  story::Story story = story::Story::of(std::move(file), reader());
  story.set_source({1}, "outlet", "Fourth", {10});
  std::vector<std::string> notes;
  CHECK(story.as_of(added + 1, &notes).reader().source({1})->outlet == "Second");
  REQUIRE(notes.size() == 2);
  CHECK(notes[0] == "S1: entry " + std::to_string(added + 3) +
                        " of the log does not keep its title from before it; shown is what came later");
  CHECK_THAT(notes[1], Contains("does not keep which paragraphs were read"));
  notes.clear();
  CHECK(story.as_of(added, &notes).reader().source({1})->outlet == "Third");
  CHECK(notes.size() == 3);
  notes.clear();
  CHECK(story.as_of(added + 4, &notes).reader().source({1})->outlet == "Third");
  CHECK(story.as_of(added + 5, &notes).reader().source({1})->outlet == "Fourth");
  CHECK(notes.empty());
}

TEST_CASE("sheet: one from before an article got its day takes back no dates", "[story]") {
  Desk desk;
  const model::SourceId id =
      desk.story.add({"c.txt", "Tram company\n\nPiet Adler resigned yesterday.\n", "text/plain", {}}, {20})
          .source;
  desk.story.update();
  const model::EventId resignation = desk.of("resignation").id;
  const auto cells = [&] {
    const query::Result result = query::ask_one(desk.story.reader(), resignation);
    story::SheetRow row{.line = 2};
    for (const auto& [column, cell] : query::sheet_cells(result.events.front())) row.cells[column] = cell;
    return row;
  };
  story::SheetRow row = cells();
  row.cells["id"] = to_string(resignation);
  row.cells["entry"] = std::to_string(desk.story.last_entry_until({INT64_MAX}));
  desk.story.set_source(id, "published", "2017-07-10", {21});
  desk.story.update();
  REQUIRE(cells().cells["date"] != row.cells["date"]);
  const story::AppliedSheet applied = story::apply_rows(desk.story, {row}, {30}, false);
  CHECK(applied.change.entry == 0);
  CHECK(applied.lines.empty());
  CHECK(applied.left.empty());
}
