#include "src/record/foreign_words.hpp"

#include <algorithm>
#include <iterator>

#include "src/base/utf8.hpp"
#include "src/text/fold.hpp"

namespace dateline::record {
namespace {

/// Longer words are no quote: the longest paragraph that is read as one is shorter.
constexpr std::size_t max_quote_bytes = 10'000;

bool is_inside_character(std::string_view text, std::uint64_t offset) {
  return offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0u) == 0x80u;
}

bool is_part_of_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_space(char32_t c) {
  return c <= ' ' || c == 0xa0 || (c >= 0x2000 && c <= 0x200b) || c == 0x2028 || c == 0x2029 || c == 0x202f ||
         c == 0x3000 || c == 0xfeff || c == 0xad;
}

/// One form for what typing makes different: quotation marks, dashes, dots of omission.
char32_t plain_mark(char32_t c) {
  if ((c >= 0x2018 && c <= 0x201f) || c == 0xab || c == 0xbb || c == '"' || c == '`' || c == 0x2032 ||
      c == 0x2033)
    return '\'';
  if (c >= 0x2010 && c <= 0x2015) return '-';
  return c;
}

/// Without spaces; with `marks`, marks made plain.
std::string squeezed(std::string_view text, bool marks) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const base::CodePoint point = base::code_point_at(text, i);
    if (marks && point.value == 0x2026)
      out += "...";
    else if (!is_space(point.value))
      base::append_utf8(out, marks ? plain_mark(point.value) : point.value);
    i += point.length;
  }
  return out;
}

/// Forms in which words are the same that differ in: 0 spaces, 1 marks too, 2 capitals and accents too.
std::string form(std::string_view text, std::size_t which) {
  return which == 2 ? text::fold(squeezed(text, true)) : squeezed(text, which == 1);
}

}  // namespace

bool stands_alone(std::string_view text, std::string_view name) {
  if (name.empty()) return false;
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    const bool begins = at == 0 || !is_part_of_word(text[at - 1]) || !is_part_of_word(name.front());
    const bool ends = end == text.size() || !is_part_of_word(text[end]) || !is_part_of_word(name.back());
    if (begins && ends) return true;
  }
  return false;
}

std::uint64_t occurrence_of(std::string_view text, const ByteSpan& span) {
  const std::string_view words = base::words_at(text, span);
  std::uint64_t count = 1;
  for (std::size_t at = text.find(words); at < span.begin; at = text.find(words, at + 1)) ++count;
  return count;
}

void QuotedWords::refuse_words(const ForeignValue& value, const std::string& words) const {
  const std::string said = "the words \"" + shortened(words) + "\" do not stand in the article";
  static constexpr std::string_view others[] = {"spaces or line ends", "quotation marks or dashes",
                                                "capitals or accents"};
  for (std::size_t i = 0; i < std::size(others); ++i) {
    if (near_texts_[i].empty()) near_texts_[i] = form(article_.text, i);
    const std::string wanted = form(words, i);
    if (!wanted.empty() && near_texts_[i].find(wanted) != std::string::npos)
      value.refuse(said + "; they do with other " + std::string(others[i]));
  }
  value.refuse(said);
}

std::optional<ByteSpan> QuotedWords::find(std::string_view words, const std::vector<ByteSpan>& inside) const {
  if (words.empty()) return std::nullopt;
  for (const ByteSpan& around : inside) {
    const std::size_t at = this->at(around).find(words);
    if (at != std::string_view::npos) return ByteSpan{around.begin + at, around.begin + at + words.size()};
  }
  const std::size_t at = article_.text.find(words);
  if (at == std::string::npos) return std::nullopt;
  return ByteSpan{at, at + words.size()};
}

ByteSpan QuotedWords::span_of(const ForeignValue& value, const std::vector<ByteSpan>& inside) const {
  if (!value.is_words()) {
    ForeignFields fields(value);
    const ByteSpan span = span_in(fields, inside);
    fields.finish();
    return span;
  }
  const std::string words = value.words();
  if (words.empty()) value.refuse("a quote without words");
  if (words.size() > max_quote_bytes) value.refuse("a quote of more than 10,000 bytes");
  const auto found = find(words, inside);
  if (!found) refuse_words(value, words);
  return *found;
}

ByteSpan QuotedWords::span_in(ForeignFields& fields, const std::vector<ByteSpan>& inside) const {
  const auto begin = fields.find("begin"), end = fields.find("end"), quote = fields.find("quote"),
             occurrence = fields.find("occurrence");
  const std::string_view text = article_.text;
  if (begin && end) {
    const ByteSpan span{begin->number(), end->number()};
    if (span.begin >= span.end) begin->refuse("the words end where they begin, or before");
    if (span.end > text.size())
      end->refuse("the words end beyond the text, which has " + std::to_string(text.size()) + " bytes");
    if (is_inside_character(text, span.begin) || is_inside_character(text, span.end))
      begin->refuse("the offsets cut a character: they count bytes of UTF-8");
    if (quote && quote->words() != at(span))
      quote->refuse("at these offsets stands \"" + shortened(at(span)) + "\", not the quote");
    return span;
  }
  if (begin || end) fields.object().refuse("of 'begin' and 'end' one is missing");
  if (!quote) fields.object().refuse("no words are quoted: 'quote' is missing, or 'begin' and 'end'");
  const std::string words = quote->words();
  if (!occurrence) return span_of(*quote, inside);
  const ByteSpan first = span_of(*quote, {});
  std::uint64_t wanted = occurrence->number();
  if (wanted == 0) occurrence->refuse("occurrences count from 1");
  std::uint64_t count = 1;
  std::size_t found = first.begin;
  while (count < wanted) {
    const std::size_t next = text.find(words, found + 1);
    if (next == std::string_view::npos)
      occurrence->refuse("the words stand in the article " + std::to_string(count) +
                         (count == 1 ? " time" : " times"));
    found = next;
    ++count;
  }
  return {found, found + words.size()};
}

ByteSpan QuotedWords::sentences_around(const ByteSpan& words) const {
  ByteSpan around = words;
  const auto& all = article_.sentences;
  const auto first = std::partition_point(all.begin(), all.end(),
                                          [&](const ByteSpan& one) { return one.end <= words.begin; });
  for (auto one = first; one != all.end() && one->begin < words.end; ++one) {
    around.begin = std::min(around.begin, one->begin);
    around.end = std::max(around.end, one->end);
  }
  return around;
}

std::uint32_t QuotedWords::sentence_at(std::uint64_t offset) const {
  const auto& all = article_.sentences;
  const auto next =
      std::partition_point(all.begin(), all.end(), [&](const ByteSpan& one) { return one.begin <= offset; });
  return next == all.begin() ? 0 : static_cast<std::uint32_t>(next - all.begin() - 1);
}

}  // namespace dateline::record
