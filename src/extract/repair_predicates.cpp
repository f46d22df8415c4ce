#include <string>

#include "src/extract/one_of.hpp"
#include "src/extract/repair.hpp"
#include "src/extract/repair_tokens.hpp"

// Repairs of predicates: what a clause says of its subject or object.

namespace dateline::extract {

using language::Pos;
using language::Token;

void repair_due(language::Sentence& sentence) {
  const Tokens tokens(sentence);
  for (std::int32_t due = 0; due + 2 < tokens.count(); ++due) {
    const Token& to = tokens.at(due + 1);
    if (tokens.at(due).lemma != "due" || to.xpos != "TO" || to.relation != "fixed" || to.head != due)
      continue;
    const std::int32_t top = tokens.at(due).head;
    std::int32_t verb = due + 2;
    while (verb < top && tokens.at(verb).xpos != "VB") ++verb;
    if (!tokens.has(verb) || tokens.at(verb).xpos != "VB" || top < verb) continue;
    for (std::int32_t i = 0; i < due; ++i) {
      if (tokens.at(i).head == top) tokens.at(i).head = due;
    }
    tokens.at(due).head = tokens.at(top).head;
    tokens.at(due).relation = tokens.at(top).relation;
    tokens.at(due).pos = Pos::adj;
    // Where the object was taken for the predicate it goes to its verb.
    if (top != verb) tokens.hang(top, verb, "obj");
    tokens.hang(verb, due, "xcomp");
    tokens.hang(due + 1, verb, "mark");
  }
}

void repair_participles(language::Sentence& sentence, const Lexicon& lexicon) {
  const Tokens tokens(sentence);
  std::int32_t root = 0;
  while (root < tokens.count() && tokens.at(root).head >= 0) ++root;
  if (root == tokens.count() || tokens.at(root).pos == Pos::verb || tokens.child(root, "cop") >= 0 ||
      tokens.child(root, "aux") >= 0 || tokens.at(tokens.count() - 1).lemma != ".")
    return;
  // The noun that a participle describes: all there is, or the subject of what there is.
  const std::int32_t subject = tokens.child(root, "nsubj");
  const std::int32_t noun = subject >= 0 ? subject : root;
  const std::int32_t v = tokens.child(noun, "acl");
  if (v < 0 || v < noun || !is_one_of(tokens.at(v).xpos, {"VBN", "VBD"}) || tokens.at(v).relation != "acl" ||
      !tokens.is_nominal(noun) || tokens.child(noun, "case") >= 0 || (subject >= 0 && v > root))
    return;
  for (std::int32_t i = 0; i < tokens.count(); ++i) {
    if (i != v && tokens.at(i).head == root && tokens.is_finite(i) && tokens.at(i).relation != "acl:relcl")
      return;
  }
  const auto is_object = [&](std::int32_t i) {
    if (tokens.at(i).head != v) return false;
    // "The opposition called for his resignation."
    const std::int32_t preposition = tokens.child(i, "case");
    const bool called_for =
        tokens.at(i).relation == "obl" && preposition == v + 1 && tokens.at(preposition).lemma == "for" &&
        is_one_of(tokens.at(v).lemma, {"apply", "ask", "call", "campaign", "push", "vote"});
    return called_for || is_one_of(tokens.at(i).relation, {"obj", "iobj", "xcomp", "ccomp"});
  };
  bool object = false;
  for (std::int32_t i = v + 1; i < tokens.count(); ++i) object |= is_object(i);
  // "The tower toppled onto a bus.": who undergoes it is its subject.
  const bool undergoes = lexicon.is_undergoing(tokens.at(v).lemma) && tokens.child(v, "obl:agent") < 0;
  if (subject < 0 && !object && !undergoes && tokens.at(v).xpos != "VBD") return;
  for (std::int32_t i = v; i < tokens.count(); ++i) {
    if (tokens.at(i).head == noun && i != v) tokens.at(i).head = v;
  }
  if (subject >= 0) {
    if (tokens.at(tokens.count() - 1).head == root) tokens.at(tokens.count() - 1).head = v;
    tokens.hang(root, v, "advcl");
  }
  tokens.hang(v, -1, "root");
  tokens.at(v).xpos = "VBD";
  tokens.hang(noun, v, "nsubj");
}

void repair_perfects(language::Sentence& sentence) {
  const Tokens tokens(sentence);
  for (std::int32_t v = 1; v < tokens.count(); ++v) {
    const std::int32_t have = tokens.at(v).head;
    const bool perfect = tokens.at(v).xpos == "VBN" && tokens.at(v).relation == "xcomp" && tokens.has(have) &&
                         have < v && tokens.at(have).lemma == "have" && tokens.child(have, "obj") < 0;
    if (!perfect) continue;
    bool close = true;
    for (std::int32_t i = have + 1; i < v; ++i) close &= tokens.at(i).pos == Pos::adv;
    if (!close) continue;
    const std::int32_t head = tokens.at(have).head;
    const std::string relation = tokens.at(have).relation;
    for (std::int32_t i = 0; i < tokens.count(); ++i) {
      if (tokens.at(i).head == have) tokens.at(i).head = v;
    }
    tokens.hang(v, head, relation.c_str());
    tokens.hang(have, v, "aux");
    tokens.at(have).pos = Pos::aux;
  }
}

void repair_opening_years(language::Sentence& sentence) {
  const Tokens tokens(sentence);
  if (tokens.count() < 4) return;
  const std::int32_t name = tokens.at(1).head;
  const bool year = tokens.at(0).relation == "case" && tokens.at(1).pos == Pos::num &&
                    tokens.at(1).relation == "nummod" && tokens.at(1).span.size() == 4;
  if (!year || name != 2 || tokens.at(name).pos != Pos::propn ||
      !tokens.at(name).relation.starts_with("nsubj"))
    return;
  tokens.hang(1, tokens.at(name).head, "obl");
  tokens.hang(0, 1, "case");
}

void repair_born(language::Sentence& sentence) {
  const Tokens tokens(sentence);
  for (std::int32_t v = 0; v + 1 < tokens.count(); ++v) {
    const std::int32_t main = tokens.at(v).head;
    if (tokens.at(v).xpos != "VBN" || tokens.at(v).relation != "advcl" || main < v) continue;
    const std::int32_t noun = tokens.child(v, "nsubj:pass"), subject = tokens.child(main, "nsubj");
    if (noun < v || subject < noun || tokens.child(v, "aux") >= 0) continue;
    tokens.hang(noun, subject, "appos");
  }
}

void repair_naming_clauses(language::Sentence& sentence) {
  const Tokens tokens(sentence);
  for (std::int32_t name = 2; name < tokens.count(); ++name) {
    const std::int32_t verb = tokens.at(name).head;
    if (tokens.at(name).pos != Pos::propn || !tokens.has(verb) || verb > name) continue;
    if (!is_one_of(tokens.at(verb).lemma, {"call", "dub", "know", "name"}) ||
        !tokens.at(verb).relation.starts_with("acl"))
      continue;
    const std::int32_t noun = tokens.at(verb).head;
    const std::int32_t preposition = tokens.child(name, "case");
    const bool said_of = is_one_of(tokens.at(name).relation, {"obj", "xcomp"}) ||
                         (preposition >= 0 && tokens.at(preposition).lemma == "as");
    // "Which calls itself", "called", "known as"; not "whom he named".
    const std::int32_t subject = tokens.child(verb, "nsubj");
    const bool own = subject < 0 || is_one_of(tokens.at(subject).lemma, {"which", "who", "that"});
    if (!said_of || !own || !tokens.has(noun) || tokens.at(noun).pos != Pos::noun) continue;
    tokens.hang(name, noun, "appos");
    for (std::int32_t i = verb + 1; i < tokens.count(); ++i) {
      if (tokens.at(i).head == name && tokens.at(i).pos == Pos::pron) tokens.hang(i, verb, "obj");
    }
  }
}

void repair_last_passives(language::Sentence& sentence) {
  const Tokens tokens(sentence);
  for (std::int32_t last = 1; last + 1 < tokens.count(); ++last) {
    const std::int32_t v = last + 1, be = tokens.child(last, "cop");
    const bool passive = is_one_of(tokens.at(last).lemma, {"last", "first"}) && tokens.at(v).xpos == "VBN" &&
                         tokens.at(v).head == last && be >= 0 && be < last;
    if (!passive) continue;
    const std::int32_t head = tokens.at(last).head;
    const std::string relation = tokens.at(last).relation;
    for (std::int32_t i = 0; i < tokens.count(); ++i) {
      if (tokens.at(i).head == last) tokens.at(i).head = v;
      if (tokens.at(i).head == v && tokens.at(i).relation == "nsubj") tokens.at(i).relation = "nsubj:pass";
    }
    tokens.hang(v, head, relation.c_str());
    tokens.hang(last, v, "advmod");
    tokens.at(last).pos = Pos::adv;
    tokens.hang(be, v, "aux:pass");
  }
}

void repair_adjective_passives(language::Sentence& sentence, const Lexicon& lexicon) {
  const Tokens tokens(sentence);
  for (std::int32_t v = 1; v < tokens.count(); ++v) {
    if (tokens.at(v).xpos != "JJ") continue;
    const std::string verb = tokens.at(v).lemma == "hurt" ? "hurt" : past_of(tokens.at(v).lemma, lexicon);
    if (verb.empty()) continue;
    const std::int32_t passive = tokens.child(v, "aux:pass"), be = tokens.child(v, "cop");
    if (passive < 0) {
      // A state, but for people who come to harm: "was injured", not "is injured".
      const EventKind* kind = lexicon.kind_of_verb(verb);
      const bool is_harm = verb == "hurt" || (kind != nullptr && is_one_of(kind->name, {"attack", "death"}));
      if (be < 0 || be > v || !is_harm || !is_one_of(tokens.at(be).xpos, {"VBD", "VBN"})) continue;
      tokens.hang(be, v, "aux:pass");
    }
    for (std::int32_t i = 0; i < v; ++i)
      if (tokens.at(i).head == v && tokens.at(i).relation == "nsubj") tokens.at(i).relation = "nsubj:pass";
    tokens.at(v).pos = Pos::verb;
    tokens.at(v).xpos = "VBN";
    tokens.at(v).lemma = verb;
  }
}

void repair_as_roles(language::Sentence& sentence) {
  const Tokens tokens(sentence);
  for (std::int32_t as = 0; as + 2 < tokens.count(); ++as) {
    const std::int32_t word = as + 1;
    const std::int32_t noun = tokens.at(word).head;
    if (tokens.at(as).lemma == "as" && tokens.at(as).head == word && tokens.at(as).relation == "mark" &&
        tokens.at(word).relation == "amod" && noun > word && tokens.is_nominal(noun))
      tokens.hang(as, noun, "case");
  }
}

void repair_magnitudes(language::Sentence& sentence) {
  const Tokens tokens(sentence);
  for (std::int32_t size = 0; size + 2 < tokens.count(); ++size) {
    const std::int32_t quake = size + 2;
    if (tokens.at(size).lemma != "magnitude" || tokens.at(size + 1).pos != Pos::num ||
        !tokens.is_nominal(quake) || tokens.at(quake).head != size)
      continue;
    tokens.hang(quake, tokens.at(size).head, tokens.at(size).relation.c_str());
    for (std::int32_t i = 0; i < tokens.count(); ++i) {
      if (tokens.at(i).head == size) tokens.at(i).head = quake;
    }
    tokens.hang(size, quake, "compound");
  }
}

void repair_per_cent(language::Sentence& sentence) {
  const Tokens tokens(sentence);
  for (std::int32_t per = 1; per + 1 < tokens.count(); ++per) {
    const std::int32_t cent = per + 1;
    const bool is_per_cent = tokens.at(per).lemma == "per" && tokens.at(cent).lemma == "cent";
    const bool is_points = tokens.at(per).lemma == "percentage" && tokens.at(cent).lemma == "point";
    if (!is_points && !(is_per_cent && tokens.at(per - 1).pos == Pos::num)) continue;
    if (tokens.at(per).head != cent) tokens.hang(cent, tokens.at(per).head, tokens.at(per).relation.c_str());
    for (std::int32_t i = 0; i < tokens.count(); ++i) {
      if (tokens.at(i).head == per) tokens.at(i).head = cent;
    }
    tokens.hang(per, cent, "compound");
    if (is_per_cent) tokens.hang(per - 1, cent, "nummod");
    tokens.at(cent).pos = Pos::noun;
  }
}

void repair_holders(language::Sentence& sentence, const Lexicon& lexicon) {
  const Tokens tokens(sentence);
  const auto is_person = [&](std::int32_t i) {
    return lexicon.role_word(tokens.at(i).lemma) != nullptr ||
           lexicon.described_kind(tokens.at(i).lemma, false) == record::ActorKind::person;
  };
  for (const language::NameSpan& name : sentence.names) {
    const auto who = static_cast<std::int32_t>(name.first);
    if (name.kind != language::NameKind::person || !tokens.has(who) || tokens.at(who).relation != "appos")
      continue;
    const std::int32_t body = tokens.at(who).head;
    if (!tokens.has(body) || tokens.at(body).relation != "nmod" || is_person(body)) continue;
    const std::int32_t holder = tokens.at(body).head;
    if (!tokens.has(holder) || holder > body || tokens.at(holder).pos != Pos::noun || !is_person(holder))
      continue;
    tokens.at(who).head = holder;
  }
}

void repair_closing_speakers(language::Sentence& sentence, const Lexicon& lexicon) {
  const Tokens tokens(sentence);
  for (const language::NameSpan& name : sentence.names) {
    const auto first = static_cast<std::int32_t>(name.first), v = static_cast<std::int32_t>(name.last) + 1;
    if (name.kind != language::NameKind::person || first < 3 || v >= tokens.count()) continue;
    if (tokens.at(v - 1).lemma != "," || tokens.at(first - 1).lemma != ",") continue;
    const std::int32_t holder = first - 2, told = tokens.at(v).head;
    const bool joined = is_one_of(tokens.at(v).relation, {"advcl", "conj", "parataxis"}) && told >= 0 &&
                        told < first && tokens.at(told).pos == Pos::verb && tokens.child(v, "nsubj") < 0 &&
                        tokens.child(v, "cc") < 0 && tokens.child(v, "mark") < 0;
    if (!joined || !lexicon.has(WordClass::reporting, tokens.at(v).lemma)) continue;
    const bool role =
        tokens.at(holder).pos == Pos::noun && lexicon.role_word(tokens.at(holder).lemma) != nullptr;
    std::int32_t begin = holder;
    while (begin > 0 && tokens.at(begin - 1).head == holder && tokens.at(begin - 1).lemma != ",") --begin;
    if (!role || begin < 1 || tokens.at(begin - 1).lemma != ",") continue;
    for (std::int32_t i = first; i < v - 1; ++i) {
      if (tokens.at(i).head < first || tokens.at(i).head >= v - 1) tokens.hang(i, holder, "appos");
    }
    tokens.hang(holder, v, "nsubj");
    tokens.at(v).relation = "parataxis";
  }
}

void repair_described_subjects(language::Sentence& sentence, const Lexicon& lexicon) {
  const Tokens tokens(sentence);
  const auto is_finite = [&](std::int32_t i) {
    return tokens.is_finite(i) || tokens.at(i).relation.starts_with("aux") || tokens.at(i).relation == "cop";
  };
  for (std::int32_t v = 1; v < tokens.count(); ++v) {
    const std::int32_t noun = v - 1;
    if (!is_one_of(tokens.at(v).xpos, {"VBN", "VBD"}) || tokens.at(v).relation != "acl" ||
        tokens.at(v).head != noun)
      continue;
    if (!tokens.is_nominal(noun) || tokens.child(noun, "case") >= 0 || tokens.child(v, "obl:agent") >= 0)
      continue;
    const std::int32_t above = tokens.at(noun).head;
    bool alone = true, last = true;  // the only verb of the sentence; no verb of another clause behind it
    for (std::int32_t i = 0; i < tokens.count(); ++i) {
      if (i == v || !is_finite(i)) continue;
      alone = false;
      last &= i < v;
    }
    std::int32_t begin = noun;
    while (begin > 0 && tokens.at(begin - 1).head == noun && tokens.at(begin - 1).lemma != ",") --begin;
    const bool asks = tokens.child(v, "xcomp") > v || tokens.child(v, "obj") > v;
    const bool root = above < 0 && alone && asks && tokens.at(tokens.count() - 1).lemma == ".";
    const bool closes =
        tokens.has(above) && above < begin && last && begin > 0 && tokens.at(begin - 1).lemma == "," &&
        lexicon.has(WordClass::reporting, tokens.at(v).lemma) && tokens.child(v, "obj") < 0 &&
        is_one_of(tokens.at(noun).relation, {"obl:unmarked", "dep", "appos", "conj", "nsubj"});
    if (!root && !closes) continue;
    std::int32_t main = above;
    for (std::int32_t steps = 0; tokens.has(main) && tokens.at(main).head >= 0 && steps < tokens.count();
         ++steps)
      main = tokens.at(main).head;
    tokens.hang(v, root ? -1 : main, root ? "root" : "parataxis");
    tokens.hang(noun, v, "nsubj");
    tokens.at(v).xpos = "VBD";
    for (std::int32_t i = 0; i < tokens.count(); ++i)
      if (root && tokens.at(i).head == noun && (i > v || tokens.at(i).pos == Pos::punct))
        tokens.at(i).head = v;
  }
}

void repair_amount_objects(language::Sentence& sentence) {
  const Tokens tokens(sentence);
  for (std::int32_t v = 1; v + 3 < tokens.count(); ++v) {
    if (tokens.at(v).pos != Pos::verb ||
        !is_one_of(tokens.at(v).lemma, {"fine", "pay", "award", "charge", "cost", "offer", "lend", "owe"}))
      continue;
    const std::int32_t amount = tokens.child(v, "obj");
    if (amount <= v || tokens.child(v, "iobj") >= 0) continue;
    std::int32_t number = v + 1;
    while (number <= amount && tokens.at(number).pos != Pos::num && tokens.at(number).pos != Pos::sym)
      ++number;
    const std::int32_t noun = number - 1;
    if (number > amount || noun <= v || !tokens.is_nominal(noun)) continue;
    for (std::int32_t i = v + 1; i <= amount; ++i) {
      const std::int32_t own = i <= noun ? noun : amount;  // the noun that it may hang on
      const std::int32_t first = i <= noun ? v + 1 : number, head = tokens.at(i).head;
      if (i == noun || i == amount || (head >= first && head <= own)) continue;
      tokens.hang(i, own, i <= noun ? tokens.at(i).relation.c_str() : "nummod");
    }
    tokens.hang(noun, v, "obj");
    tokens.hang(amount, v, "obl:unmarked");
  }
}

void repair_ages(language::Sentence& sentence) {
  const Tokens tokens(sentence);
  for (std::int32_t old = 5; old + 1 < tokens.count(); ++old) {
    const bool form = tokens.at(old).lemma == "old" && tokens.at(old - 2).lemma == "year" &&
                      tokens.at(old - 4).pos == Pos::num && tokens.at(old - 5).lemma == "the";
    if (!form || tokens.is_nominal(old + 1) || tokens.at(old + 1).pos == Pos::adj) continue;
    tokens.at(old).pos = Pos::noun;
    tokens.hang(old - 5, old, "det");
    const std::int32_t verb = tokens.at(old).head;
    const bool misplaced = tokens.has(verb) && verb > old && tokens.at(old).relation == "amod";
    if (misplaced && tokens.at(verb).pos == Pos::verb) tokens.at(old).relation = "nsubj";
  }
}

void repair_day_objects(language::Sentence& sentence) {
  const Tokens tokens(sentence);
  for (std::int32_t i = 1; i < tokens.count(); ++i) {
    Token& token = tokens.at(i);
    if (token.pos != Pos::propn || token.relation != "obj" || tokens.child(i, "case") >= 0) continue;
    if (is_one_of(token.lemma, {"January", "February", "March", "April", "June", "July", "August",
                                "September", "October", "November", "December", "Monday", "Tuesday",
                                "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}))
      token.relation = "obl:unmarked";
  }
}

void repair_named_objects(language::Sentence& sentence) {
  const Tokens tokens(sentence);
  for (std::int32_t v = 0; v + 2 < tokens.count(); ++v) {
    if (tokens.at(v).pos != Pos::verb || tokens.child(v, "nsubj:pass") >= 0 ||
        !is_one_of(tokens.at(v).lemma, {"appoint", "brand", "call", "crown", "declare", "dub", "elect",
                                        "label", "name", "proclaim", "pronounce"}))
      continue;
    std::int32_t named = tokens.child(v, "iobj");
    std::int32_t name = tokens.child(v, "obj");
    // 'Called the deal "a victory"'.
    const std::int32_t quoted = name >= 0 ? tokens.child(name, "appos") : -1;
    if (quoted > name && name + 1 < tokens.count() && is_one_of(tokens.at(name + 1).xpos, {"``", "\""})) {
      tokens.hang(quoted, v, "xcomp");
      continue;
    }
    if (named < 0) {
      // Taken for one phrase, or both for what is said of the object.
      named = name >= 0 ? name : tokens.child(v, "xcomp");
      name = -1;
      for (std::int32_t i = named + 1; named >= 0 && i < tokens.count() && name < 0; ++i) {
        if (tokens.at(i).head == v && tokens.at(i).relation == "xcomp") name = i;
      }
    }
    if (named < v || name <= named || !tokens.is_nominal(name)) continue;
    tokens.hang(named, v, "obj");
    tokens.hang(name, v, "xcomp");
  }
}

void repair_both(language::Sentence& sentence) {
  const Tokens tokens(sentence);
  for (std::int32_t v = 1; v + 1 < tokens.count(); ++v) {
    const std::int32_t noun = v + 1;
    if (!is_one_of(tokens.at(v).xpos, {"VBD", "VBN"}) || tokens.at(v - 1).lemma != "both") continue;
    if (tokens.at(noun).xpos != "NNS" || tokens.at(noun).head != v) continue;
    for (std::int32_t i = 0; i < tokens.count(); ++i)
      if (tokens.at(i).head == v && i != noun) tokens.at(i).head = noun;
    tokens.hang(noun, tokens.at(v).head, tokens.at(v).relation.c_str());
    tokens.hang(v, noun, "amod");
    tokens.at(v).pos = Pos::adj;
    tokens.at(v).xpos = "JJ";
  }
}

void repair_adjective_names(language::Sentence& sentence, std::string_view text,
                            const std::set<std::string, std::less<>>& names) {
  const Tokens tokens(sentence);
  for (std::int32_t i = 0; i < tokens.count(); ++i) {
    Token& token = tokens.at(i);
    if (token.pos != Pos::adj || is_one_of(token.relation, {"amod", "compound"})) continue;
    if (names.find(base::words_at(text, token.span)) == names.end()) continue;
    token.pos = Pos::propn;
    token.xpos = "NNP";
    const std::int32_t verb = token.head;
    if (!tokens.has(verb) || verb + 1 != i || tokens.at(verb).pos != Pos::verb) continue;
    if (!is_one_of(token.relation, {"advmod", "xcomp", "dep"})) continue;
    const std::int32_t object = tokens.child(verb, "obj");
    if (object > i && tokens.at(i + 1).lemma != ",") continue;
    tokens.hang(i, verb, "obj");
    if (object > i) tokens.hang(object, i, "appos");
  }
}

}  // namespace dateline::extract
