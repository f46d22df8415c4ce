#include <catch2/catch.hpp>

#include "exports/view/list_view.hpp"
#include "exports/view/wording.hpp"
#include "src/calendar/locale.hpp"
#include "tests/unit/view/stories.hpp"

// What is said in words: titles, sources, counts, and the timeline as a list.

using namespace dateline;
using test::day;

namespace {

std::vector<std::string> words_of(const std::vector<view::Dated>& lines) {
  std::vector<std::string> words;
  for (const view::Dated& line : lines) words.push_back(line.words);
  return words;
}

}  // namespace

TEST_CASE("shown: blanks are joined, controls and turning marks go, bad bytes are marked", "[view]") {
  CHECK(view::shown("  a \t\n b ") == "a b");
  CHECK(view::shown("a\x01\x7f"
                    "b\xe2\x80\xae"
                    "c") == "abc");
  CHECK(view::shown("a\xff") == "a\xef\xbf\xbd");
  CHECK(view::shown("line\xe2\x80\xa8separated") == "line separated");
  CHECK(view::shown("👩‍💻 é") == "👩‍💻 é");
  CHECK(view::shown("Z\u0351\u036b\u0343\u036a\u0302") == "Z\u0351\u036b\u0343");
}

TEST_CASE("title_of: what is alleged, planned or denied says so", "[view]") {
  query::ResultEvent event = test::event("E1", "the minister resigned", calendar::unknown_time());
  CHECK(view::title_of(event) == "The minister resigned");
  event.modality = "alleged";
  CHECK(view::title_of(event) == "Alleged: the minister resigned");
  event.modality = "planned";
  CHECK(view::title_of(event) == "Planned: the minister resigned");
  event.modality = "actual";
  event.polarity = "negative";
  CHECK(view::title_of(event) == "The minister resigned");
  CHECK(view::status_of(event, calendar::DateStyle::guardian).words == "did not happen");
  event.attributed_to = "the minister";
  CHECK(view::title_of(event) == "Denied: the minister resigned");
  CHECK(view::status_of(event, calendar::DateStyle::guardian).words.empty());
  event.contested = true;
  CHECK(view::status_of(event, calendar::DateStyle::guardian).words == "sources disagree");
  event = test::event("E1", "iPhones went missing", calendar::unknown_time());
  CHECK(view::title_of(event) == "iPhones went missing");
  CHECK(view::title_of(test::event("E1", "\x01", calendar::unknown_time())) == "Untitled event");
}

TEST_CASE("Wording: sources, people, counts", "[view]") {
  query::Result story = test::affair();
  const view::SourceNames names(story, calendar::DateStyle::guardian);
  CHECK(words_of(names.lines(story.events[6], 2)) ==
        std::vector<std::string>{"Silicon UK, 10 July 2017", "The Courier"});
  CHECK(words_of(names.lines(story.events[6], 0)) == std::vector<std::string>{"and 2 more"});
  story.events[0].claims.clear();
  CHECK(words_of(names.lines(story.events[0], 2)) == std::vector<std::string>{"No source cited"});
  CHECK(view::actors_line(story.events[0], "Russia hacked the party", 4).empty());
  CHECK(view::actors_line(story.events[3], "Trump and Putin", 4) == "Donald Trump, Vladimir Putin");
  CHECK(view::date_line(story.events[8], calendar::DateStyle::guardian) == "“last week”");
  CHECK(view::counts_line(story) == "9 events from 2 sources");
  CHECK(view::draft_line(story) == "Draft: 9 of 9 unchecked");
  for (query::ResultEvent& event : story.events) event.state = "checked";
  CHECK(view::draft_line(story).empty());
  story.left_out = 12;
  CHECK(view::left_out_line(story) == "+12 more events not shown");
}

TEST_CASE("Wording: copies are counted apart from the sources that say something of their own", "[view]") {
  query::Result story = test::affair();
  story.sources.push_back({.id = "S3", .outlet = "The Print", .counts_as = "S1"});
  query::ResultEvent& event = story.events[6];
  event.claims.push_back({.source = "S3", .quote = "The words again"});
  event.copies = {"S3"};
  const view::SourceNames names(story, calendar::DateStyle::guardian);
  CHECK(words_of(names.lines(event, 2)) ==
        std::vector<std::string>{"Silicon UK, 10 July 2017", "The Courier", "and 1 copy"});
  CHECK(words_of(names.lines(event, 0)) == std::vector<std::string>{"and 2 more", "and 1 copy"});
  CHECK(view::counts_line(story) == "9 events from 2 sources (and 1 copy)");
}

TEST_CASE("List: years, months where a year has many, undated last", "[view]") {
  query::Result story = test::affair();
  view::ListView list = view::list_events(story, {});
  REQUIRE(list.groups.size() == 4);
  CHECK(list.groups[0].heading == "Before 2017");
  CHECK(list.groups[0].entries[0].date == "before 8 November 2016");
  CHECK(list.groups[1].heading == "2016");
  // What is only reported stands where its date says that it was reported.
  CHECK(list.groups[2].heading == "2017");
  CHECK(std::any_of(list.groups[2].entries.begin(), list.groups[2].entries.end(),
                    [](const view::ListEntry& one) { return one.date == "reported 10 July 2017"; }));
  CHECK(list.groups[3].heading == "Date unknown");
  CHECK(list.groups[3].entries[0].date == "“last week”");
  CHECK(list.groups[2].entries[0].quotes[0].citations[0].url == "https://silicon.example/a?b=1&c=2");
  CHECK(std::any_of(list.groups[2].entries.begin(), list.groups[2].entries.end(),
                    [](const view::ListEntry& one) {
                      return one.quotes.size() > 1 && one.quotes[1].citations[0].url.empty();
                    }));
  for (int i = 0; i < 8; ++i) {
    story.events.insert(story.events.end() - 1,
                        test::event("E2" + std::to_string(i), "More", calendar::on_day(day(2017, 9, 1))));
  }
  list = view::list_events(story, {});
  REQUIRE(list.groups.size() == 6);
  CHECK(list.groups[2].entries.empty());
  CHECK(list.groups[3].heading == "July 2017");
  CHECK(list.groups[4].heading == "September 2017");
  CHECK(list.groups[4].level == 2);
}

TEST_CASE("List: a heading is never surer than the date, and nothing is lost under it", "[view]") {
  query::Result story = test::empty_story();
  const auto add = [&](const calendar::TimeSpan& when) {
    story.events.push_back(test::event("E" + std::to_string(story.events.size() + 1), "It", when));
  };
  add(*calendar::span_from_people("2016..2017"));
  add(*calendar::span_from_people("c. 2016"));
  add(*calendar::span_from_people("c. 9 July 2016"));
  add(*calendar::span_from_people("after 3 May 2016"));
  add(*calendar::span_from_people("November 2016 to January 2017"));
  for (int i = 0; i < 9; ++i) add(calendar::on_day(day(2017, 9, 1)));
  add(*calendar::span_from_people("between 28 June and 4 July 2017"));
  add(calendar::one_day_of(day(2017, 1, 1), day(2017, 12, 31)));
  const view::ListView list = view::list_events(story, {});
  std::string outline;
  for (const view::ListGroup& group : list.groups)
    outline += group.heading + " " + std::to_string(group.entries.size()) + "; ";
  CHECK(outline ==
        "2016–2017 1; C. 2016 1; 2016 2; After 2015 1; 2017 1; June–July 2017 1; "
        "September 2017 9; ");
}

TEST_CASE("where sources disagree on the day, the other days are named", "[view]") {
  query::ResultEvent event = test::event("E1", "The bridge closed", calendar::on_day(day(2021, 5, 3)));
  event.contested = true;
  for (const calendar::TimeSpan& when :
       {calendar::on_day(day(2021, 5, 3)), calendar::on_day(day(2021, 5, 5)),
        calendar::on_day(day(2021, 5, 5)), calendar::one_day_of(day(2021, 5, 1), day(2021, 5, 31))}) {
    event.claims.push_back({.when = when});
    event.claims.back().when.stated = true;
  }
  event.claims.push_back({.when = test::reported_on(day(2021, 4, 1))});
  CHECK(view::status_of(event, calendar::DateStyle::guardian).words == "sources disagree: also 5 May 2021");
  event.contested = false;
  CHECK(view::status_of(event, calendar::DateStyle::guardian).words.empty());
}

TEST_CASE("who denies something is not who says it", "[view]") {
  query::ResultEvent event = test::event("E1", "Pryce took the money", {});
  CHECK(view::said_by_line(event).empty());
  event.attributed_to = "Alan Pryce";
  CHECK(view::said_by_line(event) == "According to Alan Pryce");
  event.polarity = "negative";
  CHECK(view::said_by_line(event) == "Denied by Alan Pryce");
  // Without a name it did not happen, unless the editor says that it is denied.
  event.attributed_to.clear();
  CHECK(view::title_of(event) == "Pryce took the money");
  CHECK(view::status_of(event, calendar::DateStyle::guardian).words == "did not happen");
  event.decisions = {{.field = "standing", .state = "accepted", .given = true}};
  CHECK(view::title_of(event) == "Denied: Pryce took the money");
  CHECK(view::status_of(event, calendar::DateStyle::guardian).words.empty());
}

TEST_CASE("List: under other headings, what is under two of them told again", "[view]") {
  const query::Result story = test::affair();
  const view::ListView list = view::list_events(story, {}, {{"One", {0, 2}}, {"None", {}}, {"Two", {2, 3}}});
  REQUIRE(list.groups.size() == 2);
  CHECK(list.groups[0].heading == "One");
  CHECK(list.groups[1].entries.at(0).id == story.events[2].id);
  CHECK_FALSE(list.groups[0].entries.at(1).again);
  CHECK(list.groups[1].entries.at(0).again);
}

TEST_CASE("List: in brief what the facts stand on stays, people and sources do not", "[view]") {
  query::Result story = test::affair();
  story.events[0].modality = "alleged";
  story.events[0].attributed_to = "A spokesman";
  const view::ListEntry brief =
      view::list_events(story, {.detail = view::Detail::brief}).groups.at(0).entries.at(0);
  CHECK(brief.title.starts_with("Alleged: "));
  CHECK(brief.according_to == "According to A spokesman");
  CHECK(brief.sources.empty());
  CHECK(brief.quotes.empty());
  CHECK_FALSE(view::list_events(story, {}).groups.at(0).entries.at(0).sources.empty());
}

TEST_CASE("List: a likely day is under its month and is marked", "[view]") {
  query::Result story = test::empty_story();
  for (unsigned i = 1; i <= 8; ++i)
    story.events.push_back(test::event("E" + std::to_string(i), "Stated", calendar::on_day(day(2017, 6, i))));
  story.events.push_back(
      test::likely_on(test::event("E9", "Likely", {}), day(2017, 8, 10), day(2017, 7, 6), day(2017, 7, 6)));
  const view::ListView list = view::list_events(story, {});
  REQUIRE(list.groups.back().heading == "July 2017");
  const view::ListEntry& entry = list.groups.back().entries.at(0);
  CHECK(entry.date == "probably 6 July 2017");
  CHECK(entry.datetime.empty());
  CHECK(entry.likely);
  CHECK_FALSE(list.groups[1].entries.at(0).likely);
}

TEST_CASE("List: a machine-readable date only where the words state one", "[view]") {
  const view::ListView list = view::list_events(test::affair(), {});
  std::vector<std::string> dates;
  for (const view::ListGroup& group : list.groups) {
    for (const view::ListEntry& entry : group.entries) dates.push_back(entry.datetime);
  }
  CHECK(dates ==
        std::vector<std::string>{"", "2016-11-08", "2016-12", "", "", "2017-07-09", "2017-07-09", "", ""});
}

TEST_CASE("List: the same words stand once, with all who have them; copies are counted", "[view]") {
  query::Result story = test::empty_story();
  story.sources = {{.id = "S1", .title = "Ferry sinks"},
                   {.id = "S2", .title = "Ferry sinks"},
                   {.id = "S3", .outlet = "The Print", .url = "https://print.example/1", .counts_as = "S1"},
                   {.id = "S4", .outlet = "The Gazette", .counts_as = "S1"}};
  query::ResultEvent event = test::event("E1", "The ferry sank", calendar::on_day(day(2017, 7, 9)));
  event.claims.clear();
  for (const char* const source : {"S3", "S1", "S2", "S1", "S4"})
    event.claims.push_back({.source = source, .quote = "The ferry sank."});
  event.claims.push_back({.source = "S4", .quote = "It sank off Velden."});
  event.claims.push_back({.source = "S3", .quote = "It sank off Velden."});
  event.copies = {"S3", "S4"};
  story.events = {event};
  const std::vector<view::ListQuote> quotes = view::list_events(story, {}).groups.at(0).entries.at(0).quotes;
  REQUIRE(quotes.size() == 2);
  // Two sources without an address that are called alike are two all the same.
  REQUIRE(quotes[0].citations.size() == 2);
  CHECK(quotes[0].citations[0].source.words == "Ferry sinks");
  CHECK(quotes[0].citations[1].source.words == "Ferry sinks");
  CHECK(quotes[0].copies == "and 2 copies");
  REQUIRE(quotes[1].citations.size() == 1);
  CHECK(quotes[1].citations[0].source.words == "The Gazette (copy)");
  CHECK(quotes[1].copies == "and 1 copy");
}

TEST_CASE("List: words of a source with pages are cited by page, and lead to it", "[view]") {
  query::Result story = test::empty_story();
  story.sources = {{.id = "S1", .title = "Report", .url = "https://town.example/report.pdf"}};
  story.events = {test::event("E1", "The ferry sank", calendar::on_day(day(2017, 7, 9)))};
  story.events[0].claims = {{.source = "S1", .quote = "The ferry sank.", .page = 3}};
  const auto cited = [&] {
    return view::list_events(story, {}).groups.at(0).entries.at(0).quotes.at(0).citations.at(0);
  };
  CHECK(cited().source.words == "Report, page 3");
  CHECK(cited().url == "https://town.example/report.pdf#page=3");
  story.sources[0].url += "#top";
  CHECK(cited().url == "https://town.example/report.pdf#top");
  story.events[0].claims[0].page = 0;
  CHECK(cited().source.words == "Report");
}

TEST_CASE("Wording: the dates among other words are known, for they may be in another language", "[view]") {
  const calendar::Locale german =
      calendar::read_locale(base::embedded_data().at("locales/de.txt"), "locales/de.txt");
  query::Result story = test::empty_story();
  story.events = {test::event("E1", "The ferry sank", calendar::on_day(day(2021, 5, 4)))};
  query::ResultEvent& event = story.events[0];
  event.contested = true;
  event.claims.push_back({.source = "S2", .when = calendar::on_day(day(2021, 5, 5))});
  event.claims.back().when.stated = true;
  event.claims.push_back(
      {.source = "S1", .quote = "Later.", .page = 3, .when = calendar::on_day(day(2021, 5, 6))});
  event.claims.back().when.stated = true;
  const view::ListView list = view::list_events(story, {.dates = {calendar::DateStyle::guardian, &german}});
  CHECK(list.date_language == "de");
  const view::ListEntry& entry = list.groups.at(0).entries.at(0);
  CHECK(entry.date == "4. Mai 2021");
  CHECK(entry.status.words == "sources disagree: also 5. Mai 2021, 6. Mai 2021");
  CHECK(base::words_at(entry.status.words, entry.status.date) == "5. Mai 2021, 6. Mai 2021");
  const view::Dated& source = entry.quotes.back().citations.front().source;
  CHECK(source.words == "Silicon UK, 10. Juli 2017, page 3");
  CHECK(base::words_at(source.words, source.date) == "10. Juli 2017");
  CHECK(entry.sources.at(1).date.empty());
  CHECK(view::list_events(story, {}).date_language.empty());
}

TEST_CASE("List: headings that are dates begin with a capital in every language", "[view]") {
  const calendar::Locale french =
      calendar::read_locale(base::embedded_data().at("locales/fr.txt"), "locales/fr.txt");
  query::Result story = test::empty_story();
  for (unsigned n = 1; n <= 9; ++n)
    story.events.push_back(
        test::event("E" + std::to_string(n), "It rained", calendar::on_day(day(2017, 8, n))));
  story.events.push_back(test::event("E10", "It snowed", calendar::unknown_time()));
  const view::ListView list = view::list_events(story, {.dates = {calendar::DateStyle::guardian, &french}});
  REQUIRE(list.groups.size() == 3);
  CHECK(list.groups[1].heading == "Août 2017");
  CHECK(list.groups[1].entries[0].date == "1er août 2017");
  CHECK(list.groups[2].heading == "Date inconnue");
}

TEST_CASE("Wording: articles that could not be read are said with the draft, or alone", "[view]") {
  query::Result story = test::affair();
  story.unread = 1;
  CHECK(view::draft_line(story) == "Draft: 9 of 9 unchecked; 1 article could not be read");
  for (query::ResultEvent& event : story.events) event.state = "checked";
  story.unread = 2;
  CHECK(view::draft_line(story) == "Not whole: 2 articles could not be read");
  story.unread = 0;
  CHECK(view::draft_line(story).empty());
}
