#include <catch2/catch.hpp>

#include "graph/query/known_order.hpp"

using namespace dateline;

namespace {

query::Result undated(const std::vector<query::ResultRelation>& relations) {
  query::Result result;
  for (const char* id : {"E1", "E2", "E3", "E4"}) result.events.push_back({.id = id});
  result.events.front().when = calendar::on_day(calendar::Day{17000});
  result.relations = relations;
  return result;
}

std::string ordered(query::Result result) {
  query::put_in_known_order(result);
  std::string ids;
  for (const query::ResultEvent& event : result.events) ids += event.id;
  return ids;
}

}  // namespace

TEST_CASE("undated events stand in the order that is known, else as they stood", "[known-order]") {
  CHECK(ordered(undated({})) == "E1E2E3E4");
  CHECK(ordered(undated({{"E4", "E2", "before"}})) == "E1E3E4E2");
  CHECK(ordered(undated({{"E2", "E4", "after"}})) == "E1E3E4E2");
  CHECK(ordered(undated({{"E3", "E2", "causes"}, {"E3", "E4", "responds_to"}})) == "E1E4E3E2");
  CHECK(ordered(undated({{"E4", "E2", "during"}, {"E4", "E1", "before"}, {"E4", "E9", "before"}})) ==
        "E1E2E3E4");
}

TEST_CASE("undated events that are each before the other stay, and none is lost", "[known-order]") {
  CHECK(ordered(undated({{"E2", "E3", "before"}, {"E3", "E2", "before"}})) == "E1E4E2E3");
  CHECK(ordered(undated({{"E2", "E2", "before"}})) == "E1E2E3E4");
  CHECK(ordered({}).empty());
}

TEST_CASE("events of one day stand in the order that is known, and days stay in time", "[known-order]") {
  query::Result result;
  for (const char* id : {"E1", "E2", "E3", "E4"}) result.events.push_back({.id = id});
  for (std::size_t i = 0; i < 4; ++i)
    result.events[i].when = calendar::on_day(calendar::Day{i == 3 ? 17001 : 17000});
  result.relations = {{"E3", "E1", "before"}, {"E4", "E2", "before"}};
  CHECK(ordered(result) == "E2E3E1E4");
  result.events[1].when = calendar::one_day_of(calendar::Day{17000}, calendar::Day{17004});
  std::swap(result.events[1], result.events[2]);  // E1, E3, E2: a longer time comes after
  CHECK(ordered(result) == "E3E1E2E4");
}
