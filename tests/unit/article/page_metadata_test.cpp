#include <catch2/catch.hpp>
#include <string>

#include "src/article/article.hpp"
#include "src/article/json_ld.hpp"
#include "src/article/page_metadata.hpp"
#include "src/article/written_date.hpp"
#include "src/base/data_files.hpp"
#include "tests/support/embedded_intake.hpp"

using namespace dateline::article;
using dateline::base::embedded_data;
using dateline::calendar::iso;
using dateline::test::intake;

namespace {

const std::string prose =
    "<p>Boats have crossed this harbour for a very long time, as everybody here knows, and they will go "
    "on.</p>"
    "<p>The harbour master said on Monday that he had never seen so many of them in one week of the "
    "year.</p>";

Article read(const std::string& html, const std::string& url = "") {
  Known known;
  known.url = url;
  return intake().read({.bytes = html, .writing = Writing::html}, "page.html", known);
}

Article read_with(const std::string& head, const std::string& below_headline = "",
                  const std::string& url = "") {
  return read("<html><head><title>Boats and harbours</title>" + head +
                  "</head><body><h1>Boats and harbours</h1>" + below_headline + prose + "</body></html>",
              url);
}

std::string json_ld(const std::string& json) {
  return "<script type='application/ld+json'>" + json + "</script>";
}

std::string stated(const Article& article) {
  std::string out;
  for (const StatedPublication& publication : article.stated_publications)
    out += (out.empty() ? "" : ", ") + iso(publication.day) + " " + publication.from;
  return out;
}

std::string byline(const std::string& below_headline, const std::string& head = "",
                   const std::string& url = "") {
  return read_with(head, below_headline, url).byline;
}

}  // namespace

TEST_CASE("read_html: days of publication that disagree are kept, most believed first", "[article]") {
  const Article article =
      read_with(json_ld(R"({"@type":"NewsArticle","datePublished":"2019-11-20T09:00:00Z"})") +
                    "<meta property='article:published_time' content='2019-11-18'>"
                    "<meta name='date' content='2019-11-20'>",
                "<p>Posted on November 15, 2019</p>", "https://x.example/2019/11/17/boats");
  CHECK(stated(article) == "2019-11-20 json-ld, 2019-11-18 meta, 2019-11-17 url, 2019-11-15 dateline");
  REQUIRE(article.published);
  CHECK(iso(*article.published) == "2019-11-20");
  CHECK(article.published_from == "json-ld");
  Known known;
  known.published = dateline::calendar::day_from_iso("2001-02-03");
  const std::string page_text = "<time>19 Nov 2019</time><h1>Boats</h1>" + prose;
  const Article told = intake().read({.bytes = page_text, .writing = Writing::html}, "x", known);
  CHECK(iso(*told.published) == "2001-02-03");
  CHECK(stated(told) == "2019-11-19 time-element");
}

TEST_CASE("read_html: the day of a change is kept apart from that of publication", "[article]") {
  const auto days = [](const Article& article) {
    return stated(article) + " / " + (article.modified ? iso(*article.modified) : "-");
  };
  CHECK(days(read_with("<meta property='article:modified_time' content='2020-01-02'>")) == " / 2020-01-02");
  CHECK(days(read_with(
            json_ld(R"({"@type":"Article","datePublished":"2019-01-02","dateModified":"2020-01-02"})"))) ==
        "2019-01-02 json-ld / 2020-01-02");
  CHECK(days(read_with("", "<p>Last updated: 2 January 2020</p>")) == " / 2020-01-02");
  CHECK(days(read_with("",
                       "<div>News</div><div>Last updated: <time datetime='2020-01-02'>2 January 2020"
                       "</time></div>")) == " / 2020-01-02");
  CHECK(days(read_with("",
                       "<div><time itemprop='dateModified' datetime='2020-01-02'>last week</time>"
                       "</div>")) == " / 2020-01-02");
}

TEST_CASE("read_html: an index, a product, a profile states no day of publication", "[article]") {
  CHECK(stated(read_with("<meta property='og:type' content='product'>"
                         "<meta name='date' content='2019-11-20'>")) == "");
  CHECK(stated(read_with(json_ld(R"({"@type":"CollectionPage","datePublished":"2019-11-20"})"),
                         "<p>Published 20 November 2019</p>")) == "");
  CHECK(stated(read_with(json_ld(R"([{"@type":"ProfilePage"},{"@type":"Article",
                                      "datePublished":"2019-11-20"}])"))) == "2019-11-20 json-ld");
  CHECK(stated(read_with("<meta property='og:type' content='article'>"
                         "<meta name='date' content='2019-11-20'>")) == "2019-11-20 meta");
}

TEST_CASE("read_html: items that disagree are of several things", "[article]") {
  const std::string one =
      "<div itemscope itemtype='https://schema.org/Article'><meta itemprop='datePublished' "
      "content='2019-11-20'>"
      "<span itemprop='author' itemscope><meta itemprop='name' content='Ann Example'></span></div>";
  const std::string other =
      "<div itemscope itemtype='https://schema.org/Article'><meta itemprop='datePublished' "
      "content='2019-11-02'>"
      "<span itemprop='author' itemscope><meta itemprop='name' content='Ann Example'></span></div>";
  const std::string comment =
      "<div itemscope itemtype='https://schema.org/Comment'><meta itemprop='datePublished' "
      "content='2019-12-31'>"
      "<i itemprop='author'>A Reader</i></div>";
  CHECK(stated(read_with("", one)) == "2019-11-20 meta");
  CHECK(byline(one) == "Ann Example");
  CHECK(stated(read_with("", one + other)) == "");
  CHECK(byline(one + other) == "");
  CHECK(stated(read_with("", one + comment)) == "2019-11-20 meta");
  CHECK(byline(one + comment) == "Ann Example");
}

TEST_CASE("read_html: who wrote it is read where markup and words say so", "[article]") {
  CHECK(byline("<div class='meta'><span class='author'>By the Harbour Desk</span> 3 minutes</div>") ==
        "the Harbour Desk");
  CHECK(byline("<div><a href='/authors/ann'>Ann E.</a><a href='/topics/boats'>Boats</a></div>") == "Ann E.");
  CHECK(byline("<div>Posted by <a href='https://x.example/user/boatswain'>boatswain</a></div>") ==
        "boatswain");
  CHECK(byline("<div>by Ann · Dec 20, 2019 at 3:00 am</div>") == "Ann");
  CHECK(byline("<div><span>Dec 20, 2019</span><span>Ann Example</span></div>") == "Ann Example");
  CHECK(byline("<div><span>Dec 20, 2019</span>/<a href='/sea-life'>Sea Life</a></div>") == "");
  CHECK(byline("<div>by Ann Example ● December 20, 2019 ● 6 min read</div>") == "Ann Example");
  CHECK(byline("<p class='post-author__name'>Ann / The Harbour Blog</p>") == "Ann / The Harbour Blog");
  CHECK(byline("<div>Medically reviewed by <a href='/authors/roe'>John Roe</a></div>") == "");
  CHECK(byline("<div class='author'><a href='/authors/'>View all posts</a></div>") == "");
}

TEST_CASE("read_html: who wrote it may stand below the article", "[article]") {
  CHECK(read("<h1>Boats and harbours</h1>" + prose +
             "<div class='bio'>This piece was written by Ann Example, who sails</div>")
            .byline == "Ann Example");
}

TEST_CASE("read_html: the site is no author where a person is named", "[article]") {
  const std::string head =
      "<meta property='og:site_name' content='Harbour Post'><meta name='author' content='Harbour Post'>";
  CHECK(byline("<p>By Ann Example</p>", head) == "Ann Example");
  CHECK(byline("", head) == "Harbour Post");
  CHECK(byline("<p>By Ann Example</p>", "<meta name='author' content='HarbourPost'>",
               "https://www.harbourpost.example/boats") == "Ann Example");
}

TEST_CASE("read_html: authors are read from labelled and repeated <meta>", "[article]") {
  CHECK(byline("",
               "<meta name='twitter:label1' content='Written by'>"
               "<meta name='twitter:data1' content='Ann Example'>") == "Ann Example");
  CHECK(byline("",
               "<meta name='twitter:label1' content='Reading time'>"
               "<meta name='twitter:data1' content='Four Minutes'>") == "");
  CHECK(byline("",
               "<meta name='citation_author' content='Example, Ann'>"
               "<meta name='citation_author' content='Roe, J.'>") == "Ann Example, J. Roe");
}

TEST_CASE("read_html: section and picture are what the page says", "[article]") {
  const Article structured =
      read_with(json_ld(R"({"@graph":[{"@id":"#pic","@type":"ImageObject","url":"https://x.example/boats.jpg",
        "caption":"The old boat","creditText":"A. Person"},{"@id":"#ann","@type":"Person","name":"Ann Example"},
        {"@type":"Article","articleSection":["Harbour","Sea"],"image":{"@id":"#pic"},"author":[{"@id":"#ann"}]}]})"));
  CHECK(structured.section == "Harbour");
  CHECK(structured.byline == "Ann Example");
  CHECK(structured.image.url == "https://x.example/boats.jpg");
  CHECK(structured.image.caption == "The old boat");
  CHECK(structured.image.credit == "A. Person");

  const Article described = read_with(
      "<meta property='article:section' content='Sea'><meta property='og:image' "
      "content='/p/old-boats.jpg?w=9'>",
      "<figure><img src='/p/old-boats-1024x683.jpg' alt='A boat at sea'>"
      "<figcaption>The boat on Monday. Photograph: A. Person</figcaption></figure>",
      "https://x.example/a/b");
  CHECK(described.section == "Sea");
  CHECK(described.image.url == "https://x.example/p/old-boats.jpg?w=9");
  CHECK(described.image.caption == "The boat on Monday.");
  CHECK(described.image.credit == "A. Person");
  CHECK(described.image.alternative == "A boat at sea");

  const Article shown = read_with(
      "",
      "<figure><img src='a.jpg'><figcaption>At sea <span class='credit'>A. Person</span></figcaption>"
      "</figure>");
  CHECK(shown.image.url == "a.jpg");
  CHECK(shown.image.caption == "At sea");
  CHECK(shown.image.credit == "A. Person");
  CHECK(read_with("", "<img src='logo.png' alt='logo'>").image.url == "");
}

TEST_CASE("read_html: a part that React streams in is part of the page", "[article]") {
  const Article article = read(
      "<div hidden id='S:1'><h1>Boats and harbours</h1><time datetime='2019-11-20'>"
      "long ago</time></div>" +
      prose);
  CHECK(article.title == "Boats and harbours");
  CHECK(stated(article) == "2019-11-20 time-element");
  CHECK(stated(read("<div hidden><h1>Boats and harbours</h1><time datetime='2019-11-20'>long ago</time>"
                    "</div>" +
                    prose)) == "");
}

TEST_CASE("json_ld_articles: a script that is escaped as text is read", "[article]") {
  const auto found =
      json_ld_articles("{&quot;@type&quot;:&quot;Article&quot;,&quot;headline&quot;:&quot;A&quot;}");
  REQUIRE(found.size() == 1);
  CHECK(found[0].headline == "A");
}

TEST_CASE("clean_byline: a surname first is turned round, lists and titles stay", "[article]") {
  CHECK(clean_byline("Example, Ann") == "Ann Example");
  CHECK(clean_byline("Ann Example, PhD") == "Ann Example, PhD");
  CHECK(clean_byline("Example, MD") == "Example, MD");
  CHECK(clean_byline("Ann Example, John Roe") == "Ann Example, John Roe");
  CHECK(clean_byline("Harbour Admin") == "");
}

TEST_CASE("PageNames: an author's page is known by its address", "[article]") {
  const PageNames names(embedded_data());
  CHECK(names.is_author_address("https://x.example/authors/ann-example/"));
  CHECK(names.is_author_address("/by/ann?from=head"));
  CHECK_FALSE(names.is_author_address("/authors/"));
  CHECK_FALSE(names.is_author_address("https://author.example/boats/old"));
  CHECK(names.has("credit-label", "photo by"));
}

TEST_CASE("day_of_change: lines that state one", "[article]") {
  const WrittenDates dates(embedded_data());
  const auto day = [&](std::string_view line) {
    const auto found = day_of_change(line, dates);
    return found ? iso(*found) : "-";
  };
  CHECK(day("19 November 2019 | Updated 20 November 2019") == "2019-11-20");
  CHECK(day("Zuletzt aktualisiert am 20.11.2019") == "2019-11-20");
  CHECK(day("20 November 2019") == "-");
}
