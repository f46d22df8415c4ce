#include <algorithm>
#include <string>

#include "src/language/characters.hpp"
#include "src/language/tokenizer.hpp"

namespace dateline::language {
namespace {

constexpr std::size_t longest_sentence = 300;

class SentenceSplitter {
 public:
  SentenceSplitter(std::string_view text, const std::vector<RawToken>& tokens, const TokenWords& words)
      : text_(text), tokens_(tokens), words_(words) {}

  std::vector<std::size_t> run() {
    std::vector<std::size_t> ends;
    std::size_t first = 0;
    for (std::size_t i = 0; i < tokens_.size();) {
      std::size_t end = i + 1;
      bool stop = end < tokens_.size() && tokens_[end].break_before;
      if (!stop && ends_sentence(i)) {
        end = closers_after(i);
        stop = end == tokens_.size() || tokens_[end].break_before || begins_sentence(i, end);
        if (!stop) end = i + 1;
      }
      if (!stop && end - first >= longest_sentence) stop = true;
      if (stop || end == tokens_.size()) {
        ends.push_back(end);
        first = end;
      }
      i = end;
    }
    return ends;
  }

 private:
  std::string_view word(std::size_t i) const { return base::words_at(text_, tokens_[i].span); }

  bool ends_sentence(std::size_t i) const {
    const std::string_view w = word(i);
    if (w == "…" || w == "。" || w == "！" || w == "？") return true;
    const char last = w.back();
    if (last != '.' && last != '!' && last != '?') return false;
    if (w.size() == 1) return true;
    if (last == '.' && w.front() != '.') return !words_.is(TokenWord::title, lower_case(w));
    return true;
  }

  /// One past the closing quotes and brackets that follow token i.
  std::size_t closers_after(std::size_t i) const {
    std::size_t end = i + 1;
    while (end < tokens_.size() && !tokens_[end].break_before && closes(end)) ++end;
    return end;
  }

  bool closes(std::size_t i) const {
    const std::string_view w = word(i);
    if (w == "”" || w == ")" || w == "]" || w == "»" || w == "’" || w == "''" || w == "’’" || w == "“") {
      return !tokens_[i].space_before;
    }
    // A straight quote closes when no space stands before it, or one stands on both sides of it.
    if (w == "\"" || w == "'") return !tokens_[i].space_before;
    return false;
  }

  bool opens(std::size_t i) const {
    const std::string_view w = word(i);
    return w == "“" || w == "‘" || w == "(" || w == "[" || w == "«" || w == "\"" || w == "'" || w == "``" ||
           w == "•" || w == "-" || w == "–" || w == "—" || w == "*" || w == "„" || w == "…" || w == "...";
  }

  /// Whether the tokens from `next` can begin a sentence after one that may end with token i.
  bool begins_sentence(std::size_t i, std::size_t next) const {
    const std::string_view mark = word(i);
    const bool abbreviation = mark.size() > 1 && mark.back() == '.' && mark.front() != '.' &&
                              mark.front() != '?' && mark.front() != '!';
    // "p.m.Trump" and "example.Next" hold no end where no space stands, unless the stop is a token of its
    // own.
    if (!tokens_[next].space_before && (abbreviation || next == i + 1) && !missing_space(i, next))
      return false;
    std::size_t first = next;
    while (first < tokens_.size() && first < next + 3 && opens(first)) ++first;
    if (first == tokens_.size()) return true;
    const std::string_view w = word(first);
    const CharKind kind = first_kind(w);
    const bool strong = !abbreviation && mark != "..." && mark != "…";
    if (kind == CharKind::lower) return false;
    if (abbreviation) return abbreviation_ends(i, first, next);
    if (next > i + 1 && mark != "." && reported_after(first)) return false;
    if (kind == CharKind::upper || kind == CharKind::letter) return true;
    return strong;
  }

  /// "…said.The next": a stop between a small letter and a capital without a space.
  bool missing_space(std::size_t i, std::size_t next) const {
    return next == i + 1 && i > 0 && word(i) == "." && !tokens_[i].space_before &&
           first_kind(word(i - 1)) != CharKind::digit && first_kind(word(next)) == CharKind::upper &&
           word(next).size() > 1;
  }

  bool abbreviation_ends(std::size_t i, std::size_t first, std::size_t next) const {
    const std::string lower = lower_case(word(i));
    const std::string_view w = word(first);
    const CharKind kind = first_kind(w);
    if (words_.is(TokenWord::numbered, lower) && kind == CharKind::digit) return false;
    if (words_.is(TokenWord::numbered, lower) && !words_.is(TokenWord::abbreviation, lower)) return false;
    if (kind != CharKind::upper) return kind != CharKind::digit && first > next && next > i + 1;
    // An initial ("J. Edgar") is part of a name.
    const bool initial = lower.size() == 2 && lower != "i.";
    if (initial) return false;
    return next > i + 1 || words_.is(TokenWord::starter, lower_case(w));
  }

  /// “Stop!” Trump said: up to four words on, a verb of saying before any comma.
  bool reported_after(std::size_t first) const {
    for (std::size_t i = first; i < tokens_.size() && i < first + 4; ++i) {
      const std::string_view w = word(i);
      if (w == "," || w == "." || w == ":") return false;
      if (words_.is(TokenWord::cue, lower_case(w))) return true;
    }
    return false;
  }

  std::string_view text_;
  const std::vector<RawToken>& tokens_;
  const TokenWords& words_;
};

}  // namespace

std::vector<std::size_t> split_sentences(std::string_view text, const std::vector<RawToken>& tokens,
                                         const TokenWords& words) {
  return SentenceSplitter(text, tokens, words).run();
}

}  // namespace dateline::language
