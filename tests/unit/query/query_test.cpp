#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "graph/query/claim_rows.hpp"
#include "graph/query/date_words.hpp"
#include "graph/query/names.hpp"
#include "graph/query/parts.hpp"
#include "graph/query/query.hpp"
#include "graph/query/relative_time.hpp"
#include "graph/query/source_words.hpp"
#include "src/base/problem.hpp"
#include "tests/support/small_story.hpp"

using namespace dateline;
using dateline::test::SmallStory;
using model::Role;

namespace {

/// A filter as one line: all[who:obama any[kind:meeting kind:attack]].
std::string dump(const query::Filter& filter) {
  if (filter.kind == query::Filter::Kind::term)
    return filter.term.field.empty() ? "'" + filter.term.value + "'"
                                     : filter.term.field + ":" + filter.term.value;
  const char* names[] = {"all", "any", "not"};
  std::string out = names[static_cast<int>(filter.kind)] + std::string("[");
  for (const query::Filter& part : filter.parts) out += (out.back() == '[' ? "" : " ") + dump(part);
  return out + "]";
}

std::string ids(const query::Result& result) {
  std::string out;
  for (const query::ResultEvent& event : result.events) out += (out.empty() ? "" : " ") + event.id;
  return out;
}

struct Affair {
  SmallStory story;
  model::ActorId trump, junior, obama, putin, hamburg;
  Affair() {
    trump = story.actor("Donald Trump", {"Trump", "President Trump"});
    junior = story.actor("Donald Trump Jr.");
    obama = story.actor("Barack Obama", {"Obama"});
    putin = story.actor("Vladimir Putin", {"Putin"});
    hamburg = story.actor("Hamburg", {}, model::ActorKind::place);
    const auto wire = story.source("Meridian Wire", "Obama expelled diplomats.");
    const auto lantern = story.source("The Lantern", "They met.");
    story.event("[2017-07-03..2017-07-09]", "Trump and Putin meet", "meeting",
                {{trump, Role::agent}, {putin, Role::agent}, {hamburg, Role::place}}, lantern, 0.9);  // E1
    story.event("2016-12", "Obama orders the expulsion", "expulsion", {{obama, Role::agent}}, wire,
                0.8);                                                                                    // E2
    story.event("[..2016-11-08]", "hackers break in", "hack", {}, wire, 0.7);                            // E3
    story.event("~[..2017-07-10]", "Putin warns", "statement", {{putin, Role::speaker}}, lantern, 0.4);  // E4
    story.event("", "talks are planned", "meeting", {{obama, Role::agent}}, wire, 0.2);                  // E5
    story.event("2016-11-08", "the election", "election", {}, wire, 0.9);                                // E6
  }
  query::Result ask(const std::vector<std::string>& words, query::Options options = {}) {
    return query::ask(story, query::parse_filter(words), options);
  }
};

std::string failure(const std::vector<std::string>& words) {
  Affair affair;
  try {
    affair.ask(words);
  } catch (const base::Problem& problem) {
    return problem.what();
  }
  return "";
}

}  // namespace

TEST_CASE("date words: days that nobody stated are inferred, and say so", "[query]") {
  query::ResultEvent event;
  event.when = *calendar::span_from_edtf("2019-04-01/2019-04-02");
  event.when.stated = false;
  CHECK(query::date_words(event, calendar::DateStyle::guardian).ends_with("2019, inferred"));
  event.when.stated = true;
  CHECK_FALSE(query::date_words(event, calendar::DateStyle::guardian).ends_with("inferred"));
}

TEST_CASE("filter: events named one after the other are all meant", "[query]") {
  Affair affair;
  CHECK(affair.ask({"E2", "E3"}).events.size() == 2);
  CHECK(affair.ask({"E2", "E3", "E6"}).events.size() == 3);
  CHECK(affair.ask({"E2", "E3", "kind:hack"}).events.size() == 1);
  CHECK(affair.ask({"E2,E3", "E6"}).events.size() == 3);
  CHECK(affair.ask({"E2", "kind:hack", "E3"}).events.empty());
}

TEST_CASE("filter: words become terms, commas or, not: negates a clause", "[query]") {
  const std::pair<std::vector<std::string>, std::string> cases[] = {
      {{}, "all[]"},
      {{"who:obama", "expulsion"}, "all[who:obama 'expulsion']"},
      {{"who:obama,putin"}, "all[any[who:obama who:putin]]"},
      {{"who:obama,kind:meeting"}, "all[any[who:obama kind:meeting]]"},
      {{"not:kind:statement,report"}, "all[not[any[kind:statement kind:report]]]"},
      {{"who:Donald Trump"}, "all[who:Donald Trump]"},
      {{"who:obama kind:meeting"}, "all[who:obama kind:meeting]"},
      {{"(who:obama when:2016),kind:election"}, "all[any[all[who:obama when:2016] kind:election]]"},
      {{"(who:\"Donald Trump\" not:meeting)"}, "all[all[who:Donald Trump not['meeting']]]"},
      {{"https://a.example/x"}, "all['https://a.example/x']"},
  };
  for (const auto& [words, expected] : cases) CHECK(dump(query::parse_filter(words)) == expected);
}

TEST_CASE("filter: what cannot be read is pointed at", "[query]") {
  CHECK(failure({"whom:obama"}) ==
        "the filter cannot be read: there is no filter word 'whom:'\n  whom:obama\n  ^\ndid you mean who: ?");
  CHECK(failure({"(who:obama"}).find("never closed\n  (who:obama\n  ^") != std::string::npos);
  CHECK(failure({"kind:"}).find("nothing stands after kind:") != std::string::npos);
  CHECK(failure({"a,,b"}).find("a word is missing\n  a,,b\n    ^") != std::string::npos);
  CHECK(failure({"not:"}).find("nothing stands after not:") != std::string::npos);
  CHECK(failure({"when:tomorrowish"}).find("is no date that can be read") != std::string::npos);
  CHECK(failure({"is:planed"}).find("did you mean planned?") != std::string::npos);
  CHECK(failure({std::string(100, '(')}).find("too deep") != std::string::npos);
}

namespace {

/// Four sources: a wire, its copy, an article that contains all of the wire's words, a paper of its own.
struct Syndication {
  SmallStory story;
  model::SourceId wire, copy, around, paper;
  model::EventId by_all, by_copies, by_around, by_two;
  Syndication() {
    wire = story.source("Meridian Wire", "The ferry struck the wall.");
    copy = story.source("The Lantern", "The ferry struck the wall.");
    around = story.source("Quayside Review", "The ferry struck the wall. We were there.");
    paper = story.source("Harbour Courier", "A ferry has hit the breakwater.");
    story.link(copy, model::LinkKind::copy, wire, 0.964);
    story.link(around, model::LinkKind::containing, wire, 0.6);
    by_all = told_by({copy, wire, around, paper});  // E1
    by_copies = told_by({copy, wire});              // E2
    by_around = told_by({around, copy});            // E3
    by_two = told_by({around, paper});              // E4
  }
  model::EventId told_by(const std::vector<model::SourceId>& sources) {
    const auto event = story.event("2019-05-07", "A ferry strikes the wall", "accident");
    for (const model::SourceId source : sources) story.claim(event, source);
    return event;
  }
  std::string ids_of(const std::string& filter) {
    return ids(query::ask(story, query::parse_filter({filter})));
  }
};

}  // namespace

TEST_CASE("filter: sources: asks how many tell of an event, copies counted once", "[query]") {
  Syndication story;
  CHECK(story.ids_of("sources:1") == "E2 E3");
  CHECK(story.ids_of("sources:2") == "E1 E4");
  CHECK(story.ids_of("sources:1+") == "E1 E2 E3 E4");
  CHECK(story.ids_of("sources:2+") == "E1 E4");
  CHECK(story.ids_of("sources:3+").empty());
  CHECK(story.ids_of("sources:2..3") == "E1 E4");
  CHECK(story.ids_of("not:sources:2+") == "E2 E3");
  CHECK(story.ids_of("sources:1,2") == "E1 E2 E3 E4");
}

TEST_CASE("filter: a number of sources that cannot be read is pointed at", "[query]") {
  CHECK(failure({"sources:two"}) ==
        "the filter cannot be read: 'two' is no number of sources\n  sources:two\n          ^\nnumbers are "
        "written 2 (just two), 2+ (two or more) or 2..3");
  for (const char* bad : {"0", "-1", "2-3", "3..2", "2..", "+2", "2 +", "99999999999999999999", "1.5"})
    CHECK(failure({"sources:" + std::string(bad)}).find("is no number of sources") != std::string::npos);
  CHECK(failure({"sources:S1"}).find("did you mean source:S1 ?") != std::string::npos);
  CHECK(failure({"source:2+"}).find("did you mean sources:2+") != std::string::npos);
  CHECK(failure({"sorces:2"}).find("did you mean sources: ?") != std::string::npos);
}

TEST_CASE("result: copies of one text count once, and are named", "[query]") {
  Syndication story;
  const query::Result all = query::ask(story.story, {});
  REQUIRE(all.events.size() == 4);
  CHECK(all.events[0].sources == 2);
  CHECK(all.events[0].copies == std::vector<std::string>{"S2", "S3"});
  CHECK(all.events[1].copies == std::vector<std::string>{"S2"});
  CHECK(all.events[2].sources == 1);  // the copy stands for its wire, which the article contains
  CHECK(all.events[2].copies == std::vector<std::string>{"S3"});
  CHECK(all.events[3].copies.empty());
  REQUIRE(all.sources.size() == 4);
  CHECK(all.sources[1].counts_as == "S1");
  CHECK(query::link_words(*all.sources[1].link) == "copy of S1 (96 %)");
  CHECK(all.sources[2].counts_as.empty());
  CHECK(query::link_words(*all.sources[2].link) == "contains S1");
  CHECK_FALSE(all.sources[3].link);
  CHECK(query::link_words({"version", "S2", 0.4}) == "version of S2");
  CHECK(query::link_words({"excerpt", "S2", 0.999}) == "excerpt of S2 (99 %)");
  CHECK(query::link_words({"copy", "S2", 0.29}) == "copy of S2 (29 %)");
  CHECK(query::counted_sources(1, 0) == "1 source");
  CHECK(query::counted_sources(2, 1) == "2 sources (and 1 copy)");
  CHECK(query::counted_sources(1, 3) == "1 source (and 3 copies)");
}

TEST_CASE("filter: names match by whole words, accents and case apart", "[query]") {
  Affair affair;
  CHECK(ids(affair.ask({"who:obama"})) == "E2 E5");
  CHECK(ids(affair.ask({"who:PUTIN"})) == "E1 E4");
  CHECK(ids(affair.ask({"who:A3"})) == "E2 E5");
  CHECK(ids(affair.ask({"place:hamburg"})) == "E1");
  CHECK(ids(affair.ask({"said-by:putin"})) == "E4");
  CHECK(ids(affair.ask({"who:obama,putin", "not:kind:meeting"})) == "E2 E4");
  CHECK(failure({"who:obma"}).find("did you mean Barack Obama?") != std::string::npos);
}

TEST_CASE("filter: role: is anybody's, and beside who: that of whom it names", "[query]") {
  Affair affair;
  affair.story.at({4}).participants.push_back({affair.obama, Role::patient, {}});  // Putin warns Obama
  CHECK(ids(affair.ask({"role:agent"})) == "E2 E1 E5");
  CHECK(ids(affair.ask({"role:patient,place"})) == "E1 E4");
  CHECK(ids(affair.ask({"who:obama", "role:agent"})) == "E2 E5");
  CHECK(ids(affair.ask({"who:obama", "role:speaker"})).empty());
  CHECK(ids(affair.ask({"who:obama", "role:patient"})) == "E4");
  CHECK(ids(affair.ask({"who:obama", "not:role:agent"})) == "E4");
  // Each of them, in one of the roles.
  CHECK(ids(affair.ask({"who:obama", "who:putin", "role:speaker"})).empty());
  CHECK(ids(affair.ask({"who:obama", "who:putin", "role:speaker,patient"})) == "E4");
  CHECK(ids(affair.ask({"who:obama", "who:putin", "not:role:agent"})) == "E4");
  CHECK(ids(affair.ask({"who:obama,putin", "role:speaker,agent"})) == "E2 E1 E4 E5");
  // One parenthesis has its own.
  CHECK(ids(affair.ask({"(who:obama role:patient),kind:hack"})) == "E3 E4");
  CHECK(ids(affair.ask({"who:obama (role:patient,kind:meeting)"})) == "E4 E5");
  CHECK(failure({"role:agnt"}) ==
        "the filter cannot be read: 'agnt' is not one of: agent, patient, recipient, speaker, place, other\n"
        "  role:agnt\n       ^\ndid you mean agent?");
}

TEST_CASE("filter: about: is what somebody takes part in who does not say it", "[query]") {
  Affair affair;
  affair.story.at({4}).participants.push_back({affair.obama, Role::patient, {}});
  affair.story.at({2}).attributed_to = affair.obama;
  CHECK(ids(affair.ask({"about:obama"})) == "E4 E5");  // E2 is what he says himself
  CHECK(ids(affair.ask({"about:putin"})) == "E1");
  CHECK(ids(affair.ask({"said-by:putin", "about:obama"})) == "E4");
}

TEST_CASE("filter: relation: takes both ends", "[query]") {
  Affair affair;
  affair.story.relate({3}, {2}, model::RelationKind::causes);
  affair.story.relate({4}, {2}, model::RelationKind::responds_to);
  CHECK(ids(affair.ask({"relation:causes"})) == "E3 E2");
  CHECK(ids(affair.ask({"relation:causes,responds-to"})) == "E3 E2 E4");
  CHECK(ids(affair.ask({"relation:part-of"})).empty());
  CHECK(failure({"relation:cause"}).find("relation:cause\n           ^\ndid you mean causes?") !=
        std::string::npos);
}

TEST_CASE("filter: during: takes what lies within, as days or words say", "[query]") {
  Affair affair;
  const auto summit = affair.story.event("2017-07-01/2017-07-10", "the summit", "meeting");  // E7
  const auto talks = affair.story.event("", "talks on the fringe", "meeting");               // E8
  CHECK(ids(affair.ask({"during:2016-12"})) == "E2");
  CHECK(affair.ask({"during:2016-12-29"}).possible == 4);  // E2 was on one day of December
  CHECK(ids(affair.ask({"during:2016-12-29"})).empty());
  CHECK(ids(affair.ask({"during:E7"})) == "E1");
  affair.story.relate(talks, summit, model::RelationKind::part_of);
  CHECK(ids(affair.ask({"during:E7"})) == "E1 E8");
  // Words that the date rules out do not make it so.
  affair.story.relate({6}, summit, model::RelationKind::during);
  CHECK(ids(affair.ask({"during:E7"})) == "E1 E8");
  Affair other;
  CHECK_THROWS_AS(other.ask({"during:E5"}), base::DataError);  // nobody says when that was
}

TEST_CASE("filter: relative words count from the stated day, and are refused without one", "[query]") {
  Affair affair;
  const query::Options now{.today = calendar::day_of({2017, 1, 15})};
  CHECK(ids(affair.ask({"when:last-month"}, now)) == "E2");
  CHECK(ids(affair.ask({"during:last-month"}, now)) == "E2");
  CHECK(ids(affair.ask({"before:last-month"}, now)) == "E3 E6");
  CHECK(ids(affair.ask({"after:this-year"}, now)).empty());
  CHECK(ids(affair.ask({"after:yesterday"}, now)) == "E1");
  CHECK(failure({"who:obama", "when:last-month"}) ==
        "the filter cannot be read: 'last-month' counts from the present day, and none is stated\n"
        "  when:last-month\n       ^\nstate it before the command: dateline --now 2017-07-10 …; or write the "
        "days");
  CHECK(failure({"when:lastmonth"}).find("did you mean last-month?") != std::string::npos);
  CHECK(failure({"when:last-7-dais"}).find("did you mean last-7-days?") != std::string::npos);
}

TEST_CASE("relative words: what each means", "[query]") {
  const auto said = [](std::string_view words, const calendar::CivilDate& today = {2017, 7, 10}) {
    const auto span = query::relative_time(words, calendar::day_of(today));  // a Monday
    return span ? calendar::iso(*span->earliest_start) + " " + calendar::iso(*span->latest_end) : "";
  };
  CHECK(said("today") == "2017-07-10 2017-07-10");
  CHECK(said("yesterday") == "2017-07-09 2017-07-09");
  CHECK(said("tomorrow") == "2017-07-11 2017-07-11");
  CHECK(said("this-week") == "2017-07-10 2017-07-16");
  CHECK(said("last-week") == "2017-07-03 2017-07-09");
  CHECK(said("last-week", {2017, 7, 16}) == "2017-07-03 2017-07-09");
  CHECK(said("next-month") == "2017-08-01 2017-08-31");
  CHECK(said("last-month", {2017, 1, 31}) == "2016-12-01 2016-12-31");
  CHECK(said("this-year") == "2017-01-01 2017-12-31");
  CHECK(said("last-year") == "2016-01-01 2016-12-31");
  CHECK(said("last-7-days") == "2017-07-04 2017-07-10");
  CHECK(said("last-1-day") == "2017-07-10 2017-07-10");
  CHECK(said("next-2-weeks") == "2017-07-11 2017-07-24");
  CHECK(said("last-1-month", {2017, 3, 31}) == "2017-03-01 2017-03-31");
  CHECK(said("last-2-years", {2016, 2, 29}) == "2014-03-01 2016-02-29");
  for (const char* none :
       {"", "last", "last-", "this-day", "last-0-days", "this-3-days", "last--days", "last-x-days",
        "last-10000-days", "last-3-moons", "last-weeks", "Last-month", "last-7-days-"})
    CHECK(said(none).empty());
}

TEST_CASE("filter: a value that cannot be read is pointed at where it stands", "[query]") {
  CHECK(failure({"who:obama when:never kind:hack"})
            .find("  who:obama when:never kind:hack\n                 ^\n") != std::string::npos);
  CHECK(failure({"state:new,accepted"}).find("  state:new,accepted\n        ^") != std::string::npos);
  CHECK(failure({"state:accepted,new"}).find("  state:accepted,new\n                 ^") !=
        std::string::npos);
  CHECK(failure({"(when:\"no day\")"}).find("  (when:\"no day\")\n        ^\n") != std::string::npos);
  CHECK(failure({"sources: two"}).find("  sources: two\n           ^\n") != std::string::npos);
}

TEST_CASE("plan: says what was read, and of how many each clause holds", "[query]") {
  Affair affair;
  const auto plan = [&](const std::vector<std::string>& filter) {
    query::Plan made;
    (void)query::ask(affair.story, query::parse_filter(filter), {}, &made);
    return made;
  };
  const auto words = [](const query::Plan& made) {
    std::string out = std::to_string(made.read) + " by " + made.access + ";";
    for (const query::ClausePlan& clause : made.clauses)
      out += " " + clause.words + " " + std::to_string(clause.asked) + "/" + std::to_string(clause.held) +
             "/" + std::to_string(clause.possible);
    return out + "; " + std::to_string(made.taken) + "/" + std::to_string(made.possible);
  };
  CHECK(words(plan({"who:obama", "when:2016-12"})) ==
        "2 by index over actors and days; who:obama 2/2/0 when:2016-12 2/1/1; 1/1");
  CHECK(words(plan({"who:obama,putin"})) == "4 by index over actors; who:obama 4/2/0 who:putin 2/2/0; 4/0");
  CHECK(words(plan({"kind:hack", "expulsion"})) ==
        "1 by index over words; kind:hack 1/0/0 expulsion 0/0/0; 0/0");
  CHECK(words(plan({"kind:hack"})) == "1 by kinds read through in the story file; kind:hack 1/1/0; 1/0");
  CHECK(words(plan({"source:S2"})) == "2 by index over sources; source:S2 2/2/0; 2/0");
  CHECK(words(plan({"E2,E3"})).starts_with("2 by its handle, and the index over words;"));
  CHECK(words(plan({"not:who:obama"})) == "6 by all events were read; not:who:obama 6/4/0; 4/0");
  CHECK(words(plan({"state:proposed"})).starts_with("6 by states read through in the story file: so many"));
  // Of two indexes what both hold, and of two ways to read a part the first index.
  CHECK(words(plan({"who:obama", "expulsion"})).starts_with("1 by index over words, index over actors;"));
  CHECK(plan({"who:putin", "expulsion"}).read == 0);
  CHECK(plan({"(expulsion source:S2),E1"}).access ==
        "index over words, its handle, and the index over words");
  CHECK(plan({"(source:S2 expulsion),E1"}).access ==
        "index over sources, its handle, and the index over words");
  CHECK(plan({"(kind:hack expulsion),E1"}).access ==
        "index over words, its handle, and the index over words");
  CHECK(plan({"who:A3"}).clauses[0].how == "by its handle: A3 Barack Obama");
  CHECK(plan({"who:obama"}).clauses[0].how == "names of 5 actors compared: A3 Barack Obama");
}

TEST_CASE("claims: words on source and speaker are asked of each claim", "[query]") {
  Affair affair;
  affair.story.claim({2}, {2});  // C7: The Lantern tells of the expulsion, too
  affair.story.claim_at({7}).attributed_to = affair.putin;
  const auto rows = [&](const std::vector<std::string>& words, query::Claims which = query::Claims::all) {
    std::string out;
    for (const query::ClaimRow& row : query::ask_claims(affair.story, query::parse_filter(words), which).rows)
      out += (out.empty() ? "" : " ") + row.claim.id;
    return out;
  };
  CHECK(rows({"E2"}) == "C2 C7");
  CHECK(rows({"kind:expulsion", "source:S2"}) == "C7");
  CHECK(rows({"kind:expulsion", "not:source:S2"}) == "C2");
  CHECK(rows({"said-by:putin"}) == "C7");  // E4's participants are not those of its claim here
  CHECK(rows({"kind:expulsion", "not:said-by:putin"}) == "C2");
  CHECK(rows({}, query::Claims::spoken) == "C7");
  const query::ClaimRow row =
      query::ask_claims(affair.story, query::parse_filter({"said-by:putin"}), query::Claims::spoken)
          .rows.at(0);
  CHECK(row.event == "E2");
  CHECK(row.speakers.at(0).name == "Vladimir Putin");
  CHECK(row.claim.quote == "They met.");
  // Where the editor has decided who takes part, that holds for all claims.
  affair.story.at({4}).decisions.push_back({.field = model::Field::actors, .given = true});
  CHECK(rows({"said-by:putin"}) == "C7 C4");
}

TEST_CASE("quotes: what one says in one stretch of words is one row", "[query]") {
  Affair affair;
  affair.story.claim({2}, {2});  // C7
  affair.story.claim({3}, {2});  // C8, the same words
  affair.story.claim({1}, {2});  // C9, the same words, which somebody else says
  for (const std::uint32_t number : {7u, 8u}) affair.story.claim_at({number}).attributed_to = affair.putin;
  affair.story.claim_at({9}).attributed_to = affair.obama;
  affair.story.claim_at({7}).participants = {{affair.obama, model::Role::patient, {}}};
  affair.story.claim_at({8}).participants = {{affair.putin, model::Role::speaker, {}}};
  const query::ClaimResult result =
      query::ask_claims(affair.story, query::parse_filter({}), query::Claims::spoken);
  REQUIRE(result.rows.size() == 2);
  const auto row = std::find_if(result.rows.begin(), result.rows.end(),
                                [](const query::ClaimRow& one) { return !one.also.empty(); });
  REQUIRE(row != result.rows.end());
  CHECK(row->claim.id == "C8");  // it tells of the saying
  CHECK(row->also == std::vector<std::string>{"C7"});
  REQUIRE(row->about.size() == 1);
  CHECK(row->about[0].name == "Barack Obama");
  // Each claim is one of its own where all are asked for.
  CHECK(query::ask_claims(affair.story, query::parse_filter({"source:S2"}), query::Claims::all).rows.size() >=
        3);
}

TEST_CASE("names: a handle needs no actor read", "[query]") {
  Affair affair;
  const query::ActorNames names(affair.story);
  CHECK(names.at("A3") == std::set{affair.obama});
  CHECK(names.one("a3") == affair.obama);
  CHECK(names.only("A3") == affair.obama);
  CHECK(names.read() == 0);
  CHECK(names.matching("A99").empty());
  CHECK(names.read() == 0);
  CHECK(names.one("obama") == affair.obama);
  CHECK(names.read() == 5);
}

TEST_CASE("names: a bare alias means its bearer, not everyone who shares the word", "[query]") {
  Affair affair;
  const query::ActorNames names(affair.story);
  CHECK(names.matching("Trump") == std::set{affair.trump});
  CHECK(names.matching("donald trump") == std::set{affair.trump});
  CHECK(names.matching("donald") == std::set{affair.trump, affair.junior});
  CHECK(names.matching("rump").empty());
}

TEST_CASE("names: words that may mean several name each of them, with its number", "[query]") {
  Affair affair;
  const query::ActorNames names(affair.story);
  try {
    names.only("donald");
    FAIL("no error");
  } catch (const base::DataError& error) {
    CHECK_THAT(error.what(), Catch::Contains("A1 Donald Trump, A2 Donald Trump Jr."));
  }
}

TEST_CASE("filter: source: takes titles, files and addresses as well as outlets", "[query]") {
  Affair affair;
  const auto told = affair.story.source("Gazette", "They spoke.");
  affair.story.source_at(told).title = "Speeches of the week";
  affair.story.source_at(told).name = "harvest.txt";
  affair.story.source_at(told).url = "https://example.org/monday";
  affair.story.event("2018-01-01", "they spoke", "statement", {}, told);
  for (const char* words :
       {"source:gazette", "source:speeches", "source:harvest.txt", "source:monday", "outlet:gazette"}) {
    CAPTURE(words);
    CHECK(ids(affair.ask({words})) == "E7");
  }
  CHECK_THROWS_AS(affair.ask({"outlet:speeches"}), base::DataError);
}

TEST_CASE("result: an event brings what it is worth", "[query]") {
  Affair affair;
  CHECK(affair.ask({"kind:hack"}).events.at(0).salience == 0.7);
}

TEST_CASE("filter: when takes what words bound on both sides, and counts what only may be", "[query]") {
  Affair affair;
  query::Result december = affair.ask({"when:2016-12"});
  CHECK(ids(december) == "E2");
  CHECK(december.possible == 2);  // E4 is only known to be reported later, E5 has no date at all
  CHECK(ids(affair.ask({"when:2016-12-29"})) == "E2");
  CHECK(ids(affair.ask({"when:2016-12-29"}, {.certain = true})).empty());
  CHECK(ids(affair.ask({"when:2016-12"}, {.possible = true})) == "E2 E4 E5");
  CHECK(ids(affair.ask({"when:2016..2017"})) == "E6 E2 E1");
}

TEST_CASE("query: a result without its parts has the rest, and each event can be asked for them", "[query]") {
  Affair affair;
  affair.story.claim({1}, {1}, "2017-07-07");
  affair.story.claim({1}, {2}, "2017-07-08");
  affair.story.relate({2}, {1}, model::RelationKind::before);
  const query::Result whole = affair.ask({}, {.wanted = {.quotes = false}});
  const query::Result light = affair.ask({}, {.wanted = {.quotes = false, .parts = false}});
  REQUIRE(ids(light) == ids(whole));
  CHECK(light.sources.size() == whole.sources.size());
  CHECK(light.relations.empty());
  CHECK_FALSE(whole.relations.empty());
  query::Parts parts(affair.story);
  for (std::size_t i = 0; i < whole.events.size(); ++i) {
    CHECK(light.events[i].actors.empty());
    CHECK(light.events[i].claims.empty());
    CHECK(light.events[i].sources == whole.events[i].sources);
    CHECK(light.events[i].copies == whole.events[i].copies);
    const query::ResultEvent asked = parts.whole(light.events[i]);
    CHECK(asked.title == whole.events[i].title);
    REQUIRE(asked.actors.size() == whole.events[i].actors.size());
    for (std::size_t k = 0; k < asked.actors.size(); ++k) {
      CHECK(asked.actors[k].name == whole.events[i].actors[k].name);
      CHECK(asked.actors[k].role == whole.events[i].actors[k].role);
    }
    REQUIRE(asked.claims.size() == whole.events[i].claims.size());
    for (std::size_t k = 0; k < asked.claims.size(); ++k) {
      CHECK(asked.claims[k].id == whole.events[i].claims[k].id);
      CHECK(asked.claims[k].source == whole.events[i].claims[k].source);
    }
    // Of an event that has its parts they are not given twice.
    const query::ResultEvent again = parts.whole(whole.events[i]);
    CHECK(again.actors.size() == whole.events[i].actors.size());
    CHECK(again.claims.size() == whole.events[i].claims.size());
  }
}

TEST_CASE("filter: a contested event may be found under the date of either source", "[query]") {
  Affair affair;
  const model::EventId election{6};
  const model::ClaimId chosen = affair.story.claims_of(election).front().id;
  const model::ClaimId other = affair.story.claim(election, {2}, "2015-11-03");
  const auto disagree = [&](bool settled) {
    affair.story.disagree({.kind = model::DisagreementKind::date,
                           .one = election,
                           .other = election,
                           .one_claim = chosen,
                           .other_claim = other,
                           .one_words = "8 November 2016",
                           .other_words = "3 November 2015",
                           .settled = settled});
  };
  const std::uint64_t before = affair.ask({"when:2015-11"}).possible;
  disagree(true);
  CHECK(affair.ask({"when:2015-11"}).possible == before);  // the editor has decided
  disagree(false);
  CHECK(ids(affair.ask({"when:2015-11"})).empty());
  CHECK(affair.ask({"when:2015-11"}).possible == before + 1);
  CHECK(affair.ask({"when:2015-11"}, {.certain = true}).possible == before + 1);
  CHECK(ids(affair.ask({"when:2015-11", "kind:election"}, {.possible = true})) == "E6");
  CHECK(ids(affair.ask({"when:2016-11-08", "kind:election"})) == "E6");
  CHECK(affair.ask({"when:2014", "kind:election"}, {.possible = true}).events.empty());
  CHECK(ids(affair.ask({"not:when:2015-11", "kind:election"})).empty());
}

TEST_CASE("filter: what may lie in a time is asked for with a time", "[query]") {
  Affair affair;
  CHECK_THROWS_AS(affair.ask({"kind:meeting"}, {.possible = true}), base::UsageError);
  CHECK_THROWS_AS(affair.ask({}, {.certain = true}), base::UsageError);
  CHECK_NOTHROW(affair.ask({"before:2017"}, {.certain = true}));
}

TEST_CASE("filter: a likely day decides nothing, but is counted and sorts", "[query]") {
  Affair affair;
  model::Event& reported = affair.story.at({4});
  const calendar::Day day = calendar::day_of({2016, 12, 5});
  reported.dating.likely = model::LikelyDays{day, day, "published", "", 0.7};
  const query::Result december = affair.ask({"when:2016-12"});
  CHECK(ids(december) == "E2");
  CHECK(december.possible == 2);
  CHECK(december.probable == 1);
  CHECK(affair.ask({"when:2016-11"}).probable == 0);
  CHECK(ids(affair.ask({"when:2016-12"}, {.possible = true})) == "E2 E4 E5");
  const query::Result before = affair.ask({"before:2017"});
  CHECK(ids(before).find("E4") == std::string::npos);
  CHECK(before.probable == 1);
  CHECK(affair.ask({"not:when:2016-12"}).probable == 0);
  // E2 was on one day of December, which begins before the 5th.
  CHECK(ids(affair.ask({})) == "E3 E6 E2 E4 E1 E5");
  const query::ResultEvent event = affair.ask({"E4"}).events.at(0);
  CHECK(event.likely->when.edtf == "2016-12-05");
  CHECK(event.place().edtf == "2016-12-05");
  CHECK(event.when.edtf != "2016-12-05");
}

TEST_CASE("filter: before and after take only what certainly is", "[query]") {
  Affair affair;
  CHECK(ids(affair.ask({"before:2016-12"})) == "E3 E6");
  CHECK(ids(affair.ask({"after:2016-06", "before:2017"})) == "E6 E2");
  CHECK(ids(affair.ask({"after:E2"})) == "E1");
  CHECK(affair.ask({"after:E2"}).possible == 2);
}

TEST_CASE("filter: kinds, outlets, words", "[query]") {
  Affair affair;
  CHECK(ids(affair.ask({"kind:meeting"})) == "E1 E5");
  CHECK(ids(affair.ask({"outlet:lantern"})) == "E1 E4");
  CHECK(ids(affair.ask({"source:S1", "is:undated"})) == "E5");
  CHECK(ids(affair.ask({"expulsion"})) == "E2");
  CHECK(ids(affair.ask({"E6"})) == "E6");
  CHECK(failure({"kind:metting"}).find("did you mean meeting?") != std::string::npos);
  CHECK(failure({"outlet:lanten"}).find("did you mean lantern?") != std::string::npos);
}

TEST_CASE("result: events stand in time, undated ones last, and the rest is counted", "[query]") {
  Affair affair;
  CHECK(ids(affair.ask({})) == "E3 E6 E2 E1 E4 E5");
  const query::Result two = affair.ask({}, {.max = 2});
  CHECK(ids(two) == "E6 E1");
  CHECK(two.left_out == 4);
  const query::Result salient = affair.ask({}, {.least_salience = 0.5});
  CHECK(ids(salient) == "E3 E6 E2 E1");
  CHECK(salient.left_out == 2);
}

TEST_CASE("result: rejected events are shown only when asked for", "[query]") {
  Affair affair;
  affair.story.at({2}).state = model::State::rejected;
  CHECK(ids(affair.ask({"who:obama"})) == "E5");
  CHECK(ids(affair.ask({"state:rejected"})) == "E2");
}

TEST_CASE("result: each claim brings its words and its source", "[query]") {
  Affair affair;
  const query::Result result = query::ask_one(affair.story, {2});
  REQUIRE(result.events.size() == 1);
  REQUIRE(result.events[0].claims.size() == 1);
  CHECK(result.events[0].claims[0].quote == "Obama expelled diplomats.");
  REQUIRE(result.sources.size() == 1);
  CHECK(result.sources[0].outlet == "Meridian Wire");
  CHECK_THROWS_AS(query::ask_one(affair.story, {99}), base::DataError);
}

TEST_CASE("result: a claim knows the page that its words begin on", "[query]") {
  test::SmallStory story;
  const model::SourceId source = story.source("Meridian Wire", "Ann left. Bob stayed.");
  const model::EventId event = story.event("2017-07-10", "Ann left.", "departure", {}, source);
  const auto page = [&] { return query::ask_one(story, event).events[0].claims.at(0).page; };
  CHECK(page() == 0);
  story.paginate(source, {{0, 10}, {10, 21}});
  CHECK(page() == 1);
  story.paginate(source, {{0, 0}, {0, 21}});  // the first page is a picture
  CHECK(page() == 2);
}

TEST_CASE("the dictionaries of the fuzz targets have every field", "[query]") {
  for (const char* name : {"/filter.dict", "/question.dict"}) {
    std::ifstream file(std::string(DICTIONARIES) + name);
    REQUIRE(file);
    const std::string words{std::istreambuf_iterator<char>(file), {}};
    for (const std::string& field : query::filter_fields()) {
      INFO(name << " " << field);
      CHECK(words.find("\n\"" + field + ":\"\n") != std::string::npos);
    }
  }
}

TEST_CASE("what is as salient as is asked for is taken, and what is less is counted", "[query]") {
  SmallStory story;
  story.event("2016", "just", "meeting", {}, {}, 0.5);
  story.event("2016", "less", "meeting", {}, {}, 0.49);
  const query::Result result = query::ask(story, query::parse_filter({}), {.least_salience = 0.5});
  REQUIRE(result.events.size() == 1);
  CHECK(result.events[0].title == "just");
  CHECK(result.left_out == 1);
}

TEST_CASE("filter: a side that no index reaches makes the whole be read", "[query]") {
  Affair affair;
  CHECK(ids(affair.ask({"who:obama,kind:election"})) == "E6 E2 E5");
  affair.story.at({3}).modality = model::Modality::alleged;
  CHECK(ids(affair.ask({"who:obama,is:alleged"})) == "E3 E2 E5");
  CHECK(ids(affair.ask({"expulsion,is:alleged"})) == "E3 E2");
  CHECK(ids(affair.ask({"(who:obama kind:meeting),is:alleged"})) == "E3 E5");
}

TEST_CASE("filter: of two first days the later one is where reading begins", "[query]") {
  Affair affair;
  const auto read = [&](const std::vector<std::string>& filter) {
    query::Plan plan;
    (void)query::ask(affair.story, query::parse_filter(filter), {}, &plan);
    return plan.read;
  };
  const std::uint64_t late = read({"after:2017-06-30"});
  CHECK(late < read({"after:2016-01-01"}));
  CHECK(read({"after:2016-01-01", "after:2017-06-30"}) == late);
  CHECK(read({"after:2017-06-30", "after:2016-01-01"}) == late);
  const std::uint64_t early = read({"before:2016-11-01"});
  CHECK(early < read({"before:2018"}));
  CHECK(read({"before:2018", "before:2016-11-01"}) == early);
  CHECK(read({"before:2016-11-01", "before:2018"}) == early);
}

TEST_CASE("filter: not: twice takes what the word takes, and the plan says so", "[query]") {
  Affair affair;
  query::Plan plan;
  const query::Result result =
      query::ask(affair.story, query::parse_filter({"not:(not:kind:meeting)"}), {}, &plan);
  CHECK(ids(result) == "E1 E5");
  REQUIRE(plan.clauses.size() == 1);
  CHECK(plan.clauses[0].words == "kind:meeting");
  CHECK(plan.clauses[0].held == 2);
}

TEST_CASE("filter: days that nobody states may lie in a time, and are not taken for it", "[query]") {
  SmallStory story;
  story.event("~[2016-12-20..2017-01-10]", "inferred", "meeting");
  story.event("[2016-12-20..2017-01-10]", "stated", "meeting");
  const query::Result result = query::ask(story, query::parse_filter({"when:2017"}));
  CHECK(ids(result) == "E2");
  CHECK(result.possible == 1);
}

TEST_CASE("filter: what only has to do with an event was not during it", "[query]") {
  SmallStory story;
  const auto summit = story.event("2017-07-07/2017-07-08", "summit", "meeting"),
             part = story.event("[2017-07-01..2017-07-31]", "part", "meeting"),
             inside = story.event("[2017-07-01..2017-07-31]", "inside", "meeting"),
             cause = story.event("[2017-07-01..2017-07-31]", "cause", "meeting");
  story.relate(part, summit, model::RelationKind::part_of);
  story.relate(inside, summit, model::RelationKind::during);
  story.relate(cause, summit, model::RelationKind::responds_to);
  const query::Result result = query::ask(story, query::parse_filter({"during:E1"}));
  CHECK(ids(result) == "E2 E3");
  CHECK(result.possible == 1);
}

TEST_CASE("filter: place: asks for who was the place alone", "[query]") {
  SmallStory story;
  const auto city = story.actor("City", {}, model::ActorKind::place);
  story.event("2016", "there", "meeting", {{city, Role::place}});
  story.event("2017", "sued", "lawsuit", {{city, Role::patient}});
  CHECK(ids(query::ask(story, query::parse_filter({"place:city"}))) == "E1");
  CHECK(ids(query::ask(story, query::parse_filter({"who:city"}))) == "E1 E2");
}
