#include <catch2/catch.hpp>

#include "tests/unit/extract/extracted.hpp"

using namespace dateline;
using namespace dateline::test;
using record::Record;

namespace {

/// "2020-02-27 from published", or "" where no days are likely.
std::string likely(const Record& record, const std::string& word) {
  const auto& days = event_of(record, word).time.likely;
  if (!days) return "";
  const std::string last = days->last == days->first ? "" : ".." + calendar::iso(days->last);
  return calendar::iso(days->first) + last + " from " + days->from;
}

}  // namespace

TEST_CASE("Dates: what a report tells without a day was probably on the day of publication", "[extract]") {
  const Record record = read(
      "Norvik buys ferry line\n\nThe shipping company Norvik has bought a ferry line. The owner resigned "
      "during a "
      "meeting. The chairman said that the price had been agreed in March. He had warned of losses.",
      day(2020, 2, 27));
  CHECK(likely(record, "bought") == "2020-02-27 from published");
  CHECK(likely(record, "said") == "2020-02-27 from published");
  CHECK(likely(record, "meeting") == "2020-02-27 from published");
  CHECK(likely(record, "warned").empty());
  // What is certain stays what it was.
  CHECK(event_of(record, "bought").time.when.edtf == "[..2020-02-27]");
  CHECK_FALSE(event_of(record, "bought").time.when.stated);
}

TEST_CASE("Dates: what goes on from a day told of was probably on that day", "[extract]") {
  const Record record =
      read("The ferry sank on 3 February 2020. A trawler rescued the crew. The owner praised the trawler.",
           day(2020, 2, 27));
  CHECK(likely(record, "rescued") == "2020-02-03 from t1");
  CHECK(likely(record, "sank").empty());
}

TEST_CASE("Dates: a headline was when the body says", "[extract]") {
  const Record record =
      read("Norvik buys ferry line\n\nThe shipping company Norvik bought a ferry line in Bergen last week.",
           day(2020, 2, 27));
  CHECK(likely(record, "buys") == "2020-02-17..2020-02-23 from t1");
}

TEST_CASE("Dates: no day is guessed for what is planned, or without a day of publication", "[extract]") {
  const std::string text = "The company will sell the line. The ferry sank.";
  CHECK(likely(read(text, day(2020, 2, 27)), "sell").empty());
  CHECK(likely(read(text, std::nullopt), "sank").empty());
}

TEST_CASE("Dates: a day that cannot be is not guessed", "[extract]") {
  const Record record =
      read("The court fined the owner in January 2020. The ferry sank before that.", day(2020, 2, 27));
  for (const record::Event& event : record.events) {
    if (!event.time.likely) continue;
    const auto& when = event.time.when;
    CHECK((!when.earliest_start || *when.earliest_start <= event.time.likely->first));
    CHECK((!when.latest_end || event.time.likely->last <= *when.latest_end));
  }
}
