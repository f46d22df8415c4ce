#include "src/calendar/moment.hpp"

#include <array>

#include "src/calendar/day.hpp"

namespace dateline::calendar {
namespace {

constexpr std::int64_t seconds_a_day = 86400;

/// Two digits at `at`, at most `most`.
std::optional<int> two_digits(std::string_view text, std::size_t at, int most) {
  if (at + 2 > text.size()) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(at, 2)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value <= most ? std::optional(value) : std::nullopt;
}

std::string two(std::int64_t value) {
  return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
}

}  // namespace

std::optional<std::int64_t> moment_from_iso(std::string_view text) {
  const auto day = day_from_iso(text.substr(0, 10));
  if (!day || text.size() < 10) return std::nullopt;
  std::int64_t seconds = day->number * seconds_a_day;
  if (text.size() == 10) return seconds;
  if (text.ends_with("Z")) text.remove_suffix(1);
  if ((text[10] != 'T' && text[10] != ' ') || (text.size() != 16 && text.size() != 19)) return std::nullopt;
  constexpr std::array<int, 3> units = {3600, 60, 1}, most = {23, 59, 59};
  for (std::size_t i = 0; 11 + 3 * i < text.size(); ++i) {
    if (i > 0 && text[10 + 3 * i] != ':') return std::nullopt;
    const auto value = two_digits(text, 11 + 3 * i, most[i]);
    if (!value) return std::nullopt;
    seconds += *value * units[i];
  }
  return seconds;
}

Day day_at(std::int64_t seconds) {
  return {seconds / seconds_a_day - (seconds % seconds_a_day < 0 ? 1 : 0)};
}

std::string print_moment(std::int64_t seconds) {
  const Day day = day_at(seconds);
  const std::int64_t rest = seconds - day.number * seconds_a_day;
  return iso(day) + " " + two(rest / 3600) + ":" + two(rest / 60 % 60);
}

}  // namespace dateline::calendar
