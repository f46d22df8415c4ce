#include "src/article/plain_dates.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "src/article/article.hpp"
#include "tests/support/embedded_intake.hpp"

// The day of publication of plain texts.

using namespace dateline::article;
using dateline::test::intake;

namespace {

const std::string body =
    "The council voted on Tuesday to keep the old ferry, which has crossed the harbour since 4 May 1904.\n\n"
    "It will build a second pier by 1 June 2031, the mayor said after the vote. Nobody spoke against it.\n";

std::string published(const std::string& text) {
  const Article article = intake().read_text(text, {});
  if (!article.published) return "unknown";
  return dateline::calendar::iso(*article.published) + " " + article.published_from;
}

}  // namespace

TEST_CASE("Plain text: a line beside the title says when it was published", "[article]") {
  const std::string title = "Council keeps the old ferry\n";
  CHECK(published(title + "11 September 2023\n\n" + body) == "2023-09-11 dateline");
  CHECK(published(title + "By Jane Holt | Sept. 11, 2023 10:30am GMT\n\n" + body) == "2023-09-11 dateline");
  CHECK(published(title + "Published on 11 September 2023, Business desk\n" + body) == "2023-09-11 dateline");
  CHECK(published("Monday 11 September 2023\n" + title + "\n" + body) == "2023-09-11 dateline");
  CHECK(published(title + "Posted: 11 September 2023 | Updated: 13 September 2023\n" + body) ==
        "2023-09-11 dateline");
}

TEST_CASE("Plain text: a dateline with its year says when it was published", "[article]") {
  CHECK(published("Ferry saved\n\nHARBOUR TOWN, 11 September 2023 (Coastwire) - " + body) ==
        "2023-09-11 dateline");
}

TEST_CASE("Plain text: a line below the text says when it was published", "[article]") {
  CHECK(published("Council keeps the old ferry\n\n" + body + "\nPublished: 11 September 2023\n") ==
        "2023-09-11 dateline");
  CHECK(published("Council keeps the old ferry\n\n" + body + "\nSunday 10 September 2023") ==
        "2023-09-10 dateline");
}

TEST_CASE("Plain text: what the article tells is no day of publication", "[article]") {
  CHECK(published("Council keeps the old ferry\n\n" + body) == "unknown");
  CHECK(published("Ferry timetable from 3 May 2023\n\n" + body) == "unknown");
  CHECK(published("Council keeps the old ferry\nUpdated 11 September 2023\n\n" + body) == "unknown");
  CHECK(published("Council keeps the old ferry\n\n" + body +
                  "\nConcert of the harbour choir in the town hall, 11 September 2023\nTickets") ==
        "unknown");
  CHECK(published("Council keeps the old ferry\n\nThe old ferry sank on 3 May 2023 - and nobody knew. " +
                  body) == "unknown");
}

TEST_CASE("Plain text: a name between the title and the day is a byline", "[article]") {
  const Article article =
      intake().read_text("Council keeps the old ferry\nJane Holt\n11 September 2023\n\n" + body, {});
  CHECK(article.byline == "Jane Holt");
}
