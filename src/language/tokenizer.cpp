#include "src/language/tokenizer.hpp"

#include <algorithm>
#include <array>

#include "src/language/characters.hpp"

namespace dateline::language {
namespace {

/// The longest word that is looked up in a list; longer ones are never in it.
constexpr std::size_t longest_listed_word = 32;

struct Character {
  char32_t value = 0;
  CharKind kind = CharKind::space;
  std::size_t length = 0;  ///< 0 beyond the end
};

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x02bc;
}

bool is_hyphen(char32_t c) {
  return c == '-' || c == 0x2010 || c == 0x2011;
}

/// Characters of which a run is one token: "...", "--", "!!!", "***".
bool runs(char32_t c) {
  return c == '.' || c == '-' || c == '!' || c == '?' || c == '*' || c == '=' || c == '_' || c == '~' ||
         c == '#' || c == '`' || c == '\'' || c == '<' || c == '>' || c == '+';
}

/// Cuts one stretch without white space.
class ChunkTokenizer {
 public:
  ChunkTokenizer(std::string_view text, std::size_t begin, std::size_t end, const TokenWords& words,
                 std::vector<RawToken>& out)
      : text_(text), begin_(begin), end_(end), words_(words), out_(out) {}

  void run() {
    if (take_address()) return;
    for (std::size_t at = begin_; at < end_;) at = take_one(at);
  }

 private:
  Character at(std::size_t offset) const {
    if (offset >= end_) return {};
    const base::CodePoint point = base::code_point_at(text_.substr(0, end_), offset);
    return {point.value, point.valid ? kind_of(point.value) : CharKind::symbol, point.length};
  }

  std::string_view bytes(std::size_t first, std::size_t last) const {
    return text_.substr(first, last - first);
  }

  void add(std::size_t first, std::size_t last) {
    if (first < last) out_.push_back({{first, last}, false, false});
  }

  /// A web or mail address, a handle or a hash tag, with the punctuation around it.
  bool take_address() {
    std::size_t first = begin_;
    while (first < end_ && (text_[first] == '(' || text_[first] == '[' || text_[first] == '<' ||
                            text_[first] == '"' || text_[first] == '\'')) {
      ++first;
    }
    std::size_t last = end_;
    while (last > first && std::string_view(".,;:!?)]>\"'").find(text_[last - 1]) != std::string_view::npos)
      --last;
    if (!looks_like_address(bytes(first, last))) return false;
    for (std::size_t i = begin_; i < first; ++i) add(i, i + 1);
    add(first, last);
    for (std::size_t i = last; i < end_;) i = take_one(i);
    return true;
  }

  static bool looks_like_address(std::string_view word) {
    if (word.size() < 4) return false;
    const auto scheme = word.find("://");
    if (scheme > 1 && scheme <= 8) return plain_ascii(word.substr(0, scheme));
    if (word.starts_with("www.") || word.starts_with("WWW.")) return true;
    const auto sign = word.find('@');
    if (sign != std::string_view::npos && sign > 0) return word.find('.', sign) != std::string_view::npos;
    return looks_like_domain(word);
  }

  static bool plain_ascii(std::string_view word) {
    return std::all_of(word.begin(), word.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  }

  /// "example.com", "bbc.co.uk/news": a well-known top-level domain before the path.
  static bool looks_like_domain(std::string_view word) {
    const std::string_view host = word.substr(0, word.find('/'));
    const auto dot = host.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return false;
    static constexpr std::array<std::string_view, 9> top{"com",  "org", "net", "gov", "edu",
                                                         "info", "uk",  "de",  "eu"};
    const std::string_view last = host.substr(dot + 1);
    if (std::find(top.begin(), top.end(), last) == top.end()) return false;
    return std::all_of(host.begin(), host.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
             c == '-';
    });
  }

  /// Takes the token (or the tokens of one word) at `first`; the offset after it.
  std::size_t take_one(std::size_t first) {
    const Character c = at(first);
    if (is_alphanumeric(c.kind)) return take_word(first);
    if ((c.value == '@' || c.value == '#') && is_alphanumeric(at(first + 1).kind)) return take_handle(first);
    if (is_apostrophe(c.value)) {
      const std::size_t clitic = clitic_length(first);
      if (clitic > 0) {
        add(first, first + clitic);
        return first + clitic;
      }
    }
    if (c.value == '.' && at(first + 1).kind == CharKind::digit) return take_word(first);
    std::size_t last = first + c.length;
    while (last < end_) {
      const Character next = at(last);
      const bool same = runs(c.value) && next.value == c.value;
      const bool shout = (c.value == '!' || c.value == '?') && (next.value == '!' || next.value == '?');
      const bool joined = next.kind == CharKind::mark || (c.kind == CharKind::symbol && joiner_before(last));
      if (!same && !shout && !joined) break;
      last += next.length;
    }
    add(first, last);
    return last;
  }

  /// A zero-width joiner stands just before `offset` (parts of one emoji).
  bool joiner_before(std::size_t offset) const {
    return offset >= 3 && offset - 3 >= begin_ && bytes(offset - 3, offset) == "\xe2\x80\x8d";
  }

  std::size_t take_handle(std::size_t first) {
    std::size_t last = first + 1;
    while (last < end_) {
      const Character next = at(last);
      if (!is_alphanumeric(next.kind) && next.kind != CharKind::mark && next.value != '_') break;
      last += next.length;
    }
    add(first, last);
    return last;
  }

  /// Length of "'s", "'re" … at `first` when the word ends after it.
  std::size_t clitic_length(std::size_t first) const {
    const std::size_t mark = at(first).length;
    static constexpr std::array<std::string_view, 7> clitics{"s", "re", "ve", "ll", "d", "m", "em"};
    const std::string rest = lower_case(bytes(first + mark, std::min(end_, first + mark + 3)));
    for (const std::string_view clitic : clitics) {
      if (rest.starts_with(clitic) && !is_alphanumeric(at(first + mark + clitic.size()).kind)) {
        return mark + clitic.size();
      }
    }
    return 0;
  }

  /// One past the word that begins at `first`, before contractions and units are cut off.
  std::size_t word_end(std::size_t first) const {
    std::size_t last = first;
    bool dotted = false;  // "U.S": single letters with dots between them
    while (last < end_) {
      const Character c = at(last);
      if (is_alphanumeric(c.kind) || c.kind == CharKind::mark) {
        last += c.length;
        continue;
      }
      if (!joins(first, last, c, dotted)) break;
      last += c.length;
    }
    return last;
  }

  /// Whether the character `c` at `place` stays inside the word that begins at `first`.
  bool joins(std::size_t first, std::size_t place, const Character& c, bool& dotted) const {
    const Character next = at(place + c.length);
    const Character before = place > first ? last_character(first, place) : Character{};
    const bool digits = before.kind == CharKind::digit && next.kind == CharKind::digit;
    if (c.value == '.') return dot_joins(first, place, next, before, dotted);
    if (c.value == ',') return digits && at(place + 3).kind == CharKind::digit && three_digits(place + 1);
    if (c.value == ':' || c.value == '/') return digits;
    if (c.value == '&') return before.kind == CharKind::upper && next.kind == CharKind::upper;
    if (c.value == '_') return is_alphanumeric(next.kind);
    if (is_apostrophe(c.value)) return is_letter(before.kind) && is_letter(next.kind);
    if (is_hyphen(c.value) && is_letter(next.kind)) {
      return words_.is(TokenWord::prefix, lower_case(bytes(first, place)) + "-");
    }
    return false;
  }

  bool three_digits(std::size_t first) const {
    for (std::size_t i = first; i < first + 3; ++i) {
      if (at(i).kind != CharKind::digit) return false;
    }
    return at(first + 3).kind != CharKind::digit;
  }

  Character last_character(std::size_t first, std::size_t place) const {
    std::size_t back = place - 1;
    while (back > first && (static_cast<unsigned char>(text_[back]) & 0xc0) == 0x80) --back;
    return at(back);
  }

  bool dot_joins(std::size_t first, std::size_t place, const Character& next, const Character& before,
                 bool& dotted) const {
    if (place == first) return next.kind == CharKind::digit;
    if (next.kind == CharKind::digit) return before.kind == CharKind::digit || before.kind == CharKind::lower;
    const std::string_view word = bytes(first, place);
    if (is_letter(next.kind)) {
      // U.S, e.g: each part is one letter
      const auto part = word.rfind('.');
      const std::string_view piece = part == std::string_view::npos ? word : word.substr(part + 1);
      if (at(first + word.size() - piece.size()).length == piece.size()) {
        const Character after = at(place + 1 + next.length);
        dotted = !is_alphanumeric(after.kind) || dotted;
        return !is_alphanumeric(after.kind) || dotted;
      }
      return before.kind == CharKind::lower && next.kind == CharKind::lower &&
             !words_.is(TokenWord::starter, word);
    }
    if (dotted) return true;
    return abbreviation_at(word);
  }

  /// Whether `word` before a full stop is an abbreviation, so that the stop is part of it.
  bool abbreviation_at(std::string_view word) const {
    if (word.size() > longest_listed_word) return false;
    const CharKind kind = first_kind(word);
    if (kind == CharKind::upper &&
        at(static_cast<std::size_t>(word.data() - text_.data())).length == word.size()) {
      return word != "I";
    }
    const std::string key = lower_case(word) + ".";
    return words_.is(TokenWord::title, key) || words_.is(TokenWord::abbreviation, key) ||
           words_.is(TokenWord::numbered, key);
  }

  std::size_t take_word(std::size_t first) {
    const std::size_t last = word_end(first);
    const std::string_view word = bytes(first, last);
    if (word.size() <= longest_listed_word) {
      const std::string lower = lower_case(word);
      const std::size_t cut = words_.split_of(lower);
      if (cut > 0 && cut < word.size()) {
        add(first, first + cut);
        add(first + cut, last);
        return last;
      }
    }
    if (first_kind(word) == CharKind::digit && cut_unit(first, last)) return last;
    const std::size_t cut = contraction(first, last);
    add(first, cut);
    add(cut, last);
    return last;
  }

  /// "10km", "6pm", "40bn" → number and unit.
  bool cut_unit(std::size_t first, std::size_t last) {
    std::size_t cut = first;
    while (cut < last) {
      const Character c = at(cut);
      if (c.kind != CharKind::digit && c.value != '.' && c.value != ',' && c.value != ':') break;
      cut += c.length;
    }
    if (cut == last || last - cut > longest_listed_word) return false;
    if (!words_.is(TokenWord::unit, lower_case(bytes(cut, last)))) return false;
    add(first, cut);
    add(cut, last);
    return true;
  }

  /// Where the last clitic of a word begins ("do|n't", "Trump|'s"); `last` when there is none.
  std::size_t contraction(std::size_t first, std::size_t last) const {
    for (std::size_t i = last; i > first && last - i < 6;) {
      --i;
      if ((static_cast<unsigned char>(text_[i]) & 0xc0) == 0x80) continue;
      const Character c = at(i);
      if (!is_apostrophe(c.value) || i == first) continue;
      const std::string tail = lower_case(bytes(i + c.length, last));
      if (tail == "t") {
        const char n = text_[i - 1];
        return (n == 'n' || n == 'N') && i - 1 > first ? i - 1 : last;
      }
      if (tail == "s" || tail == "re" || tail == "ve" || tail == "ll" || tail == "d" || tail == "m") return i;
      return last;
    }
    return last;
  }

  std::string_view text_;
  std::size_t begin_;
  std::size_t end_;
  const TokenWords& words_;
  std::vector<RawToken>& out_;
};

}  // namespace

std::vector<RawToken> tokenize(std::string_view text, const base::ByteSpan& block, const TokenWords& words) {
  std::vector<RawToken> tokens;
  const std::size_t end = std::min<std::size_t>(block.end, text.size());
  const std::string_view visible = text.substr(0, end);
  std::size_t newlines = 0;
  bool start = true;
  for (std::size_t at = block.begin; at < end;) {
    const base::CodePoint point = base::code_point_at(visible, at);
    if (point.valid && kind_of(point.value) == CharKind::space) {
      newlines += point.value == '\n' || point.value == 0x2029 ? 1 : 0;
      at += point.length;
      continue;
    }
    std::size_t last = at;
    while (last < end) {
      const base::CodePoint next = base::code_point_at(visible, last);
      if (next.valid && kind_of(next.value) == CharKind::space) break;
      last += next.length;
    }
    const std::size_t first_token = tokens.size();
    ChunkTokenizer(text, at, last, words, tokens).run();
    const std::string_view chunk = text.substr(at, last - at);
    const bool bullet = newlines == 1 && (chunk == "-" || chunk == "*" || chunk == "•" || chunk == "–");
    tokens[first_token].space_before = true;
    tokens[first_token].break_before = start || newlines > 1 || bullet;
    start = false;
    newlines = 0;
    at = last;
  }
  return tokens;
}

}  // namespace dateline::language
