#include "src/extract/word_kinds.hpp"

#include <algorithm>

#include "src/extract/grammar.hpp"
#include "src/extract/one_of.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using language::Pos;

/// What a subject or object is, the narrower first: a kind of event, "event", an amount or number, a kind
/// of actor.
std::vector<std::string> classes_of(const Reading& reading, const Place& at) {
  const Lexicon& lexicon = reading.lexicon;
  const Tree& tree = reading.tree(at);
  std::vector<std::string> out;
  const Mention* mention = reading.mention_at(at);
  // "Storm Brannagh": a word of the name says what it is.
  const Tree::Range words = mention != nullptr && mention->form == record::MentionForm::name
                                ? mention->range
                                : Tree::Range{at.token, at.token + 1};
  for (Index i = words.first; i < words.last; ++i) {
    if (!tree.is_noun(i)) continue;
    if (const EventKind* kind = noun_kind(lexicon, tree, i)) out.push_back(kind->name);
  }
  if (tree.pos(at.token) == Pos::propn) {
    for (const Index child : tree.children(at.token)) {
      if (!any_relation(tree, child, {"compound", "flat"}) || words.contains(child)) continue;
      if (const EventKind* kind = noun_kind(lexicon, tree, child)) out.push_back(kind->name);
    }
  }
  const std::string lemma = text::lower_ascii(tree.lemma(at.token));
  if (lexicon.is_event_noun(lemma)) out.emplace_back("event");
  const bool counts = std::any_of(tree.children(at.token).begin(), tree.children(at.token).end(),
                                  [&](Index child) { return tree.pos(child) == Pos::sym; });
  if (tree.pos(at.token) == Pos::sym || lexicon.has(WordClass::units, lemma) ||
      (tree.pos(at.token) == Pos::num && counts)) {
    out.emplace_back("amount");
  } else if (tree.pos(at.token) == Pos::num) {
    out.emplace_back("number");
  }
  if (mention != nullptr) {
    const record::ActorKind kind = mention->actor ? reading.actors[*mention->actor].kind : mention->kind;
    out.emplace_back(record::name_of(kind));
  } else if (const auto kind = lexicon.described_kind(lemma, tree.is_plural(at.token))) {
    out.emplace_back(record::name_of(*kind));
  } else if (is_one_of(lemma, {"he", "she", "him", "her", "i", "me", "we", "us", "you", "who", "whom"})) {
    out.emplace_back("person");
  }
  if (!out.empty() && out.back() == "group") out.back() = "person";
  if (tree.pos(at.token) == Pos::propn && (out.empty() || out.back() == "other")) out.emplace_back("name");
  return out;
}

/// What a verb does with what hangs on its object: "found him guilty", where the parser took the adjective
/// for one of the noun, and "won 81 of 200 seats".
const EventKind* kind_with_object(const Lexicon& lexicon, const Tree& tree, const std::string& verb,
                                  Index object) {
  for (const Index child : tree.children(object)) {
    const bool behind = child > object && any_relation(tree, child, {"amod", "acl"});
    const bool counted = tree.pos(object) == Pos::num && any_relation(tree, child, {"nmod", "obl"});
    if (!behind && !counted) continue;
    if (const EventKind* kind = lexicon.kind_of_verb(verb + " " + text::lower_ascii(tree.lemma(child))))
      return kind;
  }
  return nullptr;
}

/// "7-6", "3–1", in one token or three.
bool has_score(const Tree& tree) {
  const auto is_number = [](std::string_view word) {
    return !word.empty() && word.size() <= 2 &&
           word.find_first_not_of("0123456789") == std::string_view::npos;
  };
  for (Index i = 0; i < tree.size(); ++i) {
    const std::string_view word = tree.word(i);
    for (const std::string_view mark : {"-", "–"}) {
      const std::size_t at = word.find(mark);
      if (at != std::string_view::npos && is_number(word.substr(0, at)) &&
          is_number(word.substr(at + mark.size())))
        return true;
      if (word == mark && i > 0 && i + 1 < tree.size() && is_number(tree.word(i - 1)) &&
          is_number(tree.word(i + 1)))
        return true;
    }
  }
  return false;
}

}  // namespace

bool speaks_of_object(const Lexicon& lexicon, const EventDraft& event) {
  return lexicon.has(WordClass::putting_off, event.lemma) || lexicon.has(WordClass::reporting, event.lemma) ||
         (event.kind != nullptr && is_one_of(event.kind->plover, {"ACCUSE", "REJECT", "SUPPORT"}));
}

bool is_by_phrase(const Tree& tree, Tree::Index i) {
  const auto preposition = tree.child(i, "case");
  return tree.has_relation(i, "obl") && preposition && tree.lemma(*preposition) == "by";
}

std::string joined_noun(const Lexicon& lexicon, const Tree& tree, Tree::Index noun) {
  if (noun < 2 || tree.word(noun - 1) != "-") return "";
  const base::ByteSpan hyphen = tree.token(noun - 1).span;
  if (tree.token(noun - 2).span.end != hyphen.begin || tree.token(noun).span.begin != hyphen.end) return "";
  const std::string first = text::lower_ascii(tree.word(noun - 2));
  const std::string last = text::lower_ascii(tree.lemma(noun));
  for (const std::string& whole : {first + "-" + last, first + last}) {
    if (lexicon.is_event_noun(whole)) return whole;
  }
  return "";
}

const EventKind* noun_kind(const Lexicon& lexicon, const Tree& tree, Tree::Index i) {
  if (const std::string joined = joined_noun(lexicon, tree, i); !joined.empty())
    return lexicon.kind_of_noun(joined);
  const std::string lemma = text::lower_ascii(tree.lemma(i));
  if (i > 0) {
    const std::string pair = text::lower_ascii(tree.word(i - 1)) + " " + lemma;
    if (const EventKind* kind = lexicon.kind_of_noun(pair)) return kind;
  }
  return lexicon.kind_of_noun(lemma);
}

const EventKind* verb_kind(const Reading& reading, const EventDraft& event) {
  const Lexicon& lexicon = reading.lexicon;
  const Tree& tree = reading.tree(event.at);
  const Index verb = event.at.token;
  std::vector<std::string> classes;
  bool alone = true;
  for (const Index child : tree.children(verb)) {
    const std::string word = text::lower_ascii(tree.lemma(child));
    const bool object = any_relation(tree, child, {"obj", "nsubj:pass"});
    if (tree.relation(child) == "nsubj") {
      if (const EventKind* kind = lexicon.kind_of_verb(word + " " + event.lemma)) return kind;
    } else if (object || any_relation(tree, child, {"xcomp", "advmod", "compound"})) {
      if (const EventKind* kind = lexicon.kind_of_verb(event.lemma + " " + word)) return kind;
      if (const EventKind* kind = kind_with_object(lexicon, tree, event.lemma, child)) return kind;
    } else if (any_relation(tree, child, {"obl", "nmod"})) {
      // "Took over as chief executive".
      const auto preposition = tree.child(child, "case");
      if (preposition && tree.word(*preposition) == "as")
        if (const EventKind* kind = lexicon.kind_of_verb(event.lemma + " as")) return kind;
    }
    alone &= !object && !any_relation(tree, child, {"ccomp", "iobj"}) &&
             !(tree.has_relation(child, "xcomp") && tree.is_verb(child));
    const bool agent = event.passive && is_by_phrase(tree, child);
    if (tree.relation(child) != "nsubj" && !object && !agent) continue;
    for (const std::string& name : classes_of(reading, {event.at.sentence, child}))
      classes.push_back(object ? event.lemma + " +" + name : "+" + name + " " + event.lemma);
  }
  // "Beat her 7-6, 3-6, 6-4": a score.
  if (event.lemma == "beat" && has_score(tree)) return lexicon.kind_of_verb("defeat");
  const auto head = tree.head(verb);
  if (head && event.passive && tree.relation(verb) == "acl") {
    alone = false;
    for (const std::string& name : classes_of(reading, {event.at.sentence, *head}))
      classes.push_back(event.lemma + " +" + name);
  }
  // "The quake killed nine and injured forty".
  const auto shared = head && tree.has_relation(verb, "conj") && !tree.child(verb, "nsubj")
                          ? tree.child(*head, "nsubj")
                          : std::nullopt;
  if (shared && event.passive == (tree.relation(*shared) == "nsubj:pass")) {
    alone &= !event.passive;
    for (const std::string& name : classes_of(reading, {event.at.sentence, *shared}))
      classes.push_back(event.passive ? event.lemma + " +" + name : "+" + name + " " + event.lemma);
  }
  if (alone) classes.push_back(event.lemma + " +nothing");
  for (const std::string& name : classes) {
    if (const EventKind* kind = lexicon.kind_of_verb(name)) return kind;
  }
  return lexicon.kind_of_verb(event.lemma);
}

}  // namespace dateline::extract
