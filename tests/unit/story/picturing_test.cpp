// Pictures beside events: put there, changed, taken away, printed, shared and pulled.
#include <catch2/catch.hpp>

#include "exports/table/event_page.hpp"
#include "graph/query/difference.hpp"
#include "graph/query/query.hpp"
#include "src/base/problem.hpp"
#include "src/base/sha256.hpp"
#include "src/story/log_words.hpp"
#include "src/story/publication.hpp"
#include "src/story/sharing.hpp"
#include "src/story/story_text.hpp"
#include "tests/support/colleague.hpp"
#include "tests/support/desk.hpp"
#include "tests/support/made_png.hpp"

using namespace dateline;
using Catch::Contains;
using test::Colleague;
using test::Desk;
using test::grey_png;
using test::reader;

namespace {

const std::string gate = grey_png(40, 30, 'g', test::png_chunk("tEXt", "Author SECRET")),
                  bridge = grey_png(8, 9, 'b');

story::NewPicture photo(const std::string& bytes, const std::string& alternative = "Police before a gate") {
  return {.bytes = bytes, .file = "photos/gate.png", .alternative = alternative};
}

std::optional<model::EventPicture> picture_of(const story::Story& story, model::EventId id) {
  return story.reader().event(id)->picture;
}

std::string last_words(const story::Story& story) {
  return story::words_of(story.file().log_entries().back(), story.file());
}

/// A desk with a picture beside its meeting.
struct PicturedDesk : Desk {
  model::EventId meeting = of("meeting").id;
  PicturedDesk() {
    story::NewPicture given = photo(gate);
    given.caption = "The gate on Friday";
    given.credit = "Ada Berg";
    put(given);
  }
  void put(const story::NewPicture& given) {
    edit().picture(meeting, given);
    story.update();
  }
  model::EventPicture picture() const { return picture_of(story, meeting).value(); }
};

}  // namespace

TEST_CASE("picture: it stands beside its event with its words, and its bytes are kept once", "[story]") {
  PicturedDesk desk;
  CHECK(desk.picture() == model::EventPicture{.uid = base::sha256_hex(gate),
                                              .media_type = "image/png",
                                              .width_px = 40,
                                              .height_px = 30,
                                              .file = "gate.png",
                                              .alternative = "Police before a gate",
                                              .caption = "The gate on Friday",
                                              .credit = "Ada Berg",
                                              .who = "anna",
                                              .at = 9});
  CHECK(desk.story.file().picture(base::sha256_hex(gate))->bytes == gate);
  CHECK(last_words(desk.story) ==
        "put the picture \"gate.png\" beside " + to_string(desk.meeting) + ": The gate on Friday (Ada Berg)");
  const model::EventId other = desk.of("dismissal").id;
  desk.edit().picture(other, photo(gate));
  desk.story.update();
  CHECK(picture_of(desk.story, other)->uid == desk.picture().uid);
  CHECK(desk.story.file().picture_uids().size() == 1);
  CHECK(desk.story.faults().empty());
}

TEST_CASE("picture: without an alternative text it is refused, unless it is a decoration", "[story]") {
  Desk desk;
  const model::EventId id = desk.of("meeting").id;
  story::NewPicture given{.bytes = gate, .file = "gate.png"};
  CHECK_THROWS_AS(desk.edit().picture(id, given), base::UsageError);
  CHECK_THROWS_WITH(desk.edit().picture(id, given),
                    Contains("no alternative text: who does not see it is told that in its place") &&
                        Contains("--alt") && Contains("--decorative"));
  CHECK(desk.story.file().picture_uids().empty());
  given.decorative = true;
  desk.edit().picture(id, given);
  desk.story.update();
  CHECK(picture_of(desk.story, id)->decorative);
  given.alternative = "Police";
  CHECK_THROWS_WITH(desk.edit().picture(id, given), Contains("a decoration has no alternative text"));
  // Empty on purpose says the same.
  given = photo(bridge, "");
  desk.edit().picture(id, given);
  desk.story.update();
  CHECK(picture_of(desk.story, id)->decorative);
}

TEST_CASE("picture: words are changed one by one, and those of another picture are not kept", "[story]") {
  PicturedDesk desk;
  desk.put({.credit = "Ada Berg, The Lantern"});
  CHECK(desk.picture().credit == "Ada Berg, The Lantern");
  CHECK(desk.picture().caption == "The gate on Friday");
  CHECK(desk.picture().alternative == "Police before a gate");
  desk.put({.caption = ""});
  CHECK(desk.picture().caption.empty());
  desk.put({.decorative = true});
  CHECK(desk.picture().decorative);
  CHECK(desk.picture().alternative.empty());
  desk.put({.alternative = "A gate"});
  CHECK_FALSE(desk.picture().decorative);
  CHECK_THROWS_WITH(desk.put({.bytes = bridge, .file = "bridge.png"}), Contains("no alternative text"));
  desk.put(photo(bridge, "A bridge"));
  CHECK(desk.picture().credit.empty());
  CHECK(desk.picture().width_px == 8);
}

TEST_CASE("picture: the same once more is no decision, and trying changes nothing", "[story]") {
  PicturedDesk desk;
  const std::size_t entries = desk.entries();
  CHECK(desk.edit().picture(desk.meeting, {.credit = "Ada Berg"}).events.empty());
  const story::Change tried = desk.edit(true).picture(desk.meeting, photo(bridge, "A bridge"));
  CHECK(tried.events == std::vector{desk.meeting});
  CHECK(tried.entry == 0);
  CHECK(desk.edit(true).remove_picture(desk.meeting).entry == 0);
  CHECK(desk.entries() == entries);
  CHECK(desk.story.file().picture_uids().size() == 1);
}

TEST_CASE("picture: what cannot be is refused, and nothing of it is kept", "[story]") {
  Desk desk;
  const model::EventId id = desk.of("meeting").id;
  const std::size_t entries = desk.entries();
  CHECK_THROWS_AS(desk.edit().picture({999}, photo(gate)), base::DataError);
  CHECK_THROWS_WITH(desk.edit().picture(id, photo(gate.substr(0, gate.size() - 1))), Contains("cut off"));
  CHECK_THROWS_WITH(desk.edit().picture(id, photo("GIF89a")),
                    Contains("photos/gate.png") && Contains("a GIF"));
  story::NewPicture given = photo(gate);
  given.limits.pixels = 100;
  CHECK_THROWS_WITH(desk.edit().picture(id, given), Contains("40 by 30 pixels, and 100 are taken"));
  CHECK_THROWS_WITH(desk.edit().picture(id, photo(gate, "a\x1b[31m")), Contains("holds a control character"));
  given = photo(gate);
  given.credit = "two\nlines";
  CHECK_THROWS_WITH(desk.edit().picture(id, given), Contains("the credit holds a control character"));
  CHECK_THROWS_WITH(desk.edit().picture(id, {.credit = "Ada"}), Contains("there is no picture beside"));
  CHECK_THROWS_WITH(desk.edit().remove_picture(id), Contains("there is no picture beside"));
  given.from = model::SourceId{1};
  CHECK_THROWS_WITH(desk.edit().picture(id, given), Contains("S1: this article says nothing of a picture"));
  given.from = model::SourceId{77};
  CHECK_THROWS_WITH(desk.edit().picture(id, given), Contains("there is no source S77"));
  CHECK(desk.entries() == entries);
  CHECK(desk.story.file().picture_uids().empty());
}

TEST_CASE("picture: the words of an article's own picture are taken where none are given", "[story]") {
  Desk desk;
  article::Known known;
  story::set_known(known, "published", "2017-07-11", "test");
  const std::string page =
      "<html><head><title>Trams</title><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\","
      "\"headline\":\"Trams\",\"image\":{\"@type\":\"ImageObject\",\"url\":\"https://lantern.example/a.jpg\","
      "\"caption\":\"The depot at dawn\",\"creditText\":\"Jo "
      "Lund\"}}</script></head><body><article><h1>Trams</h1>"
      "<p>Mayor Greta Holm met Piet Adler in Lindholm on 6 July 2017, and both spoke of the offer for an "
      "hour.</p></article></body></html>";
  desk.story.add({"c.html", page, "text/html", known}, {3});
  desk.story.update();
  const model::EventId id = desk.of("meeting").id;
  story::NewPicture given = photo(gate);
  given.from = model::SourceId{3};
  given.credit = "Jo Lund, The Lantern";
  desk.edit().picture(id, given);
  desk.story.update();
  CHECK(picture_of(desk.story, id)->caption == "The depot at dawn");
  CHECK(picture_of(desk.story, id)->credit == "Jo Lund, The Lantern");
  CHECK(picture_of(desk.story, id)->alternative == "Police before a gate");
}

TEST_CASE("picture: taken away, undone, done again, and seen as of then", "[story]") {
  PicturedDesk desk;
  const std::int64_t put = desk.story.last_entry_until({INT64_MAX});
  const model::EventPicture before = desk.picture();
  desk.edit().remove_picture(desk.meeting);
  desk.story.update();
  CHECK_FALSE(picture_of(desk.story, desk.meeting));
  CHECK(last_words(desk.story) == "took the picture away from " + to_string(desk.meeting));
  CHECK(picture_of(desk.story.as_of(put), desk.meeting) == before);
  desk.edit().undo({}, false);
  desk.story.update();
  CHECK(desk.picture() == before);
  desk.edit().undo({}, false);
  desk.story.update();
  CHECK_FALSE(picture_of(desk.story, desk.meeting));
  desk.edit().undo({}, true);
  desk.story.update();
  CHECK(desk.picture() == before);
  CHECK(desk.story.faults().empty());
}

TEST_CASE("picture: of events that are merged, the last picture stays", "[story]") {
  PicturedDesk desk;
  const model::EventId other = desk.of("dismissal").id;
  desk.edit().picture(other, photo(bridge, "A bridge"));
  desk.story.update();
  desk.edit().merge(std::vector{desk.meeting, other});
  desk.story.update();
  CHECK(picture_of(desk.story, desk.meeting)->alternative == "A bridge");
}

TEST_CASE("picture: a story as text has it, and comes back whole", "[story]") {
  PicturedDesk desk;
  std::vector<std::string> notes;
  const std::string text = story::to_text(desk.story);
  const story::Story loaded = story::from_text(text, "story.txt", reader(), notes);
  CHECK(loaded.file().given() == desk.story.file().given());
  CHECK(picture_of(loaded, desk.meeting) == desk.picture());
  CHECK(loaded.faults().empty());
  CHECK(story::to_text(loaded) == text);
  // A byte of the picture is changed in the text.
  std::string forged = text;
  const std::size_t lines = forged.find("original base64");
  REQUIRE(lines != std::string::npos);
  char& letter = forged[forged.find('|', lines) + 60];
  letter = letter == 'A' ? 'B' : 'A';
  CHECK_THROWS_WITH(story::from_text(forged, "story.txt", reader(), notes),
                    Contains("the picture is another than the one that was put there"));
  // Its bytes are left out: the log still names it.
  const std::size_t begin = text.find("\npicture "), end = text.find("\nlog ");
  const story::Story without =
      story::from_text(text.substr(0, begin) + text.substr(end), "story.txt", reader(), notes);
  CHECK_FALSE(picture_of(without, desk.meeting));
  REQUIRE(without.faults().size() == 1);
  CHECK_THAT(without.faults()[0].what,
             Contains("the picture \"gate.png\" of entry") && Contains("is not here"));
}

TEST_CASE("picture: shared without originals, it has nothing of what was written beside its pixels",
          "[story]") {
  PicturedDesk desk;
  const story::Story whole = story::shared(desk.story, reader(), {});
  CHECK(whole.file().picture(desk.picture().uid)->bytes == gate);
  const story::Story shared = story::shared(desk.story, reader(), {.originals = false});
  CHECK_THAT(desk.story.file().snapshot(), Contains("SECRET"));
  CHECK_THAT(shared.file().snapshot(), !Contains("SECRET"));
  CHECK(picture_of(shared, desk.meeting) == desk.picture());
  CHECK(shared.file().picture(desk.picture().uid)->stripped);
  CHECK(shared.faults().empty());
  std::vector<std::string> notes;
  const std::string text = story::to_text(shared);
  const story::Story loaded = story::from_text(text, "story.txt", reader(), notes);
  CHECK(loaded.file().given().pictures == shared.file().given().pictures);
  // Shared once more it is as it was.
  const story::Story twice = story::shared(shared, reader(), {.originals = false});
  CHECK(twice.file().given().pictures == shared.file().given().pictures);
}

TEST_CASE("picture: a colleague's is pulled with its bytes, once", "[story]") {
  Desk desk;
  Colleague ben(desk.story);
  const model::EventId id = desk.of("meeting").id;
  ben.edit().picture(id, photo(gate));
  ben.story.update();
  const story::Pulled tried = story::pull(desk.story, ben.story, "ben.dateline", {30}, true);
  CHECK(tried.decisions == 1);
  CHECK(desk.story.file().picture_uids().empty());
  const story::Pulled pulled = story::pull(desk.story, ben.story, "ben.dateline", {30}, false);
  desk.story.update();
  REQUIRE(pulled.lines.size() == 1);
  CHECK_THAT(pulled.lines[0], Contains("ben: put the picture \"gate.png\" beside"));
  CHECK(picture_of(desk.story, id)->who == "ben");
  CHECK(desk.story.file().picture(base::sha256_hex(gate))->bytes == gate);
  CHECK(story::pull(desk.story, ben.story, "ben.dateline", {31}, false).decisions == 0);
  CHECK(desk.story.faults().empty());
}

TEST_CASE("picture: where both put another one, ours stays and theirs is told", "[story]") {
  PicturedDesk desk;
  Colleague ben(desk.story);
  ben.edit().picture(desk.meeting, photo(bridge, "A bridge"));
  ben.story.update();
  desk.put({.credit = "Ada Berg, The Lantern"});
  const story::Pulled pulled = story::pull(desk.story, ben.story, "ben.dateline", {30}, false);
  desk.story.update();
  REQUIRE(pulled.left.size() == 1);
  CHECK_THAT(pulled.left[0], Contains("decided otherwise here"));
  CHECK(desk.picture().credit == "Ada Berg, The Lantern");
  // Bytes that nothing here names are not taken.
  CHECK(desk.story.file().picture_uids().size() == 1);
}

TEST_CASE("picture: what was printed keeps the picture that it was printed with", "[story]") {
  PicturedDesk desk;
  desk.edit().choose("front", assemble::Choosing::What::pick, {desk.meeting});
  desk.story.update();
  story::publish(desk.story, "front", {40}, false);
  desk.put(photo(bridge, "A bridge"));
  const std::vector<story::Publication> printed = story::publications(desk.story);
  REQUIRE(printed.size() == 1);
  REQUIRE(printed[0].result.events.at(0).picture);
  const query::ResultPicture picture = *printed[0].result.events[0].picture;
  CHECK(picture.caption == "The gate on Friday");
  CHECK(picture.alternative == "Police before a gate");
  CHECK(picture.who == "anna");
  CHECK(desk.story.file().picture(picture.sha256)->bytes == gate);
  const std::vector<query::Difference> changes =
      query::differences(printed[0].result, query::ask_one(desk.story.reader(), desk.meeting));
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].field == "picture");
  CHECK_THAT(changes[0].before, Contains("The gate on Friday"));
  CHECK_THAT(changes[0].after, Contains("told as: A bridge"));
}

TEST_CASE("picture: it goes with a source that alone told of its event", "[story]") {
  Desk desk;
  const model::EventId dismissal = desk.of("dismissal").id, meeting = desk.of("meeting").id;
  desk.edit().picture(dismissal, photo(bridge, "A bridge"));
  desk.story.update();
  desk.edit().picture(meeting, photo(gate));
  desk.story.update();
  desk.story.remove_source({1}, {50});
  CHECK(desk.story.file().picture_uids() == std::vector{base::sha256_hex(gate)});
  CHECK(picture_of(desk.story, meeting)->file == "gate.png");
  bool is_scrubbed = true;
  desk.story.file().each_log_entry([&](const store::LogEntry& entry) {
    is_scrubbed = is_scrubbed && entry.arguments.find("A bridge") == std::string::npos;
    return true;
  });
  CHECK(is_scrubbed);
  CHECK(desk.story.faults().empty());
}

TEST_CASE("picture: entries of the log that are none say nothing", "[story]") {
  PicturedDesk desk;
  const model::EventPicture before = desk.picture();
  const std::string uid = desk.story.reader().event(desk.meeting)->uid;
  const std::string event = R"({"event":{"uid":")" + uid + R"("})";
  for (const std::string& picture : {std::string("7"), std::string(R"({"sha256":"","width":4,"height":4})"),
                                     std::string(R"({"sha256":"x","width":0,"height":4})"),
                                     std::string(R"({"sha256":"x","width":4,"height":1e99})"),
                                     std::string(R"({"sha256":"x","width":-4,"height":4})")}) {
    INFO(picture);
    desk.story.log({.at = 60, .verb = "picture", .arguments = event + ",\"picture\":" + picture + "}"});
    CHECK_NOTHROW(desk.story.update());
    CHECK_FALSE(picture_of(desk.story, desk.meeting));
    desk.edit().undo({}, false);
    desk.story.update();
    CHECK(desk.picture() == before);
  }
  desk.story.log({.at = 61, .verb = "picture", .arguments = "no JSON"});
  CHECK_NOTHROW(desk.story.update());
  CHECK(desk.picture() == before);
}

TEST_CASE("picture: show has it in words and as JSON", "[story]") {
  PicturedDesk desk;
  const query::Result result = query::ask_one(desk.story.reader(), desk.meeting);
  const std::string page = table::event_page(result, {.format = table::Format::table, .columns = 0});
  CHECK_THAT(page, Contains("gate.png (PNG, 40 x 30 pixels; anna, ") && Contains("The gate on Friday") &&
                       Contains("Ada Berg") && Contains("Police before a gate"));
  const std::string json = table::event_page(result, {.format = table::Format::json, .columns = 0});
  CHECK_THAT(json, Contains("\"alternative\": \"Police before a gate\"") &&
                       Contains("\"sha256\": \"" + base::sha256_hex(gate) + "\""));
}
