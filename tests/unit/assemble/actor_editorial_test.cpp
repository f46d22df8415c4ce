// What the editor decides on actors goes before what is read of them.
#include <algorithm>
#include <catch2/catch.hpp>
#include <deque>

#include "graph/assemble/actor_editorial.hpp"
#include "graph/assemble/assemble.hpp"

using namespace dateline;
using assemble::ActorDecision;
using assemble::Decisions;
using assemble::FieldChoice;
using model::ActorKind;
using model::Field;
using model::State;

namespace {

struct Named {
  std::string name;
  record::ActorKind kind = record::ActorKind::person;
};

/// An article in which each of these does something of his own, and is cited for the deed of the next.
record::Record article(const std::vector<Named>& actors, const std::string& before = "") {
  record::Record record;
  record.text = before;
  for (const Named& named : actors) {
    const std::string number = std::to_string(record.actors.size() + 1);
    const std::string sentence = named.name + " did thing " + number + ".";
    const std::uint64_t begin = record.text.size();
    record.text += sentence + "\n";
    const base::ByteSpan words{begin, begin + named.name.size()};
    record.actors.push_back(
        {.id = "a" + number, .kind = named.kind, .name = named.name, .mentions = {{words}}});
    record::Event event{.id = "e" + number, .title = sentence, .kind = "other", .salience = 0.5};
    event.quote = {begin, begin + sentence.size()};
    event.mentions = {{.span = {words.end + 1, words.end + 4}}};
    event.participants.push_back({"a" + number, record::Role::agent, words});
    event.attributed_to = "a1";
    record.events.push_back(std::move(event));
  }
  return record;
}

struct Story {
  std::deque<record::Record> records;
  std::vector<assemble::Reading> readings;

  Story& add(const std::vector<Named>& actors, const std::string& before = "") {
    records.push_back(article(actors, before));
    readings.push_back({"s" + std::to_string(records.size()), {}, &records.back()});
    return *this;
  }
  model::Assembled graph(const Decisions& decisions = {}) const {
    return assemble::assemble(readings, decisions);
  }
};

const model::AssembledActor& only(const model::Assembled& graph) {
  REQUIRE(graph.actors.size() == 1);
  return graph.actors.front();
}

/// A decision on an actor as he is in `graph`, as src/story writes it down.
ActorDecision on(const model::AssembledActor& made, std::vector<FieldChoice> fields) {
  ActorDecision decision{.actor = {made.uid, made.actor.name, made.actor.kind},
                         .read_name = model::name_as_read(made.actor),
                         .fields = std::move(fields),
                         .who = "anna",
                         .at = 5};
  return decision;
}

ActorDecision named(const model::AssembledActor& made, const std::string& name) {
  ActorDecision decision =
      on(made, {{.field = Field::name, .state = State::accepted, .given = true, .read = made.actor.name}});
  decision.actor.name = name;
  return decision;
}

Decisions all(std::vector<ActorDecision> decisions) {
  Decisions out;
  out.actors = std::move(decisions);
  return out;
}

}  // namespace

TEST_CASE("actor editorial: a given name is shown, and the one that is read is an alias", "[assemble]") {
  Story story;
  story.add({{"Viktor Orban"}});
  const model::Assembled before = story.graph();
  const model::Assembled graph = story.graph(all({named(only(before), "Orbán Viktor Mihály")}));
  const model::Actor& actor = only(graph).actor;
  CHECK(actor.name == "Orbán Viktor Mihály");
  CHECK(actor.aliases == std::vector<std::string>{"Viktor Orban"});
  CHECK(model::name_as_read(actor) == "Viktor Orban");
  REQUIRE(actor.decisions.size() == 1);
  CHECK(actor.decisions[0].given);
  CHECK(actor.decisions[0].who == "anna");
  CHECK(actor.decisions[0].at == 5);
  CHECK(actor.decisions[0].uncited);
  CHECK(actor.decisions[0].read == "Viktor Orban");
  CHECK_FALSE(actor.decisions[0].changed);
  CHECK(actor.state == State::proposed);
  // Another way of writing what articles say needs no citation.
  const model::Assembled accented = story.graph(all({named(only(before), "Viktor Orbán")}));
  CHECK_FALSE(only(accented).actor.decisions[0].uncited);
}

TEST_CASE("actor editorial: a citation stays while the value does", "[assemble]") {
  Story story;
  story.add({{"Viktor Orban"}});
  const model::Assembled before = story.graph();
  ActorDecision given = named(only(before), "Another Man");
  given.fields[0].citation = "register";
  ActorDecision checked = given;
  checked.fields[0].state = State::checked;
  checked.fields[0].citation.clear();
  const model::Assembled graph = story.graph(all({given, checked}));
  const model::AssembledActor& made = only(graph);
  CHECK(made.actor.decisions[0].state == State::checked);
  CHECK_FALSE(made.actor.decisions[0].uncited);
  REQUIRE(made.actor.citations.size() == 1);
  CHECK(made.actor.citations[0].words == "register");
  CHECK(made.cited_source_uids == std::vector<std::string>{""});
  ActorDecision another = named(only(before), "Third Man");
  another.fields[0].cited_source_uid = "s1";
  const model::Assembled third = story.graph(all({given, checked, another}));
  CHECK(only(third).actor.citations[0].words.empty());
  CHECK(only(third).cited_source_uids == std::vector<std::string>{"s1"});
}

TEST_CASE("actor editorial: states hold for their field, and the least of them for the actor", "[assemble]") {
  Story story;
  story.add({{"Viktor Orban"}});
  const model::Assembled before = story.graph();
  const FieldChoice name{.field = Field::name, .state = State::checked},
      kind{.field = Field::kind, .state = State::accepted};
  CHECK(only(story.graph(all({on(only(before), {name})}))).actor.state == State::proposed);
  const model::Assembled both = story.graph(all({on(only(before), {name, kind})}));
  CHECK(only(both).actor.state == State::accepted);
  CHECK(model::state_of(only(both).actor, Field::name) == State::checked);
  const FieldChoice back{.field = Field::name, .state = State::proposed};
  const model::Assembled taken_back =
      story.graph(all({on(only(before), {name, kind}), on(only(before), {back})}));
  CHECK(model::decision_on(only(taken_back).actor, Field::name) == nullptr);
  CHECK(model::state_of(only(taken_back).actor, Field::kind) == State::accepted);
}

TEST_CASE("actor editorial: a rejected value gives way to the next, and none comes back", "[assemble]") {
  Story story;
  story.add({{"Ellery Harbour Board"}}).add({{"Ellery Harbour Board"}});
  for (record::Record& record : story.records) {
    record.actors[0].kind = record::ActorKind::organization;
    record.actors[0].aliases = {"EHB"};
  }
  story.add({{"EHB", record::ActorKind::organization}});
  const FieldChoice wrong{.field = Field::name, .state = State::rejected};
  const model::Assembled before = story.graph();
  REQUIRE(only(before).actor.name == "Ellery Harbour Board");
  const ActorDecision first = on(only(before), {wrong});
  const model::Assembled next = story.graph(all({first}));
  CHECK(only(next).actor.name == "EHB");
  CHECK(only(next).actor.aliases.empty());
  CHECK(only(next).actor.decisions.empty());
  ActorDecision second = first;
  second.actor.name = "EHB";
  const model::Assembled none = story.graph(all({first, second}));
  CHECK(only(none).actor.name == "Ellery Harbour Board");
  REQUIRE(only(none).actor.decisions.size() == 1);
  CHECK(only(none).actor.decisions[0].state == State::rejected);
  CHECK(only(none).actor.state == State::proposed);
}

TEST_CASE("actor editorial: a kind may be given, and a rejected one be another article's", "[assemble]") {
  Story story;
  story.add({{"Norvik", record::ActorKind::other}}).add({{"Norvik", record::ActorKind::product}});
  const model::Assembled before = story.graph();
  REQUIRE(only(before).actor.kind == ActorKind::product);
  ActorDecision given =
      on(only(before), {{.field = Field::kind, .state = State::accepted, .given = true, .read = "product"}});
  given.actor.kind = ActorKind::organization;
  const model::Assembled graph = story.graph(all({given}));
  CHECK(only(graph).actor.kind == ActorKind::organization);
  CHECK(only(graph).actor.decisions[0].read == "product");
  CHECK_FALSE(only(graph).actor.decisions[0].uncited);
  const ActorDecision wrong = on(only(before), {{.field = Field::kind, .state = State::rejected}});
  CHECK(only(story.graph(all({wrong}))).actor.kind == ActorKind::other);
}

TEST_CASE("actor editorial: a rejected actor takes part in nothing, and is there to be taken back",
          "[assemble]") {
  Story story;
  story.add({{"Sign Up"}, {"Greta Holm"}});
  const model::Assembled before = story.graph();
  REQUIRE(before.events[1].attributed_to_uid == before.actors[0].uid);
  const ActorDecision none = on(before.actors[0], {{.field = Field::whole, .state = State::rejected}});
  const model::Assembled graph = story.graph(all({none}));
  REQUIRE(graph.actors.size() == 2);
  CHECK(graph.actors[0].actor.state == State::rejected);
  CHECK(graph.events[0].participants.empty());
  CHECK(graph.claims[0].participants.empty());
  // What he said is not said by the articles themselves now.
  CHECK(graph.events[1].attributed_to_uid == before.actors[0].uid);
  CHECK(graph.claims[1].attributed_to_uid == before.actors[0].uid);
  CHECK(graph.events[1].participants.size() == 1);
  const ActorDecision back = on(before.actors[0], {{.field = Field::whole, .state = State::proposed}});
  CHECK(story.graph(all({none, back})) == before);
}

TEST_CASE("actor editorial: an actor is found again by his names, and a decision waits where he is not",
          "[assemble]") {
  Story story;
  story.add({{"Viktor Orban"}, {"Greta Holm"}});
  const model::Assembled before = story.graph();
  const ActorDecision given = named(before.actors[0], "Orbán Viktor Mihály");
  Story moved;
  moved.add({{"Greta Holm"}, {"Viktor Orban"}}, "A new first line.\n");
  const model::Assembled graph = moved.graph(all({given}));
  REQUIRE(graph.actors.size() == 2);
  CHECK(graph.actors[1].uid != before.actors[0].uid);
  CHECK(graph.actors[1].actor.name == "Orbán Viktor Mihály");
  Story gone;
  gone.add({{"Greta Holm"}});
  CHECK(gone.graph(all({given})) == gone.graph());
  // Of two who are called so, he who is of the same kind.
  Story two;
  two.add({{"Viktor Orban", record::ActorKind::product}, {"Viktor Orban"}}, "Another line.\n");
  const model::Assembled told = two.graph(all({given}));
  CHECK(told.actors[0].actor.name == "Viktor Orban");
  CHECK(told.actors[1].actor.name == "Orbán Viktor Mihály");
}

TEST_CASE("actor editorial: what is read in another way since comes up, and settles when it is decided",
          "[assemble]") {
  Story story;
  story.add({{"Viktor Orban"}});
  const model::Assembled before = story.graph();
  ActorDecision given = named(only(before), "V. Orbán");
  Decisions merged = all({given});
  story.add({{"Viktor Mihály Orban"}});
  const model::Assembled apart = story.graph();
  merged.actor_groups.push_back(
      {.these = {{.uid = apart.actors[0].uid}, {.uid = apart.actors[1].uid}}, .others = {}, .join = true});
  const model::Assembled graph = story.graph(merged);
  const model::FieldDecision& decision = only(graph).actor.decisions.at(0);
  CHECK(only(graph).actor.name == "V. Orbán");
  CHECK(decision.read == "Viktor Mihály Orban");
  CHECK(decision.changed);
  given.fields[0].read = decision.read;
  merged.actors.push_back(given);
  CHECK_FALSE(only(story.graph(merged)).actor.decisions[0].changed);

  // An accepted name that articles still say is no change.
  Decisions accepted = all({on(only(before), {{.field = Field::name, .state = State::accepted}})});
  accepted.actor_groups = merged.actor_groups;
  const model::Assembled kept = story.graph(accepted);
  CHECK(only(kept).actor.name == "Viktor Orban");
  CHECK(only(kept).actor.decisions[0].read.empty());
  CHECK_FALSE(only(kept).actor.decisions[0].changed);
}

TEST_CASE("actor editorial: of decisions on two who are one now the surer holds, the other is told",
          "[assemble]") {
  Story story;
  story.add({{"Viktor Orban"}}).add({{"V. Orban"}});
  const model::Assembled before = story.graph();
  REQUIRE(before.actors.size() == 2);
  ActorDecision first = on(before.actors[0], {{.field = Field::name, .state = State::accepted}}),
                second = on(before.actors[1], {{.field = Field::name, .state = State::checked}});
  Decisions merged = all({first, second});
  merged.actor_groups.push_back(
      {.these = {{.uid = before.actors[0].uid}, {.uid = before.actors[1].uid}}, .others = {}, .join = true});
  const model::Assembled graph = story.graph(merged);
  CHECK(only(graph).actor.name == "V. Orban");
  CHECK(only(graph).actor.decisions[0].read == "Viktor Orban");
  CHECK(only(graph).actor.decisions[0].changed);
  std::swap(merged.actors[0], merged.actors[1]);
  CHECK(story.graph(merged) == graph);
  // Nobody is rejected for a namesake's sake while the other is accepted.
  merged.actors = {on(before.actors[1], {{.field = Field::whole, .state = State::rejected}}), first};
  CHECK(only(story.graph(merged)).actor.state != State::rejected);
}

TEST_CASE("actor editorial: a renamed actor is known by both names to decisions on events", "[assemble]") {
  Story story;
  story.add({{"Viktor Orban"}, {"Greta Holm"}});
  const model::Assembled before = story.graph();
  Decisions decisions = all({named(before.actors[0], "The Premier")});
  assemble::SeenEvent event;
  event.reference.uid = before.events[1].uid;
  event.reference.words = {{"s1", "Greta Holm did thing 2.", "did", 11}};
  event.title = before.events[1].event.title;
  event.actors = {{{"A-of-another-reading", "The Premier", ActorKind::person}, model::Role::agent}};
  decisions.events.push_back(
      {event,
       {{.field = Field::actors, .state = State::accepted, .given = true, .read = "agent Greta Holm"}},
       "",
       1});
  const model::Assembled graph = story.graph(decisions);
  CHECK(graph.actors.size() == 2);
  REQUIRE(graph.events[1].participants.size() == 1);
  CHECK(graph.events[1].participants[0].actor_uid == graph.actors[0].uid);
  CHECK_FALSE(graph.events[1].event.decisions[0].changed);

  // Whom the editor named himself can be decided on as well.
  decisions.events[0].event.actors[0].first = {"", "Jane Smith", ActorKind::other};
  const model::Assembled with_jane = story.graph(decisions);
  REQUIRE(with_jane.actors.size() == 3);
  ActorDecision person =
      on(with_jane.actors[2], {{.field = Field::kind, .state = State::accepted, .given = true}});
  person.actor.kind = ActorKind::person;
  decisions.actors.push_back(person);
  CHECK(story.graph(decisions).actors[2].actor.kind == ActorKind::person);
}

TEST_CASE("actor editorial: a colleague's decision stands beside one made here, and alone holds",
          "[assemble]") {
  Story story;
  story.add({{"Viktor Orban"}});
  const model::Assembled before = story.graph();
  ActorDecision here = named(only(before), "V. Orbán"), theirs = named(only(before), "Orbán Viktor");
  theirs.who = "ben";
  theirs.clashes = true;
  const model::Assembled graph = story.graph(all({here, theirs}));
  CHECK(only(graph).actor.name == "V. Orbán");
  CHECK(only(graph).actor.decisions[0].read == "Orbán Viktor");
  CHECK(only(graph).actor.decisions[0].read_by == "ben");
  CHECK(only(graph).actor.decisions[0].changed);
  CHECK(model::name_as_read(only(graph).actor) == "V. Orbán");
  CHECK(only(story.graph(all({theirs}))).actor.name == "Orbán Viktor");
  ActorDecision rejection = theirs;
  rejection.fields = {{.field = Field::whole, .state = State::rejected}};
  const model::Assembled held = story.graph(all({here, rejection}));
  CHECK(only(held).actor.state != State::rejected);
  CHECK(only(held).actor.decisions[0].read == "rejected");
}

TEST_CASE("actor editorial: with decisions too the order of articles says nothing", "[assemble][property]") {
  Story story;
  story.add({{"Viktor Orban"}, {"Greta Holm"}})
      .add({{"V. Orban"}, {"Sign Up"}})
      .add({{"Viktor Orban"}, {"Piet Adler"}});
  const model::Assembled before = story.graph();
  Decisions decisions;
  for (const model::AssembledActor& made : before.actors) {
    if (made.actor.name == "Viktor Orban") decisions.actors.push_back(named(made, "Viktor Orbán"));
    if (made.actor.name == "Sign Up")
      decisions.actors.push_back(on(made, {{.field = Field::whole, .state = State::rejected}}));
  }
  REQUIRE(decisions.actors.size() == 2);
  const model::Assembled expected = story.graph(decisions);
  CHECK(expected.maybe_same_actors.size() == 1);
  std::sort(story.readings.begin(), story.readings.end(),
            [](const auto& one, const auto& other) { return one.source_uid < other.source_uid; });
  do {
    CHECK(story.graph(decisions) == expected);
  } while (std::next_permutation(
      story.readings.begin(), story.readings.end(),
      [](const auto& one, const auto& other) { return one.source_uid < other.source_uid; }));
}
