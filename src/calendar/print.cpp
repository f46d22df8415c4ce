#include "src/calendar/print.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "src/calendar/edtf.hpp"
#include "src/calendar/edtf_completion.hpp"
#include "src/calendar/units.hpp"
#include "src/calendar/words.hpp"

namespace dateline::calendar {
namespace {

constexpr std::string_view en_dash = "\xE2\x80\x93";
constexpr std::size_t most_alternatives = 6;  // a set of more is printed as the range it covers

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

/// What is printed, with the words that go before "c.": "before" + "1890".
struct Phrase {
  std::string lead;
  std::string core;
};

/// The year as its digits say; 0 where some are unspecified.
Year year_said(const edtf::Date& date) {
  const std::string& digits = date.year.digits;
  if (digits.size() > 18 || digits.find('X') != std::string::npos) return 0;
  return date.negative ? -edtf::number_of(digits) : edtf::number_of(digits);
}

/// Two days as the ends of years, months or days: what the larger parts they share are.
enum class Grain { days, months, years };

class Printer {
 public:
  Printer(DateStyle style, DateLength length) : style_(style), length_(length) {}

  std::string print(const TimeSpan& span) const {
    if (span.unknown()) return std::string(english.unknown);
    if (span.only_reported()) return fmt::format("{} {}", english.reported, day(*span.latest_end));
    const Phrase phrase = phrase_of(span);
    std::string out;
    if (span.uncertain) out += fmt::format("{} ", english.possibly);
    if (!phrase.lead.empty()) out += phrase.lead + " ";
    if (span.approximate)
      out += fmt::format("{} ", style_ == DateStyle::ap ? english.ap_circa : english.circa);
    return out + phrase.core;
  }

 private:
  bool iso_style() const { return style_ == DateStyle::iso; }
  std::string_view dash() const { return style_ == DateStyle::ap ? "-" : en_dash; }

  std::string year(Year number) const;
  std::string month_name(unsigned month, bool with_day) const;
  std::string month(const CivilDate& date) const;
  std::string day(Day number) const;
  std::string day_without_year(const CivilDate& date) const;
  std::string unit(const Stretch& days, Precision precision) const;
  std::string years(Year first, Year last) const;
  std::string months(const CivilDate& first, const CivilDate& last) const;
  std::string days(Day first, Day last) const;
  std::string range(const Stretch& outer, Grain grain, bool once) const;
  std::string one_date(const edtf::Date& date) const;
  std::string with_gaps(const edtf::Date& date, const Stretch& days) const;
  std::string between(const edtf::Date& first, const edtf::Date& last, bool once) const;
  Phrase bounded_on_one_side(const edtf::Date& date, bool from_below, bool approximate) const;
  Phrase phrase_of(const TimeSpan& span) const;
  Phrase phrase_of(const edtf::Interval& interval) const;
  Phrase phrase_of(const edtf::Set& set, const TimeSpan& span) const;
  Phrase phrase_of(const edtf::Range& range, bool once, bool approximate) const;
  std::optional<Phrase> as_stated(const TimeSpan& span, const edtf::Expression& expression) const;
  Phrase phrase_of_bounds(const TimeSpan& span) const;

  DateStyle style_;
  DateLength length_;
};

std::string Printer::year(Year number) const {
  if (iso_style() && number >= -9999 && number <= 9999) {
    return fmt::format("{}{:04}", number < 0 ? "-" : "", number < 0 ? -number : number);
  }
  if (number <= 0) return fmt::format("{} {}", 1 - number, english.before_christ);
  if (number < 1000) return fmt::format("{} {}", english.anno_domini, number);
  return fmt::format("{}", number);
}

std::string Printer::month_name(unsigned month, bool with_day) const {
  if (style_ == DateStyle::ap && (with_day || length_ == DateLength::abbreviated))
    return std::string(english.ap_months[month - 1]);
  const auto& names = length_ == DateLength::abbreviated ? english.short_months : english.months;
  return std::string(names[month - 1]);
}

std::string Printer::month(const CivilDate& date) const {
  if (iso_style()) return fmt::format("{}-{:02}", year(date.year), date.month);
  return fmt::format("{} {}", month_name(date.month, false), year(date.year));
}

std::string Printer::day_without_year(const CivilDate& date) const {
  if (style_ == DateStyle::ap) return fmt::format("{} {}", month_name(date.month, true), date.day);
  return fmt::format("{} {}", date.day, month_name(date.month, true));
}

std::string Printer::day(Day number) const {
  if (iso_style()) return iso(number);
  const CivilDate date = civil_of(number);
  return fmt::format("{}{} {}", day_without_year(date), style_ == DateStyle::ap ? "," : "", year(date.year));
}

std::string Printer::years(Year first, Year last) const {
  if (first <= 0 && last <= 0 && !iso_style()) {
    return fmt::format("{}{}{} {}", 1 - first, dash(), 1 - last, english.before_christ);
  }
  return fmt::format("{}{}{}", year(first), dash(), year(last));
}

std::string Printer::months(const CivilDate& first, const CivilDate& last) const {
  if (first.year != last.year) return fmt::format("{}{}{}", month(first), dash(), month(last));
  return fmt::format("{}{}{}", month_name(first.month, false), dash(), month(last));
}

std::string Printer::days(Day first, Day last) const {
  const CivilDate begin = civil_of(first), end = civil_of(last);
  if (begin.year != end.year) return fmt::format("{}{}{}", day(first), dash(), day(last));
  if (begin.month != end.month) return fmt::format("{}{}{}", day_without_year(begin), dash(), day(last));
  if (style_ == DateStyle::ap) {
    return fmt::format("{}{}{}, {}", day_without_year(begin), dash(), end.day, year(end.year));
  }
  return fmt::format("{}{}{}", begin.day, dash(), day(last));
}

/// `outer` begins and ends with whole units of `grain`.
std::string Printer::range(const Stretch& outer, Grain grain, bool once) const {
  const CivilDate begin = civil_of(outer.first), end = civil_of(outer.last);
  const auto one_end = [&](Day number, const CivilDate& date) {
    return grain == Grain::days ? day(number) : grain == Grain::months ? month(date) : year(date.year);
  };
  if (iso_style()) {
    return fmt::format("{}{}{}", one_end(outer.first, begin), once ? ".." : "/", one_end(outer.last, end));
  }
  const bool same_month = begin.year == end.year && begin.month == end.month;
  if (grain == Grain::days && once && !same_month && length_ == DateLength::full) {
    const std::string from = begin.year == end.year ? day_without_year(begin) : day(outer.first);
    return fmt::format("{} {} {} {}", english.between, from, english.conjunction, day(outer.last));
  }
  if (grain == Grain::days) return days(outer.first, outer.last);
  return grain == Grain::months ? months(begin, end) : years(begin.year, end.year);
}

/// A stretch of days that is a unit of this precision.
std::string Printer::unit(const Stretch& days, Precision precision) const {
  const CivilDate first = civil_of(days.first);
  switch (precision) {
    case Precision::day:
      return day(days.first);
    case Precision::month:
      return month(first);
    case Precision::year:
      return year(first.year);
    case Precision::quarter:
    case Precision::half_year: {
      const bool quarter = precision == Precision::quarter;
      const unsigned part = (first.month - 1) / (quarter ? 3 : 6);
      if (iso_style() || length_ == DateLength::abbreviated) {
        return fmt::format("{}{} {}", quarter ? 'Q' : 'H', part + 1, year(first.year));
      }
      return fmt::format("{} {} {}", english.ordinals[part], quarter ? english.quarter_of : english.half_of,
                         year(first.year));
    }
    case Precision::decade:
      return fmt::format("{}s", first.year);
    case Precision::century:
      return fmt::format("{} {}", ordinal(first.year / 100 + 1), english.century);
    default:
      return range(days, Grain::years, true);
  }
}

std::string Printer::one_date(const edtf::Date& date) const {
  const edtf::Reach reach = edtf::reach(date);
  if (!reach.first || !reach.last) return edtf::canonical(date);
  const Stretch days{*reach.first, *reach.last};
  const Year said = year_said(date);
  if (date.kind == edtf::Kind::season) {
    const Year number = edtf::number_of(date.month.digits);
    if (number <= 32)
      return fmt::format("{} {}", english.seasons[static_cast<std::size_t>((number - 21) % 4)], year(said));
    if (number >= 37 && number <= 39) return range(days, Grain::months, true);
    return unit(days, precision_of(date));
  }
  if (date.significant) return fmt::format("{} {}", english.circa, year(said));
  const auto whole = unit_of(days.first, days.last);
  const bool named = whole && whole->precision != Precision::week && whole->precision != Precision::quarter &&
                     whole->precision != Precision::half_year;
  if (named) return unit(days, whole->precision);
  return with_gaps(date, days);
}

/// Some digits are unspecified: the stretch they leave where it has no gaps, else the year, decade or years
/// it lies in.
std::string Printer::with_gaps(const edtf::Date& date, const Stretch& days) const {
  const CivilDate first = civil_of(days.first), last = civil_of(days.last);
  if (first.year == last.year) {
    const bool days_in_a_row =
        first.month == last.month && date.day.digits.size() == 2 && date.day.digits[0] != 'X';
    if (days_in_a_row) return range(days, Grain::days, true);
    const bool months_in_a_row = date.day.digits.empty() && date.month.digits[0] != 'X';
    if (months_in_a_row) return range(days, Grain::months, true);
    return year(first.year);
  }
  const Stretch around{day_of({first.year, 1, 1}), day_of({last.year, 12, 31})};
  if (const auto whole = unit_of(around.first, around.last)) return unit(around, whole->precision);
  return years(first.year, last.year);
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

std::string Printer::between(const edtf::Date& first, const edtf::Date& last, bool once) const {
  if (plain(first) && plain(last) && grain_of(first) == grain_of(last)) {
    const Stretch outer{*edtf::reach(first).first, *edtf::reach(last).last};
    const auto whole = unit_of(outer.first, outer.last);
    const bool one_unit = first.year.digits == last.year.digits && first.month.digits == last.month.digits &&
                          first.day.digits == last.day.digits && first.negative == last.negative;
    if (one_unit && whole) return unit(outer, whole->precision);
    return range(outer, grain_of(first), once);
  }
  return fmt::format("{}{}{}", one_date(first), iso_style() ? (once ? ".." : "/") : dash(), one_date(last));
}

/// "before 2017" for "[..2016]", "before 8 November 2016" for "[..2016-11-08]"; after likewise.
Phrase Printer::bounded_on_one_side(const edtf::Date& date, bool from_below, bool approximate) const {
  const std::string lead(from_below ? english.after : english.before);
  const edtf::Reach reach = edtf::reach(date);
  if (!plain(date)) {
    const auto end = from_below ? reach.first : reach.last;
    return {lead, end ? day(*end) : edtf::canonical(date)};
  }
  if (approximate || grain_of(date) == Grain::days) return {lead, one_date(date)};
  const CivilDate beyond = civil_of(from_below ? *reach.first - 1 : *reach.last + 1);
  return {lead, grain_of(date) == Grain::months ? month(beyond) : year(beyond.year)};
}

Phrase Printer::phrase_of(const edtf::Interval& interval) const {
  const bool from = interval.start.kind == edtf::End::Kind::known;
  const bool to = interval.end.kind == edtf::End::Kind::known;
  if (from && to) return {"", between(interval.start.date, interval.end.date, false)};
  if (from) return {std::string(english.from), one_date(interval.start.date)};
  return {std::string(english.until), one_date(interval.end.date)};
}

Phrase Printer::phrase_of(const edtf::Range& range, bool once, bool approximate) const {
  if (!range.first) return bounded_on_one_side(*range.last, false, approximate);
  if (!range.consecutive) return {"", one_date(*range.first)};
  if (!range.last) return bounded_on_one_side(*range.first, true, approximate);
  return {"", between(*range.first, *range.last, once)};
}

Phrase Printer::phrase_of(const edtf::Set& set, const TimeSpan& span) const {
  const std::size_t count = set.elements.size();
  if (count == 1) return phrase_of(set.elements[0], !set.all, span.approximate);
  if (count > most_alternatives) return phrase_of_bounds(span);
  Phrase result;
  for (std::size_t i = 0; i < count; ++i) {
    const Phrase one = phrase_of(set.elements[i], false, span.approximate);
    if (i > 0 && i + 1 < count) result.core += ", ";
    if (i > 0 && i + 1 == count)
      result.core += fmt::format(" {} ", set.all ? english.conjunction : english.disjunction);
    result.core += one.lead.empty() ? one.core : one.lead + " " + one.core;
  }
  return result;
}

Phrase Printer::phrase_of_bounds(const TimeSpan& span) const {
  if (span.earliest_start && span.latest_end) {
    const bool whole_months =
        civil_of(*span.earliest_start).day == 1 && civil_of(*span.latest_end + 1).day == 1;
    return {"", range({*span.earliest_start, *span.latest_end}, whole_months ? Grain::months : Grain::days,
                      true)};
  }
  if (span.earliest_start) return {std::string(english.after), day(*span.earliest_start)};
  if (span.latest_end) return {std::string(english.before), day(*span.latest_end)};
  return {"", std::string(english.unknown)};
}

/// Open spans by the word they were stated with: "since 2008", "by March 2021".
std::optional<Phrase> Printer::as_stated(const TimeSpan& span, const edtf::Expression& expression) const {
  for (const std::string_view word : {english.since, english.by, english.until}) {
    const bool said =
        span.phrase.size() > word.size() && span.phrase.starts_with(word) && span.phrase[word.size()] == ' ';
    if (!said || !span.stated) continue;
    const bool from_below = word == english.since;
    if (const auto* interval = std::get_if<edtf::Interval>(&expression)) {
      const bool from = interval->start.kind == edtf::End::Kind::known;
      const bool to = interval->end.kind == edtf::End::Kind::known;
      if (from_below && from && !to) return Phrase{std::string(word), one_date(interval->start.date)};
      if (!from_below && to && !from) return Phrase{std::string(word), one_date(interval->end.date)};
    }
    const auto* set = std::get_if<edtf::Set>(&expression);
    if (set == nullptr || set->elements.size() != 1) continue;
    const edtf::Range& range = set->elements[0];
    if (from_below && range.first && !range.last && range.consecutive)
      return Phrase{std::string(word), one_date(*range.first)};
    if (!from_below && range.last && !range.first) return Phrase{std::string(word), one_date(*range.last)};
  }
  return std::nullopt;
}

Phrase Printer::phrase_of(const TimeSpan& span) const {
  const edtf::Parsed parsed = edtf::parse(span.edtf);
  const edtf::Bounds known{span.earliest_start, span.latest_start, span.earliest_end, span.latest_end};
  const bool edtf_says_all = parsed.expression && edtf::bounds(*parsed.expression) == known;
  if (!edtf_says_all) return phrase_of_bounds(span);
  if (const auto stated = as_stated(span, *parsed.expression)) return *stated;
  if (const auto* interval = std::get_if<edtf::Interval>(&*parsed.expression)) return phrase_of(*interval);
  if (const auto* set = std::get_if<edtf::Set>(&*parsed.expression)) return phrase_of(*set, span);
  return {"", one_date(std::get<edtf::Date>(*parsed.expression))};
}

}  // namespace

std::string print(const TimeSpan& span, DateStyle style, DateLength length) {
  return Printer(style, length).print(span);
}

}  // namespace dateline::calendar
