// Files of other tools, good and bad.
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "src/base/problem.hpp"
#include "tests/unit/imports/read.hpp"

using namespace dateline;
using Catch::Contains;
using imports::Someone;
using test::event_in;
using test::found_in;

namespace {

std::string slides(const std::string& list) {
  return "{\"events\": [" + list + "]}";
}

std::string calendar_of(const std::string& lines) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n" + lines + "END:VEVENT\r\nEND:VCALENDAR\r\n";
}

std::string field_of(const imports::Found& found, const std::string& head) {
  for (const imports::Column& column : found.columns)
    if (column.head == head) return column.field;
  return "no such column";
}

}  // namespace

TEST_CASE("the document has the table of the formats, row by row") {
  std::ifstream file(DATELINE_SOURCE_DIR "/docs/formats/exchange.md");
  std::ostringstream whole;
  whole << file.rdbuf();
  std::string rows = "| format | from | taken over | lost |\n|---|---|---|---|\n";
  for (const imports::Format& format : imports::formats())
    rows += "| `" + std::string(format.name) + "` | " + std::string(format.purpose) + " | " +
            std::string(format.carries) + " | " + std::string(format.lost) + " |\n";
  CHECK_THAT(whole.str(), Contains(rows + "\n"));
  for (const std::string& field : imports::table_fields()) {
    CAPTURE(field);
    CHECK_THAT(whole.str(), Contains("`" + field + "`"));
  }
}

TEST_CASE("formats are known by their content, then by their ending") {
  using imports::format_of;
  CHECK(format_of("BEGIN:VCALENDAR\r\n", "x.txt") == "ics");
  CHECK(format_of("\xEF\xBB\xBF"
                  "begin:vcalendar\n",
                  "x") == "ics");
  CHECK(format_of("{\"id\":\"a\",\"schema\":\"Event\",\"properties\":{}}\n{}", "x.json") == "ftm");
  CHECK(format_of("{\n \"events\": []}", "x.json") == "timelinejs");
  CHECK(format_of("Year,Month,Day,Display Date,Headline\n", "x.csv") == "timelinejs-csv");
  CHECK(format_of("Datum;Ereignis\n", "x.txt") == "csv");
  CHECK(format_of("a,b\n", "x.csv") == "csv");
  CHECK(format_of("dateline story 1\n", "x.txt") == "text");
  CHECK(format_of("- 22 July 2016: a\n", "x.md") == "markdown");
  CHECK(format_of("\x7f"
                  "ELF",
                  "x.bin")
            .empty());
  CHECK(format_of("", "x").empty());
}

TEST_CASE("TimelineJS: dates, words as HTML, links, groups") {
  const imports::Event event = event_in(
      "timelinejs",
      slides(
          R"({"start_date":{"year":"2016","month":"7"},"text":{"headline":"<b>Alleged:</b> Tom &amp; Jerry fought",
        "text":"<p>According to Ann Other</p><p>It was <i>loud</i>.</p><script>x()</script><p>— <a href='https://a.example/b'>The Lantern</a></p>"},
        "group":"Fights","unique_id":"e-1"})"));
  CHECK(event.title == "Tom & Jerry fought");
  CHECK(event.modality == "alleged");
  CHECK(event.when.edtf == "2016-07");
  CHECK(event.attributed_to == "Ann Other");
  CHECK(event.note == "It was loud.");
  CHECK(event.cited == std::vector<std::string>{"The Lantern", "https://a.example/b"});
  CHECK(event.tags == std::vector<std::string>{"Fights"});
  CHECK(event.key == "e-1");
  CHECK(event.place == "slide 1");
}

TEST_CASE("TimelineJS: a date is never surer than its slide says") {
  const auto edtf = [](const std::string& dates) {
    return event_in("timelinejs", slides("{" + dates + R"(,"text":{"headline":"a"}})")).when.edtf;
  };
  CHECK(edtf(R"("start_date":{"year":2016,"month":7,"day":22})") == "2016-07-22");
  CHECK(edtf(R"("start_date":{"year":-44})") == "-0043");
  CHECK(edtf(R"("start_date":{"year":2016,"month":7,"day":3},"end_date":{"year":2016,"month":7,"day":9})") ==
        "2016-07-03/2016-07-09");
  CHECK(edtf(R"("start_date":{"year":2016,"month":10,"day":31},"display_date":"before November 2016")") ==
        "[..2016-10]");
  CHECK(edtf(R"("start_date":{"year":2017,"month":7,"day":10},"display_date":"Date unknown")").empty());
  CHECK(edtf(R"("start_date":{"year":2017,"month":7,"day":10},"display_date":"“Friday”","edtf":"")").empty());
  CHECK(
      edtf(
          R"("start_date":{"year":2015,"month":6},"end_date":{"year":2015,"month":8},"edtf":"[2015-06..2015-08]")") ==
      "[2015-06..2015-08]");
  CHECK(edtf(R"("display_date":"c. 1890")") == "1890~");
}

TEST_CASE("TimelineJS: a bad slide is told with its place, and the others are taken") {
  const imports::Found found = found_in("timelinejs", R"({"events": [
{"start_date":{"year":"soon"},"text":{"headline":"a"}},
{"start_date":{"year":2016,"month":13},"text":{"headline":"b"}},
{"start_date":{"year":2016,"month":2,"day":30},"text":{"headline":"c"}},
{"start_date":{"year":2016},"end_date":{"year":2015},"text":{"headline":"d"}},
{"start_date":{"year":2016}},
7,
{"start_date":{"year":2016},"text":{"headline":"good"},"media":{"url":"https://a.example/x.jpg"}}]})");
  REQUIRE(found.refused.size() == 6);
  CHECK(found.refused[0].line == 2);
  CHECK(found.refused[1].place == "slide 2");
  CHECK_THAT(found.refused[3].what, Contains("before its start_date"));
  CHECK_THAT(found.refused[4].what, Contains("neither a headline nor a text"));
  REQUIRE(found.events.size() == 1);
  CHECK(found.notes == std::vector<std::string>{"1 picture or video is not taken over"});
  CHECK_THROWS_WITH(found_in("timelinejs", "{\"items\": []}"), Contains("no list “events”"));
  CHECK_THROWS_WITH(found_in("timelinejs", "{\"events\": ["), Contains("file"));
}

TEST_CASE("the spreadsheet of TimelineJS") {
  const imports::Event event =
      event_in("timelinejs-csv",
               "Year,Month,Day,End Year,Display Date,Headline,Text,Type,Group\n"
               ",,,,,A title,,title,\n2016,7,22,,22 July 2016,They met,<p>In Hamburg</p>,,Talks\n");
  CHECK(event.title == "They met");
  CHECK(event.when.edtf == "2016-07-22");
  CHECK(event.note == "In Hamburg");
  CHECK(event.place == "line 3");
  CHECK_THROWS_WITH(found_in("timelinejs-csv", "a,b\n1,2\n"), Contains("Display Date"));
}

TEST_CASE("a table: its columns are guessed by their heads") {
  const imports::Found found = found_in("csv",
                                        "Datum;Ereignis;Ort;Who;People;Source URL;Source;Category;Foo\n"
                                        "22.7.2016;They met;Washington, D.C.;Ann Other, "
                                        "Lee;Kim;https://a.example/b;The Lantern;war, peace;x\n");
  CHECK(found.columns_are_guessed);
  CHECK(field_of(found, "Datum") == "date");
  CHECK(field_of(found, "Ereignis") == "title");
  CHECK(field_of(found, "Foo").empty());
  REQUIRE(found.events.size() == 1);
  const imports::Event& event = found.events.front();
  CHECK(event.people == std::vector<Someone>{{"Ann Other", "agent", ""},
                                             {"Lee", "agent", ""},
                                             {"Kim", "other", ""},
                                             {"Washington, D.C.", "place", "place"}});
  CHECK(event.cited == std::vector<std::string>{"The Lantern", "https://a.example/b"});
  CHECK(event.tags == std::vector<std::string>{"war", "peace"});
  CHECK(found.notes == std::vector<std::string>{"not taken over: Foo"});
}

TEST_CASE("a table: columns that are named, and dates in parts") {
  const imports::Found found =
      found_in("csv", "A,B,C,D\nThey met,2016,7,planned\nThey left,2016,May,\n",
               {.columns = {{"A", "title"}, {"B", "year"}, {"c", "month"}, {"D", "standing"}}});
  CHECK_FALSE(found.columns_are_guessed);
  REQUIRE(found.events.size() == 2);
  CHECK(found.events[0].when.edtf == "2016-07");
  CHECK(found.events[0].modality == "planned");
  CHECK(found.events[1].when.edtf == "2016-05");
  CHECK_THROWS_WITH(found_in("csv", "A,B\n1,2\n", {.columns = {{"A", "titl"}}}),
                    Contains("did you mean title?"));
  CHECK_THROWS_WITH(found_in("csv", "When,B\n1,2\n", {.columns = {{"Wen", "title"}}}),
                    Contains("did you mean 'When'?"));
  CHECK_THROWS_WITH(found_in("csv", "A,B\n1,2\n", {.columns = {{"B", "date"}}}),
                    Contains("tells what happened"));
}

TEST_CASE("a table: rows that cannot be taken are told, each with its reason") {
  const imports::Found found =
      found_in("csv",
               "title,date,end,standing\n,2016,,\na,some day,,\nb,2016,2015,\n"
               "c,2016,,rumoured\nd,2016,,,e\n\"g\nh\",2016-07-22,2016-07-24,denied\n");
  REQUIRE(found.refused.size() == 5);
  CHECK(found.refused[0].what == "it has no title");
  CHECK_THAT(found.refused[1].what, Contains("“some day” is no date"));
  CHECK_THAT(found.refused[2].what, Contains("does not fit its begin"));
  CHECK_THAT(found.refused[3].what, Contains("“rumoured” is no standing"));
  CHECK_THAT(found.refused[4].what, Contains("more cells"));
  CHECK(found.refused[4].line == 6);
  REQUIRE(found.events.size() == 1);
  CHECK(found.events[0].title == "g h");
  CHECK(found.events[0].when.edtf == "2016-07-22/2016-07-24");
  CHECK(found.events[0].negative);
}

TEST_CASE("FollowTheMoney: events with those around them") {
  const auto entity = [](const std::string& id, const std::string& schema, const std::string& properties) {
    return R"({"id":")" + id + R"(","schema":")" + schema + R"(","properties":{)" + properties + "}}\n";
  };
  const imports::Found found = found_in(
      "ftm", entity("p1", "Person", R"("name":["Maria Santos"])") +
                 entity("o1", "Company", R"("name":["Harbour Ltd"])") +
                 entity("x1", "Ownership", R"("owner":["p1"])") +
                 entity("d1", "Article", R"("title":["A headline"])") +
                 entity("e1", "Event",
                        R"("name":["Planned: They meet"],"date":["2016-07"],"involved":["p1","o1","gone"],)"
                        R"("organizer":["o1"],"location":["Northgate"],"keywords":["talks"],"proof":["d1"],)"
                        R"("sourceUrl":["javascript:x","https://a.example/b"],"summary":["July 2016"],)"
                        R"("description":["A note."])") +
                 entity("e2", "Event",
                        R"("name":["It lasted"],"startDate":["2016-07-03"],"endDate":["2016-07-09"])") +
                 entity("e3", "Event", R"("name":["No date"],"date":["whenever"])") + "not json\n");
  REQUIRE(found.events.size() == 2);
  const imports::Event& event = found.events[0];
  CHECK(event.title == "They meet");
  CHECK(event.modality == "planned");
  CHECK(event.when.edtf == "2016-07");
  CHECK(event.people == std::vector<Someone>{{"Harbour Ltd", "agent", "organization"},
                                             {"Maria Santos", "other", "person"},
                                             {"Harbour Ltd", "other", "organization"},
                                             {"Northgate", "place", "place"}});
  CHECK(event.cited == std::vector<std::string>{"A headline", "https://a.example/b"});
  CHECK(event.note == "A note.");
  CHECK(event.place == "entity e1");
  CHECK(found.events[1].when.edtf == "2016-07-03/2016-07-09");
  REQUIRE(found.refused.size() == 2);
  CHECK(found.refused[0].line == 8);
  CHECK_THAT(found.refused[0].what, Contains("not JSON"));
  CHECK(found.refused[1].place == "entity e3");
  CHECK(found.notes == std::vector<std::string>{"1 of those involved is not in the file",
                                                "1 entity is no event and stands beside none"});
  CHECK_THROWS_WITH(found_in("ftm", "{}\n"), Contains("no entities"));
}

TEST_CASE("calendars: days, times, folded lines, escapes, names") {
  const imports::Event event = event_in(
      "ics", calendar_of("UID:1\r\nDTSTART;VALUE=DATE:20160722\r\nDTEND;VALUE=DATE:20160723\r\n"
                         "SUMMARY:They met\\, and ta\r\n lked\r\nLOCATION:Town Hall\r\n"
                         "ATTENDEE;CN=\"Santos, Maria\";ROLE=X:mailto:m@a.example\r\n"
                         "CATEGORIES:talks,a\\,b\r\nDESCRIPTION:One.\\nTwo.\r\nURL:https://a.example\r\n"
                         "BEGIN:VALARM\r\nSUMMARY:not this\r\nEND:VALARM\r\n"));
  CHECK(event.title == "They met, and talked");
  CHECK(event.when.edtf == "2016-07-22");
  CHECK(event.people ==
        std::vector<Someone>{{"Santos, Maria", "other", ""}, {"Town Hall", "place", "place"}});
  CHECK(event.tags == std::vector<std::string>{"talks", "a,b"});
  CHECK(event.note == "One. Two.");
  CHECK(event.cited == std::vector<std::string>{"https://a.example"});
  CHECK(event.line == 3);
}

TEST_CASE("calendars: what a date there says") {
  const auto edtf = [](const std::string& lines) {
    return event_in("ics", calendar_of("SUMMARY:a\r\n" + lines)).when.edtf;
  };
  CHECK(edtf("DTSTART:20160722T143000Z\r\nDTEND:20160722T150000Z\r\n") == "2016-07-22T14:30:00Z");
  CHECK(edtf("DTSTART;TZID=Europe/Berlin:20160722T230000\r\nDTEND:20160723T010000\r\n") ==
        "2016-07-22/2016-07-23");
  CHECK(edtf("DTSTART;VALUE=DATE:20160722\r\nDTEND;VALUE=DATE:20160725\r\n") == "2016-07-22/2016-07-24");
  CHECK(edtf("DTSTART;VALUE=DATE:20160722\r\nDTEND;VALUE=DATE:20160722\r\n") == "2016-07-22");
  CHECK(edtf("DTSTART;VALUE=DATE:20160701\r\nDTEND;VALUE=DATE:20160801\r\nX-DATELINE-EDTF:2016-07\r\n") ==
        "2016-07");
  CHECK(edtf("").empty());
  // A date in brackets that says what the days say is the date; any other is part of the title.
  const imports::Event month =
      event_in("ics", calendar_of("SUMMARY:a (July 2016)\r\nDTSTART:20160701\r\nDTEND:20160801\r\n"));
  CHECK(month.title == "a");
  CHECK(month.when.edtf == "2016-07");
  const imports::Event year = event_in("ics", calendar_of("SUMMARY:a (2016)\r\nDTSTART:20160701\r\n"));
  CHECK(year.title == "a (2016)");
  CHECK(year.when.edtf == "2016-07-01");
}

TEST_CASE("calendars: what is cancelled, comes again, or is broken") {
  CHECK(event_in("ics", calendar_of("SUMMARY:a\r\nSTATUS:CANCELLED\r\n")).negative);
  CHECK(event_in("ics", calendar_of("SUMMARY:a\r\nSTATUS:TENTATIVE\r\n")).modality == "planned");
  CHECK(event_in("ics", calendar_of("SUMMARY:Alleged: a\r\nSTATUS:TENTATIVE\r\n")).modality == "alleged");
  const imports::Found again =
      found_in("ics", calendar_of("SUMMARY:a\r\nDTSTART:20160722\r\nRRULE:FREQ=DAILY\r\n"));
  CHECK(again.notes == std::vector<std::string>{"1 event comes again: only the first time is taken"});
  CHECK_THAT(found_in("ics", calendar_of("SUMMARY:a\r\nDTSTART:soon\r\n")).refused.at(0).what,
             Contains("DTSTART (“soon”)"));
  CHECK_THAT(
      found_in("ics", calendar_of("SUMMARY:a\r\nDTSTART:20160722\r\nDTEND:20160720\r\n")).refused.at(0).what,
      Contains("before its DTSTART"));
  CHECK_THAT(found_in("ics", calendar_of("DTSTART:20160722\r\n")).refused.at(0).what, Contains("no SUMMARY"));
  CHECK_THAT(found_in("ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:a\n").refused.at(0).what,
             Contains("no END"));
  CHECK_THROWS_WITH(found_in("ics", "hello"), Contains("BEGIN:VCALENDAR"));
}

TEST_CASE("Markdown: lists, headings, tables, quotes") {
  const imports::Found found = found_in("markdown", R"(# Chronology

Some words.

## 2016

- 22 July: They [met](https://a.example/b).
- **24 July** – She left
  for good

## July 2017

### 5 July 2017

The mayor met him.

> We will see

— The Lantern

| Date | What happened |
|------|---------------|
| 14 March 2017 | Pi \| day |
| soon | b |

1. July 22, 2016, Point
)");
  REQUIRE(found.events.size() == 5);
  CHECK(found.events[0].title == "They met.");
  CHECK(found.events[0].when.edtf == "2016-07-22");
  CHECK(found.events[0].cited == std::vector<std::string>{"https://a.example/b"});
  CHECK(found.events[1].title == "She left");
  CHECK(found.events[1].note == "for good");
  CHECK(found.events[2].title == "The mayor met him.");
  CHECK(found.events[2].when.edtf == "2017-07-05");
  CHECK(found.events[2].note == "“We will see”");
  CHECK(found.events[2].cited == std::vector<std::string>{"The Lantern"});
  CHECK(found.events[3].title == "Pi | day");
  CHECK(found.events[4].title == "Point");
  CHECK(found.events[4].when.edtf == "2016-07-22");
  REQUIRE(found.refused.size() == 1);
  CHECK(found.refused[0].line == 24);
  CHECK(found.notes == std::vector<std::string>{"1 paragraph has no date"});
  CHECK_THROWS_WITH(found_in("markdown", "No dates here.\n"), Contains("no line begins with a date"));
}

TEST_CASE("files in other encodings, and bytes that are none") {
  CHECK(event_in("csv", "title,date\nCaf\xe9,2016\n").title == "Café");
  const std::string hostile =
      "title,date\n\"a\x1b[31m\xE2\x80\xAE"
      "b\",2016\n";
  CHECK(event_in("csv", hostile).title == "a[31mb");
}
