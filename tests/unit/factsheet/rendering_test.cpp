#include <md4c.h>

#include <catch2/catch.hpp>
#include <pugixml.hpp>

#include "exports/factsheet/factsheet.hpp"
#include "src/base/problem.hpp"
#include "tests/unit/factsheet/hostile.hpp"
#include "tests/unit/factsheet/sheets.hpp"

using namespace dateline;
using factsheet::FactSheet;
using test::hostile_words;
using test::one_fact;
using test::sheet_of;
using test::sheet_saying;

namespace {

/// What a reader of Markdown or HTML makes of a sheet.
struct Read {
  std::string structure;  ///< blocks, elements and attributes, without words
  std::string words;
};

Read read_html(const std::string& page) {
  struct Walker : pugi::xml_tree_walker {
    Read read;
    bool for_each(pugi::xml_node& node) override {
      read.structure += std::string(static_cast<std::size_t>(depth()), ' ') + node.name();
      for (const pugi::xml_attribute attribute : node.attributes())
        read.structure += std::string(" ") + attribute.name();
      read.structure += "\n";
      read.words += node.value();
      return true;
    }
  } walker;
  pugi::xml_document document;
  const pugi::xml_parse_result result = document.load_buffer(
      page.data(), page.size(), pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
  CAPTURE(result.description(), result.offset);
  REQUIRE(result);
  document.traverse(walker);
  return walker.read;
}

Read read_markdown(const std::string& text) {
  Read read;
  MD_PARSER parser = {};
  parser.flags = MD_DIALECT_GITHUB | MD_FLAG_LATEXMATHSPANS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* into) {
    std::string& structure = static_cast<Read*>(into)->structure;
    structure += "(" + std::to_string(type);
    if (type == MD_BLOCK_H) structure += "/" + std::to_string(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
    if (type == MD_BLOCK_LI && static_cast<MD_BLOCK_LI_DETAIL*>(detail)->is_task)
      structure += static_cast<MD_BLOCK_LI_DETAIL*>(detail)->task_mark == 'x' ? "[x]" : "[ ]";
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE, void*, void* into) {
    static_cast<Read*>(into)->structure += ")\n";
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void*, void* into) {
    static_cast<Read*>(into)->structure += "<" + std::to_string(type);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE, void*, void* into) {
    static_cast<Read*>(into)->structure += ">";
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* words, MD_SIZE size, void* into) {
    Read& target = *static_cast<Read*>(into);
    if (type == MD_TEXT_NORMAL)
      target.words.append(words, size);
    else if (type != MD_TEXT_SOFTBR)
      target.structure += "'" + std::to_string(type);
    return 0;
  };
  REQUIRE(md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &read) == 0);
  return read;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("rendering: hostile words are words, in HTML as in Markdown", "[factsheet]") {
  const Read harmless_html = read_html(factsheet::html(sheet_saying("words")));
  const Read harmless_markdown = read_markdown(factsheet::markdown(sheet_saying("words")));
  for (const std::string& words : hostile_words) {
    CAPTURE(words);
    const FactSheet sheet = sheet_saying(words);
    const Read html = read_html(factsheet::html(sheet));
    CHECK(html.structure == harmless_html.structure);
    CHECK(has(html.words, words));
    const std::string text = factsheet::markdown(sheet);
    CAPTURE(text);
    const Read markdown = read_markdown(text);
    CHECK(markdown.structure == harmless_markdown.structure);
    CHECK(has(markdown.words, words));
  }
}

TEST_CASE("rendering: controls and marks that turn direction reach neither", "[factsheet]") {
  const FactSheet sheet = sheet_saying("a\x1b[31m\u202e b");
  for (const std::string& bytes : {factsheet::html(sheet), factsheet::markdown(sheet)}) {
    CHECK_FALSE(has(bytes, "\x1b"));
    CHECK_FALSE(has(bytes, "\u202e"));
  }
}

TEST_CASE("HTML: one file, no script, nothing from outside", "[factsheet]") {
  const std::string page = factsheet::html(sheet_of(one_fact()));
  CHECK(has(page, "default-src 'none'"));
  CHECK(has(page, "<html lang=\"en\">"));
  for (const char* const part : {"<script", " src=", "url(", "@import", "<link"})
    CHECK_FALSE(has(page, part));
}

TEST_CASE("HTML: boxes say aloud whether they are ticked, and the quote is marked", "[factsheet]") {
  query::Result result = one_fact();
  result.events[0].decisions = {{.field = "date", .state = "checked", .who = "anna"}};
  const std::string page = factsheet::html(sheet_of(result));
  CHECK(has(page,
            "<li><span class=\"box\" role=\"img\" aria-label=\"not checked:\"></span><span><b>title:</b>"));
  CHECK(has(page,
            "<li><span class=\"box ticked\" role=\"img\" aria-label=\"checked:\"></span><span><b>date:</b>"));
  CHECK(has(page, "They met. <mark>Obama ordered the expulsion.</mark> He left.</p></blockquote>"));
  CHECK(has(page,
            "<a href=\"https://lantern.example/a#:~:text=Obama%20ordered,the%20expulsion.\" "
            "rel=\"noopener noreferrer\">https://lantern.example/a</a>"));
}

TEST_CASE("HTML: an address that is no web address is no link", "[factsheet]") {
  query::Result result = one_fact();
  result.sources[0].url = "javascript:alert(1)";
  const std::string page = factsheet::html(sheet_of(result));
  CHECK_FALSE(has(page, "href"));
  CHECK(has(page, "<p class=\"source\">javascript:alert(1)</p>"));
}

TEST_CASE("Markdown: a list of tasks, and the quote in bold on a line of its own", "[factsheet]") {
  query::Result result = one_fact();
  result.events[0].decisions = {{.field = "date", .state = "checked", .who = "anna"}};
  const std::string text = factsheet::markdown(sheet_of(result));
  CHECK(has(text, "\n## E1 · December 2016 · Obama orders the expulsion of 35 diplomats\n"));
  CHECK(has(text,
            "\n- [ ] title: as above\n- [x] date: December 2016, the text says “in December” (checked by "
            "anna, 1970-01-01 00:00)\n- [ ] actors: Barack Obama (agent, speaker), diplomats (patient)\n"));
  CHECK(has(text, "\n> They met.\n> **Obama ordered the expulsion.**\n> He left.\n\n— The Lantern, "));
  CHECK(has(text,
            "\\\n[https\\://lantern.example/a](<https://lantern.example/a#:~:text=Obama%20ordered,the%20"
            "expulsion.>)\n"));
}
