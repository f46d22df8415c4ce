#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "src/calendar/edtf.hpp"

/// The grammar of one date; private to the room.
namespace dateline::calendar::edtf {

/// Reads one date from the bytes [begin, end) of a text.
class DateReader {
 public:
  DateReader(std::string_view text, std::size_t begin, std::size_t end)
      : text_(text), at_(begin), end_(end) {}

  /// False when there is no date or more than one: then error() says where and why.
  bool read(Date& date);
  const Error& error() const { return error_; }

 private:
  // Each answers false after fail().
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

  char next() const { return at_ < end_ ? text_[at_] : '\0'; }
  bool take(char c);
  std::string_view take_digits(bool with_x);
  void take_qualifier(Qualifier& qualifier);
  void take_trailing_qualifier(Date& date, int parts);
  bool fail(std::string reason) { return fail_at(at_, std::move(reason)); }
  bool fail_at(std::size_t offset, std::string reason);

  std::string_view text_;
  std::size_t at_, end_;
  Error error_;
};

}  // namespace dateline::calendar::edtf
