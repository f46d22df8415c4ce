#include <ranges>

#include "src/extract/one_of.hpp"
#include "src/extract/steps.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using language::Pos;
using record::Modality;
using record::Polarity;

class ModalityJudge {
 public:
  explicit ModalityJudge(Reading& reading)
      : reading_(reading), lexicon_(reading.lexicon), done_(reading.events.size(), false) {}

  void run() {
    // From the top of each tree down, so that what governs an event is judged before it.
    std::vector<Index> way;
    for (Index e = 0; e < reading_.events.size(); ++e) {
      way.clear();
      for (std::optional<Index> at = e; at && !done_[*at]; at = reading_.events[*at].above)
        way.push_back(*at);
      for (const Index at : std::views::reverse(way)) {
        judge(reading_.events[at]);
        done_[at] = true;
      }
    }
  }

 private:
  void judge(EventDraft& event) const {
    const Tree& tree = reading_.tree(event.at);
    Modality own =
        event.noun ? of_noun(tree, event.at.token) : of_verb(tree, event.at.token, is_told_of_past(event));
    if (event.noun == false && event.light_noun && own == Modality::actual)
      own = of_noun(tree, *event.light_noun);
    bool negative =
        is_negated(tree, event.at.token) || (event.light_noun && is_negated(tree, *event.light_noun));
    if (event.clause != event.at.token && tree.pos(event.clause) == Pos::adj) {
      own = stronger(own, of_verb(tree, event.clause, is_told_of_past(event)));
      negative ^=
          is_negated(tree, event.clause) ^ is_one_of(tree.lemma(event.clause), {"unable", "unlikely"});
    }
    if (event.above) {
      const EventDraft& above = reading_.events[*event.above];
      own = stronger(own, from_above(event, above));
      negative ^= lexicon_.has(WordClass::failing, above.lemma) && event.link == Link::complement;
      if (event.link == Link::content && lexicon_.has(WordClass::denying, above.lemma)) negative = true;
      if (event.link == Link::content && above.kind != nullptr && above.kind->name == "denial")
        negative = true;
    }
    own = stronger(own, from_words_between(event));
    if (ends_with_question(event.at.sentence)) own = stronger(own, Modality::hypothetical);
    event.modality = own;
    event.polarity = negative ? Polarity::negative : Polarity::positive;
  }

  /// Of two reasons for doubt, the one that leaves less: hypothetical before planned before alleged.
  static Modality stronger(Modality one, Modality other) {
    const auto rank = [](Modality modality) {
      switch (modality) {
        case Modality::hypothetical:
          return 3;
        case Modality::planned:
          return 2;
        case Modality::alleged:
          return 1;
        case Modality::actual:
          break;
      }
      return 0;
    };
    return rank(one) >= rank(other) ? one : other;
  }

  /// What somebody said of what was to come: "the court said it would".
  bool is_told_of_past(const EventDraft& event) const {
    const EventDraft* told = &event;
    while (told->link == Link::coordinate && told->above && !told->noun)
      told = &reading_.events[*told->above];
    if (told->link != Link::content || !told->above) return false;
    const EventDraft& above = reading_.events[*told->above];
    return !above.noun && lexicon_.has(WordClass::reporting, above.lemma) &&
           (reading_.tree(above.at).token(above.at.token).xpos == "VBD" ||
            reading_.tree(above.at).token(above.at.token).xpos == "VBN");
  }

  /// With `told_of_past`, "would" is the future of what was said then.
  Modality of_verb(const Tree& tree, Index verb, bool told_of_past) const {
    Modality found = Modality::actual;
    for (const Index child : tree.children(verb)) {
      const std::string word = text::lower_ascii(tree.word(child));
      if (tree.has_relation(child, "aux")) {
        if (lexicon_.has(WordClass::modal_future, word)) found = stronger(found, Modality::planned);
        if (lexicon_.has(WordClass::modal_hypothetical, word)) {
          const bool future = told_of_past && tree.lemma(child) == "would";
          found = stronger(found, future ? Modality::planned : Modality::hypothetical);
        }
      } else if (tree.has_relation(child, "mark") && lexicon_.has(WordClass::condition_marks, word)) {
        found = Modality::hypothetical;
      } else if (tree.has_relation(child, "advcl") && is_condition(tree, child)) {
        found = stronger(found, Modality::hypothetical);
      } else if (tree.has_relation(child, "advmod") && lexicon_.has(WordClass::doubting_words, word)) {
        found = stronger(found, Modality::alleged);
      }
    }
    const auto head = tree.head(verb);
    if (found == Modality::actual && head && tree.has_relation(verb, "xcomp")) {
      const std::string lemma = text::lower_ascii(tree.lemma(*head));
      if (lemma == "go" && tree.word(*head) == "going") return Modality::planned;
      if (lexicon_.has(WordClass::planning_adjectives, lemma) &&
          !(is_one_of(lemma, {"able", "unable"}) && is_past(tree, *head)))
        return Modality::planned;
      if (lexicon_.has(WordClass::aspectual, lemma)) return of_verb(tree, *head, told_of_past);
    }
    // "Can ask another party to form a government or call an election".
    const bool bare = tree.token(verb).xpos == "VB" && !tree.child(verb, "aux") && !tree.child(verb, "mark");
    if (found == Modality::actual && head && bare && tree.has_relation(*head, "xcomp") &&
        tree.has_relation(verb, "conj") && tree.head(*head))
      return of_verb(tree, *tree.head(*head), told_of_past);
    // Verbs joined by "and" share what stands before the first.
    if (found == Modality::actual && head && tree.has_relation(verb, "conj") && tree.is_verb(*head) &&
        !tree.child(verb, "aux") && !tree.child(verb, "nsubj")) {
      return of_verb(tree, *head, told_of_past);
    }
    return found;
  }

  bool is_condition(const Tree& tree, Index clause) const {
    const auto marker = tree.child(clause, "mark");
    if (!marker) return false;
    const std::string word = text::lower_ascii(tree.word(*marker));
    return word != "whether" && lexicon_.has(WordClass::condition_marks, word);
  }

  Modality of_noun(const Tree& tree, Index noun) const {
    Modality found = Modality::actual;
    for (const Index child : tree.children(noun)) {
      if (!tree.has_relation(child, "amod") && !tree.has_relation(child, "advmod")) continue;
      const std::string word = text::lower_ascii(tree.word(child));
      if (lexicon_.has(WordClass::doubting_words, word)) found = stronger(found, Modality::alleged);
      if (lexicon_.has(WordClass::planning_adjectives, word) && word != "next") {
        found = stronger(found, Modality::planned);
      }
    }
    return found;
  }

  bool is_negated(const Tree& tree, Index i) const {
    int count = 0;
    for (const Index child : tree.children(i)) {
      const std::string word = text::lower_ascii(tree.word(child));
      const bool can_negate = tree.has_relation(child, "advmod") || tree.has_relation(child, "det") ||
                              tree.has_relation(child, "cc") || tree.has_relation(child, "case") ||
                              tree.has_relation(child, "mark") || tree.has_relation(child, "neg") ||
                              tree.has_relation(child, "nsubj") || tree.has_relation(child, "obj");
      if (can_negate && lexicon_.has(WordClass::negation, word)) ++count;
      // "Forecast no change" tells of a forecast.
      const bool foresees = lexicon_.has(WordClass::planning, tree.lemma(i)) &&
                            !lexicon_.has(WordClass::transfer, tree.lemma(i));
      const bool object = tree.has_relation(child, "obj") && !foresees;
      if (!tree.has_relation(child, "nsubj") && !object) continue;
      const auto determiner = tree.child(child, "det");
      if (determiner && text::lower_ascii(tree.word(*determiner)) == "no") ++count;
    }
    const auto head = tree.head(i);
    if (head && tree.has_relation(i, "xcomp") && lexicon_.has(WordClass::aspectual, tree.lemma(*head))) {
      if (is_negated(tree, *head)) ++count;
    }
    return count % 2 == 1;
  }

  Modality from_above(const EventDraft& event, const EventDraft& above) const {
    switch (event.link) {
      case Link::content:
        if (above.noun ? lexicon_.has(WordClass::doubting_nouns, above.lemma)
                       : lexicon_.has(WordClass::doubting, above.lemma)) {
          return Modality::alleged;
        }
        if (lexicon_.has(WordClass::denying, above.lemma)) return Modality::alleged;
        return above.modality == Modality::hypothetical ? Modality::hypothetical : Modality::actual;
      case Link::charge:
        return Modality::alleged;
      case Link::purpose:
        return Modality::planned;
      case Link::complement:
        if (lexicon_.has(WordClass::planning, above.lemma) ||
            lexicon_.has(WordClass::planning_nouns, above.lemma)) {
          return stronger(Modality::planned, above.modality);
        }
        return above.modality;
      case Link::object:
        if (!above.noun && event.noun && lexicon_.has(WordClass::planning, above.lemma) &&
            !lexicon_.has(WordClass::causing, above.lemma)) {
          return stronger(Modality::planned, above.modality);
        }
        return above.modality == Modality::alleged ? Modality::actual : above.modality;
      case Link::coordinate:
        return event.noun ? above.modality : Modality::actual;
      case Link::setting:
        return above.modality;
      case Link::none:
      case Link::adverbial:
      case Link::relative:
      case Link::oblique:
        return Modality::actual;
    }
    return Modality::actual;
  }

  /// Nouns and adjectives between an event and the one above: "the idea of partnering", "is expected to
  /// sell".
  Modality from_words_between(const EventDraft& event) const {
    const Tree& tree = reading_.tree(event.at);
    const auto head = tree.head(event.at.token);
    if (!head || reading_.event_at({event.at.sentence, *head})) return Modality::actual;
    const std::string lemma = text::lower_ascii(tree.lemma(*head));
    const bool clause =
        tree.has_relation(event.at.token, "acl") || tree.has_relation(event.at.token, "xcomp") ||
        tree.has_relation(event.at.token, "ccomp") || tree.has_relation(event.at.token, "advcl");
    if (!clause || tree.relation(event.at.token) == "acl:relcl" || is_singled_out(tree, *head))
      return Modality::actual;
    // "Was able to escape": escaped.
    if (is_one_of(lemma, {"able", "unable"}) && is_past(tree, *head)) return Modality::actual;
    if (lexicon_.has(WordClass::planning_nouns, lemma) ||
        lexicon_.has(WordClass::planning_adjectives, lemma)) {
      return Modality::planned;
    }
    if (lexicon_.has(WordClass::doubting_nouns, lemma)) return Modality::alleged;
    // "Began to fall": of_verb() has read what stands before "began".
    if (lexicon_.has(WordClass::aspectual, lemma)) return Modality::actual;
    const auto marker = tree.child(event.at.token, "mark");
    const bool infinitive = marker && text::lower_ascii(tree.word(*marker)) == "to";
    return infinitive ? Modality::planned : Modality::actual;
  }

  /// Whether a predicate has its copula in the past.
  static bool is_past(const Tree& tree, Index predicate) {
    const auto copula = tree.child(predicate, "cop");
    return copula && tree.token(*copula).xpos == "VBD" && !tree.child(predicate, "aux");
  }

  /// "The first president to lose an election": the one who did.
  static bool is_singled_out(const Tree& tree, Index noun) {
    const auto adjective = tree.child(noun, "amod");
    const std::string word = adjective ? text::lower_ascii(tree.word(*adjective)) : "";
    return is_one_of(word, {"first", "second", "third", "last", "latest", "only"});
  }

  bool ends_with_question(Index sentence) const {
    const Tree& tree = reading_.trees[sentence];
    for (Index i = tree.size(); i-- > 0 && tree.pos(i) == Pos::punct;) {
      if (tree.word(i) == "?") return true;
    }
    return false;
  }

  Reading& reading_;
  const Lexicon& lexicon_;
  std::vector<bool> done_;
};

}  // namespace

void judge_modality(Reading& reading) {
  ModalityJudge(reading).run();
}

}  // namespace dateline::extract
