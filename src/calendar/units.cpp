#include "src/calendar/units.hpp"

#include <fmt/format.h>

#include "src/calendar/edtf_completion.hpp"

namespace dateline::calendar {
namespace {

bool ends_month(const CivilDate& date) {
  return date.day == days_in_month(date.year, date.month);
}

std::string edtf_of_year(Year year) {
  if (year >= 0 && year <= 9999) return fmt::format("{:04}", year);
  if (year >= -9999 && year < 0) return fmt::format("-{:04}", -year);
  return fmt::format("Y{}", year);
}

std::string edtf_of_month(const CivilDate& date) {
  return fmt::format("{}-{:02}", edtf_of_year(date.year), date.month);
}

/// Whole years from the first to the last, counted as units that begin with a multiple of their length.
std::optional<Unit> unit_of_years(Year first, Year last) {
  if (first == last) return Unit{Precision::year, edtf_of_year(first)};
  if (first < 0 || last > 9999) return {};
  const auto aligned = [&](Year length) { return last - first == length - 1 && first % length == 0; };
  if (aligned(10)) return Unit{Precision::decade, fmt::format("{:03}X", first / 10)};
  if (aligned(100)) return Unit{Precision::century, fmt::format("{:02}XX", first / 100)};
  if (aligned(1000)) return Unit{Precision::millennium, fmt::format("{}XXX", first / 1000)};
  return {};
}

}  // namespace

std::optional<Unit> unit_of(Day first, Day last) {
  if (first == last) return Unit{Precision::day, edtf_of_day(first)};
  if (last - first == 6 && weekday_of(first) == 1) return Unit{Precision::week, ""};
  const CivilDate begin = civil_of(first), end = civil_of(last);
  if (begin.day != 1 || !ends_month(end)) return {};
  if (begin.month == 1 && end.month == 12) return unit_of_years(begin.year, end.year);
  if (begin.year != end.year) return {};
  const unsigned months = end.month - begin.month + 1;
  if (months == 1) return Unit{Precision::month, edtf_of_month(begin)};
  const bool plain = begin.year >= -9999 && begin.year <= 9999;
  if (months == 3 && begin.month % 3 == 1 && plain) {
    return Unit{Precision::quarter, fmt::format("{}-{}", edtf_of_year(begin.year), 33 + begin.month / 3)};
  }
  if (months == 6 && begin.month % 6 == 1 && plain) {
    return Unit{Precision::half_year, fmt::format("{}-{}", edtf_of_year(begin.year), 40 + begin.month / 6)};
  }
  return {};
}

std::string edtf_of_day(Day day) {
  return edtf::canonical(edtf::date_of(civil_of(day)));
}

std::string edtf_of_range(Day first, Day last) {
  const CivilDate begin = civil_of(first), end = civil_of(last);
  if (begin.day != 1 || !ends_month(end))
    return fmt::format("[{}..{}]", edtf_of_day(first), edtf_of_day(last));
  if (begin.month != 1 || end.month != 12)
    return fmt::format("[{}..{}]", edtf_of_month(begin), edtf_of_month(end));
  return fmt::format("[{}..{}]", edtf_of_year(begin.year), edtf_of_year(end.year));
}

Precision precision_of(const edtf::Date& date) {
  switch (date.kind) {
    case edtf::Kind::century:
      return Precision::century;
    case edtf::Kind::decade:
      return Precision::decade;
    case edtf::Kind::season: {
      const Year season = edtf::number_of(date.month.digits);
      if (season <= 32) return Precision::season;
      if (season <= 36) return Precision::quarter;
      return season <= 39 ? Precision::month : Precision::half_year;
    }
    default:
      break;
  }
  if (date.significant && *date.significant < date.year.digits.size()) {
    const std::size_t guessed = date.year.digits.size() - *date.significant;
    return guessed == 1 ? Precision::decade : guessed == 2 ? Precision::century : Precision::millennium;
  }
  const std::size_t unsaid = date.year.digits.find('X');
  if (unsaid == 0) return Precision::unknown;
  if (unsaid == 1) return Precision::millennium;
  if (unsaid == 2) return Precision::century;
  if (unsaid == 3) return Precision::decade;
  const auto said = [](const edtf::Part& part) {
    return !part.digits.empty() && part.digits.find('X') == std::string::npos;
  };
  if (!said(date.month)) return Precision::year;
  return said(date.day) ? Precision::day : Precision::month;
}

Stretch months_from(Year year, unsigned month, unsigned months) {
  const unsigned last = month + months - 1;
  const Year last_year = year + (last > 12 ? 1 : 0);
  const unsigned last_month = last > 12 ? last - 12 : last;
  return {day_of({year, month, 1}), day_of({last_year, last_month, days_in_month(last_year, last_month)})};
}

Stretch years_from(Year year, Year years) {
  return {day_of({year, 1, 1}), day_of({year + years - 1, 12, 31})};
}

}  // namespace dateline::calendar
