#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "src/calendar/edtf.hpp"
#include "src/calendar/edtf_date_reader.hpp"

namespace dateline::calendar::edtf {
namespace {

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
  DateReader reader(text, begin, end);
  if (!reader.read(result.date)) return reader.error();
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
    DateReader reader(text, from, to);
    date.emplace();
    if (!reader.read(*date)) return reader.error();
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
  DateReader reader(text, 0, text.size());
  if (!reader.read(date)) return failed(reader.error());
  return {std::move(date), {}};
}

}  // namespace dateline::calendar::edtf
