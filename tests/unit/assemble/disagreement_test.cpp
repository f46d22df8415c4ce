#include <catch2/catch.hpp>
#include <cstdint>

#include "graph/assemble/disagreement.hpp"
#include "graph/assemble/quantity.hpp"

using namespace dateline;
using assemble::quantity_in;
using model::DisagreementKind;

namespace {

bool differ(const char* one, const char* other) {
  const auto a = quantity_in(one), b = quantity_in(other);
  return a && b && assemble::contradict(*a, *b);
}

/// A graph made line by line; the words of its participants stand one after the other in `text`.
struct Graph {
  model::Assembled graph;
  std::string text;

  std::string event(const std::string& edtf, const std::string& title,
                    model::Polarity polarity = model::Polarity::positive) {
    model::AssembledEvent made;
    made.uid = "E" + std::to_string(graph.events.size() + 1);
    made.event.title = title;
    made.event.kind = "expulsion";
    made.event.polarity = polarity;
    if (!edtf.empty()) made.event.dating.when = *calendar::span_from_edtf(edtf);
    made.event.dating.when.stated = !edtf.empty();
    for (const char* actor : {"A1", "A2"}) made.participants.push_back({actor, model::Role::agent, {}});
    graph.events.push_back(made);
    return made.uid;
  }
  void claim(const std::string& event, const std::string& source, const std::string& edtf,
             const std::string& patient = "") {
    model::AssembledClaim made;
    made.uid = "C" + std::to_string(graph.claims.size() + 1);
    made.event_uid = event;
    made.source_uid = source;
    for (const model::AssembledEvent& told : graph.events)
      if (told.uid == event) made.claim.title = told.event.title;
    if (!edtf.empty()) made.claim.dating.when = *calendar::span_from_edtf(edtf);
    made.claim.dating.when.stated = !edtf.empty();
    const std::uint64_t begin = text.size();
    text += patient;
    if (!patient.empty()) made.participants.push_back({"A9", model::Role::patient, {begin, text.size()}});
    graph.claims.push_back(made);
  }
  std::string found(bool told_apart = false) {
    assemble::find_disagreements(
        graph,
        [&](const auto&, const base::ByteSpan& span) { return std::string(base::words_at(text, span)); },
        [&](const std::string&, const std::string&) { return told_apart; });
    std::string out;
    for (const auto& one : graph.disagreements)
      out += std::string(model::name_of(one.disagreement.kind)) + " " + one.one_uid + " " + one.other_uid +
             ": " + one.disagreement.one_words + " / " + one.disagreement.other_words +
             (one.disagreement.settled ? " settled" : "") + "\n";
    return out;
  }
};

}  // namespace

TEST_CASE("quantity: numbers of the same things that cannot both be", "[assemble]") {
  CHECK(differ("35 Russian diplomats", "36 diplomats"));
  CHECK(differ("thirty-five diplomats", "36 diplomats"));
  CHECK(differ("eleven people", "at least 12 people"));
  CHECK(differ("up to ten people", "11 people"));
  CHECK(differ("2,000 troops", "2.5 thousand troops"));
  CHECK(differ("one diplomat", "two diplomats"));
  CHECK_FALSE(differ("35 Russian diplomats", "thirty-five diplomats"));
  CHECK_FALSE(differ("at least 11 people", "12 people"));
  CHECK_FALSE(differ("about 2,000 troops", "1,900 troops"));
  CHECK_FALSE(differ("fewer than 12 people", "11 people"));
  CHECK_FALSE(differ("35 diplomats", "35 spies"));
  CHECK_FALSE(differ("36 spies", "35 diplomats"));
  CHECK(differ("no more than 40 officers", "50 officers"));
  CHECK(differ("no fewer than 50 officers", "40 officers"));
  CHECK_FALSE(differ("one hundred and fifty protesters", "150 protesters"));
  CHECK_FALSE(quantity_in("30 to 40 people"));
  CHECK_FALSE(quantity_in("the diplomats"));
  CHECK_FALSE(quantity_in("35"));
  CHECK_FALSE(quantity_in("2 per cent"));
  CHECK(quantity_in("two million people")->least == 2e6);
  CHECK(quantity_in("4.25 million people")->least == 4.25e6);
  CHECK(quantity_in("1,234.5 million people")->most == 1234.5e6);
  CHECK(quantity_in("twenty people")->least == 20);
  CHECK(quantity_in("ninety-nine people")->least == 99);
  CHECK_FALSE(quantity_in("nineteen five people"));
}

TEST_CASE("disagreements: numbers and dates of two sources within an event contest it", "[assemble]") {
  Graph story;
  const std::string event = story.event("2016-12-29", "Expulsion");
  story.claim(event, "s1", "2016-12-29", "35 Russian diplomats");
  story.claim(event, "s2", "2016-12-30", "36 diplomats");
  story.claim(event, "s1", "2016-12-28", "37 diplomats");  // one source does not disagree with itself
  CHECK(story.found() ==
        "date E1 E1: 29 December 2016 / 30 December 2016\n"
        "number E1 E1: 35 Russian diplomats / 36 diplomats\n"
        "date E1 E1: 30 December 2016 / 28 December 2016\n"
        "number E1 E1: 36 diplomats / 37 diplomats\n");
  CHECK(story.graph.events[0].event.contested);
}

TEST_CASE("disagreements: the editor settles them", "[assemble]") {
  Graph story;
  const std::string event = story.event("2016-12-29", "Expulsion");
  story.graph.events[0].event.decisions = {{.field = model::Field::date, .state = model::State::checked}};
  story.claim(event, "s1", "2016-12-29");
  story.claim(event, "s2", "2016-12-30");
  CHECK(story.found() == "date E1 E1: 29 December 2016 / 30 December 2016 settled\n");
  CHECK_FALSE(story.graph.events[0].event.contested);
}

TEST_CASE("disagreements: a claim and its denial", "[assemble]") {
  Graph story;
  story.claim(story.event("2016-12-29", "Expulsion of diplomats"), "s1", "2016-12-29");
  story.claim(story.event("2016-12", "No expulsion", model::Polarity::negative), "s1", "2016-12");
  CHECK(story.found(true) == "denial E1 E2: Expulsion of diplomats / No expulsion\n");
  CHECK(story.graph.events[0].event.contested);
  CHECK(story.graph.events[1].event.contested);
}

TEST_CASE("disagreements: each of two that may be one stands in the words and with the date of its own claim",
          "[assemble]") {
  Graph story;
  story.claim(story.event("2016-12-29", "Expulsion"), "s1", "2016-12-28");
  story.claim(story.event("2016-12-31", "Expelled"), "s2", "2016-12-31");
  story.graph.events[0].event.title = "Another claim's title";
  CHECK(story.found() == "maybe one E1 E2: Expulsion (28 December 2016) / Expelled (31 December 2016)\n");
}

TEST_CASE("disagreements: amounts of money, and what is said twice once", "[assemble]") {
  Graph story;
  const std::string sale = story.event("2017-05", "Sold");
  for (const char* title : {"Bought the barge for $4.2 million", "Bought the barge for $4.2 million"}) {
    story.claim(sale, "s1", "2017-05");
    story.graph.claims.back().claim.title = title;
  }
  story.claim(sale, "s2", "2017-05");
  story.graph.claims.back().claim.title = "Paid six million dollars for the barge";
  CHECK(story.found() ==
        "number E1 E1: Bought the barge for $4.2 million / Paid six million dollars for the barge\n");
  CHECK(assemble::amount_in("about 40 million euros")->most > 43e6);
  CHECK(assemble::amount_in("£1,500")->things == "pound");
  CHECK_FALSE(assemble::amount_in("$2 million of $3 million"));
  CHECK_FALSE(assemble::amount_in("40 million people"));
  CHECK_FALSE(assemble::contradict(*assemble::amount_in("$5"), *assemble::amount_in("€6")));
}

TEST_CASE("disagreements: events of two sources that may be one are asked about", "[assemble]") {
  const auto found = [](const char* one, const char* other, const char* source, bool told_apart = false) {
    Graph story;
    story.claim(story.event(one, "Expulsion"), "s1", one);
    story.claim(story.event(other, "Expelled"), source, other);
    const std::string out = story.found(told_apart);
    CHECK_FALSE(story.graph.events[0].event.contested);
    return out;
  };
  CHECK(found("2016-12-29", "2016-12-31", "s2") ==
        "maybe one E1 E2: Expulsion (29 December 2016) / Expelled (31 December 2016)\n");
  CHECK(found("2016-12-29", "", "s2") ==
        "maybe one E1 E2: Expulsion (29 December 2016) / Expelled (no stated date)\n");
  CHECK(found("2016-12-29", "2016-12-29", "s2") ==
        "maybe one E1 E2: Expulsion (29 December 2016) / Expelled (29 December 2016)\n");
  CHECK(found("2016-12-29", "2017-01-31", "s2").empty());        // too far apart
  CHECK(found("2016-12-29", "2016-12-31", "s1").empty());        // of one source: it tells two
  CHECK(found("2016-12-29", "2016-12-31", "s2", true).empty());  // the editor has parted them
}

TEST_CASE("disagreements: of more than two hundred events of one day and kind none is asked about",
          "[assemble]") {
  const auto found = [](int count) {
    Graph story;
    for (int i = 0; i < count; ++i)
      story.claim(story.event("2016-12-29", "Expulsion"), "s" + std::to_string(i % 2), "2016-12-29");
    return story.found().empty();
  };
  CHECK_FALSE(found(200));
  CHECK(found(201));
}

TEST_CASE("disagreements: tolls that differ, of nobody who is named, are asked about and then contested",
          "[assemble]") {
  const auto told = [](const char* one, const char* other, const char* edtf) {
    Graph story;
    story.claim(story.event(edtf, one), "s1", edtf);
    story.claim(story.event(edtf, other), "s2", edtf);
    for (auto& event : story.graph.events) event.participants.clear();
    return story.found();
  };
  CHECK_FALSE(told("The fall killed two dockers", "A crane killed three dockers", "").empty());
  CHECK(told("The fall killed two dockers", "A crane killed three sailors", "").empty());
  CHECK_FALSE(told("A crane collapsed on Pier 4", "The crane has collapsed on Pier 4", "2022-03-11").empty());
  CHECK(told("A crane collapsed on Pier 4", "A bridge opened in town", "2022-03-11").empty());
  Graph merged;
  const std::string event = merged.event("", "Deaths");
  merged.claim(event, "s1", "");
  merged.claim(event, "s2", "");
  merged.graph.claims[0].claim.title = "The fall killed two dockers";
  merged.graph.claims[1].claim.title = "A crane killed three dockers";
  CHECK(merged.found() == "number E1 E1: The fall killed two dockers / A crane killed three dockers\n");
}
