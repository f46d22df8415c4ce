#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "src/article/article.hpp"
#include "src/article/character_references.hpp"
#include "src/article/json_ld.hpp"
#include "src/article/page_metadata.hpp"
#include "src/article/page_parts.hpp"
#include "src/article/written_date.hpp"
#include "src/base/problem.hpp"
#include "src/base/utf8.hpp"
#include "tests/support/embedded_intake.hpp"

using namespace dateline::article;
using dateline::base::ByteSpan;
using dateline::base::DataError;
using dateline::base::embedded_data;
using dateline::calendar::iso;
using dateline::test::intake;

namespace {

Article read(const std::string& html, const std::string& url = "") {
  Known known;
  known.url = url;
  return intake().read({.bytes = html, .writing = Writing::html}, "page.html", known);
}

const std::string page = R"(<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>Ferry &amp; bridge: council votes | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post">
<link rel="canonical" href="https://post.example/2019/11/20/ferry">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
 {"@type":"WebSite","name":"Post","datePublished":"1999-01-01"},
 {"@type":"NewsArticle","headline":"Ferry & bridge: council votes","datePublished":"2019-11-20T08:00:00+00:00",
  "dateModified":"2019-11-22","author":[{"@type":"Person","name":"Ann Example"}],
  "publisher":{"@type":"Organization","name":"Harbour Post Ltd"}}]}</script>
<style>p { color: red }</style></head>
<body class="has-sidebar">
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<div class="content"><article>
<h1>Ferry &amp; bridge: council   votes</h1>
<p class="byline">By Ann Example</p> <time datetime="2019-11-20">20 November 2019</time>
<figure><img src="a.jpg" alt="x"><figcaption>The old ferry on its way to the island. Photo: A. Person</figcaption></figure>
<div class="article-body">
<p>The council voted on Tuesday to keep the old ferry, which has crossed the harbour caf&eacute;s&nbsp;pass since 1904.</p>
<p>“Nobody <b>wanted</b> to see it<i> go</i>,” said the mayor, who had promised a bridge in her campaign two years ago.
<div class="ad-container"><p>Buy a boat today, and pay for it later, says this advertisement for boats.</p></div>
<h2>What it costs</h2>
<p>The ferry loses £200,000
 a year &mdash; the
bridge would have cost three million pounds, the treasurer said.
<p>A <a href="/b">second vote</a> is planned for June 2020, when the new harbour master will have taken office.</p>
</div>
<section class="related-stories"><h3>More from The Post</h3><ul><li><a href="/1">Storm closes schools along the coast</a></li>
<li><a href="/2">Mayor opens the new library in town</a></li></ul></section>
</article>
<aside class="sidebar"><p>Sign up for our newsletter and get the best of the harbour every morning in your inbox.</p></aside>
</div>
<div id="comments"><p>I never liked that ferry, and I think that it should have been sunk many years ago.</p></div>
<footer><p>© 2019 The Harbour Post. All rights reserved.</p></footer>
</body></html>)";

std::string kept(const Article& article) {
  std::string out;
  for (const Block& block : article.blocks)
    if (block.kept()) out += std::string(words_at(article.text, block.span)) + "\n";
  return out;
}

std::string reason_of(const Article& article, std::string_view words) {
  const std::size_t at = article.text.find(words);
  for (const Block& block : article.blocks)
    if (at != std::string::npos && block.span.contains(at)) return block.drop_reason;
  return "no such block";
}

// The words that the source bytes of an entry say, decoded.
std::string said_by(std::string_view source) {
  static const CharacterReferences references(embedded_data());
  std::string out;
  for (std::size_t i = 0; i < source.size();) {
    const auto reference = source[i] == '&' ? references.read(source, i, false) : CharacterReference{};
    if (reference.length > 0) {
      out += reference.characters;
      i += reference.length;
    } else {
      out.push_back(source[i++]);
    }
  }
  return out;
}

// Every byte of every block has a source, and the source says the same.
void check_source_map(const Article& article, const std::string& original) {
  std::uint64_t end = 0, source_end = 0;
  for (const SourceMapEntry& entry : article.source_map) {
    REQUIRE(entry.text_begin >= end);
    REQUIRE(entry.source_begin >= source_end);
    end = entry.text_begin + entry.text_length;
    source_end = entry.source_begin + entry.source_length;
    REQUIRE(end <= article.text.size());
    REQUIRE(source_end <= original.size());
    const std::string text = article.text.substr(entry.text_begin, entry.text_length);
    const std::string source = original.substr(entry.source_begin, entry.source_length);
    if (text == " ") {
      CHECK(said_by(source).find_first_not_of(" \t\r\n\f\xc2\xa0<biu>/") == std::string::npos);
    } else if (source != "\r\n") {
      std::string said = said_by(source);
      std::replace(said.begin(), said.end(), '\n', ' ');
      CHECK(said == text);
    }
  }
  for (const Block& block : article.blocks) {
    std::uint64_t covered = 0;
    for (const SourceMapEntry& entry : article.source_map)
      if (block.span.overlaps({entry.text_begin, entry.text_begin + entry.text_length}))
        covered += std::min(block.span.end, entry.text_begin + entry.text_length) -
                   std::max(block.span.begin, entry.text_begin);
    // A blank between two elements may have no byte of its own.
    CHECK(covered + 3 >= block.span.size());
  }
}

}  // namespace

TEST_CASE("read_html: a page becomes its article", "[article]") {
  const Article article = read(page, "https://post.example/2019/11/20/ferry?x=1");
  CHECK(article.title == "Ferry & bridge: council votes");
  REQUIRE(article.title_span);
  CHECK(words_at(article.text, *article.title_span) == article.title);
  CHECK(article.byline == "Ann Example");
  CHECK(article.outlet == "Harbour Post Ltd");
  CHECK(article.language == "en");
  REQUIRE(article.published);
  CHECK(iso(*article.published) == "2019-11-20");
  CHECK(article.published_from == "json-ld");
  CHECK(kept(article) ==
        "Ferry & bridge: council votes\n"
        "The council voted on Tuesday to keep the old ferry, which has crossed the harbour cafés pass since "
        "1904.\n"
        "“Nobody wanted to see it go,” said the mayor, who had promised a bridge in her campaign two years "
        "ago.\n"
        "What it costs\n"
        "The ferry loses £200,000 a year — the bridge would have cost three million pounds, the treasurer "
        "said.\n"
        "A second vote is planned for June 2020, when the new harbour master will have taken office.\n");
}

TEST_CASE("read_html: what is dropped has its reason", "[article]") {
  const Article article = read(page);
  CHECK(reason_of(article, "Home") == "navigation");
  CHECK(reason_of(article, "The old ferry on its way") == "caption");
  CHECK(reason_of(article, "Buy a boat") == "advertisement");
  CHECK(reason_of(article, "Storm closes") == "related-links");
  CHECK(reason_of(article, "I never liked") == "comments");
  CHECK(reason_of(article, "All rights reserved") == "boilerplate");
  CHECK(reason_of(article, "By Ann Example") == "byline");
}

TEST_CASE("read_html: every word leads to source bytes that say the same", "[article]") {
  check_source_map(read(page), page);
  std::string windows;
  for (const char c : page) {
    if (c == '\n') windows += '\r';
    windows += c;
  }
  check_source_map(read(windows), windows);
  CHECK(read(windows).text == read(page).text);
}

TEST_CASE("read_html: a page in an older encoding is read, and leads to its bytes", "[article]") {
  const std::string original =
      "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; "
      "charset=iso-8859-1\"><title>M\xfcnchen</title>"
      "</head><body><p>Der Minister traf den K\xf6nig von D\xe4nemark in M\xfcnchen und sprach mit "
      "ihm.</p></body></html>";
  const Article article = read(original);
  CHECK(kept(article) == "Der Minister traf den König von Dänemark in München und sprach mit ihm.\n");
  CHECK(article.language == "de");
  CHECK(article.notes == std::vector<std::string>{"decoded as windows-1252"});
  for (const SourceMapEntry& entry : article.source_map) {
    const std::string words = article.text.substr(entry.text_begin, entry.text_length);
    if (words == "ö") CHECK(original.substr(entry.source_begin, entry.source_length) == "\xf6");
  }
}

TEST_CASE("read_html: no truncation of a page does harm", "[article]") {
  for (std::size_t length = 0; length <= page.size(); ++length) {
    try {
      const Article article = read(page.substr(0, length));
      REQUIRE(dateline::base::first_invalid_utf8(article.text) == std::string::npos);
      for (const Block& block : article.blocks) REQUIRE(block.span.end <= article.text.size());
      for (const SourceMapEntry& entry : article.source_map)
        REQUIRE(entry.source_begin + entry.source_length <= length);
    } catch (const DataError& error) {
      REQUIRE_FALSE(error.detail().remedy.empty());
    }
  }
}

TEST_CASE("read_html: hostile pages are read in bounds, and limits are said", "[article]") {
  const auto repeated = [](const std::string& words, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += words;
    return out;
  };
  const Article deep =
      read(repeated("<div>", 200000) + "<p>The words that lie deep down are read all the same.");
  CHECK(kept(deep).find("deep down") != std::string::npos);
  CHECK(deep.notes == std::vector<std::string>{"elements nest deeper than 512 levels"});
  std::string attributes = "<p";
  for (int i = 0; i < 50000; ++i) attributes += " a" + std::to_string(i) + "=x";
  CHECK(read(attributes + ">The words of this paragraph are read.").notes.size() == 1);
  CHECK(read(repeated("<font><p>x", 5000)).blocks.size() == 5000);
  CHECK(read(repeated("<table><tr><td>", 50000) + "word").blocks.size() == 1);
  CHECK(read("<p>" + repeated("&amp;", 300000)).text.size() == 300000);
  CHECK(read(std::string("<p>a\0b\0c", 8)).text == "abc");
  CHECK(read("<script type='application/ld+json'>" + repeated("[", 100000) + "</script><p>word").text ==
        "word");
}

TEST_CASE("read_html: a page that shows no text is refused", "[article]") {
  for (const char* html :
       {"<html><body><script>draw()</script></body></html>", "<!-- -->", "<p> &nbsp; </p>"})
    CHECK_THROWS_AS(read(html), DataError);
}

TEST_CASE("read_html: a date that is not stated stays unknown", "[article]") {
  const std::string body =
      "<h1>A page about boats</h1><p>Boats have crossed this harbour since 12 May 1904, it is said here.</p>";
  CHECK_FALSE(read("<html><head><title>A page about boats</title></head><body>" + body).published);
  CHECK_FALSE(
      read("<script "
           "type='application/ld+json'>{\"@type\":\"WebPage\",\"datePublished\":\"2019-01-01\"}</script>" +
           body)
          .published);
  CHECK_FALSE(
      read("<script type='application/ld+json'>{\"@type\":\"Article\",\"datePublished\":\"2025-06-12\","
           "\"dateModified\":\"2024-06-10\"}</script>" +
           body)
          .published);
  CHECK_FALSE(read("<h1>A page about boats</h1><p>Last updated: 13 November 2025</p>" + body).published);
}

TEST_CASE("read_html: dates are found where pages state them, and named", "[article]") {
  const std::string body =
      "<p>Boats have crossed this harbour for a very long time, as everybody here knows.</p>";
  const auto stated = [&](const std::string& head, const std::string& url = "") {
    const Article article = read(head + body, url);
    return article.published ? iso(*article.published) + " " + article.published_from : "unknown";
  };
  CHECK(stated("<meta property='article:published_time' content='2019-11-19T23:30:00-05:00'>") ==
        "2019-11-19 meta");
  CHECK(stated("<h1>Boats and harbours</h1><p><time datetime='2019-11-19'>yesterday</time></p>") ==
        "2019-11-19 time-element");
  CHECK(stated("<h1>Boats and harbours</h1><time>19 Nov 2019</time>") == "2019-11-19 time-element");
  CHECK(stated("<h1>Boats and harbours</h1><p>Posted on April 13, 2023</p>") == "2023-04-13 dateline");
  CHECK(stated("", "https://x.example/news/2019/nov/19/boats") == "2019-11-19 url");
  CHECK(stated("", "https://x.example/news/2019/11/boats") == "unknown");
}

TEST_CASE("WrittenDates: days are read in the forms in which pages write them", "[article]") {
  const WrittenDates dates(embedded_data());
  const auto day = [&](std::string_view words) {
    const auto found = dates.first_in(words);
    return found ? iso(*found) : "-";
  };
  CHECK(day("2019-11-19T13:03:00.000Z") == "2019-11-19");
  CHECK(day("20191119") == "2019-11-19");
  CHECK(day("Tue, 19 Nov 2019 08:00:00 GMT") == "2019-11-19");
  CHECK(day("November 19th, 2019 8:03 am ET") == "2019-11-19");
  CHECK(day("Nov. 19, 2019") == "2019-11-19");
  CHECK(day("sexta-feira, 22 de outubro de 2010") == "2010-10-22");
  CHECK(day("Von M. Bachmann am 30. Juli 2018") == "2018-07-30");
  CHECK(day("19.11.2019") == "2019-11-19");
  CHECK(day("25/12/2025") == "2025-12-25");
  CHECK(day("03/04/2019") == "-");
  CHECK(day("2019-02-30") == "-");
  CHECK(day("November 2019") == "-");
}

TEST_CASE("json_ld_articles: the article is found at any depth, broken scripts say nothing", "[article]") {
  const auto found = json_ld_articles(
      "<!-- [{\"@type\":[\"Thing\",\"BlogPosting\"],\"headline\":\"A\nB\",\"author\":{\"name\":\"C\"}}] -->");
  REQUIRE(found.size() == 1);
  CHECK(found[0].headline == "A B");
  CHECK(found[0].byline == "C");
  CHECK(json_ld_articles("{\"@type\":\"Article\"").empty());
  CHECK(json_ld_articles("").empty());
}

TEST_CASE("PageParts: names are cut into words", "[article]") {
  const PageParts parts(embedded_data());
  CHECK(parts.say("storyRelatedLinks") == "related-links");
  CHECK(parts.say("post-content author-bio") == "article");
  CHECK(parts.say("header adverb shadow") == "");
  CHECK(parts.say("c-comments__list") == "comments");
}

TEST_CASE("clean_byline: names or nothing", "[article]") {
  CHECK(clean_byline("By  Ann\n Example") == "Ann Example");
  CHECK(clean_byline("https://www.facebook.com/ann") == "");
  CHECK(clean_byline("admin") == "");
}
