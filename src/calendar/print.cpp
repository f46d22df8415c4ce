#include "src/calendar/print.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "src/calendar/edtf.hpp"
#include "src/calendar/edtf_completion.hpp"
#include "src/calendar/locale.hpp"
#include "src/calendar/units.hpp"
#include "src/calendar/words.hpp"

namespace dateline::calendar {
namespace {

constexpr std::size_t most_alternatives = 6;      // a set of more is printed as the range it covers
constexpr std::size_t longest_contracted = 1000;  // bytes; a list of words that grows further is no date's
using Slot = Pattern::Slot;

/// A date in words, as what comes before it has to know it.
struct Named {
  std::string text;
  DateKind kind = DateKind::other;
  bool about = false;  ///< only its first digits are meant
};

/// What is printed, with the word that goes before "c.": "before" + "1890".
struct Phrase {
  std::optional<DateLead> lead;
  Named date;
};

/// 20 as "XX". Numbers that the Romans had no letters for stay as they are.
std::string roman(Year number) {
  if (number < 1 || number > 3999) return fmt::format("{}", number);
  constexpr std::pair<Year, std::string_view> letters[] = {
      {1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
      {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"}};
  std::string out;
  for (const auto& [value, letter] : letters) {
    for (; number >= value; number -= value) out += letter;
  }
  return out;
}

std::string ordinal(Year number) {
  const Year tens = number % 100;
  const bool teen = tens >= 11 && tens <= 13;
  const Year last = number % 10;
  return fmt::format("{}{}", number,
                     teen        ? "th"
                     : last == 1 ? "st"
                     : last == 2 ? "nd"
                     : last == 3 ? "rd"
                                 : "th");
}

/// The year as its digits say; 0 where some are unspecified.
Year year_said(const edtf::Date& date) {
  const std::string& digits = date.year.digits;
  if (digits.size() > 18 || digits.find('X') != std::string::npos) return 0;
  return date.negative ? -edtf::number_of(digits) : edtf::number_of(digits);
}

/// The pattern of the nth part of a year, of those that follow `first`.
DatePattern part_of_year(DatePattern first, unsigned n) {
  return static_cast<DatePattern>(static_cast<unsigned>(first) + n);
}

/// Whether `text` has a word's end, or its begin, at `at`.
bool is_word_edge(std::string_view text, std::size_t at) {
  return at == 0 || at == text.size() || text[at] == ' ' || text[at - 1] == ' ' || text[at] == ',' ||
         text[at - 1] == '\'' || text.substr(0, at).ends_with("’");
}

/// With the words that run together as they are then written.
std::string contracted(std::string text, const std::vector<std::pair<std::string, std::string>>& words) {
  for (const auto& [apart, together] : words) {
    if (text.size() > longest_contracted) break;
    for (std::size_t at = text.find(apart); at != std::string::npos;) {
      const bool is_whole = is_word_edge(text, at) && is_word_edge(text, at + apart.size());
      if (is_whole) text.replace(at, apart.size(), together);
      at = text.find(apart, at + (is_whole ? together.size() : 1));
    }
  }
  return text;
}

/// Two days as the ends of years, months or days: what the larger parts they share are.
enum class Grain { days, months, years };

class Printer {
 public:
  Printer(const DateForm& form, DateLength length)
      : words_(form.words()),
        is_iso_(form.style == DateStyle::iso),
        is_short_(length == DateLength::abbreviated) {}

  std::string print(const TimeSpan& span) const {
    return contracted(sure_or_not(span).text, words_.contractions);
  }
  std::string print_likely(const TimeSpan& span) const {
    return contracted(led(DateLead::probably, sure_or_not(span)), words_.contractions);
  }

 private:
  const Pattern& pattern(DatePattern full, DatePattern shortened) const {
    return words_.of(is_short_ ? shortened : full);
  }
  std::string range(DatePattern pattern, std::string_view first, std::string_view last) const {
    return words_.of(pattern).filled({{Slot::first, first}, {Slot::last, last}});
  }

  Named sure_or_not(const TimeSpan& span) const;
  /// "2017-08" is no month that "im" could stand before.
  DateKind month_kind() const { return is_iso_ ? DateKind::other : DateKind::month; }
  std::string led(DateLead lead, const Named& date) const;
  std::string inside(const Named& date) const;
  std::string governed(const Named& date) const;
  std::string about_inside(const std::string& date, const std::string& governed) const;
  std::string in_words(const Phrase& phrase) const;
  std::string year(Year number) const;
  const std::string& month_name(unsigned month, bool with_day) const;
  std::string day_number(unsigned day) const;
  std::string month(const CivilDate& date) const;
  std::string day(Day number) const;
  std::string day_without_year(const CivilDate& date) const;
  Named unit(const Stretch& days, Precision precision) const;
  std::string years(Year first, Year last) const;
  std::string months(const CivilDate& first, const CivilDate& last) const;
  std::string days(Day first, Day last) const;
  std::string range(const Stretch& outer, Grain grain, bool once) const;
  Named one_date(const edtf::Date& date) const;
  Named with_gaps(const edtf::Date& date, const Stretch& days) const;
  Named between(const edtf::Date& first, const edtf::Date& last, bool once) const;
  Phrase bounded_on_one_side(const edtf::Date& date, bool from_below, bool approximate) const;
  Phrase phrase_of(const TimeSpan& span) const;
  Phrase phrase_of(const edtf::Interval& interval) const;
  Phrase phrase_of(const edtf::Set& set, const TimeSpan& span) const;
  Phrase phrase_of(const edtf::Range& range, bool once, bool approximate) const;
  std::optional<Phrase> as_stated(const TimeSpan& span, const edtf::Expression& expression) const;
  Phrase phrase_of_bounds(const TimeSpan& span) const;

  const Locale& words_;
  bool is_iso_;
  bool is_short_;
};

/// All that is said of a time, but not that it is only likely.
Named Printer::sure_or_not(const TimeSpan& span) const {
  if (span.unknown()) return {words_.of(DatePattern::unknown).filled({})};
  if (span.only_reported()) return {led(DateLead::reported, {day(*span.latest_end), DateKind::day})};
  Phrase phrase = phrase_of(span);
  phrase.date.about = phrase.date.about || span.approximate;
  Named date{in_words(phrase)};
  if (!phrase.lead && !phrase.date.about) date.kind = phrase.date.kind;
  if (span.uncertain) date = {led(DateLead::possibly, date)};
  return date;
}

/// A date behind the word that goes before it: "seit dem 8. November 2016".
std::string Printer::led(DateLead lead, const Named& date) const {
  const auto n = static_cast<std::size_t>(lead);
  const auto kind = static_cast<std::size_t>(date.kind);
  const std::optional<Pattern>& own = words_.leads_of[n][kind];
  const Pattern& words = own ? *own : words_.leads[n];
  if (!words.has(Slot::the)) return words.filled({{Slot::date, date.text}});
  return words.filled({{Slot::the, governed(date)}});
}

/// As it stands within more words.
std::string Printer::inside(const Named& date) const {
  return date.about ? about_inside(date.text, date.text) : date.text;
}

std::string Printer::governed(const Named& date) const {
  const std::optional<Pattern>& words = words_.governed[static_cast<std::size_t>(date.kind)];
  return words ? words->filled({{Slot::date, date.text}}) : date.text;
}

/// Of "{date}" and "{the}" the pattern has one.
std::string Printer::about_inside(const std::string& date, const std::string& governed) const {
  return words_.of(DatePattern::about_inside).filled({{Slot::date, date}, {Slot::the, governed}});
}

std::string Printer::in_words(const Phrase& phrase) const {
  if (!phrase.lead) return phrase.date.about ? led(DateLead::about, phrase.date) : phrase.date.text;
  if (!phrase.date.about) return led(*phrase.lead, phrase.date);
  return led(*phrase.lead, {about_inside(phrase.date.text, governed(phrase.date)), DateKind::other});
}

std::string Printer::year(Year number) const {
  if (is_iso_ && number >= -9999 && number <= 9999) {
    return fmt::format("{}{:04}", number < 0 ? "-" : "", number < 0 ? -number : number);
  }
  if (number >= 1000) return fmt::format("{}", number);
  const std::string counted = fmt::format("{}", number <= 0 ? 1 - number : number);
  return words_.of(number <= 0 ? DatePattern::bc : DatePattern::ad).filled({{Slot::year, counted}});
}

const std::string& Printer::month_name(unsigned month, bool with_day) const {
  const auto& names = is_short_ ? (with_day ? words_.short_months : words_.short_months_alone)
                                : (with_day ? words_.months : words_.months_alone);
  return names[month - 1];
}

std::string Printer::day_number(unsigned day) const {
  return day == 1 ? words_.first_day : fmt::format("{}", day);
}

std::string Printer::month(const CivilDate& date) const {
  if (is_iso_) return fmt::format("{}-{:02}", year(date.year), date.month);
  return pattern(DatePattern::month, DatePattern::short_month)
      .filled({{Slot::month, month_name(date.month, false)}, {Slot::year, year(date.year)}});
}

std::string Printer::day_without_year(const CivilDate& date) const {
  return pattern(DatePattern::day_of_year, DatePattern::short_day_of_year)
      .filled({{Slot::day, day_number(date.day)}, {Slot::month, month_name(date.month, true)}});
}

std::string Printer::day(Day number) const {
  if (is_iso_) return iso(number);
  const CivilDate date = civil_of(number);
  return pattern(DatePattern::day, DatePattern::short_day)
      .filled({{Slot::day, day_number(date.day)},
               {Slot::month, month_name(date.month, true)},
               {Slot::year, year(date.year)}});
}

std::string Printer::years(Year first, Year last) const {
  if (first <= 0 && last <= 0 && !is_iso_) {
    return range(DatePattern::years_bc, fmt::format("{}", 1 - first), fmt::format("{}", 1 - last));
  }
  return range(DatePattern::years, year(first), year(last));
}

std::string Printer::months(const CivilDate& first, const CivilDate& last) const {
  if (first.year != last.year) {
    return range(is_short_ ? DatePattern::short_months_across_years : DatePattern::months_across_years,
                 month(first), month(last));
  }
  return range(is_short_ ? DatePattern::short_months_in_year : DatePattern::months_in_year,
               month_name(first.month, false), month(last));
}

std::string Printer::days(Day first, Day last) const {
  const CivilDate begin = civil_of(first), end = civil_of(last);
  if (begin.year != end.year) {
    return range(is_short_ ? DatePattern::short_days_across_years : DatePattern::days_across_years,
                 day(first), day(last));
  }
  if (begin.month != end.month) {
    return range(is_short_ ? DatePattern::short_days_in_year : DatePattern::days_in_year,
                 day_without_year(begin), day(last));
  }
  return pattern(DatePattern::days_in_month, DatePattern::short_days_in_month)
      .filled({{Slot::first, day_number(begin.day)},
               {Slot::last, day_number(end.day)},
               {Slot::month, month_name(end.month, true)},
               {Slot::year, year(end.year)}});
}

/// `outer` begins and ends with whole units of `grain`.
std::string Printer::range(const Stretch& outer, Grain grain, bool once) const {
  const CivilDate begin = civil_of(outer.first), end = civil_of(outer.last);
  const auto one_end = [&](Day number, const CivilDate& date) {
    return grain == Grain::days ? day(number) : grain == Grain::months ? month(date) : year(date.year);
  };
  if (is_iso_) {
    return fmt::format("{}{}{}", one_end(outer.first, begin), once ? ".." : "/", one_end(outer.last, end));
  }
  const bool same_month = begin.year == end.year && begin.month == end.month;
  if (grain == Grain::days && once && !same_month && !is_short_) {
    return range(DatePattern::between, begin.year == end.year ? day_without_year(begin) : day(outer.first),
                 day(outer.last));
  }
  if (grain == Grain::days) return days(outer.first, outer.last);
  return grain == Grain::months ? months(begin, end) : years(begin.year, end.year);
}

/// A stretch of days that is a unit of this precision.
Named Printer::unit(const Stretch& days, Precision precision) const {
  const CivilDate first = civil_of(days.first);
  switch (precision) {
    case Precision::day:
      return {day(days.first), DateKind::day};
    case Precision::month:
      return {month(first), month_kind()};
    case Precision::year:
      return {year(first.year), DateKind::year};
    case Precision::quarter:
    case Precision::half_year: {
      const bool quarter = precision == Precision::quarter;
      const unsigned part = (first.month - 1) / (quarter ? 3 : 6);
      if (is_iso_ || is_short_) {
        return {words_.of(quarter ? DatePattern::short_quarter : DatePattern::short_half)
                    .filled({{Slot::number, fmt::format("{}", part + 1)}, {Slot::year, year(first.year)}})};
      }
      return {words_.of(part_of_year(quarter ? DatePattern::quarter_1 : DatePattern::half_1, part))
                  .filled({{Slot::year, year(first.year)}}),
              quarter ? DateKind::quarter : DateKind::half};
    }
    case Precision::decade:
      return {words_.of(DatePattern::decade).filled({{Slot::year, fmt::format("{}", first.year)}}),
              DateKind::decade};
    case Precision::century: {
      const Year number = first.year / 100 + 1;
      return {words_.of(DatePattern::century)
                  .filled({{Slot::number, fmt::format("{}", number)},
                           {Slot::ordinal, ordinal(number)},
                           {Slot::roman, roman(number)}}),
              DateKind::century};
    }
    default:
      return {range(days, Grain::years, true)};
  }
}

Named Printer::one_date(const edtf::Date& date) const {
  const edtf::Reach reach = edtf::reach(date);
  if (!reach.first || !reach.last) return {edtf::canonical(date)};
  const Stretch days{*reach.first, *reach.last};
  const Year said = year_said(date);
  if (date.kind == edtf::Kind::season) {
    const Year number = edtf::number_of(date.month.digits);
    if (number <= 32) {
      const auto season = static_cast<unsigned>((number - 21) % 4);
      return {words_.of(part_of_year(DatePattern::spring, season)).filled({{Slot::year, year(said)}}),
              static_cast<DateKind>(static_cast<unsigned>(DateKind::spring) + season)};
    }
    if (number >= 37 && number <= 39) return {range(days, Grain::months, true)};
    return unit(days, precision_of(date));
  }
  if (date.significant) return {year(said), DateKind::year, true};
  const auto whole = unit_of(days.first, days.last);
  const bool named = whole && whole->precision != Precision::week && whole->precision != Precision::quarter &&
                     whole->precision != Precision::half_year;
  if (named) return unit(days, whole->precision);
  return with_gaps(date, days);
}

/// Some digits are unspecified: the stretch they leave where it has no gaps, else the year, decade or years
/// it lies in.
Named Printer::with_gaps(const edtf::Date& date, const Stretch& days) const {
  const CivilDate first = civil_of(days.first), last = civil_of(days.last);
  if (first.year == last.year) {
    const bool days_in_a_row =
        first.month == last.month && date.day.digits.size() == 2 && date.day.digits[0] != 'X';
    if (days_in_a_row) return {range(days, Grain::days, true)};
    const bool months_in_a_row = date.day.digits.empty() && date.month.digits[0] != 'X';
    if (months_in_a_row) return {range(days, Grain::months, true)};
    return {year(first.year), DateKind::year};
  }
  const Stretch around{day_of({first.year, 1, 1}), day_of({last.year, 12, 31})};
  if (const auto whole = unit_of(around.first, around.last)) return unit(around, whole->precision);
  return {years(first.year, last.year)};
}

Grain grain_of(const edtf::Date& date) {
  if (!date.day.digits.empty()) return Grain::days;
  return date.month.digits.empty() || date.kind == edtf::Kind::season ? Grain::years : Grain::months;
}

/// Nothing unspecified, and of a grain that ranges are printed in.
bool plain(const edtf::Date& date) {
  const std::string all = date.year.digits + date.month.digits + date.day.digits;
  const bool kind = date.kind == edtf::Kind::calendar_date || date.kind == edtf::Kind::long_year;
  return kind && !date.significant && all.find('X') == std::string::npos && edtf::reach(date).first &&
         edtf::reach(date).last;
}

Named Printer::between(const edtf::Date& first, const edtf::Date& last, bool once) const {
  if (plain(first) && plain(last) && grain_of(first) == grain_of(last)) {
    const Stretch outer{*edtf::reach(first).first, *edtf::reach(last).last};
    const auto whole = unit_of(outer.first, outer.last);
    const bool one_unit = first.year.digits == last.year.digits && first.month.digits == last.month.digits &&
                          first.day.digits == last.day.digits && first.negative == last.negative;
    if (one_unit && whole) return unit(outer, whole->precision);
    return {range(outer, grain_of(first), once)};
  }
  const std::string begin = inside(one_date(first)), end = inside(one_date(last));
  if (is_iso_) return {fmt::format("{}{}{}", begin, once ? ".." : "/", end)};
  return {range(DatePattern::mixed_range, begin, end)};
}

/// "before 2017" for "[..2016]", "before 8 November 2016" for "[..2016-11-08]"; after likewise.
Phrase Printer::bounded_on_one_side(const edtf::Date& date, bool from_below, bool approximate) const {
  const DateLead lead = from_below ? DateLead::after : DateLead::before;
  const edtf::Reach reach = edtf::reach(date);
  if (!plain(date)) {
    const auto end = from_below ? reach.first : reach.last;
    return {lead, end ? Named{day(*end), DateKind::day} : Named{edtf::canonical(date)}};
  }
  if (approximate || grain_of(date) == Grain::days) return {lead, one_date(date)};
  const CivilDate beyond = civil_of(from_below ? *reach.first - 1 : *reach.last + 1);
  if (grain_of(date) == Grain::months) return {lead, {month(beyond), month_kind()}};
  return {lead, {year(beyond.year), DateKind::year}};
}

Phrase Printer::phrase_of(const edtf::Interval& interval) const {
  const bool from = interval.start.kind == edtf::End::Kind::known;
  const bool to = interval.end.kind == edtf::End::Kind::known;
  if (from && to) return {{}, between(interval.start.date, interval.end.date, false)};
  if (from) return {DateLead::from, one_date(interval.start.date)};
  return {DateLead::until, one_date(interval.end.date)};
}

Phrase Printer::phrase_of(const edtf::Range& range, bool once, bool approximate) const {
  if (!range.first) return bounded_on_one_side(*range.last, false, approximate);
  if (!range.consecutive) return {{}, one_date(*range.first)};
  if (!range.last) return bounded_on_one_side(*range.first, true, approximate);
  return {{}, between(*range.first, *range.last, once)};
}

Phrase Printer::phrase_of(const edtf::Set& set, const TimeSpan& span) const {
  const std::size_t count = set.elements.size();
  if (count == 1) return phrase_of(set.elements[0], !set.all, span.approximate);
  if (count > most_alternatives) return phrase_of_bounds(span);
  const auto element = [&](std::size_t i) {
    const Phrase one = phrase_of(set.elements[i], false, span.approximate);
    return one.lead ? in_words(one) : inside(one.date);
  };
  std::string all_but_last = element(0);
  for (std::size_t i = 1; i + 1 < count; ++i) all_but_last += ", " + element(i);
  return {{},
          {range(set.all ? DatePattern::conjunction : DatePattern::disjunction, all_but_last,
                 element(count - 1))}};
}

Phrase Printer::phrase_of_bounds(const TimeSpan& span) const {
  if (span.earliest_start && span.latest_end) {
    const bool whole_months =
        civil_of(*span.earliest_start).day == 1 && civil_of(*span.latest_end + 1).day == 1;
    return {
        {},
        {range({*span.earliest_start, *span.latest_end}, whole_months ? Grain::months : Grain::days, true)}};
  }
  if (span.earliest_start) return {DateLead::after, {day(*span.earliest_start), DateKind::day}};
  if (span.latest_end) return {DateLead::before, {day(*span.latest_end), DateKind::day}};
  return {{}, {words_.of(DatePattern::unknown).filled({})}};
}

/// Open spans by the word they were stated with: "since 2008", "by March 2021".
std::optional<Phrase> Printer::as_stated(const TimeSpan& span, const edtf::Expression& expression) const {
  constexpr std::pair<std::string_view, DateLead> stated[] = {
      {english.since, DateLead::since}, {english.by, DateLead::by}, {english.until, DateLead::until}};
  for (const auto& [word, lead] : stated) {
    const bool said =
        span.phrase.size() > word.size() && span.phrase.starts_with(word) && span.phrase[word.size()] == ' ';
    if (!said || !span.stated) continue;
    const bool from_below = lead == DateLead::since;
    if (const auto* interval = std::get_if<edtf::Interval>(&expression)) {
      const bool from = interval->start.kind == edtf::End::Kind::known;
      const bool to = interval->end.kind == edtf::End::Kind::known;
      if (from_below && from && !to) return Phrase{lead, one_date(interval->start.date)};
      if (!from_below && to && !from) return Phrase{lead, one_date(interval->end.date)};
    }
    const auto* set = std::get_if<edtf::Set>(&expression);
    if (set == nullptr || set->elements.size() != 1) continue;
    const edtf::Range& range = set->elements[0];
    if (from_below && range.first && !range.last && range.consecutive)
      return Phrase{lead, one_date(*range.first)};
    if (!from_below && range.last && !range.first) return Phrase{lead, one_date(*range.last)};
  }
  return std::nullopt;
}

Phrase Printer::phrase_of(const TimeSpan& span) const {
  const edtf::Parsed parsed = edtf::parse(span.edtf);
  const edtf::Bounds known{span.earliest_start, span.latest_start, span.earliest_end, span.latest_end};
  const bool edtf_says_all = parsed.expression && edtf::bounds(*parsed.expression) == known;
  if (!edtf_says_all) return phrase_of_bounds(span);
  if (auto stated = as_stated(span, *parsed.expression)) return *std::move(stated);
  if (const auto* interval = std::get_if<edtf::Interval>(&*parsed.expression)) return phrase_of(*interval);
  if (const auto* set = std::get_if<edtf::Set>(&*parsed.expression)) return phrase_of(*set, span);
  return {{}, one_date(std::get<edtf::Date>(*parsed.expression))};
}

}  // namespace

const Locale& DateForm::words() const {
  if (locale != nullptr) return *locale;
  return style == DateStyle::ap ? associated_press() : british();
}

std::string print(const TimeSpan& span, DateForm form, DateLength length) {
  return Printer(form, length).print(span);
}

std::string print_likely(const TimeSpan& span, DateForm form, DateLength length) {
  return Printer(form, length).print_likely(span);
}

}  // namespace dateline::calendar
