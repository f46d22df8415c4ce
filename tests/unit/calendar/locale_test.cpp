#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "src/base/data_files.hpp"
#include "src/base/problem.hpp"
#include "src/calendar/locale.hpp"
#include "src/calendar/print.hpp"

using namespace dateline;
using namespace dateline::calendar;

namespace {

std::vector<std::string> paths_of_ours() {
  return base::embedded_data().list("locales/");
}

Locale ours(const std::string& path) {
  return read_locale(base::embedded_data().at(path), path);
}

std::string whole(const std::string& name) {
  return std::string(base::embedded_data().at("locales/" + name + ".txt"));
}

/// `text` with the line that begins with `name` replaced by `line`.
std::string with_line(std::string text, const std::string& name, const std::string& line) {
  const std::size_t begin = text.find("\n" + name + " ") + 1;
  REQUIRE(begin != 0);
  text.replace(begin, text.find('\n', begin) - begin, line);
  return text;
}

std::string refusal_of(const std::string& text) {
  try {
    read_locale(text, "mine.txt");
  } catch (const base::DataError& error) {
    return error.what();
  }
  return {};
}

struct Row {
  std::string said, edtf, full, abbreviated, iso;

  TimeSpan span() const {
    const auto read = span_from_edtf(edtf);
    REQUIRE(read);
    TimeSpan span = *read;
    if (said == "reported") span.anchor = "published";
    if (said == "since" || said == "by" || said == "until") {
      span.stated = true;
      span.phrase = said + " then";
    }
    return span;
  }
  std::string printed(DateForm form, DateLength length) const {
    return said == "likely" ? print_likely(span(), form, length) : print(span(), form, length);
  }
};

std::vector<std::string> parted(const std::string& line, const std::string& by) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find(by, at), line.size());
    parts.push_back(line.substr(at, end - at));
    at = end + by.size();
  }
  return parts;
}

/// What tests/data/dates has for a locale.
std::vector<Row> expected_in(const std::string& path) {
  const std::string name = path.substr(std::string("locales/").size());
  std::ifstream file(DATELINE_SOURCE_DIR "/tests/data/dates/" + name);
  REQUIRE(file);
  std::vector<Row> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string> parts = parted(line, " | ");
    CAPTURE(name, line);
    REQUIRE(parts.size() == 4);
    const std::size_t blank = parts[0].find(' ');
    const bool is_said = blank != std::string::npos;
    rows.push_back({is_said ? parts[0].substr(0, blank) : "", is_said ? parts[0].substr(blank + 1) : parts[0],
                    parts[1], parts[2], parts[3]});
  }
  return rows;
}

/// The numbers that stand in a text, in order of size: what it says of years and days.
std::vector<std::string> numbers_in(const std::string& text) {
  std::vector<std::string> numbers;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && std::isdigit(static_cast<unsigned char>(text[end]))) ++end;
    if (end > at) numbers.push_back(text.substr(at, end - at));
    at = std::max(end, at + 1);
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

}  // namespace

TEST_CASE("locales: each of ours prints every form as its language has it", "[locale]") {
  const std::vector<std::string> paths = paths_of_ours();
  REQUIRE(paths.size() == 9);
  for (const std::string& path : paths) {
    const Locale locale = ours(path);
    const std::vector<Row> rows = expected_in(path);
    REQUIRE(rows.size() >= 100);
    for (const Row& row : rows) {
      CAPTURE(path, row.said, row.edtf);
      CHECK(row.printed({DateStyle::guardian, &locale}, DateLength::full) == row.full);
      CHECK(row.printed({DateStyle::guardian, &locale}, DateLength::abbreviated) == row.abbreviated);
      CHECK(row.printed({DateStyle::iso, &locale}, DateLength::full) == row.iso);
    }
  }
}

TEST_CASE("locales: the same forms are tried in each", "[locale]") {
  const std::vector<Row> english = expected_in("locales/en-GB.txt");
  for (const std::string& path : paths_of_ours()) {
    CAPTURE(path);
    const std::vector<Row> rows = expected_in(path);
    REQUIRE(rows.size() == english.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      CHECK(rows[i].said == english[i].said);
      CHECK(rows[i].edtf == english[i].edtf);
    }
  }
}

TEST_CASE("locales: British English is what is printed without one", "[locale]") {
  CHECK(ours("locales/en-GB.txt") == british());
  const Locale locale = ours("locales/en-GB.txt");
  for (const Row& row : expected_in("locales/en-GB.txt")) {
    CAPTURE(row.said, row.edtf);
    for (const DateLength length : {DateLength::full, DateLength::abbreviated}) {
      CHECK(row.printed(DateStyle::guardian, length) == row.printed({DateStyle::guardian, &locale}, length));
      CHECK(row.printed(DateStyle::iso, length) == row.printed({DateStyle::iso, &locale}, length));
    }
  }
}

TEST_CASE("locales: no date is finer in one language than in another", "[locale]") {
  // Days of 1900 to 2100, months and years, alone and as the ends of ranges: all have the numbers of English,
  // and the same sort of name of a month.
  const std::vector<Row> forms = expected_in("locales/en-GB.txt");
  for (const std::string& path : paths_of_ours()) {
    const Locale locale = ours(path);
    for (int i = 0; i < 2000; ++i) {
      const CivilDate first{1900 + i * 7 % 200, static_cast<unsigned>(i % 12) + 1,
                            static_cast<unsigned>(i * 5 % 28) + 1};
      const Day begin = day_of(first);
      for (const TimeSpan& span :
           {on_day(begin), one_day_of(begin, begin + i % 400), lasting(begin, begin + i % 90),
            one_day_of(std::nullopt, begin), one_day_of(begin, std::nullopt),
            one_day_of(day_of({first.year, first.month, 1}),
                       day_of({first.year, first.month, days_in_month(first.year, first.month)})),
            one_day_of(day_of({first.year, 1, 1}), day_of({first.year, 12, 31}))}) {
        const std::string english = print(span), other = print(span, {DateStyle::guardian, &locale});
        CAPTURE(path, span.edtf, english, other);
        // Quarters and halves are counted in words here and in figures there.
        if (span.precision == Precision::quarter || span.precision == Precision::half_year) continue;
        CHECK(numbers_in(other) == numbers_in(english));
        const auto names = [&](const std::string& text, const Locale& its) {
          std::ptrdiff_t count = 0;
          for (std::size_t month = 0; month < 12; ++month)
            if (text.find(its.months[month]) != std::string::npos) count += 1 << month;
          return count;
        };
        CHECK(names(other, locale) == names(english, british()));
      }
    }
  }
}

TEST_CASE("locales: ours have every name, and are found by theirs", "[locale]") {
  for (const std::string& path : paths_of_ours()) {
    CAPTURE(path);
    const Locale locale = ours(path);
    CHECK(path == "locales/" + locale.language() + ".txt");
    for (const std::string& other : paths_of_ours()) {
      if (other == path) continue;
      for (const std::string& tag : ours(other).tags) CHECK_FALSE(locale.answers_to(tag));
    }
  }
  const Locale german = ours("locales/de.txt");
  for (const char* name : {"de", "de-DE", "de_DE", "DE_ch"}) CHECK(german.answers_to(name));
  for (const char* name : {"", "d", "de-", "de-AT", "de_DE.UTF-8", "deu"})
    CHECK_FALSE(german.answers_to(name));
}

TEST_CASE("locales: each name is asked for", "[locale]") {
  REQUIRE(refusal_of(whole("fr")).empty());
  const std::vector<std::string> names = locale_names();
  REQUIRE(names.size() == 66);
  for (const std::string& name : names) {
    CAPTURE(name);
    CHECK(refusal_of(with_line(whole("fr"), name, "")).find("the locale lacks “" + name + "”") !=
          std::string::npos);
  }
}

TEST_CASE("locales: a file that is none is refused with its line", "[locale]") {
  const std::string french = whole("fr");
  const auto refused = [&](const std::string& name, const std::string& line) {
    return refusal_of(with_line(french, name, line));
  };
  CHECK(refusal_of("").find("mine.txt: the locale lacks “tags”") != std::string::npos);
  CHECK(refusal_of("tags fr\n\nmonts a b\n")
            .find("mine.txt:3: a locale has nothing that is called “monts”\ndid you mean months?") !=
        std::string::npos);
  CHECK(refusal_of("tags fr\ntags fr\n").find("mine.txt:2: “tags” is given twice\nline 1 has it, too") !=
        std::string::npos);
  CHECK(refused("day", "day {day} {month}").find("“day” needs its places, {day}, {month}, {year}") !=
        std::string::npos);
  CHECK(refused("day", "day {day} {monthh} {year}").find("has no place {monthh}\ndid you mean {month}?") !=
        std::string::npos);
  CHECK(refused("day", "day {day} {month} {year} {year}").find("has the place {year} twice") !=
        std::string::npos);
  CHECK(refused("day", "day {day {month} {year}").find("has no place {day {month}") != std::string::npos);
  CHECK(refused("day", "day {day} {month} {year").find("a brace in “day” has no other") != std::string::npos);
  CHECK(refused("day", "day {day} {month} {year}}").find("a brace in “day” has no other") !=
        std::string::npos);
  CHECK(refused("before", "before avant").find("“before” needs one place, {date} or {the}") !=
        std::string::npos);
  CHECK(refused("before", "before avant {date} {the}").find("“before” needs one place") != std::string::npos);
  CHECK(refused("unknown", "unknown {date}").find("its places are none") != std::string::npos);
  CHECK(refused("unknown", "unknown").find("nothing follows “unknown”") != std::string::npos);
  CHECK(refused("months", "months un deux").find("“months” has 2 words, and a year has 12 months") !=
        std::string::npos);
  CHECK(refused("months", "months a b c d e f g h i j k a").find("two months of “months” are called “a”") !=
        std::string::npos);
  CHECK(refused("tags", "tags f").find("“f” is no name of a language") != std::string::npos);
  CHECK(refused("tags", "tags fr\" onclick=\"x").find("is no name of a language") != std::string::npos);
  CHECK(refused("first-day", "first-day premier").find("has no 1 in it") != std::string::npos);
  CHECK(refused("contract", "contract de le").find("have no “ -> ”") != std::string::npos);
  CHECK(refused("contract", "contract 1 -> 2").find("change a number") != std::string::npos);
  CHECK(refused("unknown", "unknown a\x1b[31m").find("cannot be printed") != std::string::npos);
  CHECK(refused("unknown", "unknown \u202eb").find("cannot be printed") != std::string::npos);
  CHECK(refused("unknown", "unknown \xff").find("cannot be printed") != std::string::npos);
  CHECK(refused("unknown", "unknown " + std::string(500, 'x')).find("longer than a date") !=
        std::string::npos);
  CHECK(refusal_of(with_line(french, "unknown", "unknown date inconnue\r")).empty());
}

TEST_CASE("locales: words that run together do so as whole words, and end somewhere", "[locale]") {
  const auto printed = [](const std::string& lines) {
    std::string text = whole("en-GB") + lines;
    const Locale locale = read_locale(text, "mine.txt");
    return print(*span_from_people("before 8 November 2016"), {DateStyle::guardian, &locale});
  };
  CHECK(printed("contract before 8 -> ere 8\n") == "ere 8 November 2016");
  CHECK(printed("contract fore 8 -> x8\n") == "before 8 November 2016");
  CHECK(printed("contract before 8 Nov -> x 8\n") == "before 8 November 2016");
  CHECK(printed("the-day the {date}\n") == "before 8 November 2016");
  std::string growing;
  for (int i = 0; i < 60; ++i) growing += "contract before -> before before before before\n";
  CHECK(printed(growing).size() < 50'000);
}

TEST_CASE("locales: lengths of time have their own singular", "[locale]") {
  const Locale german = ours("locales/de.txt");
  CHECK(german.counted(1, DatePattern::one_month, DatePattern::many_months) == "1 Monat");
  CHECK(german.counted(7, DatePattern::one_month, DatePattern::many_months) == "7 Monate");
  CHECK(german.undated() == "Datum unbekannt");
  CHECK(german.inferred("1890") == "1890, erschlossen");
}

TEST_CASE("locales: a language may have other months beside a day", "[locale]") {
  std::string text = with_line(whole("en-GB"), "months", "months st lu ma kw maja cz lipca si wr pa li gr");
  text = with_line(text, "months-alone", "months-alone St Lu Ma Kw Maj Cz Lipiec Si Wr Pa Li Gr");
  const Locale locale = read_locale(text, "mine.txt");
  CHECK(print(*span_from_edtf("2017-07-09"), {DateStyle::guardian, &locale}) == "9 lipca 2017");
  CHECK(print(*span_from_edtf("2017-07"), {DateStyle::guardian, &locale}) == "Lipiec 2017");
  CHECK(print(*span_from_edtf("2017-07/2017-08"), {DateStyle::guardian, &locale}) == "Lipiec–Si 2017");
}
