#include "src/article/markdown.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "src/article/character_references.hpp"
#include "src/base/data_files.hpp"
#include "tests/support/embedded_intake.hpp"

using namespace dateline;
using article::plain_markdown;

namespace {

article::PlainMarkdown read(std::string_view markdown) {
  static const article::CharacterReferences references(base::embedded_data());
  return plain_markdown(markdown, references);
}

/// The Markdown that some words of its text stand for.
std::string source_of(const std::string& markdown, const std::string& words) {
  const article::PlainMarkdown plain = read(markdown);
  const std::size_t at = plain.text.find(words);
  REQUIRE(at != std::string::npos);
  return std::string(base::words_at(markdown, plain.map.source_of({at, at + words.size()})));
}

}  // namespace

TEST_CASE("Markdown: a paragraph, heading or list item is a line, without its marks", "[article]") {
  const article::PlainMarkdown plain = read(
      "# The *vote*\n\nIt was\n**held** on [Monday](https://example.org).\n\n## Later\n\n- one\n- ~~two~~ "
      "three\n\n"
      "# Not the title\n");
  CHECK(plain.title == "The vote");
  CHECK(plain.text == "The vote\nIt was held on Monday.\nLater\none\ntwo three\nNot the title\n");
  CHECK(read("## Only a second heading\n").title.empty());
  CHECK(read("").text.empty());
}

TEST_CASE("Markdown: pictures and raw HTML are left out", "[article]") {
  CHECK(read("Before ![a ferry](ferry.png) after.\n").text == "Before  after.\n");
  CHECK(read("<div>\nhidden\n</div>\n\nShown <b>here</b>.\n").text == "Shown here.\n");
  CHECK(read("<script>alert(1)</script>\n\nShown.\n").text == "Shown.\n");
}

TEST_CASE("Markdown: character references are read, and a null byte is none", "[article]") {
  CHECK(read("Caf&eacute; &amp; bar &#169; &unknown;\n").text == "Café & bar © &unknown;\n");
  CHECK(read(std::string("a\0b\n", 4)).text ==
        "a\xef\xbf\xbd"
        "b\n");
}

TEST_CASE("Markdown: every word knows where it stands", "[article]") {
  const std::string markdown = "# The *vote*\n\nIt was\n**held** at the caf&eacute; \\* on [Monday](x).\n";
  CHECK(source_of(markdown, "vote") == "vote");
  CHECK(source_of(markdown, "It was held") == "It was\n**held");
  CHECK(source_of(markdown, "café") == "caf&eacute;");
  CHECK(source_of(markdown, "é") == "&eacute;");
  CHECK(source_of(markdown, "Monday") == "Monday");
}

TEST_CASE("Markdown: as an article its heading is its title", "[article]") {
  const std::string markdown = "# The council votes\n\nThe council voted on *10 July 2017*.\n";
  const article::Article read =
      test::intake().read({.bytes = markdown, .writing = article::Writing::markdown}, "vote.md", {});
  CHECK(read.title == "The council votes");
  CHECK(read.text.find("voted on 10 July 2017.") != std::string::npos);
}
