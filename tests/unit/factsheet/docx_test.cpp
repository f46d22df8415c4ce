#include <time.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <map>
#include <pugixml.hpp>

#include "exports/factsheet/factsheet.hpp"
#include "exports/factsheet/zip.hpp"
#include "src/base/data_files.hpp"
#include "src/calendar/locale.hpp"
#include "tests/support/unzipped.hpp"
#include "tests/unit/factsheet/hostile.hpp"
#include "tests/unit/factsheet/sheets.hpp"

using namespace dateline;
using factsheet::FactSheet;
using test::one_fact;
using test::sheet_of;
using test::Unzipped;
using test::unzipped;

namespace {

/// A Word document, its parts read as XML.
class Read {
 public:
  explicit Read(const FactSheet& sheet) {
    for (const auto& [name, bytes] : unzipped(factsheet::docx(sheet)).bytes) {
      CAPTURE(name, bytes);
      REQUIRE(parts_[name].load_buffer(bytes.data(), bytes.size(),
                                       pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8));
    }
  }

  const pugi::xml_document& part(const std::string& name) const { return parts_.at(name); }

  /// Elements and attributes of a part, without words.
  std::string structure(const std::string& name) const {
    std::string out;
    add_structure(part(name), out);
    return out;
  }

  /// The paragraphs of the document, each as its style and its words: "State: not checked". A tab is a tab,
  /// a line break a bar, ☐ and ☒ stand for what can be ticked.
  std::vector<std::string> paragraphs() const {
    std::vector<std::string> out;
    for (const pugi::xpath_node found : part("word/document.xml").select_nodes("//w:p"))
      out.push_back(found.node().select_node("w:pPr/w:pStyle/@w:val").attribute().value() +
                    std::string(": ") + words_of(found.node()));
    return out;
  }

  /// What is in the style of characters `style`, in order.
  std::vector<std::string> styled(const std::string& style) const {
    std::vector<std::string> out;
    for (const pugi::xpath_node found :
         part("word/document.xml").select_nodes(("//w:r[w:rPr/w:rStyle/@w:val='" + style + "']").c_str()))
      out.push_back(words_of(found.node()));
    return out;
  }

 private:
  static void add_structure(const pugi::xml_node& node, std::string& out) {
    if (node.type() == pugi::node_element) {
      out += std::string("<") + node.name();
      for (const pugi::xml_attribute attribute : node.attributes())
        out += std::string(" ") + attribute.name();
    }
    for (const pugi::xml_node child : node.children()) add_structure(child, out);
    if (node.type() == pugi::node_element) out += ">\n";
  }

  static std::string words_of(const pugi::xml_node& node) {
    const std::string name = node.name();
    if (name == "w:t") return node.text().get();
    if (name == "w:tab") return "\t";
    if (name == "w:br") return "|";
    std::string out;
    for (const pugi::xml_node child : node.children()) out += words_of(child);
    return out;
  }

  std::map<std::string, pugi::xml_document> parts_;
};

/// Puts the time zone back.
class TimeZone {
 public:
  explicit TimeZone(const char* zone) {
    if (const char* const set = std::getenv("TZ")) before_ = set;
    setenv("TZ", zone, 1);
    tzset();
  }
  ~TimeZone() {
    before_.empty() ? unsetenv("TZ") : setenv("TZ", before_.c_str(), 1);
    tzset();
  }
  TimeZone(const TimeZone&) = delete;
  TimeZone& operator=(const TimeZone&) = delete;

 private:
  std::string before_;
};

FactSheet with_a_checked_date() {
  query::Result result = one_fact();
  result.events[0].decisions = {{.field = "date", .state = "checked", .who = "anna"}};
  result.events[0].attributed_to = "John Roe";
  result.events[0].contested = true;
  result.left_out = 2;
  return sheet_of(result, "The cyber unit");
}

}  // namespace

TEST_CASE("Word: carries everything that is on the sheet", "[factsheet]") {
  const Read read(with_a_checked_date());
  CHECK(
      read.paragraphs() ==
      std::vector<std::string>{
          "Title: The cyber unit", "Counts: 1 fact, 1 of them not checked",
          "Legend: ☐ to be checked; ☒ checked, by whom and when stands beside it. Bold are the words of the "
          "source; around them stand the sentences before and after, and … where the paragraph goes on.",
          "Heading1: E1  December 2016|Obama orders the expulsion of 35 diplomats",
          "SaidBy: according to John Roe", "Remark: sources disagree",
          "State: checked: date; not checked: title, actors, kind (expulsion), standing (actual)",
          "Box: ☐\ttitle: as above",
          "Box: ☒\tdate: December 2016, the text says “in December” (checked by anna, 1970-01-01 00:00)",
          "Box: ☐\tactors: Barack Obama (agent, speaker), diplomats (patient)",
          "Quote: They met. Obama ordered the expulsion. He left.",
          "Source: The Lantern, “A headline”, 10 July 2017, paragraph 2 (S1, C1)|https://lantern.example/a",
          "LeftOut: 2 more facts are not on this sheet"});
  CHECK(read.styled("Words") == std::vector<std::string>{"Bold", "Obama ordered the expulsion."});
  CHECK(read.styled("Decided") == std::vector<std::string>{" (checked by anna, 1970-01-01 00:00)"});
  CHECK(read.part("docProps/core.xml").child("cp:coreProperties").child_value("dc:title") ==
        std::string("The cyber unit"));
  CHECK(read.part("word/footer1.xml").select_node("//w:t[1]").node().text().get() ==
        std::string("The cyber unit · page "));
}

TEST_CASE("Word: dates in another language say which, and nothing else does", "[factsheet]") {
  const calendar::Locale german = calendar::read_locale(base::embedded_data().at("locales/de.txt"), "de.txt");
  const factsheet::FactSheet sheet =
      factsheet::make_sheet(one_fact(), "", [](const std::string&) { return test::lantern_text; },
                            {calendar::DateStyle::guardian, &german});
  CHECK(sheet.language == "de");
  CHECK(sheet.facts[0].date == "Dezember 2016");
  CHECK(sheet.facts[0].boxes[1].value == "Dezember 2016, the text says “in December”");
  CHECK(sheet.facts[0].claims[0].where == "The Lantern, “A headline”, 10. Juli 2017, paragraph 2 (S1, C1)");
  const Read read(sheet);
  std::string marked;
  for (const pugi::xpath_node found :
       read.part("word/document.xml").select_nodes("//w:r[w:rPr/w:lang/@w:val='de']"))
    marked += std::string(found.node().child("w:t").text().get()) + "|";
  CHECK(marked == "Dezember 2016|Dezember 2016|10. Juli 2017|");
  CHECK(read.part("word/document.xml").select_nodes("//w:lang").size() == 3);
  const std::string page = factsheet::html(sheet);
  CHECK(page.find("<b>E1</b> <span lang=\"de\">Dezember 2016</span></p>") != std::string::npos);
  CHECK(page.find("<span lang=\"de\">Dezember 2016</span>, the text says") != std::string::npos);
  CHECK(page.find("“A headline”, <span lang=\"de\">10. Juli 2017</span>, paragraph 2") != std::string::npos);
  const factsheet::FactSheet english = sheet_of(one_fact());
  CHECK(english.language.empty());
  CHECK(factsheet::html(english).find("<span lang") == std::string::npos);
  CHECK_FALSE(Read(english).part("word/document.xml").select_node("//w:lang"));
}

TEST_CASE("Word: says nothing where there is nothing to say", "[factsheet]") {
  FactSheet sheet = sheet_of(one_fact());
  sheet.facts[0].claims = {{.where = "interview, 3 May", .remark = "citing Sean Roe"}};
  const std::vector<std::string> paragraphs = Read(sheet).paragraphs();
  CHECK(paragraphs.size() == 9);
  CHECK(paragraphs.back() == "Source: interview, 3 May; citing Sean Roe");
}

TEST_CASE("Word: boxes can be ticked, and are where the editor has checked", "[factsheet]") {
  const Read read(with_a_checked_date());
  std::vector<std::string> found;
  std::set<std::string> ids;
  for (const pugi::xpath_node box : read.part("word/document.xml").select_nodes("//w:sdt/w:sdtPr")) {
    const pugi::xml_node properties = box.node();
    CHECK(properties.select_node("w14:checkbox/w14:checkedState/@w14:val").attribute().value() ==
          std::string("2612"));
    CHECK(properties.select_node("w14:checkbox/w14:uncheckedState/@w14:val").attribute().value() ==
          std::string("2610"));
    CHECK(properties.child("w:alias").attribute("w:val").value() ==
          std::string(properties.child("w:tag").attribute("w:val").value()));
    ids.insert(properties.child("w:id").attribute("w:val").value());
    found.push_back(properties.child("w:tag").attribute("w:val").value() + std::string(" ") +
                    properties.select_node("w14:checkbox/w14:checked/@w14:val").attribute().value());
  }
  CHECK(found == std::vector<std::string>{"E1 title 0", "E1 date 1", "E1 actors 0"});
  CHECK(ids.size() == 3);
  CHECK(read.part("word/settings.xml")
            .select_node("//w:compatSetting[@w:name='compatibilityMode' and @w:val='15']"));
}

TEST_CASE("Word: links lead to the words, and only where the address is one of the web", "[factsheet]") {
  query::Result result = one_fact();
  const Read read(sheet_of(result));
  const pugi::xml_node link = read.part("word/document.xml").select_node("//w:hyperlink").node();
  const pugi::xml_node target =
      read.part("word/_rels/document.xml.rels")
          .select_node(("//Relationship[@Id='" + std::string(link.attribute("r:id").value()) + "']").c_str())
          .node();
  CHECK(target.attribute("TargetMode").value() == std::string("External"));
  CHECK(target.attribute("Target").value() ==
        std::string("https://lantern.example/a#:~:text=Obama%20ordered,the%20expulsion."));

  result.sources[0].url = "javascript:alert(1)";
  const Read without(sheet_of(result));
  CHECK_FALSE(without.part("word/document.xml").select_node("//w:hyperlink"));
  CHECK_FALSE(without.part("word/_rels/document.xml.rels").select_node("//*[@TargetMode]"));
  CHECK(without.paragraphs().back().ends_with("|javascript:alert(1)"));
}

TEST_CASE("Word: a fact is not torn from its title, nor words from their source", "[factsheet]") {
  FactSheet sheet = sheet_of(one_fact());
  sheet.facts.push_back(sheet.facts[0]);
  sheet.facts[1].claims.clear();
  const Read read(sheet);
  std::set<std::string> with_next;
  for (const pugi::xpath_node style :
       read.part("word/styles.xml").select_nodes("//w:style[w:pPr/w:keepNext]"))
    with_next.insert(style.node().attribute("w:styleId").value());
  for (const pugi::xpath_node style : read.part("word/styles.xml").select_nodes("//w:style[w:basedOn]"))
    if (with_next.count(style.node().child("w:basedOn").attribute("w:val").value()))
      with_next.insert(style.node().attribute("w:styleId").value());
  std::string found;
  for (const pugi::xpath_node p : read.part("word/document.xml").select_nodes("//w:p/w:pPr")) {
    const std::string style = p.node().child("w:pStyle").attribute("w:val").value();
    found += style + (with_next.count(style) || p.node().child("w:keepNext") ? "+" : "") + " ";
  }
  CHECK(found ==
        "Title+ Counts Legend Heading1+ State+ Box+ Box+ Box+ Quote+ Source Heading1+ State+ Box+ Box+ Box ");
}

TEST_CASE("Word: each style that is named is there", "[factsheet]") {
  const Read read(with_a_checked_date());
  std::set<std::string> styles;
  for (const pugi::xpath_node style : read.part("word/styles.xml").select_nodes("//w:style/@w:styleId"))
    styles.insert(style.attribute().value());
  for (const char* const part : {"word/document.xml", "word/footer1.xml", "word/styles.xml"})
    for (const pugi::xpath_node named : read.part(part).select_nodes(
             "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:basedOn/@w:val | //w:next/@w:val")) {
      CAPTURE(part, named.attribute().value());
      CHECK(styles.count(named.attribute().value()) == 1);
    }
}

TEST_CASE("Word: hostile words are words", "[factsheet]") {
  const Read harmless(test::sheet_saying("words"));
  for (const std::string& words : test::hostile_words) {
    CAPTURE(words);
    const Read read(test::sheet_saying(words));
    for (const char* const part :
         {"word/document.xml", "word/_rels/document.xml.rels", "word/footer1.xml", "docProps/core.xml"})
      CHECK(read.structure(part) == harmless.structure(part));
    CHECK(read.paragraphs().front() == "Title: " + words);
    CHECK(read.styled("Words").back() == words);
  }
}

TEST_CASE("Word: what XML does not allow, and marks that turn direction, are left out", "[factsheet]") {
  const Read read(test::sheet_saying(std::string("a\x1b[31m\u202e\x00\ufffe\u2066 b", 18) + "\xff"));
  CHECK(read.paragraphs().front() == "Title: a[31m b\ufffd");
}

TEST_CASE("Word: what is written from right to left stands there", "[factsheet]") {
  FactSheet sheet = sheet_of(one_fact());
  CHECK_FALSE(Read(sheet).part("word/document.xml").select_node("//w:bidi | //w:rtl"));
  sheet.facts[0].title = "מחאה, 2016";
  sheet.facts[0].claims[0].words = {"", "מחאה", "."};
  const Read read(sheet);
  CHECK(read.part("word/document.xml").select_nodes("//w:pPr[w:bidi]").size() == 2);
  CHECK(read.part("word/document.xml").select_nodes("//w:r[w:rPr/w:rtl]").size() == 3);
}

TEST_CASE("Word: the same sheet gives the same bytes, in each time zone", "[factsheet]") {
  const std::string bytes = factsheet::docx(with_a_checked_date());
  for (const char* const zone : {"UTC", "Pacific/Auckland", "America/Los_Angeles", "Asia/Kathmandu"}) {
    CAPTURE(zone);
    const TimeZone there(zone);
    CHECK(factsheet::docx(with_a_checked_date()) == bytes);
    CHECK(unzipped(bytes).dates == std::set<std::string>{"1980-01-01 00:00:00"});
  }
  CHECK(unzipped(bytes).names == std::vector<std::string>{"[Content_Types].xml", "_rels/.rels",
                                                          "docProps/core.xml", "word/document.xml",
                                                          "word/_rels/document.xml.rels", "word/styles.xml",
                                                          "word/settings.xml", "word/footer1.xml"});
}

TEST_CASE("zip: keeps names, order and bytes", "[factsheet]") {
  const std::string noise("\x00\xff\x1b", 3);
  const Unzipped read =
      unzipped(factsheet::zipped({{"b/é.txt", std::string(100'000, 'x')}, {"a", ""}, {"c", noise}}));
  CHECK(read.names == std::vector<std::string>{"b/é.txt", "a", "c"});
  CHECK(read.bytes.at("b/é.txt") == std::string(100'000, 'x'));
  CHECK(read.bytes.at("a").empty());
  CHECK(read.bytes.at("c") == noise);
}
