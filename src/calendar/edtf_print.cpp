#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "src/calendar/edtf.hpp"

namespace dateline::calendar::edtf {
namespace {

struct Marks {
  std::array<Qualifier, 3> before, after;
};

/// The flag goes after the last part of the run that begins with the year, and before any other part that has
/// it.
void place(const std::array<const Part*, 3>& parts, bool Qualifier::* flag, Marks& marks) {
  std::size_t run = 0;
  while (run < parts.size() && parts[run]->qualifier.*flag) ++run;
  if (run > 0) marks.after[run - 1].*flag = true;
  for (std::size_t i = run; i < parts.size(); ++i) marks.before[i].*flag = parts[i]->qualifier.*flag;
}

std::string_view mark(const Qualifier& qualifier) {
  if (qualifier.uncertain) return qualifier.approximate ? "%" : "?";
  return qualifier.approximate ? "~" : "";
}

void append_clock(std::string& out, const Clock& clock) {
  out += fmt::format("T{:02}:{:02}", clock.hour, clock.minute);
  if (clock.second) out += fmt::format(":{:02}", *clock.second);
  if (!clock.fraction.empty()) out += "." + clock.fraction;
  if (!clock.zone_minutes) return;
  const int east = *clock.zone_minutes;
  if (east == 0) {
    out += 'Z';
  } else {
    const int size = east < 0 ? -east : east;
    out += fmt::format("{}{:02}:{:02}", east < 0 ? '-' : '+', size / 60, size % 60);
  }
}

void append(std::string& out, const Date& date) {
  Marks marks;
  const std::array<const Part*, 3> parts{&date.year, &date.month, &date.day};
  place(parts, &Qualifier::uncertain, marks);
  place(parts, &Qualifier::approximate, marks);
  if (date.kind == Kind::long_year) out += 'Y';
  if (date.negative) out += '-';
  out += date.year.digits;
  if (date.exponent > 0) out += fmt::format("E{}", date.exponent);
  if (date.significant) out += fmt::format("S{}", *date.significant);
  out += mark(marks.after[0]);
  for (std::size_t i = 1; i < parts.size() && !parts[i]->digits.empty(); ++i) {
    out += '-';
    out += mark(marks.before[i]);
    out += parts[i]->digits;
    out += mark(marks.after[i]);
  }
  if (date.clock) append_clock(out, *date.clock);
}

void append(std::string& out, const End& end) {
  if (end.kind == End::Kind::open) out += "..";
  if (end.kind == End::Kind::known) append(out, end.date);
}

void append(std::string& out, const Set& set) {
  out += set.all ? '{' : '[';
  for (std::size_t i = 0; i < set.elements.size(); ++i) {
    if (i > 0) out += ',';
    if (set.elements[i].first) append(out, *set.elements[i].first);
    if (set.elements[i].consecutive) out += "..";
    if (set.elements[i].last) append(out, *set.elements[i].last);
  }
  out += set.all ? '}' : ']';
}

/// Unspecified digits: level 1 has them from the right, at most two in a year whose other parts are left out.
int level_of_digits(const Date& date) {
  const std::string all = date.year.digits + date.month.digits + date.day.digits;
  const std::size_t first = all.find('X');
  if (first == std::string::npos) return 0;
  if (all.find_first_not_of('X', first) != std::string::npos) return 2;
  if (first == 0 || first == 4 || first == 6) return 1;
  return (first == 2 || first == 3) && date.month.digits.empty() ? 1 : 2;
}

int level_of_qualifiers(const Date& date) {
  Qualifier any;
  bool same = true;
  for (const Part* part : {&date.year, &date.month, &date.day}) {
    any.uncertain |= part->qualifier.uncertain;
    any.approximate |= part->qualifier.approximate;
    if (!part->digits.empty()) same &= part->qualifier == date.year.qualifier;
  }
  if (!any.uncertain && !any.approximate) return 0;
  return same ? 1 : 2;
}

int level_of(const Date& date) {
  if (date.significant || date.exponent > 0 || date.kind == Kind::decade) return 2;
  const int qualifiers = level_of_qualifiers(date);
  switch (date.kind) {
    case Kind::century:
      return qualifiers > 0 ? 2 : 0;
    case Kind::season:
      return date.month.digits <= "24" ? 1 : 2;
    case Kind::long_year:
      return date.month.digits.empty() && qualifiers == 0 ? 1 : 2;
    default:
      return std::max(qualifiers, level_of_digits(date));
  }
}

int level_of(const End& end) {
  if (end.kind != End::Kind::known) return 1;
  return level_of_digits(end.date) > 0 ? 2 : level_of(end.date);
}

}  // namespace

std::string canonical(const Expression& expression) {
  std::string out;
  if (const Date* date = std::get_if<Date>(&expression)) {
    append(out, *date);
  } else if (const Interval* interval = std::get_if<Interval>(&expression)) {
    append(out, interval->start);
    out += '/';
    append(out, interval->end);
  } else {
    append(out, std::get<Set>(expression));
  }
  return out;
}

int level(const Expression& expression) {
  if (const Date* date = std::get_if<Date>(&expression)) return level_of(*date);
  if (const Interval* interval = std::get_if<Interval>(&expression)) {
    return std::max(level_of(interval->start), level_of(interval->end));
  }
  return 2;
}

Expression qualified(Expression expression, Qualifier qualifier) {
  const auto mark_date = [&qualifier](Date& date) {
    if (date.kind == Kind::season || date.significant || date.clock) return;
    for (Part* part : {&date.year, &date.month, &date.day}) {
      if (part->digits.empty()) continue;
      part->qualifier.uncertain |= qualifier.uncertain;
      part->qualifier.approximate |= qualifier.approximate;
    }
  };
  if (Date* date = std::get_if<Date>(&expression)) mark_date(*date);
  if (Interval* interval = std::get_if<Interval>(&expression)) {
    mark_date(interval->start.date);
    mark_date(interval->end.date);
  }
  if (Set* set = std::get_if<Set>(&expression)) {
    for (Range& range : set->elements) {
      if (range.first) mark_date(*range.first);
      if (range.last) mark_date(*range.last);
    }
  }
  return expression;
}

}  // namespace dateline::calendar::edtf
