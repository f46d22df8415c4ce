#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "src/base/byte_span.hpp"
#include "src/base/data_files.hpp"

namespace dateline::language {

/// A token as the tokenizer leaves it.
struct RawToken {
  base::ByteSpan span;        ///< in the whole text; never empty
  bool space_before = false;  ///< white space, or the start of the block, stands before it
  bool break_before = false;  ///< an empty line or the start of a list item stands before it
};

/// What data/lexicon/tokens.tsv says of a word.
enum class TokenWord : std::uint8_t { title, abbreviation, numbered, prefix, unit, starter, cue };

/// The words the tokenizer and the sentence splitter know, read from data/lexicon/tokens.tsv: lines of a kind
/// and a word in lower case, separated by a tab.
///     title         an abbreviation before a name, never the end of a sentence ("mr.")
///     abbreviation  an abbreviation that may also end a sentence ("inc.")
///     numbered      an abbreviation before a number ("no.")
///     prefix        a prefix whose hyphen stays inside the word ("non-")
///     split         a word written together that is two tokens, the parts separated by a bar ("can|not")
///     unit          a unit that is cut off its number ("km")
///     starter       a word that begins a sentence when it has a capital ("the")
///     cue           a verb that may follow a quotation in the same sentence ("said")
class TokenWords {
 public:
  /// Throws DataError naming file and line of a row that is wrong.
  explicit TokenWords(const base::DataFiles& data);

  /// `word` in lower case.
  bool is(TokenWord kind, std::string_view word) const;
  /// Length in bytes of the first part of a word that is two tokens; 0 when it is one.
  std::size_t split_of(std::string_view lower_word) const;

 private:
  std::unordered_map<std::string, std::uint8_t> kinds_;  // a bit for each TokenWord
  std::unordered_map<std::string, std::size_t> splits_;
};

/// Cuts `block` of `text` into tokens as the English Web Treebank and GUM do: punctuation, hyphens between
/// words, contractions ("do|n't", "Trump|'s") and units ("10|km") are tokens of their own; abbreviations,
/// decimal numbers, addresses on the web and acronyms are one. Every byte that is not white space lies in
/// exactly one token. Linear in the size of the block.
std::vector<RawToken> tokenize(std::string_view text, const base::ByteSpan& block, const TokenWords& words);

/// Where sentences end: for each sentence the number of tokens up to its end, growing, the last one
/// tokens.size(). No sentence has more than 300 tokens. Closing quotes and brackets belong to the sentence
/// they end.
std::vector<std::size_t> split_sentences(std::string_view text, const std::vector<RawToken>& tokens,
                                         const TokenWords& words);

}  // namespace dateline::language
