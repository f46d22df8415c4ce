#include <SQLiteCpp/SQLiteCpp.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "exports/annotated/annotated.hpp"
#include "exports/factsheet/factsheet.hpp"
#include "src/base/data_files.hpp"
#include "src/base/problem.hpp"
#include "src/story/known_fields.hpp"
#include "src/story/manifest.hpp"
#include "src/story/story.hpp"
#include "tests/support/fake_world.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace dateline;
using Catch::Contains;

namespace {

const char* const article_text =
    "Mayor meets union over tram strike\n\n"
    "Mayor Greta Holm met the leader of the drivers' union, Piet Adler, in Lindholm last week.\n\n"
    "In March, Holm dismissed the director of the tram company.\n";

const story::Reader& reader() {
  static test::FakeWorld world;
  static const story::Reader made(base::embedded_data(), world);
  return made;
}

article::Known known(const std::string& published = "") {
  article::Known out;
  story::set_known(out, "published", published, "test");
  return out;
}

std::string dates(const story::Story& story) {
  std::string out;
  story.reader().each_event({}, [&](const model::Event& event) {
    out += to_string(event.id) + "=" + event.dating.when.edtf + " ";
    return true;
  });
  return out;
}

}  // namespace

TEST_CASE("story: the same article twice is one source", "[story]") {
  story::Story story = story::Story::in_memory(reader());
  const story::AddedArticle first =
      story.add({"a.txt", article_text, "text/plain", known("2017-07-10")}, {1});
  CHECK(first.is_new);
  CHECK(first.events > 0);
  const story::AddedArticle second =
      story.add({"copy.txt", article_text, "text/plain", known("2017-07-10")}, {2});
  CHECK_FALSE(second.is_new);
  CHECK(second.source == first.source);
  story.update();
  CHECK_FALSE(story.needs_update());
}

TEST_CASE("story: a page that this program has written is no article", "[story]") {
  story::Story story = story::Story::in_memory(reader());
  const story::ReadArticle read = reader().read({"a.txt", article_text, "text/plain", {}});
  const std::string annotated = annotated::html(read.article, read.record);
  const std::string sheet = factsheet::html({.title = "Checks"});
  for (const std::string& page : {annotated, sheet, "<!-- saved -->" + annotated}) {
    CHECK_THROWS_WITH(story.add({"page.html", page, "text/html", {}}, {1}),
                      Contains("page.html: this is no article: Dateline itself has written this page") &&
                          Contains("add the articles that it was made from"));
  }
  CHECK(story.file().log_entries().empty());
  // An article may speak of it.
  const std::string words =
      "The generator was Dateline, events from news articles.\n\n" + std::string(article_text);
  CHECK(story.add({"b.txt", words, "text/plain", {}}, {1}).is_new);
}

TEST_CASE("story: a publication day given later dates everything again from the stored text", "[story]") {
  story::Story story = story::Story::in_memory(reader());
  const story::AddedArticle added = story.add({"a.txt", article_text, "text/plain", known()}, {1});
  CHECK(added.undated_for_want_of_publication > 0);
  story.update();
  const std::string before = dates(story);
  CHECK(before.find("2017") == std::string::npos);
  story.set_source(added.source, "published", "2017-07-10", {2});
  CHECK(story.needs_update());
  story.update();
  const std::string after = dates(story);
  CHECK(after.find("[2017-07-03..2017-07-09]") != std::string::npos);
  CHECK(after.find("2017-03") != std::string::npos);

  story::Story at_once = story::Story::in_memory(reader());
  at_once.add({"a.txt", article_text, "text/plain", known("2017-07-10")}, {1});
  at_once.update();
  CHECK(after == dates(at_once));
}

TEST_CASE("story: what cannot be set is refused and changes nothing", "[story]") {
  story::Story story = story::Story::in_memory(reader());
  const auto id = story.add({"a.txt", article_text, "text/plain", known("2017-07-10")}, {1}).source;
  story.update();
  CHECK_THROWS_AS(story.set_source(id, "publishd", "2017-07-10", {2}), base::UsageError);
  CHECK_THROWS_AS(story.set_source(id, "published", "30 February 2017", {2}), base::UsageError);
  CHECK_THROWS_AS(story.set_source(id, "published", "2017", {2}), base::UsageError);
  CHECK_THROWS_AS(story.set_source({99}, "published", "2017-07-10", {2}), base::DataError);
  CHECK_FALSE(story.needs_update());
}

TEST_CASE("story: an update that was cut short is seen and made good", "[story]") {
  const test::TemporaryFolder folder;
  const std::string path = folder / "story.dateline";
  {
    story::Story story = story::Story::open_for_writing(path, true, reader());
    CHECK(story.was_created());
    story.add({"a.txt", article_text, "text/plain", known("2017-07-10")}, {1});
  }
  {
    const story::Story story = story::Story::open_for_reading(path, reader());
    CHECK(story.needs_update());
  }
  story::Story story = story::Story::open_for_writing(path, false, reader());
  story.update();
  CHECK_FALSE(story.needs_update());
  CHECK_FALSE(dates(story).empty());
}

TEST_CASE("story: a decision is kept with the graph that follows from it, or not at all", "[story]") {
  const test::TemporaryFolder folder;
  const std::string path = folder / "story.dateline";
  story::Story story = story::Story::open_for_writing(path, true, reader());
  story.add({"a.txt", article_text, "text/plain", known("2017-07-10")}, {1});
  story.update();
  story.decide([&] { story.set_anchor("G20 summit", std::nullopt, {2}); });
  CHECK_FALSE(story.needs_update());
  CHECK(story.last_entry_until({2}) == 2);
  // No graph can be made without the text of an article.
  SQLite::Database(path, SQLite::OPEN_READWRITE).exec("UPDATE content SET bytes = x'00' WHERE part = 1");
  CHECK_THROWS_AS(story.decide([&] { story.set_anchor("Brexit vote", std::nullopt, {3}); }),
                  base::StoreError);
  CHECK_FALSE(story.needs_update());
  CHECK(story.last_entry_until({3}) == 2);
}

TEST_CASE("story: likely days come through, with the words they are taken from", "[story]") {
  story::Story story = story::Story::in_memory(reader());
  story.add({"a.txt",
             "Tram drivers end strike\n\nThe drivers ended their strike on Monday. Piet Adler thanked the "
             "passengers.\n",
             "text/plain", known("2017-07-12")},
            {1});
  story.update();
  const calendar::Day monday = calendar::day_of({2017, 7, 10});
  std::size_t thanks = 0;
  story.reader().each_event({}, [&](const model::Event& event) {
    for (const model::Claim& claim : story.reader().claims_of(event.id))
      CHECK(claim.dating.likely == event.dating.likely);
    if (event.title.find("thanked") == std::string::npos) return true;
    ++thanks;
    REQUIRE(event.dating.likely);
    CHECK(event.dating.likely->first == monday);
    CHECK(event.dating.likely->last == monday);
    CHECK(event.dating.likely->phrase == "Monday");
    CHECK(event.dating.when.edtf == "[..2017-07-12]");
    return true;
  });
  CHECK(thanks == 1);
}

TEST_CASE("story: a file of format 2 gets the links of its sources with the next update", "[story]") {
  const test::TemporaryFolder folder;
  const std::string path = folder / "story.dateline";
  std::filesystem::copy_file(DATELINE_SOURCE_DIR "/tests/data/format-2.dateline", path);
  story::Story story = story::Story::open_for_writing(path, false, reader());
  CHECK_FALSE(story.reader().link_of({2}));
  story.update();
  CHECK(story.reader().link_of({2}) == model::SourceLink{model::LinkKind::copy, {1}, {1}, 1.0});
  CHECK_FALSE(story.reader().link_of({1}));
}

TEST_CASE("story: a file of format 3 gets the pages of its sources with the next update", "[story]") {
  const test::TemporaryFolder folder;
  const std::string path = folder / "story.dateline";
  std::filesystem::copy_file(DATELINE_SOURCE_DIR "/tests/data/format-3.dateline", path);
  story::Story story = story::Story::open_for_writing(path, false, reader());
  CHECK(story.reader().pages_of({2}).empty());
  story.update();
  const std::vector<base::ByteSpan> pages = story.reader().pages_of({2});
  REQUIRE(pages.size() == 2);
  CHECK(base::words_at(story.reader().text_of({2}), pages[1]).starts_with("The drivers began"));
  CHECK(story.reader().pages_of({1}).empty());
}

TEST_CASE("story: an article given the address of another becomes a version of it", "[story]") {
  const std::string updated = std::string(article_text) + "\nThe union thanked its members.\n";
  const std::string url = "https://www.lindholm.example/strike/";
  const auto told = [&](bool later_first) {
    story::Story story = story::Story::in_memory(reader());
    std::vector<story::NewArticle> articles = {{"a.txt", article_text, "text/plain", known("2017-07-10")},
                                               {"b.txt", updated, "text/plain", known("2017-07-11")}};
    if (later_first) std::swap(articles[0], articles[1]);
    for (const story::NewArticle& article : articles) story.add(article, {1});
    for (std::uint32_t id : {1u, 2u})
      story.set_source({id}, "url", url + (id == 1 ? "?utm_source=x" : ""), {2});
    story.update();
    std::string out;
    story.reader().each_source([&](const model::Source& source) {
      if (const auto link = story.reader().link_of(source.id))
        out += source.name + " " + std::string(model::name_of(link->kind)) + " of " +
               story.reader().source(link->other)->name;
      return true;
    });
    return out;
  };
  CHECK(told(false) == "b.txt version of a.txt");
  CHECK(told(true) == "b.txt version of a.txt");
}

TEST_CASE("story: a file of format 1 gets its likely days with the next update", "[story]") {
  const test::TemporaryFolder folder;
  const std::string path = folder / "story.dateline";
  std::filesystem::copy_file(DATELINE_SOURCE_DIR "/tests/data/format-1.dateline", path);
  {
    const story::Story old = story::Story::open_for_reading(path, reader());
    CHECK(old.needs_update());
    CHECK_FALSE(old.reader().event({5})->dating.likely);
  }
  {
    story::Story story = story::Story::open_for_writing(path, false, reader());
    story.update();
  }
  const story::Story story = story::Story::open_for_reading(path, reader());
  CHECK_FALSE(story.needs_update());
  CHECK(story.reader().event({5})->title == "Piet Adler thanked the passengers");
  CHECK(story.reader().event({5})->dating.likely->phrase == "Monday");
  CHECK_FALSE(story.reader().event({2})->dating.likely);  // words date it
}

TEST_CASE("manifest: columns come in any order, a bad row stops nothing", "[story]") {
  const auto rows = story::read_manifest(
      "published,file,outlet\r\n2017-07-08,a.txt,\"The Lantern, Hamburg\"\n\nnever,b.txt,X\n,c.txt\n,,Y\n",
      "m.csv");
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].file == "a.txt");
  CHECK(rows[0].known.outlet == "The Lantern, Hamburg");
  CHECK(calendar::iso(*rows[0].known.published) == "2017-07-08");
  CHECK(rows[1].problem);
  CHECK(rows[1].line == 4);
  CHECK_FALSE(rows[2].problem);
  CHECK(rows[3].problem == "no file is named");
}

TEST_CASE("manifest: what is wrong with the whole is said with its line", "[story]") {
  const auto failure = [](const std::string& bytes) {
    try {
      story::read_manifest(bytes, "m.csv");
    } catch (const base::DataError& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  CHECK(failure("").find("m.csv: the manifest is empty") == 0);
  CHECK(failure("fil,url\n").find("did you mean file?") != std::string::npos);
  CHECK(failure("url\nx\n").find("no column 'file'") != std::string::npos);
  CHECK(failure("file,file\n").find("stands twice") != std::string::npos);
  CHECK(failure("file,url\n\"a,b\n").find("m.csv:2: a quotation mark") == 0);
  CHECK(failure("file\n\xff\n").find("m.csv:2: the file is not UTF-8") == 0);
}

TEST_CASE("known fields: survive being stored", "[story]") {
  article::Known fields = known("2017-07-10");
  fields.outlet = "The \"Lantern\"";
  fields.url = "https://a.example/?x=1&y=2";
  fields.published_from = "manifest";
  const article::Known back = story::known_from_json(story::known_to_json(fields));
  CHECK(back.outlet == fields.outlet);
  CHECK(back.url == fields.url);
  CHECK(back.published == fields.published);
  CHECK(back.published_from == "manifest");
  CHECK_THROWS_AS(story::known_from_json("{"), base::DataError);
}

TEST_CASE("known fields: what is not UTF-8 is refused", "[story]") {
  article::Known fields;
  for (const std::string& field : story::known_field_names())
    CHECK_THROWS_AS(story::set_known(fields, field, "a\xff", "--x"), base::UsageError);
  CHECK_NOTHROW(story::set_known(fields, "outlet", "L\xc3\xa4nder", "--outlet"));
}
