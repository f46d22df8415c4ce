#include <catch2/catch.hpp>
#include <pugixml.hpp>

#include "exports/html/html.hpp"
#include "src/text/markup.hpp"
#include "tests/unit/view/stories.hpp"

using namespace dateline;

namespace {

const type::Fonts& fonts() {
  static const type::Fonts loaded(base::embedded_data());
  return loaded;
}

std::string page_of(const query::Result& story, const std::string& title = "A story") {
  view::TimelineOptions options;
  options.title = title;
  options.headed = false;
  return html::render(view::draw(view::lay_out_timeline(story, options, fonts())),
                      view::list_events(story, options), {test::theme("light"), test::theme("dark")},
                      fonts());
}

pugi::xml_document parsed(const std::string& page) {
  pugi::xml_document document;
  const pugi::xml_parse_result result = document.load_buffer(
      page.data(), page.size(), pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
  CAPTURE(result.description(), result.offset);
  REQUIRE(result);
  return document;
}

std::size_t count_of(const pugi::xml_document& document, const char* path) {
  return document.select_nodes(path).size();
}

}  // namespace

TEST_CASE("escaped: what could end a text or an attribute is disarmed", "[html]") {
  CHECK(text::markup_escaped("<b> & \"x\" 'y'") == "&lt;b&gt; &amp; &quot;x&quot; &#39;y&#39;");
  CHECK(text::markup_escaped(std::string_view("a\0\x1b\xff", 4)) == "a\xef\xbf\xbd");
}

TEST_CASE("HTML: headings, an ordered list, machine-readable dates, quotes with their sources", "[html]") {
  const pugi::xml_document page = parsed(page_of(test::affair()));
  CHECK(count_of(page, "//h1") == 1);
  CHECK(count_of(page, "//main//ol/li") == 9);
  CHECK(count_of(page, "//time[@datetime='2016-12']") == 1);
  CHECK(count_of(page, "//time") == 4);
  CHECK(count_of(page, "//blockquote") == 10);
  CHECK(count_of(page, "//blockquote[@cite='https://silicon.example/a?b=1&c=2']") == 9);
  CHECK(count_of(page, "//li[@id='E8']") == 1);
  CHECK(count_of(page, "//svg//g[@id='axis-E8']") == 1);
  CHECK(std::string(page.select_node("//h2[1]").node().child_value()) == "2016");
  CHECK(std::string(page.select_node("//li[@id='E8']/p[@class='date']").node().child_value()) ==
        "reported 10 July 2017");
}

TEST_CASE("HTML: one file, no script, nothing from outside", "[html]") {
  const std::string text = page_of(test::random_story(3, 80, 700));
  const pugi::xml_document page = parsed(text);
  CHECK(count_of(page, "//script") == 0);
  CHECK(count_of(page, "//*[@src]") == 0);
  CHECK(count_of(page, "//link") == 0);
  CHECK(text.find("@import") == std::string::npos);
  const std::string policy =
      page.select_node("//meta[@http-equiv='Content-Security-Policy']").node().attribute("content").value();
  CHECK(policy.find("default-src 'none'") != std::string::npos);
  CHECK(policy.find("http") == std::string::npos);
}

TEST_CASE("HTML: only web addresses become links", "[html]") {
  query::Result story = test::affair();
  const std::string page = page_of(story);
  CHECK(page.find("javascript:") == std::string::npos);
  for (const char* url :
       {"data:text/html,x", " https://x", "file:///etc/passwd", "vbscript:x", "//x.example"}) {
    story.sources[0].url = url;
    CHECK(count_of(parsed(page_of(story)), "//a") == 0);
  }
  story.sources[0].url = "HTTPS://x.example/\"onclick=\"alert(1)";
  const pugi::xml_document document = parsed(page_of(story));
  CHECK(count_of(document, "//a") == 9);
  CHECK(count_of(document, "//a[@onclick]") == 0);
}

TEST_CASE("HTML: hostile words stay words", "[html]") {
  query::Result story = test::affair();
  const std::string hostile =
      "</style></p><script>alert(1)</script><img src=x onerror=alert(1)> \" ' & \x01\xff";
  for (query::ResultSource& source : story.sources) source.outlet = source.url = hostile;
  for (query::ResultEvent& event : story.events) {
    event.title = hostile;
    event.unresolved = hostile;
    event.attributed_to = hostile;
    event.id += hostile;
    event.actors.push_back({.id = "A1", .name = hostile + "2"});
    for (query::ResultClaim& claim : event.claims) claim.quote = hostile;
  }
  const std::string text = page_of(story, hostile);
  const pugi::xml_document page = parsed(text);
  CHECK(count_of(page, "//script") == 0);
  CHECK(count_of(page, "//img") == 0);
  CHECK(text.find("<script") == std::string::npos);
  CHECK(count_of(page, "//main//ol/li") == 9);
}

TEST_CASE("HTML: an empty story is a whole page", "[html]") {
  const pugi::xml_document page = parsed(page_of(test::empty_story()));
  CHECK(count_of(page, "//svg") == 0);
  CHECK(std::string(page.select_node("//p[@class='counts']").node().child_value()) == "No events");
}

TEST_CASE("HTML: the same story gives the same bytes", "[html]") {
  const query::Result story = test::random_story(8, 50, 300);
  CHECK(page_of(story) == page_of(story));
}
