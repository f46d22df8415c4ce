#include "graph/assemble/likely_days.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "graph/assemble/assemble.hpp"
#include "src/calendar/time_span.hpp"

using namespace dateline;
using calendar::Day;

namespace {

Day july(unsigned day) {
  return calendar::day_of({2017, 7, day});
}

calendar::TimeSpan not_after(Day last) {
  calendar::TimeSpan when = calendar::one_day_of(std::nullopt, last);
  when.anchor = "published";
  return when;
}

model::LikelyDays likely_on(Day day, double confidence = 0.7) {
  return {day, day, "published", "", confidence};
}

model::AssembledClaim claim(const std::string& source, const calendar::TimeSpan& when,
                            std::optional<model::LikelyDays> likely) {
  model::AssembledClaim made{.event_uid = "E", .source_uid = source};
  made.claim.dating = {when, "published", "", 0.5, std::move(likely)};
  return made;
}

std::string days(const std::optional<model::LikelyDays>& likely) {
  return likely ? calendar::one_day_of(likely->first, likely->last).edtf : "none";
}

/// What is chosen for an event with these bounds, whatever the order of its claims.
std::string chosen(const calendar::TimeSpan& when, const std::vector<model::AssembledClaim>& claims) {
  model::Event event;
  event.dating.when = when;
  std::vector<std::size_t> order(claims.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::string first;
  do {
    std::vector<const model::AssembledClaim*> ordered;
    for (const std::size_t i : order) ordered.push_back(&claims[i]);
    const std::optional<model::LikelyDays> likely = assemble::likely_days_of(event, ordered);
    const std::string now = days(likely) + (likely ? " " + likely->from : "");
    if (first.empty()) first = now;
    CHECK(now == first);
  } while (std::next_permutation(order.begin(), order.end()));
  return first;
}

/// A record of statements, one a line, each with its bounds and its likely day.
record::Record told(
    const std::vector<std::pair<calendar::TimeSpan, std::optional<record::LikelyDays>>>& times) {
  record::Record record;
  record.times = {{.id = "t1", .span = {0, 9}}};
  record.text = "on Sunday\n";
  for (const auto& [when, likely] : times) {
    record::Event event{.id = "e" + std::to_string(record.events.size() + 1), .title = "it was"};
    event.quote = {record.text.size(), record.text.size() + 6};
    event.mentions = {{.span = event.quote}};
    event.time.when = when;
    event.time.basis = record::Basis::published;
    event.time.likely = likely;
    record.text += "it was\n";
    record.events.push_back(std::move(event));
  }
  return record;
}

record::LikelyDays recorded_on(Day day, const std::string& from = "published") {
  return {day, day, from, 0.7};
}

}  // namespace

TEST_CASE("assemble: of several likely days those of most sources are taken, then the surest", "[assemble]") {
  const calendar::TimeSpan when = not_after(july(10));
  CHECK(chosen(when, {claim("s1", when, likely_on(july(9))), claim("s2", when, likely_on(july(9))),
                      claim("s3", when, likely_on(july(10), 0.9))}) == "2017-07-09 published");
  CHECK(chosen(when, {claim("s1", when, likely_on(july(9))), claim("s2", when, likely_on(july(10), 0.9))}) ==
        "2017-07-10 published");
  CHECK(chosen(when, {claim("s1", when, likely_on(july(9))), claim("s2", when, likely_on(july(8))),
                      claim("s3", when, std::nullopt)}) == "2017-07-08 published");
  // One source that says it twice is one source.
  CHECK(chosen(when, {claim("s1", when, likely_on(july(9))), claim("s1", when, likely_on(july(9))),
                      claim("s2", when, likely_on(july(10), 0.9))}) == "2017-07-10 published");
}

TEST_CASE("assemble: likely days that copies repeat are given by one source", "[assemble]") {
  const calendar::TimeSpan when = not_after(july(10));
  const std::vector<model::AssembledClaim> claims = {claim("wire", when, likely_on(july(9))),
                                                     claim("copy", when, likely_on(july(9))),
                                                     claim("other", when, likely_on(july(10), 0.9))};
  model::Event event;
  event.dating.when = when;
  CHECK(days(assemble::likely_days_of(event, {&claims[0], &claims[1], &claims[2]})) == "2017-07-09");
  CHECK(days(assemble::likely_days_of(event, {&claims[0], &claims[1], &claims[2]}, {{"copy", "wire"}})) ==
        "2017-07-10");
}

TEST_CASE("assemble: likely days lie within what is certain and say more", "[assemble]") {
  const calendar::TimeSpan when = not_after(july(10));
  CHECK(chosen(when, {claim("s1", when, likely_on(july(11), 0.9)), claim("s2", when, likely_on(july(9)))}) ==
        "2017-07-09 published");
  CHECK(chosen(when, {claim("s1", when, likely_on(july(11)))}) == "none");
  CHECK(chosen(calendar::on_day(july(9)), {claim("s1", when, likely_on(july(9)))}) == "none");
  CHECK(chosen(calendar::one_day_of(july(9), july(10)), {claim("s1", when, likely_on(july(8)))}) == "none");
}

TEST_CASE("assemble: what is less sure than not is not likely", "[assemble]") {
  const calendar::TimeSpan when = not_after(july(10));
  CHECK(chosen(when, {claim("s1", when, likely_on(july(9), 0.45))}) == "none");
  CHECK(chosen(when, {claim("s1", when, likely_on(july(9), 0.5))}) == "2017-07-09 published");
}

TEST_CASE("assemble: what words date has no likely days", "[assemble]") {
  calendar::TimeSpan stated = calendar::one_day_of(std::nullopt, july(10));
  stated.stated = true;
  CHECK(chosen(stated, {claim("s1", stated, likely_on(july(9)))}) == "none");
  CHECK(chosen(not_after(july(10)), {claim("s1", not_after(july(10)), likely_on(july(9))),
                                     claim("s2", stated, std::nullopt)}) == "none");
}

TEST_CASE("assemble: a claim keeps its likely days and the words they are taken from", "[assemble]") {
  const record::Record record = told({{not_after(july(10)), recorded_on(july(9), "t1")}});
  const model::Assembled graph = assemble::assemble({{"s1", july(10), &record}});
  REQUIRE(graph.claims.size() == 1);
  CHECK(graph.claims[0].claim.dating.likely == model::LikelyDays{july(9), july(9), "t1", "on Sunday", 0.7});
  CHECK(graph.events[0].event.dating.likely == graph.claims[0].claim.dating.likely);
  CHECK(graph.events[0].event.dating.when.edtf == "[..2017-07-10]");
}

TEST_CASE("assemble: the words of what is rejected give nothing else its likely days", "[assemble]") {
  calendar::TimeSpan stated = calendar::on_day(july(9));
  stated.stated = true;
  record::Record record = told({{stated, std::nullopt},
                                {not_after(july(10)), recorded_on(july(9), "t1")},
                                {not_after(july(10)), recorded_on(july(10))}});
  record.events[0].time.basis = record::Basis::time;
  record.events[0].time.basis_time = "t1";
  const std::vector<assemble::Reading> readings = {{"s1", july(10), &record}};
  const auto likely = [](const model::Assembled& graph) {
    std::string out;
    for (const model::AssembledEvent& made : graph.events) out += days(made.event.dating.likely) + " ";
    return out;
  };
  const model::Assembled as_read = assemble::assemble(readings);
  CHECK(likely(as_read) == "none 2017-07-09 2017-07-10 ");
  const assemble::Reference dated{.uid = as_read.events[0].uid};
  assemble::EventDecision rejection{.event = {.reference = dated}};
  rejection.fields = {{.field = model::Field::whole, .state = model::State::rejected}};
  const model::Assembled without = assemble::assemble(readings, {.events = {rejection}});
  CHECK(likely(without) == "none none 2017-07-10 ");
  for (const model::AssembledClaim& claim : without.claims)
    CHECK((!claim.claim.dating.likely || claim.claim.dating.likely->from == "published"));
  // So does a claim that is rejected.
  CHECK(
      likely(assemble::assemble(readings, {.claims = {{.claim = dated, .state = model::State::rejected}}})) ==
      "none none 2017-07-10 ");
  // What the same words date beside it keeps them.
  record.events[2].time.basis = record::Basis::time;
  record.events[2].time.basis_time = "t1";
  CHECK(likely(assemble::assemble(readings, {.events = {rejection}})).starts_with("none 2017-07-09 "));
}

TEST_CASE("assemble: likely days go when an order contradicts them", "[assemble]") {
  calendar::TimeSpan stated = calendar::on_day(july(9));
  stated.stated = true;
  const record::Record record = told({{stated, std::nullopt},
                                      {not_after(july(10)), recorded_on(july(8))},
                                      {not_after(july(10)), recorded_on(july(10))}});
  const std::vector<assemble::Reading> readings{{"s1", july(10), &record}};
  const model::Assembled before = assemble::assemble(readings);
  REQUIRE(before.events.size() == 3);
  const auto likely = [&](const std::vector<assemble::Order>& orders) {
    assemble::Decisions decisions;
    decisions.orders = orders;
    std::string out;
    for (const auto& event : assemble::assemble(readings, decisions).events)
      out += (out.empty() ? "" : " ") + days(event.event.dating.likely);
    return out;
  };
  const auto uid = [&](std::size_t i) { return before.events[i].uid; };
  CHECK(likely({}) == "none 2017-07-08 2017-07-10");
  // After the 9th, it was not on the 8th.
  CHECK(likely({{uid(0), uid(1)}}) == "none none 2017-07-10");
  CHECK(likely({{uid(0), uid(2)}}) == "none 2017-07-08 2017-07-10");
  // Two that contradict each other: nobody knows which is wrong.
  CHECK(likely({{uid(1), uid(2)}}) == "none 2017-07-08 2017-07-10");
  CHECK(likely({{uid(2), uid(1)}}) == "none none none");
}

TEST_CASE("assemble: an order with what is not in the graph takes nobody's likely days", "[assemble]") {
  model::Assembled graph;
  graph.events.emplace_back().uid = "E1";
  graph.events[0].event.dating.when = not_after(july(10));
  graph.relations.push_back({.from_uid = "E1", .to_uid = "gone", .kind = model::RelationKind::after});
  graph.relations.push_back({.from_uid = "gone", .to_uid = "E1", .kind = model::RelationKind::after});
  assemble::choose_likely_days(graph);
  CHECK_FALSE(graph.events[0].event.dating.likely);
  CHECK(graph.events[0].event.dating.when == not_after(july(10)));
}

TEST_CASE("assemble: events of two articles are not one because of the same likely day", "[assemble]") {
  const record::Record one = told({{not_after(july(10)), recorded_on(july(10))}});
  const record::Record other = told({{not_after(july(10)), recorded_on(july(10))}});
  const model::Assembled graph = assemble::assemble({{"s1", july(10), &one}, {"s2", july(10), &other}});
  CHECK(graph.events.size() == 2);
}
