#include "src/calendar/allen.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <span>

namespace dateline::calendar {
namespace {

constexpr std::size_t relation_count = 13;
constexpr std::array<std::string_view, relation_count> relation_names{
    "before",      "meets",    "overlaps",   "starts",        "during", "finishes", "equals",
    "finished by", "contains", "started by", "overlapped by", "met by", "after"};

// The days of a network of differences: the fixed day nought, then start and end of either span.
constexpr std::size_t nought = 0, start_1 = 1, end_1 = 2, start_2 = 3, end_2 = 4, points = 5;
constexpr std::int64_t unbounded = std::numeric_limits<std::int64_t>::max();
// Days further out are taken for this one, so that no sum along a path overflows.
constexpr std::int64_t furthest = 500'000'000'000'000'000;

/// `later - earlier <= at_most` read as: one - other <= at_most.
struct Difference {
  std::size_t one = nought, other = nought;
  std::int64_t at_most = 0;
};

struct Meaning {
  std::array<Difference, 4> differences;
  std::size_t count;
  std::span<const Difference> all() const { return {differences.data(), count}; }
};

/// The first seven relations; the others are inverses.
constexpr std::array<Meaning, 7> meanings{{
    {{{{end_1, start_2, -2}}}, 1},
    {{{{end_1, start_2, -1}, {start_2, end_1, 1}}}, 2},
    {{{{start_1, start_2, -1}, {start_2, end_1, 0}, {end_1, end_2, -1}}}, 3},
    {{{{start_1, start_2, 0}, {start_2, start_1, 0}, {end_1, end_2, -1}}}, 3},
    {{{{start_2, start_1, -1}, {end_1, end_2, -1}}}, 2},
    {{{{end_1, end_2, 0}, {end_2, end_1, 0}, {start_2, start_1, -1}}}, 3},
    {{{{start_1, start_2, 0}, {start_2, start_1, 0}, {end_1, end_2, 0}, {end_2, end_1, 0}}}, 4},
}};

/// A simple temporal network (Dechter, Meiri and Pearl 1991): consistent unless it has a cycle of negative
/// length.
class Network {
 public:
  Network() {
    for (auto& row : at_most_) row.fill(unbounded);
    for (std::size_t i = 0; i < points; ++i) at_most_[i][i] = 0;
  }
  void add(const Difference& difference) {
    std::int64_t& bound = at_most_[difference.one][difference.other];
    bound = std::min(bound, difference.at_most);
  }
  void add(const TimeSpan& span, std::size_t start, std::size_t end) {
    between(start, span.earliest_start, span.latest_start);
    between(end, span.earliest_end, span.latest_end);
    add({start, end, 0});
    const bool once = span.momentary() && !span.unknown() && span.edtf.find('/') == std::string::npos;
    if (once) add({end, start, 0});
  }
  bool consistent() const {
    auto distance = at_most_;
    for (std::size_t via = 0; via < points; ++via) {
      for (std::size_t i = 0; i < points; ++i) {
        for (std::size_t j = 0; j < points; ++j) {
          if (distance[i][via] == unbounded || distance[via][j] == unbounded) continue;
          distance[i][j] = std::min(distance[i][j], distance[i][via] + distance[via][j]);
        }
        if (distance[i][i] < 0) return false;
      }
    }
    return true;
  }

 private:
  void between(std::size_t point, std::optional<Day> first, std::optional<Day> last) {
    if (first) add({nought, point, -std::clamp(first->number, -furthest, furthest)});
    if (last) add({point, nought, std::clamp(last->number, -furthest, furthest)});
  }

  std::array<std::array<std::int64_t, points>, points> at_most_{};
};

bool doubtful(const TimeSpan& span) {
  return span.uncertain || span.only_reported();
}

Answer answer(bool possible, bool certain, bool doubt) {
  if (!possible) return Answer::no;
  return certain && !doubt ? Answer::certainly : Answer::possibly;
}

bool not_after(std::optional<Day> one, std::optional<Day> other) {
  return !one || !other || *one <= *other;
}
/// As not_after, but an absent `one` is known to be early enough only where `other` is absent too.
bool surely_not_after(std::optional<Day> one, std::optional<Day> limit) {
  return !limit || (one && *one <= *limit);
}
bool surely_not_before(std::optional<Day> one, std::optional<Day> limit) {
  return !limit || (one && *one >= *limit);
}

}  // namespace

std::string_view name_of(Relation relation) {
  return relation_names[static_cast<std::size_t>(relation)];
}

Relation inverse(Relation relation) {
  return static_cast<Relation>(relation_count - 1 - static_cast<std::size_t>(relation));
}

RelationSet possible_relations(const TimeSpan& one, const TimeSpan& other) {
  Network forward, backward;
  forward.add(widened(one), start_1, end_1);
  forward.add(widened(other), start_2, end_2);
  backward.add(widened(other), start_1, end_1);
  backward.add(widened(one), start_2, end_2);
  RelationSet possible;
  for (std::size_t i = 0; i < meanings.size(); ++i) {
    const auto relation = static_cast<Relation>(i);
    Network with = forward, inverted = backward;
    for (const Difference& difference : meanings[i].all()) {
      with.add(difference);
      inverted.add(difference);
    }
    if (with.consistent()) possible.add(relation);
    if (inverted.consistent()) possible.add(inverse(relation));
  }
  return possible;
}

Answer holds(RelationSet relations, const TimeSpan& one, const TimeSpan& other) {
  const RelationSet possible = possible_relations(one, other);
  return answer(possible.meets(relations), possible.within(relations), doubtful(one) || doubtful(other));
}

Answer is_before(const TimeSpan& one, const TimeSpan& other) {
  return holds({Relation::before, Relation::meets}, one, other);
}

Answer is_within(const TimeSpan& one, std::optional<Day> first, std::optional<Day> last) {
  const TimeSpan span = widened(one);
  const std::optional<Day> start = std::max(span.earliest_start, first);
  const bool possible = not_after(start, span.latest_start) && not_after(span.earliest_end, last) &&
                        not_after(start, last) && not_after(start, span.latest_end) && not_after(first, last);
  const bool certain =
      surely_not_before(span.earliest_start, first) && surely_not_after(span.latest_end, last);
  return answer(possible, certain, doubtful(one));
}

Answer touches(const TimeSpan& one, std::optional<Day> first, std::optional<Day> last) {
  const TimeSpan span = widened(one);
  const bool possible =
      not_after(span.earliest_start, last) && not_after(first, span.latest_end) && not_after(first, last);
  const bool certain =
      surely_not_after(span.latest_start, last) && surely_not_before(span.earliest_end, first);
  return answer(possible, certain, doubtful(one));
}

}  // namespace dateline::calendar
