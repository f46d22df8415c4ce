#pragma once

#include <string>

#include "src/extract/reading.hpp"

// "Before 1990", "since May": words that make a bound of a time.

namespace dateline::extract {

/// The preposition before a time.
struct BoundWord {
  std::string word;  ///< in lower case; empty when there is none
  base::ByteSpan span;
  bool inclusive = false;  ///< "in or before": `span` has these words too
};

/// The preposition before a time of this sentence, be it one that makes a bound or not.
BoundWord bound_word(const Reading& reading, const record::Time& time, Index sentence);

/// The days that a time of this sentence leaves open with the word before it: "before 1990" is "[..1989]".
/// The days of the time itself where the word makes no bound of it.
calendar::TimeSpan bounded(const Reading& reading, const record::Time& time, Index sentence);

}  // namespace dateline::extract
