#include <string_view>

#include "src/extract/one_of.hpp"
#include "src/extract/repair.hpp"
#include "src/extract/repair_tokens.hpp"

// Repairs of verbs that were taken for nouns, or for what describes one.

namespace dateline::extract {

namespace {

using language::Pos;
using language::Token;

/// Whether a noun in the singular may be the infinitive of a verb that tells of something.
bool may_be_infinitive(const Tokens& tokens, std::int32_t i, const Lexicon& lexicon) {
  return tokens.at(i).xpos == "NN" && lexicon.kind_of_verb(tokens.at(i).lemma) != nullptr;
}

/// Makes a verb of it, with what follows and hung on the verb above.
void make_infinitive(const Tokens& tokens, std::int32_t i, std::int32_t above, const char* relation) {
  tokens.at(i).pos = Pos::verb;
  tokens.at(i).xpos = "VB";
  tokens.hang(i, above, relation);
  for (std::int32_t j = i + 1; j < tokens.count(); ++j) {
    if (tokens.at(j).head == above && tokens.at(j).pos != Pos::punct && tokens.at(j).relation != "conj")
      tokens.at(j).head = i;
  }
}

/// The verb above a word which has "will" or "to" before it; -1 when there is none.
std::int32_t infinitive_above(const Tokens& tokens, std::int32_t i) {
  for (std::int32_t steps = 0; steps < tokens.count() && tokens.has(i) && tokens.at(i).pos != Pos::verb;
       ++steps)
    i = tokens.at(i).head;
  if (!tokens.has(i) || tokens.at(i).xpos != "VB") return -1;
  const std::int32_t auxiliary = tokens.child(i, "aux"), marker = tokens.child(i, "mark");
  const bool to = marker >= 0 && tokens.at(marker).lemma == "to";
  return to || (auxiliary >= 0 && tokens.at(auxiliary).xpos == "MD") ? i : -1;
}

}  // namespace

std::string past_of(const std::string& word, const Lexicon& lexicon) {
  if (word.size() < 5 || !word.ends_with("ed")) return "";
  const std::string stem = word.substr(0, word.size() - 2);
  for (const std::string& verb : {stem, stem + "e", stem.substr(0, stem.size() - 1)}) {
    if (lexicon.kind_of_verb(verb) != nullptr || lexicon.begins_kind(verb)) return verb;
  }
  return "";
}

void repair_past_forms(language::Sentence& sentence, const Lexicon& lexicon) {
  const Tokens tokens(sentence);
  for (std::int32_t i = 1; i < tokens.count(); ++i) {
    Token& token = tokens.at(i);
    const bool participle = token.xpos == "JJ" && token.relation == "acl";
    if (!participle && token.xpos != "NN") continue;
    const std::string verb = past_of(token.lemma, lexicon);
    if (verb.empty()) continue;
    if (!participle) {
      const std::int32_t conjunction = tokens.child(i, "case");
      Token& subject = tokens.at(i - 1);
      if (conjunction < 0 || conjunction >= i - 1 || subject.head != i) continue;
      if (!is_one_of(tokens.at(conjunction).lemma, {"after", "before", "since", "until", "as"})) continue;
      if (!tokens.is_nominal(i - 1) && subject.xpos != "JJ") continue;
      for (std::int32_t j = conjunction + 1; j < i - 1; ++j) {
        if (tokens.at(j).head == i) tokens.at(j).head = i - 1;
      }
      subject.relation = "nsubj";
      subject.pos = tokens.is_nominal(i - 1) ? subject.pos : Pos::noun;
      tokens.at(conjunction).relation = "mark";
      token.relation = "advcl";
    }
    token.lemma = verb;
    token.pos = Pos::verb;
    token.xpos = participle ? "VBN" : "VBD";
  }
}

void repair_infinitives(language::Sentence& sentence, const Lexicon& lexicon) {
  const Tokens tokens(sentence);
  for (std::int32_t i = 2; i + 1 < tokens.count(); ++i) {
    if (!may_be_infinitive(tokens, i, lexicon)) continue;
    Token& before = tokens.at(i - 1);
    const std::int32_t head = tokens.at(i).head;
    if (before.lemma == "to" && head == i - 2) {
      const bool passive = tokens.at(head).xpos == "VBN" && tokens.child(head, "aux:pass") >= 0;
      if (!passive || !lexicon.has(WordClass::planning, tokens.at(head).lemma)) continue;
      before.pos = Pos::part;
      before.xpos = "TO";
      tokens.hang(i - 1, i, "mark");
      make_infinitive(tokens, i, head, "xcomp");
    } else if (before.relation == "cc" && tokens.at(i).relation == "conj" && tokens.has(head) &&
               tokens.at(head).pos == Pos::propn &&
               is_one_of(tokens.at(i + 1).xpos, {"IN", "TO", "RB", "RP"})) {
      // "From Oslo and land in Bergen": a common noun without an article is not joined to a name.
      const std::int32_t verb = infinitive_above(tokens, head);
      if (verb >= 0 && verb < head) make_infinitive(tokens, i, verb, "conj");
    }
  }
}

void repair_progressives(language::Sentence& sentence) {
  const Tokens tokens(sentence);
  for (std::int32_t v = 1; v + 2 < tokens.count(); ++v) {
    const std::int32_t object = tokens.at(v).head;
    if (tokens.at(v).xpos != "VBG" || object < v + 2 || !tokens.has(object) || !tokens.is_nominal(object))
      continue;
    const std::int32_t copula = tokens.child(object, "cop"), subject = tokens.child(object, "nsubj");
    if (!is_one_of(tokens.at(v).relation, {"compound", "amod"}) || copula != v - 1 || subject < 0) continue;
    // An article or a number after the participle begins another phrase.
    if (tokens.at(v + 1).head != object || !is_one_of(tokens.at(v + 1).xpos, {"DT", "CD", "PRP$"})) continue;
    for (std::int32_t i = 0; i < tokens.count(); ++i) {
      const bool inside = i > v && (i < object || is_one_of(tokens.at(i).relation, {"nmod", "amod", "acl"}));
      if (tokens.at(i).head == object && i != v && !inside) tokens.at(i).head = v;
    }
    tokens.at(copula).relation = "aux";
    tokens.hang(v, tokens.at(object).head, "");
    tokens.at(v).relation = tokens.at(object).relation;
    tokens.at(v).pos = Pos::verb;
    tokens.hang(object, v, "obj");
  }
}

void repair_unchanged_pasts(language::Sentence& sentence) {
  const Tokens tokens(sentence);
  const auto is_singular = [&](std::int32_t i) {
    const Token& token = tokens.at(i);
    return is_one_of(token.xpos, {"NN", "NNP"}) || is_one_of(token.lemma, {"he", "she", "it"});
  };
  for (std::int32_t v = 1; v < tokens.count(); ++v) {
    Token& verb = tokens.at(v);
    if (!is_one_of(verb.xpos, {"VBP", "VB"}) || tokens.child(v, "aux") >= 0 || tokens.child(v, "mark") >= 0)
      continue;
    if (!is_one_of(verb.lemma, {"beat", "bet", "burst", "cast", "cost", "cut", "hit", "hurt", "let", "put",
                                "quit", "set", "shed", "shut", "split", "spread", "thrust", "upset"}))
      continue;
    std::int32_t subject = tokens.child(v, "nsubj");
    if (subject < 0 || tokens.child(subject, "conj") >= 0) continue;
    if (is_one_of(tokens.at(subject).lemma, {"who", "which", "that"})) subject = verb.head;
    if (tokens.has(subject) && subject < v && is_singular(subject)) verb.xpos = "VBD";
  }
}

}  // namespace dateline::extract
