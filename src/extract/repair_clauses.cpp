#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "src/extract/one_of.hpp"
#include "src/extract/repair.hpp"
#include "src/extract/repair_tokens.hpp"

// Repairs of clauses: which verb there is, what is its subject, what hangs on it.

namespace dateline::extract {

namespace {

using language::Pos;
using language::Token;

/// Whether what follows a plural in a headline shows that it is a verb.
bool goes_on_as_verb(const Tokens& tokens, std::int32_t v, const Lexicon& lexicon) {
  const Token& verb = tokens.at(v);
  const Token& next = tokens.at(v + 1);
  const bool particle = lexicon.kind_of_verb(verb.lemma + " " + next.lemma) != nullptr;
  if (particle && is_one_of(next.xpos, {"RP", "RB", "IN"})) return true;
  if (lexicon.kind_of_verb(verb.lemma) == nullptr && !lexicon.has(WordClass::planning, verb.lemma))
    return false;
  if (is_one_of(next.xpos, {"DT", "CD", "JJ", "NNS", "NNP", "NNPS", "PRP", "PRP$", "$", "TO"})) return true;
  // "Attacks suspect", "job cuts after": nouns as often.
  if (lexicon.is_event_noun(verb.lemma)) return false;
  return is_one_of(next.xpos, {"NN", "IN", "RB"});
}

std::int32_t headline_verb(const Tokens& tokens, const Lexicon& lexicon) {
  for (std::int32_t i = 1; i + 1 < tokens.count(); ++i) {
    if (tokens.is_finite(i)) return -1;
    if (tokens.at(i).xpos != "NNS" || !is_one_of(tokens.at(i - 1).xpos, {"NN", "NNP", "JJ"})) continue;
    if (tokens.at(i - 1).pos == Pos::adj || !goes_on_as_verb(tokens, i, lexicon)) continue;
    // A finite verb further on belongs to a clause of its own, or this was a noun.
    bool clause = false;
    for (std::int32_t j = i + 1; j < tokens.count(); ++j) {
      clause |= is_one_of(tokens.at(j).lemma, {"as", "after", "before", "while", "when", "because", "if",
                                               "that", "who", "which", "over"});
      if (tokens.is_finite(j)) return clause ? i : -1;
    }
    return i;
  }
  return -1;
}

}  // namespace

void repair_headline_verbs(language::Sentence& sentence, const Lexicon& lexicon) {
  const Tokens tokens(sentence);
  std::int32_t root = 0;
  while (tokens.has(root) && tokens.at(root).head >= 0) ++root;
  if (!tokens.has(root) || is_one_of(tokens.at(root).xpos, {"VBN", "VBD", "VBG", "VB"})) return;
  const std::int32_t v = headline_verb(tokens, lexicon);
  if (v < 0) return;
  // What stands before it and hangs on no other word before it is its subject, or part of it.
  std::int32_t subject = v - 1;
  for (int steps = 0; steps < v && tokens.at(subject).head >= 0 && tokens.at(subject).head < v; ++steps)
    subject = tokens.at(subject).head;
  std::int32_t object = v + 1;
  while (tokens.at(object).head > object && !tokens.is_nominal(object)) object = tokens.at(object).head;
  if (tokens.is_nominal(object) && tokens.has(tokens.at(object).head) && tokens.at(object).head > object &&
      is_one_of(tokens.at(object).relation, {"compound", "nmod:poss"}))
    object = tokens.at(object).head;
  for (std::int32_t i = 0; i < tokens.count(); ++i) {
    Token& token = tokens.at(i);
    const bool inside = i < v ? token.head >= 0 && token.head < v : token.head > v;
    if (i == v || (inside && i != subject)) continue;
    if (token.pos == Pos::punct) {
      tokens.hang(i, v, "punct");
    } else if (i == subject) {
      tokens.hang(i, v, "nsubj");
    } else if (i < v) {
      tokens.hang(i, subject, "compound");
    } else if (token.pos == Pos::verb) {
      tokens.hang(i, v, tokens.child(i, "mark") >= 0 && token.xpos == "VB" ? "xcomp" : "advcl");
    } else if (!tokens.is_nominal(i) && token.pos != Pos::num && token.pos != Pos::pron) {
      token.head = v;
    } else {
      tokens.hang(i, v, i == object && tokens.child(i, "case") < 0 ? "obj" : "obl");
    }
  }
  tokens.hang(v, -1, "root");
  tokens.at(v).pos = Pos::verb;
  tokens.at(v).xpos = "VBZ";
}

void repair_active_subjects(language::Sentence& sentence) {
  const Tokens tokens(sentence);
  for (std::int32_t i = 0; i < tokens.count(); ++i) {
    const std::int32_t verb = tokens.at(i).head;
    if (tokens.at(i).relation != "nsubj:pass" || !tokens.has(verb)) continue;
    if (!is_one_of(tokens.at(verb).xpos, {"VBD", "VBN"}) || tokens.child(verb, "aux") >= 0) continue;
    if (tokens.child(verb, "obj") < verb) continue;
    tokens.at(i).relation = "nsubj";
    tokens.at(verb).xpos = "VBD";
  }
}

void repair_reported_clauses(language::Sentence& sentence, const Lexicon& lexicon) {
  const Tokens tokens(sentence);
  for (std::int32_t i = 0; i < tokens.count(); ++i) {
    const Token& marker = tokens.at(i);
    if (marker.relation != "mark" || marker.lemma != "that" || !tokens.has(marker.head)) continue;
    const std::int32_t clause = marker.head, noun = tokens.at(clause).head;
    if (tokens.at(clause).relation != "acl" || !tokens.has(noun) || noun > i || !tokens.is_nominal(noun))
      continue;
    const std::int32_t verb = tokens.at(noun).head;
    if (!tokens.has(verb) || verb > noun || !lexicon.has(WordClass::reporting, tokens.at(verb).lemma))
      continue;
    if (tokens.child(verb, "ccomp") >= 0) continue;
    const std::string& lemma = tokens.at(noun).lemma;
    const EventKind* kind = lexicon.kind_of_noun(lemma);
    const bool tells = kind != nullptr && kind->name != "meeting";
    const bool has_content = tells || lexicon.has(WordClass::planning_nouns, lemma) ||
                             lexicon.has(WordClass::doubting_nouns, lemma);
    const bool told = tokens.at(verb).lemma == "tell" && tokens.at(noun).relation == "obj";
    // Its object may have a content that no list knows: "cited evidence that".
    if (has_content || (tokens.at(noun).relation == "obj" && !told)) continue;
    tokens.hang(clause, verb, "ccomp");
    if (told) tokens.at(noun).relation = "iobj";
  }
}

void repair_reported_subjects(language::Sentence& sentence, const Lexicon& lexicon) {
  const Tokens tokens(sentence);
  for (std::int32_t v = 0; v < tokens.count(); ++v) {
    const std::int32_t says = tokens.at(v).head;
    if (!tokens.has(says) || says > v || !lexicon.has(WordClass::reporting, tokens.at(says).lemma)) continue;
    const std::int32_t auxiliary = tokens.child(v, "aux");
    const bool finite =
        tokens.is_finite(v) || (auxiliary >= 0 && auxiliary < v && tokens.is_finite(auxiliary));
    if (tokens.at(v).relation != "ccomp" || !finite || tokens.child(v, "nsubj") >= 0) continue;
    if (tokens.child(v, "mark") >= 0) continue;
    std::int32_t object = tokens.child(says, "obj");
    if (object < 0 && tokens.at(says).lemma == "say") object = tokens.child(says, "iobj");
    if (object > says && object < v)
      tokens.hang(object, v, tokens.child(v, "aux:pass") >= 0 ? "nsubj:pass" : "nsubj");
  }
}

void repair_doubled_subjects(language::Sentence& sentence) {
  const Tokens tokens(sentence);
  for (std::int32_t first = 0; first + 1 < tokens.count(); ++first) {
    const std::int32_t says = tokens.at(first).head;
    if (!tokens.has(says) || !tokens.is_bare_nominal(first)) continue;
    const std::int32_t said = tokens.child(says, "ccomp");
    if (said < first || said > says) continue;
    const std::int32_t subject = tokens.child(said, "nsubj");
    bool another = false;
    for (std::int32_t i = said + 1; i < tokens.count(); ++i)
      another |= tokens.at(i).head == says && tokens.at(i).relation == "nsubj";
    if (another && subject > first) tokens.hang(first, subject, "compound");
  }
}

void repair_conjunctions(language::Sentence& sentence) {
  const Tokens tokens(sentence);
  for (std::int32_t c = 1; c + 2 < tokens.count(); ++c) {
    if (tokens.at(c).xpos != "IN" || !is_one_of(tokens.at(c).lemma, {"after", "before", "since", "until"}))
      continue;
    std::int32_t noun = c + 1;
    while (noun + 1 < tokens.count() && !tokens.is_finite(noun + 1) && tokens.at(noun).head > noun) ++noun;
    const std::int32_t v = noun + 1;
    if (v >= tokens.count() || !tokens.is_finite(v) || !tokens.is_nominal(noun)) continue;
    const std::int32_t subject = tokens.child(v, "nsubj");
    std::int32_t before = -1;  // a noun before the word that could be the subject
    for (std::int32_t i = 0; i < c; ++i)
      if (tokens.at(i).head == v && tokens.is_bare_nominal(i)) before = i;
    if (tokens.at(noun).head == v && before >= 0 && (subject == before || subject == noun || subject < 0)) {
      // The clause has a subject before the word: the noun after it is no other.
      tokens.hang(before, v, "nsubj");
      tokens.hang(noun, before, "nmod");
      tokens.hang(c, noun, "case");
    } else if (const std::int32_t first = tokens.at(c).head;
               subject == noun && first > c && first < noun && tokens.at(first).head == v) {
      // "After a gantry crane collapsed": one noun of two words.
      for (std::int32_t i = c + 1; i < first; ++i)
        if (tokens.at(i).head == first) tokens.at(i).head = noun;
      tokens.hang(first, noun, "compound");
      tokens.hang(c, v, "mark");
      if (tokens.at(v).relation == "parataxis") tokens.at(v).relation = "advcl";
    } else if (tokens.at(noun).relation == "obj" && tokens.at(noun).head < c && subject < 0 &&
               tokens.at(v).head >= 0) {
      const std::int32_t verb = tokens.at(noun).head;
      if (!tokens.has(verb) || tokens.at(c).head != noun) continue;
      for (std::int32_t i = verb + 1; i < c; ++i) {
        if (tokens.at(i).head == noun) tokens.hang(i, verb, "obj");
      }
      tokens.hang(noun, v, "nsubj");
      tokens.hang(c, v, "mark");
      tokens.hang(v, verb, "advcl");
    }
  }
}

void repair_joined_clauses_of_time(language::Sentence& sentence) {
  const Tokens tokens(sentence);
  for (std::int32_t v = 2; v < tokens.count(); ++v) {
    const std::int32_t beside = tokens.at(v).head;
    if (tokens.at(v).pos != Pos::verb || tokens.at(v).relation != "conj" || !tokens.has(beside) || beside > v)
      continue;
    const std::int32_t main = tokens.at(beside).head;
    const bool timed = tokens.at(beside).relation == "advcl" && tokens.has(main) && main < beside;
    const std::int32_t mark = tokens.child(beside, "mark");
    if (!timed || mark < 0 || tokens.at(main).pos != Pos::verb || tokens.child(v, "nsubj") >= 0 ||
        tokens.child(v, "mark") >= 0)
      continue;
    const std::int32_t joint = tokens.child(v, "cc");
    if (joint < 1 || joint > v || tokens.at(joint - 1).lemma != ",") continue;
    // Both are finite, or participles of one passive.
    const bool alike = tokens.is_finite(main) ? tokens.is_finite(v) : tokens.at(v).xpos != "VBG";
    if (alike) tokens.at(v).head = main;
  }
}

void repair_joined_actives(language::Sentence& sentence, const Lexicon& lexicon) {
  const Tokens tokens(sentence);
  for (std::int32_t v = 1; v < tokens.count(); ++v) {
    const std::int32_t said = tokens.at(v).head;
    if (tokens.at(v).relation != "conj" || !tokens.has(said) || said > v) continue;
    if (!is_one_of(tokens.at(v).xpos, {"VBN", "VBD"}) || tokens.child(v, "obj") < v) continue;
    if (tokens.child(said, "aux:pass") < 0 || tokens.child(v, "aux") >= 0 || tokens.child(v, "nsubj") >= 0)
      continue;
    const std::int32_t says = tokens.at(said).head;
    if (tokens.at(said).relation != "ccomp" || !tokens.has(says) || says > said) continue;
    if (!lexicon.has(WordClass::reporting, tokens.at(says).lemma) || tokens.at(says).xpos != "VBD") continue;
    tokens.hang(v, says, "conj");
    tokens.at(v).xpos = "VBD";
  }
}

void repair_tags(language::Sentence& sentence, const Lexicon& lexicon) {
  const Tokens tokens(sentence);
  for (std::int32_t i = 0; i < tokens.count(); ++i) {
    const std::int32_t object = tokens.child(i, "obj");
    if (object <= i) continue;
    const std::string past = tokens.at(i).xpos == "JJ" ? past_of(tokens.at(i).lemma, lexicon) : "";
    if (tokens.at(i).xpos == "NN" || !past.empty()) {
      const std::int32_t subject = tokens.child(i, "nsubj");
      if (subject < 0 || subject > i || tokens.child(i, "cop") >= 0 || tokens.child(i, "case") >= 0) continue;
      if (!past.empty()) tokens.at(i).lemma = past;
      tokens.at(i).pos = Pos::verb;
      tokens.at(i).xpos = "VBD";
      continue;
    }
    const std::int32_t owner = tokens.child(i, "nmod:poss"), preposition = tokens.child(i, "case");
    const bool participle = tokens.at(i).xpos == "VBG" && is_one_of(tokens.at(i).relation, {"advcl", "acl"});
    if (!participle || owner < 0 || owner > i || preposition < 0 || preposition > owner) continue;
    if (tokens.child(object, "det") >= 0 || tokens.child(object, "nmod:poss") >= 0) continue;
    tokens.hang(object, tokens.at(i).head, "obl");
    tokens.hang(owner, object, "nmod:poss");
    tokens.hang(preposition, object, "case");
    tokens.hang(i, object, "amod");
    tokens.at(i).pos = Pos::adj;
  }
}

void repair_listed_verbs(language::Sentence& sentence) {
  const Tokens tokens(sentence);
  for (std::int32_t i = 1; i + 1 < tokens.count(); ++i) {
    Token& listed = tokens.at(i);
    const std::int32_t noun = listed.head;
    if (listed.relation != "amod" || !is_one_of(listed.xpos, {"JJ", "VBN", "VBD"}) || noun < 0 || noun > i)
      continue;
    const std::int32_t verb = tokens.at(noun).head;
    if (!listed.lemma.ends_with("ed") && listed.xpos == "JJ") continue;
    if (tokens.at(i - 1).lemma != "," || tokens.at(noun).relation != "obj" || !tokens.has(verb)) continue;
    std::int32_t object = i + 1, third = -1;
    while (object < tokens.count() && tokens.at(object).head != noun) ++object;
    if (object >= tokens.count() || tokens.at(object).relation != "appos") continue;
    for (std::int32_t j = object + 1; j < tokens.count(); ++j) {
      if (tokens.at(j).head == verb && tokens.at(j).relation == "conj" && tokens.at(j).pos == Pos::verb)
        third = j;
    }
    if (third < 0) continue;
    tokens.hang(i, verb, "conj");
    tokens.hang(object, i, "obj");
    listed.pos = Pos::verb;
    listed.xpos = tokens.at(verb).xpos;
  }
}

void repair_interrupted_clauses(language::Sentence& sentence) {
  const Tokens tokens(sentence);
  for (std::int32_t v = 2; v < tokens.count(); ++v) {
    if (tokens.at(v).pos != Pos::verb || !is_one_of(tokens.at(v).relation, {"parataxis", "advcl", "ccomp"}))
      continue;
    const std::int32_t main = tokens.at(v).head, auxiliary = tokens.child(v, "aux");
    std::int32_t first = auxiliary >= 0 && auxiliary < v ? auxiliary : v;
    if (!tokens.has(main) || main > first || tokens.child(v, "nsubj") >= 0 || !tokens.is_finite(first))
      continue;
    while (first > main + 1 && tokens.at(first - 1).pos == Pos::adv) --first;
    if (tokens.at(first - 1).lemma != ",") continue;
    for (std::int32_t n = first - 1; n > main; --n) {
      const std::int32_t word = tokens.child(n, "case");
      const bool beside = tokens.at(n).head == main, before = tokens.at(n).head == v;
      if (!tokens.is_nominal(n) || word < 0 || (!beside && !before)) continue;
      // What stands between the commas: a clause, or another name of the same.
      const std::int32_t inserted = tokens.child(n, beside ? "acl:relcl" : "appos");
      if (inserted < n || inserted > first) continue;
      if (!is_one_of(tokens.at(word).lemma, {"after", "before", "since", "until"})) break;
      tokens.hang(n, v, tokens.child(v, "aux:pass") >= 0 ? "nsubj:pass" : "nsubj");
      tokens.hang(word, v, "mark");
      tokens.at(v).relation = "advcl";
      break;
    }
  }
}

void repair_charges(language::Sentence& sentence, const Lexicon& lexicon) {
  const Tokens tokens(sentence);
  for (std::int32_t c = 2; c < tokens.count(); ++c) {
    const std::int32_t noun = tokens.at(c).head;
    if (tokens.at(c).xpos != "VBG" || tokens.at(c).relation != "acl" || !tokens.has(noun) || noun > c)
      continue;
    const std::int32_t verb = tokens.at(noun).head;
    if (tokens.at(c - 1).lemma != "of" || !tokens.has(verb) || !tokens.at(noun).relation.starts_with("obl"))
      continue;
    const EventKind* kind = lexicon.kind_of_verb(tokens.at(verb).lemma);
    if (kind != nullptr && (kind->name == "accusation" || kind->name == "charge" || kind->name == "verdict"))
      tokens.hang(c, verb, "advcl");
  }
}

void repair_relative_clauses(language::Sentence& sentence, std::string_view text) {
  const Tokens tokens(sentence);
  for (const language::NameSpan& name : sentence.names) {
    // One word may be the name of a body: "the chief executive of Orvantis, who".
    if (name.kind != language::NameKind::person || name.last < name.first + 2 ||
        name.last + 1 >= sentence.tokens.size())
      continue;
    const auto last = static_cast<std::int32_t>(name.last);
    if (tokens.at(last).lemma != "," || tokens.at(last + 1).lemma != "who") continue;
    const std::int32_t verb = tokens.at(last + 1).head;
    if (!tokens.has(verb) || tokens.at(verb).relation != "acl:relcl" || tokens.at(verb).head > last) continue;
    auto head = static_cast<std::int32_t>(name.first);
    while (head < last - 1 && tokens.at(head).head >= static_cast<std::int32_t>(name.first) &&
           tokens.at(head).head < last)
      ++head;
    tokens.at(verb).head = head;
  }
  for (const language::NameSpan& name : sentence.names) {
    if (name.kind != language::NameKind::place || name.first < 2 || name.last + 1 >= sentence.tokens.size())
      continue;
    const auto first = static_cast<std::int32_t>(name.first), last = static_cast<std::int32_t>(name.last);
    if (tokens.at(last).lemma != "," || tokens.at(last + 1).lemma != "which") continue;
    const std::int32_t verb = tokens.at(last + 1).head;
    if (!is_one_of(tokens.at(first - 1).lemma, {"at", "in", "near"}) || !tokens.has(verb)) continue;
    if (tokens.at(verb).pos != Pos::verb || tokens.at(verb).relation != "acl:relcl") continue;
    if (tokens.at(first - 2).pos != Pos::noun || tokens.at(verb).head < first || tokens.at(verb).head >= last)
      continue;
    std::int32_t place = tokens.at(verb).head;
    if (tokens.at(place).head < first - 2) tokens.hang(place, first - 2, "nmod");
    tokens.at(verb).head = first - 2;
  }
  for (std::int32_t v = 0; v < tokens.count(); ++v) {
    const std::int32_t main = tokens.at(v).head;
    if (tokens.at(v).relation != "conj" || !tokens.has(main) || main > v || tokens.child(v, "nsubj") >= 0)
      continue;
    const std::int32_t subject = tokens.child(main, "nsubj"), auxiliary = tokens.child(v, "aux");
    if (subject < 0 || auxiliary < 0 || !is_one_of(tokens.at(subject).xpos, {"NNS", "NNPS"})) continue;
    if (!is_one_of(base::words_at(text, tokens.at(auxiliary).span), {"was", "is", "has"})) continue;
    for (std::int32_t r = v - 1; r > main; --r) {
      if (tokens.at(r).relation != "acl:relcl" || !tokens.has(tokens.at(r).head)) continue;
      const bool singular = is_one_of(tokens.at(tokens.at(r).head).xpos, {"NN", "NNP"});
      if (singular) tokens.at(v).head = r;
      break;
    }
  }
}

}  // namespace dateline::extract
