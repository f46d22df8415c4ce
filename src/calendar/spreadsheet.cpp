#include "src/calendar/spreadsheet.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <vector>

#include "src/calendar/day.hpp"
#include "src/calendar/people_unit.hpp"

namespace dateline::calendar {
namespace {

std::optional<std::int64_t> number_in(const std::string& text) {
  std::int64_t value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

constexpr std::array<const char*, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                "jul", "aug", "sep", "oct", "nov", "dec"};

/// "2016" of "16": that of the cell as it was, else as spreadsheets do: 30 to 99 is the last century.
std::int64_t year_of(const std::string& digits, const std::string& was) {
  const std::int64_t year = *number_in(digits);
  if (digits.size() > 2) return year;
  for (const char* century : {"19", "20"})
    if (was.find(century + digits) != std::string::npos) return *number_in(century + digits);
  return year < 30 ? 2000 + year : 1900 + year;
}

}  // namespace

std::string date_repaired(const std::string& cell, const std::string& was) {
  constexpr std::int64_t first_serial = 10000, last_serial = 99999, day_zero = -25569;  // 1899-12-30
  if (const auto serial = number_in(cell); serial && *serial >= first_serial && *serial <= last_serial)
    return iso(Day{day_zero + *serial});
  if (cell.size() == 19 && cell.ends_with(" 00:00:00")) return cell.substr(0, 10);
  // "Dec-16", "29-Dec-16", "29-Dec-2016".
  std::vector<std::string> parts(1);
  for (const char c : cell) {
    if (c == '-')
      parts.emplace_back();
    else
      parts.back() += c;
  }
  if (parts.size() < 2 || parts.size() > 3) return cell;
  const std::string &month = parts[parts.size() - 2], &year = parts.back();
  const auto found = std::find(months.begin(), months.end(), lower(month));
  const bool is_year = (year.size() == 2 || year.size() == 4) && number_in(year) && year[0] != '-';
  if (found == months.end() || !is_year) return cell;
  const std::string day = parts.size() == 3 ? parts[0] + " " : "";
  return day + month + " " + std::to_string(year_of(year, was));
}

}  // namespace dateline::calendar
