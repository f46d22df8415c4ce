#include "src/extract/meant_subject.hpp"

#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

/// The subject of a verb, its own or shared with the verb above.
std::optional<Index> subject_of(const Tree& tree, Index verb) {
  for (std::optional<Index> up = verb; up; up = tree.head(*up)) {
    if (const auto subject = tree.child(*up, "nsubj")) return subject;
    if (!tree.has_relation(*up, "xcomp") && !tree.has_relation(*up, "conj") &&
        !tree.has_relation(*up, "advcl"))
      break;
  }
  return std::nullopt;
}

/// Who says the clause of a verb: "Bantry said it had", "Bantry admitted in a statement that it had".
std::optional<Index> speaker_above(const Lexicon& lexicon, const Tree& tree, Index verb) {
  auto above = tree.head(verb);
  const bool of_noun =
      above && tree.is_noun(*above) && tree.has_relation(verb, "acl") && tree.child(verb, "mark");
  if (!of_noun && !tree.has_relation(verb, "ccomp")) return std::nullopt;
  if (of_noun) above = tree.head(*above);
  const bool says = above && lexicon.has(WordClass::reporting, text::lower_ascii(tree.lemma(*above)));
  return says ? subject_of(tree, *above) : std::nullopt;
}

}  // namespace

std::optional<Index> verb_above(const Tree& tree, Index token) {
  auto up = tree.head(token);
  while (up && !tree.is_verb(*up)) up = tree.head(*up);
  return up;
}

std::optional<Index> meant_subject(const Lexicon& lexicon, const Tree& tree, Index pronoun, bool thing,
                                   bool possessive) {
  const auto verb = verb_above(tree, pronoun);
  if (!verb) return std::nullopt;
  const auto own = tree.child(*verb, "nsubj");
  std::optional<Index> subject;
  if (own == pronoun && thing && tree.has_relation(*verb, "advcl") && tree.head(*verb)) {
    subject = subject_of(tree, *tree.head(*verb));
  } else if (own && tree.dominates(*own, pronoun)) {
    return thing ? speaker_above(lexicon, tree, *verb) : std::nullopt;
  } else if (possessive) {
    subject = subject_of(tree, *verb);
  }
  return subject && *subject < pronoun ? subject : std::nullopt;
}

Index counted_noun(const Tree& tree, Index subject) {
  const auto noun = tree.is_noun(subject) ? std::nullopt : tree.child(subject, "nmod");
  const auto preposition = noun ? tree.child(*noun, "case") : std::nullopt;
  return preposition && tree.word(*preposition) == "of" ? *noun : subject;
}

}  // namespace dateline::extract
