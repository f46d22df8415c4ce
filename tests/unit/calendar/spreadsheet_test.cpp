#include "src/calendar/spreadsheet.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using dateline::calendar::date_repaired;

TEST_CASE("spreadsheets: what they make of a date is made a date again", "[calendar]") {
  struct Row {
    std::string cell, was, repaired;
  };
  const std::vector<Row> table{
      {"42733", "", "2016-12-29"},
      {"10000", "", "1927-05-18"},
      {"99999", "", "2173-10-13"},
      {"9999", "", "9999"},
      {"100000", "", "100000"},
      {"2016-12-29 00:00:00", "", "2016-12-29"},
      {"2016-12-29 10:00:00", "", "2016-12-29 10:00:00"},
      {"Dec-16", "", "Dec 2016"},
      {"29-Dec-16", "", "29 Dec 2016"},
      {"29-Dec-2016", "", "29 Dec 2016"},
      {"1-JAN-29", "", "1 JAN 2029"},
      {"1-jan-30", "", "1 jan 1930"},
      {"Dec-98", "", "Dec 1998"},
      {"29-dec-1998", "", "29 dec 1998"},
      {"Dec-16", "December 1916", "Dec 1916"},
      {"29-Oct-29", "29 October 1929", "29 Oct 1929"},
      {"Dec-45", "December 2045", "Dec 2045"},
      {"Dec-816", "", "Dec-816"},
      {"Dec-1x", "", "Dec-1x"},
      {"Dec--1", "", "Dec--1"},
      {"Dec-1", "", "Dec-1"},
      {"Foo-16", "", "Foo-16"},
      {"1-2-Dec-16", "", "1-2-Dec-16"},
      {"Dec", "", "Dec"},
      {"", "", ""},
      {"-5", "", "-5"},
      {"2016", "", "2016"},
      {"2016-12", "", "2016-12"},
      {"2016-12-29", "", "2016-12-29"},
      {"July 2016", "", "July 2016"},
  };
  for (const Row& row : table) {
    CAPTURE(row.cell, row.was);
    CHECK(date_repaired(row.cell, row.was) == row.repaired);
  }
}
