// Out, in, out: what the table of exchange.md says is carried comes back.
#include <catch2/catch.hpp>
#include <map>

#include "graph/query/query.hpp"
#include "src/story/editing.hpp"
#include "src/story/importing.hpp"
#include "tests/support/exported.hpp"
#include "tests/support/fake_world.hpp"
#include "tests/unit/imports/read.hpp"

using namespace dateline;

namespace {

const story::Reader& reader() {
  static test::FakeWorld world;
  static const story::Reader made(base::embedded_data(), world);
  return made;
}

/// A story by hand, with every kind of date and standing.
story::Story a_story() {
  story::Story story = story::Story::in_memory(reader());
  std::int64_t at = 0;
  const auto add = [&](const char* title, const char* date, const char* kind, const char* agent,
                       const char* place, const char* standing) {
    std::string uid;
    story.decide([&] {
      story::NewEvent made{.title = title, .date = date, .kind = kind, .citation = "interview, 3 May"};
      made.actors = {{model::Role::agent, agent}, {model::Role::place, place}};
      uid = story::Editing(story, {++at}).add_event(made).new_uids.front();
    });
    const model::EventId id = *story.file().find_event_by_uid(uid);
    if (*standing != '\0')
      story.decide([&] { story::Editing(story, {++at}).set(id, "standing", standing, ""); });
    return id;
  };
  const auto met = add("They met", "22 July 2016", "meeting", "Ann Other; Lee", "Hamburg", "");
  const auto left = add("Lee left", "2016-08/2016-09", "", "Lee", "", "planned");
  add("Lee hacked \"it\", <b>all</b>", "[2016-10-03..2016-10-09]", "hack", "Lee", "", "alleged");
  add("The strike, as some say", "before 2017", "", "", "", "denied");
  add("She may return", "", "", "Ann Other", "", "hypothetical");
  add("=SUM(A1)", "c. 1890", "", "", "", "");
  add("A doubtful day", "2016-07-24?", "", "", "", "");
  story.decide([&] { story::Editing(story, {++at}).tag({met}, "chapter-1", true); });
  story.decide([&] { story::Editing(story, {++at}).note({met}, "call her; again"); });
  story.decide([&] { story::Editing(story, {++at}).relate(met, model::RelationKind::causes, left, true); });
  return story;
}

std::string written(const story::Story& story, const char* format) {
  const query::Result result = query::ask(story.reader(), query::Filter{});
  return test::exported(format, {.result = result}).files.front().bytes;
}

story::Story read_back(const char* format, const std::string& bytes) {
  story::Story story = story::Story::in_memory(reader());
  const imports::Found found = test::found_in(format, bytes);
  CHECK(found.refused.empty());
  const story::Imported imported = story::import_events(story, found, "folder/file", {1}, false);
  CHECK(imported.new_uids.size() == found.events.size());
  return story;
}

/// By title, what `fields` says of each event.
template <typename Fields>
std::map<std::string, std::string> told(const story::Story& story, Fields fields) {
  std::map<std::string, std::string> out;
  for (const query::ResultEvent& event : query::ask(story.reader(), query::Filter{}).events)
    out[event.title] = fields(event);
  return out;
}

std::string date_and_standing(const query::ResultEvent& event) {
  return event.when.edtf + " " + event.modality + " " + event.polarity;
}

std::string all_of(const query::ResultEvent& event) {
  std::string out = date_and_standing(event) + " " + event.kind;
  for (const query::ResultActor& actor : event.actors) out += " " + actor.role + "=" + actor.name;
  for (const std::string& tag : event.tags) out += " #" + tag;
  for (const query::ResultNote& note : event.notes) out += " (" + note.words + ")";
  return out;
}

}  // namespace

TEST_CASE("a table of ours comes back with all that it carries") {
  const story::Story before = a_story();
  const story::Story after = read_back("csv", written(before, "csv"));
  CHECK(told(after, all_of) == told(before, all_of));
  const query::Result result = query::ask(after.reader(), query::Filter{});
  REQUIRE(result.relations.size() == 1);
  CHECK(result.relations[0].kind == "causes");
  for (const query::ResultEvent& event : result.events) {
    CHECK(event.state == "accepted");
    REQUIRE(event.claims.size() == 1);
    CHECK_THAT(event.claims[0].citation, Catch::StartsWith("imported from file, line "));
    CHECK_THAT(event.claims[0].citation, Catch::Contains("interview, 3 May"));
  }
  CHECK(written(read_back("csv", written(after, "csv")), "timelinejs") == written(after, "timelinejs"));
}

TEST_CASE("TimelineJS and calendars of ours come back with their dates and standing") {
  const story::Story before = a_story();
  for (const char* format : {"timelinejs", "timelinejs-csv", "ics"}) {
    CAPTURE(format);
    CHECK(told(read_back(format, written(before, format)), date_and_standing) ==
          told(before, date_and_standing));
  }
}

TEST_CASE("FollowTheMoney keeps titles and standing, and dates are never surer") {
  const story::Story before = a_story();
  const story::Story after = read_back("ftm", written(before, "ftm"));
  const auto standing = [](const query::ResultEvent& event) { return event.modality + " " + event.polarity; };
  const auto date = [](const query::ResultEvent& event) { return event.when.edtf; };
  CHECK(told(after, standing) == told(before, standing));
  const auto dates = told(before, date);
  for (const auto& [title, edtf] : told(after, date)) {
    CAPTURE(title, edtf, dates.at(title));
    const calendar::TimeSpan was =
        calendar::span_from_edtf(dates.at(title)).value_or(calendar::unknown_time());
    const calendar::TimeSpan is = calendar::span_from_edtf(edtf).value_or(calendar::unknown_time());
    CHECK((!is.earliest_start || (was.earliest_start && *is.earliest_start <= *was.earliest_start)));
    CHECK((!is.latest_end || (was.latest_end && *was.latest_end <= *is.latest_end)));
  }
}

TEST_CASE("the spreadsheet of TimelineJS: what is changed beside the EDTF counts") {
  const auto read = [](const std::string& row) {
    const imports::Found found = test::found_in(
        "timelinejs-csv", "Year,Month,Day,End Year,End Month,End Day,Display Date,Headline,EDTF\n" + row);
    REQUIRE(found.events.size() == 1);
    return found.events[0].when.edtf + (found.notes.empty() ? "" : " " + found.notes[0]);
  };
  const std::string changed = " 1 date stands otherwise beside its EDTF, which does not count";
  CHECK(read("2015,6,1,2015,8,31,June–August 2015,They met,[2015-06..2015-08]\n") == "[2015-06..2015-08]");
  CHECK(read("2015,6,3,,,,3 June 2015,They met,[2015-06..2015-08]\n") == "2015-06-03" + changed);
  CHECK(read("2015,7,,,,,July 2015,They met,2015-07\n") == "2015-07");
  CHECK(read("2015,7,10,,,,\"reported 10 July 2015, probably that day\",They met,../2015-07-10\n") ==
        "../2015-07-10");
  CHECK(read("2015,7,11,,,,after 11 July 2015,They met,2015-07-11/..\n").find(changed) == std::string::npos);
  CHECK(read("2015,7,11,,,,Date unknown,They met,\n").empty());
  CHECK(read("2015,7,11,,,,“last Friday”,They met,\n").empty());
  CHECK(read("2015,7,11,,,,11 July 2015,They met,\n") == "2015-07-11" + changed);
  CHECK(read("2015,7,11,,,,11 July 2015,They met,nonsense\n") == "2015-07-11" + changed);
}

TEST_CASE("a whole story comes back as events, with what its sources say in words") {
  story::Story before = story::Story::in_memory(reader());
  before.add({"a.txt", "Mayor Greta Holm met Piet Adler in Lindholm on 5 July 2017.\n", "text/plain", {}},
             {1});
  before.update();
  const imports::Found found = story::events_of(before);
  REQUIRE_FALSE(found.events.empty());
  story::Story after = story::Story::in_memory(reader());
  story::import_events(after, found, "story.txt", {1}, false);
  CHECK(told(after, all_of) == told(before, all_of));
  const query::Result result = query::ask(after.reader(), query::Filter{});
  CHECK_THAT(result.events.at(0).claims.at(0).citation, Catch::Contains("“Mayor Greta Holm met Piet Adler"));
}

TEST_CASE("an import is one decision, and is never taken over twice") {
  story::Story story = story::Story::in_memory(reader());
  const imports::Found found = test::found_in("csv", "title,date\nA,2016\nB,2017\nA,2016\n");
  story::Imported imported = story::import_events(story, found, "x.csv", {1}, true);
  CHECK(imported.new_uids.size() == 2);
  CHECK(imported.entry == 0);
  CHECK(query::ask(story.reader(), query::Filter{}).events.empty());
  imported = story::import_events(story, found, "x.csv", {1}, false);
  CHECK(imported.known == 1);
  CHECK(query::ask(story.reader(), query::Filter{}).events.size() == 2);
  CHECK(story::import_events(story, found, "y.csv", {2}, false).known == 3);
  story.decide([&] { story::Editing(story, {3}).undo(std::nullopt, false); });
  CHECK(query::ask(story.reader(), query::Filter{}).events.empty());
  story.decide([&] { story::Editing(story, {4}).undo(std::nullopt, true); });
  CHECK(query::ask(story.reader(), query::Filter{}).events.size() == 2);
}

TEST_CASE("names are of those in the story, where it is clear who is meant") {
  story::Story story = story::Story::in_memory(reader());
  story.add(
      {"a.txt",
       "Mayor Greta Holm met Piet Adler in Lindholm on 5 July 2017. Denzel Washington spoke to Greta Holm. "
       "Karl Berg met Anna Berg on 6 July 2017.\n",
       "text/plain",
       {}},
      {1});
  story.update();
  const imports::Found found =
      test::found_in("csv", "title,date,agent,place\nX,2016,Greta Holm; Adler; Berg; A1,Washington\n");
  const story::Imported imported = story::import_events(story, found, "x.csv", {1}, false);
  const query::Result result =
      query::ask_one(story.reader(), *story.file().find_event_by_uid(imported.new_uids.at(0)));
  std::map<std::string, std::string> kinds;
  for (const query::ResultActor& actor : result.events.at(0).actors) kinds[actor.name] = actor.kind;
  CHECK(kinds == std::map<std::string, std::string>{{"Greta Holm", "person"},
                                                    {"Piet Adler", "person"},
                                                    {"Berg", "other"},
                                                    {"A1", "other"},
                                                    {"Washington", "place"}});
  CHECK(imported.notes ==
        std::vector<std::string>{"1 name is that of several in the story, and was taken for somebody new"});
}
