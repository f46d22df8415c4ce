#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <pugixml.hpp>
#include <set>

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
                      view::list_events(story, options), {test::theme("light"), test::theme("dark")}, fonts(),
                      base::embedded_data());
}

std::string fragment_of(const query::Result& story, const std::string& title = "A story") {
  view::TimelineOptions options;
  options.title = title;
  return html::fragment(view::list_events(story, options));
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
  CHECK(std::string(page.select_node("//h2[1]").node().child_value()) == "Before 2017");
  CHECK(std::string(page.select_node("//li[@id='E8']/p[@class='date']/a").node().child_value()) ==
        "reported 10 July 2017");
}

TEST_CASE("HTML: one file, one script that its policy names, nothing from outside", "[html]") {
  const std::string text = page_of(test::random_story(3, 80, 700));
  const pugi::xml_document page = parsed(text);
  CHECK(count_of(page, "//script") == 1);
  CHECK(count_of(page, "//*[@src]") == 0);
  CHECK(count_of(page, "//link") == 0);
  CHECK(text.find("@import") == std::string::npos);
  const std::string policy =
      page.select_node("//meta[@http-equiv='Content-Security-Policy']").node().attribute("content").value();
  CHECK(policy.find("default-src 'none'") != std::string::npos);
  CHECK(policy.find("script-src 'sha256-") != std::string::npos);
  CHECK(policy.find("unsafe-eval") == std::string::npos);
  CHECK(policy.find("http") == std::string::npos);
}

TEST_CASE("HTML: only web addresses become links", "[html]") {
  query::Result story = test::affair();
  const std::string page = page_of(story);
  CHECK(page.find("javascript:") == std::string::npos);
  for (const char* url :
       {"data:text/html,x", " https://x", "file:///etc/passwd", "vbscript:x", "//x.example"}) {
    story.sources[0].url = url;
    CHECK(count_of(parsed(page_of(story)), "//cite/a") == 0);
  }
  story.sources[0].url = "HTTPS://x.example/\"onclick=\"alert(1)";
  const pugi::xml_document document = parsed(page_of(story));
  CHECK(count_of(document, "//cite/a") == 9);
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
  CHECK(count_of(page, "//script") == 1);
  CHECK(count_of(page, "//img") == 0);
  CHECK(text.find("<script>alert") == std::string::npos);
  CHECK(count_of(page, "//main//ol/li") == 9);
  CHECK(fragment_of(story, hostile).find("<script") == std::string::npos);
}

TEST_CASE("HTML: entries can be chosen by who takes part, year and kind, with counts", "[html]") {
  query::Result story = test::affair();
  story.events[0].kind = "hack";
  story.events[1].kind = story.events[3].kind = "meeting";
  story.events[3].actors = {{.id = "A7", .name = "Donald Trump", .role = "agent"},
                            {.id = "A7", .name = "Donald Trump", .role = "speaker"}};
  story.events[4].actors = {{.id = "A8", .name = "Hamburg", .role = "place"},
                            {.id = "A7", .name = "Donald Trump", .role = "agent"}};
  const pugi::xml_document page = parsed(page_of(story));
  const auto option = [&](const char* name, const char* value) {
    return std::string(
        page.select_node(
                fmt::format("//form[@hidden]//select[@name='{}']/option[@value='{}']", name, value).c_str())
            .node()
            .child_value());
  };
  CHECK(option("who", "A7") == "Donald Trump (2)");
  CHECK(option("who", "A8") == "Hamburg (1)");
  CHECK(option("kind", "meeting") == "meeting (2)");
  CHECK(option("year", "1") == "Before 2017 (1)");
  CHECK(option("year", "2") == "2016 (2)");
  CHECK(option("year", "4") == "Date unknown (1)");
  CHECK(count_of(page, "//li[@data-who='A8 A7'][@id='E5']") == 1);
  CHECK(count_of(page, "//section[@data-year='3']//li[@id='E5'][@data-kind='']") == 1);
}

TEST_CASE("HTML: headings follow each other without a gap", "[html]") {
  const pugi::xml_document page = parsed(page_of(test::random_story(5, 60, 500)));
  int last = 0;
  for (const pugi::xpath_node found : page.select_nodes("//h1|//h2|//h3|//h4")) {
    const int level = found.node().name()[1] - '0';
    CHECK(level <= last + 1);
    last = level;
  }
  CHECK(last >= 3);
}

TEST_CASE("HTML: without script quotes stand open, and every source is named", "[html]") {
  query::Result story = test::affair();
  story.events[1].claims = {{.citation = "interview, 3 May"}};
  story.events[2].claims.clear();
  const pugi::xml_document page = parsed(page_of(story));
  CHECK(count_of(page, "//details[@open]") == 7);
  CHECK(count_of(page, "//details[not(@open)]") == 0);
  const auto line = [&](const char* path) {
    return std::string(page.select_node(path).node().child_value());
  };
  CHECK(line("//li[@id='E7']//summary") == "Sources: Silicon UK, 10 July 2017; The Courier");
  CHECK(line("//li[@id='E2']//p[@class='source']/cite") == "interview, 3 May");
  CHECK(line("//li[@id='E3']//p[@class='source']") == "No source cited");
}

TEST_CASE("A fragment is headings, lists, paragraphs and quotes, and nothing else", "[html]") {
  const std::string text = fragment_of(test::affair());
  const pugi::xml_document page = parsed("<div>" + text + "</div>");
  for (const pugi::xpath_node found : page.select_nodes("/div//*")) {
    const std::string name = found.node().name();
    CAPTURE(name);
    CHECK(
        (std::set<std::string>{"h2", "h3", "h4", "ol", "li", "p", "strong", "time", "blockquote", "cite", "a"}
             .contains(name)));
    for (const pugi::xml_attribute attribute : found.node().attributes())
      CHECK((std::set<std::string>{"dir", "datetime", "cite", "href", "rel"}.contains(attribute.name())));
  }
  CHECK(count_of(page, "//li") == 9);
  CHECK(count_of(page, "//time[@datetime='2016-12']") == 1);
  CHECK(count_of(page, "//cite/a[@href='https://silicon.example/a?b=1&c=2']") == 9);
  CHECK(text.find("<p dir=\"auto\">Alleged: Russia hacked the party</p>") != std::string::npos);
  CHECK(text.find("<strong>9 July 2017 · sources disagree</strong>") == std::string::npos);
  CHECK(text.find("</time> · sources disagree</strong>") != std::string::npos);
}

TEST_CASE("HTML: without quotes the sources stay, each once, as links", "[html]") {
  view::TimelineOptions options;
  const std::string text = html::fragment(view::without_quotes(view::list_events(test::affair(), options)));
  const pugi::xml_document page = parsed("<div>" + text + "</div>");
  CHECK(count_of(page, "//blockquote") == 0);
  CHECK(count_of(page, "//cite/a") == 9);
  CHECK(count_of(page, "//cite") == 10);
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
