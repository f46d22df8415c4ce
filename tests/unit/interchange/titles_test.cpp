#include <catch2/catch.hpp>

#include "tests/unit/interchange/handed.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

struct Standing {
  const char *modality, *polarity, *attributed_to, *title, *headline;
};

constexpr Standing standings[] = {
    {"alleged", "positive", "", "Russia hacked the party", "Alleged: Russia hacked the party"},
    {"planned", "positive", "", "The fleet sails", "Planned: The fleet sails"},
    {"hypothetical", "positive", "", "The board resigns", "Hypothetical: The board resigns"},
    {"actual", "negative", "Alan Pryce", "Pryce took the money", "Denied: Pryce took the money"},
    {"alleged", "negative", "", "Pryce took the money", "Denied: Pryce took the money"},
    {"actual", "negative", "", "The vote took place", "The vote took place (did not happen)"},
    {"planned", "negative", "", "The board meets", "Planned: The board meets (did not happen)"},
};

query::ResultEvent standing_so(const Standing& standing) {
  query::ResultEvent event = an_event("E1", standing.title, "2017-07-09");
  event.modality = standing.modality;
  event.polarity = standing.polarity;
  event.attributed_to = standing.attributed_to;
  return event;
}

}  // namespace

TEST_CASE("titles: alleged, planned, hypothetical, denied and what did not happen stand in every format",
          "[interchange]") {
  for (const interchange::Format& format : interchange::formats()) {
    if (format.is_about_sources) continue;  // the record says these of each event itself
    for (const Standing& standing : standings) {
      CAPTURE(format.name, standing.headline);
      const std::string bytes =
          unfolded(bytes_of(std::string(format.name), story_of({standing_so(standing)})));
      CHECK(has(bytes, standing.headline));
    }
  }
}

TEST_CASE("titles: they are the field that each tool shows as the title", "[interchange]") {
  const query::Result result = story_of({standing_so(standings[0])});
  const std::string headline = standings[0].headline;
  const auto json = [&](const char* format) { return nlohmann::json::parse(bytes_of(format, result)); };
  CHECK(json("timelinejs")["events"][0]["text"]["headline"] == headline);
  CHECK(json("vis")["items"][0]["content"] == "9 July 2017: " + headline);
  CHECK(has(bytes_of("ics", result), "SUMMARY:" + headline + "\r\n"));
  CHECK(has(bytes_of("graphml", result), "<data key=\"label\">" + headline + "</data>"));
  CHECK(has(bytes_of("gexf", result), "label=\"" + headline + "\""));
  CHECK(has(bytes_of("turtle", result), "rdfs:label \"" + headline + "\""));
  CHECK(has(bytes_of("ftm", result), "\"name\":[\"" + headline + "\"]"));
  CHECK(has(bytes_of("jsonld", result), "\"name\":\"" + headline + "\""));
  CHECK(has(bytes_of("docx", result), "<w:t xml:space=\"preserve\">" + headline + "</w:t>"));
  CHECK(has(bytes_of("neo4j", result), ",E1," + headline + ","));
  CHECK(has(bytes_of("kuzu", result), ",E1," + headline + ","));
  CHECK(has(bytes_of("csv", result), "," + headline + ","));
  CHECK(has(bytes_of("timelinejs-csv", result), "," + headline + ","));
}

TEST_CASE("titles: what the editor has rejected says so", "[interchange]") {
  query::ResultEvent event = an_event("E1", "The vote", "2017");
  event.state = "rejected";
  CHECK(interchange::headline_of(event) == "The vote (rejected)");
  event.state = "proposed";
  event.decisions = {{.field = "standing", .state = "rejected"}};
  CHECK(interchange::headline_of(event) == "The vote (standing rejected)");
}

TEST_CASE("titles: an event without one is not without a name", "[interchange]") {
  query::ResultEvent event = an_event("E1", " \x01", "2017");
  CHECK(interchange::headline_of(event) == "Untitled event");
  event.modality = "alleged";
  CHECK(interchange::headline_of(event) == "Alleged: Untitled event");
}
