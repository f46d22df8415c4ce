#include "src/extract/title_quotation.hpp"

#include "src/extract/one_of.hpp"
#include "src/extract/title_text.hpp"

namespace dateline::extract {

namespace {

using language::Pos;

/// Of a quotation at most this many are shown.
constexpr std::size_t quoted_words_wanted = 16;

bool begins_clause(const Tree& tree, Index i) {
  const auto head = tree.head(i);
  if (!head || *head < i) return false;
  const bool joins = tree.has_relation(i, "mark") || tree.has_relation(i, "cc");
  return joins &&
         (tree.has_relation(*head, "advcl") || (tree.has_relation(*head, "conj") && tree.is_verb(*head)));
}

/// The last place in the range, not too far, where a clause ends; its begin when there is none.
Index clause_end(const Tree& tree, const Tree::Range& range) {
  Index best = range.first;
  std::size_t words = 0;
  for (Index i = range.first; i <= range.last && words <= quoted_words_wanted; ++i) {
    const bool ends = i == range.last ||
                      is_one_of(tree.word(i), {".", "!", "?", ";", ":", "\xe2\x80\xa6", "..."}) ||
                      is_mark(tree.word(i)) || begins_clause(tree, i);
    if (ends && words > 2) best = i;
    if (i == range.last || (ends && words > 2 && !begins_clause(tree, i))) break;
    if (tree.pos(i) != Pos::punct) ++words;
  }
  return best > range.first && tree.word(best - 1) == "," ? best - 1 : best;
}

}  // namespace

std::string quoted_words(const Reading& reading, const EventDraft& event, Index quotation) {
  if (!stands_alone(reading, event, quotation)) return "";
  const base::ByteSpan span = reading.quotations[quotation].span;
  const Tree& tree = reading.trees[*reading.sentence_at(span.begin)];
  const Tree::Range range = tree.tokens_in(span);
  const Index first = range.first + 1;
  const Index end = clause_end(tree, {first, range.last});
  if (end <= first) return "";
  const base::ByteSpan words{tree.token(first).span.begin, tree.token(end - 1).span.end};
  return ": \xe2\x80\x9c" + std::string(reading.words(words)) + "\xe2\x80\x9d";
}

bool stands_alone(const Reading& reading, const EventDraft& event, Index quotation) {
  const base::ByteSpan span = reading.quotations[quotation].span;
  const auto sentence = reading.sentence_at(span.begin);
  if (!sentence) return false;
  const Tree& tree = reading.trees[*sentence];
  const Tree::Range range = tree.tokens_in(span);
  if (range.size() < 5) return false;
  if (*sentence != event.at.sentence) return true;
  if (range.first > 0 && range.first > event.clause) return is_one_of(tree.word(range.first - 1), {":", ","});
  return is_one_of(tree.word(range.last - 2), {",", ".", "!", "?"}) || range.first == 0 ||
         (range.last < tree.size() && tree.word(range.last) == ",");
}

}  // namespace dateline::extract
