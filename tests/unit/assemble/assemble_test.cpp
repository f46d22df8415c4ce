#include <algorithm>
#include <catch2/catch.hpp>
#include <deque>
#include <random>
#include <set>

#include "graph/assemble/assemble.hpp"
#include "graph/assemble/same_actor.hpp"
#include "src/calendar/time_span.hpp"

using namespace dateline;
using record::ActorKind;
using record::Role;

namespace {

/// A record made line by line; mentions and quotes lie one after the other in its text.
class Writer {
 public:
  std::string actor(const std::string& name, ActorKind kind = ActorKind::person,
                    std::vector<std::string> aliases = {}) {
    const std::string id = "a" + std::to_string(record.actors.size() + 1);
    record.actors.push_back(
        {.id = id, .kind = kind, .name = name, .aliases = std::move(aliases), .mentions = {{write(name)}}});
    return id;
  }
  void event(const std::string& edtf, const std::string& kind, const std::string& words,
             const std::vector<std::string>& agents) {
    record::Event event{.id = "e" + std::to_string(record.events.size() + 1), .title = words, .kind = kind};
    event.salience = 0.5;
    event.quote = write(words);
    event.mentions = {{.span = {event.quote.begin, event.quote.begin + 3}}};
    if (!edtf.empty()) event.time.when = *calendar::span_from_edtf(edtf);
    event.time.when.stated = !edtf.empty();
    event.time.basis = record::Basis::time;
    for (const std::string& agent : agents) event.participants.push_back({agent, Role::agent, event.quote});
    record.events.push_back(std::move(event));
  }
  record::Record record;

 private:
  base::ByteSpan write(const std::string& words) {
    const std::uint64_t begin = record.text.size();
    record.text += words + "\n";
    return {begin, begin + words.size()};
  }
};

bool same_person(const std::string& one, const std::string& other, ActorKind kind = ActorKind::person) {
  const record::Actor a{.id = "a1", .kind = kind, .name = one}, b{.id = "a1", .kind = kind, .name = other};
  const assemble::Groups groups = assemble::same_actors({{0, &a}, {1, &b}});
  return groups.root(0) == groups.root(1);
}

std::set<std::string> titles(const model::Assembled& graph) {
  std::set<std::string> out;
  for (const auto& event : graph.events) out.insert(event.event.title);
  return out;
}

}  // namespace

TEST_CASE("assemble: names are one whatever their accents, articles and dots", "[assemble]") {
  CHECK(same_person("Viktor Orbán", "Viktor Orban"));
  CHECK(same_person("Donald Trump", "donald trump"));
  CHECK(same_person("the Democratic National Committee", "Democratic National Committee",
                    ActorKind::organization));
  CHECK(same_person("U.S. Congress", "US Congress", ActorKind::organization));
  CHECK_FALSE(same_person("Donald Trump", "Donald Trump Jr."));
  CHECK_FALSE(same_person("Donald Trump", "Melania Trump"));
  CHECK_FALSE(same_person("35 diplomats", "35 diplomats", ActorKind::group));
}

TEST_CASE(
    "assemble: what is only described is nobody of another article, what has no kind takes that of its name",
    "[assemble]") {
  record::Actor one{.id = "a1", .kind = ActorKind::organization, .name = "company"};
  one.mentions = {{.span = {0, 3}, .form = record::MentionForm::nominal}};
  record::Actor other = one;
  CHECK_FALSE(assemble::same_actors({{0, &one}, {1, &other}}).root(1) == 0);
  one.name = other.name = "Norvik";
  one.mentions[0].form = other.mentions[0].form = record::MentionForm::name;
  other.kind = ActorKind::other;
  CHECK(assemble::same_actors({{0, &one}, {1, &other}}).root(1) == 0);
}

TEST_CASE("assemble: a bare surname joins its one bearer and nobody when there are two", "[assemble]") {
  CHECK(same_person("Trump", "Donald Trump"));
  const record::Actor bare{.id = "a1", .kind = ActorKind::person, .name = "Trump"};
  const record::Actor donald{.id = "a2", .kind = ActorKind::person, .name = "Donald Trump"};
  const record::Actor melania{.id = "a3", .kind = ActorKind::person, .name = "Melania Trump"};
  const assemble::Groups groups = assemble::same_actors({{0, &bare}, {1, &donald}, {1, &melania}});
  CHECK(groups.sets().size() == 3);
}

TEST_CASE("assemble: one happening told by two articles is one event with two claims", "[assemble]") {
  Writer one, other;
  one.event("[2017-07-03..2017-07-09]", "meeting", "Trump and Putin met last week",
            {one.actor("Donald Trump"), one.actor("Vladimir Putin")});
  other.event("2017-07-07", "meeting", "Putin met Trump on Friday",
              {other.actor("Vladimir Putin"), other.actor("Donald Trump")});
  const model::Assembled graph = assemble::assemble({{"s1", {}, &one.record}, {"s2", {}, &other.record}});
  REQUIRE(graph.events.size() == 1);
  CHECK(graph.claims.size() == 2);
  CHECK(graph.actors.size() == 2);
  CHECK(graph.events[0].event.dating.when.edtf == "2017-07-07");  // the finest that words state
  CHECK(graph.events[0].absorbed_uids.size() == 1);
}

TEST_CASE("assemble: what does not fit stays apart", "[assemble]") {
  const auto events_of = [](const std::string& one_date, const std::string& one_kind,
                            const std::string& one_words, const std::string& other_date,
                            const std::string& other_kind, const std::string& other_words) {
    Writer one, other;
    one.event(one_date, one_kind, one_words, {one.actor("Donald Trump"), one.actor("Vladimir Putin")});
    other.event(other_date, other_kind, other_words,
                {other.actor("Donald Trump"), other.actor("Vladimir Putin")});
    return assemble::assemble({{"s1", {}, &one.record}, {"s2", {}, &other.record}}).events.size();
  };
  CHECK(events_of("2017-07-07", "meeting", "they met", "2017-07-08", "meeting", "they met") == 2);
  CHECK(events_of("2017-07-07", "meeting", "they met", "2017-07-07", "call", "they spoke") == 2);
  CHECK(events_of("", "meeting", "they met", "2017-07-07", "meeting", "they met") == 2);
  CHECK(events_of("2017", "meeting", "they met", "2017", "meeting", "they met") ==
        2);  // a year is too wide to tell
  CHECK(events_of("2017-07-07", "statement", "he praised the weather in Hamburg", "2017-07-07", "statement",
                  "he denied knowing anything about hacking") == 2);
  CHECK(events_of("2017-07-07", "meeting", "they met", "2017-07", "meeting", "they met") == 1);
}

TEST_CASE("assemble: one participant in common and the words of the clause make one event", "[assemble]") {
  Writer one, other;
  const std::string some = one.actor("Russian diplomats", ActorKind::group);
  one.event("2016-12", "expulsion", "Barack Obama expelled 35 Russian diplomats",
            {one.actor("Barack Obama"), some});
  const std::string same = other.actor("Russian diplomats", ActorKind::group);
  other.event("2016-12-29", "expulsion",
              "President Barack Obama ordered the expulsion of 35 Russian diplomats",
              {other.actor("Barack Obama"), same});
  other.event("2016-12-30", "meeting", "Other Russian diplomats met in Geneva",
              {other.actor("Russian diplomats", ActorKind::group)});
  const model::Assembled graph = assemble::assemble({{"s1", {}, &one.record}, {"s2", {}, &other.record}});
  CHECK(graph.events.size() == 2);
  CHECK(graph.actors.size() == 3);  // Obama, the diplomats expelled, the diplomats in Geneva
}

TEST_CASE("assemble: two events of one article stay two", "[assemble]") {
  Writer one;
  const std::string trump = one.actor("Donald Trump"), putin = one.actor("Vladimir Putin");
  one.event("2017-07-07", "meeting", "they met in the morning", {trump, putin});
  one.event("2017-07-07", "meeting", "they met in the evening", {trump, putin});
  Writer other;
  other.event("2017-07-07", "meeting", "they met in the evening",
              {other.actor("Donald Trump"), other.actor("Vladimir Putin")});
  const model::Assembled graph = assemble::assemble({{"s1", {}, &one.record}, {"s2", {}, &other.record}});
  CHECK(titles(graph) == std::set<std::string>{"they met in the morning", "they met in the evening"});
}

TEST_CASE("assemble: the graph is the same for every order of the articles", "[assemble][property]") {
  std::mt19937 random(11);
  const char* names[] = {"Donald Trump",       "Trump",         "Vladimir Putin",     "Putin",
                         "Barack Obama",       "Obama",         "Melania Trump",      "Volodymyr Zelensky",
                         "Vladimir Zelenskyy", "Zelenskiy",     "Donald J. Trump",    "Robert Müller",
                         "Robert Mueller",     "Robert Muller", "Volodymyr Zelenskiy"};
  const char* dates[] = {"2017-07-07", "2017-07", "[2017-07-03..2017-07-09]", "2016-12-29", ""};
  const char* kinds[] = {"meeting", "statement"};
  for (int round = 0; round < 200; ++round) {
    std::deque<Writer> writers(2 + random() % 5);
    std::vector<assemble::Reading> readings;
    for (std::size_t w = 0; w < writers.size(); ++w) {
      std::vector<std::string> actors;
      for (std::size_t i = 0; i < 2 + random() % 3; ++i)
        actors.push_back(writers[w].actor(names[random() % std::size(names)]));
      for (std::size_t i = 0; i < 1 + random() % 3; ++i)
        writers[w].event(dates[random() % 5], kinds[random() % 2], "they met and talked about hacking",
                         {actors[random() % actors.size()], actors[random() % actors.size()]});
      std::optional<calendar::Day> published;
      if (random() % 2) published = calendar::Day{17000 + static_cast<int>(random() % 3)};
      for (record::Event& event : writers[w].record.events) {
        if (!published || random() % 2) continue;
        const calendar::Day likely = *published - static_cast<int>(random() % 3);
        event.time.likely = record::LikelyDays{likely, likely, "published", 0.1 * (random() % 10)};
      }
      readings.push_back({"s" + std::to_string(w), published, &writers[w].record});
    }
    const model::Assembled first = assemble::assemble(readings);
    for (int order = 0; order < 4; ++order) {
      std::shuffle(readings.begin(), readings.end(), random);
      REQUIRE(assemble::assemble(readings) == first);
    }
  }
}

namespace {

/// A reading of "at the G20 summit": a summit without a date, and a meeting during it.
struct Summit {
  explicit Summit(const std::string& summit_edtf = "", const std::string& meeting_edtf = "") {
    record.text = "They met at the G20 summit.\n";
    record::Event meeting{.id = "e1", .title = "They met at the G20 summit", .kind = "meeting"};
    meeting.mentions = {{.span = {5, 8}}};
    meeting.quote = {0, 27};
    record::Event summit{.id = "e2", .title = "G20 summit", .kind = "meeting"};
    summit.mentions = {{.span = {20, 26}}};
    summit.quote = {0, 27};
    const auto date = [](record::Event& event, const std::string& edtf) {
      if (edtf.empty()) return;
      event.time.when = *calendar::span_from_edtf(edtf);
      event.time.when.stated = true;
    };
    date(meeting, meeting_edtf);
    date(summit, summit_edtf);
    record.events = {meeting, summit};
    record.relations = {{"e1", "e2", record::RelationKind::during, {9, 26}}};
  }
  record::Record record;
};

std::string edtf_of(const model::Assembled& graph, const std::string& title, const std::string& source) {
  for (const model::AssembledClaim& claim : graph.claims)
    if (claim.claim.title == title && claim.source_uid == source) return claim.claim.dating.when.edtf;
  return "none";
}

}  // namespace

TEST_CASE("assemble: an anchor dates what it names and what happened during it", "[assemble]") {
  const Summit told, narrow("", "[2017-07-03..2017-07-09]"), other("", "2017-07-01");
  assemble::Decisions decisions;
  decisions.anchors = {{"g20 Summit", *calendar::span_from_edtf("2017-07-07/2017-07-08")}};
  const model::Assembled graph = assemble::assemble(
      {{"s1", {}, &told.record}, {"s2", {}, &narrow.record}, {"s3", {}, &other.record}}, decisions);
  CHECK(edtf_of(graph, "G20 summit", "s1") == "[2017-07-07..2017-07-08]");
  CHECK(edtf_of(graph, "They met at the G20 summit", "s1") == "[2017-07-07..2017-07-08]");
  CHECK(edtf_of(graph, "They met at the G20 summit", "s2") == "[2017-07-07..2017-07-08]");  // narrowed
  CHECK(edtf_of(graph, "They met at the G20 summit", "s3") == "2017-07-01");  // its words say otherwise
  const auto is_stated = [](const model::Assembled& of) {
    return std::any_of(of.claims.begin(), of.claims.end(), [](const auto& claim) {
      return claim.claim.title == "G20 summit" && claim.claim.dating.when.stated;
    });
  };
  CHECK(is_stated(assemble::assemble({{"s1", {}, &told.record}}, decisions)));
  // What another article says of the name is not stated by this one.
  const Summit dated("2017-07-07");
  const calendar::Day july = calendar::day_of({2017, 7, 10});
  const model::Assembled read = assemble::assemble({{"s1", july, &told.record}, {"s2", july, &dated.record}});
  const auto inferred = std::find_if(read.claims.begin(), read.claims.end(), [](const auto& claim) {
    return claim.source_uid == "s1" && claim.claim.title == "G20 summit";
  });
  REQUIRE(inferred != read.claims.end());
  CHECK(inferred->claim.dating.when.edtf == "2017-07-07");
  CHECK_FALSE(inferred->claim.dating.when.stated);
}

TEST_CASE("assemble: an actor of two articles keeps the ids of both", "[assemble]") {
  Writer one, other;
  one.event("2017-07-07", "meeting", "Orban met", {one.actor("Viktor Orban")});
  other.event("2018-07-07", "visit", "Orbán went", {other.actor("Viktor Orbán")});
  const model::Assembled of_one = assemble::assemble({{"s1", {}, &one.record}}),
                         of_other = assemble::assemble({{"s2", {}, &other.record}}),
                         both = assemble::assemble({{"s1", {}, &one.record}, {"s2", {}, &other.record}});
  REQUIRE(both.actors.size() == 1);
  CHECK(both.actors[0].uid == of_one.actors[0].uid);
  CHECK(both.actors[0].absorbed_uids == std::vector<std::string>{of_other.actors[0].uid});
}

TEST_CASE("assemble: numbers that contradict each other are told in the words of both", "[assemble]") {
  Writer one, other;
  one.event("2016-12-29", "expulsion", "Obama expelled the diplomats",
            {one.actor("Barack Obama"), one.actor("35 diplomats", ActorKind::group)});
  other.event("2016-12-29", "expulsion", "Obama expelled the diplomats",
              {other.actor("Barack Obama"), other.actor("36 diplomats", ActorKind::group)});
  for (record::Record* record : {&one.record, &other.record}) {
    record->events[0].participants[1].role = Role::patient;
    record->events[0].participants[1].span = record->actors[1].mentions[0].span;
  }
  const model::Assembled graph = assemble::assemble({{"s1", {}, &one.record}, {"s2", {}, &other.record}});
  REQUIRE(graph.events.size() == 1);
  REQUIRE(graph.disagreements.size() == 1);
  CHECK(graph.disagreements[0].disagreement.one_words == "35 diplomats");
  CHECK(graph.disagreements[0].disagreement.other_words == "36 diplomats");
}

TEST_CASE("assemble: what an article names has an article and a code of two capitals or figures",
          "[assemble]") {
  const auto dated = [](const std::string& name) {
    const auto reading = [&](const std::string& edtf) {
      record::Record record;
      record.text = "They met at " + name + " summit.\n";
      record::Event event{
          .id = "e1", .title = name.substr(name.find(' ') + 1) + " summit", .kind = "meeting"};
      const std::uint64_t trigger = record.text.find("summit");
      event.mentions = {{.span = {trigger, trigger + 6}}};
      event.quote = {0, record.text.size() - 1};
      if (!edtf.empty()) event.time.when = *calendar::span_from_edtf(edtf);
      event.time.when.stated = !edtf.empty();
      record.events = {event};
      return record;
    };
    const record::Record told = reading(""), known = reading("2017-07-07");
    const calendar::Day july = calendar::day_of({2017, 7, 10});
    return edtf_of(assemble::assemble({{"s1", july, &told}, {"s2", july, &known}}), told.events[0].title,
                   "s1") == "2017-07-07";
  };
  CHECK(dated("the EU"));
  CHECK(dated("the C40"));
  CHECK(dated("the 2016 Berlin"));
  CHECK_FALSE(dated("the Berlin"));
  CHECK_FALSE(dated("the G"));
  CHECK_FALSE(dated("an EU"));
}

TEST_CASE("assemble: another article says when the thing of a name was", "[assemble]") {
  const Summit told, dated("2017-07-07"), again("2018-11-30");
  const calendar::Day july = calendar::day_of({2017, 7, 10});
  const auto summit = [&](std::vector<assemble::Reading> readings) {
    return edtf_of(assemble::assemble(std::move(readings)), "G20 summit", "s1");
  };
  CHECK(summit({{"s1", july, &told.record}, {"s2", july, &dated.record}}) == "2017-07-07");
  // Articles that do not agree, and one of another year, say nothing.
  CHECK(summit({{"s1", july, &told.record}, {"s2", july, &dated.record}, {"s3", july, &again.record}}) == "");
  CHECK(summit({{"s1", calendar::day_of({2019, 7, 1}), &told.record}, {"s2", july, &dated.record}}) == "");
}

TEST_CASE("assemble: an order that the editor knows bounds events and becomes a relation", "[assemble]") {
  Writer one;
  const std::string trump = one.actor("Donald Trump");
  one.event("2017-07-07", "meeting", "they met in Hamburg", {trump});
  one.event("", "statement", "he wrote on Twitter", {trump});
  const std::vector<assemble::Reading> readings{{"s1", {}, &one.record}};
  const model::Assembled before = assemble::assemble(readings);
  REQUIRE(before.events.size() == 2);
  assemble::Decisions decisions;
  decisions.orders = {{before.events[0].uid, before.events[1].uid}, {"gone", before.events[1].uid}};
  const model::Assembled after = assemble::assemble(readings, decisions);
  CHECK(after.events[1].event.dating.when.edtf == "[2017-07-07..]");
  CHECK(after.events[0].event.dating.when.edtf == "2017-07-07");
  REQUIRE(after.relations.size() == 1);
  CHECK(after.relations[0].kind == model::RelationKind::after);
  CHECK(after.relations[0].source_uid.empty());
  // What is rejected, as an event or as all of its claims, bounds nothing.
  assemble::Decisions without = decisions;
  without.claims = {{.claim = {.uid = before.events[0].uid}, .state = model::State::rejected}};
  const model::Assembled unbound = assemble::assemble(readings, without);
  CHECK(unbound.events[0].event.state == model::State::rejected);
  CHECK(unbound.events[1].event.dating.when.unknown());
  without.claims.front().state = model::State::checked;
  CHECK(assemble::assemble(readings, without).events[1].event.dating.when.edtf == "[2017-07-07..]");
  // What dates contradict changes nothing.
  decisions.orders = {{before.events[1].uid, before.events[0].uid},
                      {before.events[0].uid, before.events[1].uid}};
  CHECK(assemble::assemble(readings, decisions).events[0].event.dating.when.edtf == "2017-07-07");
}
