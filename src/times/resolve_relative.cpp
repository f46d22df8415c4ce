#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "src/times/resolver.hpp"

namespace dateline::times {

using calendar::Day;
using record::TimeType;

namespace {

/// The value of a unit whose place in the calendar is not known.
std::string_view open_value(Grain grain) {
  switch (grain) {
    case Grain::day:
      return "XXXX-XX-XX";
    case Grain::week:
      return "XXXX-WXX";
    case Grain::weekend:
      return "XXXX-WXX-WE";
    case Grain::month:
      return "XXXX-XX";
    case Grain::quarter:
      return "XXXX-QX";
    case Grain::half:
      return "XXXX-HX";
    case Grain::season:
    case Grain::year:
      return "XXXX";
    case Grain::decade:
      return "XXX";
    case Grain::century:
      return "XX";
    case Grain::none:
      break;
  }
  return "XXXX-XX-XX";
}

/// "P3D", "PT30M", "P2.5Y", "PXM".
std::string period(Unit unit, std::optional<double> amount) {
  std::string count = "X";
  if (unit == Unit::fortnight) {
    unit = Unit::week;
    if (amount) *amount *= 2;
  }
  if (unit == Unit::quarter) {
    unit = Unit::month;
    if (amount) *amount *= 3;
  }
  if (unit == Unit::decade || unit == Unit::century || unit == Unit::millennium) {
    if (amount) *amount *= unit == Unit::decade ? 10 : unit == Unit::century ? 100 : 1000;
    unit = Unit::year;
  }
  if (amount) count = fmt::format("{}", *amount);
  switch (unit) {
    case Unit::second:
      return fmt::format("PT{}S", count);
    case Unit::minute:
      return fmt::format("PT{}M", count);
    case Unit::hour:
      return fmt::format("PT{}H", count);
    case Unit::week:
      return fmt::format("P{}W", count);
    case Unit::month:
      return fmt::format("P{}M", count);
    case Unit::year:
      return fmt::format("P{}Y", count);
    case Unit::weekend:
      return fmt::format("P{}WE", count);
    default:
      return fmt::format("P{}D", count);
  }
}

/// Days, weeks, … as days and months to move by; nothing for amounts no calendar holds.
struct Stretch {
  Grain grain = Grain::none;
  std::int64_t count = 0;
};

std::optional<Stretch> stretch_of(Unit unit, double amount) {
  if (!(amount >= 0) || amount > 5000) return std::nullopt;
  const double whole = std::floor(amount);
  const bool fraction = whole != amount;
  switch (unit) {
    case Unit::second:
    case Unit::minute:
      return Stretch{Grain::day, 0};
    case Unit::hour:
      return Stretch{Grain::day, static_cast<std::int64_t>(amount / 24)};
    case Unit::day:
      return Stretch{Grain::day, static_cast<std::int64_t>(whole)};
    case Unit::week:
      return Stretch{Grain::week, static_cast<std::int64_t>(whole)};
    case Unit::fortnight:
      return Stretch{Grain::week, static_cast<std::int64_t>(amount * 2)};
    case Unit::month:
      return Stretch{Grain::month, static_cast<std::int64_t>(whole)};
    case Unit::quarter:
      return Stretch{Grain::quarter, static_cast<std::int64_t>(whole)};
    case Unit::year:
      return fraction ? Stretch{Grain::month, static_cast<std::int64_t>(amount * 12)}
                      : Stretch{Grain::year, static_cast<std::int64_t>(whole)};
    case Unit::decade:
      return whole == 1 || fraction ? Stretch{Grain::year, static_cast<std::int64_t>(amount * 10)}
                                    : Stretch{Grain::decade, static_cast<std::int64_t>(whole)};
    case Unit::century:
      return whole <= 1 ? Stretch{Grain::year, static_cast<std::int64_t>(amount * 100)}
                        : Stretch{Grain::century, static_cast<std::int64_t>(whole)};
    case Unit::weekend:
      return Stretch{Grain::weekend, static_cast<std::int64_t>(whole)};
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<Resolver::Outcome> Resolver::relative(const Expression& it) {
  std::optional<Outcome> found;
  if (it.weekday != 0) {
    found = relative_weekday(it);
  } else if (it.month != 0) {
    found = relative_month(it);
  } else if (it.unit != Unit::none) {
    const Grain grain = grain_of(it.unit);
    // "the last decade" is the ten years up to now.
    const bool stretch = (grain == Grain::decade || grain == Grain::century) &&
                         (it.pointer == Pointer::last || it.pointer == Pointer::next) &&
                         it.modifier == Modifier::none;
    if (it.plural || stretch || grain == Grain::none) return duration(it);
    found = relative_unit(it, grain);
  } else if (it.daypart != Daypart::none) {
    found = relative_daypart(it);
  }
  if (found) found->suffix = suffix_of(it);
  return found;
}

std::optional<Resolver::Outcome> Resolver::relative_unit(const Expression& it, Grain grain) {
  Outcome outcome;
  const bool backward_in_text = it.pointer == Pointer::that_one || it.pointer == Pointer::previous ||
                                it.pointer == Pointer::following || it.direction != Direction::none ||
                                (it.pointer == Pointer::next && grain == Grain::day) ||
                                (it.pointer == Pointer::none && grain == Grain::day);
  std::optional<Reference> reference;
  if (backward_in_text && it.pointer != Pointer::this_one) reference = last_named(it);
  // "the next day" after a month or a year is a day nobody knows.
  if (reference && reference->point.grain < grain && grain == Grain::day) {
    outcome.value = open_value(grain);
    outcome.anchor = reference->name;
    outcome.remember = false;
    return outcome;
  }
  if (!reference) {
    const bool needs_text = grain == Grain::day && it.pointer != Pointer::this_one;
    if (!needs_text) reference = reference_for(it);
  }
  if (!reference && grain == Grain::day && it.pointer == Pointer::none) return std::nullopt;
  if (!reference) {
    outcome.value = open_value(grain);
    outcome.anchor = "published";
    outcome.remember = false;
    return outcome;
  }
  if (reference->point.grain < grain && reference->point.grain != Grain::none) {
    outcome.value = open_value(grain);
    outcome.anchor = reference->name;
    outcome.remember = false;
    return outcome;
  }
  std::int64_t count = 0;
  if (it.pointer == Pointer::last || it.pointer == Pointer::previous) count = -1;
  if (it.pointer == Pointer::next || it.pointer == Pointer::following) count = 1;
  const Day day = reference->day();
  const bool early_in_week = calendar::weekday_of(day) <= 3;
  if (grain == Grain::weekend && count == 0 && early_in_week && !it.future_cue) count = -1;
  if (grain == Grain::weekend && it.pointer == Pointer::last && !early_in_week &&
      calendar::weekday_of(day) < 6)
    count = -1;
  outcome.point = shifted(unit_around(grain, day), count);
  outcome.anchor = reference->name;
  // "later this year" is what is left of it, seen from now.
  if (it.pointer == Pointer::this_one && reference->point.grain == Grain::day) {
    if (it.direction == Direction::later) {
      outcome.first = day;
      outcome.last = outcome.point.last_day();
    } else if (it.direction == Direction::earlier) {
      outcome.first = outcome.point.first_day();
      outcome.last = day;
    }
  }
  return outcome;
}

std::optional<Resolver::Outcome> Resolver::relative_weekday(const Expression& it) {
  Outcome outcome;
  std::optional<Reference> reference = narrative_ && last_day_ ? last_day_ : now();
  if (it.pointer == Pointer::following || it.pointer == Pointer::that_one || it.pointer == Pointer::previous)
    reference = last_day_ ? last_day_ : now();
  if (!reference) {
    outcome.value = fmt::format("XXXX-WXX-{}", it.weekday);
    outcome.anchor = "published";
    outcome.remember = false;
    return outcome;
  }
  const Day day = reference->day();
  const int today = static_cast<int>(calendar::weekday_of(day));
  const int back = (today - it.weekday + 7) % 7;
  Day found = day - back;
  switch (it.pointer) {
    case Pointer::last:
    case Pointer::previous:
    case Pointer::past:
      if (back == 0) found = day - 7;
      break;
    case Pointer::next:
    case Pointer::following:
      found = day + (7 - back);
      break;
    case Pointer::this_one:
      found = day + (it.weekday - today);
      break;
    case Pointer::that_one:
    case Pointer::none:
      break;
  }
  outcome.point = point_of_day(found);
  outcome.anchor = reference->name;
  return outcome;
}

std::optional<Resolver::Outcome> Resolver::relative_month(const Expression& it) {
  Outcome outcome;
  const bool by_text =
      it.pointer == Pointer::that_one || it.pointer == Pointer::previous || it.pointer == Pointer::following;
  const std::optional<Reference> reference = by_text && last_ ? last_ : reference_for(it);
  if (!reference) {
    outcome.value = fmt::format("XXXX-{:02}", it.month);
    outcome.anchor = "published";
    return outcome;
  }
  calendar::Year year = reference->point.year;
  const int now = reference->point.month();
  if (it.pointer == Pointer::last || it.pointer == Pointer::previous || it.pointer == Pointer::past) {
    if (it.month >= now) --year;
  } else if (it.pointer == Pointer::next || it.pointer == Pointer::following) {
    if (it.month <= now) ++year;
  }
  outcome.point = point_of_month(year, it.month);
  outcome.anchor = reference->name;
  return outcome;
}

std::optional<Resolver::Outcome> Resolver::relative_daypart(const Expression& it) {
  Outcome outcome;
  const bool by_text = it.pointer == Pointer::that_one || it.pointer == Pointer::next ||
                       it.pointer == Pointer::previous || it.pointer == Pointer::following;
  const std::optional<Reference> reference = by_text || narrative_ ? last_day_ : now();
  if (!reference) {
    outcome.value = "XXXX-XX-XX";
    outcome.anchor = "published";
    outcome.remember = false;
    return outcome;
  }
  std::int64_t count = 0;
  if (it.pointer == Pointer::last || it.pointer == Pointer::previous) count = -1;
  if (it.pointer == Pointer::next || it.pointer == Pointer::following) count = 1;
  outcome.point = shifted(reference->point, count);
  outcome.anchor = reference->name;
  return outcome;
}

std::optional<Resolver::Outcome> Resolver::deictic(const Expression& it) {
  Outcome outcome;
  outcome.suffix = suffix_of(it);
  const std::optional<Reference> reference = now();
  // "today" in a narrative is the reader's day, whichever that is.
  if (narrative_ && it.deictic == 0 && outcome.suffix.empty()) {
    outcome.value = "PRESENT_REF";
    outcome.anchor = "published";
    outcome.remember = false;
    return outcome;
  }
  if (!reference) {
    outcome.value = "XXXX-XX-XX";
    outcome.anchor = "published";
    outcome.remember = false;
    return outcome;
  }
  const int step = it.pointer == Pointer::previous ? -1 : it.pointer == Pointer::following ? 1 : 0;
  outcome.point = point_of_day(reference->day() + it.deictic + step);
  outcome.anchor = reference->name;
  return outcome;
}

std::optional<Resolver::Outcome> Resolver::offset(const Expression& it) {
  Outcome outcome;
  const bool from_now = it.direction == Direction::ago || it.direction == Direction::ahead;
  const int sign = it.direction == Direction::ago || it.direction == Direction::earlier ? -1 : 1;
  const auto vague = [&](std::string anchor) {
    outcome.value = sign < 0 ? "PAST_REF" : "FUTURE_REF";
    outcome.anchor = std::move(anchor);
    outcome.remember = false;
    return outcome;
  };
  // "Ago" is before now, whatever was told of last.
  const std::optional<Reference> reference = !from_now    ? last_named(it)
                                             : published_ ? now()
                                                          : reference_for(it);
  const std::string anchor = reference ? reference->name : "published";
  if (!it.amount) return vague(anchor);
  const std::optional<Stretch> stretch = stretch_of(it.unit, *it.amount);
  if (!stretch) return vague(anchor);
  const bool below_a_day = it.unit == Unit::second || it.unit == Unit::minute || it.unit == Unit::hour;
  if (below_a_day && !from_now && !narrative_) return std::nullopt;  // "six minutes later" in a match report
  if (!reference || reference->point.grain < stretch->grain) {
    // "Two days later" than some day of a month: some day of as many days, no one of them.
    if (reference && !from_now && !below_a_day) {
      const auto moved = [&](calendar::Day day) {
        return shifted(unit_around(stretch->grain, day), sign * stretch->count);
      };
      outcome.first = moved(reference->point.first_day()).first_day();
      outcome.last = moved(reference->point.last_day()).last_day();
    }
    if (reference || !from_now) return vague(anchor);
    outcome.value = open_value(stretch->grain);
    outcome.anchor = "published";
    outcome.remember = false;
    return outcome;
  }
  outcome.anchor = anchor;
  outcome.point = shifted(unit_around(stretch->grain, reference->day()), sign * stretch->count);
  // Hours are not days: the day before is possible too.
  if ((it.unit == Unit::hour || it.unit == Unit::minute) && *it.amount < 24) {
    outcome.first = std::min(reference->day(), reference->day() + sign);
    outcome.last = std::max(reference->day(), reference->day() + sign);
  }
  return outcome;
}

std::optional<Resolver::Outcome> Resolver::duration(const Expression& it) {
  if (it.unit == Unit::second && !it.plural && (!it.amount || *it.amount == 1)) return std::nullopt;
  if (it.unit == Unit::quarter && it.pointer == Pointer::none) return std::nullopt;  // "three quarters of"
  // Half an hour is not what a timeline of the news is made of.
  const bool below_a_day = it.unit == Unit::second || it.unit == Unit::minute || it.unit == Unit::hour;
  if (below_a_day && it.pointer == Pointer::none && !narrative_) return std::nullopt;
  if (it.vague && !narrative_) return std::nullopt;
  Outcome outcome;
  outcome.type = TimeType::duration;
  outcome.remember = false;
  std::optional<double> amount = it.amount;
  if (!amount && !it.plural) amount = 1;
  outcome.value = period(it.unit, amount);
  const bool back = it.pointer == Pointer::last || it.pointer == Pointer::past;
  if ((!back && it.pointer != Pointer::next) || !amount) return outcome;
  // "the past 30 days" end today.
  const std::optional<Reference> reference = reference_for(it);
  const std::optional<Stretch> stretch = stretch_of(it.unit, *amount);
  if (!reference || !stretch || reference->point.grain < stretch->grain ||
      reference->point.grain != Grain::day)
    return outcome;
  const Point moved =
      shifted(unit_around(stretch->grain, reference->day()), (back ? -1 : 1) * stretch->count);
  outcome.first = back ? moved.first_day() : reference->day();
  outcome.last = back ? reference->day() : moved.last_day();
  outcome.anchor = reference->name;
  return outcome;
}

std::optional<Resolver::Outcome> Resolver::set(const Expression& it) {
  if (it.unit != Unit::none && !it.repeated && !it.amount && !narrative_)
    return std::nullopt;  // "5 dollars per day"
  Outcome outcome;
  outcome.type = TimeType::set;
  outcome.remember = false;
  if (it.often != 0) {
    const auto unit = static_cast<Unit>(it.often);
    const Grain grain = grain_of(unit);
    if (unit == Unit::hour)
      outcome.value = "XXXX-XX-XXTXX";
    else if (unit == Unit::quarter || unit == Unit::year)
      outcome.value = period(unit, 1);
    else
      outcome.value = open_value(grain);
  } else if (it.weekday != 0) {
    outcome.value = fmt::format("XXXX-WXX-{}", it.weekday);
    outcome.suffix = suffix_of(it);
  } else if (it.month != 0) {
    outcome.value = fmt::format("XXXX-{:02}", it.month);
  } else if (it.unit != Unit::none) {
    outcome.value = period(it.unit, it.amount ? it.amount : std::optional(1.0));
  } else {
    outcome.value = "XXXX-XX-XX";
    outcome.suffix = suffix_of(it);
  }
  return outcome;
}

}  // namespace dateline::times
