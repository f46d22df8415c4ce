#include "src/article/written_date.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "src/article/line_features.hpp"
#include "src/text/fold.hpp"

namespace dateline::article {
namespace {

constexpr std::size_t max_words_bytes = 400;

// A number or a word, and the character before it.
struct Part {
  std::string_view text;
  bool number = false;
  unsigned value = 0;
  char before = ' ';
  char after = ' ';
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

std::vector<Part> parts_of(std::string_view folded) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < folded.size();) {
    const bool number = is_digit(folded[i]);
    if (!number && !is_letter(folded[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < folded.size() && (number ? is_digit(folded[end]) : is_letter(folded[end]))) ++end;
    Part part{folded.substr(i, end - i), number, 0, i > 0 ? folded[i - 1] : ' ',
              end < folded.size() ? folded[end] : ' '};
    if (number && part.text.size() <= 8)
      std::from_chars(part.text.data(), part.text.data() + part.text.size(), part.value);
    parts.push_back(part);
    i = end;
  }
  return parts;
}

std::optional<calendar::Day> day(unsigned year, unsigned month, unsigned number) {
  const calendar::CivilDate date{static_cast<calendar::Year>(year), month, number};
  if (year < 1700 || year > 2199 || !calendar::is_valid(date)) return std::nullopt;
  return calendar::day_of(date);
}

bool is_ordinal(std::string_view word) {
  return word == "st" || word == "nd" || word == "rd" || word == "th";
}

std::optional<calendar::Day> compact(const Part& part) {
  if (part.text.size() != 8) return std::nullopt;
  return day(part.value / 10000, part.value / 100 % 100, part.value % 100);
}

// Year first, or the day first where it cannot be the month.
std::optional<calendar::Day> in_numbers(const Part& a, const Part& b, const Part& c) {
  const char mark = b.before;
  if (mark != '-' && mark != '/' && mark != '.') return std::nullopt;
  if (c.before != mark || b.text.size() > 2) return std::nullopt;
  if (a.text.size() == 4 && c.text.size() <= 2) return day(a.value, b.value, c.value);
  if (a.text.size() > 2 || c.text.size() != 4) return std::nullopt;
  if (mark == '.' || a.value > 12) return day(c.value, b.value, a.value);
  if (b.value > 12 || a.value == b.value) return day(c.value, a.value, b.value);
  return std::nullopt;
}

constexpr std::size_t max_stating_words = 24;
constexpr std::size_t max_stating_bytes = 300;

std::size_t place_of(std::string_view folded, std::initializer_list<std::string_view> words) {
  std::size_t first = std::string::npos;
  for (const std::string_view word : words) first = std::min(first, folded.find(word));
  return first;
}

std::size_t place_of_change(std::string_view folded) {
  return place_of(folded, {"updated", "modified", "reviewed", "revised", "aktualisiert", "mis a jour"});
}

}  // namespace

std::optional<StatedDay> publication_day_of(std::string_view line, const WrittenDates& dates) {
  const LineFeatures features = features_of(line);
  if (features.words > max_stating_words || line.size() > max_stating_bytes) return std::nullopt;
  const std::string folded = text::fold(line);
  const bool says_first = folded.find("originally published") != std::string::npos ||
                          folded.find("first published") != std::string::npos;
  if (features.is_prose() && !says_first) return std::nullopt;
  const std::size_t published =
      place_of(folded, {"publish", "posted", "first seen", "veroffentlicht", "publie", "publicado"});
  const std::size_t updated = place_of_change(folded);
  if (updated != std::string::npos && published == std::string::npos) {
    // "19 November 2019 | Updated 20 November 2019": what stands before the label is not labelled.
    const auto day = dates.first_in(std::string_view(folded).substr(0, updated));
    if (!day) return std::nullopt;
    return StatedDay{*day};
  }
  const std::size_t from = published == std::string::npos ? 0 : published;
  auto day = dates.first_in(std::string_view(folded).substr(from));
  if (day && updated != std::string::npos && updated > from)
    day = dates.first_in(std::string_view(folded).substr(from, updated - from));
  if (!day) return std::nullopt;
  return StatedDay{*day, published != std::string::npos, says_first};
}

std::optional<calendar::Day> day_of_change(std::string_view line, const WrittenDates& dates) {
  if (line.size() > max_stating_bytes || features_of(line).words > max_stating_words) return std::nullopt;
  const std::string folded = text::fold(line);
  const std::size_t updated = place_of_change(folded);
  if (updated == std::string::npos) return std::nullopt;
  return dates.first_in(std::string_view(folded).substr(updated));
}

WrittenDates::WrittenDates(const base::DataFiles& data) {
  const std::string_view file = data.at("lexicon/month-names.txt");
  for (std::size_t i = 0; i < file.size();) {
    const std::size_t end = std::min(file.find('\n', i), file.size());
    const std::string line = text::fold(file.substr(i, end - i));
    i = end + 1;
    if (line.empty() || !is_digit(line[0])) continue;
    unsigned month = 0;
    std::from_chars(line.data(), line.data() + line.size(), month);
    for (std::size_t at = line.find(' '); at != std::string::npos;) {
      const std::size_t stop = line.find(' ', at + 1);
      months_.emplace(line.substr(at + 1, stop - at - 1), month);
      at = stop;
    }
  }
}

unsigned WrittenDates::month_named(std::string_view folded) const {
  const auto found = months_.find(folded);
  return found == months_.end() ? 0 : found->second;
}

std::optional<calendar::Day> WrittenDates::first_in(std::string_view words) const {
  const std::string folded = text::fold(words.substr(0, max_words_bytes));
  std::vector<Part> parts = parts_of(folded);
  std::erase_if(
      parts, [](const Part& part) { return !part.number && (is_ordinal(part.text) || part.text == "de"); });
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Part& a = parts[i];
    if (a.number) {
      if (const auto found = compact(a)) return found;
    }
    if (i + 2 >= parts.size()) continue;
    const Part& b = parts[i + 1];
    const Part& c = parts[i + 2];
    if (a.number && b.number && c.number) {
      if (const auto found = in_numbers(a, b, c)) return found;
    } else if (a.number && !b.number && c.number && c.text.size() == 4) {
      if (const unsigned month = month_named(b.text); month > 0 && a.text.size() <= 2)
        return day(c.value, month, a.value);
    } else if (!a.number && b.number && c.number && c.text.size() == 4 && b.text.size() <= 2) {
      if (const unsigned month = month_named(a.text); month > 0) return day(c.value, month, b.value);
    } else if (a.number && a.text.size() == 4 && !b.number && c.number && c.text.size() <= 2) {
      if (const unsigned month = month_named(b.text); month > 0) return day(a.value, month, c.value);
    }
  }
  return std::nullopt;
}

std::optional<calendar::Day> WrittenDates::in_url(std::string_view url) const {
  const std::size_t scheme = url.find("://");
  const std::size_t begin = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
  if (begin == std::string_view::npos) return std::nullopt;
  const std::string path = text::lower_ascii(url.substr(begin, url.find_first_of("?#", begin) - begin));
  const std::vector<Part> parts = parts_of(path);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Part& a = parts[i];
    const bool stands_alone = (a.before == '/' || a.before == '-' || a.before == '_');
    if (!a.number || !stands_alone) continue;
    if (a.value / 10000 >= 1990)
      if (const auto found = compact(a)) return found;
    if (a.text.size() != 4 || a.value < 1990 || i + 2 >= parts.size()) continue;
    const Part& b = parts[i + 1];
    const Part& c = parts[i + 2];
    const bool same_marks =
        b.before == c.before && (b.before == '/' || b.before == '-') && !is_letter(c.after);
    if (!c.number || c.text.size() > 2 || !same_marks) continue;
    const unsigned month = b.number ? (b.text.size() <= 2 ? b.value : 0) : month_named(b.text);
    if (const auto found = day(a.value, month, c.value)) return found;
  }
  return std::nullopt;
}

}  // namespace dateline::article
