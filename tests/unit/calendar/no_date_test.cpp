#include "src/calendar/no_date.hpp"

#include <catch2/catch.hpp>

#include "src/calendar/print.hpp"

using namespace dateline::calendar;

TEST_CASE("no_date: a day that its month does not have is told so", "[calendar]") {
  for (const char* text :
       {"31 February 2017", "February 31, 2017", "Feb 31st 2017", "2017-02-31", "2017 Feb 31"}) {
    INFO(text);
    CHECK_FALSE(span_from_people(text));
    CHECK(why_no_date(text).why == "February 2017 has 28 days");
    CHECK(why_no_date(text).remedy == "take one of them, or the month alone: February 2017");
  }
  CHECK(why_no_date("30 February 2016").why == "February 2016 has 29 days");
  CHECK(why_no_date("0 April 2016").why == "April 2016 has 30 days");
}

TEST_CASE("no_date: another day of the week is told so", "[calendar]") {
  CHECK_FALSE(span_from_people("Monday 9 July 2017"));
  CHECK(why_no_date("Monday 9 July 2017").why == "9 July 2017 was a Sunday");
}

TEST_CASE("no_date: a part of a month says no days, and the whole can be taken", "[calendar]") {
  for (const char* text : {"early May 2017", "mid-May 2017", "Late May 2017", "the end of May 2017"}) {
    INFO(text);
    CHECK_FALSE(span_from_people(text));
    CHECK(why_no_date(text).why.find("does not say which days") != std::string::npos);
    CHECK(why_no_date(text).remedy == "say them, as 2017-05-01..2017-05-31, or take the whole: May 2017");
  }
  CHECK(why_no_date("mid-2016").remedy == "say them, as 2016-01-01..2016-12-31, or take the whole: 2016");
}

TEST_CASE("no_date: of anything else only what dates look like", "[calendar]") {
  for (const char* text : {"", "soon", "early", "early soon", "9 July", "13-13-2017", "2017-13-31", "Monday",
                           "early 9 July 2017", "31 31 31 2017", "- - -", "\xff\xfe 2017"}) {
    INFO(text);
    CHECK(why_no_date(text).why.empty());
    CHECK(why_no_date(text).remedy.starts_with("dates are written 2016,"));
  }
  CHECK(why_no_date(std::string(5000, '1')).why.empty());
}
