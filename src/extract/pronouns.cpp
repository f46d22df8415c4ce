#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "src/extract/meant_subject.hpp"
#include "src/extract/steps.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using language::Pos;
using record::ActorKind;
using record::MentionForm;

/// A pronoun looks this many sentences back.
constexpr Index reach = 2;
/// "He" and "she" this many.
constexpr Index reach_of_persons = 5;
/// A candidate must reach this score: better none than a wrong one.
constexpr double threshold = 1.5;

/// The weights are learnt where two persons could be meant. Where only one fits, this share of the
/// probability asked for is enough.
constexpr double share_when_alone = 0.1;

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
  Resolver(Reading& reading, std::vector<PronounChoice>* choices)
      : reading_(reading), choices_(choices), before_(reading.mentions) {
    first_of_sentence_.assign(reading.trees.size() + 1, 0);
    std::size_t at = 0;
    for (Index s = 0; s < reading.trees.size(); ++s) {
      first_of_sentence_[s] = at;
      while (at < before_.size() && before_[at].sentence == s) ++at;
    }
    first_of_sentence_[reading.trees.size()] = at;
    for (const Mention& mention : before_) {
      if (!mention.actor) continue;
      ++counts_[*mention.actor];
      if (!first_person_ && mention.kind == ActorKind::person) first_person_ = mention.actor;
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
    if (pronoun.who == Who::person && means_described_subject(at, pronoun)) return;
    if (pronoun.who == Who::person) {
      choose_person(at, pronoun);
    } else if (!means_a_plan(at, word) && !settle_by_subject(at, pronoun)) {
      choose_thing(at, pronoun);
    }
  }

  /// A person by more than the guess of the analysis.
  bool is_human(const Mention& mention) const {
    const ActorDraft& actor = reading_.actors[*mention.actor];
    return mention.kind == ActorKind::person &&
           (mention.form != MentionForm::name || actor.gender != Gender::unknown || !actor.titles.empty() ||
            actor.name.find(' ') != std::string::npos);
  }

  /// "It was rejected": not a body but what it proposed.
  bool means_a_plan(const Place& at, const std::string& word) const {
    const Tree& tree = reading_.tree(at);
    if (word != "it" || tree.relation(at.token) != "nsubj:pass") return false;
    const auto verb = tree.head(at.token);
    const std::string lemma = verb ? text::lower_ascii(tree.lemma(*verb)) : "";
    const EventKind* kind = reading_.lexicon.kind_of_verb(lemma);
    return reading_.lexicon.has(WordClass::denying, lemma) ||
           reading_.lexicon.has(WordClass::putting_off, lemma) ||
           (kind != nullptr && kind->name == "agreement");
  }

  /// Whether the grammar tells what is meant, be it an actor or not: in "Bantry said it had agreed" who says
  /// so, in "the river burst its banks" the subject of the clause.
  bool settle_by_subject(const Place& at, const Pronoun& pronoun) {
    const Tree& tree = reading_.tree(at);
    const auto subject =
        meant_subject(reading_.lexicon, tree, at.token, pronoun.who == Who::thing, pronoun.possessive);
    if (!subject || tree.child(*subject, "conj")) return false;
    const Place place{at.sentence, counted_noun(tree, *subject)};
    if (in_quotation_at(place) != in_quotation_at(at)) return false;
    if (const Mention* mention = mention_at(place)) {
      if (!mention->actor) return true;
      // "It" is who the grammar names, or nobody; but "Ana Lind said it" speaks of another.
      if (!agrees(*mention, pronoun)) return pronoun.who == Who::thing && !is_human(*mention);
      add(at, Mention(*mention), pronoun.who == Who::several);
      return true;
    }
    if (pronoun.who != Who::thing) return false;
    const std::string word = text::lower_ascii(tree.word(*subject));
    return (tree.is_noun(*subject) && !tree.is_plural(*subject)) || word == "it" || word == "which";
  }

  /// "The Polish president sent his condolences": a subject that is described is meant.
  bool means_described_subject(const Place& at, const Pronoun& pronoun) {
    const Tree& tree = reading_.tree(at);
    const auto subject =
        meant_subject(reading_.lexicon, tree, at.token, pronoun.who == Who::thing, pronoun.possessive);
    if (!subject || tree.child(*subject, "conj")) return false;
    const Mention* mention = reading_.mention_at({at.sentence, *subject});
    if (mention == nullptr || mention->form != MentionForm::nominal || !mention->actor) return false;
    if (!agrees(*mention, pronoun) || in_quotation(*mention) != in_quotation_at(at)) return false;
    add(at, Mention(*mention), false);
    return true;
  }

  /// The mention with this head, or the name beside it: "the airline, Ryanair".
  const Mention* mention_at(const Place& at) const {
    for (auto earlier = found_.rbegin(); earlier != found_.rend() && earlier->sentence == at.sentence;
         ++earlier) {
      if (earlier->head == at.token) return &*earlier;
    }
    if (const Mention* mention = reading_.mention_at(at)) return mention;
    const auto beside = reading_.tree(at).child(at.token, "appos");
    return beside ? reading_.mention_at({at.sentence, *beside}) : nullptr;
  }

  void choose_thing(const Place& at, const Pronoun& pronoun) {
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
    if (best != nullptr) add(at, Mention(*best), pronoun.who == Who::several);
  }

  /// The persons that fit, each by its best mention; the most probable where that is probable enough.
  void choose_person(const Place& at, const Pronoun& pronoun) {
    std::vector<const Mention*> fitting;
    const Index from = at.sentence > reach_of_persons ? at.sentence - reach_of_persons : 0;
    for (std::size_t i = first_of_sentence_[from]; i < first_of_sentence_[at.sentence + 1]; ++i) {
      if (can_mean(before_[i], at, pronoun)) fitting.push_back(&before_[i]);
    }
    for (auto earlier = found_.rbegin(); earlier != found_.rend() && earlier->sentence >= from; ++earlier) {
      if (can_mean(*earlier, at, pronoun)) fitting.push_back(&*earlier);
    }
    if (fitting.empty()) return;
    const Mention* nearest = nearest_before(fitting, at);
    const bool alone = std::all_of(fitting.begin(), fitting.end(),
                                   [&](const Mention* other) { return other->actor == fitting[0]->actor; });
    std::map<Index, std::pair<double, const Mention*>> best;  // of each actor
    PronounChoice choice;
    choice.pronoun = reading_.span_of(at);
    for (const Mention* mention : fitting) {
      const PronounFeatures features = features_of(*mention, at, pronoun, mention == nearest);
      const double score = reading_.lexicon.pronoun_weights().score(features);
      const auto [place, is_new] = best.try_emplace(*mention->actor, score, mention);
      if (!is_new && score > place->second.first) place->second = {score, mention};
      if (choices_ != nullptr)
        choice.candidates.push_back({*mention->actor, reading_.span_of(*mention), features});
    }
    if (choices_ != nullptr) choices_->push_back(std::move(choice));
    double all = 1;  // nobody has score 0
    std::pair<double, const Mention*> top{0, nullptr};
    for (const auto& [actor, scored] : best) {
      all += std::exp(scored.first);
      if (top.second == nullptr || scored.first > top.first) top = scored;
    }
    const double least =
        reading_.lexicon.pronoun_weights().least_probability() * (alone ? share_when_alone : 1);
    if (std::exp(top.first) / all < least) return;
    add(at, Mention(*top.second), false);
  }

  const Mention* nearest_before(const std::vector<const Mention*>& fitting, const Place& at) const {
    const Mention* nearest = nullptr;
    for (const Mention* mention : fitting) {
      const Place place{mention->sentence, mention->range.first};
      if (!(place < at)) continue;
      if (nearest == nullptr || Place{nearest->sentence, nearest->range.first} < place) nearest = mention;
    }
    return nearest;
  }

  PronounFeatures features_of(const Mention& candidate, const Place& at, const Pronoun& pronoun,
                              bool nearest) const {
    PronounFeatures features{};
    const auto set = [&](PronounFeature feature, double value) {
      features[static_cast<std::size_t>(feature)] = value;
    };
    const auto flag = [&](PronounFeature feature, bool holds) { set(feature, holds ? 1 : 0); };
    const Tree& tree = reading_.tree(at);
    const Tree& home = reading_.trees[candidate.sentence];
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
    flag(F::gender, reading_.actors[*candidate.actor].gender == pronoun.gender);
    const auto count = counts_.find(*candidate.actor);
    set(F::often, count == counts_.end() ? 0 : std::min(4, count->second) / 4.0);
    flag(F::first_person, candidate.actor == first_person_);
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

  bool can_mean(const Mention& candidate, const Place& at, const Pronoun& pronoun) const {
    if (!candidate.actor || !agrees(candidate, pronoun)) return false;
    const bool same_sentence = candidate.sentence == at.sentence;
    const bool after = same_sentence && candidate.range.first > at.token;
    if (after && !stands_before_main_clause(candidate, at)) return false;
    if (same_sentence && bound(candidate, at, pronoun)) return false;
    if (same_sentence && !pronoun.possessive && fills_clause(*candidate.actor, at)) return false;
    if (pronoun.who == Who::person && (stands_as_place(candidate) || stands_aside(candidate, at, pronoun)))
      return false;
    if (in_quotation(candidate) == in_quotation_at(at)) return true;
    // A person may be meant in what is said, not the other way round; "it" in a few quoted words says little.
    return !same_sentence && in_quotation_at(at) && pronoun.who == Who::person;
  }

  /// "Took the money and spent it": of two objects the second means the first, which need not be an actor.
  bool means_an_object(const Mention& candidate, const Place& at) const {
    const Tree& tree = reading_.tree(at);
    if (candidate.sentence != at.sentence || !tree.has_relation(at.token, "obj")) return false;
    for (Index i = candidate.range.last; i < at.token; ++i) {
      const bool object = tree.pos(i) == Pos::noun && !tree.is_plural(i) && tree.has_relation(i, "obj");
      if (object && reading_.mention_at({at.sentence, i}) == nullptr) return true;
    }
    return false;
  }

  /// How well `candidate` fits a pronoun that means no person; below zero when it cannot.
  double score_of(const Mention& candidate, const Place& at, const Pronoun& pronoun) const {
    if (!can_mean(candidate, at, pronoun)) return -1;
    const Tree& tree = reading_.tree(at);
    if (pronoun.who == Who::thing && means_an_object(candidate, at)) return -1;
    const bool place = pronoun.who == Who::thing && candidate.kind == ActorKind::place;
    if (place && tree.has_relation(at.token, "obj")) return -1;
    const bool same_sentence = candidate.sentence == at.sentence;
    const bool after = same_sentence && candidate.range.first > at.token;
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
    if (!central && !joined_to(candidate, at)) score -= 1.5;
    if (candidate.form == MentionForm::name) score += 0.6;
    score += std::min(0.6, 0.15 * counts_.find(*candidate.actor)->second);
    if (pronoun.who == Who::thing && candidate.kind == ActorKind::place) score -= 1;
    if (pronoun.who == Who::thing && candidate.kind == ActorKind::other) score -= 1.5;
    if (pronoun.who == Who::several && !candidate.plural && candidate.kind == ActorKind::organization)
      score -= 0.5;
    if (tree.has_relation(at.token, "nsubj") && home.has_relation(candidate.head, "nsubj")) score += 0.5;
    if (same_sentence && joined_to(candidate, at)) score += 3;
    if (same_sentence && pronoun.possessive && !after) score += 0.5;
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

  /// "Her" is nobody who was named once in another sentence, not as its subject, and whom nothing tells to be
  /// a woman.
  bool stands_aside(const Mention& candidate, const Place& at, const Pronoun& pronoun) const {
    if (!pronoun.possessive || candidate.sentence == at.sentence) return false;
    if (reading_.actors[*candidate.actor].gender != Gender::unknown) return false;
    return counts_.find(*candidate.actor)->second == 1 &&
           !reading_.trees[candidate.sentence].has_relation(candidate.head, "nsubj");
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
  std::vector<PronounChoice>* choices_;
  std::optional<Index> first_person_;
  std::vector<Mention> before_;
  std::vector<std::size_t> first_of_sentence_;
  std::map<Index, int> counts_;
  std::vector<Mention> found_;
};

}  // namespace

void resolve_pronouns(Reading& reading, std::vector<PronounChoice>* choices) {
  Resolver(reading, choices).run();
}

}  // namespace dateline::extract
