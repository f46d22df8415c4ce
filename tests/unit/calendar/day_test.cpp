#include <catch2/catch.hpp>

#include "src/calendar/day.hpp"

using namespace dateline::calendar;

TEST_CASE("Day: known days have their numbers", "[calendar]") {
  CHECK(day_of({1970, 1, 1}).number == 0);
  CHECK(day_of({2017, 7, 10}).number == 17357);
  CHECK(day_of({1969, 12, 31}).number == -1);
  CHECK(day_of({0, 3, 1}).number == -719468);
  CHECK(weekday_of(day_of({2017, 7, 10})) == 1);
  CHECK(weekday_of(day_of({1970, 1, 1})) == 4);
}

TEST_CASE("Day: every day of eight centuries survives the way to a date and back", "[calendar]") {
  CivilDate expected{1599, 12, 31};
  unsigned weekday = weekday_of(day_of(expected));
  for (Day day = day_of(expected); day < day_of({2401, 1, 1}); day = day + 1) {
    if (civil_of(day) != expected || day_of(expected) != day || weekday_of(day) != weekday) FAIL(iso(day));
    if (day_from_iso(iso(day)) != day) FAIL(iso(day));
    weekday = weekday % 7 + 1;
    if (++expected.day > days_in_month(expected.year, expected.month))
      expected = {expected.year, expected.month + 1, 1};
    if (expected.month > 12) expected = {expected.year + 1, 1, 1};
  }
}

TEST_CASE("Day: weeks follow ISO 8601", "[calendar]") {
  CHECK(week_of(day_of({2017, 1, 1})).year == 2016);
  CHECK(week_of(day_of({2017, 1, 1})).week == 52);
  CHECK(week_of(day_of({2017, 1, 1})).weekday == 7);
  CHECK(week_of(day_of({2018, 12, 31})).year == 2019);
  CHECK(week_of(day_of({2018, 12, 31})).week == 1);
  CHECK(monday_of(2017, 27) == day_of({2017, 7, 3}));
  CHECK(weeks_in_year(2015) == 53);
  CHECK(weeks_in_year(2017) == 52);
  CHECK(weeks_in_year(2015 + 400'000'000) == 53);
}

TEST_CASE("Day: the calendar goes on beyond the years that the date library counts", "[calendar]") {
  for (const Year year : {Year{-max_year}, Year{-40000}, Year{-32768}, Year{-1}, Year{0}, Year{32768},
                          Year{170000002}, Year{max_year}}) {
    for (const unsigned month : {1u, 2u, 12u}) {
      const CivilDate last{year, month, days_in_month(year, month)};
      CHECK(civil_of(day_of(last)) == last);
      CHECK(day_from_iso(iso(day_of(last))) == day_of(last));
      CHECK(week_of(day_of(last)).weekday == weekday_of(day_of(last)));
    }
  }
  CHECK(day_of({400'000'000, 3, 1}) - day_of({400'000'000, 2, 28}) == 2);
  CHECK_FALSE(is_valid({max_year + 1, 1, 1}));
}

TEST_CASE("Day: only days that exist are valid", "[calendar]") {
  CHECK(is_valid({2016, 2, 29}));
  CHECK_FALSE(is_valid({2017, 2, 29}));
  CHECK_FALSE(is_valid({1900, 2, 29}));
  CHECK(is_valid({2000, 2, 29}));
  CHECK_FALSE(is_valid({2017, 13, 1}));
  CHECK_FALSE(is_valid({2017, 0, 1}));
  CHECK_FALSE(is_valid({2017, 1, 0}));
}

TEST_CASE("Day: ISO writes four digits, and a sign with more", "[calendar]") {
  CHECK(iso(day_of({2017, 7, 10})) == "2017-07-10");
  CHECK(iso(day_of({-44, 3, 15})) == "-0044-03-15");
  CHECK(iso(day_of({12000, 1, 1})) == "+12000-01-01");
  CHECK(iso(day_of({-12000, 1, 1})) == "-12000-01-01");
  for (const char* bad :
       {"", "2017-7-10", "2017-02-30", "17-07-10", "+2017-07-10", "12000-01-01", "-0000-01-01",
        "+012000-01-01", "2017-07-10 ", "2017/07/10", "99999999999999999999-01-01"}) {
    CHECK_FALSE(day_from_iso(bad));
  }
}
