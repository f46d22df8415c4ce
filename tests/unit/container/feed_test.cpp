#include "src/container/feed.hpp"

#include <catch2/catch.hpp>

#include "src/calendar/day.hpp"
#include "src/container/xml_reader.hpp"
#include "tests/unit/container/opening.hpp"

using namespace dateline::container;
using dateline::article::Writing;
using dateline::base::DataError;
using dateline::calendar::iso;

namespace {

const std::string rss = R"(<?xml version="1.0"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Harbour &amp; Post</title><image><title>Logo</title></image>
<item><title>Ferry &lt;em&gt;sinks&lt;/em&gt;</title><link>https://post.example/1</link>
<pubDate>Mon, 10 Jul 2017 08:00:00 GMT</pubDate><dc:creator>Ann Example</dc:creator>
<description>Short.</description>
<content:encoded><![CDATA[<p>The ferry sank on <b>Friday</b>.</p>]]></content:encoded></item>
<item><title>Second</title><description>&lt;p&gt;The caf&amp;eacute; closed.&lt;/p&gt;</description>
<guid>https://post.example/2</guid><author>ann@post.example (Ann Example)</author></item>
<item><title>Nothing in it</title></item>
</channel></rss>)";

}  // namespace

TEST_CASE("feed: each entry is an article with what it and its feed say", "[container]") {
  REQUIRE(is_feed(rss));
  std::vector<std::string> problems;
  const auto entries = opened(rss, "feed.xml", &problems);
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].name == "feed.xml, entry 1");
  CHECK(entries[0].original.starts_with("<item><title>Ferry"));
  CHECK(entries[0].original.ends_with("</item>"));
  CHECK(entries[0].known.title == "Ferry sinks");
  CHECK(entries[0].known.outlet == "Harbour & Post");
  CHECK(entries[0].known.byline == "Ann Example");
  CHECK(entries[0].known.url == "https://post.example/1");
  REQUIRE(entries[0].known.published);
  CHECK(iso(*entries[0].known.published) == "2017-07-10");
  CHECK(entries[0].known.published_from == "feed");
  CHECK(entries[0].inside.bytes == "<p>The ferry sank on <b>Friday</b>.</p>");
  CHECK(entries[0].inside.notes.empty());
  CHECK(places_hold(entries[0]));

  CHECK(entries[1].inside.bytes == "<p>The caf&eacute; closed.</p>");
  CHECK(entries[1].inside.notes.size() == 1);
  CHECK(entries[1].known.url == "https://post.example/2");
  CHECK(entries[1].known.byline == "Ann Example");
  CHECK_FALSE(entries[1].known.published);
  CHECK(source_words(entries[1], "<p>") == "&lt;p&gt;");
  CHECK(places_hold(entries[1]));

  REQUIRE(problems.size() == 1);
  CHECK(problems[0].find("feed.xml, entry 3") != std::string::npos);
}

TEST_CASE("feed: Atom, with markup that stands in it as it is", "[container]") {
  const std::string atom =
      R"(<feed xmlns="http://www.w3.org/2005/Atom"><title type="text">Post</title>
<entry><title>One</title><link rel="self" href="https://x.example/self"/><link href="https://x.example/1?a=1&amp;b=2"/>
<author><name>Ann Example</name><uri>https://x.example/ann</uri></author>
<updated>2018-01-01T00:00:00Z</updated><published>2017-07-10T00:00:00Z</published>
<content type="xhtml"><div><p>The <i>ferry</i> &amp; the pier.</p></div></content></entry>
<entry><title>Two</title><updated>2018-01-01T00:00:00Z</updated>
<content type="text">Plain &lt;words&gt;.</content></entry></feed>)";
  const auto entries = opened(atom, "feed.atom");
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].known.url == "https://x.example/1?a=1&b=2");
  CHECK(entries[0].known.byline == "Ann Example");
  CHECK(iso(*entries[0].known.published) == "2017-07-10");
  CHECK(entries[0].inside.bytes == "<div><p>The <i>ferry</i> &amp; the pier.</p></div>");
  CHECK(entries[0].inside.writing == Writing::html);
  CHECK(places_hold(entries[0]));
  // A day of change is none of publication.
  CHECK_FALSE(entries[1].known.published);
  CHECK(entries[1].inside.bytes == "Plain <words>.");
  CHECK(entries[1].inside.writing == Writing::plain);
}

TEST_CASE("feed: the encoding that it declares", "[container]") {
  const std::string latin =
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss><channel><title>Caf\xe9</title><item>"
      "<title>R\xe9sum\xe9</title><description>Un caf\xe9.</description></item></channel></rss>";
  const auto entries = opened(latin, "feed.xml");
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].media_type == "application/rss+xml; charset=ISO-8859-1");
  CHECK(entries[0].known.title == "Résumé");
  CHECK(entries[0].inside.charset == "ISO-8859-1");
}

TEST_CASE("feed: cut short or without entries", "[container]") {
  const auto entries = opened("<rss><channel><item><title>T</title><description>Some words", "f.xml");
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].inside.bytes == "Some words");
  CHECK_THROWS_AS(opened("<rss><channel></channel></rss>", "f.xml"), DataError);
  CHECK_FALSE(is_feed("<html><body><rss></rss></body></html>"));
  CHECK_FALSE(is_feed("Our feed: <rss>"));
}

TEST_CASE("XmlReader: anything is read, entities of its own are not", "[container]") {
  const std::string bomb =
      "<!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><rss><channel><item>"
      "<description>&b; &amp; &#65;&#x42;&#0;</description></item></channel></rss>";
  const auto entries = opened(bomb, "bomb.xml");
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].inside.bytes == "&b; & AB\xef\xbf\xbd");
  for (std::size_t length = 0; length <= rss.size(); ++length) {
    XmlReader reader(std::string_view(rss).substr(0, length));
    std::size_t parts = 0;
    while (reader.next() != XmlPart::finished) ++parts;
    CHECK(parts <= length + 1);
  }
}
