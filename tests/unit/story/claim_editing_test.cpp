// What an editor decides on claims: whether their sources say so.
#include <catch2/catch.hpp>

#include "graph/query/query.hpp"
#include "src/base/problem.hpp"
#include "src/story/log_words.hpp"
#include "src/story/sharing.hpp"
#include "src/story/story_text.hpp"
#include "tests/support/desk.hpp"

using namespace dateline;
using Catch::Contains;
using model::ClaimId;
using model::State;
using test::Desk;
using test::reader;

namespace {

/// The claim of a source on the meeting, rejected or not.
model::Claim claim_on_meeting(const story::Story& story, model::EventId meeting, model::SourceId source) {
  for (const auto& claims : {story.reader().claims_of(meeting), story.reader().rejected_claims_of(meeting)})
    for (const model::Claim& claim : claims)
      if (claim.source == source) return claim;
  FAIL("no claim");
  return {};
}

std::string last_words(const story::Story& story) {
  const std::vector<store::LogEntry> log = story.file().log_entries();
  return story::words_of(log.back(), story.file());
}

std::string date_of(const Desk& desk, model::EventId id) {
  return desk.story.reader().event(id)->dating.when.edtf;
}

void reject(Desk& desk, ClaimId id) {
  desk.edit().mark(std::vector{id}, State::rejected);
  desk.story.update();
}

}  // namespace

TEST_CASE("claims: one that is rejected counts nowhere, and stays to be seen", "[story]") {
  Desk desk;
  const model::EventId meeting = desk.of("meeting").id;
  const model::Claim first = claim_on_meeting(desk.story, meeting, {1});
  REQUIRE(desk.story.reader().claims_of(meeting).size() == 2);
  REQUIRE(date_of(desk, meeting) == "2017-07-05");
  const std::size_t events_of_first = desk.story.reader().events_in({1}).size();

  CHECK(desk.edit(true).mark(std::vector{first.id}, State::rejected).entry == 0);
  CHECK_FALSE(desk.story.needs_update());
  reject(desk, first.id);
  CHECK(last_words(desk.story).starts_with("rejected the claim \"Mayor Greta Holm met the leader"));
  CHECK(date_of(desk, meeting) != "2017-07-05");
  CHECK(desk.story.reader().event(meeting)->state == State::proposed);
  CHECK(desk.story.reader().claims_of(meeting).size() == 1);
  const std::vector<model::Claim> rejected = desk.story.reader().rejected_claims_of(meeting);
  REQUIRE(rejected.size() == 1);
  CHECK(rejected[0].id == first.id);
  CHECK(rejected[0].decided_by == "anna");
  CHECK(rejected[0].decided_at == 9);
  CHECK(desk.story.reader().events_in({1}).size() == events_of_first - 1);
  const query::Result shown = query::ask_one(desk.story.reader(), meeting);
  CHECK(shown.events[0].sources == 1);
  CHECK(shown.events[0].rejected_claims.size() == 1);
  CHECK(shown.sources.size() == 1);
  CHECK(desk.story.reader().events_with_words({"leader", "union"}).empty());
  CHECK(desk.edit().mark(std::vector{first.id, first.id}, State::rejected).entry == 0);

  desk.edit().undo(std::nullopt, false);
  desk.story.update();
  CHECK(date_of(desk, meeting) == "2017-07-05");
  CHECK(claim_on_meeting(desk.story, meeting, {1}) == first);
}

TEST_CASE("claims: an event of which all are rejected is rejected, and comes back with one", "[story]") {
  Desk desk;
  const model::EventId meeting = desk.of("meeting").id;
  const ClaimId first = claim_on_meeting(desk.story, meeting, {1}).id,
                second = claim_on_meeting(desk.story, meeting, {2}).id;
  desk.edit().mark(std::vector{first, second}, State::rejected);
  desk.story.update();
  CHECK(desk.story.reader().event(meeting)->state == State::rejected);
  CHECK(desk.story.reader().event(meeting)->title.find("met") != std::string::npos);
  CHECK(desk.story.reader().rejected_claims_of(meeting).size() == 2);
  for (const query::ResultEvent& event :
       query::ask(desk.story.reader(), query::parse_filter({"kind:meeting"})).events)
    CHECK(event.id != to_string(meeting));
  desk.edit().mark(std::vector{second}, State::proposed);
  CHECK(last_words(desk.story).starts_with("took back the claim"));
  desk.story.update();
  CHECK(desk.story.reader().event(meeting)->state == State::proposed);
  CHECK(desk.story.reader().claims_of(meeting).size() == 1);

  // What the editor has accepted stays, and nothing says it any more.
  desk.edit().mark({meeting}, {}, State::accepted);
  desk.edit().mark(std::vector{second}, State::rejected);
  desk.story.update();
  CHECK(desk.story.reader().event(meeting)->state == State::accepted);
  CHECK(model::decision_on(*desk.story.reader().event(meeting), model::Field::title)->uncited);
}

TEST_CASE("claims: of what none counts for there is what the editor keeps, and nothing else", "[story]") {
  Desk desk;
  const model::EventId meeting = desk.of("meeting").id;
  const ClaimId first = claim_on_meeting(desk.story, meeting, {1}).id,
                second = claim_on_meeting(desk.story, meeting, {2}).id;
  desk.edit().choose("front", assemble::Choosing::What::pick, {meeting});
  desk.edit().mark(std::vector{first, second}, State::rejected);
  desk.story.update();
  CHECK(desk.story.reader().event(meeting)->state == State::rejected);  // picking is not accepting
  for (const model::Disagreement& one : desk.story.reader().disagreements()) CHECK(one.one != meeting);

  desk.edit().set(meeting, "title", "The mayor and the union talk", "");
  desk.story.update();
  const model::Event kept = *desk.story.reader().event(meeting);
  CHECK(kept.title == "The mayor and the union talk");
  CHECK(kept.state == State::proposed);
  CHECK(kept.dating.when.unknown());
  CHECK(kept.participants.empty());
  desk.edit().mark(std::vector{first}, State::proposed);
  desk.story.update();
  CHECK(desk.story.reader().event(meeting)->dating.when.edtf == "2017-07-05");
  CHECK(desk.story.reader().event(meeting)->participants.size() > 1);
}

TEST_CASE("claims: checked and accepted ones say by whom and change nothing else", "[story]") {
  Desk desk;
  const model::Event before = desk.of("meeting");
  const ClaimId first = claim_on_meeting(desk.story, before.id, {1}).id;
  CHECK(desk.edit().mark(std::vector{first}, State::checked).claims == std::vector{first});
  desk.story.update();
  CHECK(desk.of("meeting") == before);
  CHECK(claim_on_meeting(desk.story, before.id, {1}).state == State::checked);
  CHECK(desk.story.faults().empty());
  CHECK_THROWS_WITH(desk.edit().mark(std::vector{ClaimId{999}}, State::checked), Contains("no claim C999"));

  // What the editor cites is his own word.
  desk.edit().set(before.id, "date", "2017-07-06", "interview, 3 May");
  desk.story.update();
  for (const model::Claim& claim : desk.story.reader().claims_of(before.id))
    if (!claim.citation.empty())
      CHECK_THROWS_WITH(desk.edit().mark(std::vector{claim.id}, State::rejected),
                        Contains("is what you cite"));
}

TEST_CASE("claims: what was decided survives another reading of the article", "[story]") {
  Desk desk;
  const model::EventId meeting = desk.of("meeting").id;
  reject(desk, claim_on_meeting(desk.story, meeting, {1}).id);
  desk.story.set_source({1}, "published", "2017-07-11", {10});
  desk.story.update();
  CHECK(desk.story.reader().rejected_claims_of(meeting).size() == 1);
  std::vector<std::string> notes;
  const story::Story loaded = story::from_text(story::to_text(desk.story), "story.txt", reader(), notes);
  CHECK(loaded.reader().rejected_claims_of(meeting) == desk.story.reader().rejected_claims_of(meeting));
}

TEST_CASE("claims: a colleague's decisions are pulled, but not over one's own", "[story]") {
  Desk desk;
  const model::EventId meeting = desk.of("meeting").id;
  const ClaimId first = claim_on_meeting(desk.story, meeting, {1}).id,
                second = claim_on_meeting(desk.story, meeting, {2}).id;
  story::Story theirs = story::shared(desk.story, reader(), {});
  theirs.sign("ben");
  story::Editing(theirs, {20}).mark(std::vector{first, second}, State::rejected);
  theirs.update();
  desk.edit().mark(std::vector{first}, State::checked);
  desk.story.update();
  const story::Pulled pulled = story::pull(desk.story, theirs, "ben.dateline", {30}, false);
  desk.story.update();
  REQUIRE(pulled.left.size() == 1);
  CHECK_THAT(pulled.left[0], Contains("decided otherwise here"));
  CHECK(claim_on_meeting(desk.story, meeting, {1}).state == State::checked);
  CHECK(claim_on_meeting(desk.story, meeting, {2}).state == State::rejected);
  CHECK(claim_on_meeting(desk.story, meeting, {2}).decided_by == "ben");
  const story::Pulled again = story::pull(desk.story, theirs, "ben.dateline", {31}, false);
  CHECK(again.decisions == 0);
}

TEST_CASE("claims: nothing is left of those of a source that is removed for good", "[story]") {
  Desk desk;
  const model::EventId meeting = desk.of("meeting").id;
  reject(desk, claim_on_meeting(desk.story, meeting, {1}).id);
  desk.story.remove_source({1}, {11});
  desk.story.update();
  for (const store::LogEntry& entry : desk.story.file().log_entries())
    CHECK_THAT(entry.arguments, !Contains("leader of the drivers"));
}
