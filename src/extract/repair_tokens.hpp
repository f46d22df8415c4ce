#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/extract/lexicon.hpp"
#include "src/extract/one_of.hpp"
#include "src/language/analysis.hpp"

namespace dateline::extract {

/// A sentence's tokens by signed index, as heads name them.
class Tokens {
 public:
  explicit Tokens(language::Sentence& sentence) : tokens_(sentence.tokens) {}

  std::int32_t count() const { return static_cast<std::int32_t>(tokens_.size()); }
  language::Token& at(std::int32_t i) const { return tokens_[static_cast<std::size_t>(i)]; }
  bool has(std::int32_t i) const { return i >= 0 && i < count(); }
  bool is_nominal(std::int32_t i) const {
    return at(i).pos == language::Pos::noun || at(i).pos == language::Pos::propn;
  }
  /// A noun without a preposition that does not say when: a subject, or what a parser took it for.
  bool is_bare_nominal(std::int32_t i) const {
    const language::Token& token = at(i);
    return is_nominal(i) && child(i, "case") < 0 &&
           (is_one_of(token.relation, {"nsubj", "nsubj:pass", "dislocated", "dep"}) ||
            (token.relation == "obl:unmarked" &&
             !is_one_of(token.lemma, {"day", "week", "month", "year", "night", "morning", "evening",
                                      "afternoon", "weekend", "time", "today", "yesterday", "tomorrow"}) &&
             token.xpos != "NNP"));
  }
  bool is_finite(std::int32_t i) const { return is_one_of(at(i).xpos, {"VBD", "VBZ", "VBP", "MD"}); }

  /// The first dependent of `head` whose relation begins so; -1 when there is none.
  std::int32_t child(std::int32_t head, std::string_view relation) const {
    for (std::int32_t i = 0; i < count(); ++i) {
      if (at(i).head == head && at(i).relation.starts_with(relation)) return i;
    }
    return -1;
  }

  void hang(std::int32_t i, std::int32_t head, const char* relation) const {
    at(i).head = head;
    at(i).relation = relation;
  }

 private:
  std::vector<language::Token>& tokens_;
};

/// The verb of a kind that a word in "-ed" is the past of; "" when there is none.
std::string past_of(const std::string& word, const Lexicon& lexicon);

}  // namespace dateline::extract
