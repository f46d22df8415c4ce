#include "exports/view/time_scale.hpp"

#include <algorithm>
#include <cmath>

#include "src/calendar/locale.hpp"

namespace dateline::view {
namespace {

using calendar::Day;

/// A silence is left out when it is at least this many times as long as all that stays.
constexpr double silence_factor = 1.5;
constexpr std::size_t most_silences = 6;
constexpr double margin_px = 22;
constexpr double narrowest_part_px = 108;
constexpr double widest_day_px = 230;
constexpr double days_a_month = 30.436875;
constexpr double days_a_year = 365.2425;
/// Beyond this, days are not told apart by the numbers a picture is drawn with.
constexpr double farthest_day = 1e15;

double number_of(Day day) {
  return static_cast<double>(day.number);
}
double length_of(const TimeScale::Part& part) {
  return number_of(part.last) - number_of(part.first) + 1;
}

/// Room for the words in a break, in any usual face, between its two torn edges.
double width_of(const TimeScale::Silence& silence) {
  return 34 + 8.2 * static_cast<double>(silence.words.size());
}

struct Gap {
  std::size_t after = 0;  ///< index of the run of days before it
  double days = 0;
};

/// How many of the gaps, longest first, to leave out: as many as can be while each is long beside what stays,
/// and the parts between them hold more than single days.
std::size_t gaps_to_leave_out(const std::vector<Gap>& longest_first, double total_days, std::size_t runs) {
  std::size_t best = 0;
  double rest = total_days;
  for (std::size_t k = 1; k <= std::min(longest_first.size(), most_silences); ++k) {
    const double gap = longest_first[k - 1].days;
    rest -= gap;
    if (gap >= silence_factor * rest && gap >= 3 && 2 * runs >= 3 * (k + 1)) best = k;
  }
  return best;
}

struct TickUnit {
  enum class Kind { days, months, years } kind;
  std::int64_t count;
  double days() const {
    const double one = kind == Kind::days ? 1 : kind == Kind::months ? days_a_month : days_a_year;
    return one * static_cast<double>(count);
  }
};

TickUnit unit_of_at_least(double days) {
  using Kind = TickUnit::Kind;
  for (const TickUnit unit :
       {TickUnit{Kind::days, 1}, TickUnit{Kind::days, 7}, TickUnit{Kind::months, 1},
        TickUnit{Kind::months, 3}, TickUnit{Kind::months, 6}, TickUnit{Kind::years, 1}}) {
    if (unit.days() >= days) return unit;
  }
  std::int64_t power = 1;
  for (;;) {
    for (const std::int64_t step : {1, 2, 5}) {
      const TickUnit unit{Kind::years, power * step};
      if (unit.days() >= days) return unit;
    }
    power *= 10;
  }
}

std::int64_t floored_multiple(std::int64_t value, std::int64_t step) {
  const std::int64_t rest = ((value % step) + step) % step;
  return value - rest;
}

/// The last round day of the unit that is not after `day`.
Day round_down(Day day, TickUnit unit) {
  if (unit.kind == TickUnit::Kind::days) {
    return unit.count == 1 ? day : day - static_cast<std::int64_t>(calendar::weekday_of(day) - 1);
  }
  const calendar::CivilDate date = calendar::civil_of(day);
  if (unit.kind == TickUnit::Kind::months) {
    const unsigned month = static_cast<unsigned>(floored_multiple(date.month - 1, unit.count)) + 1;
    return calendar::day_of({date.year, month, 1});
  }
  return calendar::day_of({floored_multiple(date.year, unit.count), 1, 1});
}

Day next_round(Day round, TickUnit unit) {
  if (unit.kind == TickUnit::Kind::days) return round + unit.count;
  const calendar::CivilDate date = calendar::civil_of(round);
  if (unit.kind == TickUnit::Kind::years) return calendar::day_of({date.year + unit.count, 1, 1});
  const std::int64_t months = date.month - 1 + unit.count;
  return calendar::day_of({date.year + months / 12, static_cast<unsigned>(months % 12) + 1, 1});
}

calendar::TimeSpan span_of(Day round, TickUnit unit) {
  if (unit.kind == TickUnit::Kind::days) return calendar::on_day(round);
  const calendar::CivilDate date = calendar::civil_of(round);
  if (unit.kind == TickUnit::Kind::years) {
    return calendar::one_day_of(round, calendar::day_of({date.year, 12, 31}));
  }
  return calendar::one_day_of(
      round, calendar::day_of({date.year, date.month, calendar::days_in_month(date.year, date.month)}));
}

}  // namespace

std::optional<ScaledDays> scaled_days(const calendar::TimeSpan& when) {
  std::optional<ScaledDays> days;
  const calendar::TimeSpan wide = calendar::widened(when);
  for (const std::optional<Day>& bound :
       {wide.earliest_start, wide.latest_start, wide.earliest_end, wide.latest_end}) {
    if (!bound) continue;
    if (!days) days = ScaledDays{*bound, *bound};
    days->first = std::min(days->first, *bound);
    days->last = std::max(days->last, *bound);
  }
  return days;
}

TimeScale::TimeScale(std::vector<ScaledDays> days, const Frame& frame) {
  split(std::move(days), frame.dates);
  place(frame);
}

void TimeScale::split(std::vector<ScaledDays> days, calendar::DateForm form) {
  std::sort(days.begin(), days.end(), [](const ScaledDays& one, const ScaledDays& other) {
    return one.first != other.first ? one.first < other.first : one.last < other.last;
  });
  std::vector<ScaledDays> runs;
  for (const ScaledDays& next : days) {
    if (!runs.empty() && next.first <= runs.back().last) {
      runs.back().last = std::max(runs.back().last, next.last);
    } else {
      runs.push_back(next);
    }
  }
  std::vector<Gap> gaps;
  for (std::size_t i = 0; i + 1 < runs.size(); ++i) {
    gaps.push_back({i, number_of(runs[i + 1].first) - number_of(runs[i].last) - 1});
  }
  std::stable_sort(gaps.begin(), gaps.end(),
                   [](const Gap& one, const Gap& other) { return one.days > other.days; });
  const double total = number_of(runs.back().last) - number_of(runs.front().first) + 1;
  gaps.resize(gaps_to_leave_out(gaps, total, runs.size()));
  std::sort(gaps.begin(), gaps.end(),
            [](const Gap& one, const Gap& other) { return one.after < other.after; });
  std::size_t begin = 0;
  for (const Gap& gap : gaps) {
    parts_.push_back({.first = runs[begin].first, .last = runs[gap.after].last});
    silences_.push_back({.words = length_in_words(gap.days, form)});
    begin = gap.after + 1;
  }
  parts_.push_back({.first = runs[begin].first, .last = runs.back().last});
}

void TimeScale::place(const Frame& frame) {
  const std::size_t count = parts_.size();
  double free_px = frame.x1_px - frame.x0_px;
  for (const Silence& silence : silences_) free_px -= width_of(silence);
  const auto before = [&](std::size_t i) {
    return i == 0 ? std::max(frame.first_margin_px, margin_px) : margin_px;
  };
  const auto after = [&](std::size_t i) {
    return i + 1 == count ? std::max(frame.last_margin_px, margin_px) : margin_px;
  };
  const auto narrowest = [&](std::size_t i) { return std::max(narrowest_part_px, before(i) + after(i) + 4); };
  std::vector<bool> is_narrow(count, false);
  for (bool changed = true; changed;) {
    changed = false;
    double px = free_px;
    double days = 0;
    for (std::size_t i = 0; i < count; ++i) {
      px -= is_narrow[i] ? narrowest(i) : before(i) + after(i);
      days += is_narrow[i] ? 0 : length_of(parts_[i]);
    }
    if (days == 0) break;
    px_per_day_ = std::min(std::max(px, 1.0) / days, widest_day_px);
    for (std::size_t i = 0; i < count; ++i) {
      if (is_narrow[i] || length_of(parts_[i]) * px_per_day_ + before(i) + after(i) >= narrowest(i)) continue;
      is_narrow[i] = true;
      changed = true;
    }
  }
  const auto width = [&](std::size_t i) {
    return std::max(length_of(parts_[i]) * px_per_day_ + before(i) + after(i), narrowest(i));
  };
  // What a few days leave free stands to both sides of them.
  double left_px = free_px;
  for (std::size_t i = 0; i < count; ++i) left_px -= width(i);
  left_px = std::max(0.0, left_px / 2);
  double x_px = frame.x0_px;
  for (std::size_t i = 0; i < count; ++i) {
    parts_[i].x0_px = x_px;
    parts_[i].first_px = x_px + before(i) + (i == 0 ? left_px : 0);
    x_px += width(i) + (i == 0 ? left_px : 0);
    parts_[i].x1_px = x_px;
    if (i >= silences_.size()) continue;
    silences_[i].x0_px = x_px;
    x_px += width_of(silences_[i]);
    silences_[i].x1_px = x_px;
  }
  parts_.back().x1_px = std::max(parts_.back().x1_px, frame.end_px);
}

double TimeScale::position(double day) const {
  const Part* part = &parts_.front();
  for (const Part& next : parts_) {
    if (number_of(next.first) <= day) part = &next;
  }
  const double x_px = part->first_px + (day - number_of(part->first)) * px_per_day_;
  return std::clamp(x_px, part->x0_px, part->x1_px);
}

double TimeScale::begin_of(Day day) const {
  return position(number_of(day));
}

double TimeScale::end_of(Day day) const {
  return std::clamp(begin_of(day) + px_per_day_, parts_.front().x0_px, parts_.back().x1_px);
}

std::vector<TimeScale::TickDay> TimeScale::ticks(const Part& part, double spacing_px) const {
  std::vector<TickDay> ticks;
  const double first = number_of(part.first) - (part.first_px - part.x0_px) / px_per_day_;
  const double last = number_of(part.first) + (part.x1_px - part.first_px) / px_per_day_;
  if (std::abs(first) > farthest_day || std::abs(last) > farthest_day) return ticks;
  const TickUnit unit = unit_of_at_least(spacing_px / px_per_day_);
  const Day end{static_cast<std::int64_t>(std::floor(last))};
  for (Day day = round_down(Day{static_cast<std::int64_t>(std::floor(first))}, unit); day <= end;
       day = next_round(day, unit)) {
    const double x_px = part.first_px + (number_of(day) - number_of(part.first)) * px_per_day_;
    if (x_px >= part.x0_px && x_px < part.x1_px) ticks.push_back({x_px, span_of(day, unit)});
  }
  return ticks;
}

std::string length_in_words(double days, calendar::DateForm form) {
  using calendar::DatePattern;
  const auto words = [&](double number, DatePattern one, DatePattern many) {
    return form.words().counted(std::round(number), one, many);
  };
  if (days >= 2 * days_a_year)
    return words(days / days_a_year, DatePattern::one_year, DatePattern::many_years);
  if (days >= 2 * days_a_month)
    return words(days / days_a_month, DatePattern::one_month, DatePattern::many_months);
  if (days >= 14) return words(days / 7, DatePattern::one_week, DatePattern::many_weeks);
  return words(days, DatePattern::one_day, DatePattern::many_days);
}

}  // namespace dateline::view
