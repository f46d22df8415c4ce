// Selections: chosen in the log, kept over readings, frozen when they are printed.
#include <catch2/catch.hpp>

#include "graph/query/query.hpp"
#include "src/base/problem.hpp"
#include "src/story/decision_log.hpp"
#include "src/story/log_words.hpp"
#include "src/story/publication.hpp"
#include "src/story/result_json.hpp"
#include "tests/support/desk.hpp"

using namespace dateline;
using Catch::Contains;
using test::Desk;
using What = assemble::Choosing::What;

namespace {

query::Result in_front(const Desk& desk) {
  return query::ask(desk.story.reader(), query::parse_filter({"in:front"}));
}

std::string last_words(const Desk& desk) {
  std::string out;
  desk.story.file().each_log_entry([&](const store::LogEntry& entry) {
    out = story::words_of(entry, desk.story.file());
    return true;
  });
  return out;
}

}  // namespace

TEST_CASE("selections: picked, dropped, titled, and undone", "[story]") {
  Desk desk;
  const model::EventId meeting = desk.of("meeting").id, dismissal = desk.of("dismissal").id;
  CHECK(desk.edit().choose("front", What::pick, {meeting, dismissal, meeting}).events.size() == 2);
  desk.story.update();
  CHECK(in_front(desk).events.size() == 2);
  CHECK(last_words(desk) == "selected for \"front\": " + to_string(meeting) + ", " + to_string(dismissal));
  CHECK(desk.edit().choose("Front", What::pick, {meeting}).entry == 0);

  const story::Change titled =
      desk.edit().choose("front", What::title, {meeting}, {"Holm meets Adler in Berlin"});
  CHECK(titled.warnings.size() == 1);
  desk.edit().choose("front", What::note, {meeting}, {"The first of three."});
  desk.edit().choose("front", What::drop, {dismissal});
  desk.story.update();
  REQUIRE(in_front(desk).events.size() == 1);
  CHECK(in_front(desk).events.front().printed_title() == "Holm meets Adler in Berlin");
  CHECK(in_front(desk).events.front().own_note == "The first of three.");
  CHECK(desk.of("meeting").title != "Holm meets Adler in Berlin");

  desk.edit().undo({}, false);
  desk.story.update();
  CHECK(in_front(desk).events.size() == 2);
  desk.edit().choose("front", What::remove, {});
  desk.story.update();
  CHECK_THROWS_WITH(in_front(desk), Contains("there is no selection"));
}

TEST_CASE("selections: a filter takes what is added later; what makes no sense is refused", "[story]") {
  Desk desk;
  desk.edit().choose("front", What::filter, {}, {"kind:dismissal"});
  desk.story.update();
  CHECK(in_front(desk).events.size() == 1);
  CHECK(desk.edit().choose("front", What::filter, {}, {"kind:dismissal"}).entry == 0);
  article::Known known;
  story::set_known(known, "published", "2017-08-02", "test");
  desk.story.add({"c.txt", "Director dismissed\n\nOn 1 August 2017 Karl Berg dismissed Eva Lund.\n",
                  "text/plain", known},
                 {3});
  desk.story.update();
  CHECK(in_front(desk).events.size() > 1);

  CHECK_THROWS_WITH(desk.edit().choose("fron", What::drop, {{1}}), Contains("did you mean front?"));
  CHECK_THROWS_AS(desk.edit().choose("a,b", What::pick, {{1}}), base::UsageError);
  CHECK_THROWS_AS(desk.edit().choose("x", What::filter, {}, {"in:front"}), base::UsageError);
  CHECK_THROWS_AS(desk.edit().choose("x", What::filter, {}, {"who:Obama"}), base::DataError);
  CHECK_THROWS_AS(
      desk.edit().choose("front", What::place, {desk.of("meeting").id}, {}, desk.of("meeting").id),
      base::UsageError);
  const model::EventId meeting = desk.of("meeting").id;
  desk.edit().mark({meeting}, {}, model::State::rejected);
  desk.story.update();
  CHECK_THROWS_WITH(desk.edit().choose("front", What::pick, {meeting}), Contains("is rejected"));
}

TEST_CASE("selections: an event that was picked stays when no reading finds it", "[story]") {
  Desk desk;
  const model::Event dismissal = desk.of("dismissal");
  desk.edit().choose("front", What::pick, {dismissal.id});
  desk.story.update();
  desk.story.choose_blocks({1}, {3}, false, {9});
  desk.story.update();
  REQUIRE(in_front(desk).events.size() == 1);
  const query::ResultEvent kept = in_front(desk).events.front();
  CHECK_FALSE(kept.found);
  CHECK(kept.title == dismissal.title);
  CHECK(kept.state == "proposed");
  CHECK(kept.actors.size() == dismissal.participants.size());
  desk.edit().choose("front", What::drop, {dismissal.id});
  desk.story.update();
  CHECK_FALSE(desk.story.reader().event(dismissal.id));
}

TEST_CASE("publications: what was printed stays as it was", "[story]") {
  Desk desk;
  const model::EventId meeting = desk.of("meeting").id, dismissal = desk.of("dismissal").id;
  desk.edit().choose("front", What::pick, {meeting, dismissal});
  desk.story.update();
  desk.edit().choose("front", What::note, {meeting}, {"The first of three."});
  desk.story.update();
  CHECK(story::publish(desk.story, "front", {10}, true).entry == 0);
  CHECK(story::publications(desk.story).empty());
  const story::Publication made = story::publish(desk.story, "FRONT", {10}, false);
  CHECK(made.entry > 0);
  CHECK(made.selection == "front");
  desk.edit().set(meeting, "title", "Another title", "");
  desk.story.remove_source({2}, {11});
  desk.story.update();

  const std::vector<story::Publication> all = story::publications(desk.story);
  REQUIRE(all.size() == 1);
  CHECK(all[0].who == "anna");
  CHECK(all[0].at == 10);
  REQUIRE(all[0].result.events.size() == 2);
  for (const query::ResultEvent& event : all[0].result.events) {
    CHECK(event.title != "Another title");
    for (const query::ResultClaim& claim : event.claims) CHECK(claim.source == "S1");
  }
  CHECK(all[0].result.sources.size() == 1);
  CHECK_THROWS_AS(story::publish(desk.story, "none", {10}, false), base::DataError);
}

TEST_CASE("publications: what is written comes back whole", "[story]") {
  Desk desk;
  const model::EventId meeting = desk.of("meeting").id;
  desk.edit().mark({meeting}, {model::Field::date}, model::State::checked);
  desk.story.update();
  const query::Result result = query::ask(desk.story.reader(), query::parse_filter({}));
  const story::Json once = story::to_json(result);
  CHECK(story::to_json(story::result_from(once)) == once);
  CHECK(story::result_from(story::Json::parse("[1, {\"events\": 7}]")).events.empty());
  CHECK(story::not_final(result).size() >= result.events.size());
}
