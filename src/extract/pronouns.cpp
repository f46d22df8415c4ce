#include <algorithm>
#include <array>
#include <map>

#include "src/extract/steps.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using language::Pos;
using record::ActorKind;
using record::MentionForm;

/// A pronoun looks this many sentences back.
constexpr Index reach = 2;
/// A candidate must reach this score: better none than a wrong one.
constexpr double threshold = 1.5;
/// And be better than every other by this.
constexpr double margin = 0.25;

enum class Who { person, thing, several };

struct Pronoun {
  Who who = Who::thing;
  Gender gender = Gender::unknown;
  bool possessive = false;
};

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

const Pronoun* pronoun_of(std::string_view word) {
  for (const auto& [form, pronoun] : pronouns) {
    if (form == word) return &pronoun;
  }
  return nullptr;
}

class Resolver {
 public:
  explicit Resolver(Reading& reading) : reading_(reading), before_(reading.mentions) {
    first_of_sentence_.assign(reading.trees.size() + 1, 0);
    std::size_t at = 0;
    for (Index s = 0; s < reading.trees.size(); ++s) {
      first_of_sentence_[s] = at;
      while (at < before_.size() && before_[at].sentence == s) ++at;
    }
    first_of_sentence_[reading.trees.size()] = at;
    for (const Mention& mention : before_) {
      if (mention.actor) ++counts_[*mention.actor];
    }
  }

  void run() {
    for (Index s = 0; s < reading_.trees.size(); ++s) {
      const Tree& tree = reading_.trees[s];
      for (Index i = 0; i < tree.size(); ++i) {
        if (tree.pos(i) == Pos::pron || tree.token(i).xpos == "PRP$") read_token({s, i});
      }
    }
    for (Mention& mention : found_) reading_.mentions.push_back(std::move(mention));
    reading_.index_mentions();
  }

 private:
  void read_token(const Place& at) {
    const Tree& tree = reading_.tree(at);
    const std::string word = text::lower_ascii(tree.word(at.token));
    if (word == "who" || word == "which" || word == "that" || word == "whom" || word == "whose") {
      read_relative(at);
      return;
    }
    const Pronoun* known = pronoun_of(word);
    if (known == nullptr || tree.has_relation(at.token, "expl")) return;
    Pronoun pronoun = *known;
    if (word == "her" && !tree.has_relation(at.token, "nmod")) pronoun.possessive = false;
    const Mention* best = nullptr;
    double best_score = threshold;
    const Index from = at.sentence > reach ? at.sentence - reach : 0;
    for (std::size_t i = first_of_sentence_[from]; i < first_of_sentence_[at.sentence + 1]; ++i) {
      const double score = score_of(before_[i], at, pronoun);
      if (score < best_score) continue;
      best_score = score;
      best = &before_[i];
    }
    for (auto earlier = found_.rbegin(); earlier != found_.rend() && earlier->sentence + 1 >= at.sentence;
         ++earlier) {
      const double score = score_of(*earlier, at, pronoun) + 0.5;
      if (score <= best_score) continue;
      best_score = score;
      best = &*earlier;
    }
    if (best != nullptr && pronoun.who == Who::person && rivalled(*best->actor, best_score, at, pronoun))
      return;
    if (best != nullptr) add(at, Mention(*best), pronoun.who == Who::several);
  }

  /// Whether another person of the sentences before fits the pronoun almost as well.
  bool rivalled(Index actor, double score, const Place& at, const Pronoun& pronoun) const {
    const Index from = at.sentence > reach ? at.sentence - reach : 0;
    for (std::size_t i = first_of_sentence_[from]; i < first_of_sentence_[at.sentence + 1]; ++i) {
      if (before_[i].actor == actor) continue;
      if (score_of(before_[i], at, pronoun) > score - margin) return true;
    }
    return false;
  }

  void add(const Place& at, const Mention& antecedent, bool plural) {
    Mention mention;
    mention.sentence = at.sentence;
    mention.range = {at.token, at.token + 1};
    mention.head = at.token;
    mention.form = MentionForm::pronoun;
    mention.kind = antecedent.kind;
    mention.plural = plural;
    mention.actor = antecedent.actor;
    ActorDraft& actor = reading_.actors[*antecedent.actor];
    const Pronoun* known = pronoun_of(text::lower_ascii(reading_.tree(at).word(at.token)));
    if (known != nullptr && actor.gender == Gender::unknown) actor.gender = known->gender;
    mention.name = actor.name;
    found_.push_back(std::move(mention));
  }

  /// "who" and "which" mean the noun that their clause hangs on.
  void read_relative(const Place& at) {
    const Tree& tree = reading_.tree(at);
    std::optional<Index> clause = tree.head(at.token);
    while (clause && !tree.has_relation(*clause, "acl")) clause = tree.head(*clause);
    if (!clause) return;
    const auto noun = tree.head(*clause);
    if (!noun || *noun > at.token) return;
    const Mention* antecedent = reading_.mention_at({at.sentence, *noun});
    if (antecedent != nullptr && antecedent->actor) add(at, Mention(*antecedent), antecedent->plural);
  }

  bool agrees(const Mention& candidate, const Pronoun& pronoun) const {
    const ActorDraft& actor = reading_.actors[*candidate.actor];
    switch (pronoun.who) {
      case Who::person:
        return candidate.kind == ActorKind::person && !candidate.plural &&
               (actor.gender == Gender::unknown || actor.gender == pronoun.gender);
      case Who::thing:
        return candidate.kind != ActorKind::person && candidate.kind != ActorKind::group && !candidate.plural;
      case Who::several:
        return candidate.plural || candidate.kind == ActorKind::group ||
               (candidate.kind == ActorKind::organization && candidate.form == MentionForm::name &&
                reading_.trees[candidate.sentence].has_relation(candidate.head, "nsubj"));
    }
    return false;
  }

  /// How well `candidate` fits the pronoun at `at`; below zero when it cannot.
  double score_of(const Mention& candidate, const Place& at, const Pronoun& pronoun) const {
    if (!candidate.actor || !agrees(candidate, pronoun)) return -1;
    const Tree& tree = reading_.tree(at);
    const bool same_sentence = candidate.sentence == at.sentence;
    const bool after = same_sentence && candidate.range.first > at.token;
    if (after && !stands_before_main_clause(candidate, at)) return -1;
    if (same_sentence && bound(candidate, at, pronoun)) return -1;
    if (same_sentence && !pronoun.possessive && fills_clause(*candidate.actor, at)) return -1;
    if (pronoun.who == Who::person && stands_as_place(candidate)) return -1;
    if (in_quotation(candidate) != in_quotation_at(at)) {
      if (same_sentence || !in_quotation_at(at)) return -1;
    }
    const Tree& home = reading_.trees[candidate.sentence];
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
    if (pronoun.who != Who::person && !central && !joined_to(candidate, at)) score -= 1.5;
    if (candidate.form == MentionForm::name) score += 0.6;
    if (pronoun.gender != Gender::unknown && reading_.actors[*candidate.actor].gender == pronoun.gender)
      score += 0.7;
    score += std::min(0.6, 0.15 * counts_.find(*candidate.actor)->second);
    if (pronoun.who == Who::thing && candidate.kind == ActorKind::place) score -= 1;
    if (pronoun.who == Who::thing && candidate.kind == ActorKind::other) score -= 1.5;
    if (pronoun.who == Who::several && !candidate.plural && candidate.kind == ActorKind::organization)
      score -= 0.5;
    if (tree.has_relation(at.token, "nsubj") && home.has_relation(candidate.head, "nsubj")) score += 0.5;
    if (same_sentence && joined_to(candidate, at)) score += 3;
    if (same_sentence && !after) {
      const double distance = static_cast<double>(at.token - candidate.range.first);
      score += 0.5 - std::min(0.5, distance / 60);
    }
    return score;
  }

  /// "Diplomats and their families": the pronoun's noun is joined to the candidate.
  bool joined_to(const Mention& candidate, const Place& at) const {
    const Tree& tree = reading_.tree(at);
    const auto noun = tree.head(at.token);
    return noun && tree.has_relation(*noun, "conj") && tree.head(*noun) == candidate.head;
  }

  bool in_quotation(const Mention& mention) const {
    return reading_.quotation_at(reading_.span_of(mention).begin).has_value();
  }
  bool in_quotation_at(const Place& at) const {
    return reading_.quotation_at(reading_.span_of(at).begin).has_value();
  }

  /// "In his first comments, Trump said": the subject of the clause that the pronoun's phrase opens.
  bool stands_before_main_clause(const Mention& candidate, const Place& at) const {
    const Tree& tree = reading_.tree(at);
    if (!tree.has_relation(candidate.head, "nsubj")) return false;
    const auto verb = tree.head(candidate.head);
    if (!verb || !tree.dominates(*verb, at.token)) return false;
    for (auto up = std::optional<Index>(at.token); up && *up != *verb; up = tree.head(*up)) {
      if (tree.has_relation(*up, "obl") || tree.has_relation(*up, "advcl")) return tree.head(*up) == verb;
    }
    return false;
  }

  /// Whether an argument of the same verb was resolved to the actor already: "he ignored her".
  bool fills_clause(Index actor, const Place& at) const {
    const Tree& tree = reading_.tree(at);
    const auto verb = tree.head(at.token);
    if (!verb) return false;
    for (auto earlier = found_.rbegin(); earlier != found_.rend() && earlier->sentence == at.sentence;
         ++earlier) {
      if (earlier->actor != actor || tree.head(earlier->head) != verb) continue;
      if (tree.relation(earlier->head) != "nmod:poss") return true;
    }
    return false;
  }

  /// "A desk in Viana": a name alone after such a preposition is a place, whatever it was taken for.
  bool stands_as_place(const Mention& candidate) const {
    const Tree& tree = reading_.trees[candidate.sentence];
    if (candidate.range.size() != 1 || candidate.form != MentionForm::name) return false;
    const auto preposition = tree.child(candidate.head, "case");
    const std::string word = preposition ? text::lower_ascii(tree.word(*preposition)) : "";
    return (word == "in" || word == "at" || word == "near") && counts_.find(*candidate.actor)->second == 1;
  }

  /// Two arguments of one verb are not the same, and nobody possesses himself.
  bool bound(const Mention& candidate, const Place& at, const Pronoun& pronoun) const {
    const Tree& tree = reading_.tree(at);
    if (candidate.range.contains(at.token)) return true;
    if (pronoun.possessive) return tree.head(at.token) == candidate.head;
    const auto verb = tree.head(at.token);
    return verb && tree.head(candidate.head) == verb;
  }

  Reading& reading_;
  std::vector<Mention> before_;
  std::vector<std::size_t> first_of_sentence_;
  std::map<Index, int> counts_;
  std::vector<Mention> found_;
};

}  // namespace

void resolve_pronouns(Reading& reading) {
  Resolver(reading).run();
}

}  // namespace dateline::extract
