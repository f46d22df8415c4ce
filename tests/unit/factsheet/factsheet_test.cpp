#include <catch2/catch.hpp>

#include "exports/factsheet/factsheet.hpp"
#include "src/calendar/moment.hpp"
#include "tests/unit/factsheet/sheets.hpp"

using namespace dateline;
using factsheet::Box;
using factsheet::Fact;
using factsheet::SheetClaim;
using test::one_fact;
using test::sheet_of;

namespace {

query::ResultDecision decision(const std::string& field, const std::string& state) {
  return {
      .field = field, .state = state, .who = "anna", .at = *calendar::moment_from_iso("2017-08-01T09:30Z")};
}

}  // namespace

TEST_CASE("fact sheet: a fact with its boxes and its words", "[factsheet]") {
  const Fact fact = sheet_of(one_fact()).facts.at(0);
  CHECK(fact.id == "E1");
  CHECK(fact.date == "December 2016");
  CHECK(fact.title == "Obama orders the expulsion of 35 diplomats");
  CHECK(fact.state == "not checked: title, date, actors, kind (expulsion), standing (actual)");
  CHECK(fact.remark.empty());
  REQUIRE(fact.boxes.size() == 3);
  CHECK(fact.boxes[0].field == "title");
  CHECK(fact.boxes[0].value == "as above");
  CHECK(fact.boxes[1].field == "date");
  CHECK(fact.boxes[1].value == "December 2016, the text says “in December”");
  CHECK(fact.boxes[2].field == "actors");
  CHECK(fact.boxes[2].value == "Barack Obama (agent, speaker), diplomats (patient)");
  for (const Box& box : fact.boxes) CHECK_FALSE(box.ticked);
  REQUIRE(fact.claims.size() == 1);
  const SheetClaim& claim = fact.claims[0];
  CHECK(claim.words.before == "They met. ");
  CHECK(claim.words.quote == "Obama ordered the expulsion.");
  CHECK(claim.words.after == " He left.");
  CHECK(claim.where == "The Lantern, “A headline”, 10 July 2017, paragraph 2 (S1, C1)");
  CHECK(claim.address == "https://lantern.example/a");
  CHECK(claim.link == "https://lantern.example/a#:~:text=Obama%20ordered,the%20expulsion.");
}

TEST_CASE("fact sheet: only what was checked is ticked, with by whom and when", "[factsheet]") {
  query::Result result = one_fact();
  result.events[0].decisions = {decision("title", "checked"), decision("date", "accepted"),
                                decision("actors", "rejected")};
  result.events[0].decisions[0].read = "Obama expels them";
  result.events[0].decisions[0].changed = true;
  result.events[0].decisions[1].given = true;
  result.events[0].decisions[1].uncited = true;
  const Fact fact = sheet_of(result).facts.at(0);
  CHECK(fact.boxes[1].value == "December 2016");
  CHECK(fact.boxes[0].ticked);
  CHECK(fact.boxes[0].decided == "checked by anna, 2017-08-01 09:30; read now: Obama expels them");
  CHECK_FALSE(fact.boxes[1].ticked);
  CHECK(fact.boxes[1].decided ==
        "set by the editor, accepted by anna, 2017-08-01 09:30; uncited, no source says it");
  CHECK_FALSE(fact.boxes[2].ticked);
  CHECK(fact.state ==
        "checked: title; accepted, not checked: date; rejected: actors; not checked: kind (expulsion), "
        "standing "
        "(actual)");
}

TEST_CASE("fact sheet: dates are never finer or surer than stated", "[factsheet]") {
  query::Result result = one_fact();
  query::ResultEvent& event = result.events[0];
  event.when = {};
  event.when.stated = false;
  CHECK(sheet_of(result).facts[0].date == "date unknown");
  CHECK(sheet_of(result).facts[0].boxes[1].value == "unknown, no source says when");

  event.unresolved = "last week";
  CHECK(sheet_of(result).facts[0].date == "date unknown: “last week”");
  CHECK(sheet_of(result).facts[0].boxes[1].value == "unknown, the text says “last week”");

  event.unresolved = "";
  event.when = *calendar::span_from_edtf("[..2017-07-10]");
  event.when.stated = false;
  event.when.anchor = "published";
  CHECK(sheet_of(result).facts[0].date == "reported 10 July 2017");
  CHECK(sheet_of(result).facts[0].boxes[1].value == "reported 10 July 2017, inferred");

  const calendar::Day day = *calendar::day_from_iso("2017-07-10");
  event.likely = {.when = calendar::one_day_of(day, day), .from = "published", .confidence = 0.8};
  CHECK(sheet_of(result).facts[0].date == "probably 10 July 2017");
  CHECK(
      sheet_of(result).facts[0].boxes[1].value ==
      "probably 10 July 2017, taken from the day of publication (80 % sure); certain: reported 10 July 2017, "
      "inferred");
}

TEST_CASE("fact sheet: what is no plain fact says so in its title", "[factsheet]") {
  query::Result result = one_fact();
  result.events[0].title = "Russia hacked the committee";
  result.events[0].modality = "alleged";
  result.events[0].attributed_to = "John Roe";
  result.events[0].contested = true;
  CHECK(sheet_of(result).facts[0].title == "Alleged: Russia hacked the committee");
  CHECK(sheet_of(result).facts[0].said_by == "according to John Roe");
  CHECK(sheet_of(result).facts[0].remark == "sources disagree");
  result.events[0].modality = "planned";
  CHECK(sheet_of(result).facts[0].title == "Planned: Russia hacked the committee");
  result.events[0].modality = "actual";
  result.events[0].attributed_to = "";
  result.events[0].polarity = "negative";
  CHECK(sheet_of(result).facts[0].title == "Russia hacked the committee (did not happen)");
  CHECK(sheet_of(result).facts[0].state.ends_with("standing (actual, denied)"));
}

TEST_CASE("fact sheet: a citation stands without a quote, and what has none says so", "[factsheet]") {
  query::Result result = one_fact();
  result.events[0].claims = {{.id = "C1", .citation = "interview, 3 May"}, {.id = "C2"}};
  const Fact fact = sheet_of(result).facts.at(0);
  CHECK(fact.claims[0].words == factsheet::Context{});
  CHECK(fact.claims[0].where == "interview, 3 May");
  CHECK(fact.claims[0].link.empty());
  CHECK(fact.claims.size() == 1);
  CHECK(fact.remark.empty());
  result.events[0].claims = {{.id = "C2"}};
  CHECK(sheet_of(result).facts[0].claims.empty());
  CHECK(sheet_of(result).facts[0].remark == "uncited, no source is named");
}

TEST_CASE("fact sheet: pages, headlines, copies and unknown days", "[factsheet]") {
  query::Result result = one_fact();
  query::ResultSource& source = result.sources[0];
  source.link = query::ResultLink{"copy", "S4", 0.96};
  source.published = std::nullopt;
  result.events[0].claims[0].page = 3;
  result.events[0].claims[0].attributed_to = "Sean Roe";
  CHECK(sheet_of(result).facts[0].claims[0].where ==
        "The Lantern, “A headline”, publication date unknown, page 3 (S1, C1)");
  CHECK(sheet_of(result).facts[0].claims[0].remark == "copy of S4 (96 %); citing Sean Roe");

  result.events[0].claims[0] = {.id = "C1", .source = "S1", .quote = "A headline", .begin = 0, .end = 10};
  CHECK(sheet_of(result).facts[0].claims[0].where ==
        "The Lantern, “A headline”, publication date unknown, headline (S1, C1)");
}

TEST_CASE("fact sheet: words that are not in the stored text have no context", "[factsheet]") {
  query::Result result = one_fact();
  const auto no_text = [](const std::string&) { return factsheet::SourceText(); };
  const SheetClaim quoted = factsheet::make_sheet(result, "", no_text).facts[0].claims[0];
  CHECK(quoted.words == factsheet::Context{.quote = "Obama ordered the expulsion."});
  CHECK(quoted.where == "The Lantern, “A headline”, 10 July 2017 (S1, C1)");

  result.events[0].claims[0] = {.id = "C1", .source = "S1", .citation = "He went"};
  const SheetClaim gone = sheet_of(result).facts[0].claims[0];
  CHECK(gone.words == factsheet::Context{.quote = "He went"});
  CHECK(gone.remark == "these words are no more in the stored text");
  CHECK(gone.link == "https://lantern.example/a");
}

TEST_CASE("fact sheet: each text is asked for once", "[factsheet]") {
  query::Result result = one_fact();
  result.events.push_back(result.events[0]);
  int asked = 0;
  factsheet::make_sheet(result, "", [&](const std::string& source) {
    CHECK(source == "S1");
    ++asked;
    return test::lantern_text;
  });
  CHECK(asked == 1);
}

TEST_CASE("fact sheet: its title and how many facts are not checked", "[factsheet]") {
  query::Result result = one_fact();
  CHECK(sheet_of(result).title == "Fact sheet");
  CHECK(sheet_of(result, "The\ncyber unit").title == "The cyber unit");
  CHECK(sheet_of(result).counts == "1 fact, 1 of them not checked");
  CHECK(sheet_of(result).left_out.empty());
  result.events.push_back(result.events[0]);
  result.events[1].state = "checked";
  result.left_out = 2;
  result.possible = 1;
  CHECK(sheet_of(result).counts == "2 facts, 1 of them not checked");
  CHECK(sheet_of(result).left_out ==
        "2 more facts are not on this sheet; 1 more might fall in the asked time");
  result.events[0].state = "checked";
  CHECK(sheet_of(result).counts == "2 facts, all of them checked");
}
