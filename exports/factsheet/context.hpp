#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/byte_span.hpp"

namespace dateline::factsheet {

/// `text` on one line: blanks and line ends joined to one space, none around it.
std::string one_line(std::string_view text);

/// Words with what stands around them, each part on one line. `before` begins, and `after` ends, with "…"
/// where the paragraph goes on there. Blanks between the parts belong to `before` and `after`.
struct Context {
  std::string before, quote, after;
  bool operator==(const Context&) const = default;
};

/// The stored text of a source, and what was taken for its sentences, in order.
struct SourceText {
  std::string text;
  std::vector<base::ByteSpan> sentences;
};

/// The words of a source at `quote`, with the rest of the sentences in which they begin and end, the sentence
/// before and the one after; never across the line ends that part paragraphs, and at most 600 bytes on each
/// side. Where no sentence is known the paragraph is taken for one. Empty where `quote` is, or lies beyond
/// the text.
///
///     of "One. Two is here. Three. Four." and {5, 8}: {"One. ", "Two", " is here. Three. …"}
Context context_of(const SourceText& source, const base::ByteSpan& quote);

/// The number, from 1, of the paragraph of a stored text in which `offset` stands, as `dateline blocks`
/// counts them: each line with words is one. 0 for an offset beyond the text.
std::uint64_t paragraph_at(std::string_view text, std::uint64_t offset);

}  // namespace dateline::factsheet
