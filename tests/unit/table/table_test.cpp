#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "exports/table/event_page.hpp"
#include "exports/table/layout.hpp"
#include "exports/table/sources.hpp"
#include "exports/table/tables.hpp"
#include "src/text/boundaries.hpp"

using namespace dateline;

namespace {

query::Result sample() {
  query::Result result;
  query::ResultEvent event{
      .id = "E1", .title = "Obama orders the expulsion of 35 diplomats", .kind = "expulsion"};
  event.when = *calendar::span_from_edtf("2016-12");
  event.when.stated = true;
  event.modality = "actual";
  event.polarity = "positive";
  event.state = "proposed";
  event.actors = {{"A1", "Barack Obama", "person", "agent"}, {"A1", "Barack Obama", "person", "speaker"}};
  event.claims = {{.source = "S1", .quote = "Obama ordered\nthe expulsion.", .begin = 10, .end = 38}};
  event.sources = 1;
  result.events = {event};
  result.sources = {{.id = "S1", .outlet = "The Lantern", .url = "https://lantern.example/a"}};
  return result;
}

}  // namespace

TEST_CASE("table: columns are aligned and cells wrapped, never cut", "[table]") {
  CHECK(table::lay_out({"A", "B"}, {{"1", "one two"}, {"22", "three"}}, 0) ==
        "A   B\n1   one two\n22  three\n");
  const std::string narrow =
      table::lay_out({"ID", "TITLE"}, {{"E1", "a rather long title that must be wrapped"}}, 24);
  std::string words;
  for (std::size_t begin = 0; begin < narrow.size();) {
    const std::size_t end = narrow.find('\n', begin);
    CHECK(text::display_width(narrow.substr(begin, end - begin)) <= 24);
    words += narrow.substr(begin + 4, end - begin - 4) + " ";
    begin = end + 1;
  }
  CHECK(words == "TITLE a rather long title that must be wrapped ");
}

TEST_CASE("table: a word that is wider than its column is broken, not cut, and the table fits", "[table]") {
  const std::vector<std::string> name = {"https://lantern.example/a/very/long/address",
                                         "東京東京東京東京東京東京", "x"};
  const std::string narrow = table::lay_out({"FILE", "CITY", "N"}, {name}, 20);
  std::string letters;
  for (std::size_t begin = 0; begin < narrow.size();) {
    const std::size_t end = narrow.find('\n', begin);
    CHECK(text::display_width(narrow.substr(begin, end - begin)) <= 20);
    begin = end + 1;
  }
  // Column by column, everything is there.
  for (const char c : narrow)
    if (static_cast<unsigned char>(c) > 0x7f) letters += c;
  CHECK(letters == name[1]);
  CHECK(std::count(narrow.begin(), narrow.end(), '/') == std::count(name[0].begin(), name[0].end(), '/'));
  // So many columns that none has room to be read: each keeps its letters all the same.
  const std::vector<std::string> many(12, "abcdefgh");
  const std::string crowded = table::lay_out(many, {many}, 40);
  CHECK(std::count(crowded.begin(), crowded.end(), 'h') == 24);
}

TEST_CASE("table: Markdown takes cells as they stand", "[table]") {
  CHECK(table::markdown({"A", "B"}, {{"x|y", "*two*\nlines"}, {"", "<b>"}}) ==
        "| A | B |\n| --- | --- |\n| x\\|y | \\*two\\*\\\\nlines |\n|  | \\<b\\> |\n");
  CHECK(table::events(sample(), {.format = table::Format::markdown}) ==
        "| ID | DATE | EVENT | ACTORS | SOURCE |\n| --- | --- | --- | --- | --- |\n"
        "| E1 | Dec 2016 | Obama orders the expulsion of 35 diplomats | Barack Obama | The Lantern |\n");
  const std::string quotes = table::events(sample(), {.format = table::Format::markdown, .quotes = true});
  CHECK(quotes.find("| WORDS |") != std::string::npos);
  CHECK(quotes.find("“Obama ordered the expulsion.” (S1) |\n") != std::string::npos);
}

TEST_CASE("table: JSON Lines has the objects of the list, one a line", "[table]") {
  query::Result result = sample();
  result.events.push_back(result.events[0]);
  result.events[1].title = "a \xff byte";  // that is no UTF-8
  const std::string lines = table::events(result, {.format = table::Format::jsonl});
  REQUIRE(std::count(lines.begin(), lines.end(), '\n') == 2);
  const auto whole = nlohmann::json::parse(table::events(result, {.format = table::Format::json}));
  CHECK(nlohmann::json::parse(lines.substr(0, lines.find('\n'))) == whole["events"][0]);
  CHECK(nlohmann::json::parse(lines.substr(lines.find('\n') + 1)) == whole["events"][1]);
}

TEST_CASE("table: wide characters take two columns, controls are shown as escapes", "[table]") {
  CHECK(table::lay_out({"N", "X"}, {{"東京", "a"}, {"ab", "b"}}, 0) == "N     X\n東京  a\nab    b\n");
  CHECK(table::lay_out({"N"}, {{"a\x1b[31m"}}, 0) == "N\na\\x1b[31m\n");
  query::Result hostile = sample();
  hostile.events[0].title = "Obama\x1b[31m\u202e met";
  const std::string quotes = table::events(hostile, {.quotes = true});
  CHECK(quotes.find('\x1b') == std::string::npos);
  CHECK(quotes.find("\u202e") == std::string::npos);
}

TEST_CASE("table: CSV quotes what needs it and disarms formulas", "[table]") {
  CHECK(table::csv({"a", "b"}, {{"x,y", "say \"hi\""}, {"=1+1", "two\nlines"}}, 0) ==
        "a,b\n\"x,y\",\"say \"\"hi\"\"\"\n'=1+1,\"two\nlines\"\n");
  CHECK(table::csv({"a"}, {{"\x1b[31m"}}, 0) == "a\n\x1b[31m\n");
  CHECK(table::csv({"a"}, {{"\x1b[31m"}}, 80) == "a\n\\x1b[31m\n");
  CHECK(table::csv({"a"}, {{"lone \xed\xa0\x80"}}, 0) == "a\nlone \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\n");
}

TEST_CASE("table: events have a row each, an actor once", "[table]") {
  CHECK(table::events(sample(), {}) ==
        "ID  DATE      EVENT                                       ACTORS        SOURCE\n"
        "E1  Dec 2016  Obama orders the expulsion of 35 diplomats  Barack Obama  The Lantern\n");
  const std::string quotes = table::events(sample(), {.quotes = true});
  CHECK(quotes.find("“Obama ordered the expulsion.”") != std::string::npos);
}

TEST_CASE("table: JSON carries every field", "[table]") {
  const auto json = nlohmann::json::parse(table::events(sample(), {.format = table::Format::json}));
  const auto& event = json["events"][0];
  CHECK(event["id"] == "E1");
  CHECK(event["time"]["edtf"] == "2016-12");
  CHECK(event["time"]["bounds"][0] == "2016-12-01");
  CHECK(event["time"]["stated"] == true);
  CHECK(event["claims"][0]["begin"] == 10);
  CHECK(json["sources"][0]["url"] == "https://lantern.example/a");
}

TEST_CASE("table: an event's page shows its claims with their words", "[table]") {
  const std::string page = table::event_page(sample(), {.columns = 60});
  CHECK(page.find("E1        Obama orders the expulsion of 35 diplomats\n") == 0);
  CHECK(page.find("agent     Barack Obama (A1, person)\n") != std::string::npos);
  CHECK(page.find("1 claim\n\n  “Obama ordered the expulsion.”\n  — The Lantern (S1)\n") !=
        std::string::npos);
  CHECK(page.find("  https://lantern.example/a\n") != std::string::npos);
}

TEST_CASE("table: copies are marked, counted apart and cited as what they are", "[table]") {
  query::Result result = sample();
  query::ResultEvent& event = result.events[0];
  event.claims.push_back({.source = "S2", .quote = "Obama ordered\nthe expulsion.", .begin = 0, .end = 28});
  event.copies = {"S2"};
  result.sources.push_back(
      {.id = "S2", .outlet = "The Print", .link = query::ResultLink{"copy", "S1", 0.964}, .counts_as = "S1"});
  CHECK(table::events(result, {}).find("The Lantern; 1 copy\n") != std::string::npos);
  const std::string page = table::event_page(result, {});
  CHECK(page.find("\n2 claims from 1 source (and 1 copy)\n") != std::string::npos);
  CHECK(page.find("— The Print (S2), copy of S1 (96 %)\n") != std::string::npos);
  CHECK(table::events(result, {.format = table::Format::csv}).ends_with(",proposed,,1,1\n"));
  const auto json = nlohmann::json::parse(table::events(result, {.format = table::Format::json}));
  CHECK(json["events"][0]["source_count"] == 1);
  CHECK(json["events"][0]["copy_count"] == 1);
  CHECK_FALSE(json["sources"][0].contains("link"));
  CHECK(json["sources"][1]["link"] == nlohmann::json({{"kind", "copy"}, {"source", "S1"}, {"share", 0.964}}));
  CHECK(json["sources"][1]["counts_as"] == "S1");
}

TEST_CASE("table: sources say what they are to earlier ones", "[table]") {
  model::Source wire{.id = {1}, .name = "wire.txt"}, copy{.id = {2}, .name = "copy.txt"},
      around{.id = {3}, .name = "around.txt"};
  const std::vector<table::SourceRow> rows = {
      {wire, 4, {}},
      {copy, 4, model::SourceLink{model::LinkKind::copy, {1}, {1}, 0.964}},
      {around, 9, model::SourceLink{model::LinkKind::containing, {1}, {3}, 0.3}}};
  const std::string printed = table::sources(rows, {});
  CHECK(printed.find("FILE        TEXT\n") != std::string::npos);
  CHECK(printed.find("copy.txt    copy of S1 (96 %)\n") != std::string::npos);
  CHECK(printed.find("around.txt  contains S1\n") != std::string::npos);
  CHECK(table::sources({rows[0]}, {}).find("TEXT") == std::string::npos);
  CHECK(table::sources({rows[0]}, {.format = table::Format::csv}).find(",FILE,TEXT\n") != std::string::npos);
  const auto json = nlohmann::json::parse(table::sources(rows, {.format = table::Format::json}));
  CHECK_FALSE(json["sources"][0].contains("link"));
  CHECK(json["sources"][1]["link"]["share"] == 0.964);
  CHECK(json["sources"][1]["counts_as"] == "S1");
  CHECK(json["sources"][2]["link"]["kind"] == "containing");
  CHECK_FALSE(json["sources"][2].contains("counts_as"));
}

TEST_CASE("table: a likely day is said as one, with what it is taken from", "[table]") {
  query::Result result = sample();
  query::ResultEvent& event = result.events[0];
  const calendar::Day day = calendar::day_of({2016, 12, 30});
  event.when = calendar::one_day_of(std::nullopt, day);
  event.when.anchor = "published";
  event.likely = query::ResultLikely{calendar::on_day(day - 1), "published", "", 0.7};
  event.claims[0].when = event.when;
  event.claims[0].likely = event.likely;
  CHECK(table::events(result, {}).find("E1  probably 29 Dec 2016  Obama") != std::string::npos);
  const std::string csv = table::events(result, {.format = table::Format::csv});
  CHECK(
      csv.find(
          ",quote,state,likely,source_count,copy_count\nE1,[..2016-12-30],probably 29 Dec 2016,inferred,") !=
      std::string::npos);
  CHECK(csv.ends_with(",proposed,2016-12-29,1,0\n"));
  const auto json = nlohmann::json::parse(table::events(result, {.format = table::Format::json}));
  const auto& time = json["events"][0]["time"];
  CHECK(time["edtf"] == "[..2016-12-30]");
  CHECK(time["stated"] == false);
  CHECK(time["likely"] == nlohmann::json({{"edtf", "2016-12-29"},
                                          {"earliest", "2016-12-29"},
                                          {"latest", "2016-12-29"},
                                          {"from", "published"},
                                          {"confidence", 0.7}}));
  std::string page = table::event_page(result, {});
  CHECK(page.find("when      reported 30 December 2016 (inferred; [..2016-12-30])\n"
                  "probably  29 December 2016 (taken from the day of publication; 70 % sure)\n") !=
        std::string::npos);
  CHECK(page.find(", dated reported 30 December 2016 (inferred), probably 29 December 2016\n") !=
        std::string::npos);
  event.likely->from = "t3";
  event.likely->phrase = "on Thursday";
  page = table::event_page(result, {});
  CHECK(page.find("(the text says “on Thursday” of what is told beside it; 70 % sure)") != std::string::npos);
}

TEST_CASE("table: titles say in words what is not a plain fact", "[table]") {
  query::Result result = sample();
  result.events[0].modality = "alleged";
  CHECK(table::events(result, {}).find("Alleged: Obama orders") != std::string::npos);
  result.events[0].modality = "planned";
  CHECK(table::events(result, {}).find("Planned: Obama orders") != std::string::npos);
  result.events[0].modality = "actual";
  result.events[0].polarity = "negative";
  CHECK(table::events(result, {}).find("35 diplomats (did not happen)") != std::string::npos);
  result.events[0].attributed_to = "Dmitry Peskov";
  CHECK(table::events(result, {}).find("Denied: Obama orders") != std::string::npos);
  result.events[0].attributed_to = "";
  result.events[0].title = "Obama didn’t order it";
  CHECK(table::events(result, {}).find("did not happen") == std::string::npos);
}

TEST_CASE("table: a field that is rejected, and has no other value, says so where it stands", "[table]") {
  query::Result result = sample();
  CHECK(table::event_page(result, {}).find("rejected") == std::string::npos);
  for (const char* field : {"title", "kind", "standing"})
    result.events[0].decisions.push_back({.field = field, .state = "rejected", .at = 1});
  result.events[0].decisions.push_back({.field = "date", .state = "checked", .at = 1});
  const std::string page = table::event_page(result, {});
  CHECK(page.find("diplomats (title and standing rejected)\n") != std::string::npos);
  CHECK(page.find("expulsion (rejected)\n") != std::string::npos);
  const std::string title = "35 diplomats (title and standing rejected)";
  CHECK(table::events(result, {.quotes = true}).find(title) != std::string::npos);
  // The table has a column for it.
  const std::string rows = table::events(result, {});
  CHECK(rows.find("title rejected, kind rejected, standing rejected, date checked") != std::string::npos);
}

TEST_CASE("table: a page of a source says all that is known of it", "[table]") {
  const table::SourceRow row{{.id = {2}, .name = "copy.txt", .title = "Trams run"},
                             1,
                             model::SourceLink{model::LinkKind::copy, {1}, {1}, 0.964}};
  record::Record record;
  record.title = "Trams run";
  record.text = "VELDEN (Coastwire) - Trams run.";
  record.dateline = {{0, 18}, "VELDEN", "Coastwire", {}};
  record.published = calendar::day_of({2017, 7, 10});
  record.published_from = "meta";
  record.published_confidence = 0.67;
  record.published_conflicts = {{calendar::day_of({2017, 7, 12}), "json-ld"}};
  record.section = "City";
  record.image.caption = "A tram";
  const std::string page = table::source_page(row, record, sample(), {});
  CHECK(page.starts_with("S2        copy.txt\ntitle     Trams run\n"));
  CHECK(page.find("\npublished 10 July 2017 (meta, 67 % sure)\nor else   12 July 2017 (json-ld)\n") !=
        std::string::npos);
  CHECK(page.find("\ntext      copy of S1 (96 %)\n\nID") != std::string::npos);
  const auto json =
      nlohmann::json::parse(table::source_page(row, record, sample(), {.format = table::Format::json}));
  CHECK(json["source"]["dateline"]["agency"] == "Coastwire");
  CHECK(json["source"]["published_conflicts"][0]["day"] == "2017-07-12");
  CHECK(json["source"]["section"] == "City");
  CHECK(json["source"]["image"]["caption"] == "A tram");
  CHECK(json["events"][0]["id"] == "E1");
}

TEST_CASE("table: words of a source with pages are cited by page", "[table]") {
  query::Result result = sample();
  result.events[0].claims[0].page = 3;
  CHECK(table::event_page(result, {}).find("— The Lantern, page 3 (S1)\n") != std::string::npos);
  const auto json = nlohmann::json::parse(table::events(result, {.format = table::Format::json}));
  CHECK(json["events"][0]["claims"][0]["page"] == 3);
}
