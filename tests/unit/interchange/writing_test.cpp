#include <catch2/catch.hpp>
#include <map>
#include <sstream>

#include "src/base/base64.hpp"
#include "src/image/image.hpp"
#include "src/text/csv.hpp"
#include "tests/support/made_png.hpp"
#include "tests/unit/interchange/handed.hpp"

using namespace dateline;
using namespace dateline::test;
using Json = nlohmann::ordered_json;

TEST_CASE("TimelineJS: pictures, captions and credits are kept, with sources as links", "[interchange]") {
  const query::Result result = full_story();
  image::Image picture{
      .format = image::Format::jpeg, .width_px = 1, .height_px = 1, .orientation = 1, .bytes = "pixels"};
  const view::Photos photos = {{"aa", picture}};
  const Exported made = exported("timelinejs", {.result = result, .photos = &photos});
  const Json slide = Json::parse(made.files[0].bytes)["events"][0];
  // TimelineJS takes for a picture what ends as the name of one.
  CHECK(slide["media"]["url"] == "data:image/jpeg;base64," + base::base64("pixels") + "#.jpg");
  CHECK(slide["media"]["caption"] == "The gate");
  CHECK(slide["media"]["credit"] == "Photo: Lee");
  CHECK(slide["media"]["alt"] == "A gate");
  CHECK(has(slide["text"]["text"],
            "<a href=\"https://lantern.example/a?b=1&amp;c=2\">The Lantern, 10 July 2017</a>"));
  CHECK(has(slide["text"]["text"], "<p>“They met.”</p>"));
}

TEST_CASE("TimelineJS: without pictures nothing is said of them", "[interchange]") {
  const query::Result result = full_story();
  const Exported made = exported("timelinejs", {.result = result, .pictures = false});
  CHECK_FALSE(has(made.files[0].bytes, "media"));
}

TEST_CASE("TimelineJS, the spreadsheet: a row for the title, then one a slide", "[interchange]") {
  const auto rows = text::read_csv(bytes_of("timelinejs-csv", full_story()), "x.csv");
  REQUIRE(rows.size() == 4);
  std::map<std::string, std::string> slide;
  for (std::size_t i = 0; i < rows[0].cells.size(); ++i) slide[rows[0].cells[i]] = rows[2].cells[i];
  CHECK(rows[1].cells[9] == "The affair");
  CHECK(rows[1].cells[16] == "title");
  CHECK(slide["Year"] + "-" + slide["Month"] + "-" + slide["Day"] == "2017-7-9");
  CHECK(slide["Display Date"] == "9 July 2017");
  CHECK(slide["Headline"] == "The minister met the envoy");
  CHECK(slide["Media Caption"] == "The gate");
  CHECK(slide["Media"] == "gate.jpg");
  CHECK(has(bytes_of("timelinejs-csv", story_of({an_event("E1", "Caesar", "-0043-03-15")})), "\n-44,3,15,"));
}

TEST_CASE("iCalendar: the same event has the same UID in every copy of the story, and the clock is not asked",
          "[interchange]") {
  const query::Result result = story_of({an_event("E1", "They met", "2017-07-09")});
  query::Result renumbered = story_of({an_event("E7", "They met", "2017-07-09")});
  const auto uid = [](const query::Result& story, const std::string& handle) {
    interchange::Handover handover{.result = story, .made_at = 1'500'000'000};
    handover.permanent = [&](const std::string& asked) { return asked == handle ? "text/0-9" : asked; };
    const std::string bytes = exported("ics", handover).files[0].bytes;
    const std::size_t at = bytes.find("UID:");
    CHECK(has(bytes, "DTSTAMP:20170714T024000Z\r\n"));
    return bytes.substr(at, bytes.find("\r\n", at) - at);
  };
  CHECK(uid(result, "E1") == uid(renumbered, "E7"));
  CHECK(uid(result, "E1") != uid(result, "E2"));
  CHECK(uid(result, "E1").size() == 4 + 36);
}

TEST_CASE("iCalendar: what is no plain fact is tentative, and nobody is invited", "[interchange]") {
  query::Result result = full_story();
  CHECK_FALSE(has(bytes_of("ics", result), "STATUS:"));
  result.events[0].modality = "planned";
  CHECK(has(bytes_of("ics", result), "STATUS:TENTATIVE\r\n"));
  CHECK_FALSE(has(bytes_of("ics", result), "ATTENDEE"));
  CHECK(has(bytes_of("ics", result), "LOCATION:Northgate\r\n"));
  CHECK(has(bytes_of("ics", result), "CATEGORIES:meeting,chapter-1\r\n"));
  CHECK(has(bytes_of("ics", result), "URL:https://lantern.example/a?b=1&c=2\r\n"));
}

TEST_CASE("networks: a node an event and an actor, an edge a role and a relation", "[interchange]") {
  const std::string graphml = bytes_of("graphml", full_story());
  const std::string gexf = bytes_of("gexf", full_story());
  for (const std::string& bytes : {graphml, gexf}) {
    for (const char* node : {"E1", "E2", "A1", "A2", "A3", "A4", "A5"})
      CHECK(has(bytes, "<node id=\"" + std::string(node) + "\""));
    CHECK(has(bytes, "source=\"A1\" target=\"E1\""));
    CHECK(has(bytes, "source=\"E2\" target=\"E1\""));
    std::size_t edges = 0;
    for (std::size_t at = 0; (at = bytes.find("<edge ", at)) != std::string::npos; ++at) ++edges;
    CHECK(edges == 8);  // six roles, two relations
  }
  CHECK(has(gexf, "xmlns=\"http://gexf.net/1.3\" version=\"1.3\""));
  CHECK(has(gexf, " kind=\"agent\" start=\"2017-07-09\" end=\"2017-07-09\">"));
  const query::Result result = full_story();
  const Exported draft = exported("gexf", {.result = result, .gexf_draft = true});
  CHECK(has(draft.files[0].bytes, "xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\""));
  CHECK_FALSE(has(draft.files[0].bytes, " kind=\"agent\""));
}

TEST_CASE("FollowTheMoney: people, organisations, events, articles and mentions", "[interchange]") {
  std::istringstream lines(bytes_of("ftm", full_story()));
  std::map<std::string, std::vector<Json>> by_schema;
  std::map<std::string, std::string> names;
  for (std::string line; std::getline(lines, line);) {
    const Json entity = Json::parse(line);
    by_schema[entity["schema"]].push_back(entity);
    const Json& properties = entity["properties"];
    names[entity["id"]] = properties.contains("name") ? properties["name"][0] : properties["title"][0];
  }
  CHECK(by_schema["Article"].size() == 1);
  CHECK(by_schema["Person"].size() == 1);
  CHECK(by_schema["Organization"].size() == 1);
  CHECK(by_schema["LegalEntity"].size() == 1);
  REQUIRE(by_schema["Event"].size() == 2);
  const Json event = by_schema["Event"][0]["properties"];
  std::vector<std::string> involved;
  for (const Json& id : event["involved"]) involved.push_back(names[id]);
  CHECK(involved == std::vector<std::string>{"Maria Santos", "The Harbour Board", "envoys"});
  CHECK(event["location"] == Json::array({"Northgate"}));
  CHECK(event["namesMentioned"] == Json::array({"The Ferry"}));
  CHECK(names[event["proof"][0]] == "A headline");
  // Only legal entities can be what a mention is resolved to: of two mentions one remains.
  REQUIRE(by_schema["Mention"].size() == 1);
  const Json mention = by_schema["Mention"][0]["properties"];
  CHECK(mention["name"] == Json::array({"the minister"}));
  CHECK(mention["detectedSchema"] == Json::array({"Person"}));
  CHECK(names[mention["resolved"][0]] == "Maria Santos");
}

TEST_CASE("schema.org: who says what where", "[interchange]") {
  std::map<std::string, std::vector<Json>> by_type;
  const Json document = Json::parse(bytes_of("jsonld", full_story()));
  for (const Json& node : document["@graph"]) by_type[node["@type"]].push_back(node);
  REQUIRE(by_type["NewsArticle"].size() == 1);
  CHECK(by_type["NewsArticle"][0]["datePublished"] == "2017-07-10");
  REQUIRE(by_type["Claim"].size() == 2);
  CHECK(by_type["Claim"][0]["text"] == "They met.");
  CHECK(by_type["Claim"][0]["appearance"]["@id"] == by_type["NewsArticle"][0]["@id"]);
  CHECK(by_type["Claim"][0]["about"]["@id"] == by_type["Event"][0]["@id"]);
  CHECK(by_type["Event"][0]["superEvent"]["@id"] == by_type["Event"][1]["@id"]);
  CHECK(by_type["Event"][0]["about"][0]["roleName"] == "agent");
}

TEST_CASE("property graphs: every relationship leads to nodes that are there", "[interchange]") {
  for (const char* format : {"neo4j", "kuzu"}) {
    CAPTURE(format);
    std::map<std::string, std::vector<text::CsvRow>> tables;
    for (const ExportedFile& file : written(format, full_story()).files)
      if (file.name != "copy.cypher") tables[file.name] = text::read_csv(file.bytes, file.name);
    CHECK(tables.size() == 6);
    const auto has_node = [&](const std::string& table, const std::string& id) {
      for (const text::CsvRow& row : tables[table])
        if (row.cells[0] == id) return true;
      return false;
    };
    const auto leads = [&](const std::string& table, const std::string& from, const std::string& to,
                           std::size_t rows) {
      CAPTURE(table);
      REQUIRE(tables[table].size() == rows + 1);
      for (std::size_t i = 1; i <= rows; ++i) {
        CHECK(has_node(from, tables[table][i].cells[0]));
        CHECK(has_node(to, tables[table][i].cells[1]));
      }
    };
    leads("takes_part.csv", "actor.csv", "event.csv", 6);
    leads("tells.csv", "article.csv", "event.csv", 2);
    leads("related.csv", "event.csv", "event.csv", 2);
  }
  CHECK(has(bytes_of("neo4j", full_story()), "id:ID(Event),handle,headline,"));
  CHECK(has(bytes_of("neo4j", full_story()), ":START_ID(Actor),:END_ID(Event),role,:TYPE\n"));
  const std::string script = written("kuzu", full_story()).files.back().bytes;
  CHECK(has(script, "CREATE REL TABLE TAKES_PART(FROM Actor TO Event, role STRING);\n"));
  CHECK(has(script, "COPY Event FROM 'event.csv' (HEADER=true, ESCAPE='\"');\n"));
}

TEST_CASE("record: a source a line", "[interchange]") {
  CHECK(bytes_of("record", full_story()) == "{\"source\":\"S1\"}\n");
}

TEST_CASE("csv: every field of an event has its column", "[interchange]") {
  const auto rows = text::read_csv(bytes_of("csv", full_story()), "x.csv");
  REQUIRE(rows.size() == 3);
  std::map<std::string, std::string> row;
  for (std::size_t i = 0; i < rows[0].cells.size(); ++i) row[rows[0].cells[i]] = rows[1].cells[i];
  CHECK(row.size() == rows[0].cells.size());
  CHECK(row["agents"] == "Maria Santos");
  CHECK(row["speakers"] == "Maria Santos");
  CHECK(row["places"] == "Northgate");
  CHECK(row["relations"] == "part_of E2");
  CHECK(row["quotes"] == "S1: They met.");
  CHECK(row["addresses"] == "https://lantern.example/a?b=1&c=2");
  CHECK(row["tags"] == "chapter-1");
  CHECK(row["notes"] == "anna: call her");
  CHECK(row["decisions"] == "date: checked by anna, 1970-01-01 00:00");
  CHECK(row["caption"] == "The gate");
}

TEST_CASE("Word: headings, quotes, and sources as links", "[interchange]") {
  const auto parts = unzipped(written("docx", full_story()).files[0].bytes).bytes;
  CHECK(has(parts.at("docProps/core.xml"), "<dc:title>The affair</dc:title>"));
  CHECK(has(parts.at("word/document.xml"), "<w:pStyle w:val=\"Heading1\"/>"));
  CHECK(has(parts.at("word/document.xml"),
            "<w:pStyle w:val=\"Quote\"/></w:pPr><w:r><w:t xml:space=\"preserve\">They met.</w:t>"));
  CHECK(has(parts.at("word/document.xml"), "gate.jpg"));
  CHECK(has(parts.at("word/_rels/document.xml.rels"), "Target=\"https://lantern.example/a?b=1&amp;c=2\""));
  // Every style that is named is there.
  const std::string& text = parts.at("word/document.xml");
  for (std::size_t at = 0; (at = text.find("Style w:val=\"", at)) != std::string::npos;) {
    at += 13;
    const std::string style = text.substr(at, text.find('"', at) - at);
    CAPTURE(style);
    CHECK((style == "Normal" || has(parts.at("word/styles.xml"), "w:styleId=\"" + style + "\"")));
  }
}

TEST_CASE("a story that is read event by event is written as one that is held", "[interchange]") {
  const query::Result held = full_story();
  query::Result light = held;
  for (query::ResultEvent& event : light.events) {
    event.actors.clear();
    event.claims.clear();
  }
  for (const interchange::Format& format : interchange::formats()) {
    CAPTURE(format.name);
    std::vector<std::string> asked;
    const Exported of_light =
        exported(std::string(format.name), {.result = light, .whole = [&](const query::ResultEvent& event) {
                                              asked.push_back(event.id);
                                              return event.id == "E1" ? held.events[0] : held.events[1];
                                            }});
    const Exported of_held = exported(std::string(format.name), {.result = held});
    CHECK(of_light.lost == of_held.lost);
    REQUIRE(of_light.files.size() == of_held.files.size());
    for (std::size_t i = 0; i < of_held.files.size(); ++i)
      CHECK(of_light.files[i].bytes == of_held.files[i].bytes);
    // Each is read once.
    CHECK(asked ==
          (format.is_about_sources ? std::vector<std::string>{} : std::vector<std::string>{"E1", "E2"}));
  }
}

TEST_CASE("Turtle: an event is a part of another", "[interchange]") {
  const Exported made = exported("turtle", {.result = full_story()});
  const std::string whole = made.files[0].bytes;
  const std::size_t at = whole.find("sem:subEventOf");
  REQUIRE(at != std::string::npos);
  CHECK(whole.find("sem:subEventOf", at + 1) == std::string::npos);
  // The event that begins before it is E1, and E2 the one it names.
  const std::size_t begin = whole.rfind("a sem:Event ", at);
  CHECK(has(whole.substr(begin, at - begin), "dcterms:identifier \"E1\""));
}
