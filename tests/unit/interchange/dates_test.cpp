#include <catch2/catch.hpp>

#include "exports/interchange/days.hpp"
#include "src/text/csv.hpp"
#include "tests/unit/interchange/handed.hpp"

using namespace dateline;
using namespace dateline::test;
using Json = nlohmann::ordered_json;

namespace {

query::Result on(const std::string& edtf) {
  return story_of({an_event("E1", "They met", edtf)});
}

/// Known only by a report, but probably of the day of publication.
query::Result likely_story() {
  query::ResultEvent event = an_event("E1", "They met", "[..2017-07-10]");
  event.when.stated = false;
  event.when.anchor = "published";
  event.likely = query::ResultLikely{*calendar::span_from_edtf("2017-07-09"), "published", "", 0.8};
  return story_of({event});
}

/// Start, end and display date of the only slide: "2017-7-9|2017-7-12|…".
std::string slide(const query::Result& result) {
  const Json event = Json::parse(bytes_of("timelinejs", result))["events"][0];
  const auto date = [](const Json& value) {
    std::string out = std::to_string(value["year"].get<std::int64_t>());
    for (const char* part : {"month", "day"})
      if (value.contains(part)) out += "-" + std::to_string(value[part].get<int>());
    return out;
  };
  return date(event["start_date"]) + "|" + (event.contains("end_date") ? date(event["end_date"]) : "") + "|" +
         event["display_date"].get<std::string>();
}

/// What an iCalendar file says of the only event: component, days, title.
std::string calendar_entry(const query::Result& result) {
  std::string out;
  const std::string bytes = unfolded(bytes_of("ics", result));
  for (const char* name : {"BEGIN:V", "DTSTART;VALUE=DATE:", "DTEND;VALUE=DATE:", "SUMMARY:"}) {
    const std::size_t at = bytes.find(name, bytes.find("X-WR-CALNAME"));
    if (at == std::string::npos) continue;
    const std::size_t begin = at + std::string(name).size();
    out += (out.empty() ? "" : "|") + bytes.substr(begin, bytes.find("\r\n", at) - begin);
  }
  return out;
}

/// date, startDate and endDate of the only event as FollowTheMoney, and as schema.org.
std::string entity(const query::Result& result) {
  const std::string bytes = bytes_of("ftm", result);
  const std::size_t at = bytes.find("\"schema\":\"Event\"");
  const std::size_t begin = bytes.rfind('\n', at) + 1;
  const Json properties = Json::parse(bytes.substr(begin, bytes.find('\n', at) - begin))["properties"];
  std::string out;
  for (const char* name : {"date", "startDate", "endDate"})
    out +=
        (out.empty() ? "" : "|") + (properties.contains(name) ? properties[name][0].get<std::string>() : "-");
  return out + "|" + properties["summary"][0].get<std::string>();
}
std::string schema_org(const query::Result& result) {
  const Json document = Json::parse(bytes_of("jsonld", result));
  for (const Json& node : document["@graph"])
    if (node["@type"] == "Event")
      return node.value("startDate", "-") + "|" + node.value("endDate", "-") + "|" +
             node["description"].get<std::string>();
  return "";
}

/// The limits of the only event as a node of GEXF.
std::string node(const query::Result& result) {
  const std::string bytes = bytes_of("gexf", result);
  const std::size_t begin = bytes.find(" label=\"They met\"") + 17;
  return bytes.substr(begin, bytes.find('>', begin) - begin);
}

}  // namespace

TEST_CASE("TimelineJS: a slide stands no finer than its date, and says how sure it is", "[interchange]") {
  CHECK(slide(on("2017-07-09")) == "2017-7-9||9 July 2017");
  CHECK(slide(on("2016-12")) == "2016-12||December 2016");
  CHECK(slide(on("2016")) == "2016||2016");
  CHECK(slide(on("[2017-07-03..2017-07-09]")) == "2017-7-3|2017-7-9|3–9 July 2017");
  CHECK(slide(on("2017-07-03/2017-07-09")) == "2017-7-3|2017-7-9|3–9 July 2017");
  CHECK(slide(on("[..2016-11-08]")) == "2016-11-8||before 8 November 2016");
  CHECK(slide(on("[2017-07-03..]")) == "2017-7-3||after 3 July 2017");
  CHECK(slide(on("1890~")) == "1890||c. 1890");
  CHECK(slide(on("1890?")) == "1890||possibly 1890");
  CHECK(slide(likely_story()) == "2017-7-9||probably 9 July 2017");
  CHECK(slide(on("-0043-03-15")) == "-44-3-15||15 March 44 BC");
  CHECK(slide(on("0000")) == "-1||1 BC");
  CHECK(slide(on("Y12000")) == "12000||12000");
}

TEST_CASE("TimelineJS: events without a date are kept, at the end of all", "[interchange]") {
  query::ResultEvent undated = an_event("E2", "They spoke", "");
  undated.unresolved = "last week";
  const query::Result result =
      story_of({an_event("E1", "They met", "2017-07-09"), an_event("E3", "Later", "2016"), undated});
  const Json events = Json::parse(bytes_of("timelinejs", result))["events"];
  REQUIRE(events.size() == 3);
  CHECK(events[2]["start_date"] == Json({{"year", 2017}, {"month", 7}, {"day", 9}}));
  CHECK(events[2]["display_date"] == "“last week”");
  // Where no event has a date, the moment at which it was written stands for the last day.
  CHECK(slide(on("")) == "2017-7-14||Date unknown");
}

TEST_CASE("TimelineJS: years that JavaScript cannot count are cosmological", "[interchange]") {
  CHECK(Json::parse(bytes_of("timelinejs", on("Y-4500000000")))["scale"] == "cosmological");
  CHECK_FALSE(Json::parse(bytes_of("timelinejs", on("Y12000"))).contains("scale"));
}

TEST_CASE("vis-timeline: dates are ones that JavaScript reads, ends are the day after", "[interchange]") {
  const auto item = [](const std::string& edtf) {
    const Json one = Json::parse(bytes_of("vis", on(edtf)))["items"][0];
    return one["start"].get<std::string>() + "|" + one.value("end", "") + "|" +
           one["content"].get<std::string>();
  };
  CHECK(item("2017-07-09") == "2017-07-09||9 July 2017: They met");
  CHECK(item("2016-12") == "2016-12-01|2017-01-01|December 2016: They met");
  CHECK(item("[..2016-11-08]") == "2016-11-08||before 8 November 2016: They met");
  CHECK(item("-0043-03-15") == "-000043-03-15||15 March 44 BC: They met");
  CHECK(item("Y12000-01-01").empty() == false);
  CHECK(item("") == "2017-07-14||Date unknown: They met");
  const Exported far = written("vis", on("Y-4500000000"));
  CHECK(Json::parse(far.files[0].bytes)["items"].empty());
  CHECK(has(far.lost[0] + (far.lost.size() > 1 ? far.lost[1] : ""), "1 event is left out"));
}

TEST_CASE("iCalendar: only a day that is certain stands alone", "[interchange]") {
  CHECK(calendar_entry(on("2017-07-09")) == "EVENT|20170709|20170710|They met");
  CHECK(calendar_entry(on("2016-12")) == "EVENT|20161201|20170101|They met (December 2016)");
  CHECK(calendar_entry(on("[2017-07-03..2017-07-09]")) == "EVENT|20170703|20170710|They met (3–9 July 2017)");
  CHECK(calendar_entry(on("2017-07-03/2017-07-09")) == "EVENT|20170703|20170710|They met");
  CHECK(calendar_entry(on("2017-07-09~")) == "EVENT|20170706|20170713|They met (c. 9 July 2017)");
  CHECK(calendar_entry(on("[..2016-11-08]")) == "JOURNAL|They met (before 8 November 2016)");
  CHECK(calendar_entry(on("[2017-07-03..]")) == "JOURNAL|They met (after 3 July 2017)");
  CHECK(calendar_entry(on("1890?")) == "JOURNAL|They met (possibly 1890)");
  CHECK(calendar_entry(on("-0043-03-15")) == "JOURNAL|They met (15 March 44 BC)");
  CHECK(calendar_entry(on("9999-12-31")) == "JOURNAL|They met (31 December 9999)");
  CHECK(calendar_entry(on("")) == "JOURNAL|They met (Date unknown)");
  CHECK(calendar_entry(likely_story()) == "JOURNAL|They met (probably 9 July 2017)");
}

TEST_CASE("FollowTheMoney and schema.org: the date holds every day that is possible", "[interchange]") {
  const auto both = [](const std::string& edtf) { return entity(on(edtf)) + " & " + schema_org(on(edtf)); };
  CHECK(both("2017-07-09") == "2017-07-09|-|-|9 July 2017 & 2017-07-09|-|9 July 2017");
  CHECK(both("2016-12") == "2016-12|-|-|December 2016 & 2016-12|-|December 2016");
  CHECK(both("[2017-07-03..2017-07-09]") == "2017-07|-|-|3–9 July 2017 & 2017-07|-|3–9 July 2017");
  CHECK(both("[2017-06-28..2017-07-04]") ==
        "2017|-|-|between 28 June and 4 July 2017 & 2017|-|between 28 June and 4 July 2017");
  CHECK(both("[2016..2017]") == "-|-|-|2016–2017 & -|-|2016–2017");
  CHECK(both("2017-07-03/2017-07-09") ==
        "-|2017-07-03|2017-07-09|3–9 July 2017 & 2017-07-03|2017-07-09|3–9 July 2017");
  CHECK(both("2017-07-03/..") == "-|2017-07-03|-|from 3 July 2017 & 2017-07-03|-|from 3 July 2017");
  CHECK(both("[..2016-11-08]") == "-|-|-|before 8 November 2016 & -|-|before 8 November 2016");
  CHECK(both("[2017-07-03..]") == "-|-|-|after 3 July 2017 & -|-|after 3 July 2017");
  CHECK(both("1893~") == "-|-|-|c. 1893 & -|-|c. 1893");
  CHECK(both("2017-07-09~") == "2017-07|-|-|c. 9 July 2017 & 2017-07|-|c. 9 July 2017");
  CHECK(both("1890?") == "-|-|-|possibly 1890 & -|-|possibly 1890");
  CHECK(both("-0043-03-15") == "-|-|-|15 March 44 BC & -|-|15 March 44 BC");
  CHECK(both("0800") == "-|-|-|AD 800 & 0800|-|AD 800");
  CHECK(both("") == "-|-|-|Date unknown & -|-|Date unknown");
  CHECK(entity(likely_story()) == "-|-|-|probably 9 July 2017");
}

TEST_CASE("GEXF: an end that is not known is open", "[interchange]") {
  CHECK(node(on("2017-07-09")) == " start=\"2017-07-09\" end=\"2017-07-09\"");
  CHECK(node(on("2016-12")) == " start=\"2016-12-01\" end=\"2016-12-31\"");
  CHECK(node(on("[..2016-11-08]")) == " end=\"2016-11-08\"");
  CHECK(node(on("[2017-07-03..]")) == " start=\"2017-07-03\"");
  CHECK(node(on("1890?")).empty());
  CHECK(node(on("-0043-03-15")).empty());
  CHECK(node(on("Y12000")).empty());
  CHECK(node(on("")).empty());
  CHECK(node(likely_story()) == " end=\"2017-07-10\"");
}

TEST_CASE("Turtle: four bounds, or the day, and nothing of what is doubtful", "[interchange]") {
  CHECK(has(bytes_of("turtle", on("2017-07-09")), "sem:hasTimeStamp \"2017-07-09\"^^xsd:date"));
  const std::string month = bytes_of("turtle", on("2016-12"));
  CHECK(has(month, "sem:hasEarliestBeginTimeStamp \"2016-12-01\"^^xsd:date"));
  CHECK(has(month, "sem:hasLatestBeginTimeStamp \"2016-12-31\"^^xsd:date"));
  CHECK(has(month, "sem:hasLatestEndTimeStamp \"2016-12-31\"^^xsd:date"));
  CHECK_FALSE(has(month, "sem:hasTimeStamp"));
  const std::string before = bytes_of("turtle", on("[..2016-11-08]"));
  CHECK_FALSE(has(before, "EarliestBegin"));
  CHECK(has(before, "sem:hasLatestEndTimeStamp \"2016-11-08\"^^xsd:date"));
  for (const char* edtf : {"1890?", "-0043-03-15", "Y12000", ""}) {
    CAPTURE(edtf);
    CHECK_FALSE(has(bytes_of("turtle", on(edtf)), "TimeStamp"));
    CHECK(has(bytes_of("turtle", on(edtf)), "dcterms:date \""));
  }
}

TEST_CASE("Word: dates are words", "[interchange]") {
  for (const char* edtf :
       {"2017-07-09", "2016-12", "[2017-07-03..2017-07-09]", "[..2016-11-08]", "1890?", "-0043-03-15", ""}) {
    CAPTURE(edtf);
    const query::Result result = on(edtf);
    CHECK(has(bytes_of("docx", result), "<w:rStyle w:val=\"FactDate\"/></w:rPr><w:t xml:space=\"preserve\">" +
                                            interchange::date_in_words(result.events[0]) + "</w:t>"));
  }
}

TEST_CASE("tables: every date is there in EDTF, in words and by its bounds", "[interchange]") {
  for (const char* edtf : {"2017-07-09", "2016-12", "[2017-07-03..2017-07-09]", "2017-07-03/2017-07-09",
                           "[..2016-11-08]", "1890~", "-0043-03-15", "Y12000"}) {
    CAPTURE(edtf);
    const query::Result result = on(edtf);
    const auto rows = text::read_csv(bytes_of("csv", result), "x.csv");
    REQUIRE(rows.size() == 2);
    CHECK((rows[1].cells[2] == edtf || rows[1].cells[2] == "'" + std::string(edtf)));
    CHECK(rows[1].cells[3] == interchange::date_in_words(result.events[0]));
    CHECK(has(bytes_of("graphml", result), "<data key=\"n_edtf\">" + std::string(edtf) + "</data>"));
    CHECK(has(bytes_of("neo4j", result), std::string(",") + edtf + ","));
  }
  const auto rows = text::read_csv(bytes_of("csv", on("[..2016-11-08]")), "x.csv");
  CHECK(std::vector(rows[1].cells.begin() + 4, rows[1].cells.begin() + 9) ==
        std::vector<std::string>{"", "2016-11-08", "", "2016-11-08", "stated"});
}

TEST_CASE("days: a rounded date has its margin, a doubtful one no days", "[interchange]") {
  using interchange::days_of;
  using Kind = interchange::Days::Kind;
  CHECK(days_of(*calendar::span_from_edtf("2017-07-09")).kind == Kind::day);
  CHECK(days_of(*calendar::span_from_edtf("2017-07-09~")).kind == Kind::one_day_of);
  CHECK(days_of(*calendar::span_from_edtf("2017-07-09?")).kind == Kind::none);
  CHECK(days_of(*calendar::span_from_edtf("2017-07-03/2017-07-09")).kind == Kind::lasting);
  CHECK(days_of(calendar::unknown_time()).kind == Kind::none);
}
