#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "src/calendar/edtf.hpp"
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

/// Reads one piece of the text, [at, end). Every reading function answers false after fail().
class Reader {
 public:
  Reader(std::string_view text, std::size_t begin, std::size_t end) : text_(text), at_(begin), end_(end) {}

  const Error& error() const { return error_; }
  bool fail(std::string reason) { return fail_at(at_, std::move(reason)); }
  bool fail_at(std::size_t offset, std::string reason) {
    error_ = {offset, std::move(reason)};
    return false;
  }

  bool whole_date(Date& date) {
    if (!read_date(date)) return false;
    return at_ == end_ || fail("a date ends before this");
  }

 private:
  char next() const { return at_ < end_ ? text_[at_] : '\0'; }
  bool take(char c) {
    if (next() != c || at_ >= end_) return false;
    ++at_;
    return true;
  }
  std::string_view take_digits(bool with_x) {
    const std::size_t begin = at_;
    while (is_digit(next()) || (with_x && next() == 'X')) ++at_;
    return text_.substr(begin, at_ - begin);
  }
  void take_qualifier(Qualifier& qualifier) {
    const char c = next();
    if (c != '?' && c != '~' && c != '%') return;
    qualifier.uncertain |= c != '~';
    qualifier.approximate |= c != '?';
    ++at_;
  }
  /// A qualifier after a part holds for it and for all parts before it.
  void take_trailing_qualifier(Date& date, int parts) {
    Qualifier qualifier;
    take_qualifier(qualifier);
    Part* const all[] = {&date.year, &date.month, &date.day};
    for (int i = 0; i < parts; ++i) {
      all[i]->qualifier.uncertain |= qualifier.uncertain;
      all[i]->qualifier.approximate |= qualifier.approximate;
    }
  }

  bool read_date(Date& date);
  bool read_year(Date& date);
  bool read_long_year(Date& date);
  bool read_significant(Date& date);
  bool read_month(Date& date);
  bool read_season(Date& date, std::size_t begin);
  bool read_day(Date& date);
  bool read_clock(Date& date);
  bool read_seconds(Clock& clock);
  bool read_zone(Clock& clock);
  bool read_two_digits(unsigned& value, unsigned largest, std::string_view what);

  std::string_view text_;
  std::size_t at_, end_;
  Error error_;
};

bool Reader::read_date(Date& date) {
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

bool Reader::read_year(Date& date) {
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

bool Reader::read_long_year(Date& date) {
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

bool Reader::read_significant(Date& date) {
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

bool Reader::read_month(Date& date) {
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

bool Reader::read_season(Date& date, std::size_t begin) {
  if (number_of(date.month.digits) > 41) return fail_at(begin, "a month is 01 to 12, a season 21 to 41");
  const char c = next();
  if (date.kind == Kind::long_year || !all_digits(date.year.digits) || has_qualifier(date.year) ||
      has_qualifier(date.month) || c == '?' || c == '~' || c == '%') {
    return fail_at(begin, "a season goes with a plain year and carries no qualifier");
  }
  date.kind = Kind::season;
  return true;
}

bool Reader::read_day(Date& date) {
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

bool Reader::read_two_digits(unsigned& value, unsigned largest, std::string_view what) {
  const std::size_t begin = at_;
  const std::string_view digits = text_.substr(at_, std::min<std::size_t>(2, end_ - at_));
  if (digits.size() != 2 || !all_digits(digits) || number_of(digits) > largest) {
    return fail_at(begin, fmt::format("{} of two digits, at most {}, was expected here", what, largest));
  }
  value = static_cast<unsigned>(number_of(digits));
  at_ += 2;
  return true;
}

bool Reader::read_clock(Date& date) {
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

bool Reader::read_seconds(Clock& clock) {
  unsigned second = 0;
  if (!read_two_digits(second, 59, "a second")) return false;
  clock.second = second;
  if (take('.') || take(',')) {
    clock.fraction = take_digits(false);
    if (clock.fraction.empty()) return fail("a fraction of a second was expected here");
  }
  return true;
}

bool Reader::read_zone(Clock& clock) {
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

Parsed failed(Error error) {
  return {{}, std::move(error)};
}

bool stands_alone(const Date& date) {
  return date.kind == Kind::season || date.kind == Kind::century || date.kind == Kind::decade;
}

bool wrong_way_round(const Date& first, const Date& last) {
  const auto earliest = reach(first).first;
  const auto latest = reach(last).last;
  return earliest && latest && *latest < *earliest;
}

std::optional<Error> read_end(std::string_view text, std::size_t begin, std::size_t end, End& result) {
  const std::string_view piece = text.substr(begin, end - begin);
  if (piece.empty()) return {};
  if (piece == "..") {
    result.kind = End::Kind::open;
    return {};
  }
  result.kind = End::Kind::known;
  Reader reader(text, begin, end);
  if (!reader.whole_date(result.date)) return reader.error();
  if (stands_alone(result.date)) return Error{begin, "an interval runs between years, months or days"};
  return {};
}

Parsed parse_interval(std::string_view text, std::size_t slash) {
  Interval interval;
  if (auto error = read_end(text, 0, slash, interval.start)) return failed(*error);
  if (auto error = read_end(text, slash + 1, text.size(), interval.end)) return failed(*error);
  if (interval.start.kind == End::Kind::known && interval.end.kind == End::Kind::known &&
      wrong_way_round(interval.start.date, interval.end.date)) {
    return failed({slash + 1, "the interval ends before it begins"});
  }
  return {std::move(interval), {}};
}

/// How far a date goes, for the two sides of "..", which go equally far.
int parts_of(const Date& date) {
  return 1 + (date.month.digits.empty() ? 0 : 1) + (date.day.digits.empty() ? 0 : 1) + (date.clock ? 1 : 0);
}

std::optional<Error> read_range(std::string_view text, std::size_t begin, std::size_t end, Range& range) {
  while (begin < end && text[begin] == ' ') ++begin;
  while (end > begin && text[end - 1] == ' ') --end;
  const auto read = [&text](std::size_t from, std::size_t to,
                            std::optional<Date>& date) -> std::optional<Error> {
    Reader reader(text, from, to);
    date.emplace();
    if (!reader.whole_date(*date)) return reader.error();
    if (date->clock || (stands_alone(*date) && date->kind != Kind::season)) {
      return Error{from, "a set is made of years, months and days"};
    }
    return {};
  };
  const std::size_t dots = text.substr(begin, end - begin).find("..");
  if (dots == std::string_view::npos) return read(begin, end, range.first);
  range.consecutive = true;
  const std::size_t left_end = begin + dots, right_begin = left_end + 2;
  if (left_end > begin) {
    if (auto error = read(begin, left_end, range.first)) return error;
  }
  if (right_begin < end) {
    if (auto error = read(right_begin, end, range.last)) return error;
  }
  if (!range.first && !range.last) return Error{begin, "a date was expected on one side of .."};
  if (!range.first || !range.last) return {};
  if (parts_of(*range.first) != parts_of(*range.last) || stands_alone(*range.first) ||
      stands_alone(*range.last)) {
    return Error{right_begin, "both sides of .. are years, or months, or days"};
  }
  if (wrong_way_round(*range.first, *range.last))
    return Error{right_begin, "the range ends before it begins"};
  return {};
}

Parsed parse_set(std::string_view text) {
  Set set;
  set.all = text[0] == '{';
  if (text.back() != (set.all ? '}' : ']')) {
    return failed({text.size(), fmt::format("a closing {} was expected here", set.all ? '}' : ']')});
  }
  const std::size_t end = text.size() - 1;
  std::size_t begin = 1;
  for (bool more = true; more;) {
    const std::size_t comma = std::min(text.find(',', begin), end);
    more = comma < end;
    Range range;
    if (auto error = read_range(text, begin, comma, range)) return failed(*error);
    if (!range.first && !set.elements.empty())
      return failed({begin, "only the first date of a set is open before"});
    if (!range.last && range.consecutive && more)
      return failed({comma, "only the last date of a set is open after"});
    set.elements.push_back(std::move(range));
    begin = comma + 1;
  }
  return {std::move(set), {}};
}

}  // namespace

Parsed parse(std::string_view text) {
  if (text.empty()) return failed({0, "there is nothing to read"});
  if (text[0] == '[' || text[0] == '{') return parse_set(text);
  if (const std::size_t slash = text.find('/'); slash != std::string_view::npos)
    return parse_interval(text, slash);
  Date date;
  Reader reader(text, 0, text.size());
  if (!reader.whole_date(date)) return failed(reader.error());
  return {std::move(date), {}};
}

}  // namespace dateline::calendar::edtf
