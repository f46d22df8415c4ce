#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "src/base/byte_span.hpp"
#include "src/times/vocabulary.hpp"

namespace dateline::times {

/// A word, a number or a mark of a text, with what it can be in an expression of time.
struct Token {
  std::size_t begin = 0;
  std::size_t end = 0;
  const Word* word = nullptr;  ///< nothing for numbers and words that no rule knows
  KindSet kinds = 0;
  std::int64_t value = 0;  ///< of numbers; minutes of a clock; holiday number
  bool space_before = true;
  bool capital = false;  ///< begins with an ASCII capital letter
  bool ends_sentence = false;

  bool is(Kind kind) const { return (kinds & bit(kind)) != 0; }
  std::int64_t value_as(Kind kind) const { return word == nullptr ? value : word->value_as(kind); }
};

/// Cuts text into tokens, one sentence at a time. Any bytes will do. Linear time; memory for one sentence,
/// which is cut after max_tokens.
class Tokens {
 public:
  static constexpr std::size_t max_tokens = 600;

  /// `vocabulary` and `text` must outlive the object. Reads the bytes of `block`.
  Tokens(const Vocabulary& vocabulary, std::string_view text, base::ByteSpan block)
      : vocabulary_(vocabulary), text_(text.substr(0, block.end)), at_(block.begin) {}

  /// The next sentence into `tokens`; false when there is none.
  bool next_sentence(std::vector<Token>& tokens);

 private:
  bool read(Token& token);
  void read_word(Token& token);
  void read_number(Token& token);
  void read_mark(Token& token);
  std::size_t digits_at(std::size_t from) const;
  bool opens_sentence(std::size_t from) const;
  bool read_grouped(Token& token, std::size_t first);
  bool read_dated(Token& token, std::size_t first);

  const Vocabulary& vocabulary_;
  std::string_view text_;
  std::size_t at_;
};

}  // namespace dateline::times
