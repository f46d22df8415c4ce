#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline::text {

/// A text as it is compared with others word for word: each run of five folded words that follow each other
/// (a 5-gram), by a hash of 64 bits. Punctuation, case and accents do not count.
struct WordRuns {
  static constexpr std::size_t length = 5;

  std::size_t words = 0;               ///< of the text
  std::vector<std::uint64_t> at;       ///< of the run that begins at each word, in text order
  std::vector<std::uint64_t> all;      ///< the same, ascending, each once
  std::vector<std::uint64_t> numbers;  ///< words that begin with a digit, ascending, each once
};

/// The runs of `utf8`; none where it has less than five words.
WordRuns word_runs(std::string_view utf8);

/// The bottom-k sketch: at most `most` of the smallest of `all`. Of two texts that share runs, the sketches
/// share some, too (Broder, "On the resemblance and containment of documents", 1997; Cohen and Kaplan,
/// "Summarizing data using bottom-k sketches", 2007).
std::vector<std::uint64_t> sketch_of(const WordRuns& runs, std::size_t most);

/// How many values two ascending lists have in common.
std::size_t count_common(const std::vector<std::uint64_t>& one, const std::vector<std::uint64_t>& other);

/// The share of the words of `part`, 0 to 1, that stand in `whole` within a run of five.
double share_of_words(const WordRuns& part, const WordRuns& whole);

}  // namespace dateline::text
