#include "src/extract/pronoun_scores.hpp"

#include <algorithm>

#include "src/extract/meant_subject.hpp"

namespace dateline::extract {

namespace {

using language::Pos;
using record::ActorKind;
using record::MentionForm;

/// "Took the money and spent it": of two objects the second means the first, which need not be an actor.
bool means_an_object(const PronounContext& context, const Mention& candidate, const Place& at) {
  const Tree& tree = context.reading.tree(at);
  if (candidate.sentence != at.sentence || !tree.has_relation(at.token, "obj")) return false;
  for (Index i = candidate.range.last; i < at.token; ++i) {
    const bool object = tree.pos(i) == Pos::noun && !tree.is_plural(i) && tree.has_relation(i, "obj");
    if (object && context.reading.mention_at({at.sentence, i}) == nullptr) return true;
  }
  return false;
}

/// "Diplomats and their families": the pronoun's noun is joined to the candidate.
bool joined_to(const PronounContext& context, const Mention& candidate, const Place& at) {
  const Tree& tree = context.reading.tree(at);
  const auto noun = tree.head(at.token);
  return noun && tree.has_relation(*noun, "conj") && tree.head(*noun) == candidate.head;
}

}  // namespace

PronounFeatures features_of(const PronounContext& context, const Mention& candidate, const Place& at,
                            const Pronoun& pronoun, bool nearest) {
  PronounFeatures features{};
  const auto set = [&](PronounFeature feature, double value) {
    features[static_cast<std::size_t>(feature)] = value;
  };
  const auto flag = [&](PronounFeature feature, bool holds) { set(feature, holds ? 1 : 0); };
  const Tree& tree = context.reading.tree(at);
  const Tree& home = context.reading.trees[candidate.sentence];
  const Index head = candidate.head;
  const auto verb = home.head(head);
  const bool same = candidate.sentence == at.sentence;
  const bool subject = home.has_relation(head, "nsubj");
  const bool possessor = home.relation(head) == "nmod:poss" || home.token(head).xpos == "PRP$";
  const bool object = home.has_relation(head, "obj") || home.has_relation(head, "iobj");
  using F = PronounFeature;
  set(F::base, 1);
  flag(F::one_sentence_back, at.sentence == candidate.sentence + 1);
  flag(F::two_sentences_back, at.sentence == candidate.sentence + 2);
  flag(F::further_back, at.sentence > candidate.sentence + 2);
  flag(F::subject, subject);
  flag(F::main_subject, subject && verb && !home.head(*verb));
  flag(F::object, object);
  flag(F::oblique, home.has_relation(head, "obl"));
  flag(F::possessor, possessor);
  flag(F::modifier, !possessor && (home.has_relation(head, "nmod") || home.has_relation(head, "compound")));
  flag(F::joined, home.has_relation(head, "conj"));
  flag(F::apposition, home.has_relation(head, "appos"));
  flag(F::name, candidate.form == MentionForm::name);
  flag(F::full_name, candidate.form == MentionForm::name && candidate.range.size() > 1);
  flag(F::pronoun, candidate.form == MentionForm::pronoun);
  flag(F::gender, context.reading.actors[*candidate.actor].gender == pronoun.gender);
  const auto count = context.counts.find(*candidate.actor);
  set(F::often, count == context.counts.end() ? 0 : std::min(4, count->second) / 4.0);
  flag(F::first_person, candidate.actor == context.first_person);
  flag(F::nearest, nearest);
  const bool follows = same && candidate.range.first > at.token;
  flag(F::after, follows);
  if (same) {
    const Index between = follows ? candidate.range.first - at.token : at.token - candidate.range.first;
    set(F::distance, std::min(60.0, static_cast<double>(between)) / 20);
    flag(F::above, verb && tree.dominates(*verb, at.token));
    flag(F::own_clause, subject && pronoun.possessive && verb == verb_above(tree, at.token));
    const auto own = verb_above(tree, at.token);
    flag(F::outer_clause, subject && own && verb && verb == verb_above(tree, *own));
  }
  flag(F::both_subjects, subject && tree.has_relation(at.token, "nsubj"));
  flag(F::both_objects, object && tree.has_relation(at.token, "obj"));
  flag(F::subject_of_possessive, subject && pronoun.possessive);
  return features;
}

double score_of(const PronounContext& context, const Mention& candidate, const Place& at,
                const Pronoun& pronoun) {
  if (!can_mean(context, candidate, at, pronoun)) return -1;
  const Tree& tree = context.reading.tree(at);
  if (pronoun.who == Who::thing && means_an_object(context, candidate, at)) return -1;
  const bool place = pronoun.who == Who::thing && candidate.kind == ActorKind::place;
  if (place && tree.has_relation(at.token, "obj")) return -1;
  const bool same_sentence = candidate.sentence == at.sentence;
  const bool after = same_sentence && candidate.range.first > at.token;
  const Tree& home = context.reading.trees[candidate.sentence];
  double score = 3 - 1.2 * static_cast<double>(at.sentence - candidate.sentence);
  if (home.has_relation(candidate.head, "nsubj")) {
    score += 2;
  } else if (home.has_relation(candidate.head, "obj")) {
    score += 0.7;
  } else if (home.has_relation(candidate.head, "compound") || home.has_relation(candidate.head, "nmod")) {
    score -= 0.8;
  }
  const bool central = home.has_relation(candidate.head, "nsubj") ||
                       home.has_relation(candidate.head, "obj") ||
                       home.relation(candidate.head) == "nmod:poss";
  if (!central && !joined_to(context, candidate, at)) score -= 1.5;
  if (candidate.form == MentionForm::name) score += 0.6;
  score += std::min(0.6, 0.15 * context.counts.find(*candidate.actor)->second);
  if (pronoun.who == Who::thing && candidate.kind == ActorKind::place) score -= 1;
  if (pronoun.who == Who::thing && candidate.kind == ActorKind::other) score -= 1.5;
  if (pronoun.who == Who::several && !candidate.plural && candidate.kind == ActorKind::organization)
    score -= 0.5;
  if (tree.has_relation(at.token, "nsubj") && home.has_relation(candidate.head, "nsubj")) score += 0.5;
  if (same_sentence && joined_to(context, candidate, at)) score += 3;
  if (same_sentence && pronoun.possessive && !after) score += 0.5;
  if (same_sentence && !after) {
    const double distance = static_cast<double>(at.token - candidate.range.first);
    score += 0.5 - std::min(0.5, distance / 60);
  }
  return score;
}

}  // namespace dateline::extract
