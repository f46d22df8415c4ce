#include <catch2/catch.hpp>

#include "src/calendar/moment.hpp"

using namespace dateline::calendar;

TEST_CASE("moment: days and times of day are read and printed in UTC", "[calendar]") {
  CHECK(moment_from_iso("1970-01-01") == 0);
  CHECK(moment_from_iso("2017-07-10T09:30Z") == 1499679000);
  CHECK(moment_from_iso("2017-07-10 09:30:15") == 1499679015);
  CHECK(moment_from_iso("1969-12-31T23:59:59Z") == -1);
  for (const char* wrong :
       {"", "2017", "2017-07", "2017-02-30", "2017-07-10T", "2017-07-10T24:00", "2017-07-10T09:60",
        "2017-07-10T9:30", "2017-07-10T09-30", "2017-07-10T09:30:15+02:00", "yesterday"})
    CHECK_FALSE(moment_from_iso(wrong));
  CHECK(print_moment(1499679059) == "2017-07-10 09:30");
  CHECK(print_moment(-1) == "1969-12-31 23:59");
}
