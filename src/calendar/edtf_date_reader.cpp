#include "src/calendar/edtf_date_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "src/calendar/edtf_completion.hpp"

namespace dateline::calendar::edtf {
namespace {

constexpr std::size_t writable_digits = 18;  // a longer year keeps its exponent
constexpr std::string_view minus_sign = "\xE2\x88\x92";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_digit);
}
bool all_zeros(std::string_view text) {
  return text.find_first_not_of('0') == std::string_view::npos;
}

bool has_qualifier(const Part& part) {
  return part.qualifier.uncertain || part.qualifier.approximate;
}

}  // namespace

bool DateReader::read(Date& date) {
  if (!read_date(date)) return false;
  return at_ == end_ || fail("a date ends before this");
}

bool DateReader::fail_at(std::size_t offset, std::string reason) {
  error_ = {offset, std::move(reason)};
  return false;
}

bool DateReader::take(char c) {
  if (next() != c || at_ >= end_) return false;
  ++at_;
  return true;
}

std::string_view DateReader::take_digits(bool with_x) {
  const std::size_t begin = at_;
  while (is_digit(next()) || (with_x && next() == 'X')) ++at_;
  return text_.substr(begin, at_ - begin);
}

void DateReader::take_qualifier(Qualifier& qualifier) {
  const char c = next();
  if (c != '?' && c != '~' && c != '%') return;
  qualifier.uncertain |= c != '~';
  qualifier.approximate |= c != '?';
  ++at_;
}

/// A qualifier after a part holds for it and for all parts before it.
void DateReader::take_trailing_qualifier(Date& date, int parts) {
  Qualifier qualifier;
  take_qualifier(qualifier);
  Part* const all[] = {&date.year, &date.month, &date.day};
  for (int i = 0; i < parts; ++i) {
    all[i]->qualifier.uncertain |= qualifier.uncertain;
    all[i]->qualifier.approximate |= qualifier.approximate;
  }
}

bool DateReader::read_date(Date& date) {
  const std::size_t begin = at_;
  if (!(next() == 'Y' ? read_long_year(date) : read_year(date))) return false;
  if (next() == 'S') return read_significant(date);
  if (date.kind == Kind::century || date.kind == Kind::decade) return true;
  if (take('-') && !read_month(date)) return false;
  if (date.kind == Kind::season) return true;
  if (!date.month.digits.empty() && take('-') && !read_day(date)) return false;
  if (date.kind == Kind::calendar_date && !first_completion(date)) {
    return fail_at(begin, "there is no such day in the calendar");
  }
  if (take('T')) return read_clock(date);
  return true;
}

bool DateReader::read_year(Date& date) {
  take_qualifier(date.year.qualifier);
  date.negative = take('-');
  const std::size_t begin = at_;
  date.year.digits = take_digits(true);
  const std::size_t size = date.year.digits.size();
  if (size == 2) date.kind = Kind::century;
  if (size == 3) date.kind = Kind::decade;
  if (size == 0) return fail("a year was expected here");
  if (size < 2 || size > 4) {
    return fail_at(begin, "a year has four digits, a decade three, a century two; longer years begin with Y");
  }
  if (size < 4 && !all_digits(date.year.digits))
    return fail_at(begin, "only a year of four digits may have an X");
  if (date.negative && all_zeros(date.year.digits)) return fail_at(begin, "there is no year minus nought");
  take_trailing_qualifier(date, 1);
  return true;
}

bool DateReader::read_long_year(Date& date) {
  date.kind = Kind::long_year;
  take('Y');
  date.negative = take('-');
  const std::size_t begin = at_;
  std::string digits{take_digits(false)};
  if (digits.empty()) return fail("the digits of a year were expected here");
  if (digits[0] == '0') return fail_at(begin, "a year after Y has no leading nought");
  std::uint64_t exponent = 0;
  if (take('E')) {
    const std::size_t exponent_at = at_;
    const std::string_view written = take_digits(false);
    if (written.empty() || written[0] == '0')
      return fail_at(exponent_at, "an exponent of one or more was expected here");
    if (written.size() > writable_digits) return fail_at(exponent_at, "this exponent is too large");
    exponent = static_cast<std::uint64_t>(number_of(written));
  }
  if (digits.size() + exponent < 5)
    return fail_at(begin, "a year of four digits or fewer is written without Y");
  if (digits.size() + exponent <= writable_digits) {
    digits.append(exponent, '0');
    exponent = 0;
  } else {
    const std::size_t kept = digits.find_last_not_of('0') + 1;
    exponent += digits.size() - kept;
    digits.resize(kept);
  }
  date.year.digits = std::move(digits);
  date.exponent = exponent;
  take_trailing_qualifier(date, 1);
  return true;
}

bool DateReader::read_significant(Date& date) {
  const bool year = date.kind == Kind::calendar_date || date.kind == Kind::long_year;
  if (!year || !all_digits(date.year.digits) || has_qualifier(date.year)) {
    return fail("significant digits belong to a plain year");
  }
  take('S');
  const std::size_t begin = at_;
  const std::string_view written = take_digits(false);
  if (written.empty() || written[0] == '0')
    return fail_at(begin, "a number of significant digits was expected here");
  if (written.size() > writable_digits) return fail_at(begin, "there are not so many digits");
  date.significant = static_cast<std::uint64_t>(number_of(written));
  return true;
}

bool DateReader::read_month(Date& date) {
  const std::size_t begin = at_;
  if (date.kind == Kind::long_year && date.exponent > 0) return fail("a year with an exponent has no months");
  take_qualifier(date.month.qualifier);
  const std::string_view digits = take_digits(date.kind == Kind::calendar_date);
  if (digits.size() != 2) return fail_at(begin, "a month of two digits was expected here");
  date.month.digits = digits;
  if (all_digits(digits) && number_of(digits) >= 21) return read_season(date, begin);
  if (digits == "00" || (is_digit(digits[0]) && digits[0] > '1') ||
      (digits[0] == '1' && is_digit(digits[1]) && digits[1] > '2')) {
    return fail_at(begin, "a month is 01 to 12, a season 21 to 41");
  }
  take_trailing_qualifier(date, 2);
  return true;
}

bool DateReader::read_season(Date& date, std::size_t begin) {
  if (number_of(date.month.digits) > 41) return fail_at(begin, "a month is 01 to 12, a season 21 to 41");
  const char c = next();
  if (date.kind == Kind::long_year || !all_digits(date.year.digits) || has_qualifier(date.year) ||
      has_qualifier(date.month) || c == '?' || c == '~' || c == '%') {
    return fail_at(begin, "a season goes with a plain year and carries no qualifier");
  }
  date.kind = Kind::season;
  return true;
}

bool DateReader::read_day(Date& date) {
  const std::size_t begin = at_;
  take_qualifier(date.day.qualifier);
  const std::string_view digits = take_digits(date.kind == Kind::calendar_date);
  if (digits.size() != 2) return fail_at(begin, "a day of two digits was expected here");
  date.day.digits = digits;
  if (date.kind == Kind::long_year) {
    const CivilDate day{date.negative ? -number_of(date.year.digits) : number_of(date.year.digits),
                        static_cast<unsigned>(number_of(date.month.digits)),
                        static_cast<unsigned>(number_of(digits))};
    if (!is_valid(day)) return fail_at(begin, "there is no such day in the calendar");
  }
  take_trailing_qualifier(date, 3);
  return true;
}

bool DateReader::read_two_digits(unsigned& value, unsigned largest, std::string_view what) {
  const std::size_t begin = at_;
  const std::string_view digits = text_.substr(at_, std::min<std::size_t>(2, end_ - at_));
  if (digits.size() != 2 || !all_digits(digits) || number_of(digits) > largest) {
    return fail_at(begin, fmt::format("{} of two digits, at most {}, was expected here", what, largest));
  }
  value = static_cast<unsigned>(number_of(digits));
  at_ += 2;
  return true;
}

bool DateReader::read_clock(Date& date) {
  const std::size_t begin = at_;
  if (date.day.digits.empty() || !all_digits(date.year.digits + date.month.digits + date.day.digits) ||
      has_qualifier(date.year) || has_qualifier(date.month) || has_qualifier(date.day)) {
    return fail_at(begin - 1, "a time of day goes with one whole day that carries no qualifier");
  }
  Clock clock;
  if (!read_two_digits(clock.hour, 24, "an hour")) return false;
  if (!take(':')) return fail("minutes were expected here");
  if (!read_two_digits(clock.minute, 59, "a minute")) return false;
  if (take(':') && !read_seconds(clock)) return false;
  if (at_ < end_ && !read_zone(clock)) return false;
  if (clock.hour == 24) {
    if (clock.minute != 0 || clock.second.value_or(0) != 0 || !all_zeros(clock.fraction)) {
      return fail_at(begin, "the last hour of a day ends at 24:00");
    }
    clock.hour = 0;
    const CivilDate midnight = civil_of(*reach(date).first + 1);
    if (!is_valid(midnight)) return fail_at(begin, "the day after this cannot be counted");
    date = date_of(midnight);
  }
  date.clock = std::move(clock);
  return true;
}

bool DateReader::read_seconds(Clock& clock) {
  unsigned second = 0;
  if (!read_two_digits(second, 59, "a second")) return false;
  clock.second = second;
  if (take('.') || take(',')) {
    clock.fraction = take_digits(false);
    if (clock.fraction.empty()) return fail("a fraction of a second was expected here");
  }
  return true;
}

bool DateReader::read_zone(Clock& clock) {
  if (take('Z')) {
    clock.zone_minutes = 0;
    return true;
  }
  const std::size_t begin = at_;
  bool west = false;
  if (take('-')) {
    west = true;
  } else if (text_.substr(at_, end_ - at_).starts_with(minus_sign)) {
    west = true;
    at_ += minus_sign.size();
  } else if (!take('+')) {
    return fail("a time zone, Z or +hh:mm or -hh:mm, was expected here");
  }
  unsigned hours = 0, minutes = 0;
  if (!read_two_digits(hours, 14, "the hours of a time zone")) return false;
  if ((take(':') || at_ < end_) && !read_two_digits(minutes, 59, "the minutes of a time zone")) return false;
  const int east = static_cast<int>(hours * 60 + minutes);
  if (west && east == 0) return fail_at(begin, "the time zone of no minutes is written Z or +00:00");
  if ((west && east > 720) || east > 840) return fail_at(begin, "time zones lie between -12:00 and +14:00");
  clock.zone_minutes = west ? -east : east;
  return true;
}

}  // namespace dateline::calendar::edtf
