#include "src/extract/name_places.hpp"

#include "src/extract/grammar.hpp"
#include "src/extract/one_of.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

bool stands_behind_place(const Tree& tree, const Mention& name) {
  const auto preposition = tree.child(name.head, "case");
  const auto noun = tree.head(name.head);
  if (!preposition || text::lower_ascii(tree.word(*preposition)) != "of" ||
      !any_relation(tree, name.head, {"obl", "nmod"}))
    return false;
  if (!noun || tree.pos(*noun) != language::Pos::noun || tree.is_plural(*noun)) return false;
  return is_one_of(text::lower_ascii(tree.lemma(*noun)), {"city", "county", "district", "island", "province",
                                                          "region", "state", "town", "village"});
}

bool is_state(const Tree& tree, const Mention& name) {
  const auto head = tree.head(name.head);
  if (!head || name.range.size() != 1) return false;
  const std::string lemma = text::lower_ascii(tree.lemma(*head));
  if (tree.has_relation(name.head, "obj")) return is_one_of(lemma, {"govern", "rule"});
  return tree.relation(name.head) == "nmod:poss" &&
         is_one_of(lemma, {"border", "capital", "coast", "constitution", "currency", "economy", "parliament",
                           "population", "president"});
}

}  // namespace dateline::extract
