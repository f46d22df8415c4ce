#include <catch2/catch.hpp>
#include <sstream>

#include "exports/plain/plain.hpp"
#include "src/text/boundaries.hpp"
#include "tests/unit/view/stories.hpp"

using namespace dateline;

namespace {

view::ListView list_of(const query::Result& story) {
  view::TimelineOptions options;
  options.title = "A story";
  return view::list_events(story, options);
}

}  // namespace

TEST_CASE("Plain text: the affair, whole", "[plain]") {
  query::Result story = test::affair();
  story.events.erase(story.events.begin() + 3, story.events.end() - 1);
  story.left_out = 4;
  CHECK(plain::render(list_of(story), 60) == R"(A story
=======
4 events from 2 sources
Draft: 4 of 4 unchecked

Before 2017
-----------

before 8 November 2016
  Alleged: Russia hacked the party [E1]
  According to US authorities
  > The words about Russia hacked the party
    – Silicon UK, 10 July 2017
      https://silicon.example/a?b=1&c=2

2016
----

8 November 2016
  The election [E2]
  > The words about the election
    – Silicon UK, 10 July 2017
      https://silicon.example/a?b=1&c=2

December 2016
  Barack Obama ordered the expulsion of 35 Russian diplomats
  and their families [E3]
  > The words about Barack Obama ordered the expulsion of 35
    Russian diplomats and their families
    – Silicon UK, 10 July 2017
      https://silicon.example/a?b=1&c=2

Date unknown
------------

“last week”
  The leaders met [E9]
  > The words about The leaders met
    – Silicon UK, 10 July 2017
      https://silicon.example/a?b=1&c=2

+4 more events not shown
)");
}

TEST_CASE("Plain text: no line is wider than asked for, no word is lost", "[plain][property]") {
  for (const std::size_t columns : {30, 60, 80, 132}) {
    const query::Result story = test::random_story(columns, 60, 600);
    const std::string page = plain::render(list_of(story), columns);
    std::istringstream lines(page);
    std::size_t widest = 0;
    std::string words;
    for (std::string line; std::getline(lines, line);) {
      widest = std::max(widest, text::display_width(line));
      CHECK_FALSE(line.ends_with(' '));
      for (const char c : line) {
        if (c != ' ') words += c;
      }
    }
    CHECK(widest <= columns);
    for (const query::ResultEvent& event : story.events) {
      std::string id = "[" + event.id + "]";
      CHECK(words.find(id) != std::string::npos);
    }
  }
}

TEST_CASE("Plain text: hostile words cannot steer a terminal", "[plain]") {
  query::Result story = test::affair();
  for (query::ResultEvent& event : story.events)
    event.title =
        "a\x1b[31m\x07 b\xc2\x9b"
        "31m \xff" +
        std::string(300, 'x');
  const std::string page = plain::render(list_of(story), 40);
  for (const char c : page) CHECK((static_cast<unsigned char>(c) >= 0x20 || c == '\n'));
  CHECK(page.find("\xc2\x9b") == std::string::npos);
}
