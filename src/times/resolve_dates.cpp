#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "src/times/resolver.hpp"

namespace dateline::times {

using calendar::Day;
using calendar::Year;

namespace {

bool exists(Year year, int month, int day) {
  return month >= 1 && month <= 12 && day >= 1 &&
         calendar::is_valid({year, static_cast<unsigned>(month), static_cast<unsigned>(day)});
}

/// How often the choice is right, in the gold data of docs/formats/record.md.
namespace confidence {
constexpr double weekday = 0.92;
constexpr double day = 0.94;
constexpr double month = 0.81;
constexpr double order_of_figures = 0.5;
}  // namespace confidence

/// How far after a time of day its day is looked for.
constexpr std::uint64_t clock_to_day_bytes = 40;

/// The month's length in a leap year: what no year has is no day.
bool exists_in_some_year(int month, int day) {
  return exists(2000, month, day);
}

}  // namespace

/// The year as counted, when the words say it or say part of it: "1939", "499 BC", "'11", "of that year".
std::optional<Year> Resolver::full_year(const Expression& it, std::string& anchor) const {
  if (it.unit == Unit::year && (it.month != 0 || it.season >= 0 || it.half || it.quarter) &&
      (it.pointer == Pointer::this_one || it.pointer == Pointer::last || it.pointer == Pointer::next)) {
    const std::optional<Reference> reference = reference_for(it);
    if (!reference) return std::nullopt;
    anchor = reference->name;
    return reference->point.year + (it.pointer == Pointer::last ? -1 : it.pointer == Pointer::next ? 1 : 0);
  }
  if ((it.named_year || (it.half && it.unit == Unit::year && it.pointer == Pointer::none)) && last_) {
    anchor = last_->name;
    return last_->point.year;
  }
  if (!it.year) return std::nullopt;
  if (it.before_christ) return 1 - *it.year;
  if (!it.two_digit_year) return it.year;
  const Year now = published_ ? calendar::civil_of(*published_).year : 2000;
  Year year = now - ((now % 100) - *it.year + 100) % 100;
  if (year + 100 <= now + 10) year += 100;
  return year;
}

std::optional<Resolver::Outcome> Resolver::date(const Expression& it) {
  if (it.numbers[0] != 0 || it.numbers[1] != 0) return figures(it);
  const bool only_unit = it.unit != Unit::none && it.pointer == Pointer::this_one;
  if (only_unit && !it.has_date() && !it.half) return relative(it);  // "[March 11] [this year]"
  Outcome outcome;
  const std::optional<Year> year = full_year(it, outcome.anchor);
  std::optional<Outcome> found;
  if (it.century) {
    if (it.ordinal < 1 || it.ordinal > 30) return std::nullopt;
    // The 5th century BC is 500 to 401 BC; the 20th century is written 19.
    outcome.point = {Grain::century, it.before_christ ? -(it.ordinal * 100) + 1 : (it.ordinal - 1) * 100, 0,
                     0};
    outcome.remember = false;
    return outcome;
  }
  if (it.decade) {
    if (!it.eras && !it.two_digit_year && *it.year < 1000) return std::nullopt;
    outcome.point = {Grain::decade, it.before_christ ? -(*it.year + 9) + 1 : *year / 10 * 10, 0, 0};
    outcome.remember = false;
    return outcome;
  }
  if (it.holiday != 0) {
    found = named_day(it, year);
  } else if (it.month != 0) {
    found = month_date(it, year);
  } else if (it.season >= 0) {
    found = season_date(it, year);
  } else if (it.weekday != 0) {
    found = weekday_date(it);
  } else if (it.clock >= 0 && it.from_today) {
    found = deictic(it);
  } else if (it.clock >= 0 || (it.daypart != Daypart::none && !year)) {
    found = clock_date(it);
  } else if (year &&
             (it.unit == Unit::none || it.unit == Unit::year || it.unit == Unit::quarter || it.half)) {
    outcome.point = point_of_year(*year);
    const bool quarter = it.quarter || it.unit == Unit::quarter;
    if (it.half && it.ordinal != 1 && it.ordinal != 2) return std::nullopt;
    if (quarter && (it.ordinal < 1 || it.ordinal > 4)) return std::nullopt;
    if (it.half || quarter) outcome.point = {it.half ? Grain::half : Grain::quarter, *year, it.ordinal, 0};
    found = outcome;
  }
  if (!found) return std::nullopt;
  if (found->anchor.empty()) found->anchor = outcome.anchor;
  found->suffix = suffix_of(it);
  return found;
}

std::optional<Resolver::Outcome> Resolver::figures(const Expression& it) {
  const auto [one, two, three] = it.numbers;
  Outcome outcome;
  if (it.figures == 4) {
    if (!exists(one, two, three)) return std::nullopt;
    outcome.point = {Grain::day, one, two, three};
    outcome.suffix = suffix_of(it);
    return outcome;
  }
  if (it.figures > 2 || three == 0) return std::nullopt;
  const Year now = published_ ? calendar::civil_of(*published_).year : 2000;
  const Year year = three >= 100              ? three
                    : three <= now % 100 + 10 ? now / 100 * 100 + three
                                              : now / 100 * 100 - 100 + three;
  if (year < 1500 || year > 2199) return std::nullopt;
  const bool day_first = exists(year, two, one), month_first = exists(year, one, two);
  if (!day_first && !month_first) return std::nullopt;
  bool take_day_first = day_first_;
  if (!order_known_ && published_ && day_first && month_first) {
    const auto off = [&](int month, int day) {
      return std::abs(calendar::day_of({year, static_cast<unsigned>(month), static_cast<unsigned>(day)}) -
                      *published_);
    };
    take_day_first = off(two, one) <= off(one, two);
  }
  if (!day_first) take_day_first = false;
  if (!month_first) take_day_first = true;
  outcome.point = {Grain::day, year, take_day_first ? two : one, take_day_first ? one : two};
  if (!order_known_ && day_first && month_first && one != two) {
    outcome.other = Point{Grain::day, year, take_day_first ? one : two, take_day_first ? two : one};
    outcome.confidence = confidence::order_of_figures;
  }
  return outcome;
}

std::optional<Resolver::Outcome> Resolver::named_day(const Expression& it, std::optional<Year> year) {
  Outcome outcome;
  const std::optional<Year> only = holidays_.only_year(it.holiday);
  if (only) year = only;
  if (!year) {
    const std::optional<Reference> reference = reference_for(it);
    if (!reference) {
      outcome.value = "XXXX-XX-XX";
      outcome.anchor = "published";
      return outcome;
    }
    // The nearest one that the words allow.
    const Day day = reference->day();
    std::optional<Day> best;
    for (Year y = reference->point.year - 1; y <= reference->point.year + 1; ++y) {
      const std::optional<Day> candidate = holidays_.day_in(it.holiday, y);
      if (!candidate) continue;
      if (it.pointer == Pointer::last && *candidate >= day) continue;
      if ((it.pointer == Pointer::next || it.future_cue) && *candidate < day) continue;
      if (!best || std::abs(*candidate - day) < std::abs(*best - day)) best = candidate;
    }
    if (!best) return std::nullopt;
    outcome.point = point_of_day(*best);
    outcome.anchor = reference->name;
    const Year other = outcome.point.year + (*best > day ? -1 : 1);
    if (const std::optional<Day> turned = holidays_.day_in(it.holiday, other)) {
      outcome.other = point_of_day(*turned);
      outcome.confidence = confidence::day;
    }
    return outcome;
  }
  const std::optional<Day> day = holidays_.day_in(it.holiday, *year);
  if (!day) return std::nullopt;
  outcome.point = point_of_day(*day);
  return outcome;
}

std::optional<Resolver::Outcome> Resolver::month_date(const Expression& it, std::optional<Year> year) {
  if (it.day != 0 && !(year ? exists(*year, it.month, it.day) : exists_in_some_year(it.month, it.day)))
    return std::nullopt;
  Outcome outcome;
  if (!year) {
    std::optional<Reference> reference = reference_for(it);
    // "In 2018 the court jailed him on 14 March."
    if (last_ && last_opens_ && last_->point.grain == Grain::year && last_block_ == it.block &&
        last_sentence_ == it.sentence)
      reference = last_;
    if (!reference || it.named_year) {
      outcome.value = it.day != 0 ? fmt::format("XXXX-{:02}-{:02}", it.month, it.day)
                                  : fmt::format("XXXX-{:02}", it.month);
      outcome.anchor = "published";
      return outcome;
    }
    const Point& from = reference->point;
    outcome.anchor = reference->name;
    if (from.grain == Grain::year) {
      year = from.year;
    } else {
      // The nearest year, by months. Seen from publication, words about things to come decide; without them,
      // a month far ahead is the last one of its name, and a day is within half a year.
      const int ahead = (it.month - from.month() + 12) % 12;
      bool future = ahead <= 6;
      if (is_now(*reference)) {
        if (it.future_cue && !it.past_cue)
          future = ahead <= 10;
        else if (!it.future_cue)
          future = ahead <= (it.day != 0 ? 5 : 3);
      }
      const Year at = from.year + (from.month() + ahead - 1) / 12;
      year = by_heading(ahead == 0 ? from.year : future ? at : at - 1);
      const Year other = *year + (ahead != 0 && future ? -1 : 1);
      if (it.day == 0 || exists(other, it.month, it.day)) {
        outcome.other =
            it.day != 0 ? Point{Grain::day, other, it.month, it.day} : point_of_month(other, it.month);
        outcome.confidence = it.day != 0 ? confidence::day : confidence::month;
      }
    }
    // 29 February was in the nearest leap year.
    for (int step = 1; it.day != 0 && !exists(*year, it.month, it.day) && step <= 8; ++step)
      year = *year + (step % 2 == 1 ? -step : step);
    if (it.day != 0 && !exists(*year, it.month, it.day)) return std::nullopt;
  }
  outcome.point = it.day != 0 ? Point{Grain::day, *year, it.month, it.day} : point_of_month(*year, it.month);
  return outcome;
}

std::optional<Resolver::Outcome> Resolver::weekday_date(const Expression& it) {
  Outcome outcome;
  if (it.plural_name) {
    outcome.type = record::TimeType::set;
    outcome.value = fmt::format("XXXX-WXX-{}", it.weekday);
    outcome.remember = false;
    return outcome;
  }
  std::optional<Reference> reference = now();
  if (narrative_ && last_day_) reference = last_day_;
  if (!reference) {
    outcome.value = fmt::format("XXXX-WXX-{}", it.weekday);
    outcome.anchor = "published";
    outcome.remember = false;
    return outcome;
  }
  const Day day = reference->day();
  const int back = (static_cast<int>(calendar::weekday_of(day)) - it.weekday + 7) % 7;
  const bool ahead = it.future_cue && !it.past_cue && back != 0;
  outcome.point = point_of_day(ahead ? day + (7 - back) : day - back);
  outcome.anchor = reference->name;
  outcome.other = point_of_day(ahead ? day - back : day + (7 - back));
  outcome.confidence = confidence::weekday;
  return outcome;
}

std::optional<Resolver::Outcome> Resolver::season_date(const Expression& it, std::optional<Year> year) {
  Outcome outcome;
  if (!year) {
    const std::optional<Reference> reference = reference_for(it);
    if (!reference) {
      constexpr std::string_view values[] = {"XXXX-SP", "XXXX-SU", "XXXX-FA", "XXXX-WI"};
      outcome.value = values[it.season];
      outcome.anchor = "published";
      return outcome;
    }
    outcome.anchor = reference->name;
    year = reference->point.year;
    if (reference->point.grain != Grain::year) {
      const Point here = unit_around(Grain::season, reference->day());
      year = here.year;
      if (it.pointer == Pointer::last && it.season >= here.part) --*year;
      if ((it.pointer == Pointer::next || it.pointer == Pointer::following) && it.season <= here.part)
        ++*year;
      const bool nearest = it.pointer == Pointer::none || it.pointer == Pointer::this_one;
      if (nearest && it.season - here.part == 3 && !it.future_cue) --*year;
      if (nearest && here.part - it.season == 3) ++*year;
      if (nearest) {
        year = by_heading(*year);
        outcome.other =
            Point{Grain::season, *year + (it.season > here.part || *year > here.year ? -1 : 1), it.season, 0};
        outcome.confidence = confidence::month;
      }
    }
  }
  outcome.point = {Grain::season, *year, it.season, 0};
  return outcome;
}

/// A time of day without its day: that of the last day named in the narrative or the sentence, else of
/// publication.
std::optional<Resolver::Outcome> Resolver::clock_date(const Expression& it) {
  Outcome outcome;
  std::optional<Reference> reference;
  const bool says_day = next_ != nullptr && (next_->day != 0 || next_->weekday != 0);
  if (says_day && next_->sentence == it.sentence && next_->block == it.block &&
      next_->action == Action::date && next_->span.begin <= it.span.end + clock_to_day_bytes) {
    // "at 5:34 a.m. local time on March 20"
    const Expression& day = *next_;
    if (const std::optional<Outcome> there = date(day); there && there->point.grain == Grain::day) {
      outcome.point = there->point;
      outcome.anchor = there->anchor;
      outcome.remember = false;
      return outcome;
    }
  }
  const bool stamp = it.leads && !narrative_;  // of an entry in a live report
  if (!stamp && last_day_ && (narrative_ || last_sentence_ == it.sentence))
    reference = last_day_;
  else
    reference = now();
  if (!reference || reference->point.grain != Grain::day) {
    outcome.value = "XXXX-XX-XX";
    outcome.anchor = "published";
    outcome.remember = false;
    return outcome;
  }
  outcome.point = reference->point;
  outcome.anchor = reference->name;
  outcome.remember = false;
  // A time of day says no day: it may be that of the news or one that was spoken of.
  const calendar::Day day = reference->day();
  if (stamp || !is_now(*reference) || !first_spoken_of_) return outcome;
  if (*first_spoken_of_ == day && *last_spoken_of_ == day) return outcome;
  outcome.first = std::min(day, *first_spoken_of_);
  outcome.last = std::max(day, *last_spoken_of_);
  return outcome;
}

}  // namespace dateline::times
