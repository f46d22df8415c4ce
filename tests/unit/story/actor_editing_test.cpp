// What an editor decides on actors.
#include <catch2/catch.hpp>

#include "graph/query/names.hpp"
#include "src/base/problem.hpp"
#include "src/story/decision_json.hpp"
#include "src/story/decision_log.hpp"
#include "src/story/log_words.hpp"
#include "src/story/sharing.hpp"
#include "src/story/story_text.hpp"
#include "tests/support/colleague.hpp"
#include "tests/support/desk.hpp"

using namespace dateline;
using Catch::Contains;
using model::Field;
using model::State;
using test::Colleague;
using test::Desk;
using test::reader;

namespace {

model::Actor actor(const story::Story& story, model::ActorId id) {
  return *story.reader().actor(id);
}

model::ActorId named(const story::Story& story, const std::string& name) {
  return query::ActorNames(story.reader()).only(name);
}

std::string last_words(const Desk& desk) {
  std::string words;
  desk.story.file().each_log_entry([&](const store::LogEntry& entry) {
    words = story::words_of(entry, desk.story.file());
    return true;
  });
  return words;
}

std::vector<model::Actor> actors_of(const story::Story& story) {
  std::vector<model::Actor> out;
  story.reader().each_actor([&](const model::Actor& one) {
    out.push_back(one);
    return true;
  });
  return out;
}

}  // namespace

TEST_CASE("actors: name and kind are accepted, checked and taken back, by whom and when", "[story]") {
  Desk desk;
  const model::ActorId holm = named(desk.story, "Greta Holm");
  CHECK(desk.edit().mark({holm, holm}, {Field::name}, State::checked).actors.size() == 1);
  CHECK(last_words(desk) == "checked name of " + to_string(holm) + " (Greta Holm)");
  desk.story.update();
  CHECK(actor(desk.story, holm).state == State::proposed);
  CHECK(model::state_of(actor(desk.story, holm), Field::name) == State::checked);
  CHECK(model::decision_on(actor(desk.story, holm), Field::name)->who == "anna");
  CHECK(model::decision_on(actor(desk.story, holm), Field::name)->at == 9);
  desk.edit().mark(std::vector{holm}, {}, State::accepted);
  desk.story.update();
  CHECK(actor(desk.story, holm).state == State::accepted);
  CHECK(model::state_of(actor(desk.story, holm), Field::name) == State::checked);
  CHECK(desk.edit().mark(std::vector{holm}, {}, State::accepted).entry == 0);
  desk.edit().mark(std::vector{holm}, {}, State::proposed);
  CHECK(last_words(desk) == "took back " + to_string(holm) + " (Greta Holm)");
  desk.story.update();
  CHECK(actor(desk.story, holm).decisions.empty());
  CHECK_THROWS_WITH(desk.edit().mark(std::vector{model::ActorId{999}}, {}, State::checked),
                    Contains("no actor A999"));
}

TEST_CASE("actors: a given name is shown wherever the actor is, found by both, and undone", "[story]") {
  Desk desk;
  const model::ActorId holm = named(desk.story, "Greta Holm");
  const model::EventId meeting = desk.of("meeting").id;
  CHECK(desk.edit(true).set(holm, "name", "Margareta Holm", "").entry == 0);
  CHECK_FALSE(desk.story.needs_update());
  desk.edit().set(holm, "name", "Margareta Holm", "S2");
  CHECK(last_words(desk) == "set name of " + to_string(holm) + " (Greta Holm: Margareta Holm)");
  desk.story.update();
  CHECK(actor(desk.story, holm).name == "Margareta Holm");
  REQUIRE(actor(desk.story, holm).citations.size() == 1);
  CHECK(actor(desk.story, holm).citations[0].source == model::SourceId{2});
  CHECK(named(desk.story, "greta holm") == holm);
  CHECK(named(desk.story, "margareta holm") == holm);
  CHECK(desk.story.reader().events_with_words({"margareta"}).size() ==
        desk.story.reader().events_of(holm).size());

  // The name is nothing that an event's actors would have changed by.
  desk.edit().set(meeting, "agent", "Piet Adler", "interview");
  desk.story.update();
  CHECK_FALSE(model::decision_on(desk.of("meeting"), Field::actors)->changed);
  desk.edit().set(holm, "name", "G. Holm", "register");
  desk.story.update();
  CHECK_FALSE(model::decision_on(desk.of("meeting"), Field::actors)->changed);
  CHECK(model::decision_on(actor(desk.story, holm), Field::name)->read == "Greta Holm");
  CHECK_FALSE(model::decision_on(actor(desk.story, holm), Field::name)->changed);

  desk.edit().undo(std::nullopt, false);
  desk.story.update();
  CHECK(actor(desk.story, holm).name == "Margareta Holm");
  desk.edit().undo(std::nullopt, true);
  desk.story.update();
  CHECK(actor(desk.story, holm).name == "G. Holm");
}

TEST_CASE("actors: values that make no sense are refused, a name of another is told", "[story]") {
  Desk desk;
  const model::ActorId holm = named(desk.story, "Greta Holm"), adler = named(desk.story, "Piet Adler");
  CHECK_THROWS_WITH(desk.edit().set(holm, "title", "x", ""), Contains("actors have no field 'title'"));
  CHECK_THROWS_WITH(desk.edit().set(holm, "kind", "persn", ""), Contains("did you mean person?"));
  CHECK_THROWS_WITH(desk.edit().set(holm, "name", " ", ""), Contains("the name is empty"));
  CHECK_THROWS_WITH(desk.edit().set(holm, "name", "x", "S9"), Contains("no source S9"));
  const story::Change change = desk.edit().set(holm, "name", "Piet Adler", "");
  REQUIRE(change.warnings.size() == 1);
  CHECK_THAT(change.warnings[0], Contains("dateline merge " + to_string(holm) + " " + to_string(adler)));
  desk.edit().set(holm, "kind", "organization", "");
  desk.story.update();
  CHECK(actor(desk.story, holm).kind == model::ActorKind::organization);
}

TEST_CASE("actors: who is rejected takes part in nothing and keeps his number", "[story]") {
  Desk desk;
  const model::ActorId holm = named(desk.story, "Greta Holm");
  const std::size_t events = desk.story.reader().events_of(holm).size();
  REQUIRE(events > 0);
  desk.edit().mark(std::vector{holm}, {}, State::rejected);
  CHECK(last_words(desk) == "rejected " + to_string(holm) + " (Greta Holm)");
  desk.story.update();
  CHECK(actor(desk.story, holm).state == State::rejected);
  CHECK(desk.story.reader().events_of(holm).empty());
  const query::ActorNames names(desk.story.reader());
  CHECK(names.matching("Greta Holm").empty());
  CHECK(names.matching(to_string(holm)).size() == 1);
  // He can neither take part nor take another with him.
  const model::ActorId adler = named(desk.story, "Piet Adler");
  CHECK_THROWS_WITH(desk.edit().merge(std::vector{adler, holm}), Contains(to_string(holm) + " is rejected"));
  for (const std::string& name : {std::string("Greta Holm"), to_string(holm)})
    CHECK_THROWS_WITH(desk.edit().set(desk.of("meeting").id, "agent", name, ""), Contains("is rejected"));
  desk.edit().mark(std::vector{holm}, {}, State::proposed);
  desk.story.update();
  CHECK(desk.story.reader().events_of(holm).size() == events);
  desk.edit().mark(std::vector{holm}, {}, State::rejected);
  desk.story.update();
  desk.edit().mark(std::vector{holm}, {}, State::checked);
  desk.story.update();
  CHECK(actor(desk.story, holm).state == State::checked);
}

TEST_CASE("actors: what was decided survives another reading, a merge, and removal of an article",
          "[story]") {
  Desk desk;
  const model::ActorId holm = named(desk.story, "Greta Holm"), adler = named(desk.story, "Piet Adler");
  desk.edit().set(holm, "name", "Margareta Holm", "S1");
  desk.story.update();
  desk.story.choose_blocks({1}, {2}, false, {10});  // the paragraph that names her first
  desk.story.update();
  CHECK(actor(desk.story, named(desk.story, "Margareta Holm")).name == "Margareta Holm");
  desk.edit().merge(std::vector{named(desk.story, "Margareta Holm"), named(desk.story, "Piet Adler")});
  desk.story.update();
  CHECK(actor(desk.story, adler).name == "Margareta Holm");
  desk.story.remove_source({1}, {11});
  desk.story.update();
  const model::Actor now = actor(desk.story, named(desk.story, "Margareta Holm"));
  CHECK(now.citations.empty());
  CHECK(model::decision_on(now, Field::name)->uncited);
  CHECK(desk.story.faults().empty());
}

TEST_CASE("actors: decisions go into the text of a story and out of it", "[story]") {
  Desk desk;
  const model::ActorId holm = named(desk.story, "Greta Holm"), adler = named(desk.story, "Piet Adler");
  desk.edit().set(holm, "name", "Margareta \"Holm\" \\ Ångström", "a register, 3 May");
  desk.edit().mark(std::vector{adler}, {}, State::rejected);
  desk.edit().set(holm, "kind", "organization", "S1");
  desk.story.update();
  std::vector<std::string> notes;
  const story::Story loaded = story::from_text(story::to_text(desk.story), "story.txt", reader(), notes);
  CHECK(notes.empty());
  CHECK(actors_of(loaded) == actors_of(desk.story));
  CHECK(actor(loaded, adler).state == State::rejected);
}

TEST_CASE("actors: what a colleague decided is pulled once, and stands beside what was decided here",
          "[story]") {
  Desk desk;
  const model::ActorId holm = named(desk.story, "Greta Holm"), adler = named(desk.story, "Piet Adler"),
                       place = named(desk.story, "Lindholm");
  Colleague ben(desk.story);
  ben.edit().set(holm, "name", "Margareta Holm", "");
  ben.edit().mark(std::vector{adler}, {}, State::rejected);
  ben.edit().mark(std::vector{place}, {}, State::checked);
  ben.story.update();
  desk.edit().set(holm, "name", "G. Holm", "");
  desk.edit().mark({adler}, {Field::name}, State::checked);
  desk.edit().mark({place}, {Field::name}, State::accepted);
  desk.story.update();

  const story::Pulled pulled = story::pull(desk.story, ben.story, "ben.dateline", {30}, false);
  desk.story.update();
  REQUIRE(pulled.clashes.size() == 2);
  CHECK(pulled.clashes[0] ==
        "name of " + to_string(holm) + " (Greta Holm): G. Holm here, Margareta Holm by ben");
  CHECK_THAT(pulled.clashes[1], Contains("rejected by ben"));
  CHECK(actor(desk.story, place).state == State::checked);
  CHECK(actor(desk.story, adler).state != State::rejected);
  const model::Actor now = actor(desk.story, holm);
  CHECK(now.name == "G. Holm");
  CHECK(model::decision_on(now, Field::name)->read == "Margareta Holm");
  CHECK(model::decision_on(now, Field::name)->read_by == "ben");
  CHECK(story::pull(desk.story, ben.story, "ben.dateline", {31}, false).lines.empty());

  CHECK(desk.edit().take_theirs(std::vector{holm}, {}).actors.size() == 1);
  desk.edit().mark(std::vector{adler}, {}, State::accepted);
  desk.story.update();
  CHECK(actor(desk.story, holm).name == "Margareta Holm");
  CHECK_FALSE(model::decision_on(actor(desk.story, holm), Field::name)->changed);
  CHECK_FALSE(model::decision_on(actor(desk.story, adler), Field::name)->changed);
  CHECK(desk.edit().take_theirs(std::vector{holm}, {}).entry == 0);
}

TEST_CASE("actors: an entry of another program gives nothing", "[story]") {
  CHECK(story::actor_decisions_from("not json").empty());
  CHECK(story::actor_decisions_from(R"({"actors":[1,{"fields":[]}]})").empty());
  const auto read =
      story::actor_decisions_from(R"({"actors":[{"actor":{"name":"X","kind":"ghost"},"fields":[{}]}]})");
  REQUIRE(read.size() == 1);
  CHECK(read[0].read_name == "X");
  CHECK(read[0].actor.kind == model::ActorKind::other);
  CHECK(read[0].fields.at(0).field == Field::whole);
  CHECK(read[0].fields.at(0).state == State::proposed);
}
