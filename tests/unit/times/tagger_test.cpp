#include "src/times/tagger.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <string>

#include "src/base/problem.hpp"
#include "src/times/named_events.hpp"

using namespace dateline;
using calendar::Day;
using calendar::day_from_iso;

namespace {

/// Compiled in, but for what a test puts in its place.
class Changed : public base::DataFiles {
 public:
  std::map<std::string, std::string, std::less<>> files;
  std::optional<std::string_view> find(std::string_view path) const override {
    if (const auto found = files.find(path); found != files.end()) return found->second;
    return base::embedded_data().find(path);
  }
  std::vector<std::string> list(std::string_view folder) const override {
    return base::embedded_data().list(folder);
  }
};

const times::Tagger& tagger() {
  static const times::Tagger made(base::embedded_data());
  return made;
}

/// Terse: "words=value words=value".
std::string dump(std::string_view text, const char* published) {
  std::string out;
  const std::optional<Day> day = published != nullptr ? day_from_iso(published) : std::nullopt;
  for (const record::Time& time : tagger().tag(text, {}, day)) {
    if (!out.empty()) out += "; ";
    out += std::string(base::words_at(text, time.span)) + " = " + time.value;
  }
  return out;
}

record::Time only(std::string_view text, const char* published) {
  const std::optional<Day> day = published != nullptr ? day_from_iso(published) : std::nullopt;
  const std::vector<record::Time> times = tagger().tag(text, {}, day);
  REQUIRE(times.size() == 1);
  return times.front();
}

/// An example without its braces, and the words that were in them.
struct Example {
  std::string text;
  std::vector<std::string> words;
};

Example example_of(const std::string& marked) {
  Example example;
  bool inside = false;
  for (const char c : marked) {
    if (c == '{') {
      inside = true;
      example.words.emplace_back();
    } else if (c == '}') {
      inside = false;
    } else {
      example.text += c;
      if (inside) example.words.back() += c;
    }
  }
  return example;
}

}  // namespace

TEST_CASE("Tagger: every rule reads its examples and leaves its counter-examples alone", "[times]") {
  for (const times::Rule& rule : tagger().rules()) {
    INFO("rule " << rule.name);
    std::size_t good = 0, counter = 0;
    for (const times::RuleExample& example : rule.examples) {
      auto [text, words] = example_of(example.text);
      if (example.narrative)
        text = "It was told in 1901. So in 1902. So in 1903. In 1904. In 1905. In 1906. In 1907. In 1908. " +
               text;
      INFO("example " << text);
      std::vector<std::string> found, values;
      const auto times = tagger().tag(text, {}, day_from_iso("2017-07-10"));
      for (const record::Time& time : times) {
        if (time.rule != rule.name) continue;
        found.emplace_back(base::words_at(text, time.span));
        values.push_back(time.value);
      }
      ++(example.counter ? counter : good);
      if (rule.action == times::Action::none) CHECK(times.empty());
      CHECK(found == words);
      CHECK(values == example.values);
    }
    CHECK(counter > 0);
    CHECK((good > 0 || rule.action == times::Action::none));
  }
}

TEST_CASE("Tagger: dates are read in all the forms newspapers write", "[times]") {
  const char* published = "2017-07-10";
  CHECK(dump("on Friday, July 21, 2017", published) == "Friday, July 21, 2017 = 2017-07-21");
  CHECK(dump("on 8 Nov. 2016 in Ohio", published) == "8 Nov. 2016 = 2016-11-08");
  CHECK(dump("on the 3rd of May 1999", published) == "the 3rd of May 1999 = 1999-05-03");
  CHECK(dump("in mid-2011 or early October 2011", published) ==
        "mid-2011 = 2011; early October 2011 = 2011-10");
  CHECK(dump("from the 1980s to the 21st century", published) == "the 1980s = 198; the 21st century = 20");
  CHECK(dump("in the summer of 2003 and spring 2004", published) ==
        "the summer of 2003 = 2003-SU; spring 2004 = 2004-SP");
  CHECK(dump("in the second half of 2008", published) == "the second half of 2008 = 2008-H2");
  CHECK(dump("in 490 BC and in April 480 BC", published) == "490 BC = BC0490; April 480 BC = BC0480-04");
  CHECK(dump("at 9:34 p.m., March 19 EST", published) == "9:34 p.m., March 19 EST = 2017-03-19T21:34-05");
  CHECK(dump("on Christmas Eve 1963", published) == "Christmas Eve 1963 = 1963-12-24");
}

TEST_CASE("Tagger: what is left unsaid is taken from publication", "[times]") {
  const char* monday = "2017-07-10";
  CHECK(dump("It met on Friday.", monday) == "Friday = 2017-07-07");
  CHECK(dump("It met on Monday.", monday) == "Monday = 2017-07-10");
  CHECK(dump("It will meet on Friday.", monday) == "Friday = 2017-07-14");
  CHECK(dump("It was signed in December.", monday) == "December = 2016-12");
  CHECK(dump("It was signed on 28 February.", monday) == "28 February = 2017-02-28");
  CHECK(dump("It fell on 29 February.", "2009-12-19") == "29 February = 2008-02-29");
  CHECK(dump("He left last week, and again last year.", monday) == "last week = 2017-W27; last year = 2016");
  CHECK(dump("Two years ago it was new.", monday) == "Two years ago = 2015");
  CHECK(dump("It opens next month.", monday) == "next month = 2017-08");
}

TEST_CASE("Tagger: last week is one day of that week, and says what it hangs on", "[times]") {
  const record::Time time = only("He left last week.", "2017-07-10");
  CHECK(time.value == "2017-W27");
  CHECK(time.type == record::TimeType::date);
  CHECK(time.when.edtf == "[2017-07-03..2017-07-09]");
  CHECK(time.when.momentary());
  CHECK(time.when.phrase == "last week");
  CHECK(time.when.anchor == "published");
  CHECK(time.when.stated);
  CHECK(time.id == "t1");
}

TEST_CASE("Tagger: without publication nothing is invented", "[times]") {
  for (const char* text :
       {"He left last week.", "It met on Tuesday.", "She said today.", "It was in June.", "Two days ago."}) {
    INFO(text);
    const record::Time time = only(text, nullptr);
    CHECK(time.when.unknown());
    CHECK(time.when.anchor == "published");
    CHECK_FALSE(time.when.phrase.empty());
    CHECK(time.value.find("XX") == 0);
  }
  CHECK(only("He left last week.", nullptr).value == "XXXX-WXX");
  CHECK(only("It met on Tuesday.", nullptr).value == "XXXX-WXX-2");
  CHECK(only("On 3 May 1999.", nullptr).when.edtf == "1999-05-03");
}

TEST_CASE("Tagger: days of the week are counted from publication, or from the day before them", "[times]") {
  const char* monday = "2017-07-10";
  const auto value = [](const std::string& text, const char* published) {
    return only(text, published).value;
  };
  CHECK(value("They met last Monday.", monday) == "2017-07-03");
  CHECK(value("They met last Friday.", monday) == "2017-07-07");
  CHECK(value("They will meet next Monday.", monday) == "2017-07-17");
  CHECK(value("They will meet next Wednesday.", monday) == "2017-07-12");
  CHECK(value("They will meet this Thursday.", monday) == "2017-07-13");
  CHECK(value("They met this Monday.", monday) == "2017-07-10");
  CHECK(value("They met last Monday.", nullptr) == "XXXX-WXX-1");
  CHECK(only("They met last Monday.", nullptr).when.anchor == "published");
  // 3 May 2016 was a Tuesday.
  CHECK(dump("On 3 May 2016 they met. They left the following Tuesday.", monday) ==
        "3 May 2016 = 2016-05-03; following Tuesday = 2016-05-10");
  CHECK(dump("On 3 May 2016 they met. They left the following Friday.", monday) ==
        "3 May 2016 = 2016-05-03; following Friday = 2016-05-06");
  CHECK(dump("On 3 May 2016 they met. They had come the previous Sunday.", monday) ==
        "3 May 2016 = 2016-05-03; previous Sunday = 2016-05-01");
  CHECK(dump("On 3 May 2016 they met. They had come the previous Tuesday.", monday) ==
        "3 May 2016 = 2016-05-03; previous Tuesday = 2016-04-26");
}

TEST_CASE("Tagger: a unit of unknown place stays open, as wide as it is", "[times]") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"They met last month.", "XXXX-XX"},       {"They met last year.", "XXXX"},
      {"They met last weekend.", "XXXX-WXX-WE"}, {"They met last quarter.", "XXXX-QX"},
      {"They meet this decade.", "XXX"},         {"They meet this century.", "XX"},
      {"They met last summer.", "XXXX-SU"},
  };
  for (const auto& [text, value] : table) {
    CAPTURE(text);
    CHECK(only(text, nullptr).value == value);
    CHECK(only(text, nullptr).when.unknown());
  }
  // The day after a month, or after a year, is none that anybody knows.
  CHECK(dump("In May 2016 they met. The next day they left.", "2017-07-10") ==
        "May 2016 = 2016-05; The next day = XXXX-XX-XX");
}

TEST_CASE("Tagger: units are counted from publication", "[times]") {
  const char* monday = "2017-07-10";
  const auto value = [&](const std::string& text) { return only(text, monday).value; };
  CHECK(value("They met last weekend.") == "2017-W27-WE");
  CHECK(value("They met last quarter.") == "2017-Q2");
  CHECK(value("They will meet next quarter.") == "2017-Q4");
  CHECK(value("They meet this decade.") == "201");
  CHECK(value("They meet this century.") == "20");
  CHECK(value("They met two fortnights ago.") == "2017-W24");
  CHECK(value("They met three months ago.") == "2017-04");
  CHECK(value("They met two quarters ago.") == "2017-Q1");
  CHECK(value("They met two hours ago.") == "2017-07-10");
  CHECK(value("They met ten minutes ago.") == "2017-07-10");
  CHECK(value("They met 48 hours ago.") == "2017-07-08");
  CHECK(value("They met two centuries ago.") == "18");
  CHECK(value("They will meet later this year.") == "2017");
  const record::Time later = only("They will meet later this year.", monday),
                     earlier = only("They met earlier this year.", monday);
  CHECK(calendar::iso(*later.when.earliest_start) == "2017-07-10");
  CHECK(calendar::iso(*later.when.latest_end) == "2017-12-31");
  CHECK(calendar::iso(*earlier.when.earliest_start) == "2017-01-01");
  CHECK(calendar::iso(*earlier.when.latest_end) == "2017-07-10");
}

TEST_CASE("Tagger: in a narrative a date follows the one before", "[times]") {
  const std::string story =
      "On September 1, 1939, it began. It ended in June 1940, and in 1941 another began. In May 1942 they "
      "met. "
      "On June 4, 1942 they fought. The next day they left. On June 10 they were back. In July 1943 it was "
      "over. "
      "By October they had gone. In January 1944 they came again, and in March 1945 they stopped. "
      "It was on August 9, 1945 that it ended.";
  CHECK(
      dump(story, "2009-12-19") ==
      "September 1, 1939 = 1939-09-01; June 1940 = 1940-06; 1941 = 1941; May 1942 = 1942-05; June 4, 1942 = "
      "1942-06-04; The next day = 1942-06-05; June 10 = 1942-06-10; July 1943 = 1943-07; October = 1943-10; "
      "January 1944 = 1944-01; March 1945 = 1945-03; August 9, 1945 = 1945-08-09");
  CHECK(tagger().tag(story, {}, day_from_iso("2009-12-19"))[5].when.anchor == "t5");
}

TEST_CASE("Tagger: a time of day is as wide as the days that were spoken of", "[times]") {
  const std::vector<record::Time> times = tagger().tag(
      "A ferry sank late on Tuesday. Rescuers searched on Wednesday. It had left port at 6pm with 146 on "
      "board.",
      {}, day_from_iso("2023-08-09"));
  REQUIRE(times.size() == 3);
  CHECK(times[2].when.edtf == "[2023-08-08..2023-08-09]");
  // Where no other day was spoken of it is that of the news.
  CHECK(only("The meeting began at 6pm.", "2023-08-09").when.edtf == "2023-08-09");
}

TEST_CASE("Tagger: days counted from a month are as wide as the month", "[times]") {
  const std::vector<record::Time> times =
      tagger().tag("The fraud came to light in January 2020. She resigned two days later.", {},
                   day_from_iso("2021-07-16"));
  REQUIRE(times.size() == 2);
  CHECK(times[1].value == "FUTURE_REF");
  CHECK(times[1].when.edtf == "[2020-01-03..2020-02-02]");
}

TEST_CASE("Tagger: figures and words that are not dates stay what they are", "[times]") {
  for (const char* text :
       {"You may march on.", "a second son", "the 2016 Honda", "a Boeing 747 and an Airbus 2000",
        "They won 3-2.", "It cost $2000, or 1500 euros.", "Section 1983 of the act", "call 020 7946 0958 now",
        "version 10.4.11", "30 February", "31 June 2017", "on February 30, 2016", "The fall of the city",
        "He sat in the sun.", "Mr Johnnie Christmas", "a 19-year-old man", "killed 1500 civilians",
        "a survey of 1709 schoolchildren"}) {
    INFO(text);
    CHECK(dump(text, "2017-07-10").empty());
  }
}

TEST_CASE("Tagger: the order of day and month is that of the document", "[times]") {
  CHECK(dump("From 13/02/2017 to 03/04/2017.", "2017-07-10") ==
        "13/02/2017 = 2017-02-13; 03/04/2017 = 2017-04-03");
  CHECK(dump("From 02/13/2017 to 03/04/2017.", "2017-07-10") ==
        "02/13/2017 = 2017-02-13; 03/04/2017 = 2017-03-04");
}

TEST_CASE("Tagger: two times can be the ends of one stretch", "[times]") {
  const std::string text = "It ran 3–9 July 2017, and from 1990 to 1995.";
  const times::Reading reading = tagger().read(text, {}, day_from_iso("2017-07-10"));
  REQUIRE(reading.ranges.size() == 2);
  CHECK(reading.ranges[0].when.edtf == "2017-07-03/2017-07-09");
  CHECK(reading.ranges[0].when.phrase == "3–9 July 2017");
  CHECK(reading.ranges[1].first == 2);
  CHECK(reading.ranges[1].when.earliest_start == day_from_iso("1990-01-01"));
  CHECK(reading.ranges[1].when.latest_end == day_from_iso("1995-12-31"));
  CHECK(reading.ranges[1].when.edtf == "1990/1995");
}

TEST_CASE("Tagger: a stretch is as sure as its words", "[times]") {
  const auto only_range = [](const std::string& text) {
    const times::Reading reading = tagger().read(text, {}, day_from_iso("2017-07-10"));
    return reading.ranges.size() == 1 ? reading.ranges[0].when.edtf : "";
  };
  CHECK(only_range("He was seen between 2003 and 2005.") == "[2003..2005]");
  CHECK(only_range("Sales in the three months to 31 March 2016 fell.") == "2016-01-01/2016-03-31");
  CHECK(only_range("Sales in the two years to 2016 fell.") == "2015-01-01/2016-12-31");
  CHECK(only_range("He was seen in 2003 and 2005.").empty());
}

TEST_CASE("Tagger: about a date is about it, and about an hour is on its day", "[times]") {
  const auto first = [](const std::string& text) {
    return tagger().tag(text, {}, day_from_iso("2017-07-10")).at(0).when;
  };
  CHECK(first("It fell around 5 May 2015.").edtf == "2015-05-05~");
  CHECK(first("It began about 2010.").approximate);
  CHECK_FALSE(first("It fell at about 4:20 a.m. there.").approximate);
  CHECK(first("It opened on 11 January this year.").edtf == "2017-01-11");
}

TEST_CASE("Tagger: any bytes will do, and times lie within the text", "[times]") {
  std::string bytes;
  std::uint32_t state = 1;
  const std::string_view pieces[] = {"May ",  "5",     ",",        " 2017", "-",    "the ",
                                     "last ", "year ", "\xE2\x80", "\xFF",  "two ", "ago ",
                                     "BC",    ":",     "30",       "/",     "\n\n", "99999999999999999999",
                                     "a.m. ", "["};
  for (int i = 0; i < 60000; ++i) {
    state = state * 1664525u + 1013904223u;
    bytes += pieces[(state >> 16) % std::size(pieces)];
    if (i % 50 == 0) bytes += static_cast<char>(state >> 24);
  }
  for (const char* published : {"2017-07-10", static_cast<const char*>(nullptr)}) {
    const auto day = published != nullptr ? day_from_iso(published) : std::nullopt;
    std::uint64_t end = 0;
    for (const record::Time& time : tagger().tag(bytes, {}, day)) {
      CHECK(time.span.begin >= end);
      CHECK(time.span.end > time.span.begin);
      end = time.span.end;
    }
    CHECK(end <= bytes.size());
  }
}

TEST_CASE("Tagger: a rule that is wrong is named by file and line", "[times]") {
  Changed data;
  data.files["rules/en/times.txt"] = "rule day date\n  match month dya\n";
  try {
    times::Tagger wrong(data);
    FAIL("no error");
  } catch (const base::DataError& error) {
    CHECK(std::string(error.what()).find("rules/en/times.txt:2") != std::string::npos);
    CHECK(std::string(error.what()).find("dya") != std::string::npos);
  }
}

TEST_CASE("NamedEvents: elections are dated by computed calendars and tables", "[times]") {
  const times::NamedEvents events(base::embedded_data());
  const auto reference = day_from_iso("2017-07-10");
  const auto dated = [&](std::string_view words) {
    const auto found = events.dated_event(words, reference);
    return found ? calendar::iso(found->first) + " " + found->anchor : std::string("-");
  };
  CHECK(dated("the 2016 Presidential election") == "2016-11-08 named:us-election-2016");
  CHECK(dated("last year's Presidential election") == "2016-11-08 named:us-election-2016");
  CHECK(dated("last November's presidential election") == "2016-11-08 named:us-election-2016");
  CHECK(dated("the 2018 midterm elections") == "2018-11-06 named:us-midterms-2018");
  CHECK(dated("the general election of 1997") == "1997-05-01 named:uk-election-1997");
  CHECK(dated("this year's French presidential election") == "2017-04-23 named:fr-presidential-2017");
  CHECK(dated("Germany's 2013 federal election") == "2013-09-22 named:de-election-2013");
  CHECK(dated("the presidential election") == "-");
  CHECK(dated("the 2017 presidential election in Iran") == "-");
  CHECK(dated("the 2016 Honda") == "-");
  CHECK_FALSE(events.dated_event("last year's presidential election", std::nullopt));
}

TEST_CASE("Easter is on the days the church counted", "[times]") {
  CHECK(calendar::iso(times::easter_of(2000)) == "2000-04-23");
  CHECK(calendar::iso(times::easter_of(2008)) == "2008-03-23");
  CHECK(calendar::iso(times::easter_of(2017)) == "2017-04-16");
  CHECK(calendar::iso(times::easter_of(1943)) == "1943-04-25");
}
