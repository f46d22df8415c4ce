#include "src/times/tokens.hpp"

#include <array>
#include <string>

namespace dateline::times {

namespace {

enum class Byte : std::uint8_t { mark, letter, digit, space, high };

constexpr std::array<Byte, 256> byte_table = [] {
  std::array<Byte, 256> table{};
  for (int i = 0; i < 256; ++i) {
    Byte& byte = table[static_cast<std::size_t>(i)];
    if ((i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z'))
      byte = Byte::letter;
    else if (i >= '0' && i <= '9')
      byte = Byte::digit;
    else if (i <= ' ')
      byte = Byte::space;
    else if (i >= 0x80)
      byte = Byte::high;
    else
      byte = Byte::mark;
  }
  return table;
}();

Byte byte_kind(char c) {
  return byte_table[static_cast<unsigned char>(c)];
}
bool is_digit(char c) {
  return byte_kind(c) == Byte::digit;
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
char lower(char c) {
  return is_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// Punctuation written in three bytes of UTF-8, the ASCII mark it stands for, or 0.
char general_punctuation(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size() || text[at] != '\xE2') return 0;
  const auto second = static_cast<unsigned char>(text[at + 1]);
  const auto third = static_cast<unsigned char>(text[at + 2]);
  if (second == 0x88 && third == 0x92) return '_';
  if (second != 0x80) return 0;
  if (third == 0x90 || third == 0x91) return '-';
  if (third >= 0x92 && third <= 0x95) return '_';
  if (third == 0x98 || third == 0x99) return '\'';
  if (third == 0x9C || third == 0x9D) return '"';
  if (third == 0xA6) return ';';
  if ((third >= 0x80 && third <= 0x8A) || third == 0xAF) return ' ';
  return 0;
}

/// The length of white space at `at`, 0 when there is none.
std::size_t space_at(std::string_view text, std::size_t at) {
  if (byte_kind(text[at]) == Byte::space) return 1;
  if (text[at] == '\xC2' && at + 1 < text.size() && text[at + 1] == '\xA0') return 2;
  return general_punctuation(text, at) == ' ' ? 3 : 0;
}

bool is_word_byte(std::string_view text, std::size_t at) {
  const Byte kind = byte_kind(text[at]);
  if (kind == Byte::letter || kind == Byte::digit) return true;
  return kind == Byte::high && general_punctuation(text, at) == 0 && space_at(text, at) == 0;
}

std::int64_t number_of(std::string_view digits) {
  std::int64_t value = 0;
  for (const char c : digits.substr(0, 15)) {
    if (is_digit(c)) value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::size_t Tokens::digits_at(std::size_t from) const {
  std::size_t end = from;
  while (end < text_.size() && is_digit(text_[end])) ++end;
  return end - from;
}

bool Tokens::opens_sentence(std::size_t from) const {
  std::size_t at = from;
  if (at >= text_.size()) return true;
  if (text_[at] == '"' || text_[at] == '\'' || text_[at] == ')' || general_punctuation(text_, at) == '"')
    at += text_[at] == '\xE2' ? 3 : 1;
  if (at >= text_.size()) return true;
  if (space_at(text_, at) == 0) return false;
  while (at < text_.size() && space_at(text_, at) != 0) at += space_at(text_, at);
  if (at >= text_.size()) return true;
  const char c = text_[at];
  return is_upper(c) || is_digit(c) || c == '"' || c == '[' || c == '(' || byte_kind(c) == Byte::high;
}

void Tokens::read_word(Token& token) {
  token.capital = is_upper(text_[at_]);
  std::array<char, Vocabulary::longest() + 1> buffer{};
  std::size_t length = 0;
  std::size_t end = at_;
  bool plain = true;
  for (; end < text_.size() && is_word_byte(text_, end); ++end) {
    if (is_digit(text_[end])) plain = false;
    if (length < Vocabulary::longest()) buffer[length] = lower(text_[end]);
    ++length;
  }
  // "a.m.", "U.S.": letters each with its dot are one word.
  if (length == 1 && end + 1 < text_.size() && text_[end] == '.' &&
      byte_kind(text_[end + 1]) == Byte::letter) {
    std::size_t dotted = end;
    while (dotted + 1 < text_.size() && text_[dotted] == '.' &&
           byte_kind(text_[dotted + 1]) == Byte::letter &&
           (dotted + 2 >= text_.size() || !is_word_byte(text_, dotted + 2))) {
      if (length + 1 < Vocabulary::longest()) {
        buffer[length] = '.';
        buffer[length + 1] = lower(text_[dotted + 1]);
      }
      length += 2;
      dotted += 2;
    }
    if (dotted > end && dotted < text_.size() && text_[dotted] == '.') {
      if (length < Vocabulary::longest()) buffer[length] = '.';
      ++length;
      ++dotted;
    }
    end = dotted;
  }
  token.end = end;
  if ((plain || length <= 2) && length <= Vocabulary::longest()) {
    if (end < text_.size() && text_[end] == '.' && length <= 6) {
      buffer[length] = '.';
      token.word = vocabulary_.find({buffer.data(), length + 1});
      if (token.word != nullptr) ++token.end;
    }
    if (token.word == nullptr) token.word = vocabulary_.find({buffer.data(), length});
  }
  if (token.capital) token.kinds |= bit(Kind::capitalised);
  if (token.word != nullptr)
    token.kinds |= token.capital ? token.word->kinds : token.word->kinds & ~token.word->capital_kinds;
  at_ = token.end;
}

/// "1,500" and "22.8": false when the digits at `first` are not grouped.
bool Tokens::read_grouped(Token& token, std::size_t first) {
  std::size_t end = token.begin + first;
  bool grouped = false;
  while (first <= 3 && end + 3 < text_.size() && text_[end] == ',' && digits_at(end + 1) == 3) {
    end += 4;
    grouped = true;
  }
  std::size_t dots = 0;
  while (end + 1 < text_.size() && text_[end] == '.' && is_digit(text_[end + 1])) {
    end += 1 + digits_at(end + 1);
    ++dots;
  }
  if (!grouped && dots == 0) return false;
  token.end = end;
  if (dots > 1) {
    const std::string_view words = text_.substr(token.begin, end - token.begin);
    const bool year_last = words.size() >= 8 && words.size() <= 10 && words[words.size() - 5] == '.';
    token.kinds = dots == 2 && year_last ? bit(Kind::numeric_date) : 0;
    return true;
  }
  token.value = number_of(text_.substr(token.begin, first));
  if (grouped) token.value = 1'000'000;  // too many for any rule that reads the value
  if (grouped && dots == 0) {
    std::string digits;
    for (const char c : text_.substr(token.begin, end - token.begin))
      if (is_digit(c)) digits += c;
    token.value = number_of(digits);
  }
  token.kinds = bit(Kind::number);
  return true;
}

/// "2017-07-10", "2017-07-10T14:30", "7/8/07", "24/7", "18:00": false when the digits at `first` are none of
/// these.
bool Tokens::read_dated(Token& token, std::size_t first) {
  const std::size_t end = token.begin + first;
  if (end >= text_.size()) return false;
  const char mark = text_[end];
  if (mark == '-' && first == 4 && digits_at(end + 1) == 2 && end + 3 < text_.size() &&
      text_[end + 3] == '-' && digits_at(end + 4) == 2) {
    token.end = end + 6;
    if (token.end + 5 < text_.size() && text_[token.end] == 'T' && digits_at(token.end + 1) == 2 &&
        text_[token.end + 3] == ':' && digits_at(token.end + 4) == 2) {
      token.end += 6;
      if (token.end + 2 < text_.size() && text_[token.end] == ':' && digits_at(token.end + 1) == 2)
        token.end += 3;
      if (token.end < text_.size() && text_[token.end] == 'Z') ++token.end;
    }
    token.kinds = bit(Kind::iso_date);
    return true;
  }
  if (mark == '/' && first <= 4 && digits_at(end + 1) > 0) {
    token.end = end + 1 + digits_at(end + 1);
    std::size_t marks = 1;
    while (token.end + 1 < text_.size() && text_[token.end] == '/' && digits_at(token.end + 1) > 0) {
      token.end += 1 + digits_at(token.end + 1);
      ++marks;
    }
    if (marks == 2) token.kinds = bit(Kind::numeric_date);
    if (marks == 1 && first == 4) {  // "2004/05" is a range of years
      token.end = end;
      return false;
    }
    if (marks == 1) token.word = vocabulary_.find(text_.substr(token.begin, token.end - token.begin));
    return true;
  }
  if ((mark == ':' || mark == '.') && first <= 2 && digits_at(end + 1) == 2) {
    const std::int64_t hour = number_of(text_.substr(token.begin, first));
    const std::int64_t minute = number_of(text_.substr(end + 1, 2));
    std::size_t after = end + 3;
    if (mark == '.') {
      // "2.30pm" is a time of day only with what follows it.
      while (after < text_.size() && text_[after] == ' ' && after < end + 4) ++after;
      const bool meridiem = after + 1 < text_.size() &&
                            (lower(text_[after]) == 'a' || lower(text_[after]) == 'p') &&
                            (lower(text_[after + 1]) == 'm' || text_[after + 1] == '.');
      if (!meridiem) return false;
    }
    token.end = end + 3;
    while (token.end + 2 < text_.size() && text_[token.end] == ':' && digits_at(token.end + 1) == 2)
      token.end += 3;
    if (hour <= 24 && minute < 60) token.kinds = bit(Kind::clock);
    token.value = hour * 60 + minute;
    return true;
  }
  return false;
}

void Tokens::read_number(Token& token) {
  const std::size_t first = digits_at(at_);
  token.begin = at_;
  token.end = at_ + first;
  if (!read_dated(token, first) && !read_grouped(token, first)) {
    const std::string_view digits = text_.substr(token.begin, first);
    token.value = number_of(digits);
    std::size_t letters = token.end;
    while (letters < text_.size() && is_word_byte(text_, letters)) ++letters;
    std::string suffix;
    for (const char c : text_.substr(token.end, std::min<std::size_t>(letters - token.end, 4)))
      suffix += lower(c);
    const std::size_t suffix_length = letters - token.end;
    const auto is_suffix = [&](std::string_view wanted) {
      return suffix_length == wanted.size() && suffix == wanted;
    };
    // "the 1990's" is the decade too.
    const bool apostrophe_s = suffix_length == 0 && token.end + 1 < text_.size() &&
                              text_[token.end] == '\'' && text_[token.end + 1] == 's' && first == 4 &&
                              digits.back() == '0' &&
                              (token.end + 2 >= text_.size() || !is_word_byte(text_, token.end + 2));
    if (suffix_length == 0 && !apostrophe_s) {
      token.kinds = bit(Kind::number);
      if (first <= 2 && token.value >= 1 && token.value <= 31) token.kinds |= bit(Kind::day);
      if (first == 4 && token.value >= 1000 && token.value <= 2199) token.kinds |= bit(Kind::year);
      if (first == 2) token.kinds |= bit(Kind::short_year);
    } else if (is_suffix("st") || is_suffix("nd") || is_suffix("rd") || is_suffix("th")) {
      token.end = letters;
      token.kinds = bit(Kind::ordinal);
      if (first <= 2 && token.value >= 1 && token.value <= 31) token.kinds |= bit(Kind::day);
    } else if (apostrophe_s || (is_suffix("s") && first >= 2 && first <= 4 && digits.back() == '0')) {
      token.end += apostrophe_s ? 2 : 1;
      token.kinds = token.value >= 10 && token.value < 2200 ? bit(Kind::decade) : 0;
    } else if (is_suffix("am") || is_suffix("pm")) {
      token.kinds = bit(Kind::number) | (token.value <= 31 ? bit(Kind::day) : 0);
    } else {
      token.end = letters;
    }
  }
  at_ = token.end;
}

void Tokens::read_mark(Token& token) {
  const char wide = general_punctuation(text_, at_);
  const char c = wide != 0 ? wide : text_[at_];
  token.end = at_ + (wide != 0 ? 3 : 1);
  switch (c) {
    case ',':
      token.kinds = bit(Kind::comma);
      break;
    case '-':
      while (token.end < text_.size() && text_[token.end] == '-') ++token.end;
      token.kinds = token.end - at_ > 1 ? bit(Kind::dash) : bit(Kind::hyphen);
      break;
    case '_':
      token.kinds = wide != 0 ? bit(Kind::dash) : 0;
      break;
    case '+':
      token.kinds = bit(Kind::dash);
      break;
    case '(':
    case '[':
      token.kinds = bit(Kind::open);
      break;
    case ')':
    case ']':
      token.kinds = bit(Kind::close);
      break;
    case '/':
      token.kinds = bit(Kind::slash);
      break;
    case '\'':
      token.kinds = bit(Kind::apostrophe);
      if (token.end < text_.size() && lower(text_[token.end]) == 's' &&
          (token.end + 1 >= text_.size() || !is_word_byte(text_, token.end + 1))) {
        ++token.end;
        token.kinds = bit(Kind::possessive);
      }
      break;
    case '.':
    case '!':
    case '?':
    case ';':
      token.ends_sentence = opens_sentence(token.end);
      break;
    default:
      break;
  }
  if (c == '$' || c == '#') token.word = vocabulary_.find(c == '$' ? "$" : "#");
  if (c == '%') token.word = vocabulary_.find("%");
  if (token.word != nullptr) token.kinds |= token.word->kinds;
  at_ = token.end;
}

bool Tokens::read(Token& token) {
  token = Token{};
  token.space_before = false;
  bool line_end = false;
  while (at_ < text_.size()) {
    const std::size_t space = space_at(text_, at_);
    if (space == 0) break;
    if (text_[at_] == '\n') {
      if (line_end) {  // an empty line parts whatever stands on its two sides
        token.begin = token.end = at_;
        token.ends_sentence = true;
        at_ += space;
        return true;
      }
      line_end = true;
    }
    token.space_before = true;
    at_ += space;
  }
  if (at_ >= text_.size()) return false;
  token.begin = at_;
  if (is_digit(text_[at_])) {
    read_number(token);
  } else if (is_word_byte(text_, at_)) {
    read_word(token);
  } else {
    read_mark(token);
  }
  return true;
}

bool Tokens::next_sentence(std::vector<Token>& tokens) {
  tokens.clear();
  Token token;
  while (tokens.size() < max_tokens && read(token)) {
    if (token.begin != token.end) tokens.push_back(token);
    if (token.ends_sentence && !tokens.empty()) return true;
  }
  return !tokens.empty();
}

}  // namespace dateline::times
