#include "src/times/named_events.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "src/base/problem.hpp"

namespace dateline::times {

using calendar::Day;
using calendar::Year;

namespace {

struct Line {
  std::uint64_t number = 0;
  std::string_view text;
};

std::vector<Line> lines_of(std::string_view file) {
  std::vector<Line> lines;
  std::uint64_t number = 0;
  while (!file.empty()) {
    ++number;
    const std::size_t length = std::min(file.find('\n'), file.size());
    const std::string_view line = file.substr(0, length);
    file.remove_prefix(std::min(length + 1, file.size()));
    if (!line.empty() && line.front() != '#') lines.push_back({number, line});
  }
  return lines;
}

[[noreturn]] void fail(std::string_view path, const Line& line, std::string what) {
  base::ProblemDetail detail;
  detail.path = path;
  detail.line = line.number;
  detail.what = std::move(what);
  detail.excerpt = line.text;
  throw base::DataError(detail);
}

std::vector<std::string> split(std::string_view text, char mark) {
  std::vector<std::string> fields;
  while (!text.empty()) {
    const std::size_t length = std::min(text.find(mark), text.size());
    std::string_view field = text.substr(0, length);
    text.remove_prefix(std::min(length + 1, text.size()));
    while (!field.empty() && field.front() == ' ') field.remove_prefix(1);
    while (!field.empty() && field.back() == ' ') field.remove_suffix(1);
    if (!field.empty()) fields.emplace_back(field);
  }
  return fields;
}

std::optional<int> number_of(std::string_view text) {
  int value = 0;
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Day nth_weekday(Year year, int month, int weekday, int nth) {
  const auto m = static_cast<unsigned>(month);
  if (nth < 0) {
    const Day last = calendar::day_of({year, m, calendar::days_in_month(year, m)});
    return last - (static_cast<int>(calendar::weekday_of(last)) - weekday + 7) % 7;
  }
  const Day first = calendar::day_of({year, m, 1});
  return first + (weekday - static_cast<int>(calendar::weekday_of(first)) + 7) % 7 + 7 * (nth - 1);
}

/// Lower-case words of ASCII letters and digits; "'s" is a word of its own.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t i = 0; i <= text.size() && i < 400; ++i) {
    char c = i < text.size() ? text[i] : ' ';
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      word += c;
    } else if (c != '.' && !word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

bool has_any(const std::vector<std::string>& words, const std::vector<std::string>& wanted) {
  return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& one) {
    return std::find(words.begin(), words.end(), one) != words.end();
  });
}

constexpr std::string_view month_names[] = {"january",   "february", "march",    "april",
                                            "may",       "june",     "july",     "august",
                                            "september", "october",  "november", "december"};

/// The year that words before an event's name point to.
std::optional<Year> year_said(const std::vector<std::string>& words, std::optional<Day> reference) {
  for (const std::string& word : words) {
    const std::optional<int> number = word.size() == 4 ? number_of(word) : std::nullopt;
    if (number && *number >= 1700 && *number < 2200) return *number;
  }
  if (!reference) return std::nullopt;
  const calendar::CivilDate now = calendar::civil_of(*reference);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const bool last = words[i] == "last", next = words[i] == "next", here = words[i] == "this";
    if (!last && !next && !here) continue;
    if (words[i + 1] == "year") return now.year + (next ? 1 : last ? -1 : 0);
    const auto* month = std::find(std::begin(month_names), std::end(month_names), words[i + 1]);
    if (month == std::end(month_names)) continue;
    const auto number = static_cast<unsigned>(month - std::begin(month_names)) + 1;
    if (last) return number < now.month ? now.year : now.year - 1;
    if (next) return number > now.month ? now.year : now.year + 1;
    return now.year;
  }
  return std::nullopt;
}

}  // namespace

Day easter_of(Year year) {
  const Year a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25;
  const Year g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
  const Year l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
  return calendar::day_of({year, static_cast<unsigned>(n / 31), static_cast<unsigned>(n % 31 + 1)});
}

Holidays::Holidays(std::string_view file, std::string_view path) {
  for (const Line& line : lines_of(file)) {
    const std::vector<std::string> sides = split(line.text, '=');
    if (sides.size() != 2) fail(path, line, "a holiday is written 'name, other name = when'");
    const std::vector<std::string> when = split(sides[1], ' ');
    Row row;
    if (when[0] == "easter" && when.size() == 2 && number_of(when[1])) {
      row.how = Row::How::easter;
      row.offset = *number_of(when[1]);
    } else if (when.size() == 4 && when[0] == "nth" && number_of(when[1]) && number_of(when[2]) &&
               number_of(when[3])) {
      row.how = Row::How::nth_weekday;
      row.nth = *number_of(when[1]);
      row.weekday = *number_of(when[2]);
      row.month = *number_of(when[3]);
    } else if (when.size() == 1) {
      const std::vector<std::string> parts = split(when[0], '-');
      if (parts.size() < 2 || parts.size() > 3) fail(path, line, "a day is written MM-DD or YYYY-MM-DD");
      const std::size_t at = parts.size() - 2;
      if (!number_of(parts[at]) || !number_of(parts[at + 1])) fail(path, line, "not a day");
      row.month = *number_of(parts[at]);
      row.day = *number_of(parts[at + 1]);
      if (at == 1) row.year = number_of(parts[0]);
    } else {
      fail(path, line, "the day is neither MM-DD, 'nth N WEEKDAY MONTH' nor 'easter DAYS'");
    }
    rows_.push_back(row);
    for (const std::string& name : split(sides[0], ','))
      phrases_.push_back({split(name, ' '), static_cast<int>(rows_.size())});
  }
}

std::optional<Year> Holidays::only_year(int holiday) const {
  return rows_[static_cast<std::size_t>(holiday - 1)].year;
}

std::optional<Day> Holidays::day_in(int holiday, Year year) const {
  const Row& row = rows_[static_cast<std::size_t>(holiday - 1)];
  if (year < 1583 || (row.year && *row.year != year)) return std::nullopt;
  switch (row.how) {
    case Row::How::easter:
      return easter_of(year) + row.offset;
    case Row::How::nth_weekday:
      return nth_weekday(year, row.month, row.weekday, row.nth);
    case Row::How::fixed:
      break;
  }
  const calendar::CivilDate date{year, static_cast<unsigned>(row.month), static_cast<unsigned>(row.day)};
  if (!calendar::is_valid(date)) return std::nullopt;
  return calendar::day_of(date);
}

NamedEvents::NamedEvents(const base::DataFiles& data) {
  const std::string path = "rules/en/elections.txt";
  for (const Line& line : lines_of(data.at(path))) {
    const std::vector<std::string> fields = split(line.text, '|');
    if (fields.size() != 4) fail(path, line, "an election has four columns");
    Election election;
    election.id = fields[0];
    election.kinds = split(fields[1], ' ');
    election.countries = split(fields[2], ' ');
    election.country_needed = std::erase(election.countries, "needed") > 0;
    const std::vector<std::string> when = split(fields[3], ' ');
    if (when[0] == "every" && when.size() == 3 && number_of(when[1]) && number_of(when[2])) {
      election.cycle = *number_of(when[1]);
      election.phase = *number_of(when[2]);
      if (election.cycle <= 0) fail(path, line, "the cycle must be positive");
    } else {
      for (const std::string& day : when) {
        const std::optional<Day> read = calendar::day_from_iso(day);
        if (!read) fail(path, line, fmt::format("'{}' is no day", day));
        election.days.push_back(*read);
      }
    }
    elections_.push_back(std::move(election));
  }
}

std::optional<NamedDate> NamedEvents::in_year(const Election& election, Year year) const {
  const std::string anchor = fmt::format("named:{}-{}", election.id, year);
  if (election.cycle > 0) {
    // The Tuesday after the first Monday of November, by the law of 1845.
    if (year < 1848 || year % election.cycle != election.phase) return std::nullopt;
    const Day day = nth_weekday(year, 11, 1, 1) + 1;
    return NamedDate{day, day, anchor};
  }
  std::optional<NamedDate> found;
  for (const Day day : election.days) {
    if (calendar::civil_of(day).year != year) continue;
    if (!found) found = NamedDate{day, day, anchor};
    found->last = day;
  }
  // Two elections of one year that are months apart: the words do not say which.
  if (found && found->last - found->first > 40) return std::nullopt;
  return found;
}

std::optional<NamedDate> NamedEvents::dated_event(std::string_view words,
                                                  std::optional<Day> reference) const {
  const std::vector<std::string> said = words_of(words);
  if (!has_any(said, {"election", "elections", "vote", "poll", "polls", "midterms", "referendum", "runoff"}))
    return std::nullopt;
  const std::optional<Year> year = year_said(said, reference);
  if (!year) return std::nullopt;
  std::optional<NamedDate> found;
  std::size_t count = 0;
  for (const Election& election : elections_) {
    if (!has_any(said, election.kinds)) continue;
    const bool country = has_any(said, election.countries);
    if (election.country_needed && !country) continue;
    const bool foreign =
        !country && std::any_of(elections_.begin(), elections_.end(),
                                [&](const Election& other) { return has_any(said, other.countries); });
    if (foreign) continue;
    if (const std::optional<NamedDate> date = in_year(election, *year)) {
      if (country) return date;
      found = date;
      ++count;
    }
  }
  return count == 1 ? found : std::nullopt;
}

}  // namespace dateline::times
