#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "src/language/analysis.hpp"

namespace dateline::extract {

/// A sentence with its dependency tree made easy to walk. Tokens are named by their index in the sentence.
/// Whatever heads the sentence carries, every token has a way up to a root here: a head that is out of range
/// or closes a circle counts as none.
class Tree {
 public:
  using Index = std::uint32_t;
  /// Tokens [first, last).
  struct Range {
    Index first = 0;
    Index last = 0;
    bool operator==(const Range&) const = default;
    bool contains(Index token) const { return first <= token && token < last; }
    Index size() const { return last - first; }
  };

  /// `text` is the article's; both must outlive the tree.
  Tree(const language::Sentence& sentence, std::string_view text);

  Index size() const { return static_cast<Index>(sentence_->tokens.size()); }
  const language::Sentence& sentence() const { return *sentence_; }
  const language::Token& token(Index i) const { return sentence_->tokens[i]; }
  std::string_view word(Index i) const { return base::words_at(text_, token(i).span); }
  std::string_view lemma(Index i) const { return token(i).lemma; }
  language::Pos pos(Index i) const { return token(i).pos; }
  bool is_verb(Index i) const { return pos(i) == language::Pos::verb; }
  /// Common or proper noun.
  bool is_noun(Index i) const { return pos(i) == language::Pos::noun || pos(i) == language::Pos::propn; }
  bool is_plural(Index i) const { return token(i).xpos == "NNS" || token(i).xpos == "NNPS"; }

  std::optional<Index> head(Index i) const {
    return heads_[i] < 0 ? std::nullopt : std::optional<Index>(static_cast<Index>(heads_[i]));
  }
  /// The relation to the head, with its subtype: "nsubj:pass".
  std::string_view relation(Index i) const { return token(i).relation; }
  /// Whether the relation is `name`, or `name` with a subtype.
  bool has_relation(Index i, std::string_view name) const;
  /// Dependents, in text order.
  const std::vector<Index>& children(Index i) const { return children_[i]; }
  /// The first dependent with that relation (a subtype of it too).
  std::optional<Index> child(Index i, std::string_view relation) const;
  /// The words from the first to the last of the subtree; in a tree whose branches cross, words of others lie
  /// between.
  Range extent(Index i) const { return extents_[i]; }
  /// Whether `above` is `i` or on its way to the root.
  bool dominates(Index above, Index i) const;
  /// The tokens of the subtree of `i`, in text order.
  std::vector<Index> subtree(Index i) const;

  /// The tokens that lie in `span`; an empty range when there are none.
  Range tokens_in(const base::ByteSpan& span) const;
  /// The first token of `range` that hangs on none of its others, directly or by way of words outside.
  Index head_of(const Range& range) const;
  base::ByteSpan span_of(const Range& range) const;

 private:
  void link();
  void measure();

  const language::Sentence* sentence_;
  std::string_view text_;
  std::vector<std::int32_t> heads_;
  std::vector<std::vector<Index>> children_;
  std::vector<Range> extents_;
};

}  // namespace dateline::extract
