#include "src/extract/pronoun_fit.hpp"

#include <array>
#include <utility>

#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using record::ActorKind;
using record::MentionForm;

constexpr std::array<std::pair<std::string_view, Pronoun>, 15> pronouns{{
    {"he", {Who::person, Gender::male, false}},
    {"him", {Who::person, Gender::male, false}},
    {"his", {Who::person, Gender::male, true}},
    {"himself", {Who::person, Gender::male, true}},
    {"she", {Who::person, Gender::female, false}},
    {"her", {Who::person, Gender::female, true}},
    {"hers", {Who::person, Gender::female, true}},
    {"herself", {Who::person, Gender::female, true}},
    {"it", {Who::thing, Gender::unknown, false}},
    {"its", {Who::thing, Gender::unknown, true}},
    {"itself", {Who::thing, Gender::unknown, true}},
    {"they", {Who::several, Gender::unknown, false}},
    {"them", {Who::several, Gender::unknown, false}},
    {"their", {Who::several, Gender::unknown, true}},
    {"themselves", {Who::several, Gender::unknown, true}},
}};

/// "In his first comments, Trump said": the subject of the clause that the pronoun's phrase opens.
bool stands_before_main_clause(const PronounContext& context, const Mention& candidate, const Place& at) {
  const Tree& tree = context.reading.tree(at);
  if (!tree.has_relation(candidate.head, "nsubj")) return false;
  const auto verb = tree.head(candidate.head);
  if (!verb || !tree.dominates(*verb, at.token)) return false;
  for (auto up = std::optional<Index>(at.token); up && *up != *verb; up = tree.head(*up)) {
    if (tree.has_relation(*up, "obl") || tree.has_relation(*up, "advcl")) return tree.head(*up) == verb;
  }
  return false;
}

/// Whether an argument of the same verb was resolved to the actor already: "he ignored her".
bool fills_clause(const PronounContext& context, Index actor, const Place& at) {
  const Tree& tree = context.reading.tree(at);
  const auto verb = tree.head(at.token);
  if (!verb) return false;
  for (auto earlier = context.found.rbegin();
       earlier != context.found.rend() && earlier->sentence == at.sentence; ++earlier) {
    if (earlier->actor != actor || tree.head(earlier->head) != verb) continue;
    if (tree.relation(earlier->head) != "nmod:poss") return true;
  }
  return false;
}

/// "Her" is nobody who was named once in another sentence, not as its subject, and whom nothing tells to be
/// a woman.
bool stands_aside(const PronounContext& context, const Mention& candidate, const Place& at,
                  const Pronoun& pronoun) {
  if (!pronoun.possessive || candidate.sentence == at.sentence) return false;
  if (context.reading.actors[*candidate.actor].gender != Gender::unknown) return false;
  return context.counts.find(*candidate.actor)->second == 1 &&
         !context.reading.trees[candidate.sentence].has_relation(candidate.head, "nsubj");
}

/// "A desk in Viana": a name alone after such a preposition is a place, whatever it was taken for.
bool stands_as_place(const PronounContext& context, const Mention& candidate) {
  const Tree& tree = context.reading.trees[candidate.sentence];
  if (candidate.range.size() != 1 || candidate.form != MentionForm::name) return false;
  const auto preposition = tree.child(candidate.head, "case");
  const std::string word = preposition ? text::lower_ascii(tree.word(*preposition)) : "";
  return (word == "in" || word == "at" || word == "near") &&
         context.counts.find(*candidate.actor)->second == 1;
}

/// "She and Okoye": who is named beside the pronoun is another.
bool is_joined_to(const PronounContext& context, Index actor, const Place& at) {
  const Tree& tree = context.reading.tree(at);
  const auto is_actor = [&](Index token) {
    const Mention* mention = context.reading.mention_at({at.sentence, token});
    return mention != nullptr && mention->actor == actor;
  };
  for (const Index child : tree.children(at.token))
    if (tree.has_relation(child, "conj") && is_actor(child)) return true;
  const auto head = tree.head(at.token);
  return head && tree.has_relation(at.token, "conj") && is_actor(*head);
}

/// Two arguments of one verb are not the same, and nobody possesses himself.
bool bound(const PronounContext& context, const Mention& candidate, const Place& at, const Pronoun& pronoun) {
  const Tree& tree = context.reading.tree(at);
  if (candidate.range.contains(at.token)) return true;
  if (pronoun.possessive) return tree.head(at.token) == candidate.head;
  const auto verb = tree.head(at.token);
  return verb && tree.head(candidate.head) == verb;
}

}  // namespace

const Pronoun* pronoun_of(std::string_view word) {
  for (const auto& [form, pronoun] : pronouns) {
    if (form == word) return &pronoun;
  }
  return nullptr;
}

bool agrees(const PronounContext& context, const Mention& candidate, const Pronoun& pronoun) {
  const ActorDraft& actor = context.reading.actors[*candidate.actor];
  switch (pronoun.who) {
    case Who::person:
      return candidate.kind == ActorKind::person && !candidate.plural &&
             (actor.gender == Gender::unknown || actor.gender == pronoun.gender);
    case Who::thing:
      return candidate.kind != ActorKind::person && candidate.kind != ActorKind::group && !candidate.plural;
    case Who::several:
      return candidate.plural || candidate.kind == ActorKind::group ||
             (candidate.kind == ActorKind::organization && candidate.form == MentionForm::name &&
              context.reading.trees[candidate.sentence].has_relation(candidate.head, "nsubj"));
  }
  return false;
}

bool can_mean(const PronounContext& context, const Mention& candidate, const Place& at,
              const Pronoun& pronoun) {
  if (!candidate.actor || !agrees(context, candidate, pronoun)) return false;
  const bool same_sentence = candidate.sentence == at.sentence;
  const bool after = same_sentence && candidate.range.first > at.token;
  if (after && !stands_before_main_clause(context, candidate, at)) return false;
  if (same_sentence && bound(context, candidate, at, pronoun)) return false;
  if (!pronoun.possessive && is_joined_to(context, *candidate.actor, at)) return false;
  if (same_sentence && !pronoun.possessive && fills_clause(context, *candidate.actor, at)) return false;
  if (pronoun.who == Who::person &&
      (stands_as_place(context, candidate) || stands_aside(context, candidate, at, pronoun)))
    return false;
  if (in_quotation(context, candidate) == in_quotation_at(context, at)) return true;
  // A person may be meant in what is said, not the other way round; "it" in a few quoted words says little.
  return !same_sentence && in_quotation_at(context, at) && pronoun.who == Who::person;
}

bool in_quotation(const PronounContext& context, const Mention& mention) {
  return context.reading.quotation_at(context.reading.span_of(mention).begin).has_value();
}
bool in_quotation_at(const PronounContext& context, const Place& at) {
  return context.reading.quotation_at(context.reading.span_of(at).begin).has_value();
}

}  // namespace dateline::extract
