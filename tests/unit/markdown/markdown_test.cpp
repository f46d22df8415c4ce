#include <catch2/catch.hpp>

#include "exports/markdown/markdown.hpp"
#include "src/text/markup.hpp"
#include "tests/unit/view/stories.hpp"

using namespace dateline;

namespace {

view::ListView list_of(const query::Result& story, const std::string& title = "A story") {
  view::TimelineOptions options;
  options.title = title;
  return view::list_events(story, options);
}

}  // namespace

TEST_CASE("Markdown: the affair, whole", "[markdown]") {
  query::Result story = test::affair();
  story.events.erase(story.events.begin() + 2, story.events.begin() + 6);
  story.events.erase(story.events.begin() + 3);
  story.left_out = 4;
  CHECK(markdown::render(list_of(story)) == R"(# A story

4 events from 2 sources

**Draft: 4 of 4 unchecked**

## Before 2017

**before 8 November 2016**\
Alleged: Russia hacked the party\
According to US authorities

> The words about Russia hacked the party

— [Silicon UK, 10 July 2017](<https://silicon.example/a?b=1&amp;c=2>)

## 2016

**8 November 2016**\
The election

> The words about the election

— [Silicon UK, 10 July 2017](<https://silicon.example/a?b=1&amp;c=2>)

## 2017

**9 July 2017** · sources disagree\
\[Trump\] posted again

> The words about \[Trump\] posted again

— [Silicon UK, 10 July 2017](<https://silicon.example/a?b=1&amp;c=2>)

> Not so

— The Courier

## Date unknown

**“last week”**\
The leaders met

> The words about The leaders met

— [Silicon UK, 10 July 2017](<https://silicon.example/a?b=1&amp;c=2>)

\+4 more events not shown
)");
}

TEST_CASE("Markdown: without quotes each source stays once, as a link", "[markdown]") {
  query::Result story = test::affair();
  story.events.erase(story.events.begin() + 1, story.events.end());
  story.events[0].claims.push_back({.source = "S1", .quote = "Other words"});
  story.events[0].claims.push_back({.citation = "interview, 3 May"});
  const std::string page = markdown::render(view::without_quotes(list_of(story)));
  CHECK(page.find("> ") == std::string::npos);
  CHECK(page.ends_with(
      "authorities\n\n— [Silicon UK, 10 July 2017](<https://silicon.example/a?b=1&amp;c=2>)\\\n"
      "— interview, 3 May\n"));
}

TEST_CASE("Markdown: hostile words stay words", "[markdown]") {
  query::Result story = test::affair();
  const std::string hostile = "# *x* [a](javascript:alert(1)) <script>alert(1)</script> `y` http://x.example";
  const std::string harmless = text::markdown_escaped(hostile);
  CHECK(harmless ==
        "\\# \\*x\\* \\[a\\](javascript:alert(1)) \\<script\\>alert(1)\\</script\\> \\`y\\` "
        "http\\://x.example");
  story.events.erase(story.events.begin() + 1, story.events.end());
  query::ResultEvent& event = story.events[0];
  event.modality = "actual";
  event.title = event.own_note = event.attributed_to = event.claims[0].quote = hostile;
  event.actors = {{.id = "A1", .name = hostile + "2"}};
  story.sources[0].outlet = hostile;
  story.sources[0].url = "https://x.example/)>\\ [b](javascript:alert(2))";
  CHECK(markdown::render(list_of(story, hostile)) ==
        "# " + harmless + "\n\n1 event from 2 sources\n\n**Draft: 1 of 1 unchecked**\n\n## Before 2017\n\n" +
            "**before 8 November 2016**\\\n" + harmless + "\\\n" + harmless + "\\\n" + harmless + "2\\\n" +
            "According to " + harmless + "\n\n> " + harmless + "\n\n— [" + harmless +
            ", 10 July 2017](<https://x.example/)%3E%5C%20[b](javascript:alert(2))>)\n");
}
