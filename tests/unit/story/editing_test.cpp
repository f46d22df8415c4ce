// What an editor does to a story: every change is an entry of the log, and can be undone.
#include <catch2/catch.hpp>

#include "src/base/problem.hpp"
#include "src/story/decision_log.hpp"
#include "src/story/log_words.hpp"
#include "tests/support/desk.hpp"

using namespace dateline;
using Catch::Contains;
using model::Field;
using model::State;
using test::Desk;
using test::first_text;
using test::reader;
using test::second_text;

TEST_CASE("editing: fields are marked one by one, by whom and when", "[story]") {
  Desk desk;
  const model::EventId meeting = desk.of("meeting").id;
  const story::Change change = desk.edit().mark({meeting, meeting}, {Field::date}, State::checked);
  CHECK(change.events == std::vector<model::EventId>{meeting});
  desk.story.update();
  const model::Event event = desk.of("meeting");
  CHECK(model::state_of(event, Field::date) == State::checked);
  CHECK(model::state_of(event, Field::title) == State::proposed);
  CHECK(model::decision_on(event, Field::date)->who == "anna");
  CHECK(model::decision_on(event, Field::date)->at == 9);

  // Accepting the whole leaves what is checked; what is so already is no decision.
  desk.edit().mark({meeting}, {}, State::accepted);
  desk.story.update();
  CHECK(desk.of("meeting").state == State::accepted);
  CHECK(model::state_of(desk.of("meeting"), Field::date) == State::checked);
  CHECK(desk.edit().mark({meeting}, {}, State::accepted).entry == 0);

  desk.edit().mark({meeting}, {}, State::rejected);
  desk.story.update();
  CHECK(desk.of("meeting").state == State::rejected);
  desk.edit().mark({meeting}, {}, State::checked);
  desk.story.update();
  CHECK(desk.of("meeting").state == State::checked);
  desk.edit().mark({meeting}, {}, State::proposed);
  desk.story.update();
  CHECK(desk.of("meeting").decisions.empty());
}

TEST_CASE("editing: a dry run changes nothing", "[story]") {
  Desk desk;
  const std::size_t before = desk.entries();
  const model::EventId meeting = desk.of("meeting").id;
  CHECK(desk.edit(true).mark({meeting}, {}, State::rejected).events.size() == 1);
  CHECK(desk.edit(true).set(meeting, "title", "Another", "").events.size() == 1);
  CHECK(desk.entries() == before);
  CHECK_FALSE(desk.story.needs_update());
}

TEST_CASE("editing: values of the editor's own", "[story]") {
  Desk desk;
  const model::EventId meeting = desk.of("meeting").id;
  const story::Change title = desk.edit().set(meeting, "title", "Holm meets Adler and 40 drivers", "");
  CHECK(title.warnings == std::vector<std::string>{"no claim of " + to_string(meeting) + " says \"40\""});
  desk.story.update();
  CHECK(desk.edit().set(meeting, "title", "Mayor meets union", "").warnings.empty());
  CHECK(desk.edit().set(meeting, "title", "On 5 July Holm met Adler", "").warnings.empty());
  CHECK(desk.edit().set(meeting, "title", "Fancy Bear meets", "").warnings.size() == 2);
  desk.edit().set(meeting, "date", "6 July 2017", "interview, 3 May");
  desk.story.update();
  model::Event event = desk.of("meeting");
  CHECK(event.title == "Fancy Bear meets");
  CHECK(event.dating.when.edtf == "2017-07-06");
  CHECK(event.dating.basis == "editor");
  CHECK(model::decision_on(event, Field::date)->read == "5 July 2017");
  CHECK(desk.story.reader().claims_of(meeting).back().citation == "interview, 3 May");

  const story::Change who = desk.edit().set(meeting, "recipient", "Vera Lindqvist; Holm", "S2");
  CHECK(who.warnings == std::vector<std::string>{"no article names Vera Lindqvist; this is a new actor"});
  desk.story.update();
  event = desk.of("meeting");
  std::string names;
  for (const model::Participation& part : event.participants)
    if (part.role == model::Role::recipient) names += desk.story.reader().actor(part.actor)->name + ";";
  CHECK(names == "Vera Lindqvist;Greta Holm;");
  CHECK(desk.story.reader().claims_of(meeting).back().source == model::SourceId{2});

  desk.edit().set(meeting, "standing", "alleged", "");
  desk.edit().set(meeting, "kind", "negotiation", "");
  desk.story.update();
  CHECK(desk.of("negotiation").modality == model::Modality::alleged);

  CHECK_THROWS_WITH(desk.edit().set(meeting, "titl", "x", ""), Contains("did you mean title?"));
  CHECK_THROWS_WITH(desk.edit().set(meeting, "date", "soon", ""), Contains("no date that can be read"));
  CHECK_THROWS_WITH(desk.edit().set(meeting, "standing", "sure", ""), Contains("alleged"));
  CHECK_THROWS_WITH(desk.edit().set(meeting, "title", " ", ""), Contains("empty"));
  CHECK_THROWS_WITH(desk.edit().set(meeting, "title", "x", "S9"), Contains("no source S9"));
  CHECK_THROWS_WITH(desk.edit().set(model::EventId{999}, "title", "x", ""), Contains("no event E999"));
}

TEST_CASE("editing: undo and redo walk through decisions and leave a trace", "[story]") {
  Desk desk;
  const model::EventId meeting = desk.of("meeting").id;
  const std::string read = desk.of("meeting").title;
  desk.edit().set(meeting, "title", "One", "");
  desk.story.update();
  desk.edit().set(meeting, "title", "Two", "");
  const auto title = [&] {
    desk.story.update();
    return desk.story.reader().event(meeting)->title;
  };
  CHECK(title() == "Two");
  CHECK(desk.edit().undo(std::nullopt, false).verb == "set-event");
  CHECK(title() == "One");
  desk.edit().undo(std::nullopt, false);
  CHECK(title() == read);
  desk.edit().undo(std::nullopt, true);
  CHECK(title() == "One");
  desk.edit().undo(std::nullopt, true);
  CHECK(title() == "Two");
  CHECK_THROWS_WITH(desk.edit().undo(std::nullopt, true), Contains("nothing was undone"));
  // An earlier one can be undone alone; after a new decision nothing is left to be done again.
  const std::int64_t first = story::history_of(desk.story.file()).done.front();
  desk.edit().undo(first, false);
  CHECK(title() == "Two");
  desk.edit().mark({meeting}, {}, State::rejected);
  CHECK_THROWS_WITH(desk.edit().undo(first, true), Contains("nothing was undone"));
  CHECK_THROWS_WITH(desk.edit().undo(1, false), Contains("entry 1 is no decision"));
  for (int i = 0; i < 2; ++i) desk.edit().undo(std::nullopt, false);
  CHECK_THROWS_WITH(desk.edit().undo(std::nullopt, false), Contains("no decision to undo"));
  CHECK(title() == read);
}

TEST_CASE("editing: an event made by hand, from words of a source or from a citation", "[story]") {
  Desk desk;
  const std::size_t before = desk.count();
  const story::Change quoted = desk.edit().add_event({.source = model::SourceId{2},
                                                      .quote = "called the offer an insult",
                                                      .title = "Adler is insulted",
                                                      .date = "2017-07",
                                                      .kind = "criticism",
                                                      .actors = {{model::Role::agent, "Adler"}}});
  const story::Change cited =
      desk.edit().add_event({.title = "Holm resigns", .citation = "interview, 3 May"});
  CHECK(cited.warnings.empty());
  desk.story.update();
  CHECK(desk.count() == before + 2);
  const auto id = desk.story.file().find_event_by_uid(quoted.new_uids.front());
  REQUIRE(id);
  const model::Event event = *desk.story.reader().event(*id);
  CHECK(event.state == State::accepted);
  CHECK(event.dating.when.edtf == "2017-07");
  CHECK(desk.story.reader().actor(event.participants.at(0).actor)->name == "Piet Adler");
  const model::Claim claim = desk.story.reader().claims_of(*id).at(0);
  CHECK(base::words_at(desk.story.reader().text_of(claim.source), claim.quote) ==
        "called the offer an insult");
  desk.edit().undo(std::nullopt, false);
  desk.story.update();
  CHECK(desk.count() == before + 1);
  CHECK(desk.edit().add_event({.title = "Nobody says so"}).warnings.size() == 1);
  CHECK_THROWS_WITH(desk.edit().add_event({}), Contains("neither a title nor words"));
  CHECK_THROWS_WITH(desk.edit().add_event({.source = model::SourceId{1}, .quote = "no such words"}),
                    Contains("do not stand in its text"));
}

TEST_CASE("editing: events are merged and split, handles lead on", "[story]") {
  Desk desk;
  const model::Event meeting = desk.of("meeting");
  REQUIRE(desk.story.reader().claims_of(meeting.id).size() == 2);
  const story::Change split = desk.edit().split(meeting.id, {{2}}, {});
  desk.story.update();
  const auto other = desk.story.file().find_event_by_uid(split.new_uids.at(0));
  REQUIRE(other);
  // The number stays with the part that came first, whichever that is.
  REQUIRE(desk.story.reader().claims_of(*other).size() == 1);
  CHECK(desk.story.reader().claims_of(*other)[0].source == model::SourceId{2});
  CHECK(desk.story.reader().claims_of(meeting.id).size() == 1);
  std::vector<model::EventId> parts;
  desk.story.reader().each_event({}, [&](const model::Event& event) {
    if (event.kind == "meeting" && !event.title.starts_with("Mayor meets")) parts.push_back(event.id);
    return true;
  });
  REQUIRE(parts.size() == 2);
  desk.edit().merge(parts);
  desk.story.update();
  CHECK(desk.story.reader().event(parts[0])->id == meeting.id);
  CHECK(desk.story.reader().event(parts[1])->id == meeting.id);
  CHECK(desk.story.reader().claims_of(meeting.id).size() == 2);
  CHECK_THROWS_WITH(desk.edit().merge(parts), Contains("one event"));
  CHECK_THROWS_WITH(desk.edit().split(meeting.id, {{1}, {2}}, {}), Contains("nothing would be left"));
  CHECK_THROWS_WITH(desk.edit().split(meeting.id, {{7}}, {}), Contains("none of these sources"));
  CHECK_THROWS_WITH(desk.edit().split(meeting.id, {}, {{999}}), Contains("C999 is no claim of"));
}

TEST_CASE("editing: actors are split, told apart, named and ignored", "[story]") {
  Desk desk;
  const auto actors = [&] {
    desk.story.update();
    std::map<std::string, model::ActorId> out;
    desk.story.reader().each_actor([&](const model::Actor& actor) {
      out.emplace(actor.name, actor.id);
      return true;
    });
    return out;
  };
  const model::ActorId holm = actors().at("Greta Holm");
  const std::size_t before = actors().size();
  desk.edit().split(holm, {{2}});
  CHECK(desk.story.needs_update());
  std::size_t holms = 0;
  desk.story.update();
  desk.story.reader().each_actor([&](const model::Actor& actor) {
    holms += actor.name == "Greta Holm";
    return true;
  });
  CHECK(holms == 2);
  desk.edit().undo(std::nullopt, false);
  CHECK(actors().size() == before);
  desk.edit().alias(holm, "the mayor of Lindholm");
  desk.story.update();
  const std::vector<std::string> aliases = desk.story.reader().actor(holm)->aliases;
  CHECK(std::find(aliases.begin(), aliases.end(), "the mayor of Lindholm") != aliases.end());
  desk.edit().distinct(holm, actors().at("Piet Adler"));
  desk.edit().ignore_name("piet adler", true);
  CHECK(actors().count("Piet Adler") == 0);
  desk.edit().ignore_name("Piet Adler", false);
  CHECK(actors().count("Piet Adler") == 1);
  CHECK_THROWS_WITH(desk.edit().distinct(holm, holm), Contains("are one"));
}

TEST_CASE("editing: what is said already of names and of two apart is not logged again", "[story]") {
  Desk desk;
  const auto named = [&](const std::string& name) {
    model::ActorId out;
    desk.story.reader().each_actor([&](const model::Actor& actor) {
      if (actor.name == name) out = actor.id;
      return true;
    });
    REQUIRE(out);
    return out;
  };
  const model::ActorId holm = named("Greta Holm"), adler = named("Piet Adler");
  const model::EventId meeting = desk.of("meeting").id, dismissal = desk.of("dismissal").id;
  CHECK(desk.edit().alias(holm, "the Mayor of Lindholm").entry != 0);
  CHECK(desk.edit().distinct(holm, adler).entry != 0);
  CHECK(desk.edit().distinct(meeting, dismissal).entry != 0);
  desk.story.update();
  const std::size_t entries = desk.entries();
  CHECK(desk.edit().alias(holm, "the Mayor of Lindholm").actors.empty());
  CHECK(desk.edit().distinct(adler, holm).actors.empty());
  CHECK(desk.edit().distinct(meeting, dismissal).events.empty());
  CHECK(desk.entries() == entries);
  desk.edit().undo({}, false);
  desk.story.update();
  CHECK(desk.edit().distinct(dismissal, meeting).entry != 0);
}

TEST_CASE("editing: the log has the numbers that things had when they were decided on", "[story]") {
  Desk desk;
  std::vector<model::ActorId> actors;
  desk.story.reader().each_actor([&](const model::Actor& actor) {
    if (actor.kind == model::ActorKind::person) actors.push_back(actor.id);
    return true;
  });
  REQUIRE(actors.size() >= 2);
  const model::ActorId later = actors[1];
  desk.edit().mark(std::vector{later}, {Field::name}, State::checked);
  desk.story.update();
  const auto words = [&] {
    std::string last;
    desk.story.file().each_log_entry([&](const store::LogEntry& entry) {
      if (entry.verb == "check-actors") last = story::words_of(entry, desk.story.file());
      return true;
    });
    return last;
  };
  const std::string then = words();
  CHECK_THAT(then, Contains("name of " + to_string(later) + " ("));
  desk.edit().merge(std::vector{actors[0], later});
  desk.story.update();
  REQUIRE(desk.story.reader().actor(later)->id == actors[0]);
  CHECK(words() == then);
}

TEST_CASE("editing: tags and notes", "[story]") {
  Desk desk;
  const model::EventId meeting = desk.of("meeting").id;
  CHECK(desk.edit().tag({meeting, meeting}, "chapter-1", true).events.size() == 1);
  desk.story.update();
  CHECK(desk.edit().tag({meeting}, "chapter-1", true).entry == 0);
  desk.edit().note({meeting}, "ask the union");
  desk.story.update();
  CHECK(desk.of("meeting").tags == std::vector<std::string>{"chapter-1"});
  CHECK(desk.of("meeting").notes == std::vector<model::Note>{{"ask the union", "anna", 9}});
  desk.edit().tag({meeting}, "chapter-1", false);
  desk.story.update();
  CHECK(desk.of("meeting").tags.empty());
  CHECK_THROWS_WITH(desk.edit().tag({meeting}, "a,b", true), Contains("no tag"));
}

TEST_CASE("editing: what was checked survives another reading of the article", "[story]") {
  Desk desk;
  const model::Event meeting = desk.of("meeting");
  desk.edit().mark({meeting.id}, {}, State::checked);
  // The paragraph that tells of it is left out: no reading finds it in this article any more.
  desk.story.choose_blocks({1}, {2}, false, {10});
  desk.story.choose_blocks({2}, {2}, false, {10});
  desk.story.update();
  const auto kept = desk.story.reader().event(meeting.id);
  REQUIRE(kept);
  CHECK_FALSE(kept->found);
  CHECK(kept->title == meeting.title);
  CHECK(kept->dating.when.edtf == meeting.dating.when.edtf);
  CHECK(kept->state == State::checked);
  CHECK(kept->participants.size() == meeting.participants.size());
}

TEST_CASE("editing: each entry of the log is said in words", "[story]") {
  Desk desk;
  const model::EventId meeting = desk.of("meeting").id;
  desk.edit().mark({meeting}, {Field::date}, State::checked);
  desk.edit().set(meeting, "title", "Meeting", "");
  desk.edit().tag({meeting}, "x", true);
  desk.edit().undo(std::nullopt, false);
  std::vector<std::string> words;
  desk.story.file().each_log_entry([&](const store::LogEntry& entry) {
    words.push_back(story::words_of(entry, desk.story.file()));
    return true;
  });
  REQUIRE(words.size() == 6);
  CHECK(words[0] == "add a.txt");
  CHECK_THAT(words[2], Contains("checked date of " + to_string(meeting) + " ("));
  CHECK(words[3] == "set title of " + to_string(meeting) + " (Meeting)");
  CHECK(words[4] == "tagged \"x\": " + to_string(meeting));
  CHECK(words[5] == "took back entry 5");
}

TEST_CASE("editing: what is taken back brings no event to nothing", "[story]") {
  Desk desk;
  const model::EventId meeting = desk.of("meeting").id;
  desk.edit().set(meeting, "title", "Mine", "");
  desk.story.update();
  desk.edit().mark({meeting}, {}, State::rejected);
  desk.story.update();
  desk.edit().mark({meeting}, {}, State::proposed);
  desk.story.update();
  CHECK(desk.of("meeting").title == "Mine");  // the rejection alone
  const story::Change made = desk.edit().add_event({.title = "Crash", .citation = "interview"});
  desk.story.update();
  const model::EventId crash = *desk.story.file().find_event_by_uid(made.new_uids.at(0));
  CHECK_THROWS_WITH(desk.edit().mark({crash}, {}, State::proposed),
                    Contains("no reading of the articles has"));
  desk.edit().mark({crash}, {}, State::rejected);
  desk.story.update();
  desk.edit().mark({crash}, {}, State::proposed);
  desk.story.update();
  CHECK(desk.story.reader().event(crash)->state == State::accepted);

  desk.edit().mark({meeting}, {}, State::rejected);
  desk.story.update();
  CHECK_THROWS_WITH(desk.edit().merge(std::vector<model::EventId>{meeting, crash}), Contains("is rejected"));
}

TEST_CASE("editing: a name that may be several is asked about, and one of another is refused", "[story]") {
  Desk desk;
  article::Known known;
  story::set_known(known, "published", "2017-07-11", "test");
  desk.story.add({"c.txt", "Jane Adler met Greta Holm on 9 July 2017.\n", "text/plain", known}, {3});
  desk.story.update();
  const model::EventId meeting = desk.of("meeting").id;
  CHECK_THROWS_WITH(desk.edit().set(meeting, "agent", "Adler", ""),
                    Contains("may be several") && Contains("Jane Adler") && Contains("Piet Adler"));
  model::ActorId holm;
  desk.story.reader().each_actor([&](const model::Actor& actor) {
    if (actor.name == "Greta Holm") holm = actor.id;
    return true;
  });
  CHECK_THROWS_WITH(desk.edit().alias(holm, "jane adler"), Contains("is a name of"));
  for (const char* wrong : {"", " ", "\t", "a\x1b[31m", "\xff"}) {
    CHECK_THROWS(desk.edit().set(meeting, "title", wrong, ""));
    CHECK_THROWS(desk.edit().set(meeting, "kind", wrong, ""));
    CHECK_THROWS(desk.edit().tag({meeting}, wrong, true));
    CHECK_THROWS(desk.edit().note({meeting}, wrong));
    CHECK_THROWS(desk.edit().alias(holm, wrong));
  }
  CHECK(desk.edit().ignore_name("Nobody", false).entry == 0);
}

TEST_CASE("editing: a kind that is none is refused, with the one that may be meant", "[story]") {
  Desk desk;
  const model::EventId meeting = desk.of("meeting").id;
  CHECK_THROWS_WITH(desk.edit().set(meeting, "kind", "aquisition", ""),
                    Contains("'aquisition' is no kind of event") && Contains("did you mean acquisition?"));
  CHECK_THROWS_WITH(desk.edit().set(meeting, "kind", "xyzzyxyzzy", ""),
                    Contains("the kinds are accident, accusation, ") && Contains(", state, "));
  CHECK_THROWS_WITH(desk.edit().add_event({.title = "Talks", .kind = "meting"}),
                    Contains("did you mean meeting?"));
  for (const char* kind : {"acquisition", "state", "other"}) desk.edit().set(meeting, "kind", kind, "");
  desk.story.update();
  CHECK(desk.story.reader().event(meeting)->kind == "other");
}

TEST_CASE("editing: of several of one name it is who takes part already", "[story]") {
  Desk desk;
  const model::Event meeting = desk.of("meeting");
  model::ActorId adler;
  desk.story.reader().each_actor([&](const model::Actor& actor) {
    if (actor.name == "Piet Adler") adler = actor.id;
    return true;
  });
  REQUIRE(adler);
  desk.story.add({"c.txt", "Jane Smith met Karl Berg on 9 July 2017.\n", "text/plain", {}}, {3});
  desk.story.update();
  model::ActorId smith;
  desk.story.reader().each_actor([&](const model::Actor& actor) {
    if (actor.name == "Jane Smith") smith = actor.id;
    return true;
  });
  REQUIRE(smith);
  desk.edit().set(smith, "name", "Piet Adler", "");
  desk.story.update();
  const auto in_role = [&](model::Role role) {
    std::vector<model::ActorId> out;
    const std::vector<model::Participation> parts = desk.story.reader().event(meeting.id)->participants;
    for (const model::Participation& part : parts)
      if (part.role == role) out.push_back(part.actor);
    return out;
  };
  desk.edit().set(meeting.id, "speaker", "Piet Adler", "");
  desk.story.update();
  CHECK(in_role(model::Role::speaker) == std::vector{adler});
  // Elsewhere nobody says which of both is meant.
  CHECK_THROWS_WITH(desk.edit().set(desk.of("dismissal").id, "speaker", "Piet Adler", ""),
                    Contains("may be several"));
  // One in each of two roles: it is the one of the role that is set.
  desk.edit().set(meeting.id, "recipient", to_string(smith), "");
  desk.story.update();
  desk.edit().set(meeting.id, "recipient", "Piet Adler; Karl Berg", "");
  desk.story.update();
  CHECK(in_role(model::Role::recipient).front() == smith);
  // Both in one: each is meant once.
  desk.edit().set(meeting.id, "other", to_string(adler) + "; " + to_string(smith), "");
  desk.story.update();
  CHECK_THROWS_WITH(desk.edit().set(meeting.id, "other", "Piet Adler", ""), Contains("may be several"));
}

TEST_CASE("editing: what is cited for who takes part stays when another role is set", "[story]") {
  Desk desk;
  const model::EventId meeting = desk.of("meeting").id;
  const auto is_cited = [&] {
    const std::vector<model::Claim> claims = desk.story.reader().claims_of(meeting);
    return std::any_of(claims.begin(), claims.end(),
                       [](const model::Claim& claim) { return claim.citation == "interview, 3 May"; });
  };
  desk.edit().set(meeting, "agent", "Greta Holm; Ghost Co", "interview, 3 May");
  desk.story.update();
  REQUIRE(is_cited());
  desk.edit().set(meeting, "patient", "nobody", "");
  desk.story.update();
  CHECK(is_cited());
  CHECK_FALSE(model::decision_on(*desk.story.reader().event(meeting), Field::actors)->uncited);
}

TEST_CASE("editing: an article is removed for good, with its words in the log", "[story]") {
  Desk desk;
  const model::EventId meeting = desk.of("meeting").id, dismissal = desk.of("dismissal").id;
  desk.edit().mark({meeting}, {}, State::checked);
  desk.edit().mark({dismissal}, {}, State::checked);
  desk.edit().tag({dismissal}, "chapter-1", true);
  desk.edit().note({dismissal}, "Holm's office: 555-1234");
  desk.story.update();
  const story::Story::Removal removal = desk.story.remove_source({1}, {20});
  CHECK(removal.alone > 0);
  CHECK(removal.decisions == 4);
  for (const store::LogEntry& entry : desk.story.file().log_entries())
    CHECK_THAT(entry.arguments, !Contains("555-1234"));
  CHECK_FALSE(desk.story.needs_update());
  CHECK(desk.story.was_removed({1}));
  CHECK_FALSE(desk.story.was_removed({2}));
  CHECK_FALSE(desk.story.reader().source({1}));
  CHECK_FALSE(desk.story.reader().event(dismissal));
  const auto kept = desk.story.reader().event(meeting);  // the other article tells of it
  REQUIRE(kept);
  CHECK(kept->state == State::checked);
  std::string all;
  desk.story.file().each_log_entry([&](const store::LogEntry& entry) {
    all += entry.arguments + "\n";
    return true;
  });
  CHECK(all.find("tram company") == std::string::npos);
  CHECK(all.find("a.txt") == std::string::npos);
  CHECK(all.find("S1 (removed)") != std::string::npos);
  CHECK_THROWS_WITH(desk.story.remove_source({1}, {21}), Contains("no source S1"));
  // The number is not given again, and the past has it no more.
  article::Known known;
  CHECK(desk.story.add({"d.txt", first_text, "text/plain", known}, {22}).source == model::SourceId{3});
  CHECK_FALSE(desk.story.as_of(1).reader().source({1}));
}

TEST_CASE("editing: relations are said and taken back", "[story]") {
  Desk desk;
  const model::EventId meeting = desk.of("meeting").id, dismissal = desk.of("dismissal").id;
  const auto causes = [&] {
    desk.story.update();
    std::size_t count = 0;
    for (const model::Relation& relation : desk.story.reader().relations_of(meeting))
      count += relation.kind == model::RelationKind::causes && relation.to == meeting;
    return count;
  };
  desk.edit().relate(dismissal, model::RelationKind::causes, meeting, true);
  CHECK(causes() == 1);
  desk.edit().relate(dismissal, model::RelationKind::causes, meeting, false);
  CHECK(causes() == 0);
  desk.edit().undo(std::nullopt, false);
  CHECK(causes() == 1);
  CHECK_THROWS_WITH(desk.edit().relate(meeting, model::RelationKind::causes, meeting, true),
                    Contains("are one"));
}
