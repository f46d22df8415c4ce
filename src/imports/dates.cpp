#include "src/imports/dates.hpp"

#include <fmt/format.h>

#include <charconv>

#include "src/calendar/no_date.hpp"
#include "src/calendar/print.hpp"
#include "src/calendar/spreadsheet.hpp"
#include "src/imports/words.hpp"
#include "src/text/csv.hpp"

namespace dateline::imports {
namespace {

/// The three numbers of a date, with the sign between them: "22/7/2016".
struct Numbers {
  std::string first, second, third;
  char sign = 0;
};

std::optional<Numbers> numbers_in(const std::string& words) {
  Numbers out;
  std::string* parts[] = {&out.first, &out.second, &out.third};
  std::size_t part = 0;
  for (const char c : words) {
    if (c >= '0' && c <= '9') {
      *parts[part] += c;
      continue;
    }
    const bool is_sign = c == '/' || c == '.' || c == '-';
    if (!is_sign || (out.sign != 0 && c != out.sign) || ++part > 2) return std::nullopt;
    out.sign = c;
  }
  if (out.first.empty() || out.second.empty() || out.third.empty()) return std::nullopt;
  return out;
}

unsigned number(const std::string& digits) {
  unsigned value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool is_short(const std::string& digits) {
  return digits.size() <= 2;
}

/// Which order numbers with the year last can have.
DayOrder order_in(const Numbers& numbers) {
  constexpr unsigned months = 12;
  if (numbers.sign == '.') return DayOrder::day_first;
  if (number(numbers.first) > months) return DayOrder::day_first;
  return number(numbers.second) > months ? DayOrder::month_first : DayOrder::unknown;
}

/// "2016-07-22" of numbers in the order that is known.
std::string iso_of(const std::string& year, const std::string& month, const std::string& day) {
  return fmt::format("{}-{:02}-{:02}", year, number(month), number(day));
}

/// "2016-07-22T14:30" of "2016-07-22 14:30".
std::string with_time(const std::string& words) {
  constexpr std::size_t day_length = 10;
  const bool is_parted = words.size() > day_length + 4 && words[day_length] == ' ' && words[4] == '-' &&
                         words[7] == '-' && words[day_length + 3] == ':';
  if (!is_parted) return words;
  std::string out = words;
  out[day_length] = 'T';
  return out;
}

ReadDate read(const std::string& words) {
  ReadDate out;
  out.when = calendar::span_from_people(words);
  if (out.when) return out;
  const calendar::NoDate none = calendar::why_no_date(words);
  out.why = "“" + on_one_line(words) + "” is no date that can be read: " +
            (none.why.empty() ? none.remedy : none.why + "; " + none.remedy);
  return out;
}

}  // namespace

ReadDate date_of(std::string_view said, DayOrder order) {
  std::string words = text::trimmed(said);
  if (words.empty()) return {calendar::unknown_time(), ""};
  const auto numbers = numbers_in(words);
  constexpr std::size_t year_digits = 4;
  if (!numbers || numbers->first.size() > year_digits || numbers->third.size() > year_digits)
    return read(with_time(calendar::date_repaired(words)));
  if (numbers->first.size() == year_digits && is_short(numbers->second) && is_short(numbers->third))
    return read(iso_of(numbers->first, numbers->second, numbers->third));
  if (!is_short(numbers->first) || !is_short(numbers->second)) return read(words);
  if (numbers->third.size() != year_digits)
    return {std::nullopt, "“" + words + "” says its year in two digits: write four"};
  DayOrder known = order_in(*numbers);
  if (known == DayOrder::unknown && number(numbers->first) == number(numbers->second))
    known = DayOrder::day_first;
  if (known == DayOrder::unknown) known = order;
  if (known == DayOrder::unknown)
    return {std::nullopt, "“" + words +
                              "” may be two days, for nothing says which number is the month: say "
                              "--day-order day-first or month-first"};
  const bool day_first = known == DayOrder::day_first;
  return read(iso_of(numbers->third, day_first ? numbers->second : numbers->first,
                     day_first ? numbers->first : numbers->second));
}

DayOrder order_of(const std::vector<std::string>& cells) {
  DayOrder known = DayOrder::unknown;
  for (const std::string& cell : cells) {
    const auto numbers = numbers_in(text::trimmed(cell));
    if (!numbers || numbers->sign == '.' || !is_short(numbers->first) || !is_short(numbers->second)) continue;
    const DayOrder order = order_in(*numbers);
    if (order == DayOrder::unknown) continue;
    if (known != DayOrder::unknown && known != order) return DayOrder::unknown;
    known = order;
  }
  return known;
}

std::optional<calendar::TimeSpan> from_to(const calendar::TimeSpan& first,
                                          const std::optional<calendar::TimeSpan>& last) {
  if (!last || last->unknown() || last->edtf == first.edtf) return first;
  if (!first.bounded() || !last->bounded() || *last->latest_end < *first.earliest_start) return std::nullopt;
  return calendar::span_from_edtf(first.edtf + "/" + last->edtf);
}

std::optional<calendar::TimeSpan> shown_date(const std::string& words) {
  constexpr std::string_view open = "“", close = "”", inferred = ", inferred";
  if (words.starts_with(open) && words.ends_with(close)) return calendar::unknown_time();
  return calendar::span_from_people(
      words.ends_with(inferred) ? words.substr(0, words.size() - inferred.size()) : words);
}

calendar::TimeSpan truer(const std::string& words, const calendar::TimeSpan& written) {
  const auto said = shown_date(words);
  if (!said) return written;
  if (said->unknown() || written.unknown()) return *said;
  // "June–August 2015" is printed of both; beside one date it is one day of these.
  if (!said->momentary() && written.momentary())
    return calendar::one_day_of(said->earliest_start, said->latest_end);
  const bool is_apart =
      (said->latest_end && written.earliest_start && *said->latest_end < *written.earliest_start) ||
      (said->earliest_start && written.latest_end && *written.latest_end < *said->earliest_start);
  return is_apart ? written : *said;
}

}  // namespace dateline::imports
