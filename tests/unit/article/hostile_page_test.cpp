#include <catch2/catch.hpp>
#include <string>

#include "src/article/article.hpp"
#include "src/article/html_tree.hpp"
#include "src/base/problem.hpp"
#include "src/base/utf8.hpp"
#include "tests/support/embedded_intake.hpp"

// What no page should look like is read in bounds all the same. Time is not measured here, growth is.

using namespace dateline::article;
using dateline::base::DataError;
using dateline::base::embedded_data;
using dateline::test::intake;

namespace {

std::string repeated(std::string_view words, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += words;
  return out;
}

HtmlTree tree_of(const std::string& html) {
  static const CharacterReferences references(embedded_data());
  return read_html_tree(html, references);
}

Article read(const std::string& html) {
  return intake().read({.bytes = html, .writing = Writing::html}, "page.html", {});
}

void check_in_bounds(const Article& article, std::size_t source_size) {
  REQUIRE(dateline::base::first_invalid_utf8(article.text) == std::string::npos);
  bool in_bounds = true;
  std::uint64_t end = 0;
  for (const Block& block : article.blocks) {
    in_bounds = in_bounds && block.span.begin >= end && block.span.end >= block.span.begin;
    end = block.span.end;
  }
  in_bounds = in_bounds && end <= article.text.size();
  for (const SourceMapEntry& entry : article.source_map)
    in_bounds = in_bounds && entry.source_begin + entry.source_length <= source_size;
  REQUIRE(in_bounds);
}

const std::string sentence = "<p>The words before it are read, and they make a sentence.</p>";

}  // namespace

TEST_CASE("read_html_tree: elements that are never closed make one node each", "[article]") {
  for (const char* element : {"<div>", "<table>", "<ul><li>", "<span>", "<figure>"}) {
    const HtmlTree tree = tree_of(repeated(element, 20000) + "word");
    CHECK(tree.nodes.size() <= 40002);
    CHECK(tree.notes == std::vector<std::string>{"elements nest deeper than 512 levels"});
    CHECK(tree.text == "word");
  }
}

TEST_CASE("read_html_tree: formatting and links that nest do not multiply", "[article]") {
  CHECK(tree_of(repeated("<font><p>x", 5000)).nodes.size() == 10001);
  CHECK(tree_of(repeated("<b><i><p>x", 5000)).nodes.size() == 10001);
  CHECK(tree_of(repeated("<a href=x>word", 5000)).nodes.size() == 10001);
  CHECK(tree_of(repeated("</b></span></article>", 5000) + "word").nodes.size() == 2);
}

TEST_CASE("read_html_tree: a page has so many parts and no more", "[article]") {
  const HtmlTree tree = tree_of(repeated("<i></i><p>x", 300000));
  CHECK(tree.nodes.size() == 500000);
  REQUIRE(tree.notes.size() == 1);
  CHECK(tree.notes[0].starts_with("the page has more than 500000 parts: what follows byte "));
}

TEST_CASE("read_html_tree: a page has so much text and no more", "[article]") {
  const std::string html = "<p>" + repeated("é", (4u << 19) + 7) + "<p>more";
  const HtmlTree tree = tree_of(html);
  CHECK(tree.text.size() == 4u << 20);
  CHECK(dateline::base::first_invalid_utf8(tree.text) == std::string::npos);
  CHECK(tree.notes ==
        std::vector<std::string>{"the page has more than 4194304 bytes of text: what follows byte 4194307 "
                                 "was not read; --max-page-text raises it"});
  CHECK(tree_of("<p>x" + html).text.size() == (4u << 20) - 1);
}

TEST_CASE("read_html_tree: floods of character references and NULs stay as long as they are", "[article]") {
  CHECK(tree_of(repeated("&amp;", 100000)).text == std::string(100000, '&'));
  CHECK(tree_of(repeated("&lt", 100000)).text == std::string(100000, '<'));
  CHECK(tree_of(repeated("&#x110000;", 1000)).text == repeated("\xef\xbf\xbd", 1000));
  CHECK(tree_of(repeated("&nosuchname", 10000)).text == repeated("&nosuchname", 10000));
  CHECK(tree_of("<p>" + std::string(100000, '\0') + "x").nodes.size() == 3);
  CHECK(tree_of("<a" + std::string(100000, '\0') + ">x").nodes.size() == 3);
}

TEST_CASE("read_html: what is opened and never closed takes nothing that stands before it", "[article]") {
  const std::string flood = repeated("-- < - x{\"a\":[ --", 20000);
  for (const char* opening : {"<!--", "<script>", "<![CDATA[", "<svg><![CDATA[", "<title>", "<style>",
                              "<p class=\"", "<script type='application/ld+json'>", "<!DOCTYPE \""}) {
    const std::string html = sentence + opening + flood;
    const Article article = read(html);
    check_in_bounds(article, html.size());
    CHECK(article.text.starts_with("The words before it are read"));
    CHECK(article.blocks.size() < 20);
  }
}

TEST_CASE("read_html: floods of statements are read in bounds", "[article]") {
  const Article metas = read(repeated("<meta name=author content='Ann Example'>", 20000) + sentence);
  CHECK(metas.byline == "Ann Example");
  std::string authors, items;
  for (int i = 0; i < 5000; ++i) {
    const std::string number = std::to_string(i);
    authors += "<meta name=author content='Ann Example" + number + "'>";
    items += "<div itemscope><i itemprop=author>Ann Example" + number + "</i></div>";
  }
  CHECK(read(authors + sentence).byline.size() <= 400);
  CHECK(read(items + sentence).byline.empty());
  CHECK(read("<script type='application/ld+json'>{\"@graph\":[" +
             repeated("{\"@type\":\"Article\",\"headline\":\"x\",\"image\":[\"a\"]},", 20000) +
             "{}]}</script>" + sentence)
            .blocks.size() == 1);
  CHECK(read(sentence + repeated("<figure><img src=a.jpg><figcaption>x", 5000)).image.caption.size() <= 2000);
}

TEST_CASE("read_html: a long page can be cut off anywhere", "[article]") {
  std::string page =
      "<!DOCTYPE html><html lang=en><head><title>Boats &amp; harbours</title><meta name=author content='Ann'>"
      "<script "
      "type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"Boats\"}</script></head><body>";
  for (int i = 0; page.size() < 20000; ++i)
    page += "<section class='part-" + std::to_string(i) +
            "'><h2>Caf&eacute; &#8220;é\xe2\x80\x9d</h2><p>The boat <b>came <a "
            "href='/b?a=1&amp;b=2'>in</a></b> on "
            "Monday &mdash; it went&nbsp;out. <!-- note --><br>\r\n<time datetime=2019-11-20>then</time></p>"
            "<table><tr><td>1<td>2</table><ul><li>a<li>b</ul><svg><path d='M0'/></svg></section>\n";
  for (std::size_t length = 0; length <= page.size(); length += 29) {
    const std::string cut = page.substr(0, length);
    try {
      check_in_bounds(read(cut), length);
    } catch (const DataError& error) {
      REQUIRE_FALSE(error.detail().remedy.empty());
    }
  }
}
