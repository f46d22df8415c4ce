#include <algorithm>
#include <catch2/catch.hpp>
#include <pugixml.hpp>
#include <sstream>

#include "src/base/utf8.hpp"
#include "src/text/csv.hpp"
#include "tests/unit/interchange/handed.hpp"

using namespace dateline;
using namespace dateline::test;
using Json = nlohmann::json;

namespace {

const std::string hostile_words[] = {
    "<script>alert(1)</script>",
    "\" onmouseover=\"x",
    "' or 1=1 --",
    "]]> <!-- x -->",
    "&lt;b&gt; &copy; &",
    "a\\",
    "a\\nb",
    "\"\"\"",
    "\" . <urn:x> a <urn:y> . \"",
    "END:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:x",
    "a;b,c:d",
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "a\nb",
    "nul \x01 \x1b[31m bell",
    "\u202eturned",
    "\xff\xfe bad bytes",
    "特朗普 السلام 𐍈 é",
    "{\"a\": [1]}",
    "${jndi:ldap://x}",
};

/// A story that says `words` wherever an article or an editor can say something.
query::Result story_saying(const std::string& words) {
  query::Result result = full_story();
  for (query::ResultEvent& event : result.events) {
    event.title = event.kind = event.attributed_to = event.own_note = event.unresolved = words;
    event.tags = {words};
    event.notes = {{words, words, 0}};
    event.decisions = {{.field = "date", .state = "checked", .who = words, .read = words}};
    for (query::ResultActor& actor : event.actors) actor.name = words;
    for (query::ResultClaim& claim : event.claims) claim.quote = claim.attributed_to = claim.title = words;
    event.claims.push_back({.id = "C9", .citation = words});
    if (event.picture)
      event.picture->file = event.picture->caption = event.picture->credit = event.picture->alternative =
          words;
  }
  for (query::ResultSource& source : result.sources) {
    source.outlet = source.title = source.byline = source.name = words;
    source.url = "https://a.example/" + words;
  }
  return result;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++found;
  return found;
}

std::string structure_of(const std::string& xml) {
  struct Walker : pugi::xml_tree_walker {
    std::string out;
    bool for_each(pugi::xml_node& node) override {
      out += std::string(static_cast<std::size_t>(depth()), ' ') + node.name();
      for (const pugi::xml_attribute attribute : node.attributes())
        out += std::string(" ") + attribute.name();
      out += "\n";
      return true;
    }
  } walker;
  pugi::xml_document document;
  REQUIRE(document.load_buffer(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8));
  document.traverse(walker);
  return walker.out;
}

/// Values as types and names alone.
std::string structure_of(const Json& value) {
  if (value.is_object()) {
    std::string out = "{";
    for (const auto& [name, member] : value.items()) out += name + structure_of(member);
    return out + "}";
  }
  if (!value.is_array()) return value.type_name();
  std::string out = "[";
  for (const Json& element : value) out += structure_of(element) + ",";
  return out + "]";
}

/// The text of a Turtle file without what stands in its literals and addresses.
std::string turtle_structure(const std::string& turtle) {
  std::string out;
  for (std::size_t at = 0; at < turtle.size(); ++at) {
    const char c = turtle[at];
    out += c;
    if (c != '"' && c != '<') continue;
    const char end = c == '"' ? '"' : '>';
    for (++at; at < turtle.size() && turtle[at] != end; ++at)
      if (turtle[at] == '\\') ++at;
    out += end;
  }
  return out;
}

}  // namespace

TEST_CASE("hostile words stay words: JSON", "[interchange]") {
  for (const char* format : {"timelinejs", "vis", "jsonld"}) {
    const std::string harmless = structure_of(Json::parse(bytes_of(format, story_saying("words"))));
    for (const std::string& words : hostile_words) {
      CAPTURE(format, words);
      CHECK(structure_of(Json::parse(bytes_of(format, story_saying(words)))) == harmless);
    }
  }
  for (const std::string& words : hostile_words) {
    CAPTURE(words);
    std::istringstream lines(bytes_of("ftm", story_saying(words)));
    std::size_t read = 0;
    for (std::string line; std::getline(lines, line); ++read) CHECK(Json::parse(line).contains("schema"));
    CHECK(read == 7);  // an article, three entities, two events, a mention
  }
}

TEST_CASE("hostile words stay words: what a page shows has no markup of theirs", "[interchange]") {
  for (const std::string& words : hostile_words) {
    CAPTURE(words);
    query::Result result = story_saying(words);
    // The alternative is no HTML: TimelineJS gives it to the picture as it is.
    result.events[0].picture->alternative = "words";
    for (const char* format : {"timelinejs", "timelinejs-csv", "vis"}) {
      const std::string bytes = bytes_of(format, result);
      for (const char* part : {"<script", "onmouseover=\\\"", "<!--", "javascript:"})
        CHECK_FALSE(has(bytes, part));
    }
  }
  query::Result result = full_story();
  result.sources[0].url = "javascript:alert(1)";
  for (const interchange::Format& format : interchange::formats()) {
    CAPTURE(format.name);
    if (format.name != "csv") CHECK_FALSE(has(bytes_of(std::string(format.name), result), "javascript:"));
  }
}

TEST_CASE("hostile words stay words: XML", "[interchange]") {
  for (const char* format : {"graphml", "gexf", "docx"}) {
    const std::string harmless = structure_of(bytes_of(format, story_saying("words")));
    for (const std::string& words : hostile_words) {
      CAPTURE(format, words);
      CHECK(structure_of(bytes_of(format, story_saying(words))) == harmless);
    }
  }
}

TEST_CASE("hostile words stay words: Turtle", "[interchange]") {
  const std::string harmless = turtle_structure(bytes_of("turtle", story_saying("words")));
  for (const std::string& words : hostile_words) {
    CAPTURE(words);
    const std::string bytes = bytes_of("turtle", story_saying(words));
    CHECK(turtle_structure(bytes) == harmless);
    CHECK(base::first_invalid_utf8(bytes) == std::string::npos);
  }
}

TEST_CASE("hostile words stay words: iCalendar, whose lines are short and end between characters",
          "[interchange]") {
  for (const std::string& words : hostile_words) {
    CAPTURE(words);
    const std::string bytes = bytes_of("ics", story_saying(words + words + words + words + words));
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t end = bytes.find("\r\n", at);
      REQUIRE(end != std::string::npos);
      const std::string line = bytes.substr(at, end - at);
      CHECK(line.size() <= 75);
      CHECK(line.find_first_of("\r\n") == std::string::npos);
      CHECK(base::first_invalid_utf8(line) == std::string::npos);
      at = end + 2;
    }
    const std::string whole = "\r\n" + unfolded(bytes);
    CHECK(count(whole, "\r\nBEGIN:VEVENT") == 1);
    CHECK(count(whole, "\r\nBEGIN:VJOURNAL") == 1);
    CHECK(count(whole, "\r\nEND:V") == 3);
    CHECK(count(whole, "\r\nSUMMARY:") == 2);
  }
}

TEST_CASE("iCalendar: words are escaped as RFC 5545 has it", "[interchange]") {
  query::Result result = story_of({an_event("E1", "A, b; c\\d", "2017-07-09")});
  CHECK(has(unfolded(bytes_of("ics", result)), "SUMMARY:A\\, b\\; c\\\\d\r\n"));
  CHECK(has(unfolded(bytes_of("ics", result)),
            "DESCRIPTION:9 July 2017\\n“They met.”\\n— The Lantern\\, 10 July 2017\\, https:"));
}

TEST_CASE("hostile words stay words: CSV, and no cell for spreadsheets is a formula", "[interchange]") {
  for (const std::string& words : hostile_words) {
    if (base::first_invalid_utf8(words) != std::string::npos) continue;
    CAPTURE(words);
    for (const char* format : {"csv", "timelinejs-csv"}) {
      const auto rows = text::read_csv(bytes_of(format, story_saying(words)), "x.csv");
      REQUIRE(rows.size() == (std::string(format) == "csv" ? 3 : 4));
      for (const text::CsvRow& row : rows) {
        CHECK(row.cells.size() == rows[0].cells.size());
        for (const std::string& cell : row.cells)
          CHECK((cell.empty() || std::string("=+-@\t\r").find(cell[0]) == std::string::npos));
      }
    }
    for (const char* format : {"neo4j", "kuzu"}) {
      for (const ExportedFile& file : written(format, story_saying(words)).files) {
        if (file.name == "copy.cypher") continue;
        CAPTURE(file.name);
        const auto rows = text::read_csv(file.bytes, file.name);
        // Loaders read line by line.
        CHECK(count(file.bytes, "\n") == rows.size());
        for (const text::CsvRow& row : rows) CHECK(row.cells.size() == rows[0].cells.size());
      }
    }
  }
}
