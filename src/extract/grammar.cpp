#include "src/extract/grammar.hpp"

#include <algorithm>

#include "src/extract/one_of.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

bool any_relation(const Tree& tree, Tree::Index token, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view name) { return tree.has_relation(token, name); });
}

bool has_auxiliary(const Tree& tree, Tree::Index verb, std::initializer_list<std::string_view> words) {
  const auto& children = tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](Tree::Index child) {
    return tree.has_relation(child, "aux") && is_one_of(text::lower_ascii(tree.word(child)), words);
  });
}

bool is_perfect(const Tree& tree, Tree::Index verb) {
  return has_auxiliary(tree, verb, {"has", "have", "had", "'ve"});
}

namespace {

bool belongs_to_phrase(const Tree& tree, Tree::Index noun, Tree::Index i) {
  const auto head = tree.head(i);
  if (!head || *head < i || *head > noun) return false;
  return tree.relation(i) == "nmod:poss" ||
         any_relation(tree, i, {"det", "amod", "nummod", "compound", "flat"});
}

}  // namespace

// By the words before it, whatever the analysis hung them on.
Tree::Index phrase_begin(const Tree& tree, Tree::Index noun) {
  Tree::Index first = noun;
  while (first > 0 && belongs_to_phrase(tree, noun, first - 1)) --first;
  return first;
}

bool begins_answer(const Lexicon& lexicon, const Tree& tree, Tree::Index noun) {
  if (noun == 0 || noun + 1 >= tree.size()) return false;
  const auto word = [&](Tree::Index i) { return text::lower_ascii(tree.word(i)); };
  return lexicon.has(WordClass::answering_nouns, word(noun)) &&
         is_one_of(word(noun + 1), {"to", "for", "against", "at", "over"}) &&
         (word(noun - 1) == "in" || (noun > 1 && word(noun - 1) == "a" && word(noun - 2) == "as"));
}

bool answers(const Lexicon& lexicon, const Tree& tree, Tree::Index token) {
  const Tree::Index first = phrase_begin(tree, token);
  return first >= 2 && begins_answer(lexicon, tree, first - 2);
}

}  // namespace dateline::extract
