#include "graph/store/handles.hpp"

#include <catch2/catch.hpp>
#include <map>

namespace dateline::store {
namespace {

struct Thing {
  std::string uid;
  std::vector<std::string> absorbed;
};

/// Gives handles again and again, as a story does.
class Story {
 public:
  std::vector<std::uint32_t> numbers_of(const std::vector<Thing>& things) {
    std::vector<HandleRow> rows;
    for (const auto& [uid, row] : rows_) rows.push_back(row);
    HandleBook book(std::move(rows));
    std::vector<HandleClaimant> claimants;
    for (const Thing& thing : things) claimants.push_back({&thing.uid, &thing.absorbed});
    const auto numbers = book.assign(claimants);
    REQUIRE(numbers);
    std::vector<const HandleRow*> rows_to_write = book.changed_rows();
    for (const HandleRow* row : book.new_rows()) rows_to_write.push_back(row);
    for (const HandleRow* row : rows_to_write) {
      rows_[row->uid] = *row;
      std::map<std::uint32_t, int> owners;
      for (const auto& [uid, known] : rows_) {
        if (known.own != 0) CHECK(++owners[known.own] == 1);
      }
    }
    return *numbers;
  }

 private:
  std::map<std::string, HandleRow> rows_;
};

using Numbers = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("HandleBook: new things get numbers in the given order, and keep them in any other", "[store]") {
  Story story;
  CHECK(story.numbers_of({{"a", {}}, {"b", {}}, {"c", {}}}) == Numbers{1, 2, 3});
  CHECK(story.numbers_of({{"c", {}}, {"d", {}}, {"a", {}}, {"b", {}}}) == Numbers{3, 4, 1, 2});
}

TEST_CASE("HandleBook: the number of something gone is never given again, and is its own when it comes back",
          "[store]") {
  Story story;
  CHECK(story.numbers_of({{"a", {}}, {"b", {}}}) == Numbers{1, 2});
  CHECK(story.numbers_of({{"a", {}}}) == Numbers{1});
  CHECK(story.numbers_of({{"a", {}}, {"c", {}}}) == Numbers{1, 3});
  CHECK(story.numbers_of({{"b", {}}, {"c", {}}}) == Numbers{2, 3});
}

TEST_CASE("HandleBook: what is merged has the smallest number, and what is split has its own again",
          "[store]") {
  Story story;
  CHECK(story.numbers_of({{"a", {}}, {"b", {}}, {"c", {}}}) == Numbers{1, 2, 3});
  CHECK(story.numbers_of({{"a", {}}, {"c", {"b"}}}) == Numbers{1, 2});
  CHECK(story.numbers_of({{"c", {"a", "b"}}}) == Numbers{1});
  CHECK(story.numbers_of({{"a", {}}, {"b", {}}, {"c", {}}}) == Numbers{1, 2, 3});
}

TEST_CASE("HandleBook: what was never apart and is split gets one old and one new number", "[store]") {
  Story story;
  CHECK(story.numbers_of({{"b", {"a"}}}) == Numbers{1});
  CHECK(story.numbers_of({{"a", {}}, {"b", {}}}) == Numbers{2, 1});
}

TEST_CASE("HandleBook: what is left of a merged thing keeps its number for good", "[store]") {
  Story story;
  CHECK(story.numbers_of({{"a", {"b"}}, {"x", {}}}) == Numbers{1, 2});
  CHECK(story.numbers_of({{"b", {}}, {"x", {}}}) == Numbers{1, 2});
  CHECK(story.numbers_of({{"a", {}}, {"b", {}}, {"x", {}}}) == Numbers{3, 1, 2});
  // Of two that are left, one inherits.
  CHECK(story.numbers_of({{"m", {"n", "o"}}}) == Numbers{4});
  CHECK(story.numbers_of({{"n", {}}, {"o", {}}}) == Numbers{4, 5});
}

TEST_CASE("HandleBook: a number that leads to another thing is nobody's to inherit", "[store]") {
  Story story;
  CHECK(story.numbers_of({{"x", {}}, {"a", {"b"}}}) == Numbers{1, 2});
  CHECK(story.numbers_of({{"x", {"a"}}}) == Numbers{1});
  CHECK(story.numbers_of({{"x", {"a"}}, {"b", {}}}) == Numbers{1, 3});
}

TEST_CASE("HandleBook: a uid in two things is refused and named", "[store]") {
  HandleBook book({});
  const Thing one{"a", {"b"}}, other{"c", {"b"}};
  CHECK_FALSE(book.assign({{&one.uid, &one.absorbed}, {&other.uid, &other.absorbed}}));
  CHECK(book.twice() == "b");
}

}  // namespace dateline::store
