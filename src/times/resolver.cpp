#include "src/times/resolver.hpp"

#include <cstdlib>

#include <fmt/format.h>

#include "src/calendar/timex.hpp"

namespace dateline::times {

using calendar::Day;
using record::TimeType;

namespace {

/// How many years from publication a date is that a narrative tells of.
constexpr std::int64_t far_years = 2;
/// Blocks from the top in which an article's own date is looked for, and days it may be off its publication.
constexpr std::uint32_t heading_blocks = 8;
constexpr std::int64_t heading_days = 10;

constexpr std::string_view daypart_codes[] = {"MO", "AF", "EV", "NI", "DT"};

std::string_view timex_mod(const Expression& it, bool is_duration) {
  switch (it.modifier) {
    case Modifier::none:
      return "";
    case Modifier::start:
      return "START";
    case Modifier::mid:
      return "MID";
    case Modifier::end:
      return "END";
    case Modifier::approx:
      return "APPROX";
    case Modifier::more:
      return is_duration ? "MORE_THAN" : "AFTER";
    case Modifier::less:
      return is_duration ? "LESS_THAN" : "BEFORE";
  }
  return "";
}

std::string id_of(std::size_t index) {
  return fmt::format("t{}", index + 1);
}

}  // namespace

Resolver::Resolver(std::string_view text, const Rules& rules, const Holidays& holidays,
                   std::optional<Day> published)
    : text_(text), rules_(rules), holidays_(holidays), published_(published) {}

/// Reads what the text as a whole tells: whether it is a narrative, and how it writes dates in figures.
void Resolver::survey(const std::vector<Expression>& expressions) {
  const calendar::Year year = published_ ? calendar::civil_of(*published_).year : 0;
  std::size_t far = 0, near = 0;
  std::size_t day_first = 0, month_first = 0;
  bool headed = false;
  for (const Expression& it : expressions) {
    if (published_ && it.alone && it.block < heading_blocks && it.year && it.day != 0 && *it.year == year)
      headed = true;
    if (it.year && !it.decade && !it.two_digit_year && it.action == Action::date) {
      if (it.before_christ || !published_ || std::abs(*it.year - year) >= far_years) ++far;
    } else if (it.action == Action::deictic || (it.weekday != 0 && it.month == 0) ||
               (it.action == Action::relative &&
                (it.pointer == Pointer::last || it.pointer == Pointer::next ||
                 it.pointer == Pointer::this_one))) {
      ++near;
    }
    if (it.numbers[1] != 0 && it.figures <= 2) {
      if (it.numbers[0] > 12 && it.numbers[1] <= 12) ++day_first;
      if (it.numbers[1] > 12 && it.numbers[0] <= 12) ++month_first;
    }
  }
  narrative_ = far >= 8 && far > 4 * near && !headed;
  speaks_from_now_ = near > 0 && !narrative_;
  day_first_ = day_first >= month_first;
  order_known_ = day_first != month_first;
}

bool Resolver::is_narrative(const Expression& expression) const {
  if (narrative_) return true;
  // "Last October" is counted from now.
  if (expression.pointer == Pointer::last || expression.pointer == Pointer::next ||
      expression.pointer == Pointer::this_one)
    return false;
  // A paragraph of background in the news: it has just named a day or month of another year, and goes on.
  return last_ && last_full_ && published_ && expression.opens && last_block_ == expression.block &&
         expression.sentence <= last_sentence_ + 1 && !expression.future_cue &&
         last_->point.year + 1 < calendar::civil_of(*published_).year && last_->point.grain >= Grain::month;
}

std::optional<Resolver::Reference> Resolver::now() const {
  if (heading_day_) return heading_day_;
  if (published_) return Reference{point_of_day(*published_), "published"};
  return std::nullopt;
}

bool Resolver::is_now(const Reference& reference) const {
  return reference.name == "published" || (heading_day_ && reference.name == heading_day_->name);
}

calendar::Year Resolver::by_heading(calendar::Year year) const {
  if (!narrative_ || !section_ || std::abs(section_->point.year - year) > 1) return year;
  return section_->point.year;
}

std::optional<Resolver::Reference> Resolver::reference_for(const Expression& expression) const {
  // "Yesterday", "on Monday" are counted from a day that is not known: so may be "14 February", and the year
  // of
  // something else told of is a guess.
  if (!published_ && speaks_from_now_) {
    constexpr std::uint32_t near_sentences = 2;
    const bool goes_on = last_ && last_full_ && last_->point.grain >= Grain::month &&
                         last_block_ == expression.block &&
                         expression.sentence <= last_sentence_ + near_sentences;
    return goes_on ? last_ : now();
  }
  if (last_ && (!published_ || is_narrative(expression))) return last_;
  return now();
}

/// The last date named, where it is near enough to be meant by "the next day".
void Resolver::speak_of(calendar::Day day) {
  constexpr std::int64_t news_days = 7;
  if (!published_ || std::abs(day - *published_) > news_days) return;
  first_spoken_of_ = std::min(day, first_spoken_of_.value_or(day));
  last_spoken_of_ = std::max(day, last_spoken_of_.value_or(day));
}

std::optional<Resolver::Reference> Resolver::last_named(const Expression& expression) const {
  if (!last_) return std::nullopt;
  if (narrative_ || last_block_ == expression.block || expression.sentence <= last_sentence_ + 2)
    return last_;
  return std::nullopt;
}

std::string Resolver::suffix_of(const Expression& it) const {
  if (it.clock >= 0) {
    std::string suffix = fmt::format("T{:02}:{:02}", it.clock / 60, it.clock % 60);
    if (!it.zone) return suffix;
    if (*it.zone == 0) return suffix + "Z";
    const int minutes = std::abs(*it.zone);
    suffix += fmt::format("{}{:02}", *it.zone < 0 ? '-' : '+', minutes / 60);
    if (minutes % 60 != 0) suffix += fmt::format(":{:02}", minutes % 60);
    return suffix;
  }
  if (it.daypart == Daypart::none) return {};
  return fmt::format("T{}", daypart_codes[static_cast<std::size_t>(it.daypart)]);
}

std::optional<Resolver::Outcome> Resolver::outcome_of(const Expression& expression) {
  switch (expression.action) {
    case Action::date:
      return date(expression);
    case Action::relative:
      return relative(expression);
    case Action::again:
      return said_again(expression);
    case Action::deictic:
      return deictic(expression);
    case Action::offset:
      return offset(expression);
    case Action::duration:
      return duration(expression);
    case Action::set:
      return set(expression);
    case Action::reference: {
      // In the news "now" and "former" date nothing; in a narrative they step out of it.
      if (!narrative_ && !expression.dates_clause) return std::nullopt;
      constexpr std::string_view values[] = {"PRESENT_REF", "PRESENT_REF", "PAST_REF", "FUTURE_REF"};
      Outcome outcome;
      outcome.value = expression.pointer == Pointer::past ? values[2] : values[expression.reference];
      outcome.anchor = "published";
      outcome.remember = false;
      return outcome;
    }
    case Action::none:
    case Action::count:
      break;
  }
  return std::nullopt;
}

/// Only what a comma parts from a day says that day again.
std::optional<Resolver::Outcome> Resolver::said_again(const Expression& it) const {
  if (!last_day_) return std::nullopt;
  // The night is no part of the words for "Saturday night".
  const std::string_view between = base::words_at(text_, {last_day_end_, it.span.begin});
  if (between != ", " && between != " night, ") return std::nullopt;
  Outcome outcome;
  outcome.point = last_day_->point;
  outcome.suffix = suffix_of(it);
  outcome.anchor = last_day_->name;
  return outcome;
}

record::Time Resolver::finish(const Expression& it, Outcome outcome) const {
  record::Time time;
  time.span = it.span;
  time.type = outcome.type;
  time.rule = rules_.rules()[it.rule].name;
  time.mod = timex_mod(it, outcome.type == TimeType::duration);
  const bool dated = outcome.type == TimeType::date || outcome.type == TimeType::time;
  if (outcome.value.empty()) outcome.value = outcome.point.timex();
  time.value = outcome.value + outcome.suffix;
  if (!outcome.suffix.empty() && dated) time.type = TimeType::time;
  if (outcome.first || outcome.last) {
    time.when = calendar::one_day_of(outcome.first, outcome.last);
  } else if (outcome.point.known()) {
    time.when = outcome.point.grain == Grain::day
                    ? calendar::on_day(outcome.point.first_day())
                    : calendar::one_day_of(outcome.point.first_day(), outcome.point.last_day());
    // "About 4:20 a.m." is on that day.
    if (it.modifier == Modifier::approx && it.clock < 0)
      time.when = calendar::qualified(time.when, false, true);
  } else {
    time.when = calendar::unknown_time();
  }
  if (outcome.suffix.starts_with('T')) time.when.clock = outcome.suffix;
  time.when.phrase = base::words_at(text_, it.span);
  time.when.anchor = outcome.anchor;
  time.when.stated = true;
  time.confidence = outcome.confidence;
  if (outcome.other) {
    time.alternatives.push_back(
        outcome.other->grain == Grain::day
            ? calendar::on_day(outcome.other->first_day()).edtf
            : calendar::one_day_of(outcome.other->first_day(), outcome.other->last_day()).edtf);
  }
  return time;
}

/// Whether what comes next may follow this date. A look back ("the previous year", "two years ago") is left
/// again, and so is a year named in passing.
bool Resolver::carries_on(const Expression& it, const Point& point) const {
  if (it.direction == Direction::ago || it.direction == Direction::earlier || it.pointer == Pointer::previous)
    return false;
  if (!narrative_ || point.grain != Grain::year || !last_) return true;
  if (last_->point.grain == Grain::year || it.alone || it.opens) return true;
  return last_block_ != it.block && last_->point.year != point.year;
}

std::vector<record::Time> Resolver::resolve(const std::vector<Expression>& expressions,
                                            std::vector<std::size_t>& kept) {
  survey(expressions);
  std::vector<record::Time> times;
  times.reserve(expressions.size());
  for (std::size_t i = 0; i < expressions.size(); ++i) {
    const Expression& it = expressions[i];
    // "At 6am (04:00 GMT) on Saturday": a second time of day says no more of the day.
    std::size_t after = i + 1;
    if (after + 1 < expressions.size() && expressions[after].clock >= 0 && expressions[after].day == 0 &&
        expressions[after].weekday == 0)
      ++after;
    next_ = after < expressions.size() ? &expressions[after] : nullptr;
    std::optional<Outcome> outcome = outcome_of(it);
    if (!outcome) continue;
    const Point point = outcome->point;
    const bool remember = outcome->remember && point.grain >= Grain::year && carries_on(it, point);
    times.push_back(finish(it, std::move(*outcome)));
    times.back().id = id_of(times.size() - 1);
    kept.push_back(i);
    if (remember) {
      last_ = Reference{point, times.back().id};
      last_full_ = it.year && !it.decade;
      last_opens_ = it.opens;
      last_block_ = it.block;
      last_sentence_ = it.sentence;
      if (point.grain == Grain::day) last_day_ = last_;
      if (point.grain == Grain::day) last_day_end_ = it.span.end;
      if (point.grain == Grain::day) speak_of(point.first_day());
    }
    if (it.heading && it.year && point.grain != Grain::decade) {
      const bool ranges = it.stretches || (i > 0 && expressions[i - 1].stretches);
      section_.reset();
      if (point.grain == Grain::year && !ranges) section_ = Reference{point, times.back().id};
    }
    if (!heading_day_ && published_ && it.alone && it.block < heading_blocks && it.year &&
        point.grain == Grain::day && std::abs(point.first_day() - *published_) <= heading_days)
      heading_day_ = last_;
  }
  return times;
}

}  // namespace dateline::times
