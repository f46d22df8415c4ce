#include "src/calendar/no_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "src/calendar/edtf_completion.hpp"
#include "src/calendar/people_unit.hpp"
#include "src/calendar/print.hpp"
#include "src/calendar/words.hpp"

namespace dateline::calendar {
namespace {

constexpr std::size_t longest = 120;  ///< bytes

std::optional<unsigned> number_in(const std::string& word, std::size_t most_digits) {
  std::string digits = word;
  for (const std::string_view ending : {"st", "nd", "rd", "th"})
    if (digits.ends_with(ending)) digits.resize(digits.size() - ending.size());
  if (digits.empty() || digits.size() > most_digits) return std::nullopt;
  if (digits.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  return static_cast<unsigned>(edtf::number_of(digits));
}

std::optional<unsigned> month_of(const std::string& word) {
  for (unsigned i = 0; i < english.months.size(); ++i)
    if (word.size() >= 3 && lower(english.months[i]).starts_with(word)) return i + 1;
  return std::nullopt;
}

/// "31 February 2017", "February 31, 2017", "2017-02-31": the month that has no such day.
std::optional<NoDate> impossible_day(std::string_view text) {
  std::string parted(text);
  std::replace(parted.begin(), parted.end(), '-', ' ');
  const Words words = words_of(parted);
  if (words.size() != 3) return std::nullopt;
  const bool year_first = words[0].size() == 4 && number_in(words[0], 4);
  const std::string& year_word = year_first ? words[0] : words[2];
  const std::optional<unsigned> year = number_in(year_word, 4);
  if (year_word.size() != 4 || !year) return std::nullopt;
  std::optional<unsigned> day, month;
  if (year_first) {
    month = month_of(words[1]) ? month_of(words[1]) : number_in(words[1], 2);
    day = number_in(words[2], 2);
  } else {
    const bool day_first = month_of(words[1]).has_value();
    month = month_of(words[day_first ? 1 : 0]);
    day = number_in(words[day_first ? 0 : 1], 2);
  }
  if (!day || !month || *month > 12 || *month < 1) return std::nullopt;
  const unsigned days = days_in_month(*year, *month);
  if (*day >= 1 && *day <= days) return std::nullopt;
  return NoDate{
      fmt::format("{} {} has {} days", english.months[*month - 1], *year, days),
      fmt::format("take one of them, or the month alone: {} {}", english.months[*month - 1], *year)};
}

/// "Monday 9 July 2017", which was a Sunday.
std::optional<NoDate> other_weekday(std::string_view text) {
  const Words words = words_of(text);
  if (words.size() < 2 || words[0].size() < 3) return std::nullopt;
  const bool is_weekday = std::any_of(english.weekdays.begin(), english.weekdays.end(),
                                      [&](const auto& name) { return lower(name).starts_with(words[0]); });
  if (!is_weekday) return std::nullopt;
  std::string rest;
  for (std::size_t i = 1; i < words.size(); ++i) rest += (i == 1 ? "" : " ") + words[i];
  const auto day = unit(rest);
  if (!day || !day->single_day()) return std::nullopt;
  const std::string date = print(*day);
  return NoDate{date + " was a " + std::string(english.weekdays[weekday_of(*day->earliest_start) - 1]),
                "leave the day of the week out, or take another day"};
}

/// "early May 2017", "mid-2016": part of a unit, but which is for the editor to say.
std::optional<NoDate> vague_part(std::string_view text) {
  constexpr std::array<std::string_view, 9> parts = {"early",  "mid", "late",          "beginning", "start",
                                                     "middle", "end", "the beginning", "the end"};
  for (const std::string_view part : parts) {
    if (!text.starts_with(part) || text.size() <= part.size()) continue;
    if (text[part.size()] != ' ' && text[part.size()] != '-') continue;
    std::string_view rest = trimmed(text.substr(part.size() + 1));
    for (const std::string_view word : {"of ", "in "})
      if (rest.starts_with(word)) rest.remove_prefix(word.size());
    const auto whole = unit(rest);
    if (!whole || !whole->bounded() || whole->single_day()) continue;
    return NoDate{fmt::format("“{}” does not say which days", part),
                  fmt::format("say them, as {}..{}, or take the whole: {}", iso(*whole->earliest_start),
                              iso(*whole->latest_end), print(*whole))};
  }
  return std::nullopt;
}

}  // namespace

NoDate why_no_date(std::string_view text) {
  const std::string plain = lower(trimmed(text));
  if (plain.size() <= longest)
    for (const auto& find : {impossible_day, other_weekday, vague_part})
      if (const std::optional<NoDate> found = find(plain)) return *found;
  return {"", "dates are written 2016, 2016-12, \"Dec 2016\", 2016-12-29, \"29 Dec 2016\", 2016..2017"};
}

}  // namespace dateline::calendar
