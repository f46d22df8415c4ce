#include "src/extract/name_kinds.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "src/extract/name_partners.hpp"
#include "src/extract/name_places.hpp"
#include "src/extract/name_words.hpp"
#include "src/extract/one_of.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using language::Pos;
using record::ActorKind;

/// What an article tells of a name.
struct Signs {
  bool titled = false;         ///< a title, an age, "who"
  bool human = false;          ///< that, or a known first name
  bool body = false;           ///< shares, "which"
  bool placed = false;         ///< "in Ostrava"
  bool called_body = false;    ///< "Tavira is a bank"
  bool called_thing = false;   ///< "the ferry Mona"
  bool in_place_name = false;  ///< "the state of Borva"
  bool acts = false;           ///< subject or object
  bool speaks = false;
  bool reports = false;  ///< subject of "said", "warned"
  int he = 0, it = 0;    ///< "said he", "said it"
};

class KindSettler {
 public:
  explicit KindSettler(Reading& reading) : reading_(reading), lexicon_(reading.lexicon) {}

  void run() {
    settle_by_count();
    for (const Mention& mention : reading_.mentions) {
      if (!reading_.headline[mention.sentence]) note_signs(mention);
    }
    note_possessives();
    list_names();
    for (Mention& mention : reading_.mentions) take_in_apostrophe(mention);
    for (Mention& mention : reading_.mentions) {
      if (mention.kind == ActorKind::person || mention.kind == ActorKind::other) settle(mention);
      if (mention.kind == ActorKind::place && is_body_after_all(mention))
        retype(mention, ActorKind::organization);
      if (mention.kind == ActorKind::organization && is_place_after_all(mention))
        retype(mention, ActorKind::place);
    }
  }

 private:
  /// The commonest kind, the first of equals.
  void settle_by_count() {
    std::map<std::string, std::map<ActorKind, int>> counts;
    for (const Mention& mention : reading_.mentions) ++counts[text::fold(mention.name)][mention.kind];
    for (Mention& mention : reading_.mentions) {
      const auto& kinds = counts[text::fold(mention.name)];
      const auto most = std::max_element(kinds.begin(), kinds.end(), [](const auto& one, const auto& other) {
        return one.second < other.second;
      });
      mention.kind = most->first;
    }
  }

  void note_signs(const Mention& mention) {
    const Tree& tree = reading_.trees[mention.sentence];
    Signs& signs = signs_[key_of(mention)];
    signs.titled |= !mention.titles.empty() || has_age(mention) || has_relative(mention, "who");
    signs.human |= signs.titled || mention.gender != Gender::unknown;
    signs.body |= ends_as_body(text::fold(mention.name)) || treated_as_body(mention) ||
                  ends_in_acronym(mention) ||
                  (mention.kind == ActorKind::person && has_relative(mention, "which"));
    const bool subject = tree.has_relation(mention.head, "nsubj");
    signs.called_body |= is_called_body(tree, mention);
    signs.called_thing |= stands_behind(tree, mention, ActorKind::product);
    signs.it += subject && trades(mention) ? 1 : 0;
    signs.he += subject && he_follows(mention) ? 1 : 0;
    signs.it += subject && it_follows(mention) ? 1 : 0;
    signs.acts |=
        subject || tree.has_relation(mention.head, "obj") || tree.has_relation(mention.head, "iobj");
    const auto preposition = tree.child(mention.head, "case");
    const std::string before = preposition ? text::lower_ascii(tree.word(*preposition)) : "";
    const bool loose = tree.has_relation(mention.head, "obl") || tree.has_relation(mention.head, "nmod");
    signs.placed |=
        loose && (is_one_of(before, {"in", "near"}) || (before == "at" && tree.child(mention.head, "det")));
    signs.in_place_name |= stands_behind_place(tree, mention) || is_state(tree, mention);
    // "The Republic of Varda": so Varda is a place.
    if (Words state = folded_words(mention.name); drop_form_of_state(state)) {
      std::string name = state[0];
      for (std::size_t i = 1; i < state.size(); ++i) name += " " + state[i];
      signs_[name].in_place_name = true;
    }
    if (!subject) return;
    const auto verb = tree.head(mention.head);
    if (!verb) return;
    const std::string lemma = text::lower_ascii(tree.lemma(*verb));
    signs.speaks |= is_acronym(mention) && lexicon_.has(WordClass::failing, lemma);
    if (!lexicon_.has(WordClass::reporting, lemma)) return;
    signs.reports = true;
    const auto content = content_of(tree, *verb);
    signs.speaks |= (content || is_acronym(mention)) && !tree.is_plural(mention.head);
    const std::string spoken_of = content ? subject_pronoun(tree, *content) : "";
    signs.it += is_one_of(spoken_of, {"it", "its"}) ? 1 : 0;
    const auto object = content ? tree.child(*content, "obj") : std::nullopt;
    const std::string undergoer = object ? text::lower_ascii(tree.word(*object)) : "";
    signs.he +=
        is_one_of(spoken_of, {"he", "she", "his", "her"}) || is_one_of(undergoer, {"him", "her"}) ? 1 : 0;
  }

  /// "Lumio launched a phone", "Lumio bought the company".
  bool trades(const Mention& mention) const {
    const Tree& tree = reading_.trees[mention.sentence];
    const auto verb = tree.head(mention.head);
    if (!verb || mention.range.size() != 1 || tree.relation(mention.head) == "nsubj:pass") return false;
    const EventKind* kind = lexicon_.kind_of_verb(text::lower_ascii(tree.lemma(*verb)));
    const auto object = tree.child(*verb, "obj");
    if (kind == nullptr || !object || tree.pos(*object) != Pos::noun) return false;
    const std::string lemma = text::lower_ascii(tree.lemma(*object));
    const auto traded = lexicon_.described_kind(lemma, tree.is_plural(*object));
    if (kind->name == "acquisition") return traded == ActorKind::organization;
    // Singers and writers release works.
    return kind->name == "launch" && traded == ActorKind::product &&
           !is_one_of(lemma, {"album", "book", "film", "movie"});
  }

  /// "Lindt bought the company. He closed it.": a subject, and "he" at once as the next.
  bool he_follows(const Mention& mention) const {
    const Index next = mention.sentence + 1;
    if (next >= reading_.trees.size() || reading_.trees[next].size() == 0) return false;
    const Tree& tree = reading_.trees[next];
    return tree.has_relation(0, "nsubj") && is_one_of(text::lower_ascii(tree.word(0)), {"he", "she"});
  }

  /// "Verdano bought Arcadia. It closed the plant.": only bodies do that, and nothing else could be meant.
  bool it_follows(const Mention& mention) const {
    const Index next = mention.sentence + 1;
    if (mention.range.size() != 1 || next >= reading_.trees.size() || reading_.trees[next].size() == 0)
      return false;
    const Tree& own = reading_.trees[mention.sentence];
    const auto done = own.head(mention.head);
    const auto object = done ? own.child(*done, "obj") : std::nullopt;
    if (!done || own.head(*done) || (object && own.pos(*object) == Pos::noun)) return false;
    const Tree& tree = reading_.trees[next];
    const auto verb = tree.word(0) == "It" && tree.relation(0) == "nsubj" ? tree.head(0) : std::nullopt;
    if (!verb || !tree.is_verb(*verb)) return false;
    const std::string lemma = text::lower_ascii(tree.lemma(*verb));
    if (lexicon_.has(WordClass::reporting, lemma)) return true;
    const EventKind* kind = lexicon_.kind_of_verb(lemma);
    return kind != nullptr && tree.child(*verb, "obj") &&
           is_one_of(kind->name, {"acquisition", "launch", "contract", "production", "closure", "hiring"});
  }

  /// "Its" in "its prices", "a version of its software".
  static std::optional<Index> owner_of(const Tree& tree, Index noun) {
    auto owner = tree.child(noun, "nmod");
    if (owner && tree.is_noun(*owner) && *owner > noun) owner = tree.child(*owner, "nmod");
    return owner;
  }

  /// "Lumio cut its prices", "Lindt cut his prices".
  void note_possessives() {
    for (const Mention& mention : reading_.mentions) {
      const Tree& tree = reading_.trees[mention.sentence];
      if (mention.kind != ActorKind::person || mention.range.size() != 1) continue;
      const auto verb = tree.relation(mention.head) == "nsubj" ? tree.head(mention.head) : std::nullopt;
      const auto object = verb ? tree.child(*verb, "obj") : std::nullopt;
      const auto owner = object ? owner_of(tree, *object) : std::nullopt;
      if (!owner || tree.token(*owner).xpos != "PRP$") continue;
      const std::string word = text::lower_ascii(tree.word(*owner));
      Signs& signs = signs_[key_of(mention)];
      signs.it += word == "its" ? 1 : 0;
      signs.he += word == "his" || word == "her" ? 1 : 0;
    }
  }

  /// What is said: a clause of the verb, or of its noun: "admitted in a statement that".
  static std::optional<Index> content_of(const Tree& tree, Index verb) {
    if (const auto content = tree.child(verb, "ccomp")) return content;
    for (const Index child : tree.children(verb)) {
      const auto clause = tree.is_noun(child) && child > verb ? tree.child(child, "acl") : std::nullopt;
      if (clause && tree.child(*clause, "mark")) return clause;
    }
    return std::nullopt;
  }

  /// "It" in "said it had agreed", "its" in "said its crews had"; "" where nobody acts: "said it was late".
  std::string subject_pronoun(const Tree& tree, Index content) const {
    const auto subject = tree.child(content, "nsubj");
    if (!subject || !tree.is_verb(content)) return "";
    const auto possessor = tree.child(*subject, "nmod");
    const bool possessed = possessor && tree.relation(*possessor) == "nmod:poss";
    const bool idle = tree.relation(*subject) == "nsubj:pass" ||
                      lexicon_.has(WordClass::impersonal_verbs, text::lower_ascii(tree.lemma(content)));
    if (!possessed && idle) return "";
    return text::lower_ascii(tree.word(possessed ? *possessor : *subject));
  }

  /// "Okoro, 61,".
  bool has_age(const Mention& mention) const {
    constexpr std::size_t longest = 2;
    const Tree& tree = reading_.trees[mention.sentence];
    const Index i = mention.range.last;
    return i + 2 < tree.size() && tree.word(i) == "," && tree.pos(i + 1) == Pos::num &&
           tree.word(i + 1).size() <= longest && tree.word(i + 2) == ",";
  }

  /// Whether a relative clause with this pronoun as its subject follows the name.
  bool has_relative(const Mention& mention, std::string_view pronoun) const {
    const Tree& tree = reading_.trees[mention.sentence];
    const Index i = mention.range.last;
    if (i + 1 >= tree.size() || tree.word(i) != "," || tree.word(i + 1) != pronoun) return false;
    const auto clause = tree.head(i + 1);
    return clause && tree.has_relation(i + 1, "nsubj") && tree.head(*clause) == mention.head;
  }

  /// "Caixa BBI": capitals behind a word that is no first name.
  bool ends_in_acronym(const Mention& mention) const {
    constexpr std::size_t longest = 4;
    const Tree& tree = reading_.trees[mention.sentence];
    if (mention.range.size() != 2 || mention.kind != ActorKind::person) return false;
    const std::string_view first = tree.word(mention.range.first), last = tree.word(mention.range.last - 1);
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    return last.size() > 2 && last.size() <= longest && std::all_of(last.begin(), last.end(), capital) &&
           !std::all_of(first.begin(), first.end(), capital);
  }

  /// "Hidronorte SA".
  bool ends_as_body(const std::string& folded) const {
    const std::size_t blank = folded.rfind(' ');
    return blank != std::string::npos &&
           lexicon_.has(WordClass::company_forms, std::string_view(folded).substr(blank + 1));
  }

  /// A name without the form of a company.
  std::string key_of(const Mention& mention) const {
    const std::string folded = text::fold(mention.name);
    return ends_as_body(folded) ? folded.substr(0, folded.rfind(' ')) : folded;
  }

  /// "Hidronorte shares", "Hidronorte's rating", "shares in Hidronorte", "chief executive of Hidronorte",
  /// "the utility Hidronorte".
  bool treated_as_body(const Mention& mention) const {
    const Tree& tree = reading_.trees[mention.sentence];
    if (stands_behind(tree, mention, ActorKind::organization) || is_called_body(tree, mention)) return true;
    const auto noun = tree.head(mention.head);
    if (!noun || tree.pos(*noun) != Pos::noun) return false;
    const std::string lemma = text::lower_ascii(tree.lemma(*noun));
    const bool possession = lexicon_.has(WordClass::body_possessions, lemma);
    if (tree.relation(mention.head) == "nmod:poss")
      return possession && (lemma != "office" || tree.is_plural(*noun));
    if (tree.has_relation(mention.head, "compound"))
      return possession || lexicon_.has(WordClass::body_nouns, lemma);
    const bool beside = tree.has_relation(mention.head, "appos") || tree.has_relation(mention.head, "flat");
    if (beside && names_kind(tree, *noun, mention, ActorKind::organization)) return true;
    const auto preposition = tree.child(mention.head, "case");
    if (!tree.has_relation(mention.head, "nmod") || !preposition || *preposition != *noun + 1) return false;
    const std::string_view between = tree.word(*preposition);
    return (lemma == "share" && is_one_of(between, {"of", "in"})) ||
           (between == "of" && lexicon_.has(WordClass::body_nouns, lemma));
  }

  /// "Tavira, a Portuguese bank,", "Tavira is a bank".
  bool is_called_body(const Tree& tree, const Mention& mention) const {
    const bool subject = tree.has_relation(mention.head, "nsubj");
    const auto predicate = subject ? tree.head(mention.head) : std::nullopt;
    const bool equals = predicate && tree.child(*predicate, "cop");
    const auto noun = equals ? predicate : tree.child(mention.head, "appos");
    if (!noun || *noun < mention.range.last || tree.pos(*noun) != Pos::noun || tree.is_plural(*noun))
      return false;
    const std::string lemma = text::lower_ascii(tree.lemma(*noun));
    return tree.child(*noun, "det") && lexicon_.role_word(lemma) == nullptr &&
           lexicon_.described_kind(lemma, false) == ActorKind::organization;
  }

  /// "The utility Hidronorte", "the ferry Mona", but not "the utility Hidronorte bought".
  bool stands_behind(const Tree& tree, const Mention& mention, ActorKind kind) const {
    if (mention.range.first == 0 || tree.pos(mention.range.first - 1) != Pos::noun) return false;
    const Index noun = mention.range.first - 1;
    const auto verb = tree.head(mention.head);
    const bool describes = verb && tree.has_relation(*verb, "acl") && tree.head(*verb) == noun;
    return !describes && names_kind(tree, noun, mention, kind);
  }

  /// "The utility Hidronorte", "the utility, Hidronorte": a noun for something of that kind right before the
  /// name.
  bool names_kind(const Tree& tree, Index noun, const Mention& mention, ActorKind kind) const {
    const std::string lemma = text::lower_ascii(tree.lemma(noun));
    if (lexicon_.role_word(lemma) != nullptr || tree.is_plural(noun)) return false;
    if (lexicon_.described_kind(lemma, false) != kind) return false;
    return noun + 1 == mention.range.first || (noun + 2 == mention.range.first && tree.word(noun + 1) == ",");
  }

  /// "GCHQ": at least three capitals.
  static bool is_acronym(const Mention& mention) {
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    return mention.range.size() == 1 && std::count_if(mention.name.begin(), mention.name.end(), capital) > 2;
  }

  /// "Moody's said": a possessive mark at a subject is part of the name.
  void take_in_apostrophe(Mention& mention) const {
    const Tree& tree = reading_.trees[mention.sentence];
    const Index mark = mention.range.last;
    if (mention.kind != ActorKind::person && mention.kind != ActorKind::other) return;
    if (!with_apostrophe_.contains(text::fold(mention.name)) || mark >= tree.size()) return;
    if (tree.token(mark).xpos != "POS") return;
    ++mention.range.last;
    mention.name += tree.word(mark);
    mention.kind = ActorKind::organization;
    mention.gender = Gender::unknown;
  }

  void list_names() {
    for (const Mention& mention : reading_.mentions) {
      const Tree& tree = reading_.trees[mention.sentence];
      const Words words = folded_words(mention.name);
      if (words.empty()) continue;
      const Signs& signs = signs_[key_of(mention)];
      if (mention.kind == ActorKind::person && words.size() > 1 && !is_body(signs))
        surnames_.insert(words.back());
      if (mention.kind == ActorKind::place) places_.insert(text::fold(mention.name));
      if (mention.kind == ActorKind::organization && words.size() > 1) {
        if (signs.body || kind_by_words(lexicon_, mention.name) == ActorKind::organization) {
          first_of_bodies_.insert(words.front());
          last_of_bodies_.insert(words.back());
        }
        for (const std::string& letters : initials_of(words)) initials_.insert(letters);
      }
      if (!signs.human && is_subject_with_mark(tree, mention))
        with_apostrophe_.insert(text::fold(mention.name));
    }
  }

  static bool is_subject_with_mark(const Tree& tree, const Mention& mention) {
    const Index mark = mention.range.last;
    return mark + 1 < tree.size() && tree.token(mark).xpos == "POS" && tree.is_verb(mark + 1) &&
           tree.token(mark + 1).xpos != "VBG" && tree.has_relation(mention.head, "nsubj");
  }

  static bool is_body(const Signs& signs) { return !signs.human && (signs.body || signs.it > signs.he); }

  void settle(Mention& mention) const {
    const auto found = signs_.find(key_of(mention));
    const Signs signs = found == signs_.end() ? Signs{} : found->second;
    const Words words = folded_words(mention.name);
    if (words.empty()) return;
    // Ships have the names of people.
    if (signs.called_thing && !signs.titled) return retype(mention, ActorKind::product);
    if (signs.human) return;
    const bool alone = words.size() == 1;
    const bool heir = last_of_bodies_.contains(words.back()) && signs.it > signs.he;
    if (alone && surnames_.contains(words[0]) && !heir) return;
    if (lexicon_.gender_of_first_name(mention.name) != Gender::unknown) return;
    const bool other = mention.kind == ActorKind::other;
    if (signs.in_place_name || (!other && signs.placed && !signs.acts && !is_body(signs)))
      return retype(mention, ActorKind::place);
    const bool begins_body = alone && first_of_bodies_.contains(words[0]);
    const bool acronym = is_acronym(mention) && initials_.contains(acronym_letters(mention.name));
    const bool body_of_place = words.size() == 2 && !other && places_.contains(words.back());
    if (is_body(signs) || acronym || body_of_place ||
        (signs.he == 0 && (begins_body || (other && signs.speaks))))
      retype(mention, ActorKind::organization);
  }

  /// "The National Cyber Security Centre warned": no town has such a name. "Kelmar is an airline" tells
  /// itself.
  bool is_body_after_all(const Mention& mention) const {
    constexpr std::size_t words_of_towns = 2;
    const auto found = signs_.find(key_of(mention));
    return found != signs_.end() && !found->second.placed &&
           (found->second.called_body ||
            (found->second.reports && folded_words(mention.name).size() > words_of_towns)) &&
           lexicon_.known_name(mention.name) == nullptr;
  }

  /// "A hospital in Ostmark": one word of which nothing is told but that things are in it.
  bool is_place_after_all(const Mention& mention) const {
    const auto found = signs_.find(key_of(mention));
    if (found == signs_.end() || mention.range.size() != 1 || is_acronym(mention)) return false;
    const Signs& signs = found->second;
    return signs.placed && !signs.acts && !signs.body && !signs.called_body && signs.it == 0 &&
           lexicon_.known_name(mention.name) == nullptr && !kind_by_words(lexicon_, mention.name);
  }

  static void retype(Mention& mention, ActorKind kind) {
    mention.kind = kind;
    mention.gender = Gender::unknown;
  }

  using Words = std::vector<std::string>;

  Reading& reading_;
  const Lexicon& lexicon_;
  std::map<std::string, Signs> signs_;  ///< by name
  std::set<std::string> surnames_, places_, first_of_bodies_, last_of_bodies_, initials_, with_apostrophe_;
};

}  // namespace

std::optional<ActorKind> kind_by_words(const Lexicon& lexicon, std::string_view name) {
  const std::vector<std::string> words = folded_words(name);
  if (words.size() < 2) return std::nullopt;
  const std::string& first = words.front();
  const std::string& last = words.back();
  if (is_name_of_partners(lexicon, words)) return ActorKind::organization;
  if (lexicon.has(WordClass::thing_starts, first)) return ActorKind::other;
  if (lexicon.has(WordClass::vessel_starts, first)) return ActorKind::product;
  const bool body = lexicon.has(WordClass::body_forms, last) ||
                    lexicon.has(WordClass::body_forms, words[words.size() - 2] + " " + last);
  if (body || lexicon.has(WordClass::body_starts, first)) return ActorKind::organization;
  if (lexicon.has(WordClass::place_starts, first) || lexicon.has(WordClass::place_forms, last))
    return ActorKind::place;
  return std::nullopt;
}

void settle_name_kinds(Reading& reading) {
  KindSettler(reading).run();
}

}  // namespace dateline::extract
