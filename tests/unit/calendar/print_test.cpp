#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "src/calendar/print.hpp"
#include "src/calendar/timex.hpp"

using namespace dateline::calendar;

namespace {

TimeSpan edtf(const std::string& text) {
  CAPTURE(text);
  const auto span = span_from_edtf(text);
  REQUIRE(span);
  return *span;
}

std::string bounds(const TimeSpan& span) {
  const auto shown = [](std::optional<Day> day) { return day ? iso(*day) : "-"; };
  return shown(span.earliest_start) + " " + shown(span.latest_start) + " " + shown(span.earliest_end) + " " +
         shown(span.latest_end);
}

struct Printed {
  std::string edtf, guardian, short_guardian, ap, iso;
};

const std::vector<Printed>& printed() {
  static const std::vector<Printed> table{
      {"2017-07-09", "9 July 2017", "9 Jul 2017", "July 9, 2017", "2017-07-09"},
      {"2016-11-08", "8 November 2016", "8 Nov 2016", "Nov. 8, 2016", "2016-11-08"},
      {"2016-12", "December 2016", "Dec 2016", "December 2016", "2016-12"},
      {"2016", "2016", "2016", "2016", "2016"},
      {"199X", "1990s", "1990s", "1990s", "1990s"},
      {"193", "1930s", "1930s", "1930s", "1930s"},
      {"19XX", "20th century", "20th century", "20th century", "20th century"},
      {"20", "21st century", "21st century", "21st century", "21st century"},
      {"2017-21", "spring 2017", "spring 2017", "spring 2017", "spring 2017"},
      {"2016-24", "winter 2016", "winter 2016", "winter 2016", "winter 2016"},
      {"2017-35", "third quarter of 2017", "Q3 2017", "third quarter of 2017", "Q3 2017"},
      {"2017-40", "first half of 2017", "H1 2017", "first half of 2017", "H1 2017"},
      {"[2017-07-03..2017-07-09]", "3–9 July 2017", "3–9 Jul 2017", "July 3-9, 2017",
       "2017-07-03..2017-07-09"},
      {"2017-07-03/2017-07-09", "3–9 July 2017", "3–9 Jul 2017", "July 3-9, 2017", "2017-07-03/2017-07-09"},
      {"[2017-06-28..2017-07-04]", "between 28 June and 4 July 2017", "28 Jun–4 Jul 2017",
       "between June 28 and July 4, 2017", "2017-06-28..2017-07-04"},
      {"2017-06-28/2017-07-04", "28 June–4 July 2017", "28 Jun–4 Jul 2017", "June 28-July 4, 2017",
       "2017-06-28/2017-07-04"},
      {"2016-12-28/2017-01-04", "28 December 2016–4 January 2017", "28 Dec 2016–4 Jan 2017",
       "Dec. 28, 2016-Jan. 4, 2017", "2016-12-28/2017-01-04"},
      {"2017-06/2017-08", "June–August 2017", "Jun–Aug 2017", "June-August 2017", "2017-06/2017-08"},
      {"2016/2017", "2016–2017", "2016–2017", "2016-2017", "2016/2017"},
      {"[2014..2016]", "2014–2016", "2014–2016", "2014-2016", "2014..2016"},
      {"[..2016-11-08]", "before 8 November 2016", "before 8 Nov 2016", "before Nov. 8, 2016",
       "before 2016-11-08"},
      {"[..2016-11]", "before December 2016", "before Dec 2016", "before December 2016", "before 2016-12"},
      {"[..2016]", "before 2017", "before 2017", "before 2017", "before 2017"},
      {"[2017-07-03..]", "after 3 July 2017", "after 3 Jul 2017", "after July 3, 2017", "after 2017-07-03"},
      {"[2017..]", "after 2016", "after 2016", "after 2016", "after 2016"},
      {"2017-07-03/..", "from 3 July 2017", "from 3 Jul 2017", "from July 3, 2017", "from 2017-07-03"},
      {"../2017-07", "until July 2017", "until Jul 2017", "until July 2017", "until 2017-07"},
      {"1890~", "c. 1890", "c. 1890", "circa 1890", "c. 1890"},
      {"1890?", "possibly 1890", "possibly 1890", "possibly 1890", "possibly 1890"},
      {"[..1890%]", "possibly before c. 1890", "possibly before c. 1890", "possibly before circa 1890",
       "possibly before c. 1890"},
      {"-0043-03-15", "15 March 44 BC", "15 Mar 44 BC", "March 15, 44 BC", "-0043-03-15"},
      {"-0057/-0050", "58–51 BC", "58–51 BC", "58-51 BC", "-0057/-0050"},
      {"0079-08", "August AD 79", "Aug AD 79", "August AD 79", "0079-08"},
  };
  return table;
}

}  // namespace

TEST_CASE("print: newspapers' styles, never finer or surer than what is known", "[calendar]") {
  for (const Printed& row : printed()) {
    CAPTURE(row.edtf);
    const TimeSpan span = edtf(row.edtf);
    CHECK(print(span) == row.guardian);
    CHECK(print(span, DateStyle::guardian, DateLength::abbreviated) == row.short_guardian);
    CHECK(print(span, DateStyle::ap) == row.ap);
    CHECK(print(span, DateStyle::iso) == row.iso);
  }
}

TEST_CASE("print: what is unspecified within a date is left out", "[calendar]") {
  CHECK(print(edtf("2016-XX-15")) == "2016");
  CHECK(print(edtf("2016-01-1X")) == "10–19 January 2016");
  CHECK(print(edtf("2016-1X")) == "October–December 2016");
  CHECK(print(edtf("156X-12-31")) == "1560s");
  CHECK(print(edtf("1950S2")) == "c. 1950");
  CHECK(print(edtf("[1667,1668,1670..1672]")) == "1667, 1668 or 1670–1672");
  CHECK(print(edtf("{1667,1668}")) == "1667 and 1668");
  CHECK(print(edtf("Y-11999")) == "12000 BC");
  CHECK(print(edtf("Y17E30")) == "Y17E30");
  CHECK(print(edtf("../..")) == "date unknown");
  CHECK(print(unknown_time()) == "date unknown");
}

TEST_CASE("print: open spans keep the word they were stated with", "[calendar]") {
  const auto stated = [](const std::string& edtf, const std::string& phrase) {
    TimeSpan span = *span_from_edtf(edtf);
    span.stated = true;
    span.phrase = phrase;
    return print(span);
  };
  CHECK(stated("[2008..]", "since 2008") == "since 2008");
  CHECK(stated("2015/..", "since 2015") == "since 2015");
  CHECK(stated("[1991..]", "after 1990") == "after 1990");
  CHECK(stated("[..2021-03]", "by March") == "by March 2021");
  CHECK(stated("[..1990]", "in or before 1990") == "before 1991");
}

TEST_CASE("print: bounds that EDTF cannot say are printed from the bounds", "[calendar]") {
  CHECK(print(*span_from_people("summer 2016 to winter 2017")) == "June 2016–February 2018");
  const auto doubtful =
      span_within(day_of({2016, 12, 20}), day_of({2017, 1, 5}), day_of({2017, 2, 3}), day_of({2017, 2, 3}));
  CHECK(print(*doubtful) == "between 20 December 2016 and 3 February 2017");
  CHECK(print(*span_within(day_of({2016, 12, 2}), day_of({2016, 12, 5}), day_of({2017, 2, 3}), {})) ==
        "after 2 December 2016");
}

TEST_CASE("print: what is known only by a report says so and has no day of its own", "[calendar]") {
  TimeSpan span = one_day_of({}, day_of({2017, 7, 10}));
  span.anchor = "published";
  CHECK(print(span) == "reported 10 July 2017");
  CHECK(print(span, DateStyle::ap) == "reported July 10, 2017");
  span.stated = true;
  CHECK(print(span) == "before 10 July 2017");
}

TEST_CASE("people: what is printed reads back with the same bounds", "[calendar]") {
  for (const Printed& row : printed()) {
    const TimeSpan span = edtf(row.edtf);
    for (const DateStyle style : {DateStyle::guardian, DateStyle::ap, DateStyle::iso}) {
      for (const DateLength length : {DateLength::full, DateLength::abbreviated}) {
        const std::string text = print(span, style, length);
        CAPTURE(row.edtf, text);
        const auto read = span_from_people(text);
        REQUIRE(read);
        CHECK(read->earliest_start == span.earliest_start);
        CHECK(read->latest_end == span.latest_end);
        CHECK(read->approximate == span.approximate);
        CHECK(read->uncertain == span.uncertain);
        if (row.edtf.find("..") == std::string::npos && row.edtf.find('/') == std::string::npos) {
          CHECK(bounds(*read) == bounds(span));
        }
      }
    }
  }
}

TEST_CASE("people: the forms people type", "[calendar]") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"2016-12", "2016-12"},
      {"Dec 2016", "2016-12"},
      {"Sept. 2016", "2016-09"},
      {"december, 2016", "2016-12"},
      {"8 Nov 2016", "2016-11-08"},
      {"8th of November, 2016", "2016-11-08"},
      {"November 8, 2016", "2016-11-08"},
      {"2016 Nov 8", "2016-11-08"},
      {"2016..2017", "[2016..2017]"},
      {"2016/2017", "2016/2017"},
      {"2016-2017", "2016/2017"},
      {"2016 to 2017", "2016/2017"},
      {"from May 2016 to 3 June 2017", "2016-05/2017-06-03"},
      {"2016-11-08..", "[2016-11-08..]"},
      {"..2016-11-08", "[..2016-11-08]"},
      {"before 2016-11-08", "[..2016-11-08]"},
      {"before 2017", "[..2016]"},
      {"after 2016", "[2017..]"},
      {"not before 2016", "[2016..]"},
      {"by May 2016", "[..2016-05]"},
      {"since 2015", "2015/.."},
      {"until 9 July 2017", "../2017-07-09"},
      {"c. 1890", "1890~"},
      {"c1890", "1890~"},
      {"circa 1890", "1890~"},
      {"before c. 1890", "[..1890~]"},
      {"about May 1890?", "1890-05%"},
      {"c. spring 1890", "[1890-03~..1890-05~]"},
      {"3–9 July 2017", "2017-07-03/2017-07-09"},
      {"3 - 9 July 2017", "2017-07-03/2017-07-09"},
      {"July 3-9, 2017", "2017-07-03/2017-07-09"},
      {"28 June—4 July 2017", "2017-06-28/2017-07-04"},
      {"between 28 June and 4 July 2017", "[2017-06-28..2017-07-04]"},
      {"Q3 2017", "2017-35"},
      {"2017-Q3", "2017-35"},
      {"second half of 2017", "2017-41"},
      {"spring 2017", "2017-21"},
      {"fall of 2017", "2017-23"},
      {"the 1990s", "199X"},
      {"20th century", "19XX"},
      {"2017-W27", "[2017-07-03..2017-07-09]"},
      {"week of 5 July 2017", "[2017-07-03..2017-07-09]"},
      {"15 March 44 BC", "-0043-03-15"},
      {"58 to 51 BCE", "-0057/-0050"},
      {"1058 to 1051 BCE", "-1057/-1050"},
      {"1058 to 1051 BC", "-1057/-1050"},
      {"AD 79", "0079"},
      {"Monday 10 July 2017", "2017-07-10"},
      {"Mon, July 10, 2017", "2017-07-10"},
      {"unknown", ""},
      {" 1985-04~/.. ", "1985-04~/.."},
  };
  for (const auto& [text, expected] : table) {
    CAPTURE(text);
    const auto span = span_from_people(text);
    REQUIRE(span);
    CHECK(span->edtf == expected);
  }
  CHECK(span_from_people("reported 10 July 2017")->only_reported());
  CHECK_FALSE(span_from_people("reported by somebody"));
  CHECK_FALSE(span_from_people("reported"));
  CHECK(span_from_people("8 Nov 2016")->stated);
  CHECK(span_from_people("8 Nov 2016")->phrase == "8 Nov 2016");
}

TEST_CASE("people: what is no date, or one of unknown order, is not guessed", "[calendar]") {
  for (const char* bad : {"",
                          " ",
                          "8/11/2016",
                          "30 February 2016",
                          "31 June",
                          "13 2016",
                          "may",
                          "tomorrow",
                          "before",
                          "c.",
                          "from to",
                          "2017..2016",
                          "2017 to 2016",
                          "between 2016",
                          "29 Feb 2017",
                          "May 20166",
                          "-",
                          "--------",
                          "..",
                          "0 May 2016",
                          "32 May 2016",
                          "5th quarter of 2016",
                          "Q5 2016",
                          "1995s",
                          "AD 0",
                          "week of 2016",
                          "bc",
                          "ad",
                          "bc bc",
                          "Tuesday 10 July 2017",
                          "Monday",
                          "Monday Monday 10 July 2017 July",
                          "?",
                          "possibly",
                          "\xff\xfe",
                          "2016-17"}) {
    CAPTURE(bad);
    CHECK_FALSE(span_from_people(bad));
  }
  CHECK_FALSE(span_from_people(std::string(100'000, '-')));
}

TEST_CASE("TIMEX3: values become spans", "[calendar]") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"2017-07-10", "2017-07-10"},
      {"2017-W27", "[2017-07-03..2017-07-09]"},
      {"2017-W27-3", "2017-07-05"},
      {"2017-W27-WE", "[2017-07-08..2017-07-09]"},
      {"2017-Q3", "2017-35"},
      {"2017-H1", "2017-40"},
      {"2016-SU", "2016-22"},
      {"2016-WI", "2016-24"},
      {"199", "199X"},
      {"19", "19XX"},
      {"2", "2XXX"},
      {"2017-07", "2017-07"},
      {"2017", "2017"},
      {"2017-XX", "2017"},
      {"2017-07-XX", "2017-07"},
      {"2017-07-10TMO", "2017-07-10"},
      {"2017-07-10T14:30", "2017-07-10"},
      {"2017-07-10T14:30+02:00", "2017-07-10"},
      {"BC0044", "-0043"},
  };
  for (const auto& [value, expected] : table) {
    CAPTURE(value);
    const auto span = span_from_timex(value);
    REQUIRE(span);
    CHECK(span->edtf == expected);
    CHECK(span->stated);
  }
  CHECK(span_from_timex("2017-07-10TMO")->clock == "TMO");
  CHECK(span_from_timex("2017-07-10T14:30+02:00")->clock == "T14:30+02:00");
  CHECK(span_from_timex("2017-W27")->precision == Precision::week);
  CHECK(span_from_timex("2016-SU")->precision == Precision::season);
}

TEST_CASE("TIMEX3: what names no days of the calendar has no span", "[calendar]") {
  for (const char* bad :
       {"",        "P3D",    "PT2H",       "PAST_REF",         "FUTURE_REF",    "PRESENT_REF", "XXXX-12-25",
        "XXXX",    "FY2017", "2017-02-30", "2017-W54",         "2017-W00",      "2017-13",     "2017-Q5",
        "2017-H3", "2017-",  "2017-W2",    "2017-07-10T25:00", "2017-07-10TXX", "T14:30",      "2017-WXX",
        "20171",   "BC0000", "2017-W27-8", "2017-07-1",        "2017-7"}) {
    CAPTURE(bad);
    CHECK_FALSE(span_from_timex(bad));
  }
}

TEST_CASE("TIMEX3: a value read and written is the same value", "[calendar]") {
  for (const char* value :
       {"2017-07-10", "2017-W27", "2017-W27-WE", "2017-Q1", "2017-Q4", "2017-H1", "2017-H2", "2016-SU",
        "2016-WI", "199", "19", "2", "2017-07", "2017", "2017-07-10T14:30", "2017-07-10TMO"}) {
    CAPTURE(value);
    CHECK(timex_from_span(*span_from_timex(value)) == value);
  }
  CHECK(timex_from_span(edtf("2016/2017")).empty());
  CHECK(timex_from_span(edtf("[..2016]")).empty());
}
