#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "src/calendar/time_span.hpp"

namespace dateline::calendar {

enum class Answer { no, possibly, certainly };

/// The thirteen ways two stretches of whole days lie to each other (Allen, "Maintaining knowledge about
/// temporal intervals", 1983). A stretch that ends on a Monday *meets* one that begins on the Tuesday;
/// *before* leaves at least one day between. A single day has one day for start and end: it is never
/// overlapped, but may start or finish.
enum class Relation {
  before,
  meets,
  overlaps,
  starts,
  during,
  finishes,
  equals,
  finished_by,
  contains,
  started_by,
  overlapped_by,
  met_by,
  after
};

std::string_view name_of(Relation relation);  ///< "before", "met by"
Relation inverse(Relation relation);

/// Some of the thirteen.
class RelationSet {
 public:
  constexpr RelationSet() = default;
  constexpr RelationSet(std::initializer_list<Relation> relations) {
    for (Relation relation : relations) add(relation);
  }
  constexpr void add(Relation relation) { bits_ = static_cast<std::uint16_t>(bits_ | bit(relation)); }
  constexpr bool has(Relation relation) const { return (bits_ & bit(relation)) != 0; }
  constexpr bool meets(RelationSet other) const { return (bits_ & other.bits_) != 0; }
  constexpr bool within(RelationSet other) const { return (bits_ & ~other.bits_) == 0; }
  constexpr bool operator==(const RelationSet&) const = default;

 private:
  static constexpr unsigned bit(Relation relation) { return 1u << static_cast<unsigned>(relation); }
  std::uint16_t bits_ = 0;
};

/// Every relation that some choice of days within the bounds has: one day of December may lie before, in or
/// after the tenth, and never *contains* it otherwise than by being it. What happened once has its start for
/// its end. "~" counts as widened(). Empty when a span contradicts itself.
RelationSet possible_relations(const TimeSpan& one, const TimeSpan& other);

/// Whether one of `relations` holds between them: *certainly* when every choice of days within the bounds has
/// one of them, *possibly* when some choice has. Where a span is uncertain ("?") or known only by a report,
/// nothing is *certainly* so.
Answer holds(RelationSet relations, const TimeSpan& one, const TimeSpan& other);

/// Whether `one` ended before `other` began: at the latest the day before.
Answer is_before(const TimeSpan& one, const TimeSpan& other);
/// Whether the whole of `one` lies within [first, last]; an absent end is open.
Answer is_within(const TimeSpan& one, std::optional<Day> first, std::optional<Day> last);
/// Whether `one` has a day in [first, last]; an absent end is open.
Answer touches(const TimeSpan& one, std::optional<Day> first, std::optional<Day> last);

}  // namespace dateline::calendar
