#include <algorithm>
#include <cmath>
#include <map>

#include "src/extract/ages.hpp"
#include "src/extract/meant_subject.hpp"
#include "src/extract/one_of.hpp"
#include "src/extract/pronoun_fit.hpp"
#include "src/extract/pronoun_scores.hpp"
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

class Resolver {
 public:
  Resolver(Reading& reading, std::vector<PronounChoice>* choices)
      : reading_(reading), choices_(choices), before_(reading.mentions), context_{reading, {}, {}, {}} {
    first_of_sentence_.assign(reading.trees.size() + 1, 0);
    std::size_t at = 0;
    for (Index s = 0; s < reading.trees.size(); ++s) {
      first_of_sentence_[s] = at;
      while (at < before_.size() && before_[at].sentence == s) ++at;
    }
    first_of_sentence_[reading.trees.size()] = at;
    for (const Mention& mention : before_) {
      if (!mention.actor) continue;
      ++context_.counts[*mention.actor];
      if (!context_.first_person && mention.kind == ActorKind::person) context_.first_person = mention.actor;
    }
  }

  void run() {
    for (Index s = 0; s < reading_.trees.size(); ++s) {
      const Tree& tree = reading_.trees[s];
      for (Index i = 0; i < tree.size(); ++i) {
        if (tree.pos(i) == Pos::pron || tree.token(i).xpos == "PRP$") read_token({s, i});
        if (const auto age = age_told_by(tree, i)) read_age({s, i}, *age);
      }
    }
    for (Mention& mention : context_.found) reading_.mentions.push_back(std::move(mention));
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
    if (known == nullptr || tree.has_relation(at.token, "expl") || means_weather(tree, at.token)) return;
    Pronoun pronoun = *known;
    if (word == "her" && !tree.has_relation(at.token, "nmod")) pronoun.possessive = false;
    if (follows_unknown_subject(at, pronoun) || means_aged_subject(at, pronoun)) return;
    if (pronoun.who == Who::person && means_described_subject(at, pronoun)) return;
    if (pronoun.who == Who::person) {
      choose_person(at, pronoun);
    } else if (!means_a_plan(at, word) && !means_object(at, word) && !means_state(at, pronoun) &&
               !settle_by_subject(at, pronoun)) {
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

  /// "It was raining": nobody.
  static bool means_weather(const Tree& tree, Index i) {
    const auto verb = tree.head(i);
    return verb && tree.lemma(i) == "it" && tree.has_relation(i, "nsubj") &&
           is_one_of(tree.lemma(*verb), {"rain", "snow", "hail", "drizzle", "thunder"});
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

  /// "Handed a statue back, years after its owner asked for it": "it" beside a verb is the thing that the
  /// verb above is about, where that is a thing of its own.
  bool means_object(const Place& at, const std::string& word) const {
    const Tree& tree = reading_.tree(at);
    if (word != "it" || tree.has_relation(at.token, "nsubj")) return false;
    const auto own = tree.head(at.token);
    for (auto verb = own ? tree.head(*own) : std::nullopt; verb; verb = tree.head(*verb)) {
      const auto object = tree.is_verb(*verb) ? tree.child(*verb, "obj") : std::nullopt;
      if (object && *object < at.token && tree.pos(*object) == Pos::noun && !tree.is_plural(*object))
        return mention_at({at.sentence, *object}) == nullptr;
    }
    return false;
  }

  /// "Osmia and the museum … its ambassador": of what is named before it in the sentence, only a state has
  /// one.
  bool means_state(const Place& at, const Pronoun& pronoun) {
    const Tree& tree = reading_.tree(at);
    const auto owned = pronoun.possessive && pronoun.who == Who::thing ? tree.head(at.token) : std::nullopt;
    if (!owned || !is_one_of(text::lower_ascii(tree.lemma(*owned)),
                             {"ambassador", "embassy", "parliament", "army", "navy", "airspace", "citizen"}))
      return false;
    const Mention* state = nullptr;
    for (const Mention& mention : before_) {
      if (mention.sentence != at.sentence || mention.range.last > at.token) continue;
      if (mention.kind == ActorKind::place && can_mean(context_, mention, at, pronoun)) state = &mention;
    }
    if (state == nullptr) return false;
    add(at, Mention(*state), false);
    return true;
  }

  /// Whether the grammar tells what is meant, be it an actor or not: in "Bantry said it had agreed" who says
  /// so, in "the river burst its banks" the subject of the clause.
  bool settle_by_subject(const Place& at, const Pronoun& pronoun) {
    const Tree& tree = reading_.tree(at);
    const auto subject =
        meant_subject(reading_.lexicon, tree, at.token, pronoun.who == Who::thing, pronoun.possessive);
    if (!subject || tree.child(*subject, "conj")) return false;
    const Place place{at.sentence, counted_noun(tree, *subject)};
    if (in_quotation_at(context_, place) != in_quotation_at(context_, at)) return false;
    if (const Mention* mention = mention_at(place)) {
      if (!mention->actor) return true;
      // "It" is who the grammar names, or nobody; but "Ana Lind said it" speaks of another.
      if (!agrees(context_, *mention, pronoun)) return pronoun.who == Who::thing && !is_human(*mention);
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
    if (!agrees(context_, *mention, pronoun) ||
        in_quotation(context_, *mention) != in_quotation_at(context_, at))
      return false;
    add(at, Mention(*mention), false);
    return true;
  }

  /// The mention with this head, or the name beside it: "the airline, Ryanair".
  const Mention* mention_at(const Place& at) const {
    for (auto earlier = context_.found.rbegin();
         earlier != context_.found.rend() && earlier->sentence >= at.sentence; ++earlier) {
      if (earlier->sentence == at.sentence && earlier->head == at.token) return &*earlier;
    }
    if (const Mention* mention = reading_.mention_at(at)) return mention;
    const auto beside = reading_.tree(at).child(at.token, "appos");
    return beside ? reading_.mention_at({at.sentence, *beside}) : nullptr;
  }

  void choose_thing(const Place& at, const Pronoun& pronoun) {
    if (const Mention* subject = body_told_of_before(at, pronoun)) return add(at, Mention(*subject), false);
    const Mention* best = nullptr;
    double best_score = threshold;
    const Index from = at.sentence > reach ? at.sentence - reach : 0;
    for (std::size_t i = first_of_sentence_[from]; i < first_of_sentence_[at.sentence + 1]; ++i) {
      const double score = score_of(context_, before_[i], at, pronoun);
      if (score < best_score) continue;
      best_score = score;
      best = &before_[i];
    }
    for (auto earlier = context_.found.rbegin();
         earlier != context_.found.rend() && earlier->sentence + 1 >= at.sentence; ++earlier) {
      const double score = score_of(context_, *earlier, at, pronoun) + 0.5;
      if (score <= best_score) continue;
      best_score = score;
      best = &*earlier;
    }
    if (best != nullptr && !means_things_since(at, *best))
      add(at, Mention(*best), pronoun.who == Who::several);
  }

  /// The persons that fit, each by its best mention; the most probable where that is probable enough.
  void choose_person(const Place& at, const Pronoun& pronoun) {
    std::vector<const Mention*> fitting;
    const Index from = at.sentence > reach_of_persons ? at.sentence - reach_of_persons : 0;
    for (std::size_t i = first_of_sentence_[from]; i < first_of_sentence_[at.sentence + 1]; ++i) {
      if (can_mean(context_, before_[i], at, pronoun)) fitting.push_back(&before_[i]);
    }
    for (auto earlier = context_.found.rbegin();
         earlier != context_.found.rend() && earlier->sentence >= from; ++earlier) {
      if (can_mean(context_, *earlier, at, pronoun)) fitting.push_back(&*earlier);
    }
    if (fitting.empty()) return;
    const Mention* nearest = nearest_before(fitting, at);
    const bool alone = std::all_of(fitting.begin(), fitting.end(),
                                   [&](const Mention* other) { return other->actor == fitting[0]->actor; });
    std::map<Index, std::pair<double, const Mention*>> best;  // of each actor
    PronounChoice choice;
    choice.pronoun = reading_.span_of(at);
    for (const Mention* mention : fitting) {
      const PronounFeatures features = features_of(context_, *mention, at, pronoun, mention == nearest);
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
    context_.found.push_back(std::move(mention));
  }

  /// "The 22-year-old": who is said to be of that age, else the person that the sentence before is about and
  /// whose age is not told.
  void read_age(const Place& at, std::string_view age) {
    std::map<Index, std::string_view> ages;
    for (const Mention& mention : before_) {
      if (!mention.actor || mention.kind != ActorKind::person) continue;
      if (const auto told = age_beside(reading_.trees[mention.sentence], mention))
        ages[*mention.actor] = *told;
    }
    const auto same =
        std::find_if(ages.begin(), ages.end(), [&](const auto& one) { return one.second == age; });
    std::optional<Index> actor;
    if (same != ages.end()) {
      actor = same->first;
    } else if (const auto subject = subject_before(at)) {
      const Mention* mention = mention_at(*subject);
      const bool person = mention != nullptr && mention->actor && mention->kind == ActorKind::person;
      if (person && ages.count(*mention->actor) == 0) actor = mention->actor;
    }
    if (!actor) return;
    Mention mention;
    mention.sentence = at.sentence;
    mention.range = {at.token + 1 - age_tokens, at.token + 1};
    mention.head = at.token;
    mention.form = MentionForm::nominal;
    mention.kind = ActorKind::person;
    mention.actor = actor;
    mention.name = reading_.actors[*actor].name;
    context_.found.push_back(std::move(mention));
  }

  /// The subject of the main clause of the sentence before, in the same paragraph.
  std::optional<Place> subject_before(const Place& at) const {
    if (at.sentence == 0 || reading_.headline[at.sentence - 1]) return std::nullopt;
    const Tree& tree = reading_.trees[at.sentence - 1];
    const auto& sentences = reading_.analysis.sentences;
    const base::ByteSpan between{sentences[at.sentence - 1].span.end, sentences[at.sentence].span.begin};
    if (reading_.words(between).find('\n') != std::string_view::npos) return std::nullopt;
    for (Index i = 0; i < tree.size(); ++i) {
      if (tree.head(i)) continue;
      const auto subject = tree.child(i, "nsubj");
      if (subject) return Place{at.sentence - 1, *subject};
    }
    return std::nullopt;
  }

  /// Whether the sentence before is about something or someone that is no actor, as far as is known: "The
  /// stadium opened in 2015. It is closed."
  bool follows_unknown_subject(const Place& at, const Pronoun& pronoun) const {
    const Tree& tree = reading_.tree(at);
    const auto verb = tree.head(at.token);
    if (!verb || tree.head(*verb) || !tree.has_relation(at.token, "nsubj")) return false;
    const auto subject = subject_before(at);
    if (!subject || mention_at(*subject) != nullptr) return false;
    const Tree& before = reading_.trees[subject->sentence];
    const Index noun = subject->token;
    if (before.pos(noun) != Pos::noun || before.is_plural(noun)) return false;
    if (pronoun.who == Who::person) return age_told_by(before, noun).has_value();
    const auto kind = reading_.lexicon.described_kind(text::lower_ascii(before.lemma(noun)), false);
    return pronoun.who == Who::thing && kind != ActorKind::person;
  }

  /// "The group broke into the network. It encrypted servers": a sentence that opens with "it" goes on from
  /// the
  /// subject before.
  const Mention* body_told_of_before(const Place& at, const Pronoun& pronoun) const {
    const Tree& tree = reading_.tree(at);
    const auto verb = tree.head(at.token);
    if (at.token != 0 || pronoun.who != Who::thing || pronoun.possessive || !verb || tree.head(*verb))
      return nullptr;
    const auto subject = subject_before(at);
    const Mention* mention = subject ? mention_at(*subject) : nullptr;
    return mention != nullptr && mention->actor && !mention->plural && agrees(context_, *mention, pronoun)
               ? mention
               : nullptr;
  }

  /// "She collected documents. In May she handed them over": whether "them" has things nearer than whom it
  /// was
  /// taken for.
  bool means_things_since(const Place& at, const Mention& taken) const {
    if (text::lower_ascii(reading_.tree(at).word(at.token)) != "them") return false;
    const Index first = taken.sentence + 1 >= at.sentence ? taken.sentence : at.sentence - 1;
    for (Index s = at.sentence + 1; s-- > first;) {
      const Tree& tree = reading_.trees[s];
      const Index from = s == taken.sentence ? taken.range.last : 0;
      for (Index i = s == at.sentence ? at.token : tree.size(); i-- > from;) {
        if (!tree.is_plural(i) || tree.pos(i) != Pos::noun || reading_.mention_at({s, i}) != nullptr)
          continue;
        const std::string lemma = text::lower_ascii(tree.lemma(i));
        if (reading_.in_time(tree.token(i).span) || reading_.lexicon.has(WordClass::units, lemma)) continue;
        if (!reading_.lexicon.described_kind(lemma, true)) return true;
      }
    }
    return false;
  }

  /// "The 22-year-old left. He was in tears."
  bool means_aged_subject(const Place& at, const Pronoun& pronoun) {
    const auto subject = pronoun.who == Who::person ? subject_before(at) : std::nullopt;
    if (!subject || !age_told_by(reading_.trees[subject->sentence], subject->token)) return false;
    const auto verb = reading_.tree(at).head(at.token);
    const Mention* mention = mention_at(*subject);
    if (!verb || reading_.tree(at).head(*verb) || mention == nullptr || !mention->actor) return false;
    if (!agrees(context_, *mention, pronoun)) return false;
    add(at, Mention(*mention), false);
    return true;
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

  Reading& reading_;
  std::vector<PronounChoice>* choices_;
  std::vector<Mention> before_;  ///< the mentions by name and description
  std::vector<std::size_t> first_of_sentence_;
  PronounContext context_;
};

}  // namespace

void resolve_pronouns(Reading& reading, std::vector<PronounChoice>* choices) {
  Resolver(reading, choices).run();
}

}  // namespace dateline::extract
