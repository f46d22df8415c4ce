#include "src/calendar/locale.hpp"

/// English is built in: dates are printed where no file is at hand, too. A test holds the first of these to
/// data/locales/en-GB.txt, which is there to be copied.
namespace dateline::calendar {
namespace {

constexpr std::string_view british_words = R"(tags en-GB en en-IE en-AU en-NZ
months January February March April May June July August September October November December
months-alone January February March April May June July August September October November December
short-months Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
short-months-alone Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
first-day 1
day {day} {month} {year}
day-of-year {day} {month}
days-in-month {first}–{last} {month} {year}
days-in-year {first}–{last}
days-across-years {first}–{last}
month {month} {year}
months-in-year {first}–{last}
months-across-years {first}–{last}
short-day {day} {month} {year}
short-day-of-year {day} {month}
short-days-in-month {first}–{last} {month} {year}
short-days-in-year {first}–{last}
short-days-across-years {first}–{last}
short-month {month} {year}
short-months-in-year {first}–{last}
short-months-across-years {first}–{last}
years {first}–{last}
years-bc {first}–{last} BC
mixed-range {first}–{last}
bc {year} BC
ad AD {year}
spring spring {year}
summer summer {year}
autumn autumn {year}
winter winter {year}
quarter-1 first quarter of {year}
quarter-2 second quarter of {year}
quarter-3 third quarter of {year}
quarter-4 fourth quarter of {year}
half-1 first half of {year}
half-2 second half of {year}
short-quarter Q{n} {year}
short-half H{n} {year}
decade {year}s
century {nth} century
between between {first} and {last}
and {first} and {last}
or {first} or {last}
before before {date}
after after {date}
from from {date}
since since {date}
until until {date}
by by {date}
about c. {date}
about-inside c. {date}
reported reported {date}
possibly possibly {date}
probably probably {date}
inferred {date}, inferred
unknown date unknown
undated Date unknown
one-day {n} day
many-days {n} days
one-week {n} week
many-weeks {n} weeks
one-month {n} month
many-months {n} months
one-year {n} year
many-years {n} years
)";

// The lines in which the Associated Press differs. The long months are shortened only before a day.
constexpr std::string_view associated_press_changes = R"(tags en-US
months Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.
short-months Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.
short-months-alone Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.
day {month} {day}, {year}
day-of-year {month} {day}
days-in-month {month} {first}-{last}, {year}
days-in-year {first}-{last}
days-across-years {first}-{last}
months-in-year {first}-{last}
months-across-years {first}-{last}
short-day {month} {day}, {year}
short-day-of-year {month} {day}
short-days-in-month {month} {first}-{last}, {year}
short-days-in-year {first}-{last}
short-days-across-years {first}-{last}
short-months-in-year {first}-{last}
short-months-across-years {first}-{last}
years {first}-{last}
years-bc {first}-{last} BC
mixed-range {first}-{last}
about circa {date}
about-inside circa {date}
)";

std::string_view name_in(std::string_view line) {
  return line.substr(0, line.find(' '));
}

/// Calls visit(line) for each line, without its end.
template <class Visit>
void each_line(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    visit(text.substr(at, end - at));
    at = end + 1;
  }
}

/// `words`, each line that `changes` has by its name as it stands there.
std::string changed(std::string_view words, std::string_view changes) {
  std::string out;
  each_line(words, [&](std::string_view line) {
    std::string_view taken = line;
    each_line(changes, [&](std::string_view other) {
      if (name_in(other) == name_in(line)) taken = other;
    });
    out.append(taken) += '\n';
  });
  return out;
}

}  // namespace

const Locale& british() {
  static const Locale locale = read_locale(british_words, "British English");
  return locale;
}

const Locale& associated_press() {
  static const Locale locale =
      read_locale(changed(british_words, associated_press_changes), "the Associated Press");
  return locale;
}

}  // namespace dateline::calendar
