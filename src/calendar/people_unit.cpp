#include "src/calendar/people_unit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "src/calendar/edtf.hpp"
#include "src/calendar/edtf_completion.hpp"
#include "src/calendar/timex.hpp"
#include "src/calendar/units.hpp"
#include "src/calendar/words.hpp"

namespace dateline::calendar {
namespace {

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return result;
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::optional<Year> number_in(std::string_view word, std::size_t most_digits) {
  if (word.empty() || word.size() > most_digits) return {};
  if (!std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; })) return {};
  return edtf::number_of(word);
}

/// "8" or "8th".
std::optional<unsigned> day_number(std::string_view word) {
  for (std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (word.ends_with(ending)) word.remove_suffix(2);
  }
  const auto number = number_in(word, 2);
  if (!number || *number < 1 || *number > 31) return {};
  return static_cast<unsigned>(*number);
}

/// The place, from 1, of a month or weekday by its name or by the first three letters or more of it, as
/// "sept".
template <std::size_t n>
std::optional<unsigned> place_of(std::string_view word, const std::array<std::string_view, n>& names) {
  for (std::size_t i = 0; word.size() >= 3 && i < n; ++i) {
    if (lower(names[i]).starts_with(word)) return static_cast<unsigned>(i + 1);
  }
  return {};
}

std::optional<unsigned> month_number(std::string_view word) {
  return place_of(word, english.months);
}

std::optional<TimeSpan> unit_of_days(const Stretch& days) {
  return one_day_of(days.first, days.last);
}

/// Words without their era: the year is the last of them, or the first ("2017 Q3").
class UnitReader {
 public:
  explicit UnitReader(Words words) : words_(std::move(words)) {}

  std::optional<TimeSpan> read() {
    if (words_.empty() || words_.size() > 6) return {};
    if (words_.size() > 1 && words_[0] == "week") return week();
    if (const auto weekday = place_of(words_[0], english.weekdays)) return on_weekday(*weekday);
    if (words_.size() == 2 && words_[1] == english.century) return century();
    take_era();
    if (words_.empty()) return {};
    if (words_.size() == 1 && !era_ && words_[0].ends_with('s')) return decade();
    if (words_.size() > 1 && number_in(words_[0], 4) && words_[0].size() == 4) {
      std::rotate(words_.begin(), words_.begin() + 1, words_.end());
    }
    const auto year = year_number(words_.back());
    if (!year) return {};
    words_.pop_back();
    return within(*year);
  }

 private:
  /// Takes "bc" or "ad" away: the last word, or "ad" before it.
  void take_era() {
    for (std::string_view era : {"bc", "bce", "ad", "ce"}) {
      if (words_.back() == era) {
        words_.pop_back();
      } else if (era == "ad" && words_.size() > 1 && words_[words_.size() - 2] == era) {
        words_.erase(words_.end() - 2);
      } else {
        continue;
      }
      era_ = era[0];
      return;
    }
  }

  std::optional<Year> year_number(std::string_view word) const {
    const auto number = number_in(word, era_ ? 15 : 4);
    if (!number || (!era_ && word.size() != 4) || (era_ && *number == 0)) return {};
    return era_ == 'b' ? 1 - *number : *number;
  }

  std::optional<TimeSpan> within(Year year) const {
    if (words_.empty()) return unit_of_days(years_from(year, 1));
    if (words_.size() == 1) return part_of_year(year, words_[0]);
    if (words_.size() != 2) return {};
    for (std::size_t i = 0; i < english.ordinals.size(); ++i) {
      if (words_[0] != english.ordinals[i]) continue;
      if (words_[1] == "quarter") return part_of_year(year, fmt::format("q{}", i + 1));
      if (words_[1] == "half") return part_of_year(year, fmt::format("h{}", i + 1));
    }
    auto day = day_number(words_[0]);
    auto month = month_number(words_[1]);
    if (!day || !month) {
      day = day_number(words_[1]);
      month = month_number(words_[0]);
    }
    if (!day || !month || !is_valid({year, *month, *day})) return {};
    return on_day(day_of({year, *month, *day}));
  }

  static std::optional<TimeSpan> part_of_year(Year year, std::string_view word) {
    if (const auto month = month_number(word)) return unit_of_days(months_from(year, *month, 1));
    if (word.size() == 2 && (word[0] == 'q' || word[0] == 'h')) {
      const unsigned parts = word[0] == 'q' ? 4 : 2, months = 12 / parts;
      if (word[1] < '1' || word[1] > static_cast<char>('0' + parts)) return {};
      return unit_of_days(months_from(year, static_cast<unsigned>(word[1] - '1') * months + 1, months));
    }
    for (std::size_t i = 0; i < english.seasons.size(); ++i) {
      if (word != english.seasons[i] && !(i == 2 && word == "fall")) continue;
      const edtf::Date first = edtf::date_of({year, 1, 1});
      return span_from_edtf(fmt::format("{}{}-{}", first.negative ? "-" : "", first.year.digits, 21 + i));
    }
    return {};
  }

  std::optional<TimeSpan> decade() const {
    const auto year = number_in(std::string_view(words_[0]).substr(0, words_[0].size() - 1), 4);
    if (!year || words_[0].size() != 5 || *year % 10 != 0) return {};
    return unit_of_days(years_from(*year, 10));
  }

  std::optional<TimeSpan> century() const {
    const auto number = day_number(words_[0]);
    if (!number) return {};
    return unit_of_days(years_from((Year{*number} - 1) * 100, 100));
  }

  /// "Monday 10 July 2017", if that was a Monday.
  std::optional<TimeSpan> on_weekday(unsigned weekday) {
    words_.erase(words_.begin());
    auto day = UnitReader(words_).read();
    if (!day || !day->single_day() || weekday_of(*day->earliest_start) != weekday) return {};
    return day;
  }

  std::optional<TimeSpan> week() {
    words_.erase(words_.begin());
    const auto day = UnitReader(words_).read();
    if (!day || !day->single_day()) return {};
    const Day monday = *day->earliest_start - (weekday_of(*day->earliest_start) - 1);
    return one_day_of(monday, monday + 6);
  }

  Words words_;
  char era_ = 0;
};

}  // namespace

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

Words words_of(std::string_view text) {
  Words words;
  std::string word;
  const auto finish = [&words, &word] {
    if (word.size() > 1 && word.back() == '.') word.pop_back();
    if (!word.empty() && word != "of" && word != "the") words.push_back(word);
    word.clear();
  };
  for (char c : text) {
    if (c == ' ' || c == ',') {
      finish();
    } else {
      word += c;
    }
  }
  finish();
  return words;
}

std::optional<TimeSpan> unit(std::string_view text) {
  text = trimmed(text);
  if (const auto week = span_from_timex(upper(text)); week && week->clock.empty() && text.size() > 3)
    return week;
  if (auto span = span_from_edtf(upper(text));
      span && span->edtf.find_first_of("/[{") == std::string::npos && text.size() > 3) {
    return span;
  }
  return UnitReader(words_of(text)).read();
}

}  // namespace dateline::calendar
