#include "exports/factsheet/context.hpp"

#include <algorithm>
#include <iterator>

#include "src/text/boundaries.hpp"

namespace dateline::factsheet {
namespace {

using base::ByteSpan;

constexpr std::uint64_t longest_side = 600;  // bytes
constexpr std::string_view blanks = " \t\n\r\f\v";

bool has_words(std::string_view line) {
  return line.find_first_not_of(blanks) != std::string_view::npos;
}

/// The lines in which a stretch begins and ends, without the last line end.
ByteSpan lines_around(std::string_view text, const ByteSpan& span) {
  const std::size_t before = text.substr(0, span.begin).rfind('\n');
  const std::size_t after = text.find('\n', span.end - 1);
  return {before == std::string_view::npos ? 0 : before + 1,
          std::max<std::uint64_t>(std::min(after, text.size()), span.end)};
}

bool is_inside_character(std::string_view text, std::uint64_t offset) {
  return offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xc0) == 0x80;
}

/// What of `lines` lies no further than `longest_side` from `quote`, in whole characters.
ByteSpan near_part(std::string_view text, const ByteSpan& lines, const ByteSpan& quote) {
  ByteSpan near = lines;
  if (quote.begin - lines.begin > longest_side) near.begin = quote.begin - longest_side;
  if (lines.end - quote.end > longest_side) near.end = quote.end + longest_side;
  while (near.begin < quote.begin && is_inside_character(text, near.begin)) ++near.begin;
  while (near.end > quote.end && is_inside_character(text, near.end)) --near.end;
  return near;
}

using Sentence = std::vector<ByteSpan>::const_iterator;

/// The sentence in which `offset` stands; the end of `sentences` where there is none.
Sentence sentence_at(const std::vector<ByteSpan>& sentences, std::uint64_t offset) {
  const auto next = std::upper_bound(sentences.begin(), sentences.end(), offset,
                                     [](std::uint64_t at, const ByteSpan& span) { return at < span.begin; });
  return next != sentences.begin() && std::prev(next)->contains(offset) ? std::prev(next) : sentences.end();
}

/// Where the sentence before the one of `offset` begins; both are looked for in `lines`.
std::uint64_t begin_of_sentence_before(const std::vector<ByteSpan>& sentences, const ByteSpan& lines,
                                       std::uint64_t offset) {
  const Sentence own = sentence_at(sentences, offset);
  if (own == sentences.end() || own == sentences.begin()) return lines.begin;
  return std::max(lines.begin, std::prev(own)->begin);
}

/// Where the sentence after the one of `offset` ends; both are looked for in `lines`.
std::uint64_t end_of_sentence_after(const std::vector<ByteSpan>& sentences, const ByteSpan& lines,
                                    std::uint64_t offset) {
  const Sentence own = sentence_at(sentences, offset);
  if (own == sentences.end() || std::next(own) == sentences.end()) return lines.end;
  return std::min(lines.end, std::next(own)->end);
}

/// The first place at or after `from`, and up to `to`, at which a line may be broken.
std::uint64_t break_after(std::string_view text, std::uint64_t from, std::uint64_t to) {
  const std::vector<std::size_t> breaks = text::break_opportunities(text.substr(from, to - from));
  return breaks.empty() ? to : from + breaks.front();
}

/// The last place after `from`, and before `to`, at which a line may be broken.
std::uint64_t break_before(std::string_view text, std::uint64_t from, std::uint64_t to) {
  const std::vector<std::size_t> breaks = text::break_opportunities(text.substr(from, to - from));
  return breaks.size() < 2 ? from : from + breaks[breaks.size() - 2];
}

/// The quote with the sentences around it.
ByteSpan sentences_around(const SourceText& source, const ByteSpan& lines, const ByteSpan& quote) {
  const ByteSpan near = near_part(source.text, lines, quote);
  ByteSpan out = {begin_of_sentence_before(source.sentences, lines, quote.begin),
                  end_of_sentence_after(source.sentences, lines, quote.end - 1)};
  if (out.begin < near.begin) out.begin = break_after(source.text, near.begin, quote.begin);
  if (out.end > near.end) out.end = break_before(source.text, quote.end, near.end);
  return {std::min(out.begin, quote.begin), std::max(out.end, quote.end)};
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string out;
  for (std::size_t at = text.find_first_not_of(blanks); at != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(blanks, at), text.size());
    out += (out.empty() ? "" : " ") + std::string(text.substr(at, end - at));
    at = text.find_first_not_of(blanks, end);
  }
  return out;
}

Context context_of(const SourceText& source, const ByteSpan& quote) {
  const std::string_view text = source.text;
  if (quote.empty() || quote.end > text.size() || !has_words(base::words_at(text, quote))) return {};
  const ByteSpan lines = lines_around(text, quote);
  const ByteSpan shown = sentences_around(source, lines, quote);
  const std::string_view before = base::words_at(text, {shown.begin, quote.begin});
  const std::string_view after = base::words_at(text, {quote.end, shown.end});
  Context out = {one_line(before), one_line(base::words_at(text, quote)), one_line(after)};
  if (!out.before.empty() && blanks.find(before.back()) != std::string_view::npos) out.before += ' ';
  if (!out.after.empty() && blanks.find(after.front()) != std::string_view::npos) out.after.insert(0, " ");
  if (has_words(base::words_at(text, {lines.begin, shown.begin}))) out.before.insert(0, "… ");
  if (has_words(base::words_at(text, {shown.end, lines.end}))) out.after += " …";
  return out;
}

std::uint64_t paragraph_at(std::string_view text, std::uint64_t offset) {
  if (offset >= text.size()) return 0;
  std::uint64_t number = 0;
  for (std::size_t begin = 0; begin <= offset;) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    number += has_words(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return number;
}

}  // namespace dateline::factsheet
