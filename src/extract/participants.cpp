#include <algorithm>

#include "src/extract/one_of.hpp"
#include "src/extract/steps.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using language::Pos;
using record::ActorKind;
using record::Role;

class ParticipantFinder {
 public:
  explicit ParticipantFinder(Reading& reading) : reading_(reading), lexicon_(reading.lexicon) {}

  void run() {
    for (EventDraft& event : reading_.events) {
      if (event.noun) {
        read_noun(event, event.at.token);
      } else {
        read_verb(event);
        if (event.light_noun) read_noun(event, *event.light_noun);
      }
    }
    for (const EventDraft& event : reading_.events) take_from_nested(event);
    for (EventDraft& event : reading_.events) remove_repeats(event);
  }

 private:
  const Tree& tree_of(const EventDraft& event) const { return reading_.tree(event.at); }

  std::string case_of(const Tree& tree, Index i) const {
    const auto preposition = tree.child(i, "case");
    return preposition ? text::lower_ascii(tree.word(*preposition)) : std::string();
  }

  /// Adds a token and what is joined to it by "and".
  void add(EventDraft& event, Index token, Role role) const {
    const Tree& tree = tree_of(event);
    const Index named = named_beside(event.at.sentence, token);
    event.arguments.push_back({{event.at.sentence, named}, role});
    for (const Index joined : named == token ? std::vector<Index>{token} : std::vector<Index>{token, named}) {
      for (const Index child : tree.children(joined)) {
        if (tree.has_relation(child, "conj") && !tree.is_verb(child)) add(event, child, role);
      }
    }
  }

  /// "The head of the mine, Penhallow", "the airline, Ryanair": who is named in apposition to a noun that
  /// names nobody.
  Index named_beside(Index sentence, Index token) const {
    const Tree& tree = reading_.trees[sentence];
    if (tree.pos(token) != Pos::noun && tree.pos(token) != Pos::num) return token;
    const Mention* own = reading_.mention_at({sentence, token});
    if (own != nullptr && own->form == record::MentionForm::name) return token;
    if (const auto name = named_in_apposition(sentence, token)) return *name;
    // "A spokeswoman for the ministry, Rita Lobo": the name hangs on the nearer noun.
    if (own == nullptr || own->kind != ActorKind::person) return token;
    for (const Index child : tree.children(token)) {
      if (!tree.has_relation(child, "nmod")) continue;
      // "The daughter of a patient, Doris Lang": the patient's name.
      const Mention* nested = reading_.mention_at({sentence, child});
      const bool person = nested != nullptr && nested->kind == ActorKind::person;
      if (person || lexicon_.described_kind(tree.lemma(child), false) == ActorKind::person) continue;
      if (const auto name = named_in_apposition(sentence, child); name && after_comma(tree, *name))
        return *name;
    }
    return token;
  }

  static bool after_comma(const Tree& tree, Index token) {
    const Index first = tree.extent(token).first;
    return tree.word(first) == "," || (first > 0 && tree.word(first - 1) == ",");
  }

  std::optional<Index> named_in_apposition(Index sentence, Index noun) const {
    const Tree& tree = reading_.trees[sentence];
    for (const Index child : tree.children(noun)) {
      if (!tree.has_relation(child, "appos") && !tree.has_relation(child, "flat")) continue;
      const Mention* name = reading_.mention_at({sentence, child});
      if (name == nullptr || name->form != record::MentionForm::name) continue;
      if (name->kind == ActorKind::person || name->kind == ActorKind::organization) return child;
    }
    return std::nullopt;
  }

  std::optional<Index> own_subject(const Tree& tree, Index verb) const {
    const auto subject = tree.child(verb, "nsubj");
    if (!subject) return std::nullopt;
    return antecedent(tree, verb, *subject);
  }

  /// The noun that a relative pronoun stands for, or the token itself.
  Index antecedent(const Tree& tree, Index verb, Index token) const {
    if (tree.pos(token) != Pos::pron && tree.token(token).xpos != "WDT") return token;
    const std::string word = text::lower_ascii(tree.word(token));
    if (!is_one_of(word, {"who", "which", "that", "whom"})) return token;
    std::optional<Index> clause = verb;
    while (clause && !tree.has_relation(*clause, "acl")) clause = tree.head(*clause);
    const auto noun = clause ? tree.head(*clause) : std::nullopt;
    return noun ? bearer(tree, what_lasted(tree, *noun)) : token;
  }

  /// "Five weeks of fighting that killed 870": a stretch of time does nothing, what filled it does.
  static Index what_lasted(const Tree& tree, Index noun) {
    if (!is_one_of(tree.lemma(noun), {"minute", "hour", "day", "night", "week", "month", "year", "decade"}))
      return noun;
    for (const Index child : tree.children(noun)) {
      if (!tree.has_relation(child, "nmod") && !tree.has_relation(child, "acl")) continue;
      // Taggers take "of fighting" for a clause.
      const auto preposition = tree.child(child, tree.is_verb(child) ? "mark" : "case");
      if (preposition && tree.word(*preposition) == "of") return child;
    }
    return noun;
  }

  /// "Carter was one person who": the subject of a predicate noun stands for it.
  Index bearer(const Tree& tree, Index noun) const {
    if (!tree.child(noun, "cop")) return noun;
    if (const auto subject = tree.child(noun, "nsubj")) return *subject;
    const auto head = tree.head(noun);
    if (!head || *head > noun || !tree.is_noun(*head)) return noun;
    const auto name = tree.child(*head, "appos");
    return name && *name < noun ? *name : *head;
  }

  Index sentence_of(const Tree& tree) const { return static_cast<Index>(&tree - reading_.trees.data()); }

  /// The subject a verb has or shares: of the clause it is joined to, that controls it, or the noun it
  /// describes.
  std::optional<Index> subject_of(const Tree& tree, Index verb, int depth = 0) const {
    if (const auto own = own_subject(tree, verb)) return own;
    const auto head = tree.head(verb);
    if (!head || depth > 8) return std::nullopt;
    if (is_adverbial_participle(tree, verb)) return subject_of_main_clause(tree, verb, depth);
    if (tree.has_relation(verb, "acl")) {
      const auto marker = tree.child(verb, "mark");
      if (!marker) {
        if (tree.relation(verb) == "acl:relcl" && has_own_gap(tree, verb)) return std::nullopt;
        return bearer(tree, *head);
      }
      // "Accused Airbus of stealing": the object is who did it.
      const bool charged = reading_.mention_at({sentence_of(tree), *head}) != nullptr &&
                           is_one_of(text::lower_ascii(tree.word(*marker)), {"of", "for", "from"});
      if (charged && (tree.has_relation(*head, "obj") || tree.relation(*head) == "nsubj:pass")) return head;
      const bool plans = text::lower_ascii(tree.word(*marker)) == "to" ||
                         lexicon_.has(WordClass::planning_nouns, text::lower_ascii(tree.lemma(*head)));
      return plans ? controller_of_noun(tree, *head, depth) : std::nullopt;
    }
    if (!tree.is_verb(*head)) {
      const bool joined = tree.pos(*head) == Pos::adj && tree.has_relation(*head, "conj");
      if (joined) return subject_of(tree, *head, depth + 1);
      if (tree.is_noun(*head) || tree.pos(*head) == Pos::adj) return own_subject(tree, *head);
      return std::nullopt;
    }
    if (tree.has_relation(verb, "xcomp") || is_charge(tree, verb)) {
      if (const auto object = tree.child(*head, "obj")) return object;
      // "Called on him to resign".
      if (is_one_of(text::lower_ascii(tree.lemma(*head)), {"call", "appeal", "plead"}))
        for (const Index child : tree.children(*head)) {
          const auto word = tree.has_relation(child, "obl") ? tree.child(child, "case") : std::nullopt;
          if (word && child < verb &&
              is_one_of(text::lower_ascii(tree.word(*word)), {"on", "to", "upon", "with"}))
            return child;
        }
      return subject_of(tree, *head, depth + 1);
    }
    if (tree.has_relation(verb, "conj") || tree.has_relation(verb, "advcl") ||
        tree.has_relation(verb, "ccomp")) {
      return subject_of(tree, *head, depth + 1);
    }
    return std::nullopt;
  }

  /// "A dam burst, killing nine": also where the analysis hangs the participle on a noun of the clause.
  static bool is_adverbial_participle(const Tree& tree, Index verb) {
    if (tree.token(verb).xpos != "VBG" || tree.child(verb, "mark")) return false;
    if (tree.has_relation(verb, "advcl")) return true;
    if (tree.relation(verb) != "acl") return false;
    const Index noun = *tree.head(verb);
    const Index first = tree.extent(verb).first;
    const bool apart = noun < verb && ((first > 0 && tree.word(first - 1) == ",") || tree.word(first) == ",");
    return apart && !tree.has_relation(noun, "nsubj");
  }

  /// Whom an adverbial participle speaks of: the subject of the clause it belongs to. "The dam burst, killing
  /// nine, officials said" says nothing of what the officials did; nobody where the clause is not plain.
  std::optional<Index> subject_of_main_clause(const Tree& tree, Index participle, int depth) const {
    auto main = tree.head(participle);
    while (main && !tree.is_verb(*main) && !tree.child(*main, "cop")) main = tree.head(*main);
    if (!main) return std::nullopt;
    const auto speaker = tree.child(*main, "nsubj");
    const bool opens_sentence = tree.extent(participle).first == 0;
    if (!speaker || *speaker < participle || opens_sentence) return subject_of(tree, *main, depth + 1);
    for (const Index clause : tree.children(*main)) {
      const bool said = tree.has_relation(clause, "ccomp") || tree.has_relation(clause, "parataxis");
      if (!said || clause > participle) continue;
      if (tree.is_verb(clause)) return subject_of(tree, clause, depth + 1);
      if (const auto subject = own_subject(tree, clause)) return subject;
      if (tree.is_noun(clause)) return clause;
    }
    return std::nullopt;
  }

  bool has_own_gap(const Tree& tree, Index verb) const { return tree.child(verb, "nsubj").has_value(); }

  /// "for hacking", "of tampering" below a verb with an object.
  bool is_charge(const Tree& tree, Index verb) const {
    const auto marker = tree.child(verb, "mark");
    return tree.has_relation(verb, "advcl") && marker &&
           is_one_of(text::lower_ascii(tree.word(*marker)), {"for", "of", "from", "into"});
  }

  /// "Boeing's plan to sell": who has the plan, or the subject of the verb that it is the object of.
  std::optional<Index> controller_of_noun(const Tree& tree, Index noun, int depth) const {
    if (const auto owner = tree.child(noun, "nmod:poss")) return owner;
    if (const auto subject = own_subject(tree, noun)) return subject;
    const auto verb = tree.head(noun);
    if (verb && tree.is_verb(*verb)) return subject_of(tree, *verb, depth + 1);
    return std::nullopt;
  }

  void read_verb(EventDraft& event) const {
    const Tree& tree = tree_of(event);
    const Index verb = event.at.token;
    const bool speaks =
        lexicon_.has(WordClass::reporting, event.lemma) &&
        (event.kind == nullptr || event.kind->name == "statement" || tree.child(verb, "ccomp"));
    const bool undergoes = event.passive || (event.undergoes && !speaks);
    const Role subject_role = undergoes ? Role::patient : speaks ? Role::speaker : Role::agent;
    if (const auto subject = subject_of(tree, verb)) add(event, *subject, subject_role);
    for (const Index child : tree.children(verb)) read_dependent(event, child);
    if (tree.relation(verb) == "acl:relcl" && has_own_gap(tree, verb) && !tree.child(verb, "obj")) {
      const auto noun = tree.head(verb);
      const auto subject = own_subject(tree, verb);
      if (noun && subject != noun) add(event, *noun, Role::patient);
    }
  }

  void read_dependent(EventDraft& event, Index child) const {
    const Tree& tree = tree_of(event);
    const Index verb = event.at.token;
    if (tree.has_relation(child, "obj")) {
      if (child != event.light_noun) add(event, antecedent(tree, verb, child), Role::patient);
      add_from_object(event, child);
    } else if (tree.has_relation(child, "iobj")) {
      add(event, antecedent(tree, verb, child), Role::recipient);
    } else if (tree.has_relation(child, "obl")) {
      add(event, child, oblique_role(event, child));
    } else if (tree.has_relation(child, "xcomp") && tree.is_noun(child)) {
      add(event, child, Role::other);
    }
  }

  /// "Discussed the plans with Putin", "met Macron in Berlin": with whom and where, when it hangs on the
  /// object.
  void add_from_object(EventDraft& event, Index object) const {
    const Tree& tree = tree_of(event);
    const Mention* mention = reading_.mention_at({event.at.sentence, object});
    const bool someone = mention != nullptr && mention->form != record::MentionForm::nominal;
    for (const Index child : tree.children(object)) {
      if (!tree.has_relation(child, "nmod") || tree.relation(child) == "nmod:poss") continue;
      const Role role = oblique_role(event, child);
      const bool partner = case_of(tree, child) == "with" && is_mutual(event);
      if (partner || (someone && role == Role::place)) add(event, child, role);
    }
  }

  Role oblique_role(const EventDraft& event, Index token) const {
    const Tree& tree = tree_of(event);
    const std::string word = case_of(tree, token);
    const Mention* mention = reading_.mention_at({event.at.sentence, token});
    const ActorKind kind = mention == nullptr ? ActorKind::other : mention->kind;
    // "Flown by helicopter", "spoke by phone": by what means.
    const bool means =
        kind == ActorKind::product && !tree.child(token, "det") && !tree.child(token, "nmod:poss");
    if (!means && (tree.relation(token) == "obl:agent" || (word == "by" && event.passive)))
      return Role::agent;
    if (kind == ActorKind::place &&
        is_one_of(word, {"in", "at", "on", "near", "from", "to", "inside", "outside", "across", "into",
                         "over", "around", "through", "off"})) {
      return Role::place;
    }
    const bool someone =
        kind == ActorKind::person || kind == ActorKind::organization || kind == ActorKind::group;
    if (someone && word == "to" && !event.noun) return Role::recipient;
    if (someone && word == "for" && lexicon_.has(WordClass::transfer, event.lemma)) return Role::recipient;
    if (someone && is_one_of(word, {"with", "between", "among", "against"}) && is_mutual(event))
      return Role::agent;
    return Role::other;
  }

  /// Kinds of events that all sides do.
  static bool is_mutual(const EventDraft& event) {
    return event.kind != nullptr && is_one_of(event.kind->name, {"meeting", "negotiation", "agreement",
                                                                 "cooperation", "sport", "acquisition"});
  }

  void read_noun(EventDraft& event, Index noun) const {
    const Tree& tree = tree_of(event);
    for (const Index child : tree.children(noun)) {
      if (tree.relation(child) == "nmod:poss") {
        add(event, child, suffers(event) ? Role::patient : Role::agent);
      } else if (tree.has_relation(child, "nmod") || tree.has_relation(child, "obl")) {
        add(event, child, nominal_role(event, child));
      } else if (tree.has_relation(child, "compound") || tree.has_relation(child, "amod")) {
        const Mention* mention = reading_.mention_at({event.at.sentence, child});
        if (mention == nullptr || mention->form != record::MentionForm::name) continue;
        const bool gathers = event.kind != nullptr && event.kind->name == "meeting";
        add(event, child,
            mention->kind == ActorKind::place ? Role::place
            : gathers                         ? Role::other
                                              : Role::agent);
      }
    }
  }

  /// Kinds whose possessor is the one it happens to: "his arrest".
  static bool suffers(const EventDraft& event) {
    return event.kind != nullptr &&
           is_one_of(event.kind->name, {"arrest", "expulsion", "death", "trial", "dismissal", "appointment",
                                        "verdict", "birth", "charge"}) &&
           !is_one_of(event.lemma, {"decision", "ruling", "judgment", "judgement"});
  }

  Role nominal_role(const EventDraft& event, Index token) const {
    const std::string word = case_of(tree_of(event), token);
    if (word == "by" || word == "between" || word == "among") return Role::agent;
    if (word == "of") {
      const bool done_by =
          event.kind != nullptr &&
          is_one_of(event.kind->name, {"meeting", "statement", "resignation", "warning", "denial", "visit"});
      return done_by ? Role::agent : Role::patient;
    }
    if (word == "on" || word == "against") return Role::patient;
    return oblique_role(event, token);
  }

  /// What is said of a nested noun is said of its verb too: whom the ordered expulsion concerns, where the
  /// summit is at which they met.
  void take_from_nested(const EventDraft& event) const {
    if (!event.above || !event.noun) return;
    EventDraft& above = reading_.events[*event.above];
    for (const Argument& argument : event.arguments) {
      if (event.link == Link::setting && argument.role == Role::place) above.arguments.push_back(argument);
      if (event.link == Link::object && !above.noun && argument.role == Role::patient) {
        above.arguments.push_back({argument.at, Role::other});
      }
    }
  }

  void remove_repeats(EventDraft& event) const {
    std::vector<Argument> kept;
    for (const Argument& argument : event.arguments) {
      const bool repeated = std::any_of(kept.begin(), kept.end(),
                                        [&](const Argument& other) { return other.at == argument.at; });
      if (!repeated) kept.push_back(argument);
    }
    event.arguments = std::move(kept);
  }

  Reading& reading_;
  const Lexicon& lexicon_;
};

}  // namespace

void find_participants(Reading& reading) {
  ParticipantFinder(reading).run();
}

}  // namespace dateline::extract
