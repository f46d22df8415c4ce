#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/record/foreign_fields.hpp"
#include "src/record/record.hpp"

// Private to the room: the places in an article of words that other programs quote.

namespace dateline::record {

/// Finds quoted words in the text of an article, which must outlive it.
class QuotedWords {
 public:
  explicit QuotedWords(const Record& article) : article_(article) {}

  /// A span as another program gives it: "the words"; {"quote": "the words", "occurrence": 2}; or
  /// {"begin", "end"}, with or without its quote. Without an occurrence the words are looked for in `inside`
  /// first, one after the other. Refuses what does not stand there, and says what nearly does. Fields of an
  /// object that are not about its place are for the caller to ask for.
  ByteSpan span_of(const ForeignValue& value, const std::vector<ByteSpan>& inside = {}) const;
  ByteSpan span_in(ForeignFields& fields, const std::vector<ByteSpan>& inside) const;

  /// The first place of words, in `inside` before all others; nothing where they are nowhere.
  std::optional<ByteSpan> find(std::string_view words, const std::vector<ByteSpan>& inside) const;

  std::string_view at(const ByteSpan& span) const { return base::words_at(article_.text, span); }
  /// The sentences that words stand in, from the first to the last of them; the words themselves where they
  /// stand in none.
  ByteSpan sentences_around(const ByteSpan& words) const;
  /// The index of the sentence in which an offset lies, or of the last before it.
  std::uint32_t sentence_at(std::uint64_t offset) const;

 private:
  [[noreturn]] void refuse_words(const ForeignValue& value, const std::string& words) const;

  const Record& article_;
  mutable std::array<std::string, 3> near_texts_;  ///< the text in forms that differ less, when asked for
};

/// Whether a name stands in a text, not only inside of another word.
bool stands_alone(std::string_view text, std::string_view name);

/// Which occurrence in `text` the words at `span` are, from 1.
std::uint64_t occurrence_of(std::string_view text, const ByteSpan& span);

}  // namespace dateline::record
