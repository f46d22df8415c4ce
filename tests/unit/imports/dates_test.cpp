// Dates as files have them.
#include <catch2/catch.hpp>

#include "src/imports/dates.hpp"

using namespace dateline;
using imports::DayOrder;

namespace {

std::string edtf_of(const std::string& words, DayOrder order = DayOrder::unknown) {
  const imports::ReadDate date = imports::date_of(words, order);
  return date.when ? date.when->edtf : "none";
}

calendar::TimeSpan span(const char* edtf) {
  return *calendar::span_from_edtf(edtf);
}

}  // namespace

TEST_CASE("dates of files: what people type, what spreadsheets make of it, and numbers") {
  CHECK(edtf_of("22 July 2016") == "2016-07-22");
  CHECK(edtf_of("before November 2016") == "[..2016-10]");
  CHECK(edtf_of("42573") == "2016-07-22");
  CHECK(edtf_of("Dec-16") == "2016-12");
  CHECK(edtf_of("2016/7/2") == "2016-07-02");
  CHECK(edtf_of("2016-7-2") == "2016-07-02");
  CHECK(edtf_of("22.7.2016") == "2016-07-22");
  CHECK(edtf_of("22/7/2016") == "2016-07-22");
  CHECK(edtf_of("7/22/2016") == "2016-07-22");
  CHECK(edtf_of("5/5/2016") == "2016-05-05");
  CHECK(edtf_of("2016-07-22 14:30") == "2016-07-22T14:30");
  CHECK(edtf_of("") == "");
  CHECK(imports::date_of("", DayOrder::unknown).when->unknown());
}

TEST_CASE("a day that may be two is none until somebody says which") {
  CHECK(edtf_of("3/4/2017") == "none");
  CHECK_THAT(imports::date_of("3/4/2017", DayOrder::unknown).why, Catch::Contains("--day-order"));
  CHECK(edtf_of("3/4/2017", DayOrder::day_first) == "2017-04-03");
  CHECK(edtf_of("3/4/2017", DayOrder::month_first) == "2017-03-04");
  // The order of a column never turns a day that can be but one.
  CHECK(edtf_of("22/7/2016", DayOrder::month_first) == "2016-07-22");
  CHECK(edtf_of("3.4.2017", DayOrder::unknown) == "2017-04-03");
  CHECK(edtf_of("3/4/17", DayOrder::day_first) == "none");
  CHECK(edtf_of("31/2/2017") == "none");
  CHECK(edtf_of("1/2/3/4") == "none");
}

TEST_CASE("the order of a column is what its clear dates say, where they agree") {
  CHECK(imports::order_of({"3/4/2017", "22/7/2016"}) == DayOrder::day_first);
  CHECK(imports::order_of({"3/4/2017", "7/22/2016", "May"}) == DayOrder::month_first);
  CHECK(imports::order_of({"22/7/2016", "7/22/2016"}) == DayOrder::unknown);
  CHECK(imports::order_of({"3/4/2017"}) == DayOrder::unknown);
  CHECK(imports::order_of({"22.7.2016"}) == DayOrder::unknown);
}

TEST_CASE("what lasted from one date to another") {
  CHECK(imports::from_to(span("2016-07-22"), span("2016-07-24"))->edtf == "2016-07-22/2016-07-24");
  CHECK(imports::from_to(span("2016-07"), std::nullopt)->edtf == "2016-07");
  CHECK(imports::from_to(span("2016-07"), span("2016-07"))->edtf == "2016-07");
  CHECK_FALSE(imports::from_to(span("2016-07-24"), span("2016-07-22")));
  CHECK_FALSE(imports::from_to(span("[..2016]"), span("2017")));
}

TEST_CASE("words beside a date count where they fit it") {
  CHECK(imports::truer("before November 2016", span("2016-10-31")).edtf == "[..2016-10]");
  CHECK(imports::truer("summer of love", span("1967-07")).edtf == "1967-07");
  CHECK(imports::truer("May 2021", span("2016-10-31")).edtf == "2016-10-31");
  CHECK(imports::truer("", span("2016-10-31")).edtf == "2016-10-31");
  CHECK(imports::truer("June–August 2015", span("2015")).edtf == "[2015-06..2015-08]");
  CHECK(imports::truer("June–August 2015", span("2015-06/2015-08")).edtf == "2015-06/2015-08");
  CHECK(imports::truer("date unknown", span("2016-10-31")).unknown());
  CHECK(imports::truer("“last week”", span("2016-10-31")).unknown());
  CHECK(imports::truer("between 1 December 2016 and 10 July 2017, inferred", span("2016-12-01")).edtf ==
        "[2016-12-01..2017-07-10]");
}
