#include <algorithm>

#include "src/extract/one_of.hpp"
#include "src/extract/steps.hpp"
#include "src/extract/title_quotation.hpp"
#include "src/extract/title_text.hpp"
#include "src/extract/title_words.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using language::Pos;
using record::MentionForm;

/// A title has at most this many words where its clause can be cut so.
constexpr std::size_t words_wanted = 18;

class Titler {
 public:
  explicit Titler(Reading& reading) : reading_(reading), words_(reading) {}

  void run() {
    quotation_of_.resize(reading_.events.size());
    for (Index q = static_cast<Index>(reading_.quotations.size()); q-- > 0;) {
      if (const auto& event = reading_.quotations[q].event) quotation_of_[*event] = q;
    }
    for (Index e = 0; e < reading_.events.size(); ++e) {
      EventDraft& event = reading_.events[e];
      event.title =
          event.noun
              ? polished(join(reading_, event.at.sentence, words_.choose(event.at, false, words_wanted)))
              : polished(clause_title(e) + quoted_words_of(e));
    }
  }

 private:
  /// The token whose words are the subject: of the clause itself, or shared with another.
  static std::optional<Index> subject_token(const EventDraft& event) {
    for (const Argument& argument : event.arguments) {
      const bool is_subject = event.passive || event.undergoes ? argument.role == record::Role::patient
                                                               : argument.role == record::Role::agent ||
                                                                     argument.role == record::Role::speaker;
      if (is_subject) return argument.at.token;
    }
    return std::nullopt;
  }

  std::string quoted_words_of(Index e) const {
    const auto& quotation = quotation_of_[e];
    return quotation ? quoted_words(reading_, reading_.events[e], *quotation) : "";
  }

  std::string clause_title(Index e) {
    const EventDraft& event = reading_.events[e];
    const Tree& tree = reading_.tree(event.at);
    std::vector<bool> kept = words_.choose({event.at.sentence, event.clause}, true, words_wanted);
    if (const auto& quotation = quotation_of_[e]; quotation && stands_alone(reading_, event, *quotation)) {
      const Tree::Range quoted = tree.tokens_in(reading_.quotations[*quotation].span);
      for (Index i = quoted.first; i < quoted.last; ++i) kept[i] = false;
    }
    keep_shared_auxiliaries(event, kept);
    std::string object = relative_object(event, kept);
    trim_begin(tree, event.clause, kept);
    trim_end(tree, kept, event.clause);
    const std::optional<Index> subject = subject_token(event);
    std::string before;
    const auto own = tree.child(event.clause, "nsubj");
    const bool apposed = subject && own && *subject != *own && tree.dominates(*own, *subject);
    if (apposed && !kept[*subject] && !tree.child(*subject, "conj")) {
      // An apposition names the subject: the name alone stands for both.
      for (const Index below : tree.subtree(*own)) kept[below] = false;
      const Mention* mention = reading_.mention_at({event.at.sentence, *subject});
      before = (mention != nullptr ? mention->name : std::string(tree.word(*subject))) + " ";
      if (mention != nullptr) borrowed_ = mention->actor;
    } else if (subject && !kept[*subject] && !(apposed && kept[*own])) {
      const auto pronoun = tree.child(event.clause, "nsubj");
      if (pronoun && is_one_of(tree.token(*pronoun).xpos, {"WP", "WDT"})) kept[*pronoun] = false;
      before = borrowed_subject(event, *subject) + " ";
    }
    if (before.empty()) before = instead_of_relative(event, kept);
    // "Which Trump won": the verb has a subject of its own, so that the pronoun is its object.
    const bool has_subject = own && kept[*own] && !is_relative(tree, *own);
    if (has_subject && before.starts_with("[") && object.empty()) {
      object = " " + before.substr(0, before.size() - 1);
      before.clear();
    }
    if (!before.empty() && is_reduced_relative(event)) before += subject_is_plural(event) ? "were " : "was ";
    std::string words =
        join(reading_, event.at.sentence, kept, {end_of_content_before(tree, event.clause), borrowed_});
    // The verb that began the sentence begins the title no more: "[Langham] sentencing her".
    if (!before.empty() && event.clause == 0 && kept[0]) words = small(std::move(words));
    if (before.empty() && own && !is_relative(tree, *own) && *own > event.clause)
      words = turned_round(event, *own, kept, std::move(words));
    std::string title = before + words + object;
    borrowed_.reset();
    return title;
  }

  /// "Will sell the ferry and buy a bus": "will buy a bus".
  void keep_shared_auxiliaries(const EventDraft& event, std::vector<bool>& kept) const {
    const Tree& tree = reading_.tree(event.at);
    const auto first = tree.head(event.clause);
    if (!first || !tree.has_relation(event.clause, "conj") || tree.child(event.clause, "nsubj")) return;
    if (!is_one_of(tree.token(event.clause).xpos, {"VB", "VBN", "VBG"}) || tree.child(event.clause, "aux"))
      return;
    if (tree.token(*first).xpos != tree.token(event.clause).xpos || tree.child(event.clause, "mark")) return;
    for (const Index child : tree.children(*first)) {
      const bool negates = child < *first && tree.has_relation(child, "advmod") &&
                           reading_.lexicon.has(WordClass::negation, text::lower_ascii(tree.word(child)));
      if (tree.has_relation(child, "aux") || negates) kept[child] = true;
    }
  }

  /// "Dahl will step down, Norvik said": the last word of what is said before who says it.
  static std::optional<Index> end_of_content_before(const Tree& tree, Index verb) {
    const auto content = tree.child(verb, "ccomp");
    const auto subject = tree.child(verb, "nsubj");
    if (!content || *content > verb || !subject || *subject < *content) return std::nullopt;
    return tree.extent(*content).last - 1;
  }

  static std::string small(std::string words) {
    if (!words.empty() && words[0] >= 'A' && words[0] <= 'Z')
      words[0] = static_cast<char>(words[0] - 'A' + 'a');
    return words;
  }

  /// "said Maria Santos" after what she said: "Maria Santos said".
  std::string turned_round(const EventDraft& event, Index subject, const std::vector<bool>& kept,
                           std::string words) const {
    const Tree& tree = reading_.tree(event.at);
    const auto first = static_cast<Index>(std::find(kept.begin(), kept.end(), true) - kept.begin());
    if (first != event.clause || !reading_.lexicon.has(WordClass::reporting, event.lemma)) return words;
    std::vector<bool> of_subject(kept.size(), false), others = kept;
    for (const Index below : tree.subtree(subject)) {
      of_subject[below] = kept[below];
      others[below] = false;
    }
    const std::string name = join(reading_, event.at.sentence, of_subject);
    return name.empty() ? words : name + " " + small(join(reading_, event.at.sentence, others));
  }

  /// "Who", "which" at the begin of a title give way to what they stand for: "[Penhallow] ".
  std::string instead_of_relative(const EventDraft& event, std::vector<bool>& kept) {
    const Tree& tree = reading_.tree(event.at);
    const Index first = static_cast<Index>(std::find(kept.begin(), kept.end(), true) - kept.begin());
    if (first >= tree.size() || first >= event.clause) return "";
    if (!is_relative(tree, first)) return "";
    kept[first] = false;
    const std::string antecedent = antecedent_of({event.at.sentence, first});
    return antecedent.empty() ? antecedent : antecedent + " ";
  }

  static bool is_relative(const Tree& tree, Index i) {
    const std::string word = text::lower_ascii(tree.word(i));
    const bool relative = is_one_of(word, {"who", "which", "whom"}) ||
                          (word == "that" && is_one_of(tree.token(i).xpos, {"WP", "WDT"}));
    return relative && !ends_with_question(tree);
  }

  /// In brackets, what a relative pronoun stands for: the noun before it where it was not resolved; "" when
  /// there is none.
  std::string antecedent_of(const Place& pronoun) const {
    const Tree& tree = reading_.tree(pronoun);
    const Mention* resolved = reading_.mention_at(pronoun);
    if (resolved != nullptr && resolved->actor) return "[" + short_name(reading_, *resolved->actor) + "]";
    Index noun = pronoun.token;
    while (noun > 0 && !tree.is_noun(noun)) --noun;
    if (!tree.is_noun(noun) || reading_.in_time(tree.token(noun).span)) return "";
    const Mention* mention = reading_.mention_at({pronoun.sentence, noun});
    if (mention != nullptr && mention->actor) return "[" + short_name(reading_, *mention->actor) + "]";
    return "[" + noun_phrase(pronoun.sentence, noun) + "]";
  }

  /// A noun with its article, number and adjectives: "the presidential election".
  std::string noun_phrase(Index sentence, Index noun) const {
    const Tree& tree = reading_.trees[sentence];
    std::vector<bool> phrase(tree.size(), false);
    phrase[noun] = true;
    for (Index i = noun; i-- > 0 && tree.head(i) == noun;) {
      if (!is_one_of(tree.relation(i), {"det", "amod", "compound", "nummod", "flat"})) break;
      phrase[i] = true;
    }
    return join(reading_, sentence, phrase);
  }

  static bool ends_with_question(const Tree& tree) {
    return tree.size() > 0 && tree.word(tree.size() - 1) == "?";
  }

  /// "The election, which Trump won": " [the election]"; the pronoun goes.
  std::string relative_object(const EventDraft& event, std::vector<bool>& kept) const {
    const Tree& tree = reading_.tree(event.at);
    std::optional<Index> pronoun;
    std::size_t subjects = 0;
    for (const Index child : tree.children(event.clause)) subjects += tree.has_relation(child, "nsubj");
    for (const Index child : tree.children(event.clause)) {
      const bool relative = is_one_of(tree.token(child).xpos, {"WDT", "WP"}) && child < event.clause;
      // Of two subjects the pronoun is none.
      if (relative && (subjects > 1 || !tree.has_relation(child, "nsubj"))) pronoun = child;
    }
    const auto noun = tree.head(event.clause);
    if (!pronoun || !noun || tree.relation(event.clause) != "acl:relcl" || *noun > *pronoun) return "";
    if (reading_.in_time(tree.token(*noun).span)) return "";
    for (const Index below : tree.subtree(*pronoun)) kept[below] = false;
    return " [" + noun_phrase(event.at.sentence, *noun) + "]";
  }

  /// "The airline, founded in 1996": has no finite verb.
  bool is_reduced_relative(const EventDraft& event) const {
    const Tree& tree = reading_.tree(event.at);
    const auto noun = tree.head(event.clause);
    // "Born in Maribor, she studied": of the subject.
    if (event.lemma == "bear" && tree.has_relation(event.clause, "advcl") &&
        tree.token(event.clause).xpos == "VBN" && !tree.child(event.clause, "aux") &&
        !tree.child(event.clause, "mark"))
      return true;
    return event.passive && noun && tree.is_noun(*noun) && tree.relation(event.clause) == "acl" &&
           !tree.child(event.clause, "aux") && !tree.child(event.clause, "nsubj") &&
           !tree.child(event.clause, "mark") && !tree.child(event.clause, "ccomp");
  }

  bool subject_is_plural(const EventDraft& event) const {
    const Tree& tree = reading_.tree(event.at);
    const auto noun = tree.head(event.clause);
    if (!noun) return false;
    const auto joined = tree.child(*noun, "conj");
    return tree.is_plural(*noun) || (joined && *joined < event.clause);
  }

  /// "After the aircraft made its flight": the conjunction that hung the clause on another.
  static void trim_begin(const Tree& tree, Index clause, std::vector<bool>& kept) {
    const auto first = static_cast<Index>(std::find(kept.begin(), kept.end(), true) - kept.begin());
    if (first >= clause || !is_one_of(tree.token(first).xpos, {"IN", "WRB"})) return;
    if (is_one_of(text::lower_ascii(tree.word(first)), {"after", "before", "since", "until", "while", "when",
                                                        "as", "because", "although", "that"}))
      kept[first] = false;
  }

  /// ", hours" of "went down, hours after it had left".
  static bool is_left_over_unit(const Tree& tree, Index i) {
    return i > 0 && tree.word(i - 1) == "," &&
           is_one_of(tree.word(i), {"seconds", "minutes", "hours", "days", "weeks", "months", "years"});
  }

  /// Prepositions and the like whose noun was left out do not end a title, nor does a participle that lost
  /// what it said: "overthrown the king, dissolved".
  static void trim_end(const Tree& tree, std::vector<bool>& kept, Index clause) {
    for (Index i = tree.size(); i-- > 0;) {
      if (!kept[i]) continue;
      const bool lost =
          i > clause && is_one_of(tree.token(i).xpos, {"VBN", "VBD"}) && tree.word(i - 1) == ",";
      const bool loose = tree.pos(i) == Pos::adp || tree.pos(i) == Pos::sconj || tree.pos(i) == Pos::cconj ||
                         tree.pos(i) == Pos::det || lost || is_left_over_unit(tree, i);
      if (!loose || tree.has_relation(i, "compound")) return;
      kept[i] = false;
    }
  }

  /// The words of a subject that stands elsewhere in the sentence. In brackets where the sentence does not
  /// say it of this verb outright.
  std::string borrowed_subject(const EventDraft& event, Index subject) {
    if (is_relative(reading_.tree(event.at), subject)) {
      if (const std::string name = antecedent_of({event.at.sentence, subject}); !name.empty()) return name;
    }
    const Mention* mention = reading_.mention_at({event.at.sentence, subject});
    const bool shared = event.link == Link::coordinate || event.link == Link::relative ||
                        reading_.tree(event.at).has_relation(event.clause, "acl");
    if (mention != nullptr && mention->actor && mention->form != MentionForm::nominal) {
      borrowed_ = mention->actor;
      if (!shared || mention->form == MentionForm::pronoun)
        return "[" + short_name(reading_, *mention->actor) + "]";
      return mention->titles.empty() ? mention->name : mention->titles.front() + " " + mention->name;
    }
    std::vector<bool> kept = words_.choose({event.at.sentence, subject}, false, 8);
    const Tree& tree = reading_.tree(event.at);
    for (const Index child : tree.children(subject)) {
      if (tree.has_relation(child, "det") && child < subject) kept[child] = true;
      if (!tree.dominates(child, event.clause)) continue;
      for (const Index below : tree.subtree(child)) kept[below] = false;
    }
    kept[event.clause] = false;
    return join(reading_, event.at.sentence, kept);
  }

  Reading& reading_;
  TitleWords words_;
  std::vector<std::optional<Index>> quotation_of_;  ///< the first that each event reports
  std::optional<Index> borrowed_;                   ///< the actor whose name stands before the clause
};

}  // namespace

void title_events(Reading& reading) {
  Titler(reading).run();
}

}  // namespace dateline::extract
