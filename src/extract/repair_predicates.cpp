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

void repair_predicates(language::Sentence& sentence) {
  const Tokens tokens(sentence);
  for (std::int32_t v = 1; v + 1 < tokens.count(); ++v) {
    const std::int32_t noun = tokens.at(v).head;
    if (tokens.at(v).xpos != "VBN" || tokens.at(v).relation != "acl" || !tokens.has(noun) || noun > v)
      continue;
    if (!tokens.is_nominal(noun) || tokens.at(noun).head >= 0) continue;
    if (tokens.at(tokens.count() - 1).lemma != "." || tokens.child(noun, "cop") >= 0 ||
        tokens.child(noun, "nsubj") >= 0 || tokens.child(noun, "case") >= 0)
      continue;
    bool object = false, finite = false;
    for (std::int32_t i = 0; i < tokens.count(); ++i) {
      if (i > v && tokens.at(i).head == v)
        object |= is_one_of(tokens.at(i).relation, {"obj", "iobj", "xcomp", "ccomp"});
      finite |= i != v && tokens.at(i).head == noun && tokens.is_finite(i);
    }
    if (!object || finite) continue;
    for (std::int32_t i = v; i < tokens.count(); ++i) {
      if (tokens.at(i).head == noun) tokens.at(i).head = v;
    }
    tokens.hang(v, -1, "root");
    tokens.at(v).xpos = "VBD";
    tokens.hang(noun, v, "nsubj");
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

}  // namespace dateline::extract
