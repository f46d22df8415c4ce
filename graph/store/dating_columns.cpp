#include "graph/store/dating_columns.hpp"

namespace dateline::store {
namespace {

// Of the column date_flags; part of the format.
constexpr std::int64_t uncertain_flag = 1;
constexpr std::int64_t approximate_flag = 2;
constexpr std::int64_t stated_flag = 4;

void add_likely(Rows& rows, const std::optional<model::LikelyDays>& likely) {
  static const model::LikelyDays none;
  const model::LikelyDays& values = likely ? *likely : none;
  rows.add(likely ? std::optional(values.first) : std::nullopt);
  rows.add(likely ? std::optional(values.last) : std::nullopt);
  rows.add(values.from).add(values.phrase).add_real(values.confidence);
}

std::optional<model::LikelyDays> likely_from(const Query& query, int column) {
  const std::optional<calendar::Day> first = query.day(column), last = query.day(column + 1);
  if (!first || !last) return std::nullopt;
  return model::LikelyDays{*first, *last, query.text(column + 2), query.text(column + 3),
                           query.real(column + 4)};
}

}  // namespace

void add_dating(Rows& rows, const model::Dating& dating) {
  const calendar::TimeSpan& when = dating.when;
  const std::int64_t flags = (when.uncertain ? uncertain_flag : 0) |
                             (when.approximate ? approximate_flag : 0) | (when.stated ? stated_flag : 0);
  rows.add(when.earliest_start).add(when.latest_start).add(when.earliest_end).add(when.latest_end);
  rows.add(when.edtf).add(when.phrase).add(when.anchor).add(when.clock);
  rows.add(static_cast<std::int64_t>(when.precision)).add(flags);
  rows.add(dating.basis).add(dating.unresolved).add_real(dating.confidence);
  add_likely(rows, dating.likely);
}

model::Dating dating_from(const Query& query, int column) {
  model::Dating dating;
  calendar::TimeSpan& when = dating.when;
  when.earliest_start = query.day(column);
  when.latest_start = query.day(column + 1);
  when.earliest_end = query.day(column + 2);
  when.latest_end = query.day(column + 3);
  when.edtf = query.text(column + 4);
  when.phrase = query.text(column + 5);
  when.anchor = query.text(column + 6);
  when.clock = query.text(column + 7);
  when.precision = query.choice(column + 8, calendar::Precision::millennium);
  const std::int64_t flags = query.integer(column + 9);
  when.uncertain = (flags & uncertain_flag) != 0;
  when.approximate = (flags & approximate_flag) != 0;
  when.stated = (flags & stated_flag) != 0;
  dating.basis = query.text(column + 10);
  dating.unresolved = query.text(column + 11);
  dating.confidence = query.real(column + 12);
  dating.likely = likely_from(query, column + 13);
  return dating;
}

}  // namespace dateline::store
