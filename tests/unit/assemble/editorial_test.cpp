// What the editor decides goes before what is read, and stays when it is read in another way.
#include <algorithm>
#include <catch2/catch.hpp>

#include "graph/assemble/assemble.hpp"
#include "graph/assemble/editorial.hpp"
#include "src/calendar/time_span.hpp"

using namespace dateline;
using assemble::Decisions;
using assemble::EventDecision;
using assemble::FieldChoice;
using assemble::Regrouping;
using model::Field;
using model::State;
using record::ActorKind;
using record::Role;

namespace {

/// An article of sentences; each is the quote of an event whose trigger is its third word.
struct Article {
  record::Record record;
  std::string uid;
  std::optional<calendar::Day> published;

  explicit Article(std::string source, const std::string& day = "2017-07-10")
      : uid(std::move(source)), published(calendar::day_from_iso(day)) {}

  void event(const std::string& who, const std::string& sentence, const std::string& trigger,
             const std::string& edtf, const std::string& title = "") {
    const std::uint64_t begin = record.text.size();
    record.text += sentence + "\n";
    const std::string actor = "a" + std::to_string(record.actors.size() + 1);
    record.actors.push_back(
        {.id = actor, .kind = ActorKind::person, .name = who, .mentions = {{{begin, begin + who.size()}}}});
    record::Event event{.id = "e" + std::to_string(record.events.size() + 1),
                        .title = title.empty() ? sentence : title,
                        .kind = "meeting",
                        .salience = 0.5};
    event.quote = {begin, begin + sentence.size()};
    const std::uint64_t at = begin + sentence.find(trigger);
    event.mentions = {{.span = {at, at + trigger.size()}}};
    if (!edtf.empty()) event.time.when = *calendar::span_from_edtf(edtf);
    event.time.when.stated = !edtf.empty();
    event.time.basis = edtf.empty() ? record::Basis::unknown : record::Basis::time;
    event.participants.push_back({actor, Role::agent, {begin, begin + who.size()}});
    record.events.push_back(std::move(event));
  }
};

model::Assembled graph_of(const std::vector<const Article*>& articles, const Decisions& decisions = {}) {
  std::vector<assemble::Reading> readings;
  for (const Article* article : articles)
    readings.push_back({article->uid, article->published, &article->record});
  return assemble::assemble(std::move(readings), decisions);
}

/// As src/story writes down what the editor sees.
assemble::SeenEvent seen(const model::Assembled& graph, std::size_t index,
                         const std::vector<const Article*>& articles) {
  const model::AssembledEvent& made = graph.events.at(index);
  assemble::SeenEvent out;
  out.reference.uid = made.uid;
  out.title = made.event.title;
  out.kind = made.event.kind;
  out.dating = made.event.dating;
  out.salience = made.event.salience;
  for (const model::AssembledParticipation& part : made.participants)
    for (const model::AssembledActor& actor : graph.actors)
      if (actor.uid == part.actor_uid)
        out.actors.push_back({{actor.uid, actor.actor.name, actor.actor.kind}, part.role});
  for (const model::AssembledClaim& claim : graph.claims) {
    if (claim.event_uid != made.uid) continue;
    for (const Article* article : articles) {
      if (article->uid != claim.source_uid) continue;
      const std::string& text = article->record.text;
      out.reference.words.push_back({article->uid, std::string(base::words_at(text, claim.claim.quote)),
                                     std::string(base::words_at(text, claim.claim.mentions.front())),
                                     claim.claim.mentions.front().begin - claim.claim.quote.begin});
    }
  }
  return out;
}

Decisions one(assemble::SeenEvent event, std::vector<FieldChoice> fields) {
  Decisions decisions;
  decisions.events.push_back({std::move(event), std::move(fields), "anna", 5});
  return decisions;
}

const std::string sentence = "Greta Holm met the union in Lindholm.";

}  // namespace

TEST_CASE("editorial: a state holds for its field alone", "[assemble]") {
  Article article("s1");
  article.event("Greta Holm", sentence, "met", "2017-07-05");
  const model::Assembled before = graph_of({&article});
  CHECK(before.events[0].event.state == State::proposed);
  const assemble::SeenEvent event = seen(before, 0, {&article});
  const model::Event after =
      graph_of({&article}, one(event, {{.field = Field::date, .state = State::checked}})).events[0].event;
  CHECK(model::state_of(after, Field::date) == State::checked);
  CHECK(model::state_of(after, Field::title) == State::proposed);
  CHECK(after.state == State::proposed);
  CHECK(after.decisions.front().who == "anna");
  CHECK(after.decisions.front().at == 5);

  std::vector<FieldChoice> all;
  for (const Field field : model::event_fields) all.push_back({.field = field, .state = State::checked});
  all.back().state = State::accepted;
  CHECK(graph_of({&article}, one(event, all)).events[0].event.state == State::accepted);
  CHECK(graph_of({&article}, one(event, {{.field = Field::whole, .state = State::rejected}}))
            .events[0]
            .event.state == State::rejected);
}

TEST_CASE("editorial: the last decision on a field holds, and may take it back", "[assemble]") {
  Article article("s1");
  article.event("Greta Holm", sentence, "met", "2017-07-05");
  const assemble::SeenEvent event = seen(graph_of({&article}), 0, {&article});
  assemble::SeenEvent other = event;
  other.title = "Mayor meets union";
  Decisions decisions = one(other, {{.field = Field::title, .given = true}});
  CHECK(graph_of({&article}, decisions).events[0].event.title == "Mayor meets union");
  decisions.events.push_back({event, {{.field = Field::title, .state = State::proposed}}, "", 6});
  CHECK(graph_of({&article}, decisions).events[0].event.title == sentence);
  CHECK(graph_of({&article}, decisions).events[0].event.decisions.empty());
}

TEST_CASE("editorial: what was checked stays when the article is read in another way", "[assemble]") {
  Article article("s1");
  article.event("Greta Holm", sentence, "met", "2017-07-05");
  const assemble::SeenEvent event = seen(graph_of({&article}), 0, {&article});
  const Decisions decisions = one(event, {{.field = Field::date, .state = State::checked},
                                          {.field = Field::title, .state = State::accepted},
                                          {.field = Field::actors, .state = State::accepted}});

  Article better("s1");
  better.event("Mayor Greta Holm", "Mayor " + sentence, "met", "2017-07-04", "Holm meets union");
  better.record.text = article.record.text;
  better.record.events[0].quote = article.record.events[0].quote;
  better.record.events[0].mentions = article.record.events[0].mentions;
  const model::Assembled graph = graph_of({&better}, decisions);
  REQUIRE(graph.events.size() == 1);
  const model::Event& kept = graph.events[0].event;
  CHECK(kept.title == sentence);
  CHECK(kept.dating.when.edtf == "2017-07-05");
  CHECK(kept.found);
  const model::FieldDecision* date = model::decision_on(kept, Field::date);
  REQUIRE(date);
  CHECK(date->changed);
  CHECK(date->read == "4 July 2017");
  CHECK(model::decision_on(kept, Field::title)->read == "Holm meets union");
  CHECK(model::decision_on(kept, Field::actors)->read == "agent Mayor Greta Holm");
  // Whoever took part is still there by name.
  const auto holm = std::find_if(graph.actors.begin(), graph.actors.end(),
                                 [](const auto& actor) { return actor.actor.name == "Greta Holm"; });
  REQUIRE(holm != graph.actors.end());
  CHECK(graph.events[0].participants.front().actor_uid == holm->uid);

  // Said again with the new reading before the eyes, it is no change any more.
  const Decisions again =
      one(event, {{.field = Field::date, .state = State::checked, .read = "4 July 2017"}});
  CHECK_FALSE(model::decision_on(graph_of({&better}, again).events[0].event, Field::date)->changed);
}

TEST_CASE("editorial: an event is found again by its words where the text around them has changed",
          "[assemble]") {
  Article article("s1");
  article.event("Greta Holm", sentence, "met", "2017-07-05");
  const Decisions decisions =
      one(seen(graph_of({&article}), 0, {&article}), {{.field = Field::title, .state = State::checked}});
  Article longer("s1");
  longer.event("Piet Adler", "Piet Adler spoke of it.", "spoke", "2017-07-01");
  longer.event("Greta Holm", sentence, "met", "2017-07-05", "Something else");
  const model::Assembled graph = graph_of({&longer}, decisions);
  REQUIRE(graph.events.size() == 2);
  CHECK(graph.events[1].event.title == sentence);
  CHECK(graph.events[1].event.found);
  CHECK(graph.events[0].event.decisions.empty());
}

TEST_CASE("editorial: an event that no reading finds any more stays, with its words", "[assemble]") {
  Article article("s1");
  article.event("Greta Holm", sentence, "met", "2017-07-05");
  const assemble::SeenEvent event = seen(graph_of({&article}), 0, {&article});
  const Decisions decisions = one(event, {{.field = Field::date, .state = State::checked}});
  Article nothing("s1");
  nothing.record.text = "Trams.\n" + article.record.text;
  const model::Assembled graph = graph_of({&nothing}, decisions);
  REQUIRE(graph.events.size() == 1);
  CHECK_FALSE(graph.events[0].event.found);
  CHECK(graph.events[0].uid == event.reference.uid);
  CHECK(graph.events[0].event.dating.when.edtf == "2017-07-05");
  REQUIRE(graph.claims.size() == 1);
  CHECK(base::words_at(nothing.record.text, graph.claims[0].claim.quote) == sentence);
  CHECK(graph.actors.at(0).actor.name == "Greta Holm");

  // Where the words are gone too, they are cited.
  nothing.record.text = "Trams.";
  const model::Assembled without = graph_of({&nothing}, decisions);
  REQUIRE(without.claims.size() == 1);
  CHECK(without.claims[0].claim.citation == sentence);
  CHECK(without.claims[0].claim.quote.empty());

  // What is only rejected, or taken back, is not kept.
  CHECK(graph_of({&nothing}, one(event, {{.field = Field::whole, .state = State::rejected}})).events.empty());
  Decisions back = decisions;
  back.events.push_back({event, {{.field = Field::date, .state = State::proposed}}, "", 6});
  CHECK(graph_of({&nothing}, back).events.empty());
  // Nor is anything of a source that the story has not.
  CHECK(graph_of({}, decisions).events.empty());
}

TEST_CASE("editorial: another event at the place of the old one is not taken for it", "[assemble]") {
  Article article("s1");
  article.event("Greta Holm", sentence, "met", "2017-07-05");
  const Decisions decisions =
      one(seen(graph_of({&article}), 0, {&article}), {{.field = Field::title, .state = State::checked}});
  Article other("s1");
  other.event("Piet Adler", "Piet Adler hit the ground.", "hit", "2017-07-01");
  REQUIRE(other.record.events[0].mentions[0].span == article.record.events[0].mentions[0].span);
  const model::Assembled graph = graph_of({&other}, decisions);
  REQUIRE(graph.events.size() == 2);
  CHECK(graph.events[0].event.decisions.empty());
  CHECK(graph.events[1].event.title == sentence);
}

TEST_CASE("editorial: a rejected date gives way to the next best, or to none", "[assemble]") {
  Article first("s1"), second("s2", "2017-07-12");
  first.event("Greta Holm", sentence, "met", "2017-07-05");
  second.event("Greta Holm", "On a day of July Greta Holm met the union in Lindholm.", "met", "2017-07",
               sentence);
  const std::vector<const Article*> both = {&first, &second};
  const model::Assembled before = graph_of(both);
  REQUIRE(before.events.size() == 1);
  CHECK(before.events[0].event.dating.when.edtf == "2017-07-05");
  const assemble::SeenEvent event = seen(before, 0, both);
  const FieldChoice reject{.field = Field::date, .state = State::rejected};
  const model::Event next = graph_of(both, one(event, {reject})).events[0].event;
  CHECK(next.dating.when.edtf == "2017-07");
  CHECK(model::state_of(next, Field::date) == State::proposed);
  const model::Event none =
      graph_of({&first}, one(seen(graph_of({&first}), 0, {&first}), {reject})).events[0].event;
  CHECK(none.dating.when.unknown());
  CHECK(model::state_of(none, Field::date) == State::rejected);
}

TEST_CASE("editorial: a rejected standing, title or kind gives way to that of another article alone",
          "[assemble]") {
  Article first("s1"), second("s2", "2017-07-12");
  first.event("Greta Holm", sentence, "met", "2017-07-05", "Greta Holm met the union in town");
  second.event("Greta Holm", sentence, "met", "2017-07-05", "Holm met the union in Lindholm");
  first.record.events[0].salience = 0.9;
  second.record.events[0].modality = record::Modality::alleged;
  const std::vector<const Article*> both = {&first, &second};
  const model::Assembled apart = graph_of(both);
  REQUIRE(apart.events.size() == 2);  // what was, and what is alleged
  Decisions joined;
  joined.event_groups.push_back(
      {.these = {{.uid = apart.events[0].uid}, {.uid = apart.events[1].uid}}, .others = {}, .join = true});
  const model::Assembled before = graph_of(both, joined);
  REQUIRE(before.events.size() == 1);
  const model::Event& read = before.events[0].event;
  CHECK(read.modality == model::Modality::actual);
  const assemble::SeenEvent event = seen(before, 0, both);
  const auto rejected = [&](Field field) {
    Decisions decisions = one(event, {{.field = field, .state = State::rejected}});
    decisions.event_groups = joined.event_groups;
    return graph_of(both, decisions).events.at(0).event;
  };
  CHECK(rejected(Field::standing).modality == model::Modality::alleged);
  CHECK(rejected(Field::standing).title == read.title);
  CHECK(rejected(Field::title).title == "Holm met the union in Lindholm");
  CHECK(rejected(Field::title).modality == model::Modality::actual);
}

TEST_CASE("editorial: each field of what an editor saw has its words", "[assemble]") {
  assemble::SeenEvent event;
  event.title = "They met";
  event.kind = "meeting";
  event.dating.when = *calendar::span_from_edtf("2017-07-05");
  event.dating.when.stated = true;
  event.modality = model::Modality::planned;
  event.polarity = model::Polarity::negative;
  event.actors = {{{"a2", "Ben", model::ActorKind::person}, model::Role::patient},
                  {{"a1", "Ann", model::ActorKind::person}, model::Role::agent}};
  const auto words = [&](Field field) { return assemble::words_of_field(event, field); };
  CHECK(words(Field::title) == "They met");
  CHECK(words(Field::kind) == "meeting");
  CHECK(words(Field::date) == "5 July 2017");
  CHECK(words(Field::standing) == "planned, denied");
  CHECK(words(Field::actors) == "agent Ann, patient Ben");
  CHECK(words(Field::whole).empty());
  event.dating.when.stated = false;
  event.actors.clear();
  CHECK(words(Field::date) == "no stated date");
  CHECK(words(Field::actors) == "nobody");
}

TEST_CASE("editorial: a value of the editor's own is cited or said to be uncited", "[assemble]") {
  Article article("s1");
  article.event("Greta Holm", sentence, "met", "2017-07-05");
  assemble::SeenEvent event = seen(graph_of({&article}), 0, {&article});
  event.dating.when = *calendar::span_from_edtf("2017-07-06");
  FieldChoice choice{.field = Field::date, .given = true, .read = "5 July 2017"};
  CHECK(model::decision_on(graph_of({&article}, one(event, {choice})).events[0].event, Field::date)->uncited);
  choice.citation = "interview, 3 May";
  const model::Assembled graph = graph_of({&article}, one(event, {choice}));
  const model::FieldDecision& date = *model::decision_on(graph.events[0].event, Field::date);
  CHECK_FALSE(date.uncited);
  CHECK(date.read == "5 July 2017");
  CHECK_FALSE(date.changed);
  REQUIRE(graph.claims.size() == 2);
  CHECK(graph.claims[1].claim.citation == "interview, 3 May");
  CHECK(graph.claims[1].source_uid.empty());
  CHECK(graph.claims[1].claim.dating.when.edtf == "2017-07-06");
}

TEST_CASE("editorial: a citation stays with its value when that is checked, and goes with another",
          "[assemble]") {
  Article article("s1");
  article.event("Greta Holm", sentence, "met", "2017-07-05");
  assemble::SeenEvent event = seen(graph_of({&article}), 0, {&article});
  event.dating.when = *calendar::span_from_edtf("2017-07-06");
  Decisions decisions = one(event, {{.field = Field::date, .given = true, .citation = "interview, 3 May"}});
  decisions.events.push_back(
      {event, {{.field = Field::date, .state = State::checked, .given = true}}, "", 6});
  const model::Assembled checked = graph_of({&article}, decisions);
  CHECK(checked.claims.back().claim.citation == "interview, 3 May");
  CHECK_FALSE(model::decision_on(checked.events[0].event, Field::date)->uncited);
  event.dating.when = *calendar::span_from_edtf("2017-07-07");
  decisions.events.push_back({event, {{.field = Field::date, .given = true}}, "", 7});
  const model::Assembled another = graph_of({&article}, decisions);
  CHECK(another.claims.size() == 1);
  CHECK(model::decision_on(another.events[0].event, Field::date)->uncited);
}

TEST_CASE("editorial: events and actors are merged and parted, whatever comes later", "[assemble]") {
  Article first("s1"), second("s2", "2017-07-12"), third("s3", "2017-07-13");
  first.event("Greta Holm", sentence, "met", "2017-07-05");
  second.event("Greta Holm", sentence, "met", "2017-07-05");
  third.event("Greta Holm", sentence, "met", "2017-07-05");
  const std::vector<const Article*> all = {&first, &second, &third};
  const model::Assembled together = graph_of({&first, &second});
  REQUIRE(together.events.size() == 1);
  const auto item = [&](std::size_t i) {
    return assemble::Reference{.uid = "E" + together.claims.at(i).uid.substr(1)};
  };
  Decisions decisions;
  decisions.event_groups.push_back({.these = {item(1)}, .others = {item(0)}});
  const model::Assembled apart = graph_of(all, decisions);
  REQUIRE(apart.events.size() == 2);
  CHECK(apart.events[0].absorbed_uids.size() == 1);  // the third stays with the rest
  decisions.event_groups.push_back({.these = {item(0), item(1)}, .others = {}, .join = true});
  CHECK(graph_of(all, decisions).events.size() == 1);

  const model::Assembled people = graph_of(all);
  REQUIRE(people.actors.size() == 1);
  Decisions named;
  named.actor_groups.push_back(
      {.these = {{.uid = people.actors[0].uid, .name = "Greta Holm"}, {.name = "the mayor"}},
       .others = {},
       .join = true});
  CHECK(graph_of(all, named).actors[0].actor.aliases == std::vector<std::string>{"the mayor"});
  named.actor_groups = {{.these = {{.uid = assemble::uid_of("s2", second.record.actors[0])}},
                         .others = {{.uid = assemble::uid_of("s1", first.record.actors[0])}}}};
  CHECK(graph_of(all, named).actors.size() == 2);
  named.actor_groups.clear();
  named.ignored_names = {"greta HOLM"};
  CHECK(graph_of(all, named).actors.empty());
  CHECK(graph_of(all, named).events[0].participants.empty());
}

TEST_CASE("editorial: with decisions too the order of articles says nothing", "[assemble][property]") {
  Article first("s1"), second("s2", "2017-07-12"), third("s3", "2017-07-13");
  first.event("Greta Holm", sentence, "met", "2017-07-05");
  second.event("Greta Holm", sentence, "met", "2017-07-05");
  third.event("Piet Adler", "Piet Adler met the mayor.", "met", "2017-07-05");
  std::vector<const Article*> all = {&first, &second, &third};
  const model::Assembled before = graph_of(all);
  REQUIRE(before.events.size() == 2);
  Decisions decisions = one(seen(before, 0, all), {{.field = Field::date, .state = State::checked}});
  decisions.event_groups.push_back(
      {.these = {{.uid = before.events[0].uid}, {.uid = before.events[1].uid}}, .others = {}, .join = true});
  const model::Assembled expected = graph_of(all, decisions);
  CHECK(expected.events.size() == 1);
  std::sort(all.begin(), all.end());
  do {
    CHECK(graph_of(all, decisions) == expected);
  } while (std::next_permutation(all.begin(), all.end()));
}

TEST_CASE("editorial: decisions before and after an earlier article are on one event, also when it is lost",
          "[assemble]") {
  Article first("s1"), earlier("s2", "2017-07-01");
  first.event("Greta Holm", sentence, "met", "2017-07-05");
  earlier.event("Greta Holm", sentence, "met", "2017-07-05");
  const assemble::SeenEvent alone = seen(graph_of({&first}), 0, {&first});
  const std::vector<const Article*> both = {&first, &earlier};
  const model::Assembled together = graph_of(both);
  REQUIRE(together.events.size() == 1);
  const assemble::SeenEvent later = seen(together, 0, both);
  REQUIRE(later.reference.uid != alone.reference.uid);
  Decisions decisions = one(alone, {{.field = Field::date}, {.field = Field::title}});
  assemble::SeenEvent titled = later;
  titled.title = "Talks";
  decisions.events.push_back({titled, {{.field = Field::title, .given = true}}, "", 6});
  CHECK(graph_of(both, decisions).events[0].event.title == "Talks");

  Article lost("s1"), lost_too("s2", "2017-07-01");
  lost.record.text = lost_too.record.text = sentence;
  const model::Assembled kept = graph_of({&lost, &lost_too}, decisions);
  REQUIRE(kept.events.size() == 1);
  CHECK(kept.events[0].event.title == "Talks");
  CHECK(kept.claims.size() == 2);
  const auto& absorbed = kept.events[0].absorbed_uids;
  CHECK(std::find(absorbed.begin(), absorbed.end(), alone.reference.uid) != absorbed.end());
  // Rejected in the end, it does not come back.
  decisions.events.push_back({later, {{.field = Field::whole, .state = State::rejected}}, "", 7});
  const model::Assembled rejected = graph_of({&lost, &lost_too}, decisions);
  REQUIRE(rejected.events.size() == 1);
  CHECK(rejected.events[0].event.state == State::rejected);
}

TEST_CASE("editorial: of decisions on two events that are one now, the surer holds", "[assemble]") {
  Article first("s1"), second("s2", "2017-07-12");
  first.event("Greta Holm", sentence, "met", "2017-07-05");
  second.event("Piet Adler", "Piet Adler sat down with the mayor.", "sat", "2017-07-05");
  const std::vector<const Article*> both = {&first, &second};
  const model::Assembled apart = graph_of(both);
  REQUIRE(apart.events.size() == 2);
  const assemble::SeenEvent one_event = seen(apart, 0, both);
  assemble::SeenEvent other = seen(apart, 1, both);
  other.title = "Another title";
  Decisions decisions = one(one_event, {{.field = Field::title, .state = State::checked}});
  decisions.events.push_back({other, {{.field = Field::title, .given = true}}, "", 6});
  decisions.event_groups.push_back(
      {.these = {one_event.reference, other.reference}, .others = {}, .join = true});
  const model::Event merged = graph_of(both, decisions).events[0].event;
  CHECK(merged.title == sentence);
  CHECK(model::decision_on(merged, Field::title)->state == State::checked);
  CHECK(model::decision_on(merged, Field::title)->changed);
  CHECK(model::decision_on(merged, Field::title)->read == "Another title");

  // A rejected duplicate does not take a checked event with it.
  decisions.events[1] = {other, {{.field = Field::whole, .state = State::rejected}}, "", 6};
  CHECK(graph_of(both, decisions).events[0].event.state == State::proposed);
  decisions.events.erase(decisions.events.begin());
  CHECK(graph_of(both, decisions).events[0].event.state == State::rejected);
}

TEST_CASE("editorial: what an event made by hand leaves open gives way to what is read", "[assemble]") {
  Article article("s1");
  article.event("Greta Holm", sentence, "met", "2017-07-05");
  const assemble::SeenEvent found = seen(graph_of({&article}), 0, {&article});
  assemble::SeenEvent made;
  made.reference.uid = "Ebyhand";
  made.title = "By hand";
  made.kind = "other";
  Decisions decisions = one(made, {{.field = Field::title, .given = true},
                                   {.field = Field::actors, .left_open = true},
                                   {.field = Field::kind, .left_open = true}});
  CHECK(graph_of({&article}, decisions).events.size() == 2);
  decisions.event_groups.push_back({.these = {found.reference, made.reference}, .others = {}, .join = true});
  const model::Assembled graph = graph_of({&article}, decisions);
  REQUIRE(graph.events.size() == 1);
  CHECK(graph.events[0].event.title == "By hand");
  CHECK(graph.events[0].event.kind == "meeting");
  CHECK(graph.events[0].participants.size() == 1);
}

TEST_CASE("editorial: relations that the editor says and takes back", "[assemble]") {
  Article article("s1");
  article.event("Greta Holm", sentence, "met", "2017-07-05");
  article.event("Piet Adler", "Piet Adler resigned.", "resigned", "2017-07-06");
  const model::Assembled before = graph_of({&article});
  Decisions decisions;
  decisions.relations.push_back(
      {{.uid = before.events[0].uid}, {.uid = before.events[1].uid}, model::RelationKind::causes});
  REQUIRE(graph_of({&article}, decisions).relations.size() == 1);
  CHECK(graph_of({&article}, decisions).relations[0].kind == model::RelationKind::causes);
  decisions.relations.push_back(decisions.relations.front());
  decisions.relations.back().known = false;
  CHECK(graph_of({&article}, decisions).relations.empty());
}
