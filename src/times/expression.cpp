#include "src/times/expression.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace dateline::times {

namespace {

/// Reads the tokens of one time into an expression.
class Reader {
 public:
  /// Whether "several" or the like was among the words.
  bool quantified() const { return vague_; }

  Reader(std::string_view text, Expression& expression) : text_(text), it_(expression) {}

  void take(const Token& token, Kind kind) {
    switch (kind) {
      case Kind::month:
      case Kind::weak_month:
        it_.month = static_cast<int>(token.value_as(kind));
        break;
      case Kind::weekday:
        take_weekday(static_cast<int>(token.value_as(kind)));
        break;
      case Kind::season:
        it_.season = static_cast<int>(token.value_as(kind));
        break;
      case Kind::day:
        it_.day = static_cast<int>(token.value);
        break;
      case Kind::ordinal:
        take_ordinal(token);
        break;
      case Kind::year:
        it_.year = token.value;
        break;
      case Kind::short_year:
        it_.year = token.value;
        it_.two_digit_year = true;
        break;
      case Kind::decade:
        take_decade(token);
        break;
      case Kind::era:
        it_.eras = true;
        it_.before_christ = token.value_as(kind) < 0;
        break;
      case Kind::number:
        take_number(token);
        break;
      case Kind::quantity:
        it_.amount.reset();
        vague_ = token.value_as(kind) == 0;
        if (!vague_) it_.amount = static_cast<double>(token.value_as(kind));
        break;
      case Kind::one:
        if (!it_.amount && !vague_) it_.amount = 1;
        break;
      case Kind::half:
        take_half(token.value_as(kind));
        break;
      case Kind::every:
        it_.repeated = true;
        break;
      case Kind::before:
        it_.pointer = Pointer::previous;
        break;
      case Kind::after:
        it_.pointer = Pointer::following;
        break;
      case Kind::unit:
      case Kind::units:
      case Kind::calendar_unit:
        take_unit(token, kind);
        break;
      case Kind::weekend:
        it_.unit = Unit::weekend;
        break;
      case Kind::daypart:
        it_.daypart = static_cast<Daypart>(token.value_as(kind));
        break;
      case Kind::deictic:
        take_deictic(static_cast<int>(token.value_as(kind)));
        break;
      case Kind::clock:
        it_.clock = static_cast<int>(token.value);
        break;
      case Kind::noon:
        it_.clock = static_cast<int>(token.value_as(kind)) * 60;
        break;
      case Kind::meridiem:
        take_meridiem(token.value_as(kind) != 0);
        break;
      case Kind::zone:
        it_.zone = static_cast<int>(token.value_as(kind));
        break;
      case Kind::holiday:
        it_.holiday = static_cast<int>(token.value);
        break;
      case Kind::often:
        it_.often = static_cast<int>(token.value_as(kind));
        break;
      case Kind::this_:
        it_.pointer = Pointer::this_one;
        break;
      case Kind::that_:
        it_.pointer = Pointer::that_one;
        break;
      case Kind::last_:
        it_.pointer = Pointer::last;
        break;
      case Kind::next_:
        it_.pointer = Pointer::next;
        break;
      case Kind::previous:
        it_.pointer = Pointer::previous;
        break;
      case Kind::following:
        it_.pointer = Pointer::following;
        break;
      case Kind::past_:
        it_.pointer = Pointer::past;
        break;
      case Kind::ago:
        it_.direction = token.value_as(kind) > 0 ? Direction::ahead : Direction::ago;
        break;
      case Kind::later:
        it_.direction = Direction::later;
        break;
      case Kind::earlier:
        it_.direction = Direction::earlier;
        break;
      case Kind::phase:
      case Kind::part:
        it_.modifier = static_cast<Modifier>(token.value_as(kind));
        break;
      case Kind::approx:
        it_.modifier = Modifier::approx;
        break;
      case Kind::over:
        it_.modifier = Modifier::more;
        break;
      case Kind::under:
        it_.modifier = Modifier::less;
        break;
      case Kind::present_ref:
        it_.reference = 1;
        break;
      case Kind::past_ref:
        it_.reference = 2;
        it_.dates_clause = token.value_as(kind) != 0;
        break;
      case Kind::future_ref:
        it_.reference = 3;
        break;
      case Kind::iso_date:
      case Kind::numeric_date:
        take_figures(token);
        break;
      default:
        break;
    }
  }

 private:
  void take_weekday(int value) {
    it_.plural_name = value > 10;
    it_.weekday = value % 10;
  }

  void take_ordinal(const Token& token) {
    const auto value = static_cast<int>(std::min<std::int64_t>(token.value_as(Kind::ordinal), 1000));
    it_.ordinal = it_.amount && *it_.amount >= 20 && value < 10
                      ? value + static_cast<int>(std::min(*it_.amount, 1000.0))
                      : value;
    it_.day = it_.ordinal;
  }

  void take_decade(const Token& token) {
    it_.decade = true;
    it_.year = token.value_as(Kind::decade);
    it_.two_digit_year = *it_.year < 100 && token.word == nullptr && token.end - token.begin <= 3;
    if (token.word != nullptr) it_.two_digit_year = true;
  }

  void take_number(const Token& token) {
    double value = static_cast<double>(token.value_as(Kind::number));
    if (token.word == nullptr) {
      std::array<char, 24> digits{};
      std::size_t length = 0;
      for (const char c : text_.substr(token.begin, token.end - token.begin))
        if (c != ',' && length < digits.size()) digits[length++] = c;
      std::from_chars(digits.data(), digits.data() + length, value);
    }
    if (it_.amount && value < 10 && *it_.amount >= 20 && *it_.amount < 100)
      value += *it_.amount;
    else if (it_.amount && (value == 100 || value == 1000))
      value *= *it_.amount;
    else if (it_.amount && *it_.amount >= 100 && value < 100)
      value += *it_.amount;
    it_.amount = value;
  }

  void take_half(std::int64_t named) {
    if (named > 10 && named < 20) {
      it_.unit = Unit::quarter;
      it_.quarter = true;
      it_.ordinal = static_cast<int>(named) - 10;
      return;
    }
    it_.half = true;
    if (named > 20) {
      it_.ordinal = static_cast<int>(named) - 20;
      return;
    }
    if (it_.amount && it_.unit == Unit::none && counted_) {
      *it_.amount += 0.5;
    } else if (it_.unit != Unit::none && it_.amount) {
      *it_.amount += 0.5;  // "a year and a half"
    } else {
      it_.amount = it_.amount && *it_.amount != 1 ? *it_.amount + 0.5 : 0.5;
    }
  }

  void take_unit(const Token& token, Kind kind) {
    if (it_.unit == Unit::quarter && it_.ordinal != 0) it_.quarter = true;
    it_.unit = static_cast<Unit>(token.value_as(kind));
    it_.plural = kind == Kind::units;
    if (it_.unit == Unit::century && it_.ordinal != 0) it_.century = true;
    counted_ = false;
  }

  void take_deictic(int value) {
    it_.deictic = value % 10;
    it_.from_today = true;
    if (value / 10 != 0) it_.daypart = Daypart::night;
  }

  void take_meridiem(bool afternoon) {
    if (it_.clock < 0) {
      const std::int64_t hour = it_.day != 0 ? it_.day
                                : it_.amount ? static_cast<std::int64_t>(std::min(*it_.amount, 24.0))
                                             : -1;
      it_.clock = hour >= 1 && hour <= 12 ? static_cast<int>(hour) * 60 : -1;
      it_.day = 0;
      it_.amount.reset();
    }
    if (it_.clock < 0 || it_.clock > 13 * 60) return;
    if (afternoon && it_.clock < 12 * 60) it_.clock += 12 * 60;
    if (!afternoon && it_.clock >= 12 * 60) it_.clock -= 12 * 60;
  }

  void take_figures(const Token& token) {
    int index = 0;
    std::size_t digits = 0;
    for (std::size_t i = token.begin; i < token.end && index < 3; ++i) {
      const char c = text_[i];
      if (c >= '0' && c <= '9') {
        if (++digits <= 4) it_.numbers[index] = it_.numbers[index] * 10 + (c - '0');
      } else {
        if (index == 0) it_.figures = static_cast<int>(digits);
        if (c == 'T') break;
        ++index;
        digits = 0;
      }
    }
    const std::string_view words = text_.substr(token.begin, token.end - token.begin);
    if (const std::size_t at = words.find('T'); at != std::string_view::npos && at + 5 < words.size()) {
      it_.clock = ((words[at + 1] - '0') * 10 + words[at + 2] - '0') * 60 + (words[at + 4] - '0') * 10 +
                  words[at + 5] - '0';
      if (it_.clock >= 24 * 60 || words[at + 4] > '5') it_.clock = -1;
      if (words.back() == 'Z') it_.zone = 0;
    }
  }

  std::string_view text_;
  Expression& it_;
  bool vague_ = false;
  bool counted_ = true;
};

/// What only all the words together say.
void settle(Expression& it, std::size_t tokens, bool quantified) {
  it.vague = it.plural && !it.amount && !quantified &&
             (tokens == 1 || it.pointer == Pointer::none || (tokens == 2 && it.pointer == Pointer::last));
  if (it.action != Action::date) return;
  if (it.eras && !it.year) {
    if (it.amount)
      it.year = static_cast<std::int64_t>(std::min(*it.amount, 9999.0));
    else if (it.day != 0 && it.month == 0)
      it.year = std::exchange(it.day, 0);
    it.amount.reset();
  }
  it.named_year = !it.year && it.pointer == Pointer::that_one && it.unit == Unit::year;
  if (it.half && it.ordinal == 0 && it.modifier == Modifier::end) {
    it.ordinal = 2;
    it.modifier = Modifier::none;
  }
}

/// Whether the two times of a match are the ends of one stretch, not two of a list ("2003 and 2011").
bool stretches(std::string_view text, const std::vector<Token>& tokens, const Match& match) {
  const auto words = [&](std::size_t i) {
    return text.substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
  };
  const auto is_between = [&](std::size_t i) { return words(i) == "between" || words(i) == "Between"; };
  if (is_between(match.first) || (match.first > 0 && is_between(match.first - 1))) return true;
  if (match.parts[0].end == match.parts[1].first) return false;
  for (std::size_t i = match.parts[0].end; i < match.parts[1].first; ++i)
    if (words(i) == "and" || words(i) == "or" || tokens[i].is(Kind::slash)) return false;
  return true;
}

/// What one end of a range leaves unsaid is taken from the other: "3–9 July 2017".
void share(Expression& first, Expression& second) {
  // "11 January this year"
  const bool names_year =
      second.unit == Unit::year && second.pointer == Pointer::this_one && !second.has_date();
  if (names_year && first.month != 0 && !first.year && first.unit == Unit::none) {
    first.unit = Unit::year;
    first.pointer = Pointer::this_one;
    return;
  }
  if (!second.month && second.day && first.month) second.month = first.month;
  if (!first.month && first.day && second.month) first.month = second.month;
  if (!first.year && first.has_date() && second.year && !second.decade) first.year = second.year;
  if (second.before_christ && !first.year && first.month == 0) {
    if (first.amount)
      first.year = static_cast<std::int64_t>(std::min(*first.amount, 9999.0));
    else if (first.day != 0)
      first.year = first.day;
    first.day = 0;
    first.amount.reset();
  }
  if (second.before_christ && first.year) first.before_christ = true;
  if (!second.year && second.has_date() && first.year && !first.decade && second.month >= first.month)
    second.year = first.year;
  if (second.two_digit_year && first.year && !first.two_digit_year && second.year && *second.year < 100) {
    // "1914–18": the second year is of the first one's century, or the next.
    std::int64_t full = *first.year / 100 * 100 + *second.year;
    if (full < *first.year) full += 100;
    second.year = full;
    second.two_digit_year = false;
  }
}

}  // namespace

Grain grain_of(Unit unit) {
  switch (unit) {
    case Unit::day:
      return Grain::day;
    case Unit::week:
      return Grain::week;
    case Unit::month:
      return Grain::month;
    case Unit::quarter:
      return Grain::quarter;
    case Unit::year:
      return Grain::year;
    case Unit::decade:
      return Grain::decade;
    case Unit::century:
      return Grain::century;
    case Unit::season:
      return Grain::season;
    case Unit::weekend:
      return Grain::weekend;
    default:
      return Grain::none;
  }
}

void read_expressions(std::string_view text, const std::vector<Token>& tokens, const Match& match,
                      Action action, std::vector<Expression>& found) {
  const std::size_t before = found.size();
  for (std::size_t part = 0; part < match.part_count; ++part) {
    Expression expression;
    expression.rule = match.rule;
    expression.action = action;
    Reader reader(text, expression);
    const auto [first, end] = match.parts[part];
    for (std::size_t i = first; i < end; ++i) reader.take(tokens[i], match.kinds[i - match.first]);
    expression.span = {tokens[first].begin, tokens[end - 1].end};
    settle(expression, end - first, reader.quantified());
    found.push_back(expression);
  }
  if (found.size() - before != 2) return;
  share(found[before], found[before + 1]);
  found[before].stretches = stretches(text, tokens, match);
}

}  // namespace dateline::times
