#include <catch2/catch.hpp>

#include "src/base/data_files.hpp"
#include "src/extract/lexicon.hpp"
#include "src/extract/repair.hpp"

using namespace dateline;
using language::Pos;

namespace {

language::Token word(Pos pos, const char* xpos, const char* lemma, std::int32_t head, const char* relation) {
  return {{}, pos, xpos, lemma, head, relation};
}

const extract::Lexicon& lexicon() {
  static const extract::Lexicon it(base::embedded_data());
  return it;
}

}  // namespace

TEST_CASE("Repair: what was set to happen is a verb", "[extract]") {
  language::Sentence sentence;  // "plane was set to land in Oslo"
  sentence.tokens = {
      word(Pos::noun, "NN", "plane", 2, "nsubj:pass"), word(Pos::aux, "VBD", "be", 2, "aux:pass"),
      word(Pos::verb, "VBN", "set", -1, "root"),       word(Pos::adp, "IN", "to", 4, "case"),
      word(Pos::noun, "NN", "land", 2, "obl"),         word(Pos::adp, "IN", "in", 6, "case"),
      word(Pos::propn, "NNP", "Oslo", 2, "obl")};
  language::Sentence moved = sentence;
  extract::repair_infinitives(sentence, lexicon());
  CHECK(sentence.tokens[4].pos == Pos::verb);
  CHECK(sentence.tokens[4].relation == "xcomp");
  CHECK(sentence.tokens[3].relation == "mark");
  CHECK(sentence.tokens[6].head == 4);
  // "Was taken to trial" is a way, no plan.
  moved.tokens[2].lemma = "take";
  extract::repair_infinitives(moved, lexicon());
  CHECK(moved.tokens[4].pos == Pos::noun);
}

TEST_CASE("Repair: a common noun without an article is not joined to a name", "[extract]") {
  language::Sentence sentence;  // "will start from Oslo and land in Bergen"
  sentence.tokens = {word(Pos::aux, "MD", "will", 1, "aux"),  word(Pos::verb, "VB", "start", -1, "root"),
                     word(Pos::adp, "IN", "from", 3, "case"), word(Pos::propn, "NNP", "Oslo", 1, "obl"),
                     word(Pos::cconj, "CC", "and", 5, "cc"),  word(Pos::noun, "NN", "land", 3, "conj"),
                     word(Pos::adp, "IN", "in", 7, "case"),   word(Pos::propn, "NNP", "Bergen", 1, "obl")};
  language::Sentence past = sentence;
  extract::repair_infinitives(sentence, lexicon());
  CHECK(sentence.tokens[5].xpos == "VB");
  CHECK(sentence.tokens[5].head == 1);
  CHECK(sentence.tokens[7].head == 5);
  // "Came from Oslo and land in the north": no infinitive goes with a past tense.
  past.tokens[1].xpos = "VBD";
  extract::repair_infinitives(past, lexicon());
  CHECK(past.tokens[5].pos == Pos::noun);
}

TEST_CASE("Repair: a participle between a copula and a number is the verb", "[extract]") {
  language::Sentence sentence;  // "it is closing 40 branches"
  sentence.tokens = {word(Pos::pron, "PRP", "it", 4, "nsubj"), word(Pos::aux, "VBZ", "be", 4, "cop"),
                     word(Pos::verb, "VBG", "close", 4, "amod"), word(Pos::num, "CD", "40", 4, "nummod"),
                     word(Pos::noun, "NNS", "branch", -1, "root")};
  language::Sentence plain = sentence;
  extract::repair_progressives(sentence);
  CHECK(sentence.tokens[2].relation == "root");
  CHECK(sentence.tokens[0].head == 2);
  CHECK(sentence.tokens[1].relation == "aux");
  CHECK(sentence.tokens[4].relation == "obj");
  CHECK(sentence.tokens[3].head == 4);
  // "It is closing time".
  plain.tokens[3] = word(Pos::noun, "NN", "bank", 4, "compound");
  extract::repair_progressives(plain);
  CHECK(plain.tokens[4].relation == "root");
}

TEST_CASE("Repair: the past of a verb is no noun and no adjective", "[extract]") {
  language::Sentence sentence;  // "fell after its chief resigned"
  sentence.tokens = {word(Pos::verb, "VBD", "fall", -1, "root"), word(Pos::adp, "IN", "after", 4, "case"),
                     word(Pos::pron, "PRP$", "its", 4, "nmod:poss"), word(Pos::adj, "JJ", "chief", 4, "amod"),
                     word(Pos::noun, "NN", "resigned", 0, "obl")};
  extract::repair_past_forms(sentence, lexicon());
  CHECK(sentence.tokens[4].xpos == "VBD");
  CHECK(sentence.tokens[4].lemma == "resign");
  CHECK(sentence.tokens[4].relation == "advcl");
  CHECK(sentence.tokens[1].relation == "mark");
  CHECK(sentence.tokens[3].relation == "nsubj");
  CHECK(sentence.tokens[2].head == 3);
  language::Sentence modifier;  // "tablet, unveiled"; "after the seed"
  modifier.tokens = {word(Pos::noun, "NN", "tablet", -1, "root"), word(Pos::adj, "JJ", "unveiled", 0, "acl"),
                     word(Pos::adp, "IN", "after", 3, "case"), word(Pos::noun, "NN", "seed", 0, "obl")};
  extract::repair_past_forms(modifier, lexicon());
  CHECK(modifier.tokens[1].pos == Pos::verb);
  CHECK(modifier.tokens[1].lemma == "unveil");
  CHECK(modifier.tokens[3].pos == Pos::noun);
}
