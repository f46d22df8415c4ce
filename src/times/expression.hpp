#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "src/base/byte_span.hpp"
#include "src/times/point.hpp"
#include "src/times/rules.hpp"
#include "src/times/tokens.hpp"

namespace dateline::times {

/// "this", "that", "last", … before a unit of time.
enum class Pointer : std::uint8_t { none, this_one, that_one, last, next, previous, following, past };
/// "two years ago", "later", "earlier".
enum class Direction : std::uint8_t { none, ago, later, earlier, ahead };
enum class Modifier : std::uint8_t { none, start, mid, end, approx, more, less };
/// A daypart or clock, in the order of data/rules/en/words.txt.
enum class Daypart : std::int8_t { none = -1, morning, afternoon, evening, night, daytime };

/// Units by their value in words.txt.
enum class Unit : std::uint8_t {
  none,
  second,
  minute,
  hour,
  day,
  week,
  month,
  quarter,
  year,
  decade,
  century,
  season,
  weekend,
  millennium,
  fortnight
};

/// The grain a date has that is said to lie a number of units off; none for units below a day.
Grain grain_of(Unit unit);

/// What the words of one time say, before it is known when that was.
struct Expression {
  base::ByteSpan span;
  std::uint16_t rule = 0;
  Action action = Action::none;

  int month = 0, day = 0, weekday = 0, ordinal = 0;
  int season = -1;
  std::optional<std::int64_t> year;  ///< as written: 1939, or 499 of "499 BC"
  bool two_digit_year = false;
  bool before_christ = false;
  bool eras = false;     ///< an era is said
  bool decade = false;   ///< `year` is the first of ten
  bool century = false;  ///< `ordinal` counts centuries
  bool quarter = false;
  bool half = false;           ///< "the second half of"
  bool named_year = false;     ///< "of that year", "of the same year"
  int holiday = 0;             ///< number in the table of holidays, from 1
  int deictic = 0;             ///< days from today
  bool from_today = false;     ///< "today", "tomorrow" is among the words
  int numbers[3] = {0, 0, 0};  ///< of a date in figures, as written
  int figures = 0;             ///< bytes of the first number: 4 in "2017/07/10"

  Unit unit = Unit::none;
  bool plural = false;
  std::optional<double> amount;  ///< absent where none is said: "several"
  bool vague = false;            ///< a bare plural: "for years"
  Pointer pointer = Pointer::none;
  Direction direction = Direction::none;
  Modifier modifier = Modifier::none;
  Daypart daypart = Daypart::none;
  int clock = -1;             ///< minutes of the day
  std::optional<int> zone;    ///< minutes east of Greenwich
  int reference = 0;          ///< 1 present, 2 past, 3 future
  bool dates_clause = false;  ///< \"recently\" says when something happened, \"former\" does not
  int often = 0;              ///< period of "daily", as a Unit
  bool repeated = false;      ///< \"every\"

  bool future_cue = false;  ///< will, scheduled, until in the same clause
  bool past_cue = false;
  bool opens = false;        ///< at the start of its sentence
  bool heading = false;      ///< its paragraph is short and no sentence
  bool leads = false;        ///< at the start of its paragraph
  bool alone = false;        ///< nothing else stands in its paragraph
  bool plural_name = false;  ///< "Mondays"
  std::uint32_t block = 0;
  std::uint32_t sentence = 0;
  bool stretches = false;  ///< as far as the next expression: "from … to", "between … and"

  bool has_date() const {
    return month != 0 || year || weekday != 0 || season >= 0 || holiday != 0 || ordinal != 0;
  }
};

/// The expressions of a match, one for each of its parts. `text` is what the tokens were cut from.
void read_expressions(std::string_view text, const std::vector<Token>& tokens, const Match& match,
                      Action action, std::vector<Expression>& found);

}  // namespace dateline::times
