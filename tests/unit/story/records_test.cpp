// Facts of other programs in a story: taken, taken back, pulled, removed.
#include "src/story/records.hpp"

#include <catch2/catch.hpp>

#include "graph/query/comparison.hpp"
#include "graph/query/query.hpp"
#include "src/base/problem.hpp"
#include "src/record/json.hpp"
#include "src/story/log_words.hpp"
#include "src/story/story_text.hpp"
#include "tests/support/colleague.hpp"
#include "tests/support/desk.hpp"

using namespace dateline;
using query::Agreement;
using test::Colleague;
using test::Desk;
using test::reader;

namespace {

constexpr model::SourceId first{1}, second{2};

story::TakenFacts take(story::Story& story, const std::string& json,
                       const std::vector<model::SourceId>& sources = {first}) {
  const record::ForeignFile file = record::foreign_records_in(json);
  REQUIRE(file.records.size() == 1);
  story::TakenFacts out = story.take_record(file.records.front(), sources, {7});
  story.update();
  return out;
}

std::string record_of(const std::string& events, const std::string& extractor = "model-x 1") {
  return R"({"record":1,"extractor":")" + extractor + R"(","events":[)" + events + "]}";
}

const std::string meeting = R"({"title":"Holm met Adler","kind":"meeting","quote":"met the leader",)"
                            R"("date":"2017-07-05","participants":[{"name":"Greta Holm","role":"agent"}]})";
const std::string strike = R"({"title":"tram strike","kind":"strike","quote":"over tram"})";

std::vector<model::Claim> claims_by(const story::Story& story, const std::string& extractor) {
  std::vector<model::Claim> out;
  for (const model::EventId event : story.reader().events_read_by(extractor))
    for (const model::Claim& claim : story.reader().claims_of(event))
      if (claim.extractor == extractor) out.push_back(claim);
  return out;
}

}  // namespace

TEST_CASE("records: what holds is taken, keeps its extractor and is proposed; the rest is refused",
          "[story]") {
  Desk desk;
  const std::size_t before = desk.count();
  const story::TakenFacts taken =
      take(desk.story, record_of(meeting + R"(,{"title":"A lie","quote":"Holm resigned"})"));
  CHECK(taken.source == first);
  CHECK(taken.taken == 1);
  CHECK(taken.known == 0);
  REQUIRE(taken.refused.size() == 1);
  CHECK(taken.refused[0].title == "A lie");
  CHECK(desk.count() == before);
  const std::vector<model::Claim> claims = claims_by(desk.story, "model-x 1");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].state == model::State::proposed);
  CHECK(claims[0].event == desk.of("meeting").id);
  CHECK(claims[0].title == "Holm met Adler");
  CHECK(base::words_at(desk.story.reader().text_of(first), claims[0].quote) == "met the leader");
  CHECK(desk.story.reader().extractors() == std::vector<std::string>{"model-x 1"});
  CHECK(desk.story.faults().empty());
}

TEST_CASE("records: two readings of one article never corroborate each other", "[story]") {
  Desk desk;
  const std::string dismissal = R"({"kind":"dismissal","quote":"dismissed the director"})";
  const auto sources = [&] {
    return query::ask_one(desk.story.reader(), desk.of("dismissal").id).events.at(0).sources;
  };
  REQUIRE(sources() == 1);
  take(desk.story, record_of(dismissal));
  take(desk.story, record_of(dismissal, "model-y 2"));
  CHECK(desk.story.reader().claims_of(desk.of("dismissal").id).size() == 3);
  CHECK(sources() == 1);
}

TEST_CASE("records: the same facts are taken once, further ones beside them", "[story]") {
  Desk desk;
  take(desk.story, record_of(meeting));
  const std::size_t entries = desk.entries();
  const story::TakenFacts again = take(desk.story, record_of(meeting));
  CHECK(again.taken == 0);
  CHECK(again.known == 1);
  CHECK(desk.entries() == entries);
  const story::TakenFacts more = take(desk.story, record_of(meeting + "," + strike));
  CHECK(more.taken == 1);
  CHECK(more.known == 1);
  CHECK(claims_by(desk.story, "model-x 1").size() == 2);
}

TEST_CASE("records: they are taken back and done again like any decision", "[story]") {
  Desk desk;
  const auto before = query::ask(desk.story.reader(), {}).events.size();
  take(desk.story, record_of(strike));
  const std::int64_t entry = desk.story.file().last_log_entry();
  std::string words;
  desk.story.file().each_log_entry([&](const store::LogEntry& one) {
    words = story::words_of(one, desk.story.file());
    return true;
  });
  CHECK(words == "took 1 fact of model-x 1 on S1");
  CHECK(query::ask(desk.story.reader(), {}).events.size() == before + 1);
  desk.edit().undo(std::nullopt, false);
  desk.story.update();
  CHECK(query::ask(desk.story.reader(), {}).events.size() == before);
  CHECK(desk.story.reader().extractors().empty());
  desk.edit().undo(std::nullopt, true);
  desk.story.update();
  CHECK(claims_by(desk.story, "model-x 1").size() == 1);
  CHECK(claims_by(desk.story.as_of(entry), "model-x 1").size() == 1);
  CHECK(claims_by(desk.story.as_of(entry - 1), "model-x 1").empty());
}

TEST_CASE("records: an accepted event stays when its reading is taken back", "[story]") {
  Desk desk;
  take(desk.story, record_of(strike));
  const model::EventId event = claims_by(desk.story, "model-x 1").at(0).event;
  const std::int64_t entry = desk.story.file().last_log_entry();
  desk.edit().mark({event}, {}, model::State::accepted);
  desk.story.update();
  desk.edit().undo(entry, false);
  desk.story.update();
  const auto kept = desk.story.reader().event(event);
  REQUIRE(kept);
  CHECK(kept->title == "tram strike");
  CHECK_FALSE(kept->found);
}

TEST_CASE("records: what the words no more say is out of the graph", "[story]") {
  Desk desk;
  take(desk.story, record_of(R"({"quote":"dismissed the director","date":"2017-03"})"));
  REQUIRE(claims_by(desk.story, "model-x 1").size() == 1);
  desk.story.set_source(first, "published", "2015-07-10", {8});
  desk.story.update();
  CHECK(claims_by(desk.story, "model-x 1").empty());
  desk.story.set_source(first, "published", "2017-07-10", {9});
  desk.story.update();
  CHECK(claims_by(desk.story, "model-x 1").size() == 1);
}

TEST_CASE("records: an article is found by sha256, url, id, or because it is the only one", "[story]") {
  Desk desk;
  const model::Source one = *desk.story.reader().source(first);
  const auto with = [&](const std::string& key, const std::vector<model::SourceId>& sources) {
    const story::TakenFacts taken = take(
        desk.story, R"({"record":1,"extractor":"x",)" + key + R"("events":[{"quote":"Adler"}]})", sources);
    return taken.source ? to_string(taken.source) : taken.refused.at(0).why;
  };
  const std::vector<model::SourceId> both{first, second};
  CHECK(with(R"("sha256":")" + one.text_sha256 + R"(",)", both) == "S1");
  CHECK(with(R"("sha256":")" + one.uid + R"(",)", both) == "S1");
  CHECK(with(R"("sha256":"f00d",)", both) == "none of the articles has the sha256 f00d");
  CHECK(with(R"("sha256":"f00d",)", {first}) ==
        "it is of another article: the sha256 of its text is another");
  CHECK(with(R"("id":"b.txt",)", both) == "S2");
  CHECK(with(R"("id":"S2",)", both) == "S2");
  CHECK(with(R"("id":"c",)", both) == "none of the articles has the id 'c', or several do");
  CHECK(with(R"("id":"c",)", {second}) == "S2");
  CHECK(with("", both) == "it does not say which article it is of: it has no sha256, url or id");
  CHECK(with(R"("url":"https://a.example/1",)", {first}) == "S1");  // this one has none
  desk.story.set_source(second, "url", "https://www.b.example/2?utm_source=x", {8});
  CHECK(with(R"("url":"http://b.example/2",)", both) == "S2");
  CHECK(with(R"("url":"http://b.example/3",)", {second}) ==
        "it is of another article: its url is http://b.example/3");
}

TEST_CASE("records: they come with a shared story, and are pulled from a colleague", "[story]") {
  Desk desk;
  Colleague ben(desk.story);
  take(ben.story, record_of(meeting));
  story::Pulled pulled = story::pull(desk.story, ben.story, "ben", {30}, false);
  desk.story.update();
  CHECK(pulled.decisions == 1);
  CHECK(pulled.lines == std::vector<std::string>{"ben: took 1 fact of model-x 1 on S1"});
  CHECK(claims_by(desk.story, "model-x 1").size() == 1);
  pulled = story::pull(desk.story, ben.story, "ben", {31}, false);
  CHECK(pulled.decisions == 0);
  Colleague eve(desk.story, false);
  CHECK(claims_by(eve.story, "model-x 1").size() == 1);
  std::vector<std::string> notes;
  const std::string text = story::to_text(desk.story);
  const story::Story loaded = story::from_text(text, "story.txt", reader(), notes);
  CHECK(claims_by(loaded, "model-x 1") == claims_by(desk.story, "model-x 1"));
  CHECK(story::to_text(loaded) == text);
}

TEST_CASE("records: with their source they go for good", "[story]") {
  Desk desk;
  take(desk.story, record_of(meeting));
  CHECK(desk.story.removal_of(first).decisions == 1);
  desk.story.remove_source(first, {9});
  CHECK(desk.story.reader().extractors().empty());
  for (const store::LogEntry& entry : desk.story.file().log_entries())
    CHECK(entry.arguments.find("model-x") == std::string::npos);
  CHECK(desk.story.faults().empty());
}

TEST_CASE("records: entries that another program wrote are no facts", "[story]") {
  Desk desk;
  const std::string uid = desk.story.reader().source(first)->uid;
  for (const std::string& arguments :
       {std::string("oops"), std::string("{}"), R"({"source":")" + uid + R"("})",
        R"({"source":")" + uid + R"(","record":7})", R"({"source":")" + uid + R"(","record":{"record":1}})",
        R"({"source":")" + uid + R"(","record":)" + record_of(R"({"quote":"no words of it"})") + "}"})
    desk.story.log({.at = 1, .verb = "records", .arguments = arguments});
  desk.story.update();
  CHECK(desk.story.reader().extractors().empty());
}

TEST_CASE("comparison: agreed, only here, only there, contradicting", "[story]") {
  Desk desk;
  take(desk.story,
       record_of(meeting + R"(,{"kind":"dismissal","quote":"dismissed the director","date":"2017-07"},)" +
                 strike));
  const query::Comparison found = query::compare_readings(desk.story.reader(), "model-x 1");
  CHECK(found.sources == 1);
  CHECK(found.count(Agreement::agreed) == 1);
  CHECK(found.count(Agreement::only_there) == 1);
  REQUIRE(query::extractors_named(desk.story.reader(), "MODEL-X") == std::vector<std::string>{"model-x 1"});
  CHECK(query::extractors_named(desk.story.reader(), "").size() == 1);
  CHECK_THROWS_WITH(query::extractors_named(desk.story.reader(), "modle-x"),
                    Catch::Contains("did you mean model-x?"));
}

TEST_CASE("comparison: other days and another standing contradict, what the editor rejects counts nowhere",
          "[story]") {
  Desk desk;
  take(desk.story,
       record_of(R"({"kind":"meeting","quote":"met the leader","polarity":"negative"},)"
                 R"({"kind":"dismissal","quote":"dismissed the director","modality":"planned"})"));
  query::Comparison found = query::compare_readings(desk.story.reader(), "model-x 1");
  CHECK(found.count(Agreement::contradicting) == 2);
  CHECK(found.rows.front().agreement == Agreement::contradicting);
  CHECK(found.rows.front().difference.find("standing") != std::string::npos);
  const model::Claim claim = claims_by(desk.story, "model-x 1").at(0);
  desk.edit().mark(std::vector<model::ClaimId>{claim.id}, model::State::rejected);
  desk.story.update();
  found = query::compare_readings(desk.story.reader(), "model-x 1");
  CHECK(found.count(Agreement::contradicting) == 1);
}

TEST_CASE("filter: read-by takes what another program read, or what we did", "[story]") {
  Desk desk;
  take(desk.story, record_of(meeting + "," + strike));
  const auto ids = [&](const std::string& word) {
    std::vector<std::string> out;
    for (const query::ResultEvent& event :
         query::ask(desk.story.reader(), query::parse_filter({word})).events)
      out.push_back(event.id);
    std::sort(out.begin(), out.end());
    return out;
  };
  CHECK(ids("read-by:model-x").size() == 2);
  CHECK(ids("read-by:dateline").size() == desk.count() - 1);
  CHECK(ids("not:read-by:dateline").size() == 1);
  CHECK_THROWS_AS(ids("read-by:model-z"), base::DataError);
}
